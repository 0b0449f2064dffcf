package readlist

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/record/bibtex"
)

// Code blocks of a list in markup may contain entries: BibTeX for copying, or an example
// list.

// openCode opens the code blocks of a tree that are lists in Markdown, and returns the
// positions of those in BibTeX. It clears units that are too large for anything but their
// identifiers. same reports whether the tree is unchanged.
func (l *List) openCode(tree *markup.Tree, text string) (bibs []stretch, same bool) {
	same = true
	var lists []*markup.Unit
	r := tree.NewReader()
	for u := range r.Made(tree.Root) {
		if u.Kind != markup.Code {
			same = !l.bound(r, u) && same
			continue
		}
		start, end := u.Text()
		switch code := text[start:end]; {
		case bibtex.LooksLike(code[:min(len(code), 1<<10)]):
			bibs = append(bibs, stretch{start, end})
		case strings.Contains(code, "]("):
			lists = append(lists, u)
		}
	}
	for _, u := range lists {
		tree.Open(u)
	}
	return bibs, same && len(lists) == 0
}

// stretch is a part of a text.
type stretch struct{ start, end int }

// maxCells is the number of cells up to which the structure of a table row is read.
const maxCells = 1000

// bound clears a unit that is too large for anything but its identifiers, and reports a
// problem. It returns whether it cleared something.
func (l *List) bound(r *markup.Reader, u *markup.Unit) (large bool) {
	size := int(u.End - u.Start)
	if size > maxCells && u.Kind == markup.Row {
		if n := len(r.Children(u)); n > maxCells {
			l.problemAt(int(u.Start), "a row of %d cells is read for identifiers only", n)
			u.Clear()
			large = true
		}
	}
	if start, end := u.Text(); end-start > record.MaxLine {
		if spans := r.Spans(u); len(spans) == 1 && spans[0].Kind == inline.Text {
			l.problemAt(int(u.Start), "a line of %d MiB is read for identifiers only", size>>20)
			u.Clear()
			large = true
		}
	}
	if u.Kind == markup.Row && size > record.MaxLine {
		for _, c := range r.Children(u) {
			if c.Kind == markup.Cell && l.bound(r, c) {
				large = true
			}
		}
	}
	return large
}

// holds reports whether one of the sorted stretches contains an offset.
func holds(stretches []stretch, at int) bool {
	i, found := slices.BinarySearchFunc(stretches, at, func(s stretch, at int) int { return cmp.Compare(s.start, at) })
	return found || i > 0 && at < stretches[i-1].end
}

// within returns text with everything outside of stretches replaced by blanks.
func within(text string, stretches []stretch) string {
	b := []byte(strings.Repeat(" ", len(text)))
	for i := range text {
		if text[i] == '\n' {
			b[i] = '\n'
		}
	}
	for _, s := range stretches {
		copy(b[s.start:s.end], text[s.start:s.end])
	}
	return string(b)
}
