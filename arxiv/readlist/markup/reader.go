package markup

import (
	"iter"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/internal/ascii"
)

// Reader returns the spans of units. It reuses its memory: results are valid until
// [Reader.Release]. Several readers may read one tree concurrently.
type Reader struct {
	tree   *Tree
	inline *inline.Reader
	lines  []inline.Stretch
	cell   []inline.Stretch // the lines of the current cell
	spans  []inline.Span    // returned spans
	cells  []Unit           // returned cells of rows
	units  []*Unit          // pointers to these cells

	packed []byte // the packed data of a unit
	chunk  []byte // the chunk for packed data
	number int    // the number of the chunk
}

// NewReader returns a reader of the tree.
func (t *Tree) NewReader() *Reader {
	return &Reader{tree: t, inline: inline.NewReader(t.text, t.references)}
}

// Mark is a position in the memory of a reader.
type Mark struct{ spans, cells, units int }

// Mark returns the current position in the reader's memory.
func (r *Reader) Mark() Mark { return Mark{len(r.spans), len(r.cells), len(r.units)} }

// Release invalidates all results since a mark.
func (r *Reader) Release(m Mark) {
	r.spans, r.cells, r.units = r.spans[:m.spans], r.cells[:m.cells], r.units[:m.units]
}

// Spans returns the unit's own running text, without that of its children.
func (r *Reader) Spans(u *Unit) []inline.Span {
	before := len(r.spans)
	switch {
	case u.text == noText, u.text == cells:
		return nil
	case u.text == made:
		return u.more.spans
	case u.text == verbatim:
		r.spans = append(r.spans, r.verbatim(u))
	case u.kept != 0:
		r.unpack(u)
	default:
		r.load(u)
		r.spans = append(r.spans, r.inline.Spans(u.syntax, r.lines, u.text == oneLine)...)
	}
	return r.spans[before:len(r.spans):len(r.spans)]
}

// verbatim returns the single span of verbatim text.
func (r *Reader) verbatim(u *Unit) inline.Span {
	s := inline.Span{Kind: inline.Text, Text: r.tree.text[u.line.start:u.line.end], Start: int(u.line.start), End: int(u.line.end)}
	if u.Kind == Code {
		s.Style = inline.CodeStyle
	}
	return s
}

// load sets r.lines to the lines of a unit.
func (r *Reader) load(u *Unit) {
	r.lines = append(r.lines[:0], inline.Between(int(u.line.start), int(u.line.end)))
	if u.more != nil {
		for _, l := range u.more.lines {
			r.lines = append(r.lines, inline.Between(int(l.start), int(l.end)))
		}
	}
}

// shows reports whether lines have any spans.
func (r *Reader) shows(lines []inline.Stretch, syntax inline.Syntax) bool {
	if len(lines) == 0 {
		return false
	}
	if syntax != inline.TeX { // a letter is shown unless it is in a tag, a command or a character reference
		for _, c := range []byte(r.tree.text[lines[0].Start:lines[0].End]) {
			if ascii.IsLetterOrDigit(c) {
				return true
			}
			if c == '<' || c == '&' {
				break
			}
		}
	}
	return len(r.inline.Spans(syntax, lines, false)) > 0
}

// hasText reports whether a unit has running text of its own.
func (r *Reader) hasText(u *Unit) bool {
	switch u.text {
	case noText, cells:
		return false
	case ownLines, oneLine:
		r.load(u)
		return r.shows(r.lines, u.syntax)
	}
	return true
}

// Children returns the children of a unit in the order of the text. The cells of a
// Markdown row are made on demand.
func (r *Reader) Children(u *Unit) []*Unit {
	if u.text != cells {
		return u.units
	}
	before, first := len(r.units), len(r.cells)
	if u.kept != 0 {
		r.unpackCells(u)
	} else {
		r.makeCells(u)
	}
	for i := range r.cells[first:] {
		r.units = append(r.units, &r.cells[first+i])
	}
	return r.units[before:len(r.units):len(r.units)]
}

// makeCells appends the cells of a row.
func (r *Reader) makeCells(u *Unit) {
	first := len(r.cells)
	r.load(u)
	r.splitCells(func(cell []inline.Stretch) {
		i := len(r.cells) - first
		r.cells = append(r.cells, Unit{Kind: Cell, Key: "td", Start: int32(cell[0].Start), End: int32(cell[len(cell)-1].End)})
		c := &r.cells[first+i]
		c.setText(cell, oneLine, u.syntax)
		if u.more != nil && i < len(u.more.headers) {
			c.Header = u.more.headers[i]
		}
	})
}

// All yields a unit and all its descendants in the order of the text. Yielded units and
// their spans are valid until the next step.
func (r *Reader) All(u *Unit) iter.Seq[*Unit] {
	return func(yield func(*Unit) bool) { r.all(u, r.Children, yield) }
}

// Made is [Reader.All] without the cells of Markdown rows.
func (r *Reader) Made(u *Unit) iter.Seq[*Unit] {
	return func(yield func(*Unit) bool) { r.all(u, func(u *Unit) []*Unit { return u.units }, yield) }
}

func (r *Reader) all(u *Unit, below func(*Unit) []*Unit, yield func(*Unit) bool) bool {
	mark := r.Mark()
	more := yield(u)
	for _, c := range below(u) {
		if !more {
			break
		}
		more = r.all(c, below, yield)
	}
	r.Release(mark)
	return more
}

// finish sets the ends of the units below u and removes empty ones.
func (r *Reader) finish(u *Unit) {
	kept := u.units[:0]
	for _, c := range u.units {
		r.finish(c)
		if len(c.units) == 0 && c.Kind != Cell && c.Kind != Section && c.text != cells && !r.hasText(c) {
			continue
		}
		kept = append(kept, c)
		u.End = max(u.End, c.End)
	}
	clear(u.units[len(kept):])
	u.units = kept
}
