package inline

import "strings"

// rstLabel returns the normalized form of a label.
func rstLabel(label string) string { return strings.ToLower(OneBlank(strings.Trim(label, "`"))) }

// rstMark reads a mark of reStructuredText (docutils).
func rstMark(w *lightWriter) bool {
	text := w.source[w.at:w.end]
	switch text[0] {
	case '*':
		return w.marked("**", Bold) || w.marked("*", Italic)
	case '`':
		return w.marked("``", CodeStyle) || rstLink(w)
	}
	return false
}

// rstLink reads "`text <address>`_" and "`label`_". Other text between single backquotes
// is plain text.
func rstLink(w *lightWriter) bool {
	text := w.source[w.at:w.end]
	n := strings.IndexByte(text[1:min(len(text), maxDestination)], '`')
	if n <= 0 {
		return false
	}
	shown := Stretch{w.at + 1, w.at + 1 + n}
	end := shown.End + 1
	for end < w.end && w.source[end] == '_' {
		end++
	}
	inner := w.source[shown.Start:shown.End]
	address, known := w.references[rstLabel(inner)]
	if open := strings.LastIndexByte(inner, '<'); open >= 0 && strings.HasSuffix(inner, ">") {
		address, known = Stretch{shown.Start + open + 1, shown.End - 1}, true
		shown = Trimmed(w.source, shown.Start, shown.Start+open)
		if other, ok := w.references[rstLabel(strings.TrimSuffix(w.source[address.Start:address.End], "_"))]; ok {
			address = other
		}
	}
	if end == w.at+n+2 || !known {
		w.within(shown.Start, shown.End, 0)
		w.at = end
		return true
	}
	w.linkTo(shown, address, end)
	return true
}
