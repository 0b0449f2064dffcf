package check

import (
	"fmt"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/graph/paper"
)

// malformedID reports malformed identifiers, and identifiers of four digits since 2015. arXiv pads
// the latter with a leading zero, but lists have as often lost a final zero. The title of the row,
// or another occurrence of the identifier in the row, may prove which one is meant.
func malformedID(c *checker) {
	row, reported := 0, map[string]bool{}
	for _, ref := range c.refs {
		if ref.Err == nil && !ref.Padded {
			continue
		}
		reported[readlist.Reference{Match: ref}.Problem()] = true
		for row < len(c.rows) && c.rows[row].end <= ref.Start {
			row++
		}
		var meant arxiv.ID
		if row < len(c.rows) && c.rows[row].start <= ref.Start {
			meant = c.provenID(&c.rows[row], ref)
		}
		c.reportMalformed(ref, meant)
	}
	for _, p := range c.list.Problems { // malformed identifiers in fields such as eprint
		if start := c.startOfLine(p.Line) + p.Col - 1; p.Kind == readlist.IdentifierProblem && !reported[p.Message] {
			c.report(Error, start, c.endOfLine(p.Line), "%s", p.Message)
		}
	}
}

// reportMalformed reports a reference. meant is the identifier that is proven to be meant, or zero.
func (c *checker) reportMalformed(ref arxiv.Match, meant arxiv.ID) {
	severity, message := Error, readlist.Reference{Match: ref}.Problem()
	if ref.Padded && (meant.IsZero() || meant == ref.Ref.ID) {
		severity = Warning
	}
	if !meant.IsZero() {
		message += fmt.Sprintf("; according to the row it is %s", meant)
	}
	f := c.report(severity, ref.Start, ref.End, "%s", message)
	if text := identifierText(c.text, ref); !meant.IsZero() && text != "" {
		at := ref.Start + strings.LastIndex(c.text[ref.Start:ref.End], text)
		c.edit(f, at, at+len(text), meant.String())
	}
}

// meant returns the identifiers that a doubtful reference may mean.
func (c *checker) meant(ref arxiv.Match) []arxiv.ID {
	switch {
	case ref.Err != nil:
		return ref.Err.Meant
	case ref.Padded:
		if withZero, err := arxiv.Parse(identifierText(c.text, ref) + "0"); err == nil {
			return []arxiv.ID{ref.Ref.ID, withZero.ID}
		}
	}
	return nil
}

// identifierText returns the identifier in a doubtful reference, without a version, or "" if it
// cannot be determined.
func identifierText(text string, ref arxiv.Match) string {
	text = text[ref.Start:ref.End]
	if ref.Err != nil {
		if strings.Contains(text, ref.Err.Text) {
			return ref.Err.Text
		}
		return ""
	}
	if ref.Ref.Version != 0 {
		text = text[:strings.LastIndexAny(text, "vV")]
	}
	return text[max(0, len(text)-len("1706.0376")):]
}

// provenID returns the identifier among those that a reference may mean that the row proves, or the
// zero ID.
func (c *checker) provenID(r *row, ref arxiv.Match) arxiv.ID {
	var proven arxiv.ID
	for _, id := range c.meant(ref) {
		p := c.paper(id)
		isStated := !ref.Padded && id == r.id
		if isStated || p != nil && r.fold != "" && paper.SameTitle(r.Work.Title, p.Title) {
			if !proven.IsZero() && proven != id {
				return arxiv.ID{}
			}
			proven = id
		}
	}
	return proven
}
