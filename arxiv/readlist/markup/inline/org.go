package inline

import "strings"

// orgStyles are the marks of styles. The one for underlined text is ignored.
var orgStyles = map[byte]Style{'*': Bold, '/': Italic, '=': CodeStyle, '~': CodeStyle, '+': Struck}

// orgMark reads a mark of Org mode (orgmode.org/manual): [[address][text]] and styles.
func orgMark(w *lightWriter) bool {
	text := w.source[w.at:w.end]
	if strings.HasPrefix(text, "[[") {
		n := strings.Index(text[:min(len(text), maxDestination)], "]]")
		if n < 0 {
			return false
		}
		address, shown := Stretch{w.at + 2, w.at + n}, Stretch{}
		if i := strings.Index(text[2:n], "]["); i >= 0 {
			address.End = address.Start + i
			shown = Stretch{address.End + 2, w.at + n}
		}
		w.linkTo(shown, address, w.at+n+2)
		return true
	}
	style, ok := orgStyles[text[0]]
	return ok && w.marked(text[:1], style)
}
