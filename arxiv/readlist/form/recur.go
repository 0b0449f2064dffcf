package form

import (
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
)

// retractPersons takes the role of a name from a field that may be a person and stands in
// several other entries, shown alike: there as here it says whose the work is.
func retractPersons(entries []*entry) {
	type look struct {
		text, shown string
	}
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
