package form

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutPiece is what a cut leaves: part of the text of a run.
type cutPiece struct {
	kind     cutKind
	from, to int
}

// cutSign tells one sort of cut from another: what is on its sides, and what
// stands between them.
type cutSign struct {
	left, right cutKind
	sign        string
}

// cutter cuts text without markup at quotation marks, brackets and punctuation,
// where both sides look like what they would be: a title, persons, a venue.
type cutter struct {
	text   string
	tokens []token
	veto   map[cutSign]bool // cuts that are no habit of the list
	noted  *noted
	used   []cutSign
	out    []cutPiece
}

// Bounds of the cutting of one text.
const (
	maxCutDepth  = 6
	maxCuts      = 40  // the places that are tried
	maxCutTokens = 200 // of a text that is cut at all
)

// separate cuts text at what only separates: tabs, bars, middle dots and wide
// blanks.
func separate(text string, from int, cell bool) [][2]int {
	var pieces [][2]int
	start := from
	end := func(at, next int) {
		if at > start {
			pieces = append(pieces, [2]int{start, at})
		}
		start = next
	}
	for i := from; i < len(text); {
		c := text[i]
		switch {
		case c == '\t':
			end(i, i+1)
		case c == ' ':
			j := i
			for j < len(text) && text[j] == ' ' {
				j++
			}
			if j-i >= 3 || cell && j-i >= 2 && i > from && j < len(text) && !unicode.IsLower(firstRune(text[j:])) {
				end(i, j)
			}
			i = j
			continue
		case c == '|':
			end(i, i+1)
		case c == '/' && strings.HasPrefix(text[i:], "// ") && i > from && text[i-1] == ' ':
			end(i, i+2)
			i++
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			if strings.ContainsRune("│·•‖∙", r) && i > from && text[i-1] == ' ' && i+size < len(text) && text[i+size] == ' ' {
				end(i, i+size)
			}
			i += size
			continue
		}
		i++
	}
	end(len(text), len(text))
	return pieces
}

func tokensOf(text string, piece [2]int) []token {
	found := tokens(text[piece[0]:piece[1]])
	for i := range found {
		found[i].start += piece[0]
		found[i].end += piece[0]
	}
	return found
}

func piece0(t []token) cutPiece { return cutPiece{whole, t[0].start, t[len(t)-1].end} }

func (c *cutter) part(i, j int) phrase { return phrase{c.text, c.tokens[i:j]} }

func (c *cutter) add(kind cutKind, i, j int) {
	if kind == persons { // the year behind them
		k := j
		for k > i && (c.tokens[k-1].sign != 0 && c.tokens[k-1].sign != '.' || c.tokens[k-1].marks&year != 0) {
			k--
		}
		if k > i && k < j && c.part(k, j).venueLike() > .5 {
			c.add(persons, i, k)
			i, kind = k, venueOrDay
		}
	}
	if i < j {
		c.out = append(c.out, cutPiece{kind, c.tokens[i].start, c.tokens[j-1].end})
	}
}

// use notes a cut and reports whether it may be made.
func (c *cutter) use(s cutSign) bool {
	if c.veto[s] {
		return false
	}
	c.used = append(c.used, s)
	return true
}

// cut cuts the tokens from i to j.
func (c *cutter) cut(i, j, depth int) {
	for i < j && isSpaceSign(c.tokens[i].sign) {
		i++
	}
	for j > i && strings.ContainsRune("[(|", c.tokens[j-1].sign) && c.tokens[j-1].sign != 0 {
		j-- // what opens the label that follows
	}
	if i >= j {
		return
	}
	if j-i > maxCutTokens || depth > maxCutDepth || c.cutQuoted(i, j, depth) || c.cutBracketBefore(i, j, depth) || c.cutBracketBehind(i, j, depth) || c.cutBracketWithin(i, j, depth) || c.cutPersonsBefore(i, j, depth) || c.cutTyped(i, j, depth) {
		if j-i > maxCutTokens || depth > maxCutDepth {
			c.add(whole, i, j)
		}
		return
	}
	p := c.part(i, j)
	switch {
	case p.personsLike() > weights.typed:
		c.add(persons, i, j)
	case p.venueLike() > weights.typed:
		c.add(venueOrDay, i, j)
	default:
		c.add(whole, i, j)
	}
}

func isSpaceSign(sign rune) bool { return sign != 0 && strings.ContainsRune(".,;:-–—*•", sign) }
