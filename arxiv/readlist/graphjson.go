package readlist

import (
	"cmp"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/graphjson"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
)

// The JSON form of a graph, which the command writes, can be read as a list of its rows.
// Rows keep their positions in the original lists, so that the result is the same as for
// those lists.

// graph adds the rows of the graph with which source begins, and the metadata of its
// papers. start is the offset of source in the list. graph reports whether source is a
// graph.
func (l *List) graph(source string, start int) bool {
	g, problems := graphjson.Decode(source)
	if g == nil {
		return false
	}
	for _, p := range problems {
		l.problemAt(start+p.Offset, "not a record of a graph: %v; only its identifiers are read", p.Err)
	}
	byKey := make(map[string]work.ID, len(g.Papers))
	type placed struct {
		order int
		row   Row
	}
	var rows []placed
	for i := range g.Papers {
		p := &g.Papers[i]
		id := l.held(p.ArXiv).ID
		if own := identifier(p, id); !own.IsZero() {
			byKey[p.Key] = own
		}
		meta := l.known(p, id)
		for r := range p.Rows {
			row := l.graphRow(&p.Rows[r], start+p.Offset)
			if r == 0 {
				row.Node = p.Key
			}
			if p.Resolved && r == 0 && !slices.ContainsFunc(row.IDs(), meta.Has) {
				l.foundByTitle(p.Key, meta)
			}
			rows = append(rows, placed{p.Rows[r].Order, row})
		}
	}
	slices.SortStableFunc(rows, func(a, b placed) int { return cmp.Compare(a.order, b.order) })
	for i := range rows {
		l.Rows = append(l.Rows, rows[i].row)
	}
	for _, e := range g.Edges {
		l.cited(e, g.Reversed, byKey)
	}
	return true
}

// held parses text as a reference. It returns the zero Ref unless the list contains the
// identifier.
func (l *List) held(text string) arxiv.Ref {
	ref, err := arxiv.Parse(text)
	if err != nil || !l.holds.Has(ref.ID) {
		return arxiv.Ref{}
	}
	return ref
}

// identifier returns the identifier by which citations refer to a paper: id if it is not
// zero, else the DOI of the paper or of its first row, or the zero ID.
func identifier(p *graphjson.Paper, id arxiv.ID) work.ID {
	doi := p.DOI
	if doi == "" && len(p.Rows) > 0 {
		doi = p.Rows[0].DOI
	}
	return cmp.Or(id.WorkID(), work.NewDOI(doi))
}

// known adds the metadata of a paper that a source knew or that is in no list, and
// returns it.
func (l *List) known(p *graphjson.Paper, id arxiv.ID) *work.Work {
	meta := *p.Meta
	meta.Entry = nil
	if arxiv.Of(&meta) != id {
		meta.SetID(id.WorkID())
	}
	if p.Resolved {
		l.Papers = append(l.Papers, &meta)
	}
	if !p.Listed && len(p.Rows) == 0 && len(meta.IDs) > 0 {
		l.Unlisted = append(l.Unlisted, &meta)
	}
	return &meta
}

// foundByTitle adds the metadata of a paper that was found by its title.
func (l *List) foundByTitle(node string, meta *work.Work) {
	if l.ByNode == nil {
		l.ByNode = map[string]*work.Work{}
	}
	l.ByNode[node] = meta
}

// graphRow returns the row for r. at is the offset of its paper in the list, for a row
// without a position.
func (l *List) graphRow(r *graphjson.Row, at int) Row {
	row := Row{
		File: r.File, Line: r.Line, Col: max(1, r.Col), Key: r.Key, Name: r.Name, Section: r.Section, Repo: r.Repo, Note: r.Note, Work: l.graphWork(r),
	}
	if row.File == "" || row.Line < 1 {
		row.File = l.File
		row.Line, _ = l.text.Position(at)
	}
	for _, l := range r.Links {
		row.Links = append(row.Links, Link{Kind: link.Kind(l.Kind), Text: l.Text, URL: l.URL})
	}
	for _, text := range r.Mentioned {
		if ref := l.held(text); !ref.ID.IsZero() {
			row.Mentioned = append(row.Mentioned, ref)
		}
	}
	return row
}

// graphWork returns the work of a row: the full work of an entry of a bibliography, or
// else one made from the row's fields.
func (l *List) graphWork(r *graphjson.Row) *work.Work {
	ref := l.held(r.ArXiv)
	if r.Work == nil {
		ids := work.IDs(ref.ID.WorkID(), work.NewDOI(r.DOI))
		for _, text := range r.IDs {
			if id, ok := work.FindID(text); ok {
				ids = append(ids, id)
			}
		}
		w := &work.Work{
			IDs: ids, Version: ref.Version, Title: r.Title, Authors: r.Authors, MoreAuthors: r.MoreAuthors,
			Published: work.NewDate(r.Year, 0, 0), OnlyListed: true,
		}
		w.SetVenue(work.Venue{Name: r.Venue})
		return w
	}
	w := *r.Work
	w.Title, w.Version = r.Title, ref.Version
	w.SetID(ref.ID.WorkID())
	if ref.ID.IsZero() {
		w.RemoveIDs(work.ArXiv)
	}
	if w.DOI() == "" {
		w.AddID(work.NewDOI(r.DOI))
	}
	return &w
}

// cited adds the citations among the reasons of an edge, which leads from the cited paper
// to the citing one. Other reasons are derived from the rows again.
func (l *List) cited(e graphjson.Edge, reversed bool, byKey map[string]work.ID) {
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
