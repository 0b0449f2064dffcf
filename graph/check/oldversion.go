package check

import "clipgraph/arxiv"

// oldVersion reports references to a specific version of a paper, with the newest version if it is
// known. An address that continues after the version leads to a picture or a file.
func oldVersion(c *checker) {
	habit := c.linksVersions()
	var last arxiv.Match
	for _, ref := range c.refs {
		before := last
		if last = ref; before.Ref == ref.Ref && c.rowAt(before.Start) >= 0 && c.rowAt(before.Start) == c.rowAt(ref.Start) {
			continue // one finding per row
		}
		if ref.Err != nil || ref.Ref.Version == 0 || ref.End < len(c.text) && c.text[ref.End] == '/' {
			continue
		}
		p := c.paper(ref.Ref.ID)
		switch {
		case p == nil || p.Version == 0:
			f := c.report(Notice, ref.Start, ref.End, "version %d of arXiv:%s is linked; without v%[1]d the link leads to the newest", ref.Ref.Version, ref.Ref.ID)
			f.cause = "not known"
		case p.Version > ref.Ref.Version:
			f := c.report(Warning, ref.Start, ref.End, "version %d of arXiv:%s is linked; the newest is version %d", ref.Ref.Version, ref.Ref.ID, p.Version)
			if habit {
				f.cause = "habit"
			}
		}
	}
}

// linksVersions reports whether most references of the list include a version, as in generated
// lists.
func (c *checker) linksVersions() bool {
	n := 0
	for _, ref := range c.refs {
		if ref.Err == nil && ref.Ref.Version != 0 {
			n++
		}
	}
	return 2*n > len(c.refs)
}
