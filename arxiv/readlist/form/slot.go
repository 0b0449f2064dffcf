package form

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/habit"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/arxiv/readlist/wording/margin"
	"clipgraph/internal/parallel"
)

// slot is a place in the entries of one kind, with statistics of its fields.
type slot struct {
	place    string
	fields   int
	entries  int     // the number of entries with a field there
	distinct float64 // share of texts that differ between entries
	compared int     // the number of these texts
	title    float64 // means over the fields
	persons  float64
	// Means of persons and words over all fields in the same place, regardless of cuts.
	near, nearWords float64
	// Among its fields that are neither persons nor dates: the numbers of those like a
	// venue and of others, and the share of venues over all fields in the same place.
	venues, others int
	nearVenue      float64
	venue          float64
	words          float64
	name           float64
	order          float64
	touching       float64 // share of fields that the next one goes on from, with nothing but a blank between
	holds          float64 // share of links to the entry's own identifier
	bold           float64
	sentences      float64 // share of fields that end with a full stop or have a semicolon
	small          float64 // share of fields that begin with a small letter
	cased          float64 // share of fields that are written as titles are, in a column of an unknown kind
	cover          float64 // share of the entries with a field there
	value          float64 // score as the place of titles
	example        string
	roles          [record.Other + 1]int
	column         *column // nil if it is not in a column of names
}

// sums returns the means over the fields, which are sums until all fields are counted.
func (s *slot) sums() []*float64 {
	return []*float64{&s.title, &s.persons, &s.venue, &s.name, &s.words, &s.order, &s.touching, &s.holds, &s.bold, &s.sentences, &s.small, &s.cased}
}

// kindOfEntry is a set of entries of the same form.
type kindOfEntry struct {
	name    string
	entries []*entry
	slots   map[string]*slot
	// unlinked are candidates that have no link to a paper.
	unlinked []*entry
	habits   *habit.Habits
}

// kindsOf groups entries by kind. Kinds with few entries are merged with similar ones.
func kindsOf(entries []*entry) []*kindOfEntry {
	sizes := map[string]int{}
	for _, e := range entries {
		if !e.unlinked {
			sizes[e.kind]++
		}
	}
	var kinds []*kindOfEntry
	byName := map[string]*kindOfEntry{}
	nameOf := func(e *entry) string {
		if sizes[e.kind] < weights.ownForm {
			name, _, _ := strings.Cut(e.kind, "|")
			return name
		}
		return e.kind
	}
	for _, e := range entries {
		if e.unlinked {
			continue
		}
		name := nameOf(e)
		k := byName[name]
		if k == nil {
			k = &kindOfEntry{name: name}
			byName[name] = k
			kinds = append(kinds, k)
		}
		k.entries = append(k.entries, e)
	}
	for _, e := range entries {
		if k := byName[nameOf(e)]; e.unlinked && k != nil {
			k.unlinked = append(k.unlinked, e)
		}
	}
	slices.SortStableFunc(kinds, func(a, b *kindOfEntry) int { return cmp.Compare(len(b.entries), len(a.entries)) })
	return kinds
}

// cut splits the entries of a kind into fields: once to learn the habits, and again for
// entries to which these make a difference.
func (k *kindOfEntry) cut(t *tree) {
	h := habit.New()
	seen := make([]habit.Noted, len(k.entries))
	k.note(t, nil, h, seen)
	h.Decide()
	if h.Wrapped { // the observations were of parts of texts
		wrapped := &habit.Habits{Wrapped: true}
		h = habit.New()
		k.note(t, wrapped, h, seen)
		h.Decide()
		h.Wrapped = true
	}
	k.habits = h
	parallel.For(t.ctx, len(k.entries), t.newFieldCutter, func(c *fieldCutter, i int) {
		if h.Changes(&seen[i]) {
			c.fields(k.entries[i], h, nil, 0)
		}
	})
}

// note splits all entries by the habits now, and records the observations in h and, for
// each entry, in seen.
func (k *kindOfEntry) note(t *tree, now, h *habit.Habits, seen []habit.Noted) {
	noted := make([]habit.Noted, min(len(seen), batch))
	for from := 0; from < len(seen); from += batch {
		entries := k.entries[from:min(from+batch, len(seen))]
		parallel.For(t.ctx, len(entries), t.newFieldCutter, func(c *fieldCutter, i int) {
			noted[i].Reset()
			c.fields(entries[i], now, &noted[i], 0)
		})
		for i := range entries {
			h.Add(&noted[i])
			seen[from+i] = noted[i].Telling()
		}
	}
}

// forms splits a kind by how its entries begin, if several ways are common: a list may
// change its form midway.
func (k *kindOfEntry) forms() []*kindOfEntry {
	if len(k.entries) < 2*weights.subForm {
		return []*kindOfEntry{k}
	}
	starts := map[string]int{}
	for _, e := range k.entries {
		starts[e.firstStyle()]++
	}
	byStart := map[string]*kindOfEntry{}
	var forms []*kindOfEntry
	for _, e := range k.entries {
		start := e.firstStyle()
		if starts[start] < weights.subForm {
			start = ""
		}
		f := byStart[start]
		if f == nil {
			f = &kindOfEntry{name: k.name, habits: k.habits}
			byStart[start] = f
			forms = append(forms, f)
		}
		f.entries = append(f.entries, e)
	}
	return forms
}

// firstStyle returns the style of the first field of an entry that is not a label.
func (e *entry) firstStyle() string {
	for i := range e.fields {
		f := &e.fields[i]
		if !f.like.Label {
			return f.styleName()
		}
	}
	return ""
}

// learn computes the statistics of the slots of a kind.
func (k *kindOfEntry) learn() {
	k.slots = map[string]*slot{}
	type seen struct {
		*habit.Texts
		last *entry
	}
	all, columns := map[string]*seen{}, columns{}
	for _, e := range k.entries {
		if e.loose {
			continue
		}
		for i := range e.fields {
			f := &e.fields[i]
			s := k.slots[*f.place]
			if s == nil {
				s = &slot{place: *f.place, example: f.text(), column: columns.of(f)}
				k.slots[*f.place] = s
				all[*f.place] = &seen{Texts: s.column.textsOf(f)}
			}
			f.slot = s
			s.column.count(e, f)
			a := all[*f.place]
			s.fields++
			if a.last != e {
				a.last = e
				s.entries++
			}
			for text := range f.distinctTexts() {
				a.Add(text, int64(e.id))
			}
			s.title += f.like.Title
			s.persons += f.like.Persons
			s.venue += f.like.Venue
			s.countVenue(f)
			if i+1 < len(e.fields) && f.touches(&e.fields[i+1]) {
				s.touching++
			}
			s.name += f.like.Name
			s.words += float64(f.like.Words)
			s.order += float64(f.order)
			if f.holds {
				s.holds++
			}
			if f.bold() {
				s.bold++
			}
			if f.isSentence() {
				s.sentences++
			}
			if margin.StartsSmall(f.text()) {
				s.small++
			}
			if f.isInTitleCase() {
				s.cased++
			}
		}
	}
	k.joinTyped()
	for place, s := range k.slots {
		n := float64(s.fields)
		for _, sum := range s.sums() {
			*sum /= n
		}
		s.cover = float64(s.entries) / float64(len(k.entries))
		s.distinct = 1
		if a := all[place]; a != nil {
			s.distinct, s.compared = a.Distinct()
		}
	}
	k.learnNear()
	k.placeLoose()
	for _, e := range k.entries {
		for i := range e.fields {
			f := &e.fields[i]
			if f.slot.value == 0 {
				f.slot.value = valueOf(f)
			}
		}
	}
}

// countVenue counts a field as a venue or as another text.
func (s *slot) countVenue(f *field) {
	switch {
	case f.kind == wording.Persons:
	case f.like.Venue <= weights.typedText:
		s.others++
	case !wording.New(f.text()).IsDate():
		s.venues++
	}
}

// untyped removes from the name of a place that it is of persons or venues.
var untyped = strings.NewReplacer(":n", "", ":v", "")

// learnNear computes how much the fields of a place are persons, and how often venues,
// regardless of cuts: in a place of persons even one name, or family names alone, are
// persons.
func (k *kindOfEntry) learnNear() {
	type sum struct{ persons, words, fields, venues, others float64 }
	sums := map[string]*sum{}
	for place, s := range k.slots {
		name := untyped.Replace(place)
		at := sums[name]
		if at == nil {
			at = &sum{}
			sums[name] = at
		}
		at.venues += float64(s.venues)
		at.others += float64(s.others)
		if s.venue > weights.typedText {
			continue // the years after persons
		}
		at.persons += s.persons * float64(s.fields)
		at.words += s.words * float64(s.fields)
		at.fields += float64(s.fields)
	}
	for place, s := range k.slots {
		at := sums[untyped.Replace(place)]
		s.nearVenue = at.venues / max(1, at.venues+at.others)
		if at.fields > 0 {
			s.near, s.nearWords = at.persons/at.fields, at.words/at.fields
		}
	}
}

// placeLoose assigns the fields of loose entries to the slots of the others.
func (k *kindOfEntry) placeLoose() {
	for _, e := range k.entries {
		if !e.loose {
			continue
		}
		for i := range e.fields {
			f := &e.fields[i]
			if f.slot = k.slots[*f.place]; f.slot == nil {
				f.slot = &slot{place: *f.place, fields: 1, value: -1}
			}
		}
	}
}

// drop drops the loose entries whose title is not in the slot of most others.
func (k *kindOfEntry) drop() {
	titles := map[*slot]int{}
	most := 0
	for _, e := range k.entries {
		if e.title != nil && !e.loose {
			titles[e.title.slot]++
			most = max(most, titles[e.title.slot])
		}
	}
	kept := k.entries[:0]
	for _, e := range k.entries {
		if e.loose && (e.title == nil || titles[e.title.slot] < most) {
			e.title, e.dropped = nil, true
			continue
		}
		kept = append(kept, e)
	}
	k.entries = kept
}

// joinTyped merges a slot of texts that look like persons or a venue with the plain slot
// of the same place, if that is much larger: titles may look like persons.
func (k *kindOfEntry) joinTyped() {
	into := map[*slot]*slot{}
	for place, s := range k.slots {
		plain := untyped.Replace(place)
		if base := k.slots[plain]; plain != place && base != nil && base.fields >= weights.typedSlot*s.fields {
			into[s] = base
		}
	}
	for _, e := range k.entries {
		for i := range e.fields {
			f := &e.fields[i]
			if base := into[f.slot]; base != nil {
				f.slot = base
				f.place = &base.place
			}
		}
	}
	for s, base := range into {
		base.fields += s.fields
		base.entries += s.entries
		base.venues += s.venues
		base.others += s.others
		for i, sum := range s.sums() {
			*base.sums()[i] += *sum
		}
		delete(k.slots, s.place)
	}
}

// valueOf returns the score of the slot of f as the place of titles.
func valueOf(f *field) float64 {
	w, s := &weights, f.slot
	trust := float64(s.fields) / float64(s.fields+w.trust)
	v := trust*s.title + (1-trust)*.5 + w.cover*min(1, s.cover)
	if s.fields >= w.ownForm {
		v -= w.repeated * (1 - s.distinct)
	}
	v += w.holds*s.holds + w.bold*s.bold - w.order*min(s.order, w.lastOrder)
	if strings.Contains(s.place, ">li") && !strings.HasPrefix(s.place, "col") && !strings.HasPrefix(s.place, "p>li") {
		v -= w.inItem
	}
	switch f.kind {
	case wording.Quoted:
		v += w.quoted
	case wording.Squared, wording.Rounded:
		v -= w.bracket
	}
	if s.fields >= 3 {
		switch {
		case s.words < 2.2:
			v -= w.fewWords
		case s.words < 3.2:
			v -= w.fewWords / 2
		case s.words > 22:
			v -= w.manyWords
		}
	}
	if s.persons > .5 {
		v -= w.slotPersons * trust
	}
	if s.venue > .5 {
		v -= w.slotVenue * trust
	}
	switch {
	case f.key == wording.KeyTitle:
		v += w.titleLabel
	case f.label != "":
		v -= w.otherLabel
	}
	switch f.header {
	case wording.NoKey:
	case wording.KeyTitle:
		v += w.titleHeader
	case wording.KeyName:
		v -= w.nameHeader
	default:
		v -= w.otherHeader
	}
	return v
}

// summary returns the public description of a kind.
func (k *kindOfEntry) summary() Kind {
	out := Kind{Unit: k.name, Entries: len(k.entries), First: int(k.entries[0].start)}
	for _, e := range k.entries {
		if e.title != nil {
			out.Titled++
		}
		for i := range e.fields {
			f := &e.fields[i]
			f.slot.roles[f.role]++
		}
	}
	for _, s := range k.slots {
		role := record.Unknown
		for r, n := range s.roles {
			if n > s.roles[role] {
				role = record.Role(r)
			}
		}
		out.Slots = append(out.Slots, Slot{Place: s.place, Role: role, Entries: s.entries, Value: s.value, Example: s.example})
	}
	slices.SortFunc(out.Slots, func(a, b Slot) int {
		return cmp.Or(cmp.Compare(b.Entries, a.Entries), cmp.Compare(a.Place, b.Place))
	})
	return out
}
