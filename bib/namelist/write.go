// Package namelist writes and reads lists of people as BibTeX has them in the fields
// author and editor: "van den Oord, Aaron and {ATLAS Collaboration} and others".
//
// [Parse] reads all that BibTeX and biber take, and mends what people write; [Format]
// writes the one form that every program reads alike. How a person is called is in
// package work: this one knows braces, commas, "and" and TeX.
package namelist

import (
	"slices"
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// Format writes an author list for the author field: every name as "von Last,
// Jr, First", the one form that BibTeX and biber read alike whatever the name
// (btxdoc, "Name formats"), joined by " and ". Of more than most names the
// first most are written, and "others"; 0 is no bound. "others" is written as
// well where moreAuthors says that there are authors who are not named.
// [Parse] reads back the same people.
func Format(d latex.Dialect, people []work.Person, moreAuthors bool, most int) string {
	var names []string
	for _, p := range people {
		n := one(d, p)
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

// one writes one name. Parts that would not be read as they are, such as a
// family name with an "and", stand in braces.
func one(d latex.Dialect, p work.Person) string {
	p = work.Person{Given: cleanName(p.Given), Particle: cleanName(p.Particle), Family: cleanName(p.Family), Suffix: cleanName(p.Suffix)}
	if p.Family == "" && p.Given == "" {
		return ""
	}
	if p.Family == "" {
		p.Family, p.Given = p.Given, ""
	}
	if p.Given == "" && p.Suffix == "" { // a collaboration, or a person of one name
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

// needsBraces reports which parts of a name are read otherwise without braces.
func needsBraces(p work.Person) (ofFamily, ofGiven bool) {
	family, given := plainWords(p.Family), plainWords(p.Given)
	ofFamily, ofGiven = !isReadAlone(p.Family), separates(p.Given)
	if !ofFamily && !ofGiven && parts(p, family, given) != p {
		ofFamily = true
	}
	if ofFamily {
		family = []work.Word{{Text: p.Family, Fixed: true}}
	}
	if !ofGiven && parts(p, family, given) != p {
		ofGiven = true
	}
	return ofFamily, ofGiven
}

// braced returns text in braces, where it needs them.
func braced(text string, needed bool) string {
	if needed {
		return "{" + text + "}"
	}
	return text
}

// parts returns what is read of p written with these words.
func parts(p work.Person, family, given []work.Word) work.Person {
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

// isReadAlone reports whether BibTeX reads a family name rightly without braces:
// nothing in it separates names, and it begins with no word in small letters,
// which would be a particle.
func isReadAlone(family string) bool {
	return !separates(family) && !work.IsOthers(family) && !(work.Word{Text: family}).IsLower()
}

// separates reports whether text has what separates names or their parts.
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
