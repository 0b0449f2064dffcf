package readlist

import (
	"cmp"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/shortname"
	"clipgraph/bib/work"
)

// collector adds rows to a list.
type collector struct {
	list   *List
	orders authorOrders
	months yearMonths
	hints  []shortname.Hints // parallel to list.Rows
}

// settleAll decides what only the list as a whole determines.
func (c *collector) settleAll() {
	c.orders.settle()
	c.months.settle()
}

// place sets the position of a row from offsets of the text.
func (c *collector) place(row *Row, start, end int) {
	text := c.list.text
	row.File = c.list.File
	row.Line, row.Col = text.Position(start)
	row.EndLine, _ = text.Position(max(start, end))
	row.Start, row.End = text.InFile(start), text.InFile(max(start, end))
}

// append adds a row with the given offsets of the text.
func (c *collector) append(row Row, hints shortname.Hints, start, end int) {
	c.place(&row, start, end)
	c.list.Rows = append(c.list.Rows, row)
	c.hints = append(c.hints, hints)
}

// finish adds rows for the identifiers that no row has or mentions, and names all rows.
func (c *collector) finish() {
	c.addRest(true)
	c.settleAll()
	c.list.reportUntitled()
	nameRows(c.list.Rows, c.hints)
}

// addRest adds a row for every identifier that is not yet a row's own, and sorts the rows
// by position. If mentions is true, identifiers that rows mention get no row.
func (c *collector) addRest(mentions bool) {
	taken := map[arxiv.ID]bool{}
	for i := range c.list.Rows {
		taken[c.list.Rows[i].ArXiv()] = true
		for _, ref := range c.list.Rows[i].Mentioned {
			taken[ref.ID] = taken[ref.ID] || mentions
		}
	}
	before := len(c.list.Rows)
	for _, r := range c.list.references {
		if !taken[r.ref.ID] {
			taken[r.ref.ID] = true
			row := Row{
				File: c.list.File, Line: int(r.line), Col: int(r.col), EndLine: int(r.line), Start: int(r.start), End: int(r.end), Section: c.sectionAt(before, int(r.line)),
				Links: []Link{{Kind: link.Paper, URL: r.ref.ID.URL()}}, Work: &work.Work{IDs: work.IDs(r.ref.ID.WorkID()), Version: r.ref.Version, OnlyListed: true},
			}
			c.list.Rows = append(c.list.Rows, row)
			c.hints = append(c.hints, shortname.Hints{})
		}
	}
	byPlace := func(a, b Row) int { return cmp.Compare(a.Line, b.Line) }
	if slices.IsSortedFunc(c.list.Rows, byPlace) {
		return
	}
	order := make([]int, len(c.list.Rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return byPlace(c.list.Rows[i], c.list.Rows[j]) })
	rows, hints := make([]Row, len(order)), make([]shortname.Hints, len(order))
	for to, from := range order {
		rows[to], hints[to] = c.list.Rows[from], c.hints[from]
	}
	c.list.Rows, c.hints = rows, hints
}

// sectionAt returns the section of the last of the first n rows that begins at or above
// line.
func (c *collector) sectionAt(n, line int) []string {
	i, _ := slices.BinarySearchFunc(c.list.Rows[:n], line+1, func(row Row, line int) int { return cmp.Compare(row.Line, line) })
	if i == 0 {
		return nil
	}
	return c.list.Rows[i-1].Section
}

// nameRows sets the short names of the rows.
func nameRows(rows []Row, hints []shortname.Hints) {
	names := shortname.Of(len(rows), func(i int) shortname.Entry {
		r := &rows[i]
		return shortname.Entry{Title: r.Work.Title, Note: r.Note, Repo: r.Repo, Hints: hints[i]}
	})
	for i, name := range names {
		rows[i].Name = name
	}
}

// mentionRest adds to each row the identifiers that occur in its entry, for example in
// the abstract, and are not the own identifier of any row.
func mentionRest(l *List) {
	own := map[arxiv.ID]bool{}
	for i := range l.Rows {
		own[l.Rows[i].ArXiv()] = true
		for _, ref := range l.Rows[i].Mentioned {
			own[ref.ID] = true
		}
	}
	next := 0 // an index into l.references
	for i := range l.Rows {
		item := &l.Rows[i]
		for ; next < len(l.references) && int(l.references[next].start) < item.End; next++ {
			if ref := l.references[next]; int(ref.start) >= item.Start && !own[ref.ref.ID] {
				item.Mentioned = append(item.Mentioned, ref.ref)
			}
		}
	}
}
