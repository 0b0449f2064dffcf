package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/naming"
)

// Rows are of one work if they share an identifier, of any kind, or if the work that a
// source has for an identifier of one has an identifier of the other. Their titles must
// not contradict that, because lists contain wrong links. A row whose identifiers match
// no other row belongs to the work with its title and first author.

// merger makes papers of rows.
type merger struct {
	answers  work.Answers
	titled   func(*readlist.Row) *work.Work // finds a work by the title of a row; nil if none is known
	rows     [][]readlist.Row               // one row each, in its list
	orders   []int                          // 0, 1, 2 ... for each of rows
	ids      []claim                        // identifiers, without duplicates
	byKey    map[work.ID]int32              // their indexes in ids
	first    []int32                        // where each row's identifiers begin in rowIDs
	rowIDs   []int32
	papers   []*Paper
	byTitle  map[string]*Paper // papers by folded title, the first of each
	entered  map[*Paper]bool   // those whose own title is in byTitle
	byPage   map[string]*Paper // papers without an identifier by the link to their page
	problems []readlist.Problem
}

// claim is an identifier with the rows and works that claim it.
type claim struct {
	id    work.ID
	found *work.Work // the work that a source has; nil if none
	owner int32      // the row that owns it; -1 if only a source has it
	next  int32      // another identifier of the same work; its own index if it is the root
	paper *Paper     // the paper of the work whose root it is; nil until there is one
}

// Merge makes papers of the lists' rows, and of the works that the lists only cite. The
// answers are what a source returned for their identifiers. titled, which may be nil,
// returns the work known by the title of a row, or nil. Doubtful identifications are
// returned as problems, with the positions of the rows. The time is linear in the rows
// and their identifiers.
func Merge(lists []readlist.List, answers work.Answers, titled func(*readlist.Row) *work.Work) ([]*Paper, []readlist.Problem) {
	n := 0 // rows; most have one identifier
	for _, list := range lists {
		n += len(list.Rows)
	}
	m := merger{
		answers: answers, titled: titled, rows: make([][]readlist.Row, 0, n), orders: make([]int, 0, n), papers: make([]*Paper, 0, n),
		ids: make([]claim, 0, n), rowIDs: make([]int32, 0, n), byKey: make(map[work.ID]int32, n),
		byTitle: make(map[string]*Paper, n), entered: make(map[*Paper]bool, n), byPage: map[string]*Paper{},
	}
	for _, list := range lists {
		for i := range list.Rows {
			m.orders = append(m.orders, len(m.rows))
			m.rows = append(m.rows, list.Rows[i:i+1:i+1])
		}
	}
	m.claim()
	m.join()
	m.merge()
	m.unlisted(lists)
	takeListedVenues(m.papers)
	return m.papers, m.problems
}

func (m *merger) row(i int) *readlist.Row { return &m.rows[i][0] }

// idsOf returns the identifiers of row i, as indexes into ids.
func (m *merger) idsOf(i int) []int32 { return m.rowIDs[m.first[i]:m.first[i+1]] }

func (m *merger) problem(row *readlist.Row, format string, args ...any) {
	m.problems = append(m.problems, readlist.Problem{File: row.File, Line: row.Line, Col: row.Col, Message: fmt.Sprintf(format, args...)})
}

// number returns the index of an identifier in ids.
func (m *merger) number(id work.ID) int32 {
	key := id.Key()
	n, there := m.byKey[key]
	if !there {
		n = int32(len(m.ids))
		m.byKey[key] = n
		m.ids = append(m.ids, claim{id: id, found: m.answers[key].Work, owner: -1, next: n})
	}
	return n
}

// claim assigns each identifier to a row: the first whose title agrees with the metadata,
// else the first.
func (m *merger) claim() {
	m.first = make([]int32, 1, len(m.rows)+1)
	for i := range m.rows {
		row := m.row(i)
		for _, id := range m.claimedBy(row) {
			n := m.number(id)
			m.rowIDs = append(m.rowIDs, n)
			c := &m.ids[n]
			if c.owner < 0 || c.found != nil && !c.agrees(m.row(int(c.owner))) && c.agrees(row) {
				c.owner = int32(i)
			}
		}
		m.first = append(m.first, int32(len(m.rowIDs)))
	}
}

// claimedBy returns the identifiers of a row. If it has none on arXiv, the arXiv
// identifier of the work found by its title is added.
func (m *merger) claimedBy(row *readlist.Row) []work.ID {
	ids := row.IDs()
	if m.titled == nil || !row.ArXiv().IsZero() {
		return ids
	}
	found := m.titled(row)
	if found == nil || arxiv.Of(found).IsZero() {
		return ids
	}
	id := arxiv.Of(found).WorkID()
	if c := &m.ids[m.number(id)]; c.found == nil {
		c.found = found
	}
	return append(slices.Clip(ids), id)
}

// agrees reports whether the row's title is that of the work which a source has.
func (c *claim) agrees(row *readlist.Row) bool {
	return c.found != nil && c.alike(row, c.found.Title, c.found)
}

// alike reports whether a row with the identifier may be of the work with the given
// title. Chapters may have the DOI or the ISBN of their book; other identifiers are of one
// work, of which a row may have the name alone.
func (c *claim) alike(row *readlist.Row, title string, of *work.Work) bool {
	if c.id.Kind == work.ArXiv {
		return SameTitle(row.Work.Title, title)
	}
	isOne := c.id.Kind != work.DOI && c.id.Kind != work.ISBN && namesOther(row.Work.Title, title)
	return (isOne || row.Work.Title == "" || title == "" || TitlesAgree(row.Work.Title, title)) && (of == nil || !otherAuthor(of, row))
}

// holds reports whether row i owns identifier n.
func (m *merger) holds(i int, n int32) bool {
	c := &m.ids[n]
	if int(c.owner) == i {
		return true
	}
	row, owner := m.row(i), m.row(int(c.owner))
	return c.alike(row, owner.Work.Title, owner.Work) || c.agrees(row)
}

// root returns the identifier that represents the whole work of n.
func (m *merger) root(n int32) int32 {
	for m.ids[n].next != n {
		m.ids[n].next = m.ids[m.ids[n].next].next
		n = m.ids[n].next
	}
	return n
}

// same makes two identifiers those of one work, unless they are of two works on arXiv. An
// arXiv identifier becomes the root.
func (m *merger) same(a, b int32) {
	a, b = m.root(a), m.root(b)
	switch x, y := m.onArXiv(a), m.onArXiv(b); {
	case a == b || x && y:
	case y:
		m.ids[a].next = b
	default:
		m.ids[b].next = a
	}
}

// onArXiv reports whether the work that root represents is on arXiv.
func (m *merger) onArXiv(root int32) bool { return m.ids[root].id.Kind == work.ArXiv }

// join unites the identifiers of one work: those of one row, and those of one work of a
// source.
func (m *merger) join() {
	for i := range m.rows {
		last := int32(-1)
		if len(m.idsOf(i)) < 2 {
			continue
		}
		for _, n := range m.idsOf(i) {
			if !m.holds(i, n) {
				continue
			}
			if last >= 0 {
				m.same(last, n)
			}
			last = n
		}
	}
	for n := range len(m.ids) { // more are appended in the loop
		c := m.ids[n]
		if c.found == nil || c.id.Kind != work.ArXiv && c.owner >= 0 && !c.agrees(m.row(int(c.owner))) {
			continue // the row has the identifier of another work, such as that of the whole book
		}
		for _, id := range c.found.IDs {
			other := m.number(id)
			if owner := m.ids[other].owner; int(other) != n && (owner < 0 || m.ids[other].alike(m.row(int(owner)), c.found.Title, c.found)) {
				m.same(int32(n), other)
				if m.ids[other].found == nil {
					m.ids[other].found = c.found
				}
			}
		}
	}
}

// merge goes through the rows twice: first those of works on arXiv, so that a row without
// an arXiv identifier finds its paper wherever that is listed.
func (m *merger) merge() {
	paperOf := make([]*Paper, len(m.rows))
	for i := range m.rows {
		m.reportForeignIDs(i)
		if root := m.rootOf(i); root >= 0 && m.onArXiv(root) {
			paperOf[i] = m.paperOf(m.row(i), root)
		}
	}
	for i := range m.rows {
		row := m.row(i)
		p := paperOf[i]
		if p == nil {
			p = m.paperOffArXiv(row, m.rootOf(i))
		}
		takes := len(p.Rows) > 0 && !p.Rows[0].IsEntry() && saysMore(row.Work.Title, p.ListedTitle)
		title := cmp.Or(p.ListedTitle, row.Work.Title)
		if takes {
			title = row.Work.Title
		}
		name := row.Name
		if !NamesWork(row, title) {
			name = ""
		}
		if takes && name != "" {
			p.Name = name
		}
		name = cmp.Or(name, bareName(row.Work.Title, p.ListedTitle), bareName(p.ListedTitle, row.Work.Title))
		if len(p.Rows) == 0 {
			p.Order = i
			m.papers = append(m.papers, p)
			p.Rows, p.Orders = m.rows[i], m.orders[i:i+1:i+1] // without a copy: most papers have one row
		} else if takes {
			m.takeTitle(p, row, i)
		} else {
			p.Rows, p.Orders = append(p.Rows, *row), append(p.Orders, i)
		}
		p.Name = cmp.Or(p.Name, name)
	}
}

// saysMore reports whether a title says more than another: there is none, or it can only
// be a name, or is one that the title begins with.
func saysMore(title, other string) bool {
	if title == "" || other == "" {
		return title != ""
	}
	if len(other) > maxCompare {
		return false // it is no name
	}
	before := naming.BeforeColon(title)
	return bareName(other, title) != "" || before != "" && naming.Fold(before) == naming.Fold(other)
}

// namesOther reports whether two titles of one page are of one work: they are the same, or
// one can only be a name or is missing.
func namesOther(a, b string) bool {
	return a == "" || b == "" || a == b || bareName(a, b) != "" || bareName(b, a) != ""
}

// bareName returns the title of a row of a paper that has a longer one, if it can only be
// the name of the work: one word that no text has, such as BoxNet.
func bareName(title, longer string) string {
	if strings.Contains(title, " ") || naming.IsPlain(title) || len(naming.Stated(title)) == 0 || foldTitle(longer, naming.MinTitle) == "" {
		return ""
	}
	return title
}

// takeTitle adds a row to a paper whose other rows have no title or only its name, and which
// it is therefore written from. The date of these counts where it has none.
func (m *merger) takeTitle(p *Paper, row *readlist.Row, i int) {
	p.ListedTitle = row.Work.Title
	p.Rows, p.Orders = slices.Insert(slices.Clip(p.Rows), 0, *row), slices.Insert(p.Orders, 0, i)
	if p.Resolved {
		return
	}
	date := p.Meta.Published
	if p.Meta = fromList(row, p.ID); p.Meta.Published.IsZero() {
		p.Meta.Published = date
	}
}

// rootOf returns the identifier that represents the work of row i, or -1 if there is
// none.
func (m *merger) rootOf(i int) int32 {
	for _, n := range m.idsOf(i) {
		if m.holds(i, n) {
			return m.root(n)
		}
	}
	return -1
}

// paperOf returns the paper of the work that row belongs to.
func (m *merger) paperOf(row *readlist.Row, root int32) *Paper {
	if m.ids[root].paper == nil {
		m.ids[root].paper = m.newPaper(row, root)
	}
	m.enter(m.ids[root].paper, row)
	return m.ids[root].paper
}

// paperOffArXiv returns the paper of a row whose identifiers are not of arXiv: the one with
// its identifiers, else the one with its title, else the one with its page if one of
// them has no title or one that can only be the name of the other, else a new one.
func (m *merger) paperOffArXiv(row *readlist.Row, root int32) *Paper {
	if root >= 0 && m.ids[root].paper != nil {
		return m.paperOf(row, root)
	}
	p := m.byTitle[foldOf(row.Work)]
	page := paperPage(row)
	if q := m.byPage[page]; p == nil && q != nil && namesOther(row.Work.Title, q.ListedTitle) {
		p = q
	}
	if p == nil || otherAuthor(p.Meta, row) {
		p = m.newPaper(row, root)
	}
	if page != "" && (m.byPage[page] == nil || m.byPage[page] == p) {
		m.byPage[page] = p
	}
	if root >= 0 {
		m.ids[root].paper = p
	}
	m.enter(p, row)
	return p
}

// reportForeignIDs reports the arXiv identifiers in row i that belong to another row.
func (m *merger) reportForeignIDs(i int) {
	for _, n := range m.idsOf(i) {
		c := &m.ids[n]
		if c.id.Kind != work.ArXiv || m.holds(i, n) {
			continue
		}
		row, other := m.row(i), m.row(int(c.owner))
		why := "is taken for that one's, as it comes first"
		if c.agrees(other) {
			why = "is that one's by its title"
		}
		m.problem(row, "%v is linked here for %q and in %s:%d for %q, and %s; this row is written without it",
			c.id, short(row.Work.Title), other.File, other.Line, short(other.Work.Title), why)
	}
}

// short shortens a title for a message: it may have any length.
func short(title string) string {
	const most = 200
	if len(title) <= most {
		return title
	}
	return strings.ToValidUTF8(title[:most], "") + "…"
}

func (m *merger) enter(p *Paper, row *readlist.Row) {
	works := []*work.Work{row.Work}
	if !m.entered[p] && p.Meta.Title != row.Work.Title {
		works = append(works, p.Meta)
	}
	m.entered[p] = true
	for _, w := range works {
		if fold := foldOf(w); fold != "" && m.byTitle[fold] == nil {
			m.byTitle[fold] = p
		}
	}
}

// foldOf returns the key by which a work is found: its title or, if that is short, its
// title and authors.
func foldOf(w *work.Work) string { return cmp.Or(FoldTitle(w.Title), FoldWork(w)) }

// unlisted adds the works that the lists cite but do not contain.
func (m *merger) unlisted(lists []readlist.List) {
	for _, list := range lists {
		for _, known := range list.Unlisted {
			if len(known.IDs) == 0 {
				continue
			}
			n := m.number(known.IDs[0])
			found := m.ids[n].found
			ids := known.IDs
			if found != nil {
				ids = slices.Concat(ids, found.IDs)
			}
			there := func(id work.ID) bool { return m.ids[m.root(m.number(id))].paper != nil }
			if slices.ContainsFunc(ids, there) {
				continue
			}
			p := &Paper{ID: arxiv.Of(known), Meta: found, Order: len(m.rows) + len(m.papers)}
			if p.Resolved = p.Meta != nil; !p.Resolved {
				p.Meta = known
			}
			for _, id := range ids {
				m.ids[m.root(m.number(id))].paper = p
			}
			m.papers = append(m.papers, p)
		}
	}
}
