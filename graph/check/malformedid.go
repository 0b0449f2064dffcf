package check

import (
	"fmt"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/graph/paper"
)

// malformedID reports what is marked as an identifier and is none, and
// identifiers of four digits since 2015: arXiv fills them up at the front, and
// lists have as often lost a zero at the end. What was meant is proven by the
// title of the row, or where the row has the identifier once more.
func malformedID(c *checker) {
	row, told := 0, map[string]bool{}
	for _, ref := range c.refs {
		if ref.Err == nil && !ref.Padded {
			continue
		}
		told[readlist.Reference{Match: ref}.Problem()] = true
		for row < len(c.rows) && c.rows[row].end <= ref.Start {
			row++
		}
		var meant arxiv.ID
		if row < len(c.rows) && c.rows[row].start <= ref.Start {
			meant = c.provenID(&c.rows[row], ref)
		}
		c.reportMalformed(ref, meant)
	}
	for _, p := range c.list.Problems { // what a field alone shows to be one, such as eprint
		if start := c.startOfLine(p.Line) + p.Col - 1; p.Kind == readlist.IdentifierProblem && !told[p.Message] {
			c.report(Error, start, c.endOfLine(p.Line), "%s", p.Message)
		}
	}
}

// reportMalformed reports a reference, and what is proven to be meant; the zero ID is
// nothing.
func (c *checker) reportMalformed(ref arxiv.Match, meant arxiv.ID) {
	severity, message := Error, readlist.Reference{Match: ref}.Problem()
	if ref.Padded && (meant.IsZero() || meant == ref.Ref.ID) {
		severity = Warning
	}
	if !meant.IsZero() {
		message += fmt.Sprintf("; by its row it is %s", meant)
	}
	f := c.report(severity, ref.Start, ref.End, "%s", message)
	if text := identifierText(c.text, ref); !meant.IsZero() && text != "" {
		at := ref.Start + strings.LastIndex(c.text[ref.Start:ref.End], text)
		c.edit(f, at, at+len(text), meant.String())
	}
}

// meant returns the identifiers that a reference may mean and does not say.
func (c *checker) meant(ref arxiv.Match) []arxiv.ID {
	switch {
	case ref.Err != nil:
		return ref.Err.Meant
	case ref.Padded:
		if lost, err := arxiv.Parse(identifierText(c.text, ref) + "0"); err == nil {
			return []arxiv.ID{ref.Ref.ID, lost.ID}
		}
	}
	return nil
}

// identifierText returns the part of a doubtful reference that stands for the
// identifier, without a version; "" if it can't be told.
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

// provenID returns the one identifier of those that a reference may mean that
// the row proves, or the zero one.
func (c *checker) provenID(r *row, ref arxiv.Match) arxiv.ID {
	var proven arxiv.ID
	for _, id := range c.meant(ref) {
		p := c.paper(id)
		said := !ref.Padded && id == r.id
		if said || p != nil && r.fold != "" && paper.SameTitle(r.Work.Title, p.Title) {
			if !proven.IsZero() && proven != id {
				return arxiv.ID{}
			}
			proven = id
		}
	}
	return proven
}
