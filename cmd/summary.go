package cmd

import (
	"fmt"

	"clipgraph/arxiv"
	"clipgraph/graph"
)

// maxNamed is the number of unresolved papers that are named one by one.
const maxNamed = 20

// summarise says how many papers were resolved, and names those that were
// not: they are written from the list alone or, where the verb adds to a file,
// left out. Gates count those without authors, and know of those that could
// not be asked for that they do not know.
func (a *app) summarise(g *graph.Graph, m *material, leftOut bool) {
	var c resolved
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		if !p.Listed() {
			continue
		}
		row, answer := p.Row(), m.answers[p.ID]
		if why := c.count(p, answer, m.asked); why != "" {
			if c.unresolved() <= maxNamed && !isOwnEntry(p) {
				a.note("%s:%d:%d: %s: %q %s", row.File, row.Line, row.Col, why, p.Title(), consequence(p, leftOut))
			}
			switch {
			case answer.Status == arxiv.Failed && !p.ID.IsZero():
				a.unanswered++
			case len(p.Meta.Authors) == 0:
				a.problems++
			}
		} else if answer.Status == arxiv.Withdrawn {
			a.note("%s:%d:%d: arXiv:%v was withdrawn: %q", row.File, row.Line, row.Col, p.ID, p.Meta.Comment)
		}
	}
	if more := c.unresolved() - maxNamed; more > 0 {
		a.note("and %d more papers", more)
	}
	a.note("%s", c.text(m.asked, len(g.Papers())-c.listed))
}

// isOwnEntry reports whether a paper that nobody else knows has an entry that
// somebody wrote: it goes out as it is, and nothing is to be said of it.
func isOwnEntry(p *graph.Paper) bool {
	return p.Meta.Entry != nil && p.ID.IsZero() && p.Meta.Title != "" && len(p.Meta.Authors) > 0
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

// resolved counts the papers of lists by what became of them.
type resolved struct {
	listed, known            int
	without, unknown, failed int // no identifier; a source does not know it; no source answered
}

func (c *resolved) unresolved() int { return c.listed - c.known }

// count counts p and returns why it is not resolved, or "".
func (c *resolved) count(p *graph.Paper, answer arxiv.Answer, asked bool) (why string) {
	c.listed++
	switch {
	case p.Resolved:
		c.known++
		return ""
	case p.ID.IsZero():
		c.without++
		return "has no arXiv identifier"
	case answer.Status == arxiv.Failed:
		c.failed++
		return fmt.Sprintf("arXiv:%v could not be asked for", p.ID)
	}
	c.unknown++
	if asked || answer.Sure {
		return fmt.Sprintf("arXiv does not know %v", p.ID)
	}
	return fmt.Sprintf("arXiv:%v is not in the metadata at hand", p.ID)
}

// text returns the counts in a line; added is how many papers are there that no
// list has.
func (c *resolved) text(asked bool, added int) string {
	text := fmt.Sprintf("%d of %d papers resolved", c.known, c.listed)
	if c.without > 0 {
		text += fmt.Sprintf("; %d without an arXiv identifier", c.without)
	}
	if c.unknown > 0 && asked {
		text += fmt.Sprintf("; %d not on arXiv", c.unknown)
	} else if c.unknown > 0 {
		text += fmt.Sprintf("; %d not in the metadata at hand", c.unknown)
	}
	if c.failed > 0 {
		text += fmt.Sprintf("; %d could not be asked for", c.failed)
	}
	if added > 0 {
		text += fmt.Sprintf("; %d added that the lists cite and do not have", added)
	}
	return text
}
