package graph

import (
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
	"clipgraph/graph/naming"
)

// A passage is a text of one paper that may name others. A mention is a place where it
// does: it has the passage, its position, the sentence around it and a confidence.
// Everything that names works, in rows, titles or abstracts, is represented as mentions.

// place is a part of what is known of a paper.
type place int

const (
	inTitle place = iota
	inNote        // the text of a row beside the title
	inAbstract
)

// passage is a text of a paper, with the row that has it.
type passage struct {
	place place
	text  string
	row   *readlist.Row // the row that has it; nil if place is inAbstract
	of    *Paper        // the paper whose abstract it is
}

// where returns the position of the passage.
func (p *passage) where() string {
	if p.place == inAbstract {
		return abstractPlace(p.of)
	}
	return where(p.row)
}

// passagesOf returns the texts of p without duplicates. The title is removed from a note
// that repeats it.
func passagesOf(p *Paper) []passage {
	var all []passage
	add := func(place place, text string, row *readlist.Row) {
		if strings.TrimSpace(text) == "" && (place != inNote || len(row.Mentioned) == 0) {
			return
		}
		if !slices.ContainsFunc(all, func(old passage) bool { return old.text == text }) {
			all = append(all, passage{place: place, text: text, row: row})
		}
	}
	onlyNews := len(p.Rows) > 0
	for i := range p.Rows {
		row := &p.Rows[i]
		if n := len(row.Section); n > 0 && naming.IsNews(row.Section[n-1]) {
			continue // what a list says of itself
		}
		onlyNews = false
		add(inTitle, row.Work.Title, row)
		if enumerates(row) {
			continue
		}
		note := row.Note
		if len(row.Work.Title) > naming.MaxName {
			note = strings.Replace(note, row.Work.Title, "", 1)
		}
		add(inNote, note, row)
	}
	if !onlyNews {
		add(inTitle, p.Meta.Title, p.Row())
	}
	if abstract, known := abstractOf(p); known {
		all = append(all, abstract)
	}
	return all
}

// enumerates reports whether a comma or "and" is between the first link of a row to a paper
// and one to another paper. The row is then of several works, and its text of none of them.
func enumerates(row *readlist.Row) bool {
	first := firstPaper(row)
	if first < 0 || first+1 == len(row.Links) || len(row.Mentioned) == 0 {
		return false
	}
	one, next := &row.Links[first], &row.Links[first+1]
	between := next.Start - one.End
	return one.End > 0 && (between == len(", ") || between == len(" and ")) && next.Kind == link.Paper &&
		slices.ContainsFunc(row.Mentioned, func(ref arxiv.Ref) bool { return strings.Contains(next.URL, ref.ID.String()) })
}

// firstPaper returns the index of the first link of a row that leads to a paper, or -1.
func firstPaper(row *readlist.Row) int {
	return slices.IndexFunc(row.Links, func(l readlist.Link) bool { return l.Kind == link.Paper })
}

// mention is a place at which a passage of a paper names another one.
type mention struct {
	paper      int       // the paper that is named; nobody, if several papers have the name
	spelling   *spelling // the name; nil for a title or an identifier
	by         means
	passage    *passage
	start, end int // in the passage; both 0 for an identifier whose place is not known
	stance     work.Stance
	confidence float64 // 0 if the passage refers to something else
}

// means is the way in which a passage names a work.
type means int

const (
	byName means = iota
	byTitle
	byIdentifier
)

// sentence returns the sentence of the mention, shortened if it is long.
func (m *mention) sentence() string { return naming.Sentence(m.passage.text, m.start, m.end) }
