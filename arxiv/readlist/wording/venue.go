package wording

import (
	"slices"
	"strings"
)

// venueLike returns how much the phrase is like a venue or a date.
func (p Phrase) venueLike() float64 {
	w := &weights
	words, hits, years, numbers, months, heads, rest, lowers, nouns := 0, 0, 0, 0, 0, 0, 0, 0, 0
	dateOnly, glued := true, false
	for i, t := range p.tokens {
		if t.sign != 0 {
			continue
		}
		words++
		text := p.word(t)
		switch {
		case t.marks&month != 0:
			months++
		case t.marks&digits != 0:
			numbers++
			if t.marks&year != 0 || p.isShortYear(i) || isDate(text) {
				years++
			}
		case isOrdinal(text):
			numbers++
		case t.marks&venue != 0 && (t.marks&capital != 0 || t.marks&shouted != 0 || t.marks&venueHead == 0):
			hits++
			dateOnly = false
			if t.marks&year != 0 {
				years++
			}
		case isGluedDate(text):
			years++
		case t.marks&award != 0:
			if t.marks&(venueHead) != 0 && i == 0 {
				heads++
			}
			if t.marks&small == 0 {
				dateOnly = false
			}
		default:
			dateOnly = false
			if i == 0 && t.marks&venueHead != 0 {
				heads++
			}
			if t.marks&small == 0 {
				rest++
			}
			if t.marks&year != 0 { // SOCK'21
				years++
				glued = true
			}
			if t.marks&capital == 0 && t.marks&small == 0 && t.marks&ideograph == 0 {
				lowers++
			}
			if t.marks&titleNoun != 0 {
				nouns++
			}
		}
		if t.marks&venueHead != 0 && i <= 1 && t.marks&capital != 0 {
			heads++
		}
	}
	named := words - numbers - months
	switch {
	case words == 0:
		return 0
	case dateOnly && (years > 0 || months > 0 && numbers > 0):
		return w.dateAlone
	case heads > 0 && (rest > 0 || years > 0) && lowers == 0 && words <= w.longVenue && (hits > 1 || p.startsVenue()):
		return w.venueHeaded
	case numbers > 0 && p.hasVolume():
		return w.venueMore
	case hits > 0 && rest == 0:
		if years > 0 || named == 1 {
			return w.venueYear
		}
		return w.venueAlone
	case hits > 0 && years > 0 && rest <= 3 && nouns == 0 && lowers == 0:
		return w.venueMore
	case glued && rest == 1 && lowers == 0:
		return w.venueMore
	case years > 0 && rest == 1 && words <= 3 && lowers == 0 && !p.namesVersion():
		return w.acronymYear
	case hits > 0 && rest <= 2 && nouns == 0:
		return w.venueDoubt
	}
	return 0
}

// startsVenue reports whether the phrase begins like the name of a conference or journal,
// and unlike most titles.
func (p Phrase) startsVenue() bool {
	text := strings.ToLower(p.text[p.start():min(p.end(), p.start()+40)])
	for _, head := range []string{"proceedings", "proc.", "proc ", "in proceedings", "advances in neural", "international conference", "international journal", "ieee", "acm", "journal of", "transactions on", "annual", "physical review", "lecture notes", "annals of", "in proc", "in advances"} {
		if strings.HasPrefix(text, head) {
			return true
		}
	}
	return false
}

// namesVersion reports whether the phrase is a name with a version rather than a venue
// with a year: its number is not a year.
func (p Phrase) namesVersion() bool {
	for i, t := range p.tokens {
		if t.marks&digits != 0 && t.marks&year == 0 && !p.isShortYear(i) && !isDate(p.word(t)) {
			return true
		}
	}
	return false
}

// withoutEndSigns returns the phrase without the signs at its end that separate fields.
func (p Phrase) withoutEndSigns() Phrase {
	for len(p.tokens) > 0 && isSpaceSign(p.tokens[len(p.tokens)-1].sign) {
		p.tokens = p.tokens[:len(p.tokens)-1]
	}
	return p
}

// mayBeVenue reports whether the phrase has the form of a venue with its year, or of a
// year: "The Road Review 2022".
func (p Phrase) mayBeVenue() bool {
	n := len(p.withoutEndSigns().tokens)
	if n == 0 || p.tokens[n-1].marks&year == 0 || slices.ContainsFunc(p.tokens, func(t token) bool { return t.sign == ',' }) {
		return false
	}
	name := Phrase{text: p.text, tokens: p.tokens[:n-1]}
	return n == 1 || name.IsCapitalised()
}

// isShortYear reports whether token i is a year of two digits, behind an apostrophe or a
// venue: "OOPSLA '22", "ICML 22".
func (p Phrase) isShortYear(i int) bool {
	t := p.tokens[i]
	if t.marks&digits == 0 || t.end-t.start != 2 || i == 0 {
		return false
	}
	before := p.tokens[i-1]
	return before.marks&venue != 0 || before.sign != 0 && strings.ContainsRune("'’‘`", before.sign)
}

// IsDate reports whether the phrase is a date and not a venue: numbers, months, and words
// beside them.
func (p Phrase) IsDate() bool {
	for _, t := range p.tokens {
		if t.sign == 0 && t.marks&(digits|month|small|award) == 0 && !isOrdinal(p.word(t)) {
			return false
		}
	}
	return true
}

// EndsInYear reports whether a text begins or ends with a year and has other words.
func EndsInYear(text string) bool {
	p := New(text)
	n := len(p.tokens)
	return n > 1 && p.Words() <= weights.longVenue && (p.tokens[0].marks&year != 0 || p.tokens[n-1].marks&year != 0)
}

// EndsInShortYear reports whether a text ends in a year of two digits behind a word of letters:
// "Bruex 23".
func EndsInShortYear(text string) bool {
	p := New(text)
	n := len(p.tokens)
	return n > 1 && p.tokens[n-1].marks&digits != 0 && p.tokens[n-1].end-p.tokens[n-1].start == 2 && p.tokens[n-2].sign == 0 && p.tokens[n-2].marks&digits == 0
}

// IsYearOrMonth reports whether a text is a date that begins with a year, or with a month and has
// a year.
func IsYearOrMonth(text string) bool {
	p := New(text)
	if !p.IsDate() || len(p.tokens) == 0 {
		return false
	}
	isYear := func(t token) bool { return t.marks&year != 0 }
	return isYear(p.tokens[0]) || p.tokens[0].marks&month != 0 && slices.ContainsFunc(p.tokens, isYear)
}

// isDate reports whether text is a date in digits: 20240131, 2024.01, 2024-01-31.
func isDate(text string) bool {
	if len(text) < 6 || !IsYear(text[:4]) {
		return false
	}
	rest := text[4:]
	if strings.Trim(rest, "0123456789") == "" {
		return len(rest) == 2 || len(rest) == 4
	}
	return strings.ContainsAny(rest[:1], "-._") && strings.Trim(rest, "0123456789-._") == "" && len(rest) <= 6
}

// isGluedDate reports whether text is a year joined to a venue or month by a hyphen, such
// as 2017-NIPS, CVPR-2020 or May-2021.
func isGluedDate(text string) bool {
	before, after, ok := strings.Cut(text, "-")
	if !ok {
		return false
	}
	for _, pair := range [][2]string{{before, after}, {after, before}} {
		if (IsYear(pair[0]) || len(pair[0]) == 2 && strings.Trim(pair[0], "0123456789") == "") && pair[1] != "" {
			m := marksOf(pair[1])
			return m&(venue|month|digits) != 0 || IsYear(pair[0]) && m&shouted != 0
		}
	}
	return false
}

func isOrdinal(text string) bool {
	n := strings.TrimLeft(text, "0123456789")
	return n != text && (n == "st" || n == "nd" || n == "rd" || n == "th")
}
