package form

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/wording"
	"clipgraph/internal/parallel"
)

// Entries that lack a field that most entries of their kind have are split again, with a
// lower threshold for that field.

// findPersons splits entries without persons again, if most entries have some.
func (k *kindOfEntry) findPersons(t *tree) {
	place := k.commonPlace(weights.personsCover, func(s *slot) bool { return s.persons > weights.leastNear })
	if place == nil {
		return
	}
	parallel.For(t.ctx, len(k.entries), t.newFieldCutter, func(c *fieldCutter, i int) {
		e := k.entries[i]
		arePersons := func(f field) bool {
			return f.like.Persons > weights.leastNear || f.slot.near > weights.leastNear && !wording.New(f.text()).IsFamilyBeforeVenue()
		}
		if slices.ContainsFunc(e.fields, arePersons) {
			return
		}
		before := e.fields
		c.fields(e, k.habits, nil, wording.Persons)
		if len(before) > 0 && before[0].kind != wording.Persons && e.fields[0].kind == wording.Persons {
			e.fields = before // a title of one word is before the venue
			return
		}
		for i := range e.fields {
			f := &e.fields[i]
			if f.kind == wording.Persons {
				f.slot, f.like.Persons = place, max(f.like.Persons, weights.lackedPersons)
			} else {
				k.assign(f)
			}
		}
	})
}

// findVenues splits entries without a venue again, if many entries have one in the same
// text as the title: then an unknown venue with its year is one, too.
func (k *kindOfEntry) findVenues(t *tree) {
	place := k.commonPlace(weights.venueCover, func(s *slot) bool { return s.venue > weights.leastVenue && strings.Contains(s.place, ":v") })
	if place == nil {
		return
	}
	parallel.For(t.ctx, len(k.entries), t.newFieldCutter, func(c *fieldCutter, i int) {
		e := k.entries[i]
		if len(e.fields) == 0 || slices.ContainsFunc(e.fields, func(f field) bool { return f.like.Venue > weights.leastVenue }) {
			return
		}
		before := e.fields
		title := slices.MaxFunc(before, func(a, b field) int { return cmp.Compare(a.titleScore(), b.titleScore()) })
		isVenue := func(f field) bool {
			return f.kind == wording.VenueOrDay && *f.place == place.place && f.part == title.part && f.run == title.run
		}
		if c.fields(e, k.habits, nil, wording.VenueOrDay); !slices.ContainsFunc(e.fields, isVenue) {
			e.fields = before
			return
		}
		for i := range e.fields {
			f := &e.fields[i]
			if f.kind == wording.VenueOrDay {
				f.like.Venue = max(f.like.Venue, weights.venueHere)
			}
			k.assign(f)
		}
	})
}

// assign sets the slot of a field of an entry from which the slots were not learned.
func (k *kindOfEntry) assign(f *field) {
	if f.slot = k.slots[*f.place]; f.slot == nil {
		f.slot = &slot{place: *f.place, fields: 1}
		f.slot.value = valueOf(f)
	}
}

// commonPlace returns the slot that most entries have of those for which is is true, or
// nil if none of these is in the given share of the entries.
func (k *kindOfEntry) commonPlace(share float64, is func(*slot) bool) *slot {
	var best *slot
	for _, s := range k.slots {
		if is(s) && s.cover >= share && s.entries >= weights.commonTimes && (best == nil || s.entries > best.entries || s.entries == best.entries && s.place < best.place) {
			best = s
		}
	}
	return best
}
