package relate

import (
	"maps"

	"clipgraph/bib/work"
	"clipgraph/graph/naming"
	"clipgraph/graph/paper"
	"clipgraph/graph/passage"
)

// Abstracts are read as rows are: a sentence that names another work is a mention, with
// the sentence as its evidence. Only names are looked for, because abstracts contain
// phrases that are also titles. If no list states a name for a paper, the name that its
// abstract gives to its own work is used.

// spellIntroduced enters the names that abstracts give to their own works, except names
// that a list or a title already has, and names that two abstracts give. Texts may use such
// a name, and a paper without another one continues works by it. It is no base for other
// names: those whose abstract alone names them are rarely continued.
func (x *Index) spellIntroduced() {
	introduced := map[string]*spelling{}
	texts := make([][]string, len(x.papers)) // the names, by paper
	for i, p := range x.papers {
		abstract, known := passage.Abstract(p)
		if !known || naming.IsDiscussion(p.Title()) {
			continue
		}
		texts[i] = naming.Introduced(abstract.Text)
		for _, name := range texts[i] {
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
	for i, names := range texts {
		if len(x.names[i]) > 0 {
			continue
		}
		for _, name := range names {
			if s := introduced[naming.Squeeze(name)]; s != nil && int(s.paper) == i && len(x.byFold[naming.Fold(name)]) == 0 {
				x.names[i] = append(x.names[i], naming.Stated(name)...)
			}
		}
	}
	maps.Copy(x.spelt, introduced)
}

// countReader counts an abstract that has the name in it. Abstracts are rewritten with
// later versions but keep the date of the first, so only works that are a year older than
// the named paper show that the paper did not coin the name.
func (s *spelling) countReader(reader, named *paper.Paper) {
	s.readers++
	year, _ := reader.Date()
	if own, _ := named.Date(); year > 0 && year < own-1 {
		s.earlierReaders++
	}
}

// abstractConfidence is the confidence that a sentence of an abstract has the given
// stance towards the work it names.
var abstractConfidence = map[work.Stance]float64{work.BuildsOn: 0.9, work.Uses: 0.8, work.Names: 0.75, work.ComparesWith: 0.6}
