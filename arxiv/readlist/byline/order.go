package byline

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"clipgraph/bib/work"
)

// The orders of names separated by commas or "and". Each function parses all parts or
// none.

// list is a list of names, split into parts.
type list struct {
	parts []string
	and   bool // "and" precedes the last part
	pairs bool // "and" precedes the last but one, and no other: "Doe, Jane, and Roe, Richard"
	ands  bool // "and" is in the text
	// suffixes are the suffixes after a comma, such as "Jr.", by part.
	suffixes map[int]string
}

// newList splits a text at commas and "and".
func newList(text string) list {
	l := list{}
	joined := strings.ReplaceAll(text, "&", " and ")
	l.ands = strings.Contains(joined, " and ")
	l.and = strings.LastIndex(joined, " and ") > strings.LastIndexByte(strings.TrimRight(joined, " ,"), ',')-1
	if before, last, ok := strings.Cut(joined, " and "); ok {
		l.pairs = strings.HasSuffix(strings.TrimRight(before, " "), ",") && strings.Count(strings.Trim(last, " ,"), ",") == 1 && !strings.Contains(last, " and ")
	}
	for part := range strings.SplitSeq(commaJoints.Replace(text), ",") {
		switch part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "and ")); {
		case part == "" || part == ":":
		case len(l.parts) > 0 && work.IsSuffix(part):
			if l.suffixes == nil {
				l.suffixes = map[int]string{}
			}
			l.suffixes[len(l.parts)-1] = part
		default:
			l.parts = append(l.parts, strings.TrimSuffix(part, ":"))
		}
	}
	return l
}

// add appends the person of a part, with the suffix after it.
func (l list) add(authors []work.Person, at int, p work.Person) []work.Person {
	if s := l.suffixes[at]; s != "" {
		p.Suffix = s
	}
	return append(authors, p)
}

// readingOrder parses "Jane Doe, Richard van Roe". Among several such names a single word
// may be a name too.
func (l list) readingOrder() (authors []work.Person) {
	c := counted{}
	l.joinSplit()
	for i, part := range l.parts {
		whole, two := splitGlued(part)
		if part = whole; !c.take(part) && !(c.names > 1 && (two || i+1 < len(l.parts)) && c.takeAlone(part)) {
			return nil
		}
		authors = l.add(authors, i, person(part))
	}
	if !c.areNames() {
		return nil
	}
	return authors
}

// joinSplit joins the two halves of the one name that has a comma for its blank, or for the full
// stop of its initial: "Jane Doe, R, Roe, John Smith". It is not the last where "and" joins names
// or words: "Jane Doe and Roe, Richard", "Jane Doe, John Smith, Roads & Gravel".
func (l *list) joinSplit() {
	at := 0
	for i, part := range l.parts {
		isHalf := isCapitalised(part) && !hasExcludedWord(part) && !isAcronym(part)
		switch {
		case isHalf && at > 0 && i == at+1:
		case isHalf && at == 0 && i > 0:
			at = i
		case !isName(part):
			return
		}
	}
	last := at + 1
	switch {
	case at == 0, last == len(l.parts), last+1 == len(l.parts) && l.ands,
		strings.Contains(l.parts[last], " "), len(l.parts) <= leastWhole, l.suffixes != nil:
		return
	}
	name := l.parts[at] + " " + l.parts[at+1]
	l.parts = slices.Concat(l.parts[:at], []string{name}, l.parts[at+2:])
}

// initialsLast parses "Doe J, Roe R B", in which all parts end in initials. A single name
// needs two initials, or one with a full stop.
func (l list) initialsLast() (authors []work.Person) {
	for i, part := range l.parts {
		pointed := strings.HasSuffix(part, ".")
		if i+1 == len(l.parts) {
			part = strings.TrimSuffix(part, ".")
		}
		if len(l.parts) == 1 && !pointed && !twoInitials.MatchString(part) {
			return nil
		}
		m := familyInitials.FindStringSubmatch(part)
		if m == nil {
			return nil
		}
		authors = l.add(authors, i, work.FromParts(m[1], m[2], ""))
	}
	return authors
}

// initialsApart parses "Doe, J., van Roe, R. B.". The last of many may lack initials.
func (l list) initialsApart() (authors []work.Person) {
	last := len(l.parts) - len(l.parts)%2
	if last < len(l.parts) && (last < 4 || !l.and || !isFamily(l.parts[last]) || hasExcludedWord(l.parts[last])) {
		return nil
	}
	for i := 0; i < last; i += 2 {
		family, given := l.parts[i], l.parts[i+1]
		if !isFamily(family) || hasExcludedWord(family) || !initials.MatchString(given) || !strings.Contains(given, ".") && (initials.MatchString(family) || len(l.parts) == 2 && len(given) > 1) {
			return nil
		}
		p := work.FromParts(family, "A", "")
		p.Given = given // it may look like a degree, such as "M.D."
		authors = l.add(authors, i+1, p)
	}
	if last < len(l.parts) { // "Doe, J., Smith, A. B. and Roe"
		authors = append(authors, work.FromParts(l.parts[last], "", ""))
	}
	return authors
}

// firstInverted parses "Doe, Jane, Richard Roe, and John Smith", in which only the first
// name is inverted.
func (l list) firstInverted() []work.Person {
	if len(l.parts) < 3 || !l.isInverted(0) {
		return nil
	}
	family, given := l.parts[0], strings.Fields(l.parts[1])
	others := list{parts: l.parts[2:]}
	switch {
	case strings.Contains(family, " ") && len(given) > 1 && !initials.MatchString(l.parts[1]):
		return nil // two names
	case len(given) > 1 && initials.MatchString(given[0]) && !initials.MatchString(l.parts[1]) && !others.mostlyWhole():
		return nil // "Doe, R. Roe, and J. Smith": the first lacks its initial
	}
	for i, s := range l.suffixes {
		if others.suffixes == nil {
			others.suffixes = map[int]string{}
		}
		others.suffixes[i-2] = s
	}
	rest := others.readingOrder()
	if rest == nil {
		return nil
	}
	return append([]work.Person{invert(family, l.parts[1])}, rest...)
}

// allInverted parses "Doe, Jane, van Roe, Richard, and Smith, John", in which the place of "and"
// shows the pairs.
func (l list) allInverted() (authors []work.Person) {
	if !l.pairs || len(l.parts)%2 != 0 || l.suffixes != nil {
		return nil
	}
	for i := 0; i < len(l.parts); i += 2 {
		if !l.isInverted(i) {
			return nil
		}
		authors = append(authors, invert(l.parts[i], l.parts[i+1]))
	}
	return authors
}

// mostlyWhole reports whether most names begin with a full given name.
func (l list) mostlyWhole() bool {
	n := 0
	for _, part := range l.parts {
		if first, _, _ := strings.Cut(part, " "); !initials.MatchString(first) {
			n++
		}
	}
	return 2*n > len(l.parts)
}

// familiesAlone parses "Doe, van Roe and Smith".
func (l list) familiesAlone() (authors []work.Person) {
	if !slices.ContainsFunc(l.parts, func(part string) bool { return part != strings.ToUpper(part) }) {
		return nil // acronyms
	}
	for i, part := range l.parts {
		if !isFamily(part) || strings.Contains(part, " ") && isName(part) && !beginsInParticle(part) || hasExcludedWord(part) || utf8.RuneCountInString(strings.TrimSuffix(part, ".")) == 1 {
			return nil
		}
		authors = l.add(authors, i, work.FromParts(part, "", ""))
	}
	return authors
}

// beginsInParticle reports whether text begins with a particle, in small letters or not.
func beginsInParticle(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return (work.Word{Text: strings.ToLower(first)}).IsParticle()
}

// isInverted reports whether parts i and i+1 are one inverted name.
func (l list) isInverted(i int) bool {
	family, given := l.parts[i], strings.Fields(withoutParticles(l.parts[i+1]))
	return len(given) < 5 && isFamily(family) && !hasExcludedWord(family) && !initials.MatchString(family) &&
		isCapitalised(given[0]) && isName(given[0]+" "+family)
}

var (
	initials = regexp.MustCompile(`^(?:\p{Lu}\.?[ -]?){1,4}$`)
	// familyInitials matches "Doe J", "Van Roe R B" and "Doe JR".
	familyInitials = regexp.MustCompile(`^((?:\p{Ll}{1,4} ){0,3}\p{Lu}[\pL'’-]*\p{Ll}(?: \p{Lu}[\pL'’-]*\p{Ll})*) (\p{Lu}{1,3}|\p{Lu}(?: \p{Lu}){1,2})$`)
)

// isFamily reports whether text has the form of a family name: one or two capitalised
// words after optional particles.
func isFamily(text string) bool {
	words := strings.Fields(text)
	for len(words) > 1 && beginsInParticle(words[0]) {
		words = words[1:]
	}
	for _, w := range words {
		if !isCapitalised(w) && !isElided(w) || arePointed(w) {
			return false
		}
	}
	return len(words) == 1 || len(words) == 2
}
