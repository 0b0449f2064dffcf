package wording

import (
	"slices"
	"strings"
	"unicode"
)

// Cuts at quotation marks and brackets.

// closers maps opening quotation marks and brackets to closing ones.
var closers = map[rune]rune{'"': '"', '“': '”', '”': '”', '«': '»', '„': '“', '「': '」', '《': '》', '『': '』', '(': ')', '[': ']', '（': '）', '【': '】'}

// cutQuoted cuts out a quoted text of three words or more, or of two after persons or as all that
// is before a comma. One with a comma before its closing mark is a title in any list.
func (c *cutter) cutQuoted(i, j, depth int) bool {
	for q := i; q < j; q++ {
		open := c.tokens[q].sign
		if !strings.ContainsRune("\"“«„「《『", open) || open == 0 || q > i && c.tokens[q-1].end == c.tokens[q].start && c.tokens[q-1].sign == 0 && open == '"' {
			continue
		}
		r := c.quoteEnd(q, j)
		if r == j {
			return false
		}
		in, before, behind := c.part(q+1, r), c.part(i, q), c.part(r+1, j)
		n := in.Words()
		if n < 3 && !(n == 2 && (before.personsLike() > .6 || in.isQuotedAlone(before, behind))) || n == 3 && in.Look().Title <= max(before.Look().Title, behind.Look().Title) || before.Words() > 30 {
			q = r
			continue
		}
		if next := r + 1; next < j && c.tokens[next].sign == 0 && c.tokens[next].marks&(capital|digits|inner) == 0 && c.tokens[next].marks&ideograph == 0 {
			q = r
			continue // a quoted word within a sentence
		}
		if !c.use(Cut{kindOf(before), kindOf(behind), `"`}) && !(n > minTitle && c.tokens[r-1].sign == ',') {
			return false
		}
		c.cut(i, q, depth+1)
		c.add(Quoted, q+1, r)
		c.cut(r+1, j, depth+1)
		return true
	}
	return false
}

// isQuotedAlone reports whether the phrase, in quotation marks, has capitals and nothing before it,
// and a comma or full stop behind it: `: "Counting Crates", 2021`.
func (p Phrase) isQuotedAlone(before, behind Phrase) bool {
	if before.Words() > 0 || behind.Len() == 0 || !strings.ContainsRune(",.", behind.tokens[0].sign) {
		return false
	}
	return !slices.ContainsFunc(p.tokens, func(t token) bool { return t.sign == 0 && t.marks&(capital|inner) == 0 })
}

// quoteEnd returns the mark that closes the quotation at q, or j. A mark after a blank
// opens a nested one.
func (c *cutter) quoteEnd(q, j int) int {
	open, depth := c.tokens[q].sign, 0
	for r := q + 1; r < j; r++ {
		switch sign := c.tokens[r].sign; {
		case sign != closers[open] && !(open == '“' && sign == '"'):
		case sign == open && c.tokens[r-1].end < c.tokens[r].start && r+1 < j && c.tokens[r+1].start == c.tokens[r].end && c.tokens[r+1].sign == 0:
			depth++
		case depth > 0:
			depth--
		default:
			return r
		}
	}
	return j
}

// kindOf returns the kind of a side of a cut: Whole, or 0 if it is empty.
func kindOf(p Phrase) Kind {
	if p.Words() > 0 {
		return Whole
	}
	return 0
}

// bracketAt returns the end of the bracket that opens at i, or 0. Another one may be nested in it.
func (c *cutter) bracketAt(i, j, limit int) int {
	shut := closers[c.tokens[i].sign]
	if shut == 0 {
		return 0
	}
	nested := 0
	for k := i + 1; k < j && c.tokens[k].end-c.tokens[i].start <= limit; k++ {
		switch sign := c.tokens[k].sign; {
		case sign == shut && nested == 0:
			return k
		case sign == shut:
			nested--
		case sign == c.tokens[i].sign:
			nested++
		}
	}
	return 0
}

func bracketKind(sign rune) Kind {
	if sign == '[' || sign == '【' {
		return Squared
	}
	return Rounded
}

// maxBracket is the length in bytes of the longest text in brackets that is a field.
const maxBracket = 160

// cutBracketBefore cuts off a bracket at the front, such as "(2023) …" or a name in
// square brackets before a title.
func (c *cutter) cutBracketBefore(i, j, depth int) bool {
	sign := c.tokens[i].sign
	if sign != '(' && sign != '[' && sign != '（' && sign != '【' {
		return false
	}
	k := c.bracketAt(i, j, maxBracket/2)
	if k == 0 || k+1 >= j {
		return false
	}
	in, rest := c.part(i+1, k), c.part(k+1, j)
	if rest.Words() == 0 {
		return false
	}
	if next := c.tokens[k+1]; next.sign == 0 && next.marks&(capital|digits|inner|ideograph) == 0 || next.sign == 0 && next.start == c.tokens[k].end && sign == '(' && !in.isAcronymBefore(next) {
		if l := in.Look(); l.Venue <= .5 && !l.Label {
			return false
		}
	}
	if i == 0 && bracketKind(sign) == Rounded && !in.hasDigit() && !c.use(Cut{Rounded, Whole, "("}) && in.isWordOf(rest) {
		return false
	}
	c.add(bracketKind(sign), i+1, k)
	c.cut(k+1, j, depth+1)
	return true
}

// isAcronymBefore reports whether the phrase, in brackets right before a word, is a name in
// capitals and no part of the word: "(BOXN)Counting Crates", but not "(Re)Counting Crates".
func (p Phrase) isAcronymBefore(next token) bool {
	return len(p.tokens) > 0 && p.tokens[0].marks&(shouted|inner) != 0 && next.marks&(capital|shouted) != 0
}

// isWordOf reports whether the phrase, in brackets before a text, is probably the first
// word of the text, as in "(Nearly) Optimal Bandits": a capitalised word that does not
// occur in the text again.
func (p Phrase) isWordOf(rest Phrase) bool {
	word := p.tokens[0]
	if p.Words() != 1 || word.marks&(capital|shouted|inner|initial|digits|venue|label|award) != capital {
		return false
	}
	return !strings.Contains(strings.ToLower(rest.text[rest.start():rest.end()]), strings.ToLower(p.word(word)))
}

// cutBracketBehind cuts off a bracket at the end that holds a venue, persons, a label or,
// after a title, anything else.
func (c *cutter) cutBracketBehind(i, j, depth int) bool {
	k := j - 1
	beforeVenue := k > i && c.tokens[k-1].sign == ',' && c.wordAt(k) == "in" // in another style
	if beforeVenue {
		k--
	}
	for k > i && isSpaceSign(c.tokens[k].sign) {
		k--
	}
	shut := c.tokens[k].sign
	if shut != ')' && shut != ']' && shut != '）' && shut != '】' {
		return false
	}
	open := k - 1
	for open > i && closers[c.tokens[open].sign] != shut {
		if c.tokens[open].sign == shut {
			return false
		}
		open--
	}
	if open <= i || c.tokens[k].end-c.tokens[open].start > maxBracket {
		return false
	}
	in, before := c.part(open+1, k), c.part(i, open)
	l := in.Look()
	kind := bracketKind(c.tokens[open].sign)
	right := Whole
	switch {
	case l.Venue > .5 || in.isGluedVenue() || kind == Squared && in.isBehindYear():
		right = VenueOrDay
	case l.Label:
		right = 'l'
	case l.Persons > .6 || in.Words() > 0 && c.tokens[open+1].sign == '@':
		right = Persons
	case kind != Squared && (before.Words() < 4 && !hasVenue(in) || in.isAcronymOfTitles()):
		return false
	}
	if !c.use(Cut{0, right, ")"}) && !in.dates(before) && !beforeVenue {
		return false
	}
	c.cut(i, open, depth+1)
	c.add(kind, open+1, k)
	return true
}

// isBehindYear reports whether the phrase is a year and, joined to it, the name of a venue:
// "2021-Stone Letters".
func (p Phrase) isBehindYear() bool {
	if len(p.tokens) == 0 || len(p.tokens) > maxGlued {
		return false
	}
	return strings.ContainsFunc(joinedToYear(p.word(p.tokens[0])), unicode.IsLetter)
}

// isAcronymOfTitles reports whether the phrase is an acronym that many titles have, as in
// "Counting with Large Language Models (LLMs)".
func (p Phrase) isAcronymOfTitles() bool {
	return len(p.tokens) == 1 && p.tokens[0].marks&titleNoun != 0 && p.tokens[0].marks&(inner|shouted) != 0
}

// dates reports whether the phrase, in brackets behind a text, ends in a year and is
// surely no part of the text: the text may be a title. A year alone may be that of a
// journal at the end of the text.
func (p Phrase) dates(before Phrase) bool {
	n := len(p.tokens)
	return n > 0 && (p.tokens[n-1].marks&year != 0 || p.isGluedVenue()) && before.Words() >= minTitle && (n > 1 || before.head(false).Len() == before.Len())
}

// minTitle is the number of words from which a text may be a title.
const minTitle = 3

func hasVenue(p Phrase) bool {
	for _, t := range p.tokens {
		if t.marks&venue != 0 {
			return true
		}
	}
	return false
}

// cutBracketWithin cuts at a bracket in the middle that holds a date, a venue or persons:
// "Persons (2020). Title", "Title (CVPR 2021), Persons".
func (c *cutter) cutBracketWithin(i, j, depth int) bool {
	for k := i + 1; k < j; k++ {
		if s := c.tokens[k].sign; s != '(' && s != '（' && s != '[' {
			continue
		}
		end := c.bracketAt(k, j, maxBracket)
		if end == 0 || end+1 >= j {
			continue
		}
		in := c.part(k+1, end)
		if in.venueLike() <= .5 && in.personsLike() <= .7 {
			continue
		}
		c.cut(i, k, depth+1)
		c.add(bracketKind(c.tokens[k].sign), k+1, end)
		c.cut(end+1, j, depth+1)
		return true
	}
	return false
}
