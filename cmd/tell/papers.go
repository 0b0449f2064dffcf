package tell

import (
	"fmt"

	"clipgraph"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// NotePapers prints how many papers were resolved, and why the others were not: they are
// written from the list alone or, if the verb adds to a file, left out. It counts those
// without authors as problems, and those that could not be asked for as unanswered.
func (t *Teller) NotePapers(g *graph.Graph, r *clipgraph.Report, offline, leftOut bool) {
	unresolved := causes{all: t.Verbose}
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
		if !p.HasOwnEntry() {
			why := reasonOf(p, outcome, r, offline)
			cause := unresolved.get(why.all, func(n int) string {
				return fmt.Sprintf("%s %s, from %q on; they are %s", Thousands(n), why.all, p.TitleOrID(), consequence(p, leftOut, false))
			}, why.hint)
			unresolved.add(cause, place(row.File, row.Line, row.Col), fmt.Sprintf("%s: %q is %s", why.one, p.TitleOrID(), consequence(p, leftOut, true)))
		}
		switch {
		case outcome == clipgraph.Unreachable:
			t.Unanswered++
		case len(p.Meta.Authors) == 0:
			t.Problems++
		}
	}
	t.noteCauses(&unresolved)
	t.Note("%s", countsText(r.Count(g), offline))
}

// reason says why papers are not resolved: the text for one, and for several after their
// number.
type reason struct{ one, all, hint string }

const indexHint = "clipgraph index FILE.bib finds papers by their titles"

// reasonOf returns why p is not resolved.
func reasonOf(p *graph.Paper, outcome clipgraph.Outcome, r *clipgraph.Report, offline bool) reason {
	switch {
	case outcome == clipgraph.WithoutID && len(p.Meta.IDs) > 0 && offline:
		return reason{fmt.Sprintf("has no arXiv identifier, and %v is not in the local metadata", p.Meta.IDs[0]),
			"papers have no arXiv identifier, and their other identifiers are not in the local metadata", "clipgraph fetch LIST asks for its papers; " + indexHint}
	case outcome == clipgraph.WithoutID && len(p.Meta.IDs) > 0:
		return reason{fmt.Sprintf("has no arXiv identifier, and no source knows %v", p.Meta.IDs[0]),
			"papers have no arXiv identifier, and no source knows their other identifiers", indexHint}
	case outcome == clipgraph.WithoutID:
		return reason{"has no identifier", "papers have no identifier", indexHint}
	case outcome == clipgraph.Unreachable && p.ID.IsZero():
		return reason{fmt.Sprintf("%v could not be asked for", p.Meta.IDs[0]), "papers could not be asked for", ""}
	case outcome == clipgraph.Unreachable:
		return reason{fmt.Sprintf("arXiv:%v could not be asked for", p.ID), "papers could not be asked for", ""}
	case !offline || r.Answers.Of(p.ID.WorkID()).Sure:
		return reason{fmt.Sprintf("arXiv does not know %v", p.ID), "papers are not known to arXiv", ""}
	}
	return reason{fmt.Sprintf("arXiv:%v is not in the local metadata", p.ID), "papers are not in the local metadata", "clipgraph fetch LIST asks arXiv for its papers"}
}

// consequence returns what happens with unknown papers: with p alone, or with several.
func consequence(p *graph.Paper, leftOut, alone bool) string {
	switch {
	case leftOut:
		return "not added"
	case alone && len(p.Meta.Authors) == 0:
		return "written from the list alone, without authors"
	}
	return "written from the list alone"
}

// countsText returns the counts as one line.
func countsText(c clipgraph.Counts, offline bool) string {
	text := fmt.Sprintf("%d of %d papers resolved", c.Resolved, c.Listed)
	if c.WithoutID > 0 {
		text += fmt.Sprintf("; %d without an arXiv identifier", c.WithoutID)
	}
	if c.UnknownID > 0 && !offline {
		text += fmt.Sprintf("; %d not on arXiv", c.UnknownID)
	} else if c.UnknownID > 0 {
		text += fmt.Sprintf("; %d not in the local metadata", c.UnknownID)
	}
	if c.Unreachable > 0 {
		text += fmt.Sprintf("; %d could not be asked for", c.Unreachable)
	}
	if c.Added > 0 {
		text += fmt.Sprintf("; %d added that the lists cite but do not contain", c.Added)
	}
	return text
}

// NoteCoverage prints for how many papers references are known, and for how many no
// source could be asked.
func (t *Teller) NoteCoverage(c clipgraph.Coverage) {
	text := fmt.Sprintf("references known for %s of %s papers", Thousands(c.Known), Thousands(c.Papers))
	if c.Failed > 0 {
		text += fmt.Sprintf("; %s could not be asked for", Thousands(c.Failed))
	}
	t.Note("%s", text)
}

// NoteFoundOnArXiv prints how many papers without an arXiv identifier have the title of a
// known one.
func (t *Teller) NoteFoundOnArXiv(n clipgraph.FoundOnArXiv) {
	if n.Rows > 0 {
		t.Note("%s of %s %s without an identifier on arXiv %s that of the one known paper with the title; check names them",
			Thousands(n.Rows), Thousands(n.Unlinked), Plural(n.Unlinked, "paper", "papers"), Plural(n.Rows, "gets", "get"))
	}
}

// NoteFoundByTitle prints how many papers without a known identifier a bibliography has
// by title.
func (t *Teller) NoteFoundByTitle(n clipgraph.FoundByTitle) {
	switch {
	case n.Searched:
		t.Note("%s: a search by title for %s %s without an identifier found %s, which %s marked: check %s", n.Source,
			Thousands(n.Asked), Plural(n.Asked, "paper", "papers"), Thousands(n.Rows), Plural(n.Rows, "is", "are"), Plural(n.Rows, "it", "them"))
	case n.Rows > 0:
		t.Note("%s: %s of %s papers without a known identifier were found by title and author", n.Source, Thousands(n.Rows), Thousands(n.Asked))
	}
}
