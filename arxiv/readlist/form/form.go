// Package form learns how a list writes its entries, and reads each entry accordingly. It
// has no rules for individual lists.
//
// It turns a tree of units (package unit) into records in four steps. Entries are found by
// a vote over the tree (entry.go), which decides for the whole list which kinds of unit are
// entries. Each entry is split into fields at all its structure, and labels, badges and
// addresses are removed (field.go); cuts and labels that are rare in the list are undone
// (package habit). Fields in the same place of their entries form a slot, whose statistics
// say what it usually contains (slot.go). Finally, a score decides the role of each field
// (role.go). Package wording judges the words of single texts.
//
// All steps take time linear in the text.
package form

import (
	"context"

	"clipgraph/arxiv/readlist/form/unit"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/internal/parallel"
)

// Source is the input of [Read].
type Source = unit.Source

// Form is the learned form of a list.
type Form struct {
	// Kinds are the kinds of entry in the list, sorted by descending number of entries.
	Kinds []Kind
	// Title is the title of the list, or "".
	Title string
}

// Kind is a kind of entry and its form.
type Kind struct {
	Unit    string // the key of its units, such as "li/0", with the header of a table
	Entries int
	Titled  int // the number of entries with a title
	First   int // offset of the first entry
	Line    int // the line of the first entry; not set by Read
	Slots   []Slot
}

// Slot is a place in the entries of one kind.
type Slot struct {
	Place   string // such as "li/0 bold 1"
	Role    record.Role
	Entries int     // the number of entries with a field there
	Value   float64 // the score as the place of titles
	Example string
}

// Read learns the form of a list and calls take with records of its entries, many at a
// time and in order, and with the number of those that follow. The records are valid
// until take returns. Every identifier of the list is the own identifier of a record.
// Once ctx is done, Read soon ends.
func Read(ctx context.Context, s Source, take func(records []*record.Record, left int)) *Form {
	t := newTree(ctx, s)
	found := t.entries()
	form := &Form{Title: t.title}
	for _, k := range kindsOf(found) {
		if k.cut(t); ctx.Err() != nil { // not all entries have fields
			return form
		}
		var forms []*kindOfEntry
		for _, f := range k.forms() {
			f.learn()
			f.findPersons(t)
			f.findVenues(t)
			parallel.For(ctx, len(f.entries), parallel.NoState, func(_ struct{}, i int) { f.entries[i].choose() })
			f.drop()
			if len(f.entries) > 0 {
				forms = append(forms, f)
			}
		}
		k.confirm(t, forms)
		for _, f := range forms {
			form.Kinds = append(form.Kinds, f.summary())
		}
	}
	retractRecurring(found)
	findCited(found)
	findVenueLinks(found)
	joinNames(found)
	untitleMembers(found)
	t.Root = nil
	t.records(found, take)
	return form
}
