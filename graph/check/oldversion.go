package check

// oldVersion reports references to one version of a paper, with the newest one
// where that is known. An address that goes on behind the version is that of a
// picture or a file.
func oldVersion(c *checker) {
	for _, ref := range c.refs {
		if ref.Err != nil || ref.Ref.Version == 0 || ref.End < len(c.text) && c.text[ref.End] == '/' {
			continue
		}
		p := c.paper(ref.Ref.ID)
		switch {
		case p == nil || p.Version == 0:
			c.report(Notice, ref.Start, ref.End, "version %d of arXiv:%s is linked; without v%[1]d it is always the newest", ref.Ref.Version, ref.Ref.ID)
		case p.Version > ref.Ref.Version:
			c.report(Warning, ref.Start, ref.End, "version %d of arXiv:%s is linked; the newest is version %d", ref.Ref.Version, ref.Ref.ID, p.Version)
		}
	}
}
