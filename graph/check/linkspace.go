package check

import (
	"strings"

	"clipgraph/arxiv"
)

// linkSpace reports blanks around the address of a link, which are dropped by
// all that reads it, and blanks within one, which end it. Those are certain to
// be too many only in the address of a paper on arXiv.
func linkSpace(c *checker) {
	for i := range c.links {
		l := &c.links[i]
		address := c.text[l.start:l.end]
		switch {
		case l.broken():
			if !isAddress(address) {
				continue
			}
			f := c.report(Warning, l.from, l.to, "a blank within the address makes this no link: %q", short(address))
			if whole := strings.Join(strings.Fields(address), ""); isPaperAddress(whole) {
				c.edit(f, l.from, l.to, whole)
			}
		case l.from < l.start || l.end < l.to:
			f := c.report(Warning, l.from, l.to, "a blank beside the address %q", short(address))
			c.edit(f, l.from, l.to, address)
		}
	}
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// isPaperAddress reports whether all of s is the address of a paper on arXiv.
func isPaperAddress(s string) bool {
	found := arxiv.Find(s)
	return len(found) == 1 && found[0].Err == nil && found[0].Start == 0 && (found[0].End == len(s) || s[found[0].End:] == ".pdf") && isAddress(s)
}
