package readlist

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/form"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/record"
)

// Lists in markup: the text becomes a tree of units, package form finds the
// entries in it and what their parts say, and each becomes a row.

func readMarkdown(l *List, text string) { l.readMarked(text, markup.Markdown) }
func readHTML(l *List, text string)     { l.readMarked(text, markup.HTML) }
func readOrg(l *List, text string)      { l.readMarked(text, markup.Org) }
func readRST(l *List, text string)      { l.readMarked(text, markup.RestructuredText) }
func readAsciiDoc(l *List, text string) { l.readMarked(text, markup.AsciiDoc) }

func (l *List) readMarked(text string, syntax markup.Syntax) {
	r := rowReader{collector: collector{list: l}}
	tree := markup.Read(text, syntax)
	bibs := l.openCode(tree, text)
	r.readTree(tree, text, func(m arxiv.Match) bool { return !holds(bibs, m.Start) })
	if len(bibs) > 0 {
		r.takeBib(within(text, bibs))
	}
	r.finish()
}

// readTree makes rows of the entries of a tree, which text was read into. Identifiers
// in text count for which counts is true; nil: all.
func (r *rowReader) readTree(tree *markup.Tree, text string, counts func(arxiv.Match) bool) {
	r.matches = []arxiv.Match{}
	var marks []form.Mark
	for m := range arxiv.All(text) {
		if m.Err == nil && !r.list.holds.Has(m.Ref.ID) || counts != nil && !counts(m) { // markup can cut from a longer word what looks like one
			continue
		}
		mark := form.Mark{Start: m.Start, End: m.End}
		if m.Err == nil {
			mark.ID = m.Ref.ID.String()
		}
		marks = append(marks, mark)
		r.matches = append(r.matches, m)
	}
	if tree.Cut > 0 {
		r.list.problemAt(tree.Cut, "the cells of this list span too many rows; from here on each is read where it stands")
	}
	learned := form.Read(form.Source{Tree: tree, Marks: marks, LeadsToPaper: leadsToPaper, LeadsElsewhere: leadsElsewhere}, func(rec *record.Record) { r.take(rec, always) })
	for _, k := range learned.Kinds {
		k.Line, _ = r.list.text.Position(k.First)
		r.list.Kinds = append(r.list.Kinds, k)
	}
}

// takeBib adds the works of BibTeX within a list that have an identifier; others
// say how to cite the list itself.
func (r *rowReader) takeBib(text string) {
	bib := List{File: r.list.File, text: r.list.text, holds: r.list.holds}
	readBib(&bib, text)
	for _, row := range bib.Rows {
		if !row.ArXiv().IsZero() {
			r.list.Rows = append(r.list.Rows, row)
			r.hints = append(r.hints, nameHints{explicit: row.Name})
		}
	}
}

func leadsToPaper(text, address string) bool { return sortLink(text, cleanURL(address)) == PaperLink }

func leadsElsewhere(text, address string) bool {
	l := label(text)
	return sortLink(text, cleanURL(address)) == CodeLink || codeLabels[l] || otherLabels[l]
}

// prose is the lines of data that are those of a list in Markdown. Package form reads
// them as the list that they make.
type prose struct {
	text  strings.Builder
	lines []proseLine
	path  []string
}

// proseLine says where a line of prose is from.
type proseLine struct {
	at, text   int // in the prose: of the line, and of its text
	start, end int // in the list
	exact      int // where in the list the bytes of the line stand; -1 where they are others
}

// add adds a text of the list that stands below the headings of a path.
func (p *prose) add(text string, path []string, source string, start, end int) {
	if len(p.lines) == 0 || !slices.Equal(p.path, path) {
		for i, title := range path {
			if i >= len(p.path) || p.path[i] != title || i+1 == len(path) {
				p.text.WriteString("\n" + strings.Repeat("#", min(i+2, maxHeading)) + " " + markup.OneBlank(title) + "\n\n")
			}
		}
		p.path = path
	}
	text = markup.OneBlank(text)
	if mark, rest, ok := strings.Cut(text, " "); ok && (mark == "-" || mark == "*" || mark == "+") {
		text = rest
	}
	line := proseLine{at: p.text.Len(), start: start, end: end, exact: strings.Index(source[start:end], text)}
	if !strings.HasPrefix(text, "|") {
		p.text.WriteString("- ")
	}
	line.text = p.text.Len()
	if line.exact >= 0 {
		line.exact += start
	}
	p.lines = append(p.lines, line)
	p.text.WriteString(text + "\n")
}

// maxHeading is the level of the lowest heading of Markdown.
const maxHeading = 6

// read adds the rows of the prose to the list and returns their hints.
func (p *prose) read(l *List) []nameHints {
	if len(p.lines) == 0 {
		return nil
	}
	text := p.text.String()
	r := rowReader{collector: collector{list: l}, origin: p.origin}
	r.readTree(markup.Read(text, markup.Markdown), text, nil)
	return r.hints
}

// origin returns where in the list a part of the prose is from: the same bytes where
// the list has them, else the texts that they are of.
func (p *prose) origin(start, end int) (int, int) {
	first, last := p.lineAt(start), p.lineAt(max(start, end-1))
	from, to := first.start, last.end
	if first.exact >= 0 {
		from = first.exact + max(0, start-first.text)
	}
	if last.exact >= 0 {
		to = min(last.exact+max(0, end-last.text), last.end)
	}
	return from, max(from, to)
}

// lineAt returns the last line that begins at an offset or before.
func (p *prose) lineAt(at int) proseLine {
	i, found := slices.BinarySearchFunc(p.lines, at, func(l proseLine, at int) int { return cmp.Compare(l.at, at) })
	if !found {
		i = max(0, i-1)
	}
	return p.lines[i]
}
