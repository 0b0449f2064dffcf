package graph

import (
	"context"
	"slices"
	"sync"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/citekey"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// Options change what [Build] ties and how it names papers. The zero value ties
// by the usual relations and keeps the keys of lists that have some.
type Options struct {
	Relations []Relation // nil for [Usual]

	// ByTitle returns the work of a row that no answer has an identifier of, as it is known
	// by its title and author; nil if it is not. The function may be nil.
	ByTitle func(*readlist.Row) *work.Work

	Keys citekey.Template // of papers that have no cite key yet
	// KeyOf returns the cite key that a paper has already, or ""; nil is
	// (*Paper).ListedKey.
	KeyOf func(*Paper) string
	// Taken tells of a cite key in lower case whether a work that is not in
	// the lists has it; nil if none has.
	Taken func(string) bool
}

// Build makes the graph of the papers that lists name. answers are what a
// source said of their identifiers, of any kind. Rows of one work become one
// paper; a list may have citations, and works that are there only because of them; what is doubtful
// about that is returned as problems, at the rows' places. The papers keep the
// items of lists, which the caller must not change any more. The error is that of ctx,
// which is looked at between the relations.
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

// findEdges ties papers by the relations that o wants.
func findEdges(ctx context.Context, papers []*Paper, lists []readlist.List, o Options) ([]Edge, error) {
	wanted := o.Relations
	if wanted == nil {
		wanted = Usual()
	}
	m := material{papers, lists, sync.OnceValue(func() *nameIndex { return newNameIndex(papers) })}
	var edges []Edge
	for _, r := range relations {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if slices.Contains(wanted, r.Name) {
			edges = append(edges, r.find(&m)...)
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
