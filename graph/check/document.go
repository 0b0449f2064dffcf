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

// checker is a list with its parts at their places, and what was found in it.
// Offsets are those in the list's Text, in bytes.
type checker struct {
	list   *readlist.List
	text   string
	lines  []int // where each line begins
	refs   []arxiv.Match
	faults []tableFault // in tables, in order
	links  []placedLink
	rows   []row

	known  Known
	papers work.Answers
	judged []judged                 // the entries
	source *fields.File             // that they stand in; nil for a list of no entries
	titles func() *paper.TitleIndex // made when the first rule asks

	counted, chars int // the last place that was asked for, and the characters before it on its line

	rule     *Rule // that is being checked
	order    int   // its place among the rules
	findings []Finding
}

// row is a row of the list with its extent.
type row struct {
	*readlist.Row
	id         arxiv.ID      // of arXiv
	start, end int           // of the text
	refs       []arxiv.Match // within it
	links      []placedLink  // within it
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
		list.Tree = nil // no more is asked of it, and it is large
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

// syntax is the markup language of a list that is marked.
func (c *checker) syntax() inline.Syntax {
	if c.list.Format == "HTML" {
		return inline.HTML
	}
	return inline.Markdown
}

// marked reports whether the list is written in a language of links: Markdown or
// HTML.
func (c *checker) marked() bool { return c.list.Format == "Markdown" || c.list.Format == "HTML" }

// findRows places the rows.
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

// refsIn returns the references within a row.
func (c *checker) refsIn(r *row) []arxiv.Match {
	return within(c.refs, r.start, r.end, func(m *arxiv.Match) int { return m.Start })
}

// listed returns the links that stand in rows: what its reader does not take
// for an entry is no part of the list.
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
	kept := slices.Grow(slices.Clone(c.links[:first]), len(c.links)-first) // rows have parts of all links
	for k := range c.links[first:] {
		if l := &c.links[first+k]; stands(l) {
			kept = append(kept, *l)
		}
	}
	return kept
}

// narrow gives the second and further items of one line, which an entry
// enumerates, the part behind the item before: else each would be searched for
// in all of the line.
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

// within returns the part of all, which is sorted by place, that begins in
// [start, end).
func within[T any](all []T, start, end int, place func(*T) int) []T {
	from := sort.Search(len(all), func(i int) bool { return place(&all[i]) >= start })
	to := from + sort.Search(len(all)-from, func(i int) bool { return place(&all[from+i]) >= end })
	return all[from:to:to]
}

// lookup asks for all papers that the rules want to know.
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

// lineOf returns the line, from 1, that an offset is on.
func (c *checker) lineOf(at int) int {
	return sort.Search(len(c.lines), func(i int) bool { return c.lines[i] > at })
}

// startOfLine returns where a line, from 1, begins.
func (c *checker) startOfLine(line int) int {
	if line > len(c.lines) {
		return len(c.text)
	}
	return c.lines[max(line, 1)-1]
}

// endOfLine returns where a line, from 1, ends, without the characters that
// end it.
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

// rowAt returns the number of the row that an offset is in; -1 if it is in none.
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

// ownRefs returns the references of a row that are to its own paper, in order.
func (r *row) ownRefs() []arxiv.Match {
	var own []arxiv.Match
	for _, m := range r.refs {
		if m.Err == nil && m.Ref.ID == r.id {
			own = append(own, m)
		}
	}
	return own
}

// idPlace returns where a row names its own paper first.
func (c *checker) idPlace(r *row) (start, end int) {
	for _, m := range r.refs {
		if m.Err == nil && m.Ref.ID == r.id {
			return m.Start, m.End
		}
	}
	return c.titlePlace(r)
}

// titlePlace returns where the title of a row is, as far as it stands there
// as it was read; else the first line of the row.
func (c *checker) titlePlace(r *row) (start, end int) {
	if i := strings.Index(c.text[r.start:r.end], r.Work.Title); i >= 0 && r.Work.Title != "" {
		return r.start + i, r.start + i + len(r.Work.Title)
	}
	return r.start, min(r.end, c.endOfLine(r.Line))
}
