package lookup

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/bib/work"
	"clipgraph/internal/lazyregexp"
)

// Names of authors as publishers deposit them at Crossref: with titles, with initials before
// the family name, all in one field, and between them the institutions of the persons.

// people returns the persons and organisations in names, each organisation once.
func people(names []crossrefName) []work.Person {
	hasPersons := slices.ContainsFunc(names, func(n crossrefName) bool { return n.Given != "" })
	var all []work.Person
	for _, n := range names {
		if n.Name != "" && hasPersons && isAffiliation(n.Name, names) {
			continue
		}
		family, given := plain(cmp.Or(n.Family, n.Name)), personTitle.ReplaceAllString(plain(n.Given), "")
		if several, more := work.ParseNames(family); given == "" && n.Family != "" && !more && len(several) > 1 && areWhole(several) {
			all = append(all, several...) // one field contains all of them
			continue
		}
		if m := initialsFirst.FindStringSubmatch(family); m != nil && given != "" {
			family, given = m[2], given+" "+m[1]
		}
		if given == "" {
			family = behalf.ReplaceAllString(family, "")
		}
		p := work.FromParts(family, given, plain(n.Suffix))
		if strings.Contains(family, ",") && given != "" { // "Roe, MD" and "Roe,"
			p = work.ParseName(strings.TrimRight(family, ", ") + ", " + given)
			p.Suffix = cmp.Or(p.Suffix, plain(n.Suffix))
		}
		if p != (work.Person{}) && (given != "" || !slices.Contains(all, p)) {
			all = append(all, p)
		}
	}
	return all
}

func areWhole(people []work.Person) bool {
	return !slices.ContainsFunc(people, func(p work.Person) bool { return p.Given == "" })
}

// isAffiliation reports whether an organisation among persons is where they work, and no
// author: it is named again, or its name is an address.
func isAffiliation(name string, names []crossrefName) bool {
	times := 0
	for _, n := range names {
		if n.Name == name {
			times++
		}
	}
	return times > 1 || strings.Contains(name, ",") && workplace.MatchString(name)
}

var (
	workplace     = lazyregexp.New(`\b(?:Department|Dept|Faculty|School|College|University|Institute|Laboratory|Researcher)\b`)
	personTitle   = lazyregexp.New(`^(?:(?:Prof|Dr|Mr|Mrs|Ms)\. ?)+`)
	initialsFirst = lazyregexp.New(`^((?:\p{Lu}\. ?)+) (\p{Lu}\p{Ll}.*)$`)
	behalf        = lazyregexp.New(`^(?:for|on behalf of) (?:the )?`)
)
