package check

import (
	"fmt"
	"slices"
	"strings"

	"clipgraph/bib/work"
	"clipgraph/graph/check/reference"
	"clipgraph/graph/paper"
)

// duplicateRow reports papers that an earlier row already lists: with the same identifier of any
// kind, or with the same title and, in a bibliography, the same first author. A bibliography has
// one entry for a work, either the preprint or the publication. A list may have a paper under two
// headings.
func duplicateRow(c *checker) {
	d := duplicates{checker: c, byID: map[work.ID]int{}, byTitle: map[string]int{}}
	for i := range c.rows {
		d.row(i)
	}
}

type duplicates struct {
	*checker
	byID    map[work.ID]int // the first row with each
	byTitle map[string]int
}

func (d *duplicates) row(i int) {
	r := &d.rows[i]
	reported := false
	for _, id := range r.IDs() {
		j, there := d.byID[id.Key()]
		if !there {
			d.byID[id.Key()] = i
		} else if !reported {
			reported = d.report(r, &d.rows[j], id.String())
		}
	}
	fold := r.fold
	if r.IsEntry() {
		if len(r.Work.Authors) > 0 {
			fold = paper.FoldWork(r.Work)
		}
	} else if !r.id.IsZero() {
		return
	}
	if fold == "" {
		return
	}
	j, there := d.byTitle[fold]
	if !there {
		d.byTitle[fold] = i
		return
	}
	if other := &d.rows[j]; !reported && (r.id.IsZero() || other.id.IsZero()) {
		d.report(r, other, fmt.Sprintf("%q", short(r.Work.Title)))
	}
}

// report reports that r is of the same work as an earlier row, unless their titles or metadata
// contradict that. what names the work.
func (d *duplicates) report(r, other *row, what string) bool {
	if !paper.SameTitle(r.Work.Title, other.Work.Title) || d.disagrees(r) || d.disagrees(other) || r.IsEntry() && !paper.TitlesAgree(r.Work.Title, other.Work.Title) {
		return false
	}
	if r.IsEntry() && (strings.EqualFold(r.Key, other.Key) || otherPart(r, other)) { // the syntax rule reports repeated keys
		return true
	}
	severity, more := Notice, ""
	if r.IsEntry() {
		severity, more = d.versions(r, other)
	}
	start, end := d.idPlace(r)
	f := d.checker.report(severity, start, end, "%s is also listed in line %d%s", what, other.Line, more)
	if f.cause = "twice"; r.IsEntry() { // may be intended, under two headings
		f.cause = entriesTwice
	}
	return true
}

// versions returns which versions of a work two entries are. Two publications in different places
// and years may both be intended, and so may a thesis, a report or software and the paper about it.
func (d *duplicates) versions(r, other *row) (severity Severity, text string) {
	a, b := r.Venue(), other.Venue()
	switch {
	case a != "" && b != "" && work.Fold(a) != work.Fold(b) && r.Year() != other.Year():
		return Notice, "; it appeared in two places"
	case r.Work.Type != other.Work.Type && (isBeside(r) || isBeside(other)):
		return Notice, "; one is a thesis, a report or software"
	case (a == "") != (b == "") && (!r.id.IsZero() || !other.id.IsZero()):
		return Warning, ": one is the preprint, one the publication"
	}
	return Warning, ""
}

// otherPart reports whether two entries are of parts of one book: of other chapters, or of
// other pages of what is not an article.
func otherPart(r, other *row) bool {
	chapter, of := reference.Field(r.Work, "chapter"), reference.Field(other.Work, "chapter")
	pages, ofPages := r.Work.PublishedIn().Pages, other.Work.PublishedIn().Pages
	return chapter != of && chapter != "" && of != "" ||
		strings.HasPrefix(r.Work.Type, "in") && r.Work.Type == other.Work.Type && r.Work.Type != "inproceedings" && pages != ofPages && pages != "" && ofPages != ""
}

// isBeside reports whether an entry is of what is published beside a paper.
func isBeside(r *row) bool {
	return slices.Contains([]string{"phdthesis", "mastersthesis", "thesis", "techreport", "report", "software", "dataset"}, r.Work.Type)
}
