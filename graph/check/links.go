package check

import (
	"cmp"
	"slices"
	"strings"
)

// link is a link or a picture as it is written, in Markdown or in HTML.
type link struct {
	start, end int // the address, without blanks around it
	from, to   int // what stands between the marks around it
	image      bool
	html       bool
	open       int // where the text of a picture or link begins in Markdown, or the tag in HTML; -1 if not known
	close      int // behind its last character in Markdown; behind its tag in HTML
	broken     bool
	alt        string
	around     int // the link that a picture is in, as an index; -1 if none
}

// Bounds on what is looked at around the marks of one link, in bytes.
const (
	maxAddress  = 2000
	maxLinkText = 400
	maxTag      = 2000
)

// findLinks returns the links of a text in order.
func findLinks(text string) []link {
	links := markdownLinks(text, nil)
	n := len(links)
	links = htmlLinks(text, "href", links)
	links = htmlLinks(text, "src", links)
	if n < len(links) {
		slices.SortStableFunc(links, func(a, b link) int { return cmp.Compare(a.start, b.start) })
	}
	outer := -1 // the last link of HTML
	for i := range links {
		l := &links[i]
		l.around = -1
		switch {
		case !l.image:
			if l.html {
				outer = i
			}
		case l.html:
			if outer >= 0 && l.open-links[outer].close < maxTag && l.open >= links[outer].close &&
				!strings.Contains(text[links[outer].close:l.open], "</a") {
				l.around = outer
			}
		case strings.HasPrefix(strings.TrimLeft(text[l.close:min(len(text), l.close+8)], " "), "](") && i+1 < len(links) && !links[i+1].html && !links[i+1].image:
			l.around = i + 1
		}
	}
	return links
}

// markdownLinks appends the links of the form [text](address "title").
func markdownLinks(text string, links []link) []link {
	for at := 0; ; {
		n := strings.Index(text[at:], "](")
		if n < 0 {
			return links
		}
		mark := at + n
		at = mark + 2
		l := link{from: at, open: -1}
		if !l.destination(text) {
			continue
		}
		l.open = openingBracket(text, mark)
		if l.image = l.open > 0 && text[l.open-1] == '!'; l.image {
			l.alt = text[l.open+1 : mark]
		}
		links = append(links, l)
		if !l.image { // a picture in the address is none
			at = max(at, l.end)
		}
	}
}

// destination reads the address that begins at l.from (CommonMark 6.3). It
// returns false if nothing closes the link.
func (l *link) destination(text string) bool {
	limit := min(len(text), l.from+maxAddress)
	if n := strings.IndexByte(text[l.from:limit], '\n'); n >= 0 {
		limit = l.from + n
	}
	l.start = l.from + blanks(text[l.from:limit])
	if l.start < limit && text[l.start] == '<' {
		n := strings.IndexByte(text[l.start:limit], '>')
		if n < 0 {
			return false
		}
		l.end = l.start + n
		l.start++
		l.to = l.end
		n = strings.IndexByte(text[l.end:limit], ')')
		l.close = l.end + n + 1
		return n >= 0
	}
	depth := 0
	for l.end = l.start; l.end < limit; l.end++ {
		c := text[l.end]
		if c == ' ' || c == '\t' || c == ')' && depth == 0 {
			break
		}
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		case '\\':
			l.end = min(l.end+1, limit-1)
		}
	}
	l.to = l.end + blanks(text[l.end:limit])
	if l.to == limit {
		return false
	}
	if text[l.to] == ')' {
		l.close = l.to + 1
		return true
	}
	// A title, or a blank within the address.
	n := strings.IndexByte(text[l.to:limit], ')')
	if n < 0 {
		return false
	}
	if l.close = l.to + n + 1; strings.IndexByte(`"'(`, text[l.to]) >= 0 {
		l.to = l.end
		return true
	}
	l.broken = true
	l.to = l.close - 1
	l.end = l.start + len(strings.TrimRight(text[l.start:l.to], " \t"))
	return true
}

// openingBracket returns where the bracket is that the one at mark closes, or
// -1.
func openingBracket(text string, mark int) int {
	depth := 0
	for i := mark - 1; i >= 0 && mark-i < maxLinkText; i-- {
		switch text[i] {
		case ']':
			depth++
		case '[':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return -1
}

// htmlLinks appends the values of an attribute, src or href.
func htmlLinks(text, name string, links []link) []link {
	for at := 0; ; {
		n := strings.Index(text[at:], name)
		if n < 0 {
			return links
		}
		mark := at + n
		at = mark + len(name)
		if mark == 0 || text[mark-1] != ' ' && text[mark-1] != '\n' && text[mark-1] != '\t' && text[mark-1] != '"' {
			continue
		}
		start, end, ok := attributeValue(text, at)
		if !ok {
			continue
		}
		l := link{from: start, to: end, image: name == "src", html: true}
		l.start = start + blanks(text[start:end])
		l.end = l.start + len(strings.TrimRight(text[l.start:end], " \t"))
		if l.open = strings.LastIndexByte(text[max(0, mark-maxTag):mark], '<'); l.open < 0 {
			continue
		}
		l.open += max(0, mark-maxTag)
		n = strings.IndexByte(text[end:min(len(text), end+maxTag)], '>')
		if n < 0 {
			continue
		}
		l.close = end + n + 1
		tag := text[l.open:l.close]
		if l.image {
			if len(tag) < 4 || !strings.EqualFold(tag[:4], "<img") {
				continue
			}
			if i := strings.Index(tag, " alt"); i >= 0 {
				if from, to, ok := attributeValue(tag, i+len(" alt")); ok {
					l.alt = tag[from:to]
				}
			}
		} else if len(tag) < 3 || !strings.EqualFold(tag[:3], "<a ") {
			continue
		}
		links = append(links, l)
		at = end
	}
}

// attributeValue returns where the value of the attribute is whose name ends
// at i.
func attributeValue(text string, i int) (start, end int, ok bool) {
	limit := min(len(text), i+maxTag)
	i += blanks(text[i:limit])
	if i >= limit || text[i] != '=' {
		return 0, 0, false
	}
	i++
	i += blanks(text[i:limit])
	if i >= limit {
		return 0, 0, false
	}
	if quote := text[i]; quote == '"' || quote == '\'' {
		n := strings.IndexByte(text[i+1:limit], quote)
		return i + 1, i + 1 + n, n >= 0
	}
	n := strings.IndexAny(text[i:limit], " \t\r\n>")
	return i, i + n, n > 0
}

// blanks counts the blanks at the front of s.
func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }
