package graph

import (
	"strings"
	"unicode"

	"clipgraph/bib/work"
	"clipgraph/graph/naming"
	"clipgraph/graph/passage"
)

// Abstracts are read as rows are: a sentence that names another work is a mention, with
// the sentence as its evidence. Only names are looked for, because abstracts contain
// phrases that are also titles. If no list states a name for a paper, the name that its
// abstract gives to its own work is used.

// spellIntroduced enters the names that abstracts give to their own works, except names
// that a list or a title already has.
func (x *nameIndex) spellIntroduced() {
	introduced := map[string]*spelling{}
	for i, p := range x.papers {
		abstract, known := passage.Abstract(p)
		if !known {
			continue
		}
		for _, name := range naming.Introduced(abstract.Text) {
			name = naming.Squeeze(name)
			switch old := introduced[name]; {
			case x.spelt[name] != nil:
			case old == nil:
				introduced[name] = &spelling{paper: int32(i)}
			case int(old.paper) != i:
				old.paper = nobody
			}
		}
	}
	for name, s := range introduced {
		x.spelt[name] = s
	}
}

// countReader counts an abstract that has the name in it. Abstracts are rewritten with
// later versions but keep the date of the first, so only works that are a year older than
// the named paper show that the paper did not coin the name.
func (s *spelling) countReader(reader, named *Paper) {
	s.readers++
	year, _ := reader.Date()
	if own, _ := named.Date(); year > 0 && year < own-1 {
		s.earlierReaders++
	}
}

// abstractConfidence is the confidence that a sentence of an abstract has the given
// stance towards the work it names.
var abstractConfidence = map[work.Stance]float64{work.BuildsOn: 0.9, work.Uses: 0.8, work.Names: 0.75, work.ComparesWith: 0.6}

// isSpelt reports whether a text is the name of a paper, blanks and hyphens aside.
func (x *nameIndex) isSpelt(text string) bool {
	if i := strings.IndexByte(text, ' '); i >= 0 && !x.heads[naming.Squeeze(text[:i])] {
		return false
	}
	s, _ := x.spellingOf(text)
	return s != nil
}

// spellingOf returns the spelling that a text has of the name of a paper, or that of a
// name in another case. It is nil if there is none.
func (x *nameIndex) spellingOf(text string) (s *spelling, otherCase bool) {
	if s = x.spelt[naming.Squeeze(text)]; s != nil || len(text) < minCased || strings.Contains(text, " ") || !unicode.IsUpper(rune(text[0])) {
		return s, false
	}
	if c := x.inCase[naming.Fold(text)]; c.spelling != nil && naming.DifferInCase(text, c.text) && !x.isInflected(text) {
		return c.spelling, true
	}
	return nil, false
}

// cased is a name that texts may write in another case: CodeBert for CodeBERT.
type cased struct {
	text     string
	spelling *spelling
}

// enterCases enters the single words that are the names of one paper only.
func (x *nameIndex) enterCases() {
	for text, s := range x.spelt {
		fold := naming.Fold(text)
		if s.fromTitle || len(text) < minCased || len(x.byFold[fold]) != 1 {
			continue
		}
		if old := x.inCase[fold]; old.spelling == nil || text < old.text {
			x.inCase[fold] = cased{text, s}
		}
	}
}

const minCased = 5 // bytes of a name that texts may write in another case
