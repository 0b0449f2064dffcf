package arxiv

import "slices"

// Table numbers identifiers from 0 in the order in which they are first seen. The zero
// value is empty and ready to use.
//
// Identifiers of the new scheme are dense, about 20,000 a month. An array by month and
// number finds them in one step, several times faster than a hash table that is larger
// than the processor's caches.
type Table struct {
	months [][]int32 // number + 1, by the identifier's number, by month since firstMonth
	old    map[ID]int32
	ids    []ID
}

// Number returns the number of id, and assigns one if it has none. It takes amortised
// constant time.
func (t *Table) Number(id ID) int32 {
	slot := t.slot(id)
	if slot == nil {
		n, there := t.old[id]
		if !there {
			if t.old == nil {
				t.old = map[ID]int32{}
			}
			n = int32(len(t.ids))
			t.old[id] = n
			t.ids = append(t.ids, id)
		}
		return n
	}
	if *slot == 0 {
		t.ids = append(t.ids, id)
		*slot = int32(len(t.ids))
	}
	return *slot - 1
}

// Reserve returns a new number without an identifier. [Table.IDs] has the zero ID for it.
func (t *Table) Reserve() int32 {
	t.ids = append(t.ids, ID{})
	return int32(len(t.ids) - 1)
}

// slot returns the slot of an identifier of the new scheme, or nil for the old scheme.
func (t *Table) slot(id ID) *int32 {
	month := int(id.month) - firstMonth
	if id.archive != 0 || month < 0 {
		return nil
	}
	if month >= len(t.months) {
		t.months = append(t.months, make([][]int32, month+1-len(t.months))...)
	}
	number := int(id.number)
	if row := t.months[month]; number >= len(row) {
		grown := number + 1 + number/2
		t.months[month] = append(slices.Grow(row, grown-len(row)), make([]int32, grown-len(row))...)
	}
	return &t.months[month][number]
}

// IDs returns the identifiers indexed by their numbers. The caller must not change them.
func (t *Table) IDs() []ID { return t.ids }
