package inline

import "sort"

// growingText is a text made of pieces of the source and of replacements.
type growingText struct {
	start, end int // in the source
	verbatim   bool
	made       []byte
	pieces     []piece // of made, in order
	empty      bool
}

// piece is the position of a part of a text in the source.
type piece struct {
	at, source int
	exact      bool // the source has the same bytes
}

// make converts a verbatim text to a made one.
func (t *growingText) make(source string) {
	if t.verbatim {
		t.pieces = append(t.pieces[:0], piece{0, t.start, true})
		t.made = append(t.made[:0], source[t.start:t.end]...)
		t.verbatim = false
	}
}

// offset returns the offset in the source of a byte of a text.
func (t *growingText) offset(at int) int {
	if t.verbatim {
		return t.start + at
	}
	p := t.pieces[t.pieceOf(at)]
	if p.exact {
		return p.source + at - p.at
	}
	return p.source
}

// endOffset returns the end in the source of the part that ends before the byte at, which
// is not 0.
func (t *growingText) endOffset(at int) int {
	if t.verbatim {
		return t.start + at
	}
	i := t.pieceOf(at - 1)
	switch p := t.pieces[i]; {
	case p.exact:
		return p.source + at - p.at
	case i+1 < len(t.pieces):
		return t.pieces[i+1].source
	}
	return t.end
}

// pieceOf returns the index of the piece with the byte at.
func (t *growingText) pieceOf(at int) int {
	return sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].at > at }) - 1
}
