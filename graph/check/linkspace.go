package check

import (
	"strings"

	"clipgraph/arxiv"
)

// linkSpace reports blanks around the address of a link, which readers drop, and blanks in an
// address, which end it. The latter are certain to be wrong only in the address of a paper on
// arXiv.
func linkSpace(c *checker) {
	for i := range c.links {
		l := &c.links[i]
		address := c.text[l.start:l.end]
		switch {
		case l.broken():
			if !isAddress(address) {
				continue
			}
			f := c.report(Warning, l.from, l.to, "the address contains a blank, so this is not a link: %q", short(address))
			if whole := strings.Join(strings.Fields(address), ""); isPaperAddress(whole) {
				c.edit(f, l.from, l.to, whole)
			}
		case l.from < l.start || l.end < l.to:
			f := c.report(Warning, l.from, l.to, "blank before or after the address %q", short(address))
			c.edit(f, l.from, l.to, address)
		}
	}
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// isPaperAddress reports whether s is the address of a paper on arXiv.
func isPaperAddress(s string) bool {
	found := arxiv.Find(s)
	return len(found) == 1 && found[0].Err == nil && found[0].Start == 0 && (found[0].End == len(s) || s[found[0].End:] == ".pdf") && isAddress(s)
}
