package markup

import (
	"strings"
	"unicode/utf8"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/internal/ascii"
)

// restructuredText reads reStructuredText (docutils): headings by their underline,
// directives after two dots, `text <address>`_.
type restructuredText struct {
	levels string // the marks of headings, in the order of appearance
}

// rstReferences returns the link definitions of a text.
func rstReferences(text string) *inline.References {
	references := inline.NewReferences(inline.RestructuredText)
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		if rest, ok := strings.CutPrefix(strings.TrimLeft(text[at:end], " \t"), ".. _"); ok {
			if label, address, ok := strings.Cut(rest, ": "); ok {
				start := end - len(strings.TrimLeft(address, " \t"))
				references.Define(label, inline.Trimmed(text, start, end))
			}
		}
		at = next
	}
	return references
}

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
	text := inline.Between(start, m.end)
	m.at(m.next)
	return m.head(level+1, start, text)
}

// rstUnderline reports whether a line consists of three or more of one mark.
func rstUnderline(line string) bool {
	return len(line) >= 3 && ascii.IsPunct(line[0]) && line[0] != '|' && strings.Trim(line, line[:1]) == ""
}

// directive reads a line after two dots: code, a picture, or something that shows
// nothing.
func (s *restructuredText) directive(m *markdownReader, start, indent int, text string) bool {
	name, argument, ok := strings.Cut(text, "::")
	argument = strings.TrimSpace(argument)
	inner := func(string) bool { // reports whether the current line is not indented any more
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
		u.setText([]inline.Stretch{inline.Between(body, m.line)}, verbatim, m.syntax)
		u.End = int32(m.line)
		m.gap = true
		return true
	case ok && (name == "image" || name == "figure"):
		m.endLeaf()
		end := start + len(strings.TrimRight(m.text[start:m.end], " \t"))
		u := m.child(&Unit{Kind: Paragraph, Key: "p", End: int32(end), text: made}, start)
		u.more = &more{spans: []inline.Span{{Kind: inline.Image, URL: argument, Start: start, End: end, URLStart: end - len(argument), URLEnd: end}}}
	case strings.HasPrefix(text, "[") && strings.Contains(text, "] "): // a footnote or a citation
		end := start + strings.Index(m.text[start:m.end], "] ") + 1
		m.item(start, 0, inline.Trimmed(m.text, end, m.end).Start)
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
