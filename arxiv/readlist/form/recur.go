package form

import (
	"strings"

	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/arxiv/readlist/wording/margin"
)

// retractPersons takes the role of a name from a field that may be a person and stands in
// several other entries, shown alike: there as here it says whose the work is.
func retractPersons(entries []*entry) {
	type look struct{ text, shown string }
	lookOf := func(f *field) look { return look{wording.Fold(f.text()), f.shown.Name(f.link)} }
	seen := map[look]int{}
	var names []*field
	for _, e := range entries {
		for i := range e.fields {
			if f := &e.fields[i]; f.role == record.Name && f.like.MayBePerson() {
				names = append(names, f)
				seen[lookOf(f)] = 0
			}
		}
	}
	if len(names) == 0 {
		return
	}
	for _, e := range entries {
		for i := range e.fields {
			if f := &e.fields[i]; f.role != record.Name && f.like.MayBePerson() {
				if n, ok := seen[lookOf(f)]; ok {
					seen[lookOf(f)] = n + 1
				}
			}
		}
	}
	for _, f := range names {
		if seen[lookOf(f)] >= weights.labelTimes {
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
