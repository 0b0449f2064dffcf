// Package passage has the texts of a paper in which other works may be named: titles, the
// text of rows beside them, and the abstract.
package passage

import (
	"fmt"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/latex"
	"clipgraph/graph/naming"
	"clipgraph/graph/paper"
)

// Place is a part of what is known of a paper.
type Place int

const (
	InTitle Place = iota
	InNote        // the text of a row beside the title
	InAbstract
)

// Passage is a text of a paper, with the row that has it.
type Passage struct {
	Place Place
	Text  string
	Row   *readlist.Row // the row that has it; nil if Place is InAbstract
	Of    *paper.Paper  // the paper whose abstract it is
}

// Where returns the position of the passage.
func (p *Passage) Where() string {
	if p.Place == InAbstract {
		return abstractPlace(p.Of)
	}
	return Position(p.Row)
}

// Position returns the position of a row as file:line.
func Position(row *readlist.Row) string { return fmt.Sprintf("%s:%d", row.File, row.Line) }

// Of returns the texts of p without duplicates. The title is removed from a note
// that repeats it.
func Of(p *paper.Paper) []Passage {
	var all []Passage
	add := func(place Place, text string, row *readlist.Row) {
		if strings.TrimSpace(text) == "" && (place != InNote || len(row.Mentioned) == 0) {
			return
		}
		if !slices.ContainsFunc(all, func(old Passage) bool { return old.Text == text }) {
			all = append(all, Passage{Place: place, Text: text, Row: row})
		}
	}
	onlyNews := len(p.Rows) > 0
	for i := range p.Rows {
		row := &p.Rows[i]
		if n := len(row.Section); n > 0 && naming.IsNews(row.Section[n-1]) {
			continue // what a list says of itself
		}
		onlyNews = false
		add(InTitle, row.Work.Title, row)
		if enumerates(row) {
			continue
		}
		note := row.Note
		if len(row.Work.Title) > naming.MaxName {
			note = strings.Replace(note, row.Work.Title, "", 1)
		}
		add(InNote, note, row)
	}
	if !onlyNews {
		add(InTitle, p.Meta.Title, p.Row())
	}
	if abstract, known := Abstract(p); known {
		abstract.Text = latex.Shown(abstract.Text) // formulas may be names
		all = append(all, abstract)
	}
	return all
}

// enumerates reports whether a comma or "and" is between the first link of a row to a paper
// and one to another paper, or several other papers are linked by their titles. The row is then
// of several works that the reader of the list did not part, and its text of none of them.
func enumerates(row *readlist.Row) bool {
	first := FirstPaper(row)
	if first < 0 || first+1 == len(row.Links) || len(row.Mentioned) == 0 {
		return false
	}
	titles := 0
	for _, l := range row.Links[first+1:] {
		if l.Kind == link.Paper && strings.Count(l.Text, " ") >= naming.MinTitle {
			titles++
		}
	}
	l, next := &row.Links[first], &row.Links[first+1]
	isOther := func(ref arxiv.Ref) bool { return strings.Contains(next.URL, ref.ID.String()) }
	between := next.Start - l.End
	isNext := l.End > 0 && (between == len(", ") || between == len(" and ")) && next.Kind == link.Paper && slices.ContainsFunc(row.Mentioned, isOther)
	return titles >= manyOthers || isNext
}

// manyOthers is the number of other papers that a row of several works links.
const manyOthers = 2

// FirstPaper returns the index of the first link of a row that leads to a paper, or -1.
func FirstPaper(row *readlist.Row) int {
	return slices.IndexFunc(row.Links, func(l readlist.Link) bool { return l.Kind == link.Paper })
}

// maxAbstract is the number of bytes of an abstract that are read. arXiv allows 1,920
// characters.
const maxAbstract = 4000

// Abstract returns the abstract of p and whether it is known.
func Abstract(p *paper.Paper) (Passage, bool) {
	text := p.Meta.Abstract
	if len(text) > maxAbstract {
		text = strings.ToValidUTF8(text[:maxAbstract], "")
	}
	return Passage{Place: InAbstract, Text: text, Of: p}, strings.TrimSpace(text) != ""
}

// abstractPlace returns a text that says whose abstract it is.
func abstractPlace(p *paper.Paper) string {
	switch doi := p.Meta.DOI(); {
	case !p.ID.IsZero():
		return "abstract of arXiv:" + p.ID.String()
	case doi != "":
		return "abstract of doi:" + doi
	default:
		return "abstract of " + p.Key
	}
}
