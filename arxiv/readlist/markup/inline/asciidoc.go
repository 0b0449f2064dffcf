package inline

import (
	"strings"

	"clipgraph/internal/ascii"
)

// asciiDocMark reads a mark of AsciiDoc (docs.asciidoctor.org).
func asciiDocMark(w *lightWriter) bool {
	text := w.source[w.at:w.end]
	switch text[0] {
	case '*':
		return w.marked("**", Bold) || w.marked("*", Bold)
	case '_':
		return w.marked("__", Italic) || w.marked("_", Italic)
	case '`':
		return w.marked("`", CodeStyle)
	case ':':
		return asciiDocMacro(w)
	}
	return false
}

// asciiDocMacro reads a link or a picture, at the colon after its name or scheme:
// "https://a.org[text]", "link:a.pdf[text]", "image:a.png[text]".
func asciiDocMacro(w *lightWriter) bool {
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
	shown := Stretch{w.at + open + 1, w.at + open + n}
	end := shown.End + 1
	name := w.at
	for name > w.start && ascii.IsLetter(w.source[name-1]) {
		name--
	}
	address := Stretch{name, w.at + open}
	switch kind := w.source[name:w.at]; {
	case kind == "image":
		address.Start = w.at + len(text) - len(strings.TrimLeft(text, ":"))
		w.cut(name)
		w.image(Span{Text: w.source[shown.Start:shown.End], URL: w.source[address.Start:address.End], Start: name, End: end, URLStart: address.Start, URLEnd: address.End})
		w.at = end
		return true
	case kind == "link":
		address.Start = w.at + 1
	case !strings.HasPrefix(text, "://") || schemeStart(w.source, w.start, w.at) < 0:
		return false
	}
	w.cut(name)
	w.at = name
	w.linkTo(shown, address, end)
	return true
}

// cut removes the text that was added from an offset of the source on.
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
