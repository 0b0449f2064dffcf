package relate

import (
	"strings"
	"unicode"

	"clipgraph/graph/naming"
)

// How names are written, and who writes them. Blanks and hyphens don't matter; case does,
// except in words that one work alone has as its name.

// spelling is the text of a name as papers write it.
type spelling struct {
	paper                   int32 // the paper with the name; nobody, if there are several
	fromTitle               bool  // it is a title of a few words
	users                   int32 // other papers whose rows name it
	inTitles                int32 // those of them whose titles name it
	readers, earlierReaders int32 // the same counts for abstracts
	alone                   int32 // those that have it as a word without a noun after it
	earlier                 int32 // those of them that are earlier than the paper
	papers                  int32 // all papers with a passage that has it, including the paper itself
	plurals                 int32 // other papers that have it in the plural where they first have it
	otherwise               int32 // abstracts that spell it out in words which are not the work's
	inNames                 int32 // sentences in lower case that have it with its capital
	values                  int32 // notes that consist of it
	isValue                 bool  // it is a value of a column, not a name
}

const nobody = -1

// spell records that paper i has the name n. A name that a list states takes precedence
// over one that is a title.
func (x *Index) spell(i int32, n naming.Name) {
	for _, head := range naming.Heads(n.Text) {
		x.heads[head] = true
	}
	x.inGreek = x.inGreek || naming.BeginsGreek(n.Text)
	text := naming.Squeeze(n.Text)
	s := x.spelt[text]
	switch {
	case s == nil || s.fromTitle && !n.IsTitle:
		x.spelt[text] = &spelling{paper: i, fromTitle: n.IsTitle}
	case s.fromTitle == n.IsTitle && s.paper != i && (s.paper == nobody || naming.Fold(x.papers[s.paper].Title()) != naming.Fold(x.papers[i].Title())):
		s.paper = nobody // the rows of one work may have several identifiers
	}
}

// isSpelt reports whether a text is the name of a paper, blanks and hyphens aside.
func (x *Index) isSpelt(text string) bool {
	if i := strings.IndexByte(text, ' '); i >= 0 && !x.heads[naming.Squeeze(text[:i])] && (!x.inGreek || naming.InGreek(text) == "") {
		return false
	}
	s, _ := x.spellingOf(text)
	return s != nil
}

// spellingOf returns the spelling that a text has of the name of a paper, or that of a
// name in another case. It is nil if there is none.
func (x *Index) spellingOf(text string) (s *spelling, otherCase bool) {
	if s = x.spelt[naming.Squeeze(text)]; s == nil && x.inGreek {
		s = x.spelt[naming.InGreek(text)]
	}
	if s != nil || len(text) < minCased || strings.Contains(text, " ") || !unicode.IsUpper(rune(text[0])) && beginsPlain(text) {
		return s, false
	}
	if c := x.inCase[naming.Fold(text)]; c.spelling != nil && naming.DifferInCase(text, c.text) && !x.isInflected(text, c.text) {
		return c.spelling, true
	}
	return nil, false
}

// beginsPlain reports whether what precedes the first hyphen of a text is a plain word.
func beginsPlain(text string) bool {
	word, _, _ := strings.Cut(text, "-")
	return !strings.ContainsAny(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") || naming.IsPlain(word)
}

// cased is a name that texts may write in another case: CodeBert for CodeBERT.
type cased struct {
	text     string
	spelling *spelling
}

// enterCases enters the single words that are the names of one paper only.
func (x *Index) enterCases() {
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
