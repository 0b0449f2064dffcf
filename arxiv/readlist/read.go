package readlist

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"clipgraph/arxiv"
)

// Limits on what is read of a list; what is over them becomes a [Problem].
const (
	// MaxSize is the largest list that [Read] takes, in bytes.
	MaxSize = 256 << 20
	// maxLine is the longest line read for its structure, in bytes; the
	// identifiers of a longer one are still checked.
	maxLine = 1 << 20
	// maxProblems bounds the problems of one list.
	maxProblems = 1000
)

// Read reads the list data, whose name is file, into items. It never fails:
// what it can't make out becomes a [Problem].
func Read(file string, data []byte) List {
	list := List{File: file}
	if len(data) > MaxSize {
		list.problem(1, 1, "the list is larger than %d MiB; only its beginning is read", MaxSize>>20)
		data = data[:MaxSize]
	}
	source := visible(data)
	if bad := invalidAt(source); bad >= 0 {
		before := source[:bad]
		list.problem(strings.Count(before, "\n")+1, bad-strings.LastIndexByte(before, '\n'), "not valid UTF-8; the bytes that are not are read as U+FFFD")
	}
	list.checkReferences(source)
	source = strings.ToValidUTF8(source, "\uFFFD")
	if repaired, changed := Repair(source); changed {
		line := firstDifference(source, repaired)
		list.problem(line, 1, "damaged text encoding (UTF-8 read as Windows-1254 and saved again); repaired as far as its bytes survive, from this line on")
		source = repaired
	}
	formatOf(file, source).read(&list, source)
	sortProblems(list.Problems)
	return list
}

// Reference is a reference to a paper with its place in a list.
type Reference struct {
	arxiv.Match
	Line, Col int // from 1; Col counts bytes
}

// References returns the arXiv references of the list data in order,
// malformed ones included. It reads no structure, so that it is fast; what an
// HTML comment hides is not in the list.
func References(data []byte) []Reference { return references(visible(data)) }

func references(source string) []Reference {
	matches := arxiv.Find(source)
	found := make([]Reference, len(matches))
	line, start, at := 1, 0, 0 // start is where the line begins
	for i, m := range matches {
		between := source[at:max(at, m.Start)]
		if n := strings.Count(between, "\n"); n > 0 {
			line += n
			start = at + strings.LastIndexByte(between, '\n') + 1
		}
		at = max(at, m.Start)
		found[i] = Reference{m, line, m.Start - start + 1}
	}
	return found
}

// visible returns data as text with a byte-order mark and HTML comments
// blanked out, so that offsets and lines stay as they are.
func visible(data []byte) string {
	text := data
	owned := false
	blank := func(from, to int) {
		if !owned {
			text, owned = bytes.Clone(data), true
		}
		for i := from; i < to; i++ {
			if text[i] != '\n' && text[i] != '\r' {
				text[i] = ' '
			}
		}
	}
	if bytes.HasPrefix(data, []byte("\uFEFF")) {
		blank(0, 3)
	}
	for i := 0; ; {
		start := bytes.Index(data[i:], []byte("<!--"))
		if start < 0 {
			break
		}
		start += i
		end := bytes.Index(data[start+4:], []byte("-->"))
		if end < 0 { // an unclosed comment hides nothing on purpose
			break
		}
		i = start + 4 + end + 3
		blank(start, i)
	}
	return string(text)
}

// Problem says what a person should look at: that the identifier is
// malformed, or that it may be another than it seems; "" if nothing.
func (r Reference) Problem() string {
	switch {
	case r.Err != nil:
		return r.Err.Error()
	case r.Padded:
		return fmt.Sprintf("four digits after the point since 2015; read as %s, as arxiv.org does, but a zero may be missing at the end", r.Ref.ID)
	}
	return ""
}

// checkReferences reports what is wrong with identifiers, each once a line.
func (l *List) checkReferences(source string) {
	type report struct {
		line    int
		message string
	}
	seen := map[report]bool{}
	for _, r := range references(source) {
		key := report{r.Line, r.Problem()}
		if key.message != "" && !seen[key] {
			seen[key] = true
			l.problem(r.Line, r.Col, "%s", key.message)
		}
	}
}

func (l *List) problem(line, col int, format string, args ...any) {
	if len(l.Problems) < maxProblems {
		l.Problems = append(l.Problems, Problem{File: l.File, Line: line, Col: col, Message: fmt.Sprintf(format, args...)})
	}
}

// invalidAt returns the offset of the first byte of s that is no UTF-8, or -1.
func invalidAt(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func firstDifference(a, b string) (line int) {
	line = 1
	for i := 0; i < len(a) && i < len(b) && a[i] == b[i]; i++ {
		if a[i] == '\n' {
			line++
		}
	}
	return line
}
