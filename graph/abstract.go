package graph

import (
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
