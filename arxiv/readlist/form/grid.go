package form

import (
	"slices"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/form/unit"
)

// cutGrid makes entries of the cells with an identifier.
func (v *vote) cutGrid(table *unit.Node) {
	before := len(v.entries)
	for _, row := range table.Children {
		mark := v.Mark()
		v.cutCells(v.HeldCells(row))
		v.Release(mark)
	}
	v.ranked = append(v.ranked, v.entries[before:]...)
	v.entries = v.entries[:before]
}

// rankedAlone returns the cells of leaderboards whose works have no other entry: a
// leaderboard says which model of a work it ranks, and not the title.
func (v *vote) rankedAlone() []*entry {
	listed := make(map[marked.ID]bool, len(v.entries))
	for _, e := range v.entries {
		listed[e.id] = true
	}
	return slices.DeleteFunc(v.ranked, func(e *entry) bool { return listed[e.id] })
}

// cutCells makes an entry of each identifier of the cells.
func (v *vote) cutCells(cells []*unit.Node) {
	for _, c := range cells {
		if len(c.All) == 1 {
			v.emitSpans(c, c.All[0], "cell", slices.Clone(v.AllSpans(c)))
		} else {
			v.running(c, v.AllSpans(c), "cell")
		}
	}
}
