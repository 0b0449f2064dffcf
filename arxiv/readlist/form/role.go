package form

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/arxiv/readlist/wording/margin"
)

// choose sets the roles of an entry's fields by scores.
func (e *entry) choose() {
	e.chooseTitle()
	e.chooseName()
	for i := range e.fields {
		f := &e.fields[i]
		if f.role == record.Unknown {
			f.role = f.ownRole()
		}
	}
	e.chooseAuthors()
	e.chooseVenue()
	for i := range e.fields {
		f := &e.fields[i]
		if f.role == record.Unknown {
			f.role = record.Note
		}
	}
}

// chooseName finds the short name: a short field near the title that differs between
// entries.
func (e *entry) chooseName() {
	if e.nameOnly || e.member {
		return
	}
	var best *field
	score, inNames := 0.0, e.title != nil && e.title.isInNames()
	for i := range e.fields {
		f := &e.fields[i]
		if inNames && f.part != e.title.part && (!f.isInNames() || f.order > e.title.order) {
			continue // no later column has the name
		}
		if f.role != record.Unknown || f.like.Name < weights.someName || f.beforeVolume(e) || f.isUnknownVenue(e) || f.isOnlyVenue(e) || f.like.Label || f.kind == wording.Persons || f.label != "" && f.key != wording.KeyName {
			continue
		}
		if e.title != nil && f.isTopic(e.title) {
			continue
		}
		if e.isOneOfSeveral(f) || f.namesOthers(weights.distinctNames) && e.title != nil && e.title.part != f.part {
			continue
		}
		if e.bracketed(f) && (e.title == nil || e.title.like.Name >= f.like.Name) {
			continue // the link has the name
		}
		if s := f.scoreAsName(e.title); best == nil || s > score {
			best, score = f, s
		}
	}
	if best != nil && score > weights.leastName {
		best.role = record.Name
	}
}

// isTopic reports whether f, outside of columns of names, says in plain words what the work is
// of: "Old crates". The title does not have these words, and does not begin with them.
func (f *field) isTopic(title *field) bool {
	return f.header != wording.KeyName && wording.New(f.text()).IsPlainPhrase() && !f.isIn(title) && !f.mayBegin(title)
}

// mayBegin reports whether only a colon separates f from the title behind it, which has none.
func (f *field) mayBegin(title *field) bool {
	return f.order+1 == title.order && f.part == title.part && f.line == title.line && !strings.Contains(title.text(), ":") && strings.HasPrefix(strings.TrimSpace(between(f, title)), ":")
}

// isIn reports whether the title has the words of f.
func (f *field) isIn(title *field) bool {
	return strings.Contains(wording.Fold(title.text()), wording.Fold(f.text()))
}

func (f *field) scoreAsName(title *field) float64 {
	w, s := &weights, f.slot
	v := f.like.Name + w.nameDistinct*s.distinct + w.nameCover*min(1, s.cover)
	if f.bold() {
		v += w.nameBold
	}
	if title != nil {
		distance := f.order - title.order
		if distance < 0 {
			v += w.nameBefore
			distance = -distance
		}
		v -= w.nameDistance * float64(distance)
		if folded := wording.Fold(f.text()); folded != "" && strings.HasPrefix(wording.Fold(title.text()), folded) {
			v += w.namePrefix
		}
	}
	switch {
	case f.header == wording.KeyName || f.key == wording.KeyName:
		v += w.nameColumn
	case f.headed && f.header != wording.NoKey && f.header != wording.KeyTitle:
		v -= w.nameOther
	}
	if f.like.MayBePerson() && !f.bold() && f.kind == wording.Whole && f.header != wording.KeyName && !strings.HasPrefix(f.source[f.to:], ":") {
		v -= w.namePersons
	}
	if s.compared >= w.ownForm && s.distinct < w.distinctNames || s.venue > .4 || max(s.persons, s.near) > .5 {
		v -= w.nameRepeated
	}
	return v
}

// ownRole returns the role given by the label or the column header of a field.
func (f *field) ownRole() record.Role {
	k := f.key
	if k == wording.NoKey {
		k = f.header
	}
	switch {
	case k == wording.KeyVenue || k == wording.KeyDate || k == wording.KeySection || k == wording.KeyNote || k == wording.KeyAbstract:
		return roleOf[k]
	case f.like.Label && f.like.Venue <= .5:
		return record.Address
	case k == wording.KeyAuthors || k == wording.KeyOther:
		return roleOf[k]
	case k == wording.KeyLink && f.like.Venue <= .5:
		return record.Other
	}
	return record.Unknown
}

// chooseAuthors finds the persons, unless a label marks them.
func (e *entry) chooseAuthors() {
	var best, cutOff *field
	score := weights.leastPersons
	for i := range e.fields {
		f := &e.fields[i]
		if f.role == record.Authors {
			return
		}
		if f.role != record.Unknown {
			continue
		}
		like := e.personsHere(f)
		if s := like + weights.personsSlot*f.slot.near; s > score {
			best, score = f, s
		}
		if cutOff == nil && f.kind == wording.Persons && f.like.MayBePerson() && like+weights.personsSlot*f.slot.persons > weights.leastPersons {
			cutOff = f // one name between a title and a venue, say
		}
	}
	if best = cmp.Or(best, cutOff); best == nil {
		return
	}
	best.role = record.Authors
	for _, step := range []int{-1, 1} {
		last := best
		for i := int(best.order) + step; i >= 0 && i < len(e.fields); i += step {
			g := &e.fields[i]
			if g.role != record.Unknown || step < 0 && g.kind == wording.VenueOrDay || step > 0 && g.isJournalBehind(last, e) || g.part != best.part || g.line != best.line || !(step > 0 && wording.IsOthers(g.text())) && (e.personsHere(g) < weights.morePersons || !listed(last, g) || step > 0 && !g.like.MayBePerson() && strings.ContainsAny(between(last, g), "·•")) {
				break
			}
			g.role, last = record.Authors, g
		}
	}
}

// personsHere returns how much a field is like persons in its place.
func (e *entry) personsHere(f *field) float64 {
	if f.others || f.recurs() && f.kind != wording.Rounded && !wording.EndsInOthers(f.text()) {
		return 0 // a link to another paper, or a kind of thing
	}
	like := f.like.Persons
	if i := int(f.order) + 1; i < len(e.fields) && wording.IsOthers(e.fields[i].text()) {
		like = f.like.BeforeEtAl()
	}
	if like < weights.amongPersons && f.slot.near > weights.leastNear && wording.New(f.text()).MayBePersons(f.slot.nearWords < weights.fewNames) {
		like = weights.amongPersons
	}
	return like
}

// recurs reports whether a field is in a column of names, or in one of an unknown kind with few
// persons or few different texts, such as "Cars, Boats, Bicycles": persons differ between works.
func (f *field) recurs() bool {
	if !f.headed || f.header != wording.NoKey {
		return f.header == wording.KeyName
	}
	return f.slot.near < weights.columnPersons || f.slot.fields >= weights.ownForm && f.slot.distinct < weights.distinctPersons
}

// listed reports whether only separators of a list of persons are between f and g.
func listed(f, g *field) bool {
	if f.order > g.order {
		f, g = g, f
	}
	return wording.SeparatesPersons(f.text(), between(f, g))
}

// between returns the text between f and the following g on the same line.
func between(f, g *field) string {
	if f.run == g.run {
		return f.source[f.to:g.from]
	}
	return f.source[f.to:] + g.source[:g.from]
}

// chooseVenue finds the venue and the date.
func (e *entry) chooseVenue() {
	var place, date *field
	persons := slices.ContainsFunc(e.fields, func(f field) bool { return f.role == record.Authors })
	for i := range e.fields {
		f := &e.fields[i]
		if f.role == record.Unknown && f.isVenueHere(e, persons) {
			f.like.Venue = max(f.like.Venue, weights.venueHere)
		}
		if f.role != record.Unknown || f.like.Venue <= weights.leastVenue || !persons && f.slot.near > .5 && f.like.Venue < weights.typedText {
			continue
		}
		if wording.New(f.text()).IsDate() {
			if date == nil || f.like.Venue+weights.venueSlot*f.slot.cover > date.like.Venue+weights.venueSlot*date.slot.cover {
				date = f
			}
		} else if place == nil || f.like.Venue+weights.venueSlot*f.slot.cover > place.like.Venue+weights.venueSlot*place.slot.cover {
			place = f
		}
	}
	for i := 0; i < len(e.fields) && place == nil; i++ {
		if f := &e.fields[i]; f.role == record.Unknown && f != date && f.isAmongVenues(e, persons) {
			place = f
		}
	}
	if place != nil {
		place.role = record.Venue
		e.joinAcronym(place)
	}
	if date != nil {
		date.role = record.Date
	}
}

// joinAcronym adds to a venue its short name in brackets after it.
func (e *entry) joinAcronym(f *field) {
	if i := int(f.order) + 1; i < len(e.fields) {
		g := &e.fields[i]
		if g.part == f.part && g.run == f.run && g.role == record.Unknown && g.kind == wording.Rounded && strings.TrimSpace(between(f, g)) == "(" && !strings.ContainsAny(g.text(), " 0123456789") && strings.HasPrefix(g.source[g.to:], ")") {
			f.to, g.role = g.to+1, record.Other
		}
	}
}

// isVenueHere reports whether a field that is not like a venue by itself is one in its
// place: a journal before its volume, a text with a year where most fields are venues, or
// the name of a journal. persons says that the entry has other persons.
func (f *field) isVenueHere(e *entry, persons bool) bool {
	return f.isInPlaceOfVenues() || f.isUnknownVenue(e) || f.beforeVolume(e) || f.isJournal(e, persons)
}

// isInPlaceOfVenues reports whether a field has a year and is in a place where most entries
// have a venue. In a bracket the year may have two digits, "[xBruex 23]", and fewer venues are
// enough.
func (f *field) isInPlaceOfVenues() bool {
	text := f.text()
	bracket := f.inBracket()
	dated := wording.EndsInYear(text) || bracket && wording.EndsInShortYear(text)
	isName, share := margin.StartsUpper(text), weights.venuePlace
	if bracket && int(f.like.Words) <= weights.shortVenue {
		isName, share = true, weights.venueBrackets
	}
	return dated && (f.slot.venue > weights.venuePlace || f.slot.nearVenue > share && isName)
}

// inBracket reports whether f fills a bracket.
func (f *field) inBracket() bool { return margin.FillsBracket(f.source, int(f.from), int(f.to)) }

// isUnknownVenue reports whether a field behind the title is an acronym with a year, and in
// no column, or in another one for titles: "| Title | Publication |".
func (f *field) isUnknownVenue(e *entry) bool {
	return e.title != nil && f.order > e.title.order && (!f.headed || f.header == wording.KeyTitle && f.part != e.title.part) && !f.bold() && wording.IsAcronymOfYear(f.text())
}

// isAmongVenues reports whether a field may be a name and is in a place where most
// entries have a venue, such as "Neuron" among "NeurIPS" and "Nature". Persons occur in
// such places too. For the label of a link in brackets behind the title, such as "JBC",
// fewer venues are enough.
func (f *field) isAmongVenues(e *entry, persons bool) bool {
	if e.title != nil && (f.order < e.title.order) != (f.slot.order < float64(e.title.order)) {
		return false // most venues are on the other side of the title
	}
	share := weights.venuePlace
	if e.title != nil && f.order > e.title.order && f.link && f.inBracket() && !f.isIn(e.title) {
		share = weights.venueBrackets
	}
	return (persons || f.slot.near <= weights.leastNear) && f.slot.nearVenue > share && !f.headed && f.label == "" && !f.like.MayBePerson() && wording.New(f.text()).IsCapitalised()
}

// isOnlyVenue reports whether a field in a place where most entries have a venue is that of
// an entry without another one, and not the name with which the title begins.
func (f *field) isOnlyVenue(e *entry) bool {
	isVenue := func(g field) bool { return g.like.Venue > weights.leastVenue && !wording.New(g.text()).IsDate() }
	return (f.isAmongVenues(e, false) || f.inBracket() && f.isInPlaceOfVenues()) && !(e.title != nil && strings.HasPrefix(wording.Fold(e.title.text()), wording.Fold(f.text()))) && !slices.ContainsFunc(e.fields, isVenue)
}

// isJournal reports whether a field may be the name of a journal by its position: with a
// year or a word of journal names, and in brackets, a link, italics or after the persons.
func (f *field) isJournal(e *entry, persons bool) bool {
	if f.like.Label || f.label != "" || f.headed || !persons && f.like.Persons >= .5 || e.title == nil {
		return false
	}
	p := wording.New(f.text())
	if !p.MayBeJournal() {
		return false
	}
	apart := f.link || f.shown&inline.Italic != 0 || f.inBracket()
	behind := persons && f.order > 0 && e.fields[f.order-1].role == record.Authors
	return (apart || behind) && (p.IsPeriodical() || wording.EndsInYear(f.text()) || f.beforeYear(e))
}

// isJournalBehind reports whether a field behind persons in another style is no further person:
// the link to the work, or a text before the year.
func (f *field) isJournalBehind(persons *field, e *entry) bool {
	return f.holds && !persons.link || f.shown != persons.shown && f.beforeYear(e)
}

// beforeYear reports whether just a year follows a field, or a month with a year.
func (f *field) beforeYear(e *entry) bool {
	if i := int(f.order) + 1; i < len(e.fields) {
		g := &e.fields[i]
		return g.part == f.part && g.line == f.line && g.run <= f.run+1 && strings.Trim(between(f, g), " ,.(") == "" && wording.IsYearOrMonth(g.text())
	}
	return false
}

// beforeVolume reports whether a volume with an issue or pages follows a field, in
// another style.
func (f *field) beforeVolume(e *entry) bool {
	if i := int(f.order) + 1; i < len(e.fields) && f.kind == wording.Whole && strings.TrimSpace(f.source[f.to:]) == "" {
		g := &e.fields[i]
		return g.part == f.part && g.line == f.line && g.run == f.run+1 && !g.link && wording.StartsVolume(g.source)
	}
	return false
}

// roleOf maps keys to roles.
var roleOf = [...]record.Role{record.Unknown, record.Title, record.Name, record.Authors, record.Venue, record.Date, record.Section, record.Note, record.Abstract, record.Address, record.Other}
