package markup

import "strings"

// orgSyntax is Org mode (orgmode.org/manual): headlines of stars, #+ keywords
// and blocks, drawers, [[address][text]].
type orgSyntax struct{}

// orgStyles are the marks of styles; that of underlined text is left.
var orgStyles = map[byte]Style{'*': Bold, '/': Italic, '=': CodeStyle, '~': CodeStyle, '+': Struck}

func (s orgSyntax) line(m *markdownReader, start, indent int) bool {
	line := m.text[start:m.end]
	stars := len(line) - len(strings.TrimLeft(line, "*"))
	switch {
	case stars > 0 && indent == 0 && stars < len(line) && line[stars] == ' ':
		return m.head(stars+1, start, orgHeadline(m.text, start+stars, m.end))
	case hasPrefixFold(line, "#+begin_src"), hasPrefixFold(line, "#+begin_example"):
		word, _, _ := strings.Cut(line, " ")
		end := "#+end_" + lowerName(word[len("#+begin_"):])
		m.codeUntil(start, indent, func(line string) bool { return strings.EqualFold(line, end) })
		return true
	case hasPrefixFold(line, "#+title:"):
		return m.head(1, start, stretch{start + len("#+title:"), m.end})
	case strings.HasPrefix(line, "#+"), line == "#", strings.HasPrefix(line, "# "), isOrgProperty(line):
		return m.pass()
	}
	return false
}

// orgHeadline returns a headline without the keyword before it and the tags
// behind it.
func orgHeadline(text string, start, end int) stretch {
	t := trimmed(text, start, end)
	for _, keyword := range []string{"TODO ", "DONE "} {
		if strings.HasPrefix(text[t.start:t.end], keyword) {
			t.start += len(keyword)
		}
	}
	if i := strings.LastIndexByte(text[t.start:t.end], ' '); i > 0 {
		if tags := text[t.start+i+1 : t.end]; len(tags) > 2 && tags[0] == ':' && tags[len(tags)-1] == ':' {
			t.end = t.start + i
		}
	}
	return t
}

// isOrgProperty reports whether a line is of a drawer, such as ":ID: 12".
func isOrgProperty(line string) bool {
	if line[0] != ':' {
		return false
	}
	name, _, ok := strings.Cut(line[1:], ":")
	return ok && name != "" && !strings.ContainsAny(name, " \t/")
}

func (s orgSyntax) inline(w *lightWriter) bool {
	text := w.source[w.at:w.end]
	if strings.HasPrefix(text, "[[") {
		n := strings.Index(text[:min(len(text), maxDestination)], "]]")
		if n < 0 {
			return false
		}
		address, shown := stretch{w.at + 2, w.at + n}, stretch{}
		if i := strings.Index(text[2:n], "]["); i >= 0 {
			address.end = address.start + i
			shown = stretch{address.end + 2, w.at + n}
		}
		w.linkTo(shown, address, w.at+n+2, s)
		return true
	}
	style, ok := orgStyles[text[0]]
	return ok && w.marked(text[:1], style, s)
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}
