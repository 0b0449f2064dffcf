package relate

import (
	"strings"

	"clipgraph/graph/naming"
	"clipgraph/graph/passage"
)

// What an abstract says of a name may show that it is that of a work, although its words or its few
// capitals may be anything.

// isSaid reports whether an abstract speaks of a name of several words as of a work: as an example, in
// an enumeration with other works, as data that something is measured on, or by its form among words
// in small letters.
func (x *Index) isSaid(b, i int) bool {
	m := &x.mentions[b][i]
	text, name := m.passage.Text, m.passage.Text[m.start:m.end]
	if m.passage.Place != passage.InAbstract || naming.IsActivity(name) && strings.Contains(name, " ") {
		return false
	}
	isApart := naming.IsAmidSmall(text, m.start, m.end)
	return isApart && (naming.HasForm(name) || naming.IsExample(text, m.start) || x.isMeasured(m)) || x.isEnumerated(b, i)
}

// isMeasured reports whether an abstract has the name of a benchmark or of data where it tells of
// results, or calls it a benchmark or data and the title of its work says nothing else.
func (x *Index) isMeasured(m *mention) bool {
	if m.passage.Place != passage.InAbstract {
		return false
	}
	text, name := m.passage.Text, m.passage.Text[m.start:m.end]
	isDataSet := naming.IsDataSet(text, m.end)
	if x.isData(m.paper) {
		return isDataSet || naming.IsMeasured(text, m.start, m.end)
	}
	return isDataSet && naming.Fold(x.papers[m.paper].Title()) == naming.Fold(name)
}

// isData reports whether a title of a paper says that it is a benchmark or data.
func (x *Index) isData(a int) bool { return naming.IsData(x.papers[a].Title()) }

// isSpelledAlike reports whether a passage spells out the name of a mention in words of the title of
// its work.
func (x *Index) isSpelledAlike(m *mention) bool {
	words := naming.SpelledOut(m.passage.Text, m.passage.Text[m.start:m.end])
	return len(words) > 0 && naming.HasTerm(naming.Words(x.papers[m.paper].Title()), words)
}

// isExampleOfWords reports whether a text has a name that begins with a word as an example of a kind,
// which a phrase is not.
func isExampleOfWords(m *mention) bool {
	text := m.passage.Text
	first, _, _ := strings.Cut(strings.ReplaceAll(text[m.start:m.end], "-", " "), " ")
	return m.passage.Place == passage.InAbstract && len(first) > naming.MinAcronym && naming.IsPlain(first) && naming.IsExample(text, m.start)
}
