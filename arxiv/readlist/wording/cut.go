package wording

import (
	"strings"
	"unicode/utf8"

	"clipgraph/arxiv/readlist/wording/margin"
)

// Piece is a part of a text between cuts.
type Piece struct {
	Kind     Kind
	From, To int
}

// Kind is the kind of a piece.
type Kind byte

// The kinds of pieces.
const (
	Whole      Kind = 't' // no kind, or a cut between texts without a kind
	Quoted     Kind = 'q'
	Squared    Kind = '['
	Rounded    Kind = '('
	Persons    Kind = 'n'
	VenueOrDay Kind = 'v'
)

// Cut identifies a sort of cut: the kinds of its sides and the sign between them. A side
// without words has no kind.
type Cut struct {
	Left, Right Kind
	Sign        string
}

// Cut cuts a phrase at quotation marks, brackets and punctuation if the sides look like
// two kinds of field: a title, persons, a venue. It makes none of the cuts in veto, and
// returns those that it made and that veto could prevent. lacks is Persons or VenueOrDay
// if the entry has none while most others have, or else 0: then it also cuts off what may
// be one. A long text is not cut.
func (p Phrase) Cut(veto map[Cut]bool, lacks Kind) (pieces []Piece, made []Cut) {
	c := cutter{Phrase: p, veto: veto, lacks: lacks}
	c.cutYear()
	c.cut(0, len(c.tokens), 0)
	return c.pieces, c.made
}

// Uncut returns the phrase as one piece, or none if it is empty.
func (p Phrase) Uncut() []Piece {
	if len(p.tokens) == 0 {
		return nil
	}
	return []Piece{{Whole, p.start(), p.end()}}
}

type cutter struct {
	Phrase
	veto   map[Cut]bool
	made   []Cut
	lacks  Kind
	pieces []Piece
}

// Limits for one text.
const (
	maxCutDepth  = 6
	maxCutTokens = 200 // the longest text that is cut
)

// Separate splits text, from an offset on, at pure separators: tabs, bars, middle dots
// and wide blanks. In a table cell two blanks are wide before a bracket or a venue. The pieces
// are offsets.
func Separate(text string, from int, cell bool) [][2]int {
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
			if j-i >= 3 || cell && j-i >= 2 && i > from && j < len(text) && startsApart(text[j:]) {
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

// startsApart reports whether text, behind two blanks, begins with a bracket or a venue.
func startsApart(text string) bool {
	text, _, _ = strings.Cut(text, "  ")
	return strings.HasPrefix(text, "(") || New(text).Look().Venue > weights.typed
}

func (c *cutter) part(i, j int) Phrase { return Phrase{text: c.text, tokens: c.tokens[i:j]} }

func (c *cutter) add(kind Kind, i, j int) {
	if kind == Persons { // split off the year after them
		k := j
		for k > i && (c.tokens[k-1].sign != 0 && c.tokens[k-1].sign != '.' || c.tokens[k-1].marks&year != 0) {
			k--
		}
		if k > i && k < j && c.part(k, j).venueLike() > .5 {
			c.add(Persons, i, k)
			i, kind = k, VenueOrDay
		}
	}
	if i < j {
		c.pieces = append(c.pieces, Piece{kind, c.tokens[i].start, c.tokens[j-1].end})
	}
}

// use records a cut and reports whether it may be made.
func (c *cutter) use(s Cut) bool {
	if c.veto[s] {
		return false
	}
	c.made = append(c.made, s)
	return true
}

// cut cuts the tokens from i to j.
func (c *cutter) cut(i, j, depth int) {
	for i < j && (isSpaceSign(c.tokens[i].sign) || margin.IsPicture(c.tokens[i].sign)) {
		i++
	}
	for j > i && strings.ContainsRune("[(|", c.tokens[j-1].sign) && c.tokens[j-1].sign != 0 {
		j-- // the bracket of the label that follows
	}
	if i >= j {
		return
	}
	if j-i > maxCutTokens || depth > maxCutDepth || c.cutQuoted(i, j, depth) || c.cutBracketBefore(i, j, depth) || c.cutBracketBehind(i, j, depth) || c.cutBracketWithin(i, j, depth) || c.cutPersonsBefore(i, j, depth) || c.cutTyped(i, j, depth) {
		if j-i > maxCutTokens || depth > maxCutDepth {
			c.add(Whole, i, j)
		}
		return
	}
	p := c.part(i, j)
	switch {
	case p.personsLike() > weights.typed:
		c.add(Persons, i, j)
	case p.venueLike() > weights.typed:
		c.add(VenueOrDay, i, j)
	default:
		c.add(Whole, i, j)
	}
}

func isSpaceSign(sign rune) bool { return sign != 0 && strings.ContainsRune(".,;:>-–—*•", sign) }
