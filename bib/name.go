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
// (btxdoc, "Name formats"), joined by " and ".
func Names(authors []arxiv.Author) string {
	var names []string
	for _, a := range authors {
		if n := name(a); n != "" {
			names = append(names, n)
		}
	}
	return strings.Join(names, " and ")
}

// particles are the words that may stand in lower case before a family name.
var particles = strings.Fields("von van der den de del della di da dos du des la le las los ter ten te zu zum zur af av al el bin ibn ben 't op")

var juniors = []string{"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"}

func name(a arxiv.Author) string {
	family, given := clean(strings.ReplaceAll(a.Family, "~", " ")), clean(strings.ReplaceAll(a.Given, "~", " "))
	if family == "" {
		family, given = given, ""
	}
	if family == "" {
		return ""
	}
	if given == "" { // a collaboration, or a person of one name
		if plainFamily(family) && !strings.Contains(family, " ") {
			return encode(family)
		}
		return "{" + encode(family) + "}"
	}
	junior := ""
	if words := strings.Fields(family); len(words) > 1 && slices.Contains(juniors, words[len(words)-1]) {
		junior = words[len(words)-1]
		family = strings.TrimRight(strings.Join(words[:len(words)-1], " "), ",")
	} else if words := strings.Fields(given); len(words) > 1 && slices.Contains(juniors, words[len(words)-1]) {
		junior = words[len(words)-1]
		given = strings.TrimRight(strings.Join(words[:len(words)-1], " "), ",")
	}
	last := encode(family)
	if !plainFamily(family) {
		last = "{" + last + "}"
	}
	first := encode(given)
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
