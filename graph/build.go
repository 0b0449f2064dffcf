package graph

import (
	"context"
	"slices"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/citekey"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// Options control which edges [Build] finds and how it names papers. The zero value finds
// edges by the usual relations and keeps the cite keys that lists have.
type Options struct {
	Relations []Relation // nil means [Usual]

	// ByTitle returns the work of a row that has no identifier with an answer, found by
	// title and author, or nil if none is known. The function may be nil.
	ByTitle func(*readlist.Row) *work.Work

	Keys citekey.Template // of papers without a cite key
	// KeyOf returns the cite key that a paper already has, or "". If it is nil,
	// (*Paper).ListedKey is used.
	KeyOf func(*Paper) string
	// Taken reports whether a work outside the lists has a cite key, given in lower case.
	// If it is nil, no such work has one.
	Taken func(string) bool
}

// Build makes the graph of the papers that lists name. The answers are what a source
// returned for their identifiers, of any kind. Rows of one work become one paper. A list
// may have citations, and works that are there only because they are cited. Doubtful
// identifications are returned as problems, with the positions of the rows. The papers
// refer to the items of lists, which the caller must not change any more. The error is
// that of ctx, which is checked between relations.
func Build(ctx context.Context, lists []readlist.List, answers work.Answers, o Options) (*Graph, []readlist.Problem, error) {
	papers, problems := paper.Merge(lists, answers, o.ByTitle)
	nameNodes(papers, o)
	edges, err := findEdges(ctx, papers, lists, o)
	if err != nil {
		return nil, problems, err
	}
	g, err := New(papers, edges)
	return g, problems, err
}

// findEdges finds the edges of the relations in o.
func findEdges(ctx context.Context, papers []*Paper, lists []readlist.List, o Options) ([]Edge, error) {
	selected := o.Relations
	if selected == nil {
		selected = Usual()
	}
	m := newMaterial(papers, lists)
	var edges []Edge
	for _, r := range relations {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if slices.Contains(selected, r.Name) {
			edges = append(edges, r.find(m)...)
		}
	}
	return edges, nil
}

// nameNodes gives the papers their keys.
func nameNodes(papers []*Paper, o Options) {
	if o.KeyOf == nil {
		o.KeyOf = (*Paper).ListedKey
	}
	metas, kept := make([]*work.Work, len(papers)), make([]string, len(papers))
	for i, p := range papers {
		metas[i] = p.Meta
		if key := o.KeyOf(p); citekey.Valid(key) {
			kept[i] = key
		}
	}
	for i, key := range o.Keys.Assign(metas, kept, o.Taken) {
		papers[i].Key = key
	}
}
