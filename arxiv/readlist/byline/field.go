package byline

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"clipgraph/bib/work"
)

// ParseField reads a field that is known to hold authors, in any of the orders that
// lists have: names in reading order, initials behind family names, given names
// behind family names, and family names alone. It returns none unless each part is
// a name. What stands behind the last name, such as a venue, is behind.
func ParseField(text string) (authors []work.Person, more bool, behind string) {
	text, behind = cutBehindNames(text)
	if text == "" {
		return nil, false, ""
	}
	if authors, more = initialsLast(text); authors != nil {
		return authors, more, behind
	}
	if authors, more = Parse(text); authors != nil {
		return authors, more, behind
	}
	if authors, more, _ = readNames(text, false); authors != nil {
		return authors, more, behind
	}
	listed := commaEtAl.MatchString(text)
	text, more = work.CutOthers(strings.Trim(text, " .,;"))
	if family, given, ok := strings.Cut(text, ","); ok && more && !listed && isInverted(family, given) && !initials.MatchString(strings.TrimSpace(given)) {
		return nil, false, "" // "Doe, Roe et al." is two persons and "Doe, Jane et al." one
	}
	for _, read := range []func(string, bool) []work.Person{familyFirstPairs, firstInverted, familiesAlone} {
		if authors = read(text, more); authors != nil {
			return authors, more, behind
		}
	}
	return nil, false, ""
}

// commaEtAl is "et al." behind a comma, as it stands behind a name that has its
// family name in front.
var commaEtAl = regexp.MustCompile(`(?i),\s*et\.?\s*al\b`)

// etAl ends a list of names.
var etAl = regexp.MustCompile(`(?i)\bet\.?\s*al\b\.?`)

// cutBehindNames cuts text behind "et al", or else behind its first sentence: a
// full stop behind a word is no initial's.
func cutBehindNames(text string) (names, behind string) {
	if at := etAl.FindStringIndex(text); at != nil {
		names, behind = text[:at[1]], text[at[1]:]
	} else {
		names, behind = cutSentence(text)
		last := names[strings.LastIndexAny(names, " ,")+1:]
		if utf8.RuneCountInString(last) < 3 || work.IsSuffix(last) {
			return text, "" // "Md. Jane Doe", "Martin King, Jr. and Jane Doe"
		}
	}
	return names, strings.Trim(behind, " .,;:*_()[]")
}

// familyInitials is "Doe J", "Van Roe R B" and "Doe JR".
var familyInitials = regexp.MustCompile(`^(\p{Lu}[\pL'’-]*\p{Ll}(?: \p{Lu}[\pL'’-]*\p{Ll})*) (\p{Lu}{1,3}|\p{Lu}(?: \p{Lu}){1,2})$`)

// initialsLast reads "Doe J, Roe R B", whose parts all end in initials.
func initialsLast(text string) (authors []work.Person, more bool) {
	text, more = work.CutOthers(strings.Trim(oneBlank(text), " .,;"))
	for part := range strings.SplitSeq(commaJoints.Replace(text), ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		m := familyInitials.FindStringSubmatch(part)
		if m == nil {
			return nil, false
		}
		authors = append(authors, work.FromParts(m[1], m[2], ""))
	}
	return authors, more
}

// familyFirstPairs reads "Doe, Jane and Roe, Richard" and, where the list says that
// there are more, "Doe, Jane".
func familyFirstPairs(text string, more bool) (authors []work.Person) {
	pairs := strings.Split(strings.ReplaceAll(text, " & ", " and "), " and ")
	if len(pairs) == 1 && !more {
		return nil // may be two family names
	}
	for _, pair := range pairs {
		family, given, ok := strings.Cut(pair, ",")
		if !ok || strings.Contains(given, ",") || !isInverted(family, given) {
			return nil
		}
		authors = append(authors, work.ParseName(oneBlank(strings.TrimSpace(pair))))
	}
	return authors
}

// firstInverted reads "Doe, Jane, Richard Roe, and John Smith", where the first
// name alone has its family name in front.
func firstInverted(text string, _ bool) []work.Person {
	family, rest, _ := strings.Cut(commaJoints.Replace(text), ",")
	given, rest, _ := strings.Cut(rest, ",")
	first, _, more := strings.Cut(strings.TrimSpace(given), " ")
	if !isInverted(family, given) || strings.Contains(strings.TrimSpace(family), " ") || more && initials.MatchString(first) {
		return nil // "Doe, R. Roe, and J. Smith": the first lacks its initial
	}
	others, _ := Parse(rest)
	if others == nil {
		return nil
	}
	return append([]work.Person{work.ParseName(strings.TrimSpace(family) + ", " + strings.TrimSpace(given))}, others...)
}

// isInverted reports whether family and given are names, and together one.
func isInverted(family, given string) bool {
	f, g := strings.Fields(family), strings.Fields(given)
	for _, w := range append(f, g...) {
		if noNames[strings.ToLower(w)] {
			return false
		}
	}
	return len(f) > 0 && len(g) > 0 && len(g) < 5 && isCapitalised(g[0]) && isPersonName(append(g[:1:1], f...))
}

// familiesAlone reads "Doe, Roe and Smith".
func familiesAlone(text string, _ bool) (authors []work.Person) {
	for family := range strings.SplitSeq(commaJoints.Replace(text), ",") {
		family = strings.TrimSpace(family)
		if family == "" {
			continue // "Doe, and Roe"
		}
		if !isCapitalised(family) || noNames[strings.ToLower(family)] {
			return nil
		}
		authors = append(authors, work.Person{Family: family})
	}
	return authors
}
