package readlist

import (
	"cmp"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/graphjson"
)

// The JSON form of a graph, which the command writes, is a list too: that of
// the rows that its papers were made of. They keep the places they have in the
// lists they came from, so that what is made of the graph is what would be made
// of those lists.

// graph adds the rows of the graph with which source begins, and what is known of
// its papers; start is the offset of source in the list. It reports whether there
// is one.
func (l *List) graph(source string, start int) bool {
	g, problems := graphjson.Decode(source)
	if g == nil {
		return false
	}
	for _, p := range problems {
		l.problemAt(start+p.Offset, "no record of a graph: %v; it is read for identifiers only", p.Err)
	}
	byKey := make(map[string]arxiv.ID, len(g.Papers))
	type placed struct {
		order int
		item  Item
	}
	var rows []placed
	for i := range g.Papers {
		p := &g.Papers[i]
		id := l.held(p.ArXiv).ID
		if !id.IsZero() {
			byKey[p.Key] = id
		}
		l.known(p, id)
		for r := range p.Rows {
			item := l.graphItem(&p.Rows[r], start+p.Offset)
			if r == 0 {
				item.Node = p.Key
			}
			rows = append(rows, placed{p.Rows[r].Order, item})
		}
	}
	slices.SortStableFunc(rows, func(a, b placed) int { return cmp.Compare(a.order, b.order) })
	for i := range rows {
		l.Items = append(l.Items, rows[i].item)
	}
	for _, e := range g.Edges {
		l.cited(e, g.Reversed, byKey)
	}
	return true
}

// held returns the reference that text is, if the list was found to have it.
func (l *List) held(text string) arxiv.Ref {
	ref, err := arxiv.Parse(text)
	if err != nil || !l.holds.Has(ref.ID) {
		return arxiv.Ref{}
	}
	return ref
}

// known adds the metadata of a paper that a source knew, or that no list has.
func (l *List) known(p *graphjson.Paper, id arxiv.ID) {
	meta := *p.Meta
	meta.Entry = nil
	if arxiv.Of(&meta) != id {
		meta.SetID(id.WorkID())
	}
	if p.Resolved {
		l.Papers = append(l.Papers, &meta)
	}
	if !p.Listed && len(p.Rows) == 0 && !id.IsZero() {
		l.Unlisted = append(l.Unlisted, &meta)
	}
}

// graphItem returns the item that row was made of; at is the offset of its paper
// in the list, for a row that does not say where it is from.
func (l *List) graphItem(row *graphjson.Row, at int) Item {
	ref := l.held(row.ArXiv)
	item := Item{
		File: row.File, Line: row.Line, Col: max(1, row.Col), Title: row.Title, Key: row.Key, Name: row.Name, Authors: row.Authors, MoreAuthors: row.MoreAuthors,
		Section: row.Section, Year: row.Year, Venue: row.Venue, ID: ref.ID, Version: ref.Version, DOI: row.DOI, Repo: row.Repo, Work: row.Work, Note: row.Note,
	}
	if item.File == "" || item.Line < 1 {
		item.File = l.File
		item.Line, _ = l.text.Position(at)
	}
	for _, link := range row.Links {
		item.Links = append(item.Links, Link{Kind: Kind(link.Kind), Text: link.Text, URL: link.URL})
	}
	for _, text := range row.Mentioned {
		if ref := l.held(text); !ref.ID.IsZero() {
			item.Mentioned = append(item.Mentioned, ref)
		}
	}
	return item
}

// cited adds the citations among the reasons of an edge, which leads from the
// cited paper to the citing one. The other reasons are found in the rows again.
func (l *List) cited(e graphjson.Edge, reversed bool, byKey map[string]arxiv.ID) {
	cited, citing := byKey[e.Source], byKey[e.Target]
	if reversed {
		cited, citing = citing, cited
	}
	if cited.IsZero() || citing.IsZero() {
		return
	}
	for _, r := range e.Reasons {
		if r.Relation == "cite" {
			l.Citations = append(l.Citations, Citation{
				Citing: citing, Cited: cited, Evidence: r.Evidence, Where: r.Where, Confidence: min(max(r.Confidence, 0), 1),
			})
		}
	}
}
