package form

import (
	"strings"

	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
)

// Links to works may say what a citation says: "Doe (1999)", "Doe and Roe (2000)", "Doe et
// al., 2001". One family name before a year is also like a name of a work, "Dropout
// (2014)", so that the whole list decides.

// findCited gives the role of authors to the names before a year in links to works, if
// most of these may be persons and several are more than one.
func findCited(entries []*entry) {
	var found []cited
	labels, several := 0, 0
	for _, e := range entries {
		for i := range e.fields {
			names := e.beforeYear(i)
			if names == "" {
				continue
			}
			labels++
			n := wording.New(names).CitedPersons()
			if n > 1 {
				several++
			}
			if n > 0 {
				found = append(found, cited{e, &e.fields[i], names})
				break // the others are of the same work
			}
		}
	}
	if several < weights.severalCited || float64(len(found)) < weights.personsCited*float64(labels) {
		return
	}
	for _, c := range found {
		c.setRoles()
	}
}

// beforeYear returns the text before the year in the link that begins at the i-th field, or
// "" if none does or it is in a remark. In a table, "Doe et al." has its year in another
// column.
func (e *entry) beforeYear(i int) string {
	f := &e.fields[i]
	within := i > 0 && e.fields[i-1].part == f.part && e.fields[i-1].run == f.run
	if within || !f.link || f.role == record.Note && !f.holds && !e.unlinked {
		return ""
	}
	if f.isInCell() && f.header != wording.KeyName && wording.EndsInOthers(f.source) {
		return f.source
	}
	return wording.BeforeYear(f.source)
}

// cited is a link that names the authors of an entry and the year.
type cited struct {
	*entry
	first *field // of the link
	names string
}

// setRoles gives the names the role of authors. Other authors of the entry keep theirs
// only if they are the same persons; the names are then a note. Other columns of a table
// say what the work is about: they have no title or name unless their header says so, and
// the names are no title either.
func (c cited) setRoles() {
	c.cited = true
	for i := range c.fields {
		f := &c.fields[i]
		isBeside := f.part != c.first.part && f.header != wording.KeyTitle && !c.isNamedBy(f)
		isCited := c.holds(f) && (strings.Contains(c.names, f.text()) || strings.HasPrefix(f.text(), c.names))
		switch {
		case !f.headed || !isBeside && !isCited:
		case f.role == record.Title:
			f.role, c.title = record.Note, nil
		case f.role == record.Name:
			f.role = record.Note
		}
	}
	if t := c.title; t != nil && t.part == c.first.part && t.order < c.first.order && t.header == wording.KeyTitle && t.like.Name >= weights.someName {
		c.nameOnly = true // "BoxNet [Doe et al., 2020]"
	}
	first, _, _ := strings.Cut(c.names, " ")
	first = strings.Trim(first, ",")
	role := record.Authors
	for i := range c.fields {
		f := &c.fields[i]
		switch {
		case f.role != record.Authors || c.holds(f):
		case strings.Contains(f.text(), first):
			role = record.Note
		default:
			f.role = record.Note
		}
	}
	for i := range c.fields {
		if f := &c.fields[i]; c.holds(f) && f.role != record.Title && f.role != record.Date {
			f.role = role
		}
	}
}

// isNamedBy reports whether f, in another column than the link, has the name of the work: by
// the header of its column, or before the link in one of texts that differ.
func (c cited) isNamedBy(f *field) bool {
	if f.header == wording.KeyName {
		return !f.namesOthers(weights.ownNames) && !c.isOneOfSeveral(f)
	}
	return f.order < c.first.order && f.header == wording.NoKey && f.namesAlone()
}

// holds reports whether a field is part of the link.
func (c cited) holds(f *field) bool { return f.part == c.first.part && f.run == c.first.run }

// findVenueLinks gives the role of a venue to the links in a column of titles that are short
// and recur with other works, as the names of journals do. All rows of that table are works,
// with a title or without.
func findVenueLinks(entries []*entry) {
	kinds := map[string]bool{}
	for _, e := range entries {
		if f := e.title; f != nil && f.header == wording.KeyTitle && f.holds && f.slot.words < weights.venueWords && f.recurInColumn(weights.distinctNames) {
			f.role, e.title = record.Venue, nil
			kinds[e.kind] = true
		}
	}
	for _, e := range entries {
		if e.title == nil && kinds[e.kind] {
			e.cited = true
		}
	}
}
