package readlist

import (
	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/form"
	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/record/bibtex"
	"clipgraph/arxiv/readlist/record/data"
	"clipgraph/arxiv/readlist/shortname"
	"clipgraph/arxiv/readlist/source"
)

// Lists in markup: the text is parsed into a tree of units, package form finds the
// entries in it and the roles of their parts, and each entry becomes a row.

func readHTML(l *List, text string)     { l.readMarked(text, inline.HTML, 0) }
func readOrg(l *List, text string)      { l.readMarked(text, inline.Org, 0) }
func readRST(l *List, text string)      { l.readMarked(text, inline.RestructuredText, 0) }
func readAsciiDoc(l *List, text string) { l.readMarked(text, inline.AsciiDoc, 0) }

func readMarkdown(l *List, text string) {
	front, is := data.Front(text)
	if !is {
		front = 0
	}
	l.readMarked(text, inline.Markdown, front)
}

// hideFront blanks front matter, unless it is a record.
func hideFront(text []byte) {
	if end, is := data.Front(string(text[:min(len(text), data.MaxFront)])); !is {
		source.Blank(text[:end])
	}
}

// readMarked reads a list in markup. Its first front bytes are a record in front matter.
func (l *List) readMarked(text string, syntax inline.Syntax, front int) {
	r := rowReader{collector: collector{list: l}}
	if front > 0 {
		record := newRecordList(l)
		data.ReadFront(record, text[:front])
		record.settleAll()
		r.hints = record.hints
		rest := []byte(text)
		source.Blank(rest[:front])
		text = string(rest)
	}
	tree := markup.Read(l.ctx, text, syntax)
	bibs, whole := l.openCode(tree, text)
	if l.keeps && whole && front == 0 && text == l.Text {
		l.Tree = tree
	}
	r.readTree(tree, text, func(m arxiv.Match) bool { return !holds(bibs, m.Start) })
	if len(bibs) > 0 {
		r.takeBib(within(text, bibs))
	}
	r.finish()
}

// readTree makes rows of the entries of a tree, which was parsed from text. Only
// identifiers for which counts returns true are used; nil means all.
func (r *rowReader) readTree(tree *markup.Tree, text string, counts func(arxiv.Match) bool) {
	r.matches = make([]arxiv.Match, 0, r.list.found)
	marks := make([]marked.Mark, 0, r.list.found)
	for m := range arxiv.All(text) {
		if m.Err == nil && !r.list.holds.Has(m.Ref.ID) || counts != nil && !counts(m) { // markup may split a longer word into what looks like an identifier
			continue
		}
		marks = append(marks, marked.Mark{Start: int32(m.Start), End: int32(m.End), ID: marked.ID(m.Ref.ID.Uint64())})
		r.matches = append(r.matches, m)
	}
	if tree.Cut > 0 {
		r.list.problemAt(tree.Cut, "the cells of this list span too many rows; from here on row spans are ignored")
	}
	learned := form.Read(r.list.ctx, form.Source{Tree: tree, Marks: marked.Marks{Marks: marks, TextOf: textOfMark, LeadsToPaper: link.LeadsToPaper}, LeadsElsewhere: link.LeadsElsewhere}, r.takeAll)
	r.list.Title = learned.Title
	for _, k := range learned.Kinds {
		k.Line, _ = r.list.text.Position(k.First)
		r.list.Kinds = append(r.list.Kinds, k)
	}
}

// textOfMark returns the identifier of a mark as text.
func textOfMark(m marked.Mark) string {
	id, _ := arxiv.FromUint64(uint64(m.ID))
	return id.String()
}

// takeBib adds the works with an identifier from BibTeX within a list. Others usually say
// how to cite the list itself.
func (r *rowReader) takeBib(text string) {
	bib := List{ctx: r.list.ctx, File: r.list.File, text: r.list.text, holds: r.list.holds}
	records(bibtex.Read)(&bib, text)
	for _, row := range bib.Rows {
		if !row.ArXiv().IsZero() {
			r.list.Rows = append(r.list.Rows, row)
			r.hints = append(r.hints, shortname.Hints{Explicit: row.Name})
		}
	}
}

// readProse adds the rows found in text fields of data, and returns their hints.
func (l *List) readProse(p *record.Prose) []shortname.Hints {
	text := p.Text()
	if text == "" {
		return nil
	}
	r := rowReader{collector: collector{list: l}, origin: p.Origin}
	r.readTree(markup.Read(l.ctx, text, inline.Markdown), text, nil)
	r.settleAll()
	return r.hints
}
