package byline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"clipgraph/bib/work"
)

// Field is the result of parsing a field of authors.
type Field struct {
	Authors []work.Person // nil if the text could not be parsed
	More    bool
	Behind  string
	// Order is the order of the names, if it is unambiguous.
	Order Order
	// Either holds a family name and a given name, or two family names. Authors is then
	// nil; see [Field.As].
	Either [2]string
}

// Order is the order of names separated by a comma.
type Order int

// The possible orders.
const (
	UnknownOrder Order = iota
	FamilyFirst        // "Doe, Jane"
	Families           // "Doe, Roe"
)

// As returns the authors of an ambiguous field in the order that other fields of the list
// determine.
func (f Field) As(o Order) []work.Person {
	switch {
	case f.Either[0] == "" || o == UnknownOrder:
		return f.Authors
	case o == FamilyFirst:
		return []work.Person{invert(f.Either[0], f.Either[1])}
	}
	return []work.Person{work.FromParts(f.Either[0], "", ""), work.FromParts(f.Either[1], "", "")}
}

// Read parses a field that is known to contain authors, in any order used in lists: names
// in reading order, family names with initials, family names with given names, and family
// names alone. It returns none unless each part is a name. The text after the last name,
// such as a venue, is Behind.
//
// If most parts have the form of names, lower-case parts are names too, and so are
// consortia, which become family names. Nicknames in brackets, footnotes and affiliations
// are removed.
func Read(text string) (f Field) {
	if len(text) > maxField {
		return Field{}
	}
	text, f.More, f.Behind = cutOthers(text)
	listed := strings.HasSuffix(strings.TrimSpace(text), ",") // as after "Doe, Jane,"
	text, tail := cutBehind(tidy(text))
	if f.Behind == "" {
		f.Behind = tail
	}
	switch {
	case text == "":
	case strings.Contains(text, ";") && !mixed(text):
		f.Authors = semicolonSeparated(strings.Split(text, ";"))
	default:
		f.orders(strings.ReplaceAll(text, ";", ","), listed)
	}
	return f
}

// maxField bounds the length of a field, in bytes.
const maxField = 20_000

// orders parses names separated by commas or "and", in the first order that fits.
func (f *Field) orders(text string, listed bool) {
	if pairs := strings.Split(strings.ReplaceAll(text, " & ", " and "), " and "); len(pairs) > 1 {
		if f.Authors = inverted(pairs); f.Authors != nil {
			f.Order = FamilyFirst
			return
		}
	}
	l := newList(text)
	for _, o := range []struct {
		read  func(list) []work.Person
		order Order
	}{{list.initialsLast, UnknownOrder}, {list.readingOrder, UnknownOrder}, {list.initialsApart, FamilyFirst}, {list.firstInverted, FamilyFirst}, {list.allInverted, FamilyFirst}} {
		if f.Authors = o.read(l); f.Authors != nil {
			f.Order = o.order
			return
		}
	}
	if len(l.parts) == 2 && !strings.Contains(text, " and ") && !strings.Contains(text, "&") && l.isInverted(0) {
		f.Either = [2]string(l.parts)
		if isWholeGiven(l.parts[1]) || f.More && listed {
			f.Order = FamilyFirst
			f.Authors = f.As(FamilyFirst)
		}
		return // "Doe, Roe" is two persons and "Doe, Jane" one
	}
	if f.Authors = l.familiesAlone(); f.Authors != nil {
		f.Order = Families
	}
}

// isWholeGiven reports whether a text can only be a given name: initials, or names with
// an initial.
func isWholeGiven(text string) bool {
	return slices.ContainsFunc(strings.Fields(text), func(w string) bool {
		return initials.MatchString(w) && (strings.Contains(w, ".") || utf8.RuneCountInString(w) == 1)
	})
}

// inverted parses "Doe, Jane" and "Roe, Richard", as BibTeX separates them by "and".
func inverted(pairs []string) (authors []work.Person) {
	c := counted{}
	for _, pair := range pairs {
		family, given, ok := strings.Cut(strings.Trim(pair, " ,"), ",")
		if !ok || strings.Contains(given, ",") || !c.take(strings.TrimSpace(given)+" "+family) {
			return nil
		}
		authors = append(authors, invert(family, given))
	}
	if !c.areNames() {
		return nil
	}
	return authors
}

// semicolonSeparated parses names separated by semicolons: "Doe, Jane; Roe, Richard", "Jane Doe,
// Institute; Richard Roe".
func semicolonSeparated(parts []string) (authors []work.Person) {
	c := counted{}
	affiliated := !slices.ContainsFunc(parts, func(part string) bool {
		family, given, comma := strings.Cut(strings.Trim(part, " ,"), ",")
		return comma && (!isName(strings.TrimSpace(family)) || initials.MatchString(strings.TrimSpace(given)))
	})
	for _, part := range parts {
		part = strings.TrimPrefix(strings.Trim(part, " ,"), "and ")
		family, given, comma := strings.Cut(part, ",")
		family, given = strings.TrimSpace(family), strings.TrimSpace(given)
		switch {
		case part == "":
		case comma && affiliated:
			authors = append(authors, work.ParseName(family))
			c.names++
		case comma && c.take(withoutParticles(given)+" "+family):
			authors = append(authors, invert(family, given))
		case !comma && strings.Contains(part, " and "):
			return nil
		case !comma && c.take(part):
			authors = append(authors, person(part))
		default:
			return nil
		}
	}
	if !c.areNames() {
		return nil
	}
	return authors
}

// mixed reports whether both semicolons and commas separate names: "Jane Doe; Richard
// Roe, John Smith".
func mixed(text string) bool {
	for part := range strings.SplitSeq(text, ";") {
		if first, rest, ok := strings.Cut(part, ","); ok && isPersonPart(first) {
			second, _, _ := strings.Cut(rest, ",")
			return isPersonPart(second)
		}
	}
	return false
}

// withoutParticles removes the particles at the end of a given name, as in "Oord, Aaron
// van den".
func withoutParticles(given string) string {
	words := strings.Fields(given)
	for len(words) > 1 && (work.Word{Text: words[len(words)-1]}).IsParticle() {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

func invert(family, given string) work.Person {
	return work.ParseName(strings.TrimSpace(family) + ", " + strings.TrimSpace(given))
}

// person parses a name in reading order, of a person or a group.
func person(text string) work.Person {
	if isGroup(text) {
		return work.Person{Family: text}
	}
	return work.ParseName(text)
}
