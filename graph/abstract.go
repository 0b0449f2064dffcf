package graph

import (
	"strings"

	"clipgraph/bib/work"
	"clipgraph/graph/naming"
)

// Abstracts are read as rows are: a sentence that names another work is a mention, with
// the sentence as its evidence. They are read for names alone, since phrases that
// titles have stand in them, too. What an abstract calls its own work is a name of that,
// where no list has told one.

// maxAbstract bounds what is read of an abstract, in bytes: arXiv's have 1,920
// characters at most.
const maxAbstract = 4000

// abstractOf returns the abstract of p; false if it is not known.
func abstractOf(p *Paper) (passage, bool) {
	text := p.Meta.Abstract
	if len(text) > maxAbstract {
		text = strings.ToValidUTF8(text[:maxAbstract], "")
	}
	return passage{place: inAbstract, text: text, of: p}, strings.TrimSpace(text) != ""
}

// abstractPlace says whose abstract it is.
func abstractPlace(p *Paper) string {
	switch doi := p.Meta.DOI(); {
	case !p.ID.IsZero():
		return "abstract of arXiv:" + p.ID.String()
	case doi != "":
		return "abstract of doi:" + doi
	default:
		return "abstract of " + p.Key
	}
}

// spellIntroduced enters the names that abstracts give to their works, where nobody has
// such a name by a list or a title.
func (x *nameIndex) spellIntroduced() {
	introduced := map[string]*spelling{}
	for i, p := range x.papers {
		passage, known := abstractOf(p)
		if !known {
			continue
		}
		for _, name := range naming.Introduced(passage.text) {
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

// countReader counts that an abstract has the name in it. Abstracts are written anew
// with later versions, under the date of the first: only those of works that are a year
// older than the name's paper show that it did not make the name.
func (s *spelling) countReader(reader, named *Paper) {
	s.readers++
	year, _ := reader.Date()
	if own, _ := named.Date(); year > 0 && year < own-1 {
		s.earlierReaders++
	}
}

// abstractConfidence is how sure it is that a sentence of an abstract speaks of a work as
// its stance says.
var abstractConfidence = map[work.Stance]float64{work.BuildsOn: 0.9, work.Uses: 0.8, work.Names: 0.75, work.ComparesWith: 0.6}

// isSpelt reports whether a text is the name of a paper, but for blanks and hyphens.
func (x *nameIndex) isSpelt(text string) bool {
	if i := strings.IndexByte(text, ' '); i >= 0 && !x.heads[naming.Squeeze(text[:i])] {
		return false
	}
	return x.spelt[naming.Squeeze(text)] != nil
}
