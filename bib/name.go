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

// NameParts are the parts of a name, as plain text. One that has a Family alone is
// that of a collaboration, or of a person of one name.
type NameParts struct {
	Given    string
	Particle string // "van der"
	Family   string // without the particle
	Junior   string // "Jr."
}

// SplitName parts a name as BibTeX does with the entries that [NewEntry] makes.
func SplitName(a arxiv.Author) NameParts {
	family, given, junior := splitName(a)
	n := NameParts{Given: given, Family: family, Junior: junior}
	for given != "" {
		word, rest, found := strings.Cut(n.Family, " ")
		if !found || !slices.Contains(particles, word) {
			break
		}
		n.Particle, n.Family = strings.TrimLeft(n.Particle+" "+word, " "), rest
	}
	return n
}

// splitName cleans a name and parts it; one without a given name stays whole.
func splitName(a arxiv.Author) (family, given, junior string) {
	family, given = clean(strings.ReplaceAll(a.Family, "~", " ")), clean(strings.ReplaceAll(a.Given, "~", " "))
	if family == "" || given == "" {
		return family + given, "", ""
	}
	if family, junior = cutJunior(family); junior == "" {
		given, junior = cutJunior(given)
	}
	return family, given, junior
}

func (d Dialect) name(a arxiv.Author) string {
	family, given, junior := splitName(a)
	if family == "" {
		return ""
	}
	if given == "" { // a collaboration, or a person of one name
		if plainFamily(family) && !strings.Contains(family, " ") {
			return d.escapeClean(family)
		}
		return "{" + d.escapeClean(family) + "}"
	}
	last := d.escapeClean(family)
	if !plainFamily(family) {
		last = "{" + last + "}"
	}
	first := d.escapeClean(given)
	if strings.Contains(given, ",") || hasAnd(given) {
		first = "{" + first + "}"
	}
	if junior != "" {
		return last + ", " + junior + ", " + first
	}
	return last + ", " + first
}

// cutJunior cuts "Jr." and the like off the end of a clean name.
func cutJunior(name string) (rest, junior string) {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 || !slices.Contains(juniors, name[i+1:]) {
		return name, ""
	}
	return strings.TrimRight(name[:i], ","), name[i+1:]
}

// plainFamily tells whether BibTeX splits a family name rightly by itself: it
// has no comma and no "and", and begins with a capital or a particle.
func plainFamily(family string) bool {
	if strings.Contains(family, ",") || hasAnd(family) {
		return false
	}
	for word, rest := "", family; rest != ""; {
		word, rest, _ = strings.Cut(rest, " ")
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsLower(r) && r != '\'' {
			return true
		}
		if rest == "" || !slices.Contains(particles, word) {
			return false
		}
	}
	return true
}

func hasAnd(s string) bool {
	for word := range strings.SplitSeq(s, " ") {
		if len(word) == 3 && strings.EqualFold(word, "and") {
			return true
		}
	}
	return false
}
