package bib

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv"
)

// Names writes an author list for the author field: every name as "von Last,
// Jr, First", the one form that BibTeX and biber read alike whatever the name
// (btxdoc, "Name formats"), joined by " and ". Of more than most names the
// first most are written, and "others"; 0 is no bound.
func (d Dialect) Names(authors []arxiv.Author, most int) string {
	var names []string
	for _, a := range authors {
		n := d.name(a)
		if n == "" {
			continue
		}
		if most > 0 && len(names) == most {
			names = append(names, "others")
			break
		}
		names = append(names, n)
	}
	return strings.Join(names, " and ")
}

// particles are the words that may stand in lower case before a family name.
var particles = strings.Fields("von van der den de del della di da dos du des la le las los ter ten te zu zum zur af av al el bin ibn ben 't op")

var juniors = []string{"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"}

func (d Dialect) name(a arxiv.Author) string {
	family, given := clean(strings.ReplaceAll(a.Family, "~", " ")), clean(strings.ReplaceAll(a.Given, "~", " "))
	if family == "" {
		family, given = given, ""
	}
	if family == "" {
		return ""
	}
	if given == "" { // a collaboration, or a person of one name
		if plainFamily(family) && !strings.Contains(family, " ") {
			return d.Escape(family)
		}
		return "{" + d.Escape(family) + "}"
	}
	junior := ""
	if words := strings.Fields(family); len(words) > 1 && slices.Contains(juniors, words[len(words)-1]) {
		junior = words[len(words)-1]
		family = strings.TrimRight(strings.Join(words[:len(words)-1], " "), ",")
	} else if words := strings.Fields(given); len(words) > 1 && slices.Contains(juniors, words[len(words)-1]) {
		junior = words[len(words)-1]
		given = strings.TrimRight(strings.Join(words[:len(words)-1], " "), ",")
	}
	last := d.Escape(family)
	if !plainFamily(family) {
		last = "{" + last + "}"
	}
	first := d.Escape(given)
	if strings.Contains(given, ",") || hasAnd(given) {
		first = "{" + first + "}"
	}
	if junior != "" {
		return last + ", " + junior + ", " + first
	}
	return last + ", " + first
}

// plainFamily tells whether BibTeX splits a family name rightly by itself: it
// has no comma and no "and", and begins with a capital or a particle.
func plainFamily(family string) bool {
	if strings.Contains(family, ",") || hasAnd(family) {
		return false
	}
	words := strings.Fields(family)
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLower(r) && r != '\'' {
			return true
		}
		if !slices.Contains(particles, strings.ToLower(w)) || i == len(words)-1 {
			return false
		}
	}
	return true
}

func hasAnd(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(w string) bool { return strings.EqualFold(w, "and") })
}
