package cmd

import (
	"fmt"

	"clipgraph"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// maxNamed is the number of unresolved papers that are named one by one.
const maxNamed = 20

// summarise says how many papers were resolved, and names those that were
// not: they are written from the list alone or, where the verb adds to a file,
// left out. Gates count those without authors, and know of those that could
// not be asked for that they do not know.
func (a *app) summarise(g *graph.Graph, r *clipgraph.Report, leftOut bool) {
	named := 0
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		if !p.Listed() {
			continue
		}
		row, outcome := p.Row(), r.Outcome(p)
		if outcome == clipgraph.Resolved {
			if r.Answers.Of(p.ID.WorkID()).Status == work.Withdrawn {
				a.note("%s:%d:%d: arXiv:%v was withdrawn: %q", row.File, row.Line, row.Col, p.ID, p.Meta.Comment)
			}
			continue
		}
		if named++; named <= maxNamed && !p.HasOwnEntry() {
			a.note("%s:%d:%d: %s: %q %s", row.File, row.Line, row.Col, a.unresolved(p, outcome, r), p.TitleOrID(), consequence(p, leftOut))
		}
		switch {
		case outcome == clipgraph.Unreachable:
			a.unanswered++
		case len(p.Meta.Authors) == 0:
			a.problems++
		}
	}
	if more := named - maxNamed; more > 0 {
		a.note("and %d more papers", more)
	}
	a.note("%s", a.countsText(r.Count(g)))
}

// unresolved says why p is not resolved.
func (a *app) unresolved(p *graph.Paper, outcome clipgraph.Outcome, r *clipgraph.Report) string {
	switch {
	case outcome == clipgraph.WithoutID && len(p.Meta.IDs) > 0:
		return fmt.Sprintf("has no arXiv identifier, and %v is in no source", p.Meta.IDs[0])
	case outcome == clipgraph.WithoutID:
		return "has no identifier"
	case outcome == clipgraph.Unreachable:
		return fmt.Sprintf("arXiv:%v could not be asked for", p.ID)
	case !a.offline || r.Answers.Of(p.ID.WorkID()).Sure:
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
func (a *app) countsText(c clipgraph.Counts) string {
	text := fmt.Sprintf("%d of %d papers resolved", c.Resolved, c.Listed)
	if c.WithoutID > 0 {
		text += fmt.Sprintf("; %d without an arXiv identifier", c.WithoutID)
	}
	if c.UnknownID > 0 && !a.offline {
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
