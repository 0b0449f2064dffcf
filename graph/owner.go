package graph

import (
	"math"
	"slices"
	"strings"

	"clipgraph/graph/naming"
)

// Whose a name is. A name is a paper's own if hardly anybody uses it before that paper; it
// is coined by the paper if many use it and none did before, so that even plain words,
// such as Decision Transformer, mean the work.

// isProven reports whether sentences write a plain word with a capital, as names are.
func (s *spelling) isProven() bool { return s.inNames >= 2 }

// owns reports whether a name is its paper's own: at most one in twenty of those who
// use it are earlier than the paper, which may be dated late. Else the name is a
// subject's, and the paper only has it in front.
func (s *spelling) owns() bool { return 20*s.earlier <= s.users && 10*s.earlierReaders <= s.readers }

// isFirstToUse reports whether hardly a text or a name of the list has a name, or its word
// in any case, before the paper that is called so: one text in twenty, and one name or title
// in ten, whose dates may be wrong or which mean another thing.
func (x *nameIndex) isFirstToUse(s *spelling, text string) bool {
	if s.paper == nobody {
		return false
	}
	own, _ := x.papers[s.paper].Date()
	part, word := naming.Fold(text), strings.ToLower(text)
	return own > 0 && 20*s.earlier <= s.users && 10*x.parts.before(part, own) <= x.parts.of(part) && 10*x.words.before(word, own) <= x.words.of(word)
}

// isCoined reports whether a paper made a name that many use: were it a term of the field,
// some of the papers before it would have it. The chance that none has is one in twenty at
// most; a form that no word has needs no such count, but more users if it is of three
// letters. A plain word counts only if it stands where a name does and a title has it, and an
// acronym only if it is not that of a subject.
func (x *nameIndex) isCoined(s *spelling, text string) bool {
	letters := naming.Letters(text)
	if letters < 3 || !x.isFirstToUse(s, text) || naming.IsActivity(text) || x.isSubjects(text) || naming.IsPlain(text) && !strings.Contains(text, " ") && s.alone < 2 {
		return false
	}
	if naming.IsPlain(text) && s.users > 0 && s.inTitles == 0 {
		return false // notes have persons and institutions
	}
	users := s.users + x.parts.of(naming.Fold(text))
	if users < minCoined || letters == 3 && users < minCoinedShort {
		return false
	}
	if !naming.IsPlain(text) || users >= minCoinedWord && x.isOwnWord(text) {
		return true
	}
	own, _ := x.papers[s.paper].Date()
	before, _ := slices.BinarySearch(x.years, own)
	later := 1 - float64(before)/float64(len(x.years))
	return math.Pow(later, float64(users)) <= 0.05
}

// Others that have a name which its paper made, one of three letters, and a plain word where
// few papers are earlier.
const (
	minCoined      = 4
	minCoinedShort = 8
	minCoinedWord  = 20
)

// isSubjects reports whether a name is the acronym of a subject.
func (x *nameIndex) isSubjects(text string) bool {
	return isAcronym(text) && x.subjects[strings.ToLower(text)]
}

// isRoot reports whether so many rows name a work that all of the list stands on it.
func (x *nameIndex) isRoot(s *spelling) bool {
	return s.users >= minRoot && 10*int(s.users) >= x.rows
}

const minRoot = 10 // rows that name the root of a field, at least

// isTerm reports whether a name of several words is a term that its paper brought: others
// use it, and none of them is earlier.
func (x *nameIndex) isTerm(text string) bool {
	s := x.spelt[naming.Squeeze(text)]
	return s != nil && strings.Contains(text, " ") && !naming.IsActivity(text) && x.isFirstToUse(s, text) && s.users > 0
}
