package paper

import (
	"cmp"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
)

// The paper that rows of one work become: the work of a source, or what the list says.

// newPaper makes the paper of row, whose work root represents.
func (m *merger) newPaper(row *readlist.Row, root int32) *Paper {
	p := &Paper{ListedTitle: row.Work.Title}
	if root >= 0 {
		m.resolve(p, row, root)
	}
	if p.Meta == nil && m.titled != nil {
		p.Meta = m.titled(row)
	}
	if p.Resolved = p.Meta != nil; !p.Resolved {
		p.Meta = fromList(row, p.ID)
	} else if row.IsEntry() {
		m.improve(p, row)
	} else if root >= 0 && row.Work.Title != "" && !SameTitle(row.Work.Title, p.Meta.Title) {
		m.problem(row, "%s is %q, listed as %q: wrong ID? The identifier is followed", m.ids[root].id.Value, short(p.Meta.Title), short(row.Work.Title))
	}
	return p
}

// resolve gives p the metadata that a source has for its work: by the arXiv identifier,
// else by the first of the row's other identifiers whose work has its title.
func (m *merger) resolve(p *Paper, row *readlist.Row, root int32) {
	if m.onArXiv(root) {
		p.ID, _ = arxiv.FromWork(m.ids[root].id)
		p.Version = row.Work.Version
		p.Meta = m.ids[root].found
	}
	if p.Meta != nil {
		return
	}
	for _, id := range row.IDs() {
		found := m.answers.Of(id).Work
		if found == nil || !SameTitle(found.Title, row.Work.Title) {
			continue
		}
		if onArXiv := arxiv.Of(found); onArXiv.IsZero() || onArXiv == p.ID { // otherwise it belongs to another paper
			p.Meta = found
			return
		}
	}
}

// improve merges what a source knows into the entry that the list has for p. An entry of
// another work, by its title and its first author, is not merged.
func (m *merger) improve(p *Paper, row *readlist.Row) {
	if !TitlesAgree(row.Work.Title, p.Meta.Title) && !work.SameFirstAuthor(row.Work, p.Meta) {
		m.problem(row, "the entry %q has the identifier of another work: %v is %q; nothing is taken from there", row.Key, p.Meta.IDs[0], p.Meta.Title)
		p.Meta, p.Resolved = fromList(row, p.ID), false
		return
	}
	joined := *p.Meta
	joined.Entry, joined.Type, joined.Editors = row.Work.Entry, row.Work.Type, row.Work.Editors
	if joined.PublishedIn().Name == "" && row.Work.PublishedIn().Name != "" {
		joined.Venue = row.Work.Venue
	}
	joined.Abstract, joined.Comment, joined.JournalRef = cmp.Or(joined.Abstract, row.Work.Abstract), cmp.Or(joined.Comment, row.Work.Comment), cmp.Or(joined.JournalRef, row.Work.JournalRef)
	p.Meta = &joined
}

// otherAuthor reports whether an entry of a bibliography has the title of a known work
// but another first author: many works are called "A Survey of Something".
func otherAuthor(p *work.Work, row *readlist.Row) bool {
	return row.IsEntry() && len(row.Work.Authors) > 0 && len(p.Authors) > 0 && !work.SameFirstAuthor(p, row.Work)
}

// fromList makes metadata of what the list alone states. It has only the authors that the
// list gives in full.
func fromList(row *readlist.Row, id arxiv.ID) *work.Work {
	if row.IsEntry() {
		meta := *row.Work
		meta.RemoveIDs(work.ArXiv)
		meta.IDs = append(work.IDs(id.WorkID()), meta.IDs...)
		meta.OnlyListed = true
		if meta.URL == "" {
			meta.URL = ownPage(row)
		}
		return &meta
	}
	meta := &work.Work{IDs: work.IDs(id.WorkID()), Title: row.Work.Title, Authors: row.Work.Authors, MoreAuthors: row.Work.MoreAuthors, Note: "This entry is from a reading list alone"}
	if len(meta.Authors) == 0 {
		meta.Note = "Authors not known: this entry is from a reading list alone"
	}
	if id.IsZero() {
		meta.IDs = row.IDs()
		meta.RemoveIDs(work.ArXiv) // of a row whose identifier belongs to another work
		meta.Published = work.NewDate(row.Year(), 0, 0)
		meta.URL = ownPage(row)
	}
	return meta
}

// paperPage returns the first link of a row, not of a bibliography, that leads to a paper and
// has no identifier, or "".
func paperPage(row *readlist.Row) string {
	if row.IsEntry() || len(row.IDs()) > 0 {
		return ""
	}
	for _, l := range row.Links {
		if l.Kind == link.Paper {
			return l.URL
		}
	}
	return ""
}

// ownPage returns the link of a row that is most likely the work's page. An entry of a
// bibliography has its DOI as a field, so that the DOI's address adds nothing.
func ownPage(row *readlist.Row) string {
	isDOI := func(address string) bool {
		id, _ := work.FindID(address)
		return row.IsEntry() && id.Kind == work.DOI && row.Work.Has(id)
	}
	for _, kind := range []link.Kind{link.Paper, link.Code, link.Other} {
		for _, l := range row.Links {
			if l.Kind == kind && !arxiv.Has(l.URL) && !isDOI(l.URL) {
				return l.URL
			}
		}
	}
	return ""
}
