package check

import "clipgraph/arxiv"

// oldVersion reports references to one version of a paper, with the newest one
// where that is known. An address that goes on behind the version is that of a
// picture or a file.
func oldVersion(c *checker) {
	habit := c.linksVersions()
	var last arxiv.Match
	for _, ref := range c.refs {
		before := last
		if last = ref; before.Ref == ref.Ref && c.rowAt(before.Start) >= 0 && c.rowAt(before.Start) == c.rowAt(ref.Start) {
			continue // the row is told of once
		}
		if ref.Err != nil || ref.Ref.Version == 0 || ref.End < len(c.text) && c.text[ref.End] == '/' {
			continue
		}
		p := c.paper(ref.Ref.ID)
		switch {
		case p == nil || p.Version == 0:
			f := c.report(Notice, ref.Start, ref.End, "version %d of arXiv:%s is linked; without v%[1]d it is always the newest", ref.Ref.Version, ref.Ref.ID)
			f.cause = "not known"
		case p.Version > ref.Ref.Version:
			f := c.report(Warning, ref.Start, ref.End, "version %d of arXiv:%s is linked; the newest is version %d", ref.Ref.Version, ref.Ref.ID, p.Version)
			if habit {
				f.cause = "habit"
			}
		}
	}
}

// linksVersions reports whether most references of a list are to one version, as those
// of lists that programs write.
func (c *checker) linksVersions() bool {
	n := 0
	for _, ref := range c.refs {
		if ref.Err == nil && ref.Ref.Version != 0 {
			n++
		}
	}
	return 2*n > len(c.refs)
}
