package form

import (
	"strings"

	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/arxiv/readlist/wording/margin"
)

// retractRecurring takes the role of a name from a field that stands in several other entries,
// shown alike, and may be a person or stands behind a title that does not have it: there as here
// it says whose the work is, or of which kind. Columns of names are left alone.
func retractRecurring(entries []*entry) {
	type look struct{ text, shown string }
	lookOf := func(f *field) look { return look{f.text(), f.shown.Name(f.link)} }
	seen := map[look]map[string]bool{} // the titles beside them
	var names []*field
	for _, e := range entries {
		for i := range e.fields {
			f := &e.fields[i]
			if f.role == record.Name && e.title != nil && f != e.title && (f.like.MayBePerson() || f.order > e.title.order && !f.isInNames() && !f.isIn(e.title)) {
				names = append(names, f)
				seen[lookOf(f)] = map[string]bool{}
			}
		}
	}
	if len(names) == 0 {
		return
	}
	for _, e := range entries {
		for i := range e.fields {
			f := &e.fields[i]
			if e.title == nil || f.role == record.Title {
				continue
			}
			if titles := seen[lookOf(f)]; titles != nil && len(titles) <= weights.labelTimes {
				titles[wording.Fold(e.title.text())] = true
			}
		}
	}
	for _, f := range names {
		if len(seen[lookOf(f)]) > weights.labelTimes {
			f.role = record.Note
		}
	}
}

// joinNames makes the names before a colon the beginnings of the titles behind it, if the
// list cuts its titles there: what is behind the names then seldom has a colon itself or
// begins with a small letter. Where whole titles stand behind the names, many have a colon;
// descriptions begin with small letters.
func joinNames(entries []*entry) {
	var rests []*entry // whose title may lack the name
	others := 0
	for _, e := range entries {
		switch {
		case !e.hasNameBefore():
			continue
		case strings.ContainsAny(e.title.text(), ":："):
			others++
			continue
		case margin.StartsLower(e.title.text()):
			others++
		}
		rests = append(rests, e)
	}
	if len(rests) < weights.restTitles || float64(others) > weights.otherRests*float64(len(rests)) {
		return
	}
	for _, e := range rests {
		e.named = true
	}
}

// hasNameBefore reports whether only a colon separates the title of an entry from the name, or
// the link to the work, before it.
func (e *entry) hasNameBefore() bool {
	if e.title == nil || e.title.order == 0 {
		return false
	}
	name := &e.fields[e.title.order-1]
	begins := name.role == record.Name || name.role == record.Note && name.holds && name.like.Persons < weights.typedText
	if !begins || name.part != e.title.part || name.line != e.title.line {
		return false
	}
	sign := strings.Trim(between(name, e.title), " \"“")
	return sign == ":" || sign == "："
}
