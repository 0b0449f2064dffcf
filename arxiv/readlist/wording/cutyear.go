package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cuts between a year, or a venue with a year, and a title, which are made only if a list has
// many: a title may begin with either.

// The signs of these cuts.
const (
	yearSign    = "year"     // "2021-Counting Crates from Old Bridges"
	anyYearSign = "any year" // where a title may more likely begin so: "2021 BoxNet", "2021-nets"
	venueSign   = "venue:"   // a venue that is not known, and a colon
)

// Needs returns the cut that has to be a firm habit of a list for s to be made.
func (s Cut) Needs() (needed Cut, ok bool) {
	switch s.Sign {
	case yearSign, anyYearSign:
		return Cut{s.Left, s.Right, yearSign}, true
	case venueSign:
		return Cut{s.Left, s.Right, ":"}, true
	}
	return Cut{}, false
}

// cutYear cuts off a year at the front, and a known venue joined to it: "2021-Counting Crates",
// "2021-ICSE-Counting Crates".
func (c *cutter) cutYear() {
	if len(c.tokens) == 0 || !startsYear(c.word(c.tokens[0])) {
		return
	}
	from := c.start()
	end := from + yearDigits
	next, dash := behindDash(c.text[:c.end()], end)
	if next == end {
		return
	}
	if venue := venueBeforeHyphen(c.text[next:c.end()]); dash && venue > 0 {
		end = next + venue
		next = end + 1
	}
	title := c.Slice(next, c.end())
	if !title.mayFollowYear() {
		return
	}
	sign := anyYearSign
	first, _ := utf8.DecodeRuneInString(c.text[next:])
	if dash && title.Words() > minTitle && !unicode.IsLower(first) {
		sign = yearSign
	}
	if c.use(Cut{VenueOrDay, Whole, sign}) {
		c.pieces = append(c.pieces, Piece{VenueOrDay, from, end})
		c.Phrase = title
	}
}

// yearDigits is the number of digits of a year.
const yearDigits = 4

// startsYear reports whether a word is a year in which papers of a list may have appeared, or
// begins with one and a hyphen.
func startsYear(word string) bool {
	first, _, _ := strings.Cut(word, "-")
	return IsYear(first) && "1950" <= first && first < "2050"
}

// joinedToYear returns what a hyphen joins to a year at the front of a word, or "".
func joinedToYear(word string) string {
	if year, rest, _ := strings.Cut(word, "-"); IsYear(year) {
		return rest
	}
	return ""
}

// behindDash returns the start of what follows blanks and one dash at an offset in text, and
// whether there is a dash.
func behindDash(text string, at int) (next int, dash bool) {
	rest := strings.TrimLeft(text[at:], " ")
	r, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("-–—", r) {
		rest, dash = strings.TrimLeft(rest[size:], " "), true
	}
	return len(text) - len(rest), dash
}

// venueBeforeHyphen returns the length of a known venue in capitals that begins a text and is
// joined to the next word: "ICSE-Counting Crates". It returns 0 if there is none.
func venueBeforeHyphen(text string) int {
	name, _, ok := strings.Cut(text, "-")
	if !ok || name == "" || strings.Contains(name, " ") || !isShoutedVenue(marksOf(name)) {
		return 0
	}
	return len(name)
}

func isShoutedVenue(m mark) bool { return m&venue != 0 && m&(shouted|inner) != 0 }

// mayFollowYear reports whether the phrase may be a title behind a year and a dash or blank: it
// begins with a letter, or digits joined to one, and no part of a date or venue.
func (p Phrase) mayFollowYear() bool {
	if len(p.tokens) == 0 {
		return false
	}
	t := p.tokens[0]
	return t.sign == 0 && t.marks&(month|digits|award) == 0 && !isShoutedVenue(t.marks) && p.venueLike() <= .5
}

// isYearOfVenue reports whether the phrase is a year and, joined to it, a known venue in capitals:
// "2021-ICSE".
func (p Phrase) isYearOfVenue() bool {
	if len(p.tokens) != 1 {
		return false
	}
	name := joinedToYear(p.word(p.tokens[0]))
	return name != "" && isShoutedVenue(marksOf(name))
}

// mayLead reports whether the phrase, at the front of a text and before a colon, has the form of
// a venue that is not known with its year: "BRUEX 2021", "Stone Letters 2021".
func (p Phrase) mayLead() bool {
	return p.Words() > 1 && p.Words() <= maxGlued && p.mayBeVenue()
}
