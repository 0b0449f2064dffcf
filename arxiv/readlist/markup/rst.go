package markup

import (
	"strings"
	"unicode/utf8"
)

// restructuredText is reStructuredText (docutils): headings by their underline,
// directives behind two dots, `text <address>`_.
type restructuredText struct {
	levels     string // the marks of headings, in the order in which they came
	references map[string]stretch
}

// newRestructuredText collects where labels lead.
func newRestructuredText(text string) *restructuredText {
	s := &restructuredText{references: map[string]stretch{}}
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		if rest, ok := strings.CutPrefix(strings.TrimLeft(text[at:end], " \t"), ".. _"); ok {
			if label, address, ok := strings.Cut(rest, ": "); ok {
				start := end - len(strings.TrimLeft(address, " \t"))
				s.references[rstLabel(label)] = trimmed(text, start, end)
			}
		}
		at = next
	}
	return s
}

func rstLabel(label string) string { return strings.ToLower(OneBlank(strings.Trim(label, "`"))) }

func (s *restructuredText) line(m *markdownReader, start, indent int) bool {
	line := strings.TrimRight(m.text[start:m.end], " \t")
	switch {
	case line == "..", strings.HasPrefix(line, ".. "), strings.HasPrefix(line, "__ "):
		return s.directive(m, start, indent, strings.TrimLeft(line[2:], " "))
	case line[0] == '+' && strings.Trim(line, "+-=") == "":
		return m.pass() // the border of a table
	case rstUnderline(line):
		return m.pass()
	}
	below := strings.TrimRight(m.below(), " \t")
	if m.leaf != nil || !rstUnderline(below) || len(below) < utf8.RuneCountInString(line) {
		return false
	}
	level := strings.IndexByte(s.levels, below[0])
	if level < 0 {
		level = len(s.levels)
		s.levels += below[:1]
	}
	text := stretch{start, m.end}
	m.at(m.next)
	return m.head(level+1, start, text)
}

// rstUnderline reports whether a line is three or more of one mark.
func rstUnderline(line string) bool {
	return len(line) >= 3 && isPunct(line[0]) && line[0] != '|' && strings.Trim(line, line[:1]) == ""
}

// directive takes a line behind two dots: code, a picture, or what shows
// nothing.
func (s *restructuredText) directive(m *markdownReader, start, indent int, text string) bool {
	name, argument, ok := strings.Cut(text, "::")
	argument = strings.TrimSpace(argument)
	inner := func(string) bool { // whether the current line is not indented any more
		line := m.text[m.line:m.end]
		width, front := indentation(line)
		return front < len(line) && width <= indent
	}
	switch {
	case ok && (name == "code-block" || name == "code" || name == "sourcecode"):
		m.endLeaf()
		m.closeItems(indent)
		u := m.child(&Unit{Kind: Code, Key: "code"}, start)
		m.at(m.next)
		body := m.line
		for m.line < len(m.text) && !inner("") {
			m.at(m.next)
		}
		u.setText([]stretch{{body, m.line}}, verbatim, m.syntax)
		u.End = int32(m.line)
		m.gap = true
		return true
	case ok && (name == "image" || name == "figure"):
		m.endLeaf()
		end := start + len(strings.TrimRight(m.text[start:m.end], " \t"))
		u := m.child(&Unit{Kind: Paragraph, Key: "p", End: int32(end), text: made}, start)
		u.more = &more{spans: []Span{{Kind: Image, URL: argument, Start: start, End: end, URLStart: end - len(argument), URLEnd: end}}}
	case strings.HasPrefix(text, "[") && strings.Contains(text, "] "): // a footnote or a citation
		end := start + strings.Index(m.text[start:m.end], "] ") + 1
		m.item(start, 0, trimmed(m.text, end, m.end).start)
		m.gap = false
		m.at(m.next)
		return true
	case !ok && !strings.HasPrefix(text, "_") && !strings.HasPrefix(text, "["): // a comment
		for m.pass(); m.line < len(m.text) && !inner(""); {
			m.at(m.next)
		}
		m.gap = true
		return true
	}
	return m.pass()
}

func (s *restructuredText) inline(w *lightWriter) bool {
	text := w.source[w.at:w.end]
	switch text[0] {
	case '*':
		return w.marked("**", Bold, s) || w.marked("*", Italic, s)
	case '`':
		return w.marked("``", CodeStyle, s) || s.link(w)
	}
	return false
}

// link takes "`text <address>`_" and "`label`_"; text between single backquotes
// without that is shown as it is.
func (s *restructuredText) link(w *lightWriter) bool {
	text := w.source[w.at:w.end]
	n := strings.IndexByte(text[1:min(len(text), maxDestination)], '`')
	if n <= 0 {
		return false
	}
	shown := stretch{w.at + 1, w.at + 1 + n}
	end := shown.end + 1
	for end < w.end && w.source[end] == '_' {
		end++
	}
	inner := w.source[shown.start:shown.end]
	address, known := s.references[rstLabel(inner)]
	if open := strings.LastIndexByte(inner, '<'); open >= 0 && strings.HasSuffix(inner, ">") {
		address, known = stretch{shown.start + open + 1, shown.end - 1}, true
		shown = trimmed(w.source, shown.start, shown.start+open)
		if other, ok := s.references[rstLabel(strings.TrimSuffix(w.source[address.start:address.end], "_"))]; ok {
			address = other
		}
	}
	if end == w.at+n+2 || !known {
		w.within(shown.start, shown.end, 0, s)
		w.at = end
		return true
	}
	w.linkTo(shown, address, end, s)
	return true
}
