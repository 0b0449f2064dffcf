package wording

import (
	"slices"
	"strings"

	"clipgraph/internal/lazyregexp"
)

// Cuts at punctuation between fields of two kinds.

// typedCut is a candidate for a cut.
type typedCut struct {
	score       float64
	left, right Kind
	end, next   int // tokens: the end of the left side and the start of the right one
	sign        string
	sure        bool // made even if it is not a habit
}

// cutTyped makes the best of the cuts between a title and something else.
func (c *cutter) cutTyped(i, j, depth int) bool {
	var best typedCut
	for k := i + 1; k < j; k++ {
		sign, end, next := c.signAt(k, i, j)
		if sign == "" || next >= j {
			continue
		}
		cut := c.weigh(i, end, next, j, sign)
		if cut.score > 0 && cut.score > best.score+weights.cutMargin && !(c.veto[Cut{cut.left, cut.right, cut.sign}] && !cut.sure) {
			best = cut
		}
	}
	if best.score == 0 {
		return false
	}
	c.use(Cut{best.left, best.right, best.sign})
	if best.left != Whole {
		c.add(best.left, i, best.end)
		c.cut(best.next, j, depth+1)
		return true
	}
	c.cut(i, best.end, depth+1)
	c.cutTail(best.next, j, best.right, depth)
	return true
}

// signAt returns the punctuation at token k that may separate fields, the end of the left
// side and the start of the right one. sign is "" if there is none.
func (c *cutter) signAt(k, i, j int) (sign string, end, next int) {
	t := c.tokens[k]
	blankBefore, blankBehind := c.tokens[k-1].end < t.start, k+1 < j && c.tokens[k+1].start > t.end
	switch t.sign {
	case '.':
		if blankBehind && (c.tokens[k-1].marks&initial == 0 || c.tokens[k-1].end != t.start || c.part(k+1, j).hasVolume()) {
			return ".", k, k + 1
		}
	case '?', '!':
		if blankBehind {
			return ".", k + 1, k + 1
		}
	case ',', ';', ':':
		if blankBehind || t.sign == ',' && k+1 < j && c.tokens[k+1].marks&venue != 0 {
			return string(t.sign), k, k + 1
		}
	case '：', '，', '；', '。':
		return map[rune]string{'：': ":", '，': ",", '；': ";", '。': "."}[t.sign], k, k + 1
	case '-', '–', '—':
		if blankBefore && blankBehind {
			return "-", k, k + 1
		}
	case 0:
		if strings.EqualFold(c.text[t.start:t.end], "by") {
			if k+1 < j && c.tokens[k+1].sign == ':' {
				return "by", k, k + 2
			}
			return "by", k, k + 1
		}
	}
	return "", 0, 0
}

// weigh scores the cut between tokens i to end and next to j.
func (c *cutter) weigh(i, end, next, j int, sign string) typedCut {
	a, b := c.part(i, end), c.part(next, j)
	cut := typedCut{end: end, next: next, sign: sign}
	wa, wb := a.Words(), b.Words()
	if sign != "by" && wb >= 2 {
		na, va := a.personsLike(), a.venueLike()
		etAl := a.endsEtAl()
		tb := -1.0
		title := func(min float64) bool {
			if tb < 0 {
				tb = b.Look().Title
			}
			return tb > min
		}
		switch {
		case (sign == "." || sign == ":" || sign == "-") && (na > .7 || etAl) && (wa >= 3 || etAl || na > .75) && wb >= 3 && title(.4) && b.head(false).personsLike() < .5 && !(sign == ":" && a.areTopics(Phrase{}, sign)):
			cut.score, cut.left, cut.right = na+.1, Persons, Whole
			return cut
		case sign == "," && etAl && wb >= 3 && title(.5):
			cut.score, cut.left, cut.right = na, Persons, Whole
			return cut
		case sign != "," && na > .7 && b.venueLike() > .7:
			cut.score, cut.left, cut.right = na, Persons, VenueOrDay
			return cut
		case sign == "," && b.areBehindVenue(a, va):
			cut.score, cut.left, cut.right, cut.sure = weights.venueMore, VenueOrDay, Persons, va < weights.acronymYear
			return cut
		case va > .75 && a.hasDigit() && (title(.45) || wb == 2 && title(.4)):
			cut.score, cut.left, cut.right, cut.sure = va, VenueOrDay, Whole, sign == "-" && a.isYearOfVenue()
			return cut
		case i == 0 && sign == ":" && wb > minTitle && a.mayLead() && title(.45):
			cut.score, cut.left, cut.right, cut.sign = weights.acronymYear, VenueOrDay, Whole, venueSign
			return cut
		}
	}
	if wa < 2 {
		return cut
	}
	head := b.head(true)
	nb := head.personsLike()
	if b.Words() < 80 {
		nb = max(nb, b.personsLike())
	}
	strong := sign == "." || sign == "by" || sign == "-"
	vb, vh := b.venueLike(), 0.0
	if strong {
		vh = head.venueLike()
	}
	listed := sign == "." && nb > .5 && head.joined() // only family names
	switch {
	case c.lacks == Persons && head.mayFollow(sign):
		nb, listed, cut.sure = max(nb, weights.typed), true, true
	case c.lacks == VenueOrDay && (sign == "," || sign == ".") && b.mayBeVenue():
		vb, cut.sure = max(vb, weights.venueMore), true
	case (sign == "." || sign == ",") && b.isGluedVenue():
		vb, cut.sure = max(vb, weights.venueMore), true
	case sign == "." && (b.isAcronymBeforeYear() || b.isVenueBehindIn()):
		vb = max(vb, weights.venueMore)
	}
	if nb > .6 && !strong && !cut.sure && head.areTopics(a, sign) {
		nb = 0
	}
	if nb <= .6 && vb <= .7 && vh <= .75 && !listed {
		return cut
	}
	ta := a.Look().Title
	switch {
	case ta <= .4:
	case (nb > .6 || listed) && (strong || listed || head.joined() || nb > .9):
		cut.score, cut.left, cut.right = ta*.6+nb*.4, Whole, Persons
		if strong {
			cut.score += .1
		}
		cut.sure = cut.sure || sign == "by" && head.endsEtAl() && head.CitedPersons() <= 2 || sign == "," && a.linksWords() && b.areWholePersons()
	case vb > .7 || vh > .75:
		cut.score, cut.left, cut.right = ta*.5+max(vb, vh)*.4, Whole, VenueOrDay
		cut.sure = cut.sure || sign != ":" && vb >= weights.venueYear && b.isVenueOfYear()
	}
	return cut
}

// areBehindVenue reports whether the phrase is persons, and the text in front of them is a
// venue, given how much it is like one. An unknown acronym is one before "Doe, Jane, et al."
func (p Phrase) areBehindVenue(front Phrase, like float64) bool {
	inverted := p.endsEtAl() && p.tokens[1].sign == ',' && !p.isOthers(2)
	acronym := len(front.tokens) == 1 && front.tokens[0].marks&shouted != 0
	persons := p.personsLike() > weights.typed
	return like >= weights.acronymYear && (persons || p.CitedPersons() > 1 && !p.hasDigit()) || acronym && inverted && persons
}

// isAcronymBeforeYear reports whether the phrase is a word with several capitals and a year:
// "BRUEX, 2021".
func (p Phrase) isAcronymBeforeYear() bool {
	p = p.withoutEndSigns()
	n := len(p.tokens)
	return p.Words() == 2 && n <= 3 && p.tokens[0].marks&(shouted|inner) != 0 && p.tokens[0].marks&initial == 0 && p.tokens[n-1].marks&year != 0
}

// isGluedVenue reports whether the phrase is a name in capitals whose last word is joined to a
// year: "BRUEX2021", "Stone Letters2021".
func (p Phrase) isGluedVenue() bool {
	p = p.withoutEndSigns()
	n := len(p.tokens)
	if n == 0 || n > maxGlued || !yearBehindName.MatchString(p.word(p.tokens[n-1])) {
		return false
	}
	return !slices.ContainsFunc(p.tokens, func(t token) bool { return t.sign != 0 || t.marks&capital == 0 })
}

// maxGlued is the number of words in the longest venue that is joined to its year.
const maxGlued = 3

// yearBehindName matches a word of capitals and small letters that ends in a year.
var yearBehindName = lazyregexp.New(`^\p{Lu}\pL+(?:19|20)\d\d$`)

// isVenueBehindIn reports whether the phrase is "In" and a name in capitals with a year: "In
// Stone Letters 2021".
func (p Phrase) isVenueBehindIn() bool {
	behind := Phrase{text: p.text, tokens: p.tokens[1:]}
	return p.word(p.tokens[0]) == "In" && behind.Words() > 1 && behind.mayBeVenue()
}

// mayFollow reports whether the phrase may be the persons after a title and a sign. After
// a full stop family names suffice; after a comma there must be an initial or "et al."
func (p Phrase) mayFollow(sign string) bool {
	return (sign == "." || sign == "," && (p.hasInitial() || p.endsEtAl())) && !areInitials(p.tokens) && p.MayBePersons(sign == ".")
}

// endsEtAl reports whether the phrase ends in "et al".
func (p Phrase) endsEtAl() bool {
	n := len(p.tokens)
	for n > 0 && p.tokens[n-1].sign != 0 {
		n--
	}
	for i := max(0, n-3); i < n; i++ {
		if p.behindEtAl(i) == n {
			return true
		}
	}
	return false
}

// areTopics reports whether the phrase behind a title and a sign lists what the title is about,
// although it is like persons: few behind a colon, as in "Crates: Crate Sizes, Crate Prices";
// some with one name only and others with more, as in "Counting, Sorting, and Stacking Old
// Crates"; or a part of what a colon in the title begins. Initials and "et al." show that they
// are persons; but what is behind "and" is the last of the topics, as in "Crates and Lids,
// Holm et al."
func (p Phrase) areTopics(title Phrase, sign string) bool {
	if p.hasInitial() {
		return false
	}
	and, comma := false, false // whether "and" was met, and a comma behind it
	for i, t := range p.tokens {
		switch {
		case t.marks&(initial|small) == initial:
			return false
		case p.isOthers(i):
			return comma && p.tokens[i-1].sign != ','
		case t.sign == 0 && p.word(t) == "and":
			and = true
		case t.sign == ',':
			comma = and
		}
	}
	short, whole := p.countNames()
	if sign == ":" && whole < weights.manyTopics || short > 0 && whole > 0 {
		return true
	}
	last := len(title.tokens)
	for last > 0 && title.tokens[last-1].sign != ':' {
		last--
	}
	good, _, _ := title.person(title.tokens[last:])
	return last > 0 && good > 0
}

// linksWords reports whether the phrase is longer than names, of one sentence without brackets,
// and has a word that links others, such as "for", as titles have.
func (p Phrase) linksWords() bool {
	if p.Words() <= weights.longName || slices.ContainsFunc(p.tokens, func(t token) bool { return t.sign == '.' || t.sign == '(' }) {
		return false
	}
	return slices.ContainsFunc(p.tokens, func(t token) bool {
		return t.marks&(small|capital|particle) == small && p.word(t) != "and"
	})
}

// areWholePersons reports whether the phrase is several persons with all of their names and
// nothing else.
func (p Phrase) areWholePersons() bool {
	short, whole := p.countNames()
	return short == 0 && whole >= weights.wholePersons && p.personsLike() >= 1
}

// countNames returns how many persons of a list have one name only, and how many more.
func (p Phrase) countNames() (short, whole int) {
	from := 0
	for i := 0; i <= len(p.tokens); i++ {
		if i < len(p.tokens) && !p.separates(i) {
			continue
		}
		switch good, _, _ := p.person(p.tokens[from:i]); {
		case good > weights.oneWordPerson:
			whole++
		case good > 0:
			short++
		}
		from = i + 1
	}
	return short, whole
}

// isVenueOfYear reports whether the phrase begins with a known venue, or "in" before it, and
// has a year: "in NeurIPS 2020", but not "Submitted to NeurIPS 2020". Behind a colon it may be
// the end of a longer venue: "Findings of the Association: ACL 2023".
func (p Phrase) isVenueOfYear() bool {
	tokens := p.tokens
	if len(tokens) > 1 && strings.EqualFold(p.word(tokens[0]), "in") {
		tokens = tokens[1:]
	}
	return tokens[0].marks&venue != 0 && slices.ContainsFunc(tokens, func(t token) bool { return t.marks&year != 0 })
}

func (p Phrase) hasDigit() bool {
	return strings.ContainsAny(p.text[p.start():p.end()], "0123456789")
}

// joined reports whether the phrase has several parts.
func (p Phrase) joined() bool {
	for i, t := range p.tokens {
		if t.sign == ',' || t.sign == '&' || t.sign == 0 && (p.word(t) == "and" || p.behindEtAl(i) > 0) {
			return true
		}
	}
	return false
}

// head returns the phrase up to its first full stop or semicolon, and if wide, also dash
// or bracket.
func (p Phrase) head(wide bool) Phrase {
	for i, t := range p.tokens {
		if i == 0 {
			continue
		}
		blank := i+1 < len(p.tokens) && p.tokens[i+1].start > t.end
		switch {
		case t.sign == '.' && blank && p.tokens[i-1].marks&initial == 0 && (!wide || p.tokens[i+1].marks&(capital|digits) != 0 || p.tokens[i+1].sign != 0),
			t.sign == ';' && blank,
			wide && (t.sign == '(' || t.sign == '[' || (t.sign == '-' || t.sign == '–' || t.sign == '—') && blank && p.tokens[i-1].end < t.start):
			return Phrase{text: p.text, tokens: p.tokens[:i]}
		}
	}
	return p
}

// cutTail cuts what follows a title: persons, and the venue after them.
func (c *cutter) cutTail(i, j int, kind Kind, depth int) {
	if n := c.part(i, j).personBeforeVenue(); n > 0 && kind == VenueOrDay {
		c.add(Persons, i, i+n)
		i += n + 1
	}
	if kind != Persons {
		c.add(kind, i, j)
		return
	}
	for k := i + 1; k < j; k++ {
		sign, end, next := c.signAt(k, i, j)
		if sign == "" || next >= j || sign == "by" {
			continue
		}
		rest := c.part(next, j)
		if sign == "," && !(rest.tokens[0].marks&(venue|year|venueHead) != 0 || len(rest.tokens) > 1 && strings.EqualFold(rest.word(rest.tokens[0]), "in")) {
			continue
		}
		if c.part(i, end).personsLike() > .5 {
			c.add(Persons, i, end)
			if rest.venueLike() > .4 {
				c.add(VenueOrDay, next, j)
			} else {
				c.cut(next, j, depth+1)
			}
			return
		}
	}
	c.add(Persons, i, j)
}
