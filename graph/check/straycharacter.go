package check

import (
	"sort"
	"strings"
)

// strayCharacter reports an unmatched closing parenthesis after a link, and stray punctuation at
// the end of the address of a paper.
func strayCharacter(c *checker) {
	if !c.marked() {
		return
	}
	depth := parentheses{text: c.text}
	for i := range c.links {
		l := &c.links[i]
		if junk := c.leftOver(l); junk > 0 {
			f := c.report(Warning, l.end-junk, l.end, "stray %q at the end of the address", c.text[l.end-junk:l.end])
			if c.misplaced(l) {
				c.edit(f, l.end-1, l.close, ")]")
			} else {
				c.edit(f, l.end-junk, l.end, "")
			}
		}
		if l.broken() || !l.marked && l.open < l.start {
			continue // only after a delimited address can a mistake be recognised
		}
		if depth.until(max(l.open, min(l.from, l.close)-1)); depth.at < l.close {
			depth.at = l.close
		}
		if l.close < len(c.text) && c.text[l.close] == ')' && depth.open == 0 && isAddress(c.text[l.start:l.end]) {
			f := c.report(Warning, l.close, l.close+1, "unmatched closing parenthesis")
			c.edit(f, l.close, l.close+1, "")
		}
	}
}

// leftOver returns the number of punctuation bytes after the identifier in the address of a paper,
// or 0 if other text follows.
func (c *checker) leftOver(l *placedLink) int {
	i := sort.Search(len(c.refs), func(i int) bool { return c.refs[i].Start >= l.start })
	if i == len(c.refs) || c.refs[i].Start != l.start || c.refs[i].Err != nil || !isAddress(c.text[l.start:l.end]) {
		return 0
	}
	ref := c.refs[i]
	rest := strings.TrimPrefix(c.text[min(ref.End, l.end):l.end], ".pdf")
	if strings.Trim(rest, ").,;]'`") != "" || l.broken() {
		return 0
	}
	return len(rest)
}

// misplaced reports whether an address ends in the bracket that belongs after the link: in a link
// within brackets that ends in "])" instead of ")]".
func (c *checker) misplaced(l *placedLink) bool {
	return l.marked && strings.HasSuffix(c.text[l.start:l.end], "]") && l.end+1 == l.close && l.open > 0 && c.text[l.open-1] == '[' &&
		!strings.HasPrefix(c.text[l.close:], "]")
}

// parentheses counts open parentheses in a table cell or paragraph. Callers skip the addresses of
// links by setting at.
type parentheses struct {
	text     string
	at, open int
}

// until counts up to the given offset.
func (p *parentheses) until(end int) {
	for ; p.at < end; p.at++ {
		switch p.text[p.at] {
		case '(':
			p.open++
		case ')':
			p.open = max(0, p.open-1)
		case '|':
			p.open = 0
		case '\n':
			if line := strings.TrimLeft(p.text[p.at+1:min(len(p.text), p.at+20)], " \t>"); line == "" || strings.IndexByte("\r\n|-*+#", line[0]) >= 0 {
				p.open = 0
			}
		case "（"[0]: // full-width parentheses, which may be paired with ASCII ones
			switch {
			case strings.HasPrefix(p.text[p.at:], "（"):
				p.open++
			case strings.HasPrefix(p.text[p.at:], "）"):
				p.open = max(0, p.open-1)
			}
		}
	}
}
