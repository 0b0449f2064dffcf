package check

import (
	"context"
	"slices"
	"sort"
	"strings"
	"sync"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/bib/work"
	"clipgraph/graph/check/fields"
	"clipgraph/graph/paper"
	"clipgraph/internal/parallel"
)

// checker is a list with the positions of its parts, and the findings so far. Offsets are bytes in
// the list's Text.
type checker struct {
	list   *readlist.List
	text   string
	lines  []int // start of each line
	refs   []arxiv.Match
	faults []tableFault // in tables, in order
	links  []placedLink
	rows   []row

	known  Known
	papers work.Answers
	judged []judged                 // entries
	source *fields.File             // the file of the entries; nil if the list has none
	titles func() *paper.TitleIndex // built on first use

	counted, chars int // the last position and the number of characters before it on its line

	rule     *Rule // the current rule
	order    int   // index of the rule
	findings []Finding
}

// row is a row of the list with its position.
type row struct {
	*readlist.Row
	id         arxiv.ID      // of arXiv
	start, end int           // of the text
	refs       []arxiv.Match // in the row
	links      []placedLink  // in the row
	fold       string        // paper.FoldTitle of its title
}

func newChecker(ctx context.Context, list *readlist.List, known Known) *checker {
	c := &checker{list: list, text: list.Text, known: known}
	c.titles = sync.OnceValue(c.findTitles)
	c.lines = append(c.lines, 0)
	for i := 0; ; {
		n := strings.IndexByte(c.text[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		c.lines = append(c.lines, i)
	}
	if c.refs = list.Matches; c.refs == nil {
		for ref, err := range readlist.ReferencesAs(list.Format, list.File, strings.NewReader(c.text)) {
			if err == nil { // reading a string never fails
				c.refs = append(c.refs, ref.Match)
			}
		}
	}
	if c.marked() {
		listed := 0
		for i := range list.Rows {
			listed += len(list.Rows[i].Links)
		}
		tree := list.Tree
		list.Tree = nil // large and no longer needed
		if tree == nil {
			tree = markup.Read(ctx, c.text, c.syntax())
		}
		c.links = findLinks(c.text, tree, listed)
		c.findFaults(tree)
	}
	c.findRows(ctx)
	c.lookup()
	return c
}

// syntax returns the markup language of the list.
func (c *checker) syntax() inline.Syntax {
	if c.list.Format == "HTML" {
		return inline.HTML
	}
	return inline.Markdown
}

// marked reports whether the list is in a markup language with links: Markdown or HTML.
func (c *checker) marked() bool { return c.list.Format == "Markdown" || c.list.Format == "HTML" }

// findRows computes the positions of the rows.
func (c *checker) findRows(ctx context.Context) {
	c.rows = make([]row, len(c.list.Rows))
	for i := range c.rows {
		listed := &c.list.Rows[i]
		r := row{Row: listed, id: listed.ArXiv(), end: c.endOfLine(max(listed.EndLine, listed.Line))}
		r.start = min(c.startOfLine(listed.Line)+listed.Col-1, r.end)
		c.rows[i] = r
	}
	for i := range c.rows {
		c.narrow(i)
		c.rows[i].refs = c.refsIn(&c.rows[i])
	}
	parallel.For(ctx, len(c.rows), parallel.NoState, func(_ struct{}, i int) {
		r := &c.rows[i]
		r.links = within(c.links, r.start, r.end, func(l *placedLink) int { return l.place })
		r.fold = foldTitle(r.Work.Title)
	})
	c.links = c.listed()
}

// refsIn returns the references in a row.
func (c *checker) refsIn(r *row) []arxiv.Match {
	return within(c.refs, r.start, r.end, func(m *arxiv.Match) int { return m.Start })
}

// listed returns the links in rows. Text that the reader does not treat as an entry is not part of
// the list.
func (c *checker) listed() []placedLink {
	covered, i := 0, 0
	stands := func(l *placedLink) bool {
		for ; i < len(c.rows) && c.rows[i].start <= l.place; i++ {
			covered = max(covered, c.rows[i].end)
		}
		return l.place < covered
	}
	first := slices.IndexFunc(c.links, func(l placedLink) bool { return !stands(&l) })
	if first < 0 {
		return c.links
	}
	kept := slices.Grow(slices.Clone(c.links[:first]), len(c.links)-first) // rows share the original slice
	for k := range c.links[first:] {
		if l := &c.links[first+k]; stands(l) {
			kept = append(kept, *l)
		}
	}
	return kept
}

// narrow restricts the second and later items of a line to the text after the previous item.
// Otherwise each item would be searched for in the whole line.
func (c *checker) narrow(i int) {
	if i == 0 || c.rows[i].Line != c.rows[i-1].Line || c.rows[i].Col != c.rows[i-1].Col {
		return
	}
	before, r := &c.rows[i-1], &c.rows[i]
	for _, m := range before.refs {
		if m.Err == nil && m.Ref.ID == before.id {
			r.start = min(m.End, r.end)
			break
		}
	}
	if i > 1 && c.rows[i-2].Line == r.Line && before.start < r.start {
		before.end = r.start
		before.refs = c.refsIn(before)
	}
}

// within returns the elements of all, which is sorted by position, that begin in [start, end).
func within[T any](all []T, start, end int, place func(*T) int) []T {
	from := sort.Search(len(all), func(i int) bool { return place(&all[i]) >= start })
	to := from + sort.Search(len(all)-from, func(i int) bool { return place(&all[from+i]) >= end })
	return all[from:to:to]
}

// lookup looks up all papers that the rules need.
func (c *checker) lookup() {
	if c.known.Lookup == nil {
		return
	}
	var ids []arxiv.ID
	var dois []work.ID
	for i := range c.rows {
		if id := c.rows[i].id; !id.IsZero() {
			ids = append(ids, id)
		}
		if c.rows[i].IsEntry() {
			dois = append(dois, c.rows[i].Work.ID(work.DOI))
		}
	}
	for _, ref := range c.refs {
		ids = append(ids, c.meant(ref)...)
	}
	slices.SortFunc(ids, arxiv.ID.Compare)
	c.papers = c.known.Lookup(append(arxiv.WorkIDs(slices.Compact(ids)), work.IDs(dois...)...))
}

// paper returns the metadata of id, or nil.
func (c *checker) paper(id arxiv.ID) *work.Work {
	if id.IsZero() {
		return nil
	}
	return c.papers.Of(id.WorkID()).Work
}

// lineOf returns the line of an offset, from 1.
func (c *checker) lineOf(at int) int {
	return sort.Search(len(c.lines), func(i int) bool { return c.lines[i] > at })
}

// startOfLine returns the start of a line, numbered from 1.
func (c *checker) startOfLine(line int) int {
	if line > len(c.lines) {
		return len(c.text)
	}
	return c.lines[max(line, 1)-1]
}

// endOfLine returns the end of a line, numbered from 1, without its line end characters.
func (c *checker) endOfLine(line int) int {
	end := len(c.text)
	if line < len(c.lines) {
		end = c.lines[line] - 1
	}
	if end > c.startOfLine(line) && c.text[end-1] == '\r' {
		end--
	}
	return end
}

// rowAt returns the index of the row that contains an offset, or -1.
func (c *checker) rowAt(at int) int {
	i, found := slices.BinarySearchFunc(c.rows, at, func(r row, at int) int {
		if r.end <= at {
			return -1
		}
		return max(0, r.start-at)
	})
	if !found {
		return -1
	}
	return i
}

// ownRefs returns the references of a row to its own paper, in order.
func (r *row) ownRefs() []arxiv.Match {
	var own []arxiv.Match
	for _, m := range r.refs {
		if m.Err == nil && m.Ref.ID == r.id {
			own = append(own, m)
		}
	}
	return own
}

// idPlace returns the first place in a row that names its own paper.
func (c *checker) idPlace(r *row) (start, end int) {
	for _, m := range r.refs {
		if m.Err == nil && m.Ref.ID == r.id {
			return m.Start, m.End
		}
	}
	return c.titlePlace(r)
}

// titlePlace returns the position of the title of a row, if the text contains it unchanged, or else
// the first line of the row.
func (c *checker) titlePlace(r *row) (start, end int) {
	if i := strings.Index(c.text[r.start:r.end], r.Work.Title); i >= 0 && r.Work.Title != "" {
		return r.start + i, r.start + i + len(r.Work.Title)
	}
	return r.start, min(r.end, c.endOfLine(r.Line))
}
