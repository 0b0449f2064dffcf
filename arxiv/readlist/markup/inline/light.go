package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/ascii"
)

// lightMarks has the function that reads a mark in running text, for each language that
// consists of lines like Markdown. It reads what is at w.at if that is a mark, moves w.at
// after it and reports whether it did.
var lightMarks = [...]func(w *lightWriter) bool{Org: orgMark, RestructuredText: rstMark, AsciiDoc: asciiDocMark, TeX: texMark}

// lightWriter parses a part of running text in such a language.
type lightWriter struct {
	*spanWriter
	references     map[string]Stretch
	mark           func(w *lightWriter) bool
	start, at, end int
	depth          int
}

// light parses lines as running text of such a language.
func (r *Reader) light(s Syntax, lines []Stretch, joined bool) []Span {
	if r.load(lines, joined); len(r.lines) == 0 {
		return nil
	}
	w := &r.writer
	w.reset(r.source)
	for i := range r.lines {
		l := r.lines[i].source
		(&lightWriter{spanWriter: w, references: r.references.of(s), mark: lightMarks[s], start: l.Start, at: l.Start, end: l.End}).read()
		r.endOfLine(w, i, false)
	}
	return w.end(lines[len(lines)-1].End)
}

func (w *lightWriter) read() {
	from := w.at
	for w.at < w.end {
		at := w.at
		if !ascii.IsPunct(w.source[at]) {
			w.at++
			continue
		}
		w.add(from, at)
		if from = at; w.mark(w) {
			from = w.at
			continue
		}
		w.at = at + 1
	}
	w.add(from, w.end)
}

// within reads source[start:end] in a style.
func (w *lightWriter) within(start, end int, style Style) {
	w.open(style)
	if style == CodeStyle || w.depth >= maxLightDepth {
		w.add(start, end)
	} else {
		inner := *w
		inner.start, inner.at, inner.end, inner.depth = start, start, end, w.depth+1
		inner.read()
	}
	w.shut(style)
}

// maxLightDepth bounds the nesting of styles, and maxMarked is the length of the longest
// text between two marks, in bytes.
const (
	maxLightDepth = 4
	maxMarked     = 1000
)

// marked reads text between two marks: the first precedes a word and does not follow one,
// the second is the reverse.
func (w *lightWriter) marked(mark string, style Style) bool {
	if !strings.HasPrefix(w.source[w.at:w.end], mark) || w.at > w.start && wordBefore(w.source[w.start:w.at]) {
		return false
	}
	from := w.at + len(mark)
	limit := min(w.end, from+maxMarked)
	if from >= limit || ascii.IsSpace(w.source[from]) || w.source[from] == mark[0] {
		return false
	}
	for at := from + 1; at < limit; {
		n := strings.Index(w.source[at:limit], mark)
		if n < 0 {
			return false
		}
		to := at + n
		behind := to + len(mark)
		if !ascii.IsSpace(w.source[to-1]) && (behind == w.end || !wordAfter(w.source[behind:w.end])) {
			w.within(from, to, style)
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

// linkTo adds a link whose text and address are parts of the source, and moves after it.
// An empty text means the address.
func (w *lightWriter) linkTo(text, address Stretch, end int) {
	start := w.at
	w.openLink(w.source[address.Start:address.End], start, address.Start, address.End)
	if text.Start < text.End {
		w.within(text.Start, text.End, 0)
	} else {
		w.add(address.Start, address.End)
	}
	w.closeLink(end)
	w.at = end
}
