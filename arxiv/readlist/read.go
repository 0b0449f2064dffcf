package readlist

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"
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
	text := bytes.Clone(bytes.TrimPrefix(fromUTF16(data), []byte(byteOrderMark)))
	if list.TextStart = len(data) - len(text); utf16Of(data[:min(len(data), headSize)]) != nil {
		list.TextStart = -1
	}
	format := formatOf(file, string(text[:min(len(text), headSize)]))
	if format.cover != nil {
		format.cover(text, true)
	}
	source := unsafe.String(unsafe.SliceData(text), len(text)) // nothing changes the bytes any more
	list.Format, list.Text = format.name, source
	list.findReferences(source)
	source = list.decode(source)
	if repaired, what := repair(source); repaired != source {
		line := firstDifference(source, repaired)
		list.problemOf(DamageProblem, line, 1, "damaged text encoding (%s read as %s and saved again); repaired as far as its bytes survive, from this line on", what.was, what.page)
		source = repaired
	}
	format.read(&list, source)
	sortProblems(list.Problems)
	return list
}

// decode returns source in UTF-8, and says what it was where it was not.
func (l *List) decode(source string) string {
	bad := invalidAt(source)
	if bad < 0 {
		return source
	}
	line, col := strings.Count(source[:bad], "\n")+1, bad-strings.LastIndexByte(source[:bad], '\n')
	decoded, name := legacy(source)
	if name == "" {
		l.problemOf(DamageProblem, line, col, "not valid UTF-8; the bytes that are not are read as U+FFFD")
		return strings.ToValidUTF8(source, "\uFFFD")
	}
	l.problemOf(EncodingProblem, line, col, "not UTF-8; read as %s, as far as one can tell", name)
	return decoded
}

// problem notes that a part of the list can't be read as it stands.
func (l *List) problem(line, col int, format string, args ...any) {
	l.problemOf(FormProblem, line, col, format, args...)
}

func (l *List) problemOf(kind ProblemKind, line, col int, format string, args ...any) {
	if len(l.Problems) < maxProblems {
		l.Problems = append(l.Problems, Problem{File: l.File, Line: line, Col: col, Message: fmt.Sprintf(format, args...), Kind: kind})
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

func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}
