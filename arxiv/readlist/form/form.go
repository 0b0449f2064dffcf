// Package form learns how a list writes its entries, and reads each entry by
// what it learned. No rule in it knows a list.
//
// It goes from a tree of units to records in four steps. Entries are found by
// vote over the tree ([entries]): which kind of unit is an entry is decided
// once, for the whole list. Each entry is cut into fields at all structure there
// is, and labels, badges and addresses are dropped (field.go); a cut or a label
// that the list makes seldom is taken back (package habit). Fields in the same place of
// their entries make a slot, whose figures say what it mostly holds (slot.go).
// Last, one score decides the role of each field (role.go). What a text is like
// by its words alone, and where it can be cut, package wording says.
//
// All steps take time linear in the text.
package form

import (
	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/internal/parallel"
	"context"
)

// Source is what a list is read from.
type Source struct {
	Tree *markup.Tree
	// Marks are the identifiers of the list, and what tells links to papers.
	Marks marked.Marks
	// LeadsElsewhere reports whether a link is to code, a video or the like; nil:
	// none.
	LeadsElsewhere func(text, url string) bool
}

// Form is what was learned of a list.
type Form struct {
	// Kinds are the kinds of entry that the list has, those with most entries
	// first.
	Kinds []Kind
	// Title is the heading of the whole list; "" if it has none.
	Title string
}

// Kind is a kind of entry, and how it is written.
type Kind struct {
	Unit    string // the key of its units, such as "li/0", with the header of a table
	Entries int
	Titled  int // entries whose title could be made out
	First   int // offset of the first entry
	Line    int // that it is on, for who knows lines; Read does not
	Slots   []Slot
}

// Slot is a place in the entries of one kind.
type Slot struct {
	Place   string // such as "li/0 bold 1"
	Role    record.Role
	Entries int     // that have a field there
	Value   float64 // as the place of titles
	Example string
}

// Read learns the form of a list and gives take a record of each of its entries, many
// at a time and in the order of the list, with the number of those that follow; they are
// there until take returns. Every identifier of the list is the own one of a record. When ctx is done, Read ends soon, with a part of the records.
func Read(ctx context.Context, s Source, take func(records []*record.Record, left int)) *Form {
	t := newTree(ctx, s)
	found := t.entries()
	form := &Form{Title: t.title}
	for _, k := range kindsOf(found) {
		if k.cut(t); ctx.Err() != nil { // not all entries have fields
			return form
		}
		for _, f := range k.forms() {
			f.learn()
			f.findPersons(t)
			parallel.For(ctx, len(f.entries), parallel.NoState, func(_ struct{}, i int) { f.entries[i].choose() })
			f.drop()
			if len(f.entries) == 0 {
				continue
			}
			form.Kinds = append(form.Kinds, f.summary())
		}
	}
	t.root = nil
	t.records(found, take)
	return form
}
