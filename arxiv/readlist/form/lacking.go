package form

import (
	"slices"

	"clipgraph/arxiv/readlist/wording"
	"clipgraph/internal/parallel"
)

// Entries that lack a field that most entries of their kind have are split again, with a
// lower threshold for that field.

// findPersons splits entries without persons again, if most entries have some.
func (k *kindOfEntry) findPersons(t *tree) {
	place := k.personsPlace()
	if place == nil {
		return
	}
	parallel.For(t.ctx, len(k.entries), t.newFieldCutter, func(c *fieldCutter, i int) {
		e := k.entries[i]
		if slices.ContainsFunc(e.fields, func(f field) bool { return max(f.like.Persons, f.slot.near) > weights.leastNear }) {
			return
		}
		c.fields(e, k.habits, nil, true)
		for i := range e.fields {
			f := &e.fields[i]
			if f.kind == wording.Persons {
				f.slot, f.like.Persons = place, max(f.like.Persons, weights.lackedPersons)
			} else if f.slot = k.slots[*f.place]; f.slot == nil {
				f.slot = &slot{place: *f.place, fields: 1}
				f.slot.value = valueOf(f)
			}
		}
	})
}

// personsPlace returns the slot with the persons of most entries, or nil.
func (k *kindOfEntry) personsPlace() *slot {
	var best *slot
	for _, s := range k.slots {
		if s.persons > weights.leastNear && s.cover >= weights.personsCover && s.entries >= weights.personsTimes && (best == nil || s.entries > best.entries || s.entries == best.entries && s.place < best.place) {
			best = s
		}
	}
	return best
}
