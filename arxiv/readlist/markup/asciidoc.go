package markup

import "strings"

// asciiDoc is AsciiDoc (docs.asciidoctor.org): headings of equals signs, items
// by the number of their stars, address[text].
type asciiDoc struct{}

func (s asciiDoc) line(m *markdownReader, start, indent int) bool {
	line := strings.TrimRight(m.text[start:m.end], " \t")
	run := len(line) - len(strings.TrimLeft(line, line[:1]))
	blank := run < len(line) && line[run] == ' '
	switch {
	case line[0] == '=' && blank:
		return m.head(run, start, stretch{start + run, m.end})
	case (line[0] == '*' || line[0] == '.') && blank && run <= 6:
		m.item(start, run, start+run+1)
		m.gap = false
		m.at(m.next)
		return true
	case run >= 4 && run == len(line) && (line[0] == '-' || line[0] == '.'):
		m.codeUntil(start, indent, func(end string) bool { return end == line })
		return true
	case strings.HasPrefix(line, "|==="):
		m.endTable()
		return m.pass()
	case line[0] == '[' && line[len(line)-1] == ']' && !strings.Contains(line, "]["):
		return m.pass()
	case strings.HasPrefix(line, "//"), line == "'''", isOrgProperty(line), run == len(line) && run >= 4 && strings.IndexByte("=*_+", line[0]) >= 0:
		return m.pass()
	}
	return false
}

func (s asciiDoc) inline(w *lightWriter) bool {
	text := w.source[w.at:w.end]
	switch text[0] {
	case '*':
		return w.marked("**", Bold, s) || w.marked("*", Bold, s)
	case '_':
		return w.marked("__", Italic, s) || w.marked("_", Italic, s)
	case '`':
		return w.marked("`", CodeStyle, s)
	case ':':
		return s.macro(w)
	}
	return false
}

// macro takes a link or a picture, at the colon behind its name or scheme:
// "https://a.org[text]", "link:a.pdf[text]", "image:a.png[text]".
func (s asciiDoc) macro(w *lightWriter) bool {
	text := w.source[w.at:w.end]
	limit := text[:min(len(text), maxDestination)]
	open := strings.IndexByte(limit, '[')
	if open < 0 || strings.ContainsAny(limit[:open], " \t") {
		return false
	}
	n := strings.IndexByte(limit[open:], ']')
	if n < 0 {
		return false
	}
	shown := stretch{w.at + open + 1, w.at + open + n}
	end := shown.end + 1
	name := w.at
	for name > w.start && isLetter(w.source[name-1]) {
		name--
	}
	address := stretch{name, w.at + open}
	switch kind := w.source[name:w.at]; {
	case kind == "image":
		address.start = w.at + len(text) - len(strings.TrimLeft(text, ":"))
		w.cut(name)
		w.image(Span{Text: w.source[shown.start:shown.end], URL: w.source[address.start:address.end], Start: name, End: end, URLStart: address.start, URLEnd: address.end})
		w.at = end
		return true
	case kind == "link":
		address.start = w.at + 1
	case !strings.HasPrefix(text, "://") || schemeStart(w.source, w.start, w.at) < 0:
		return false
	}
	w.cut(name)
	w.at = name
	w.linkTo(shown, address, end, s)
	return true
}

// cut takes back the text that was added from an offset of the source on.
func (w *lightWriter) cut(at int) {
	t := &w.spanWriter.text
	switch {
	case t.empty:
	case t.verbatim:
		if t.end = max(t.start, at); t.end == t.start {
			t.empty = true
		}
	default:
		if n := len(t.pieces); t.pieces[n-1].exact && t.pieces[n-1].source <= at {
			t.made = t.made[:t.pieces[n-1].at+at-t.pieces[n-1].source]
			t.end = at
		}
	}
}
