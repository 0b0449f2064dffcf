package readlist

import (
	"encoding/json"
	"strconv"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// The JSON form of a graph, which the command writes, is a list too: that of
// the rows that its papers were made of. They keep the places they have in the
// lists they came from, so that what is made of the graph is what would be made
// of those lists.

// isGraph tells whether v is such a graph: its schema is that of version 1 or
// an addition to it.
func isGraph(v *value) bool {
	return v.kind == mappingValue && v.get("schema").number() > 0 && v.get("papers").kind == listValue && v.get("edges").kind == listValue
}

// get returns the value under key; the null value if there is none.
func (v *value) get(key string) *value {
	for i := range v.members {
		if v.members[i].key == key && v.kind == mappingValue {
			return &v.members[i].value
		}
	}
	return &value{}
}

func (v *value) number() int {
	n, _ := strconv.Atoi(v.text)
	return n
}

// texts returns the scalars of a list.
func (v *value) texts() []string {
	var all []string
	for i := range v.members {
		if m := &v.members[i]; m.kind == scalarValue {
			all = append(all, m.text)
		}
	}
	return all
}

// readGraph adds the rows of a graph to the list, and what is known of its
// papers.
func (r *dataReader) readGraph(v *value, source string) {
	papers := v.get("papers").members
	metas := graphMetas(source, len(papers))
	byKey := make(map[string]arxiv.ID, len(papers))
	for i := range papers {
		if p := &papers[i].value; p.kind == mappingValue {
			r.graphPaper(p, metas[i])
			if ref, err := arxiv.Parse(p.get("arxiv").text); err == nil && r.collector.list.holds.Has(ref.ID) {
				byKey[p.get("key").text] = ref.ID
			}
		}
	}
	for i := range v.get("edges").members {
		r.graphCitations(&v.get("edges").members[i].value, byKey)
	}
}

// graphCitations adds the citations among the reasons of an edge, which leads from
// the cited paper to the citing one. The other reasons are found in the rows again.
func (r *dataReader) graphCitations(edge *value, byKey map[string]arxiv.ID) {
	cited, citing := byKey[edge.get("source").text], byKey[edge.get("target").text]
	for i := range edge.get("reasons").members {
		reason := &edge.get("reasons").members[i].value
		if reason.get("relation").text != "cite" || cited.IsZero() || citing.IsZero() {
			continue
		}
		confidence, _ := strconv.ParseFloat(reason.get("confidence").text, 64)
		r.collector.list.Citations = append(r.collector.list.Citations, Citation{
			Citing: citing, Cited: cited, Evidence: reason.get("evidence").text, Where: reason.get("where").text, Confidence: min(max(confidence, 0), 1),
		})
	}
}

// graphPaper adds the rows of one paper. What the graph has once for all of
// them, such as the links, is the first one's; the identifier is that of the
// row whose title the paper has, and of those behind it.
func (r *dataReader) graphPaper(p *value, meta *work.Work) {
	l := r.collector.list
	ref, _ := arxiv.Parse(p.get("arxiv").text)
	if !r.collector.list.holds.Has(ref.ID) {
		ref = arxiv.Ref{}
	}
	resolved := p.get("resolved").text == "true"
	first := Item{
		File: p.get("file").text, Line: p.get("line").number(), Title: p.get("listed_title").text, Key: p.get("key").text, Name: p.get("name").text,
		Section: p.get("section").texts(), Venue: p.get("venue").text, Repo: p.get("repo").text, DOI: p.get("doi").text,
	}
	for i := range p.get("links").members {
		link := &p.get("links").members[i].value
		first.Links = append(first.Links, Link{Kind: Kind(link.get("kind").text), Text: link.get("text").text, URL: link.get("url").text})
	}
	if meta != nil && arxiv.Of(meta) != ref.ID {
		meta = nil
	}
	if resolved {
		known := graphMeta(p, ref.ID)
		if meta != nil {
			first.Work = ownWork(meta)
			known = meta
			known.Entry = nil
		}
		l.Papers = append(l.Papers, known)
	} else {
		first.Authors, first.MoreAuthors = graphAuthors(p), p.get("more_authors").text == "true"
		if meta != nil && meta.OnlyListed {
			first.Work = meta
		}
	}
	rows := p.get("rows").members
	if p.get("listed").text == "false" && len(rows) == 0 {
		if meta := graphMeta(p, ref.ID); !resolved && !ref.ID.IsZero() {
			l.Unlisted = append(l.Unlisted, meta)
		} else if !ref.ID.IsZero() {
			l.Unlisted = append(l.Unlisted, l.Papers[len(l.Papers)-1])
		}
		return
	}
	if len(rows) == 0 {
		rows = []member{{value: value{}}}
	}
	owned := false // the row that the identifier is of was passed
	for i := range rows {
		row := &rows[i].value
		item := Item{Section: first.Section}
		if i == 0 {
			item = first
		}
		if row.kind == mappingValue {
			item.File, item.Line, item.Title = row.get("file").text, row.get("line").number(), row.get("title").text
			item.Section, item.Year, item.Note = row.get("section").texts(), row.get("year").number(), row.get("note").text
		}
		if item.File == "" || item.Line < 1 {
			item.File = l.File
			item.Line, _ = l.text.Position(p.start)
		}
		item.Col = 1
		if owned = owned || item.Title == first.Title || i+1 == len(rows); owned && !ref.ID.IsZero() {
			item.ID, item.Version = ref.ID, p.get("version").number()
		}
		for m := range arxiv.All(item.Note) {
			if m.Err == nil && m.Ref.ID != ref.ID {
				item.Mentioned = append(item.Mentioned, m.Ref)
			}
		}
		l.Items = append(l.Items, item)
	}
}

// graphMetas returns the metadata of the n papers of a graph, nil where it has
// none: graphs of earlier versions, and what is no metadata.
func graphMetas(source string, n int) []*work.Work {
	metas := make([]*work.Work, n)
	var doc struct{ Papers []json.RawMessage }
	if json.Unmarshal([]byte(source), &doc) != nil || len(doc.Papers) != n {
		return metas
	}
	for i, paper := range doc.Papers {
		var p struct{ Meta *work.Work }
		if json.Unmarshal(paper, &p) == nil {
			metas[i] = p.Meta
		}
	}
	return metas
}

// ownWork returns what the list of a graph had of a paper itself: the entry of
// a .bib; nil if it had none.
func ownWork(meta *work.Work) *work.Work {
	if meta.Entry == nil {
		return nil
	}
	own := *meta
	own.OnlyListed = true
	return &own
}

// graphMeta returns what the graph says of the work itself.
func graphMeta(p *value, id arxiv.ID) *work.Work {
	meta := &work.Work{
		IDs: work.IDs(id.WorkID(), work.NewDOI(p.get("doi").text)), Title: p.get("title").text, Authors: graphAuthors(p), MoreAuthors: p.get("more_authors").text == "true",
		PrimaryCategory: p.get("primary_category").text, Categories: p.get("categories").texts(),
		Venue: work.Venue{Name: p.get("venue").text},
	}
	meta.Published, _ = work.ParseDate(p.get("published").text)
	if meta.Year() == 0 {
		meta.Venue.Year = p.get("year").number()
	}
	return meta
}

func graphAuthors(p *value) []work.Person {
	var authors []work.Person
	for i := range p.get("authors").members {
		a := &p.get("authors").members[i].value
		r := work.Record{Family: a.get("family").text, Given: a.get("given").text, Suffix: a.get("suffix").text}
		if particle := a.get("particle"); particle.kind == scalarValue {
			r.Particle = &particle.text
		}
		if r.Family != "" {
			authors = append(authors, r.Person())
		}
	}
	return authors
}
