// Package namelist parses and formats lists of people as in BibTeX's fields author and editor: "van
// den Oord, Aaron and {ATLAS Collaboration} and others".
//
// [Parse] reads all forms that BibTeX and biber accept, and corrects common mistakes. [Format]
// writes the one form that all programs read alike. Package work parses the names of persons; this
// package handles braces, commas, "and" and TeX.
package namelist

import (
	"slices"
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// Format returns a list of people for the author field. Names are written as "von Last, Jr, First",
// the one form that BibTeX and biber always read alike (btxdoc, "Name formats"), and joined by "
// and ". If there are more than most names, only the first most are written, followed by "others";
// 0 means no limit. "others" is also written if moreAuthors says that there are unnamed authors.
// [Parse] returns the same people.
func Format(d latex.Dialect, people []work.Person, moreAuthors bool, most int) string {
	var names []string
	for _, p := range people {
		n := formatName(d, p)
		if n == "" {
			continue
		}
		if most > 0 && len(names) == most {
			moreAuthors = true
			break
		}
		names = append(names, n)
	}
	if moreAuthors && len(names) > 0 {
		names = append(names, "others")
	}
	return strings.Join(names, " and ")
}

// HasNames reports whether [Format] writes any name of people.
func HasNames(people []work.Person) bool {
	return slices.ContainsFunc(people, func(p work.Person) bool { return cleanName(p.Family) != "" || cleanName(p.Given) != "" })
}

// formatName returns a name for an author field. Parts that would be misread, such as a family name
// with an "and", are put in braces.
func formatName(d latex.Dialect, p work.Person) string {
	p = work.Person{Given: cleanName(p.Given), Particle: cleanName(p.Particle), Family: cleanName(p.Family), Suffix: cleanName(p.Suffix)}
	if p.Family == "" && p.Given == "" {
		return ""
	}
	if p.Family == "" {
		p.Family, p.Given = p.Given, ""
	}
	if p.Given == "" && p.Suffix == "" { // a collaboration, or a person with a single name
		family := p.Last()
		isWord := !strings.Contains(family, " ") && isReadAlone(family) && (work.Name{plainWords(family)}).Person().Family == family
		return braced(d.Escape(family), !isWord)
	}
	fixFamily, fixGiven := needsBraces(p)
	last, first := braced(d.Escape(p.Family), fixFamily), braced(d.Escape(p.Given), fixGiven || p.Given == "")
	if p.Particle != "" {
		last = d.Escape(p.Particle) + " " + last
	}
	if p.Suffix == "" {
		return last + ", " + first
	}
	suffix := braced(d.Escape(p.Suffix), separates(p.Suffix))
	return last + ", " + suffix + ", " + first
}

// needsBraces reports which parts of a name would be misread without braces.
func needsBraces(p work.Person) (braceFamily, braceGiven bool) {
	if p.Particle == "" && p.Suffix == "" && work.IsOrdinary(p.Family) && work.IsOrdinary(p.Given) {
		return false, false
	}
	family, given := plainWords(p.Family), plainWords(p.Given)
	braceFamily, braceGiven = !isReadAlone(p.Family), separates(p.Given)
	if !braceFamily && !braceGiven {
		if readBack(p, family, given) == p {
			return false, false
		}
		braceFamily = true
	}
	if braceFamily {
		family = []work.Word{{Text: p.Family, Fixed: true}}
	}
	if !braceGiven && readBack(p, family, given) != p {
		braceGiven = true
	}
	return braceFamily, braceGiven
}

// braced returns text, in braces if needed.
func braced(text string, needed bool) string {
	if needed {
		return "{" + text + "}"
	}
	return text
}

// readBack returns how p is read if its name is written with these words.
func readBack(p work.Person, family, given []work.Word) work.Person {
	name := work.Name{slices.Concat(plainWords(p.Particle), family)}
	if p.Suffix != "" {
		name = append(name, plainWords(p.Suffix))
	}
	return append(name, given).Person()
}

func cleanName(text string) string { return latex.Clean(strings.ReplaceAll(text, "~", " ")) }

func plainWords(text string) []work.Word {
	var words []work.Word
	for w := range strings.FieldsSeq(text) {
		words = append(words, work.Word{Text: w})
	}
	return words
}

// isReadAlone reports whether BibTeX reads a family name correctly without braces: it contains no
// separator and does not begin with a lower-case word, which would be a particle.
func isReadAlone(family string) bool {
	return !separates(family) && !work.IsOthers(family) && !(work.Word{Text: family}).IsLower()
}

// separates reports whether text contains a separator of names or of their parts.
func separates(text string) bool {
	if strings.ContainsAny(text, ",;=") {
		return true
	}
	for word := range strings.SplitSeq(text, " ") {
		if len(word) == 3 && strings.EqualFold(word, "and") {
			return true
		}
	}
	return false
}
