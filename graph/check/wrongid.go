package check

import (
	"path"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// wrongID reports rows whose title is not that of the paper with their identifier. The finding is
// certain if the paper with the title is known, or if another row has the identifier's own title.
// Otherwise it is not, because titles change between versions.
//
// The right identifier is proven if no other row has it and nothing else in the row supports the
// linked paper. Otherwise the title may be what was copied.
func wrongID(c *checker) {
	owners := map[arxiv.ID]int{} // rows with the identifier's own title
	listed := map[arxiv.ID]bool{}
	for i := range c.rows {
		r := &c.rows[i]
		listed[r.id] = true
		if _, there := owners[r.id]; !there && c.agrees(r) {
			owners[r.id] = i
		}
	}
	for i := range c.rows {
		r := &c.rows[i]
		if !c.disagrees(r) || slices.ContainsFunc(r.refs, func(m arxiv.Match) bool { return m.Padded && m.Ref.ID == r.id }) {
			continue // malformed-id reports padded identifiers
		}
		start, end := c.idPlace(r)
		paper := c.paper(r.id)
		owner, owned := owners[r.id]
		switch right := c.titled(r); {
		case right != nil && arxiv.Of(right) != r.id:
			c.reportRightID(r, paper, arxiv.Of(right), listed[arxiv.Of(right)] || names(r, paper))
		case owned:
			c.report(Error, start, end, "arXiv:%s is %q (line %d), but is listed here as %q", r.id, short(paper.Title), c.rows[owner].Line, short(r.Work.Title))
		default:
			c.report(Warning, start, end, "arXiv:%s is %q, but is listed as %q", r.id, short(paper.Title), short(r.Work.Title))
		}
	}
}

// reportRightID reports a row that links to paper but has the title of another one with the
// identifier right. It corrects the row unless the title may be what is wrong.
func (c *checker) reportRightID(r *row, paper *work.Work, right arxiv.ID, titleMayBeWrong bool) {
	start, end := c.idPlace(r)
	if titleMayBeWrong {
		c.report(Error, start, end, "arXiv:%s is %q; the title %q is that of arXiv:%s", r.id, short(paper.Title), short(r.Work.Title), right)
		return
	}
	f := c.report(Error, start, end, "arXiv:%s is %q; %q is arXiv:%s", r.id, short(paper.Title), short(r.Work.Title), right)
	for _, ref := range r.ownRefs() {
		if from, to := identifierSpan(c.text, ref); to > from {
			c.edit(f, from, to, right.String())
		}
	}
}

// identifierSpan returns the position of the identifier and version in a reference, if they are
// written in the plain form.
func identifierSpan(text string, ref arxiv.Match) (start, end int) {
	form := ref.Ref.String()
	if i := strings.LastIndex(strings.ToLower(text[ref.Start:ref.End]), form); i >= 0 && ref.Start+i+len(form) == ref.End {
		return ref.Start + i, ref.End
	}
	return 0, 0
}

// names reports whether the repository of a row or a picture in it has the short name of a paper.
func names(r *row, paper *work.Work) bool {
	name, _, found := strings.Cut(paper.Title, ":")
	if name = squash(name); !found || len(name) < 3 {
		return false
	}
	if strings.Contains(squash(path.Base(r.Repo)), name) {
		return true
	}
	for _, l := range r.Links {
		if strings.Contains(squash(l.URL), name) {
			return true
		}
	}
	return false
}
