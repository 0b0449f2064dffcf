package wording

// Journals and meetings that nobody knows, by how their names are written.

// MayBeJournal reports whether the phrase may be the name of a journal or of a meeting,
// with a year or not: two words or more, or an acronym, all with capitals but those that
// tie them together. It is none where its words are those of labels and awards, of an
// institution or of a publisher.
func (p Phrase) MayBeJournal() bool {
	names, said := 0, false // said: by a word that is no label
	for i, t := range p.tokens {
		switch {
		case t.sign != 0:
			if t.sign != '.' && t.sign != ',' && t.sign != '&' && t.sign != '-' && t.sign != '(' && t.sign != ')' && t.sign != '\'' && t.sign != '’' {
				return false
			}
		case institutions[p.word(t)] || i == 0 && t.marks&group != 0:
			return p.IsPeriodical() && !institutions[p.word(p.tokens[len(p.tokens)-1])]
		case i == 0 && t.marks&(digits|year) == digits: // pages
			return false
		case t.marks&(digits|month) != 0 || isOrdinal(p.word(t)):
		case t.marks&(capital|shouted) != 0:
			names++
			if t.marks&shouted != 0 && t.end-t.start > 2 {
				names++
			}
			said = said || t.marks&(label|award|claim) == 0 || t.marks&venueHead != 0
		case t.marks&small == 0 && p.word(t) != "et" && p.word(t) != "workshop":
			return false
		}
	}
	return said && names > 1 && p.Words() <= weights.longVenue
}

// IsPeriodical reports whether a word of the phrase is one that names of journals and of
// meetings have.
func (p Phrase) IsPeriodical() bool {
	for _, t := range p.tokens {
		if periodicals[p.word(t)] {
			return true
		}
	}
	return false
}

var (
	periodicals = WordSet("Journal Review Reviews Letters Transactions Communications Bulletin Annals Proceedings Magazine Quarterly Forum Frontiers Reports Protocols Conference Symposium Workshop workshop Congress " +
		"Workshops Lett Rev Trans Commun Proc Phys Chem Sci Comput")
	institutions = WordSet("University Université Universität Institute College School Laboratory Laboratories Lab Labs Team Inc Ltd Group Center Centre Academy Department " +
		"Press Publisher Publishers Publishing Verlag Wiley Sons Books Book Thesis Dissertation")
)
