package form

import (
	"context"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/form/unit"
)

// tree is the units of a list.
type tree struct {
	*unit.Tree
	ctx   context.Context // the context of Read
	title string          // the title of the list
}

func newTree(ctx context.Context, s Source) *tree {
	w := &weights
	return &tree{ctx: ctx, Tree: unit.New(ctx, s, unit.Thresholds{Title: w.blockTitle, Persons: w.personsBlock, Name: w.someName, NamesAbove: w.namesAbove, ProseWords: w.proseWords})}
}

// reader returns the parts of entries, and the runs of these. Parts and runs are valid
// until the next call for them. Each processor has its own reader.
type reader struct {
	*unit.Reader
	partsOfEntry []unit.Part
	runsOfPart   []marked.Run
}

func (t *tree) newReader() *reader { return &reader{Reader: t.NewReader()} }

// parts returns the parts of an entry.
func (r *reader) parts(e *entry) []unit.Part {
	r.partsOfEntry = r.partsOfEntry[:0]
	var rest aside
	if e.aside != nil {
		rest = *e.aside
	}
	if rest.spans != nil {
		r.partsOfEntry = append(r.partsOfEntry, unit.Part{Place: rest.place, Spans: rest.spans})
	} else {
		r.partsOfEntry = r.AppendParts(r.partsOfEntry, e.node, rest.others)
	}
	if rest.dated != nil {
		r.partsOfEntry = append(r.partsOfEntry, unit.Part{Place: "above", Header: "year", Cell: true, Spans: rest.dated})
	}
	return r.partsOfEntry
}

// runs returns the runs of a part of an entry. If wrapped, a line may end within a text.
func (r *reader) runs(p unit.Part, id marked.ID, wrapped bool) []marked.Run {
	r.runsOfPart = r.Source.Marks.Runs(r.runsOfPart[:0], p.Spans, id, wrapped)
	return r.runsOfPart
}
