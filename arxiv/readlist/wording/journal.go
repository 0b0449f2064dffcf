package wording

import (
	"strings"

	"clipgraph/arxiv/readlist/wording/margin"
	"clipgraph/internal/lazyregexp"
	"clipgraph/internal/words"
)

// Unknown journals and conferences, recognized by the form of their names.

// MayBeJournal reports whether the phrase may be the name of a journal or conference,
// with or without a year: two words or more, or an acronym, capitalised except for
// function words. Labels, awards, institutions and publishers are excluded.
func (p Phrase) MayBeJournal() bool {
	names, named := 0, false // named: by a word that is not a label
	for i, t := range p.tokens {
		switch {
		case t.sign != 0:
			if !strings.ContainsRune(".,&-–:()'’", t.sign) {
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
			named = named || t.marks&(label|award|claim) == 0 || t.marks&venueHead != 0
		case t.marks&small == 0 && p.word(t) != "et" && p.word(t) != "workshop":
			return false
		}
	}
	return named && names > 1 && p.Words() <= weights.longVenue
}

// IsCapitalised reports whether the phrase has the form of a name: a few words,
// capitalised except for function words, without words of labels, descriptions and
// institutions. A year of two digits may follow an acronym: "JRS 24".
func (p Phrase) IsCapitalised() bool {
	if n := len(p.tokens); n > 1 && p.tokens[n-1].marks&digits != 0 && p.tokens[n-1].end-p.tokens[n-1].start == 2 && p.tokens[n-2].marks&shouted != 0 {
		p.tokens = p.tokens[:n-1]
	}
	organisation := true
	for i, t := range p.tokens {
		organisation = organisation && (t.sign != 0 || t.marks&group != 0 && t.marks&venue == 0)
		switch {
		case journalLinks[p.word(t)], i == 0 && p.word(t) == "The":
		case institutions[p.word(t)], t.marks&titleNoun != 0 && len(p.tokens) == 1: // "Survey"
			return false
		case t.sign != 0 && !strings.ContainsRune(".,&-'’", t.sign), t.marks&(label|award|claim|digits) != 0 && t.marks&(venue|venueHead) == 0 && !periodicals[p.word(t)],
			t.sign == 0 && t.marks&(capital|shouted) == 0:
			return false
		}
	}
	return !organisation && p.tokens[0].marks&(capital|shouted) != 0 && p.Words() <= maxJournal
}

// IsPeriodical reports whether the phrase has a word that occurs in names of journals and
// conferences.
func (p Phrase) IsPeriodical() bool {
	for _, t := range p.tokens {
		if periodicals[p.word(t)] {
			return true
		}
	}
	return false
}

// hasVolume reports whether the phrase is the name of any journal followed by a volume
// and an issue or pages: "Nucleic acids research, 2017, 45(17): e156".
func (p Phrase) hasVolume() bool {
	text := p.text[p.start():p.end()]
	at := volumeBehind.FindStringIndex(text)
	if at == nil || !margin.StartsUpper(text) {
		return false
	}
	name := New(text[:at[0]+1])
	return name.Words() > 0 && name.Words() <= maxJournal && name.personsLike() < weights.personEtAl && !strings.Contains(strings.TrimRight(name.text, ". "), ". ") && !strings.ContainsAny(name.text, "?!:;()[]")
}

// maxJournal is the number of words in the longest name of a journal.
const maxJournal = 9

// volumeBehind matches what follows the name of a journal and an optional year: a volume
// with an issue, "45(17): e156", or with pages, "28, 597-600".
var volumeBehind = lazyregexp.New(`[\pL.](?:[,.]? \(?(?:19|20)\d\d\)?)?,? (?:[Vv]ol(?:ume)?\.? ?)?\d{1,4}(?: ?\(\w{1,3}(?:[-–]\d+)?\)(?:[,:;] ?\w+(?:[-–—]{1,2}\w+)?)?|[,:] ?(?:pp\.? ?)?[A-Za-z]{0,2}\d+[-–—]{1,2}[A-Za-z]{0,2}\d+)(?:,? \(?(?:19|20)\d\d\)?)?$`)

var (
	journalLinks = words.Fields("of and the in on") // in names of journals, beside words with capitals
	periodicals  = words.Fields("Journal Review Reviews Letters Transactions Communications Bulletin Annals Proceedings Magazine Quarterly Forum Frontiers Reports Protocols Conference Symposium Workshop workshop Congress " +
		"Workshops Lett Rev Trans Commun Proc Phys Chem Sci Comput")
	institutions = words.Fields("University Université Universität Institute College School Laboratory Laboratories Lab Labs Team Inc Ltd Group Center Centre Academy Department " +
		"Press Publisher Publishers Publishing Verlag Wiley Sons Books Book Thesis Dissertation")
)

// StartsVolume reports whether text begins as what follows the name of a journal or book:
// ", 90(1), 1-26", " (pp. 1-26)".
func StartsVolume(text string) bool { return volume.MatchString(text) }

var volume = lazyregexp.New(`^,?\s*(?:\d+\s*\(\d+\)|\d+,|\d+\.\s|\(pp?\.)`)

// IsAcronymOfYear reports whether text is an acronym with a year, as of a conference:
// "AABI2022", "AAMAS'24".
func IsAcronymOfYear(text string) bool { return acronymOfYear.MatchString(text) }

var acronymOfYear = lazyregexp.New(`^\p{Lu}[\p{L}&/-]{1,15}(?: ?['’]\d\d| ?(?:19|20)\d\d)$`)
