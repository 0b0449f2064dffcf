package form

import (
	"iter"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/habit"
	"clipgraph/arxiv/readlist/wording"
)

// column is a column of a table whose header says that it has names: those of the works, or
// of what the works use, such as data sets and models.
type column struct {
	texts          map[wording.Kind]*habit.Texts // the names by the kind of their fields
	cells, several int                           // the number of cells, and of those with several names
	entry          *entry                        // that of the last cell
	line           int32                         // the first line of the last cell
	counted        bool                          // the last cell has several names
}

// columns are the columns of names by their places.
type columns map[string]*column

// of returns the column of a field, or nil if it is not in a column of names.
func (c columns) of(f *field) *column {
	if f.header != wording.KeyName {
		return nil
	}
	place := (*f.place)[:strings.IndexAny(*f.place+" ", ":.< ")]
	if c[place] == nil {
		c[place] = &column{texts: map[wording.Kind]*habit.Texts{}}
	}
	return c[place]
}

// textsOf returns where the texts of fields like f are kept: those of a column of names
// together.
func (c *column) textsOf(f *field) *habit.Texts {
	if c == nil {
		return &habit.Texts{}
	}
	if c.texts[f.kind] == nil {
		c.texts[f.kind] = &habit.Texts{}
	}
	return c.texts[f.kind]
}

// count counts the cell of a field.
func (c *column) count(e *entry, f *field) {
	if c == nil || f.kind != wording.Whole || f.like.Label {
		return
	}
	if c.entry != e {
		c.cells++
		c.entry, c.line, c.counted = e, f.line, false
	}
	if !c.counted && (wording.Enumerates(f.text()) || f.line != c.line && f.isName()) {
		c.several++
		c.counted = true
	}
}

// hasSeveral reports whether the cells of a column often have several names.
func (c *column) hasSeveral() bool {
	return c != nil && c.cells >= weights.ownForm && float64(c.several) > weights.severalNames*float64(c.cells)
}

// distinctTexts returns the texts of a field that may differ from those of other entries:
// in a column of names, or of an unknown kind that may have persons, each name of an
// enumeration.
func (f *field) distinctTexts() iter.Seq[string] {
	if f.header != wording.KeyName && !(f.headed && f.header == wording.NoKey && f.like.Persons > weights.leastNear) {
		return slices.Values([]string{f.text()})
	}
	return strings.FieldsFuncSeq(f.text(), func(r rune) bool { return strings.ContainsRune("&,;、", r) })
}

// recurInColumn reports whether less than a share of the texts in the column of f differ
// between works.
func (f *field) recurInColumn(distinct float64) bool {
	return f.slot.compared >= weights.ownForm && f.slot.distinct < distinct
}

// namesOthers reports whether f is in a column of names that are not those of the works,
// which use several of them, or have them in common: less than a share of them differ.
func (f *field) namesOthers(distinct float64) bool {
	c := f.slot.column
	return c != nil && (c.hasSeveral() || f.recurInColumn(distinct))
}

// namesAlone reports whether the texts in the column of f differ between works, as their
// names do.
func (f *field) namesAlone() bool {
	return f.slot.compared >= weights.ownForm && !f.recurInColumn(weights.ownNames) && !f.slot.column.hasSeveral()
}

// isOneOfSeveral reports whether the cell of f has several names, in one text or on the lines
// around it: they are not the name of one work.
func (e *entry) isOneOfSeveral(f *field) bool {
	if !f.isInCell() {
		return false
	}
	i := int(f.order)
	around := e.fields[max(0, i-maxAround):min(len(e.fields), i+maxAround+1)]
	return wording.Enumerates(f.text()) || slices.ContainsFunc(around, func(g field) bool {
		return g.part == f.part && g.line != f.line && g.shown == f.shown && g.link == f.link && g.isName()
	})
}

// maxAround bounds the number of fields before and behind a name that are looked at.
const maxAround = 4

// isName reports whether f may be a name by itself, outside of brackets.
func (f *field) isName() bool {
	return f.kind == wording.Whole && f.like.Name >= weights.someName && f.like.Venue <= weights.leastVenue && !f.inBracket()
}

// isInCell reports whether f is in a cell of a table.
func (f *field) isInCell() bool { return strings.HasPrefix(*f.place, "col") }
