package graph

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/bib/work"
)

// Options change what [Build] ties and how it names papers. The zero value ties
// by the usual relations and keeps the keys of lists that have some.
type Options struct {
	Relations []Relation // nil for [Usual]

	Keys bib.KeyTemplate // of papers that have no cite key yet
	// KeyOf returns the cite key that a paper has already, or ""; nil is
	// (*Paper).ListedKey.
	KeyOf func(*Paper) string
	// Taken tells of a cite key in lower case whether a work that is not in
	// the lists has it; nil if none has.
	Taken func(string) bool
}

// Build makes the graph of the papers that lists name. answers are what a
// source said of their identifiers, and dois, which may be nil, knows works
// that are not on arXiv. Rows of one work become one paper; a list may have
// citations, and works that are there only because of them; what is doubtful
// about that is returned as problems, at the rows' places. The papers keep the
// items of lists, which the caller must not change any more.
func Build(lists []readlist.List, answers map[arxiv.ID]arxiv.Answer, dois arxiv.DOISource, o Options) (*Graph, []readlist.Problem, error) {
	papers, problems := merge(lists, answers, dois)
	nameNodes(papers, o)
	g, err := New(papers, findEdges(papers, lists, o))
	return g, problems, err
}

// findEdges ties papers by the relations that o wants.
func findEdges(papers []*Paper, lists []readlist.List, o Options) []Edge {
	wanted := o.Relations
	if wanted == nil {
		wanted = Usual()
	}
	m := material{papers, lists, sync.OnceValue(func() *mentionIndex { return newMentionIndex(papers) })}
	var edges []Edge
	for _, r := range relations {
		if slices.Contains(wanted, r.Name) {
			edges = append(edges, r.find(&m)...)
		}
	}
	return edges
}

// nameNodes gives the papers their keys.
func nameNodes(papers []*Paper, o Options) {
	if o.KeyOf == nil {
		o.KeyOf = (*Paper).ListedKey
	}
	metas, kept := make([]*work.Work, len(papers)), make([]string, len(papers))
	for i, p := range papers {
		metas[i] = p.Meta
		if key := o.KeyOf(p); bib.ValidKey(key) {
			kept[i] = key
		}
	}
	for i, key := range o.Keys.Assign(metas, kept, o.Taken) {
		papers[i].Key = key
	}
}

// merger makes papers of rows.
type merger struct {
	answers  map[arxiv.ID]arxiv.Answer
	dois     arxiv.DOISource
	rows     [][]readlist.Item // of one row each, in its list
	orders   []int             // 0, 1, 2 ... for each of rows
	papers   []*Paper
	byID     map[arxiv.ID]*Paper
	byTitle  map[string]*Paper // papers by their folded titles, the first of each
	entered  map[*Paper]bool   // those whose own title is in byTitle
	problems []readlist.Problem
}

// merge makes papers of the lists' rows, and of the works that these only know.
func merge(lists []readlist.List, answers map[arxiv.ID]arxiv.Answer, dois arxiv.DOISource) ([]*Paper, []readlist.Problem) {
	m := merger{answers: answers, dois: dois, byID: map[arxiv.ID]*Paper{}, byTitle: map[string]*Paper{}, entered: map[*Paper]bool{}}
	for _, list := range lists {
		for i := range list.Items {
			m.orders = append(m.orders, len(m.rows))
			m.rows = append(m.rows, list.Items[i:i+1:i+1])
		}
	}
	m.merge()
	m.unlisted(lists)
	return m.papers, m.problems
}

func (m *merger) row(i int) *readlist.Item { return &m.rows[i][0] }

func (m *merger) problem(row *readlist.Item, format string, args ...any) {
	m.problems = append(m.problems, readlist.Problem{File: row.File, Line: row.Line, Col: row.Col, Message: fmt.Sprintf(format, args...)})
}

// merge goes through the rows twice: those that own their identifier first,
// so that a row without one finds its paper wherever that is listed.
func (m *merger) merge() {
	owners := m.owners()
	paperOf := make([]*Paper, len(m.rows))
	for i := range m.rows {
		row := m.row(i)
		if row.ID.IsZero() {
			continue
		}
		owner := owners[row.ID]
		if !SameTitle(row.Title, m.row(owner).Title) && !m.agrees(row) {
			m.strange(i, owner)
			continue
		}
		p := m.byID[row.ID]
		if p == nil {
			p = m.newPaper(row, row.ID)
			m.byID[row.ID] = p
		}
		paperOf[i] = p
		m.enter(p, row)
	}
	for i := range m.rows {
		row := m.row(i)
		p := paperOf[i]
		if p == nil {
			p = m.byTitle[FoldTitle(row.Title)]
			if p == nil || otherAuthor(p.Meta, row) {
				p = m.newPaper(row, arxiv.ID{})
			}
			m.enter(p, row)
		}
		if len(p.Rows) == 0 {
			p.Order = i
			m.papers = append(m.papers, p)
			p.Rows, p.Orders = m.rows[i], m.orders[i:i+1:i+1] // without a copy: most papers have one row
		} else {
			p.Rows, p.Orders = append(p.Rows, *row), append(p.Orders, i)
		}
		if p.Name == "" {
			p.Name = row.Name
		}
	}
}

// owners returns for each identifier the row that it belongs to: the first
// whose title agrees with the metadata, else the first.
func (m *merger) owners() map[arxiv.ID]int {
	owners := map[arxiv.ID]int{}
	for i := range m.rows {
		id := m.row(i).ID
		first, taken := owners[id]
		if !id.IsZero() && (!taken || !m.agrees(m.row(first)) && m.agrees(m.row(i))) {
			owners[id] = i
		}
	}
	return owners
}

// agrees tells whether the row's title is that of the paper its identifier
// names.
func (m *merger) agrees(row *readlist.Item) bool {
	p := m.answers[row.ID].Paper
	return p != nil && SameTitle(row.Title, p.Title)
}

// strange reports a row whose identifier belongs to another row.
func (m *merger) strange(i, owner int) {
	row, other := m.row(i), m.row(owner)
	why := "is taken for that one's, as it comes first"
	if m.agrees(other) {
		why = "is that one's by its title"
	}
	m.problem(row, "arXiv:%s is linked here for %q and in %s:%d for %q, and %s; this row is written without it",
		row.ID, short(row.Title), other.File, other.Line, short(other.Title), why)
}

// short cuts what a message quotes: a title may have any length.
func short(title string) string {
	const most = 200
	if len(title) <= most {
		return title
	}
	return strings.ToValidUTF8(title[:most], "") + "…"
}

func (m *merger) enter(p *Paper, row *readlist.Item) {
	titles := []string{row.Title}
	if !m.entered[p] && p.Meta.Title != row.Title {
		titles = append(titles, p.Meta.Title)
	}
	m.entered[p] = true
	for _, title := range titles {
		if fold := FoldTitle(title); fold != "" && m.byTitle[fold] == nil {
			m.byTitle[fold] = p
		}
	}
}

// newPaper makes the paper of row, which owns id.
func (m *merger) newPaper(row *readlist.Item, id arxiv.ID) *Paper {
	p := &Paper{ID: id, ListedTitle: row.Title, Meta: m.answers[id].Paper}
	if !id.IsZero() {
		p.Version = row.Version
	} else if row.DOI != "" && m.dois != nil {
		if found, ok := m.dois.LookupDOI(row.DOI); ok && SameTitle(found.Title, row.Title) {
			p.Meta, p.ID = found, arxiv.Of(found)
		}
	}
	if p.Resolved = p.Meta != nil; !p.Resolved {
		p.Meta = fromList(row, id)
	} else if row.Work != nil {
		m.improve(p, row)
	} else if row.Title != "" && !SameTitle(row.Title, p.Meta.Title) {
		m.problem(row, "%s is %q, listed as %q: wrong ID? The identifier is followed", id, short(p.Meta.Title), short(row.Title))
	}
	return p
}

// improve joins what a source knows to the entry that the list has for p. An
// entry that is of another work, by its title and its first author, is not
// joined to anything.
func (m *merger) improve(p *Paper, row *readlist.Item) {
	if !TitlesAgree(row.Work.Title, p.Meta.Title) && !sameFirstAuthor(row.Work, p.Meta) {
		m.problem(row, "the entry %q has the identifier of another work: arXiv:%s is %q; nothing is taken from there", row.Key, p.ID, p.Meta.Title)
		p.Meta, p.Resolved = fromList(row, p.ID), false
		return
	}
	joined := *p.Meta
	joined.Entry, joined.Type, joined.Editors = row.Work.Entry, row.Work.Type, row.Work.Editors
	if joined.Venue.Name == "" && row.Work.Venue.Name != "" {
		joined.Venue = row.Work.Venue
	}
	p.Meta = &joined
}

// otherAuthor reports whether an entry of a bibliography, whose title is that of
// a known work, has another first author: there are many works called "A Survey
// of Something".
func otherAuthor(p *work.Work, row *readlist.Item) bool {
	return row.Work != nil && len(row.Work.Authors) > 0 && len(p.Authors) > 0 && !sameFirstAuthor(p, row.Work)
}

func sameFirstAuthor(a, b *work.Work) bool {
	return len(a.Authors) > 0 && len(b.Authors) > 0 && bib.FoldName(a.Authors[0].Last()) == bib.FoldName(b.Authors[0].Last())
}

// fromList makes metadata of what the list alone says. It has the authors that
// the list gives in full; none are invented.
func fromList(row *readlist.Item, id arxiv.ID) *work.Work {
	if row.Work != nil {
		meta := *row.Work
		meta.SetID(id.WorkID())
		meta.OnlyListed = true
		if meta.DOI() == "" {
			meta.SetID(work.NewDOI(row.DOI))
		}
		if meta.URL == "" {
			meta.URL = ownPage(row)
		}
		return &meta
	}
	meta := &work.Work{IDs: work.IDs(id.WorkID()), Title: row.Title, Authors: row.Authors, MoreAuthors: row.MoreAuthors, Note: "This entry is from a reading list alone"}
	if len(meta.Authors) == 0 {
		meta.Note = "Authors not known: this entry is from a reading list alone"
	}
	if id.IsZero() {
		meta.SetID(work.NewDOI(row.DOI))
		meta.Published = work.NewDate(row.Year, 0, 0)
		meta.URL = ownPage(row)
	}
	return meta
}

// ownPage returns the link of a row that is most likely the work's page.
func ownPage(row *readlist.Item) string {
	for _, kind := range []readlist.Kind{readlist.PaperLink, readlist.CodeLink, readlist.OtherLink} {
		for _, l := range row.Links {
			if l.Kind == kind && len(arxiv.Find(l.URL)) == 0 {
				return l.URL
			}
		}
	}
	return ""
}

// FoldTitle reduces a title to what two spellings of it share; "" where that
// is too little to tell works apart.
func FoldTitle(title string) string {
	words := titleWords(title)
	if len(words) < 3 {
		return ""
	}
	return strings.Join(words, " ")
}
