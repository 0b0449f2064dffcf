package tell

import (
	"fmt"

	"clipgraph"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// NotePapers says how many papers were resolved, and names those that were
// not: they are written from the list alone or, where the verb adds to a file,
// left out. Gates count those without authors, and know of those that could
// not be asked for that they do not know.
func (t *Teller) NotePapers(g *graph.Graph, r *clipgraph.Report, offline, leftOut bool) {
	named := 0
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		if !p.Listed() {
			continue
		}
		row, outcome := p.Row(), r.Outcome(p)
		if outcome == clipgraph.Resolved {
			if r.Answers.Of(p.ID.WorkID()).Status == work.Withdrawn {
				t.Note("%s:%d:%d: arXiv:%v was withdrawn: %q", row.File, row.Line, row.Col, p.ID, p.Meta.Comment)
			}
			continue
		}
		if named++; named <= maxNamed && !p.HasOwnEntry() {
			t.Note("%s:%d:%d: %s: %q %s", row.File, row.Line, row.Col, unresolved(p, outcome, r, offline), p.TitleOrID(), consequence(p, leftOut))
		}
		switch {
		case outcome == clipgraph.Unreachable:
			t.Unanswered++
		case len(p.Meta.Authors) == 0:
			t.Problems++
		}
	}
	if more := named - maxNamed; more > 0 {
		t.Note("and %d more papers", more)
	}
	t.Note("%s", countsText(r.Count(g), offline))
}

// unresolved says why p is not resolved.
func unresolved(p *graph.Paper, outcome clipgraph.Outcome, r *clipgraph.Report, offline bool) string {
	switch {
	case outcome == clipgraph.WithoutID && len(p.Meta.IDs) > 0:
		return fmt.Sprintf("has no arXiv identifier, and %v is in no source", p.Meta.IDs[0])
	case outcome == clipgraph.WithoutID:
		return "has no identifier"
	case outcome == clipgraph.Unreachable && p.ID.IsZero():
		return fmt.Sprintf("%v could not be asked for", p.Meta.IDs[0])
	case outcome == clipgraph.Unreachable:
		return fmt.Sprintf("arXiv:%v could not be asked for", p.ID)
	case !offline || r.Answers.Of(p.ID.WorkID()).Sure:
		return fmt.Sprintf("arXiv does not know %v", p.ID)
	}
	return fmt.Sprintf("arXiv:%v is not in the metadata at hand", p.ID)
}

// consequence says what becomes of a paper that nobody knows.
func consequence(p *graph.Paper, leftOut bool) string {
	switch {
	case leftOut:
		return "is not added"
	case len(p.Meta.Authors) == 0:
		return "is written from the list alone, without authors"
	}
	return "is written from the list alone"
}

// countsText returns the counts in a line.
func countsText(c clipgraph.Counts, offline bool) string {
	text := fmt.Sprintf("%d of %d papers resolved", c.Resolved, c.Listed)
	if c.WithoutID > 0 {
		text += fmt.Sprintf("; %d without an arXiv identifier", c.WithoutID)
	}
	if c.UnknownID > 0 && !offline {
		text += fmt.Sprintf("; %d not on arXiv", c.UnknownID)
	} else if c.UnknownID > 0 {
		text += fmt.Sprintf("; %d not in the metadata at hand", c.UnknownID)
	}
	if c.Unreachable > 0 {
		text += fmt.Sprintf("; %d could not be asked for", c.Unreachable)
	}
	if c.Added > 0 {
		text += fmt.Sprintf("; %d added that the lists cite and do not have", c.Added)
	}
	return text
}

// NoteCoverage says for how many papers references are known, and for how many
// nobody could be asked.
func (t *Teller) NoteCoverage(c clipgraph.Coverage) {
	text := fmt.Sprintf("references known for %s of %s papers", Thousands(c.Known), Thousands(c.Papers))
	if c.Failed > 0 {
		text += fmt.Sprintf("; %s could not be asked for", Thousands(c.Failed))
	}
	t.Note("%s", text)
}

// NoteFoundByTitle says how many papers without an identifier that anyone knows a
// bibliography has by their titles.
func (t *Teller) NoteFoundByTitle(n clipgraph.FoundByTitle) {
	if n.Rows > 0 {
		t.Note("%s: %s of %s papers that have no identifier that a source knows are found there, by title and author", n.Source, Thousands(n.Rows), Thousands(n.Of))
	}
}
