package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lightSyntax is a markup language that is made of lines as Markdown is: it has
// items, rows and paragraphs in common with it, which markdownReader reads, and
// its own headings, blocks and running text.
type lightSyntax interface {
	// line takes what begins at start on the current line, if that is the
	// language's own, and reports whether it did.
	line(m *markdownReader, start, indent int) bool
	// inline reads what stands at w.at if it is more than text, moves w.at behind
	// it and reports whether it did.
	inline(w *lightWriter) bool
}

// lightWriter reads a stretch of running text.
type lightWriter struct {
	*spanWriter
	start, at, end int
	depth          int
}

// readLight reads the text in such a language.
func (t *Tree) readLight(s Syntax, light lightSyntax) {
	t.light = light
	m := markdownReader{Reader: t.NewReader(), text: t.text, syntax: s, sections: []*Unit{t.Root}, light: light}
	for m.at(0); m.line < len(t.text); {
		m.take()
	}
	m.endLeaf()
	m.finish(t.Root)
}

// lightSpans reads lines as running text of a light language.
func (r *inlineReader) lightSpans(lines []stretch, joined bool, syntax lightSyntax) []Span {
	if r.load(lines, joined); len(r.lines) == 0 {
		return nil
	}
	w := &r.writer
	w.reset(r.source)
	for i := range r.lines {
		l := r.lines[i].source
		(&lightWriter{spanWriter: w, start: l.start, at: l.start, end: l.end}).read(syntax)
		r.endOfLine(w, i, false)
	}
	return w.end(lines[len(lines)-1].end)
}

func (w *lightWriter) read(syntax lightSyntax) {
	from := w.at
	for w.at < w.end {
		at := w.at
		if !isPunct(w.source[at]) {
			w.at++
			continue
		}
		w.add(from, at)
		if from = at; syntax.inline(w) {
			from = w.at
			continue
		}
		w.at = at + 1
	}
	w.add(from, w.end)
}

// within reads source[start:end], which is shown in a style.
func (w *lightWriter) within(start, end int, style Style, syntax lightSyntax) {
	w.open(style)
	if style == CodeStyle || w.depth >= maxLightDepth {
		w.add(start, end)
	} else {
		(&lightWriter{spanWriter: w.spanWriter, start: start, at: start, end: end, depth: w.depth + 1}).read(syntax)
	}
	w.shut(style)
}

// maxLightDepth bounds marks of styles within each other, and maxMarked is the
// longest text between two of them, in bytes.
const (
	maxLightDepth = 4
	maxMarked     = 1000
)

// marked takes text between two marks: the first stands before a word and not
// behind one, the second the other way.
func (w *lightWriter) marked(mark string, style Style, syntax lightSyntax) bool {
	if !strings.HasPrefix(w.source[w.at:w.end], mark) || w.at > w.start && wordBefore(w.source[w.start:w.at]) {
		return false
	}
	from := w.at + len(mark)
	limit := min(w.end, from+maxMarked)
	if from >= limit || isSpace(w.source[from]) || w.source[from] == mark[0] {
		return false
	}
	for at := from + 1; at < limit; {
		n := strings.Index(w.source[at:limit], mark)
		if n < 0 {
			return false
		}
		to := at + n
		behind := to + len(mark)
		if !isSpace(w.source[to-1]) && (behind == w.end || !wordAfter(w.source[behind:w.end])) {
			w.within(from, to, style, syntax)
			w.at = behind
			return true
		}
		at = to + 1
	}
	return false
}

func wordBefore(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func wordAfter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// linkTo takes a link whose text and address are parts of the source, and moves
// behind it. An empty text is the address.
func (w *lightWriter) linkTo(text, address stretch, end int, syntax lightSyntax) {
	start := w.at
	w.openLink(w.source[address.start:address.end], start, address.start, address.end)
	if text.start < text.end {
		w.within(text.start, text.end, 0, syntax)
	} else {
		w.add(address.start, address.end)
	}
	w.closeLink(end)
	w.at = end
}

// codeUntil takes the lines behind the current one up to one for which last
// reports true as a block of code; that line belongs to it.
func (m *markdownReader) codeUntil(start, indent int, last func(line string) bool) {
	m.endLeaf()
	m.endTable()
	m.closeItems(indent)
	u := m.child(&Unit{Kind: Code, Key: "code"}, start)
	m.at(m.next)
	body := m.line
	for m.line < len(m.text) && !last(strings.TrimSpace(m.text[m.line:m.end])) {
		m.at(m.next)
	}
	m.endCode(u, body)
}

// pass goes to the next line; the current one shows nothing and ends what
// stands before it.
func (m *markdownReader) pass() bool {
	m.endLeaf()
	m.at(m.next)
	return true
}

// head opens a section whose text is source[start:end].
func (m *markdownReader) head(level, begins int, text stretch) bool {
	level = min(level, 6)
	m.enter(level, headingKeys[level], begins, m.end, []stretch{text})
	m.gap = false
	m.at(m.next)
	return true
}
