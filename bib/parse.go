package bib

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"clipgraph/internal/lines"
)

// Limits on what is read from a file. What exceeds them is reported as a [Problem]. The size of
// the file is limited by the caller: reading takes memory of about three times the size, and time
// linear in it, whatever the content.
const (
	maxDepth    = 1000   // depth of braces in a block; a block with deeper braces is bad
	maxFields   = 10_000 // fields per entry
	maxProblems = 1000
)

// usualEntry is the length of a short entry in bytes, used to allocate the blocks of a file.
const usualEntry = 100

// byteOrderMark is what some editors write at the front of UTF-8. It does not count as a column.
const byteOrderMark = "\uFEFF"

// Parse reads a .bib file. The name is used in problems. Parse never fails: text that it cannot
// parse becomes a bad block and a [Problem], and reading continues. It changes no bytes, whatever
// the encoding.
//
// It accepts what either BibTeX or biber accepts, and reports where the two differ or both fail. A
// block that is not terminated is bad up to the next block at the front of a line. Lines that begin
// with % and the braces of @comment are comments, as in biber; BibTeX reads the entries in both.
func Parse(name, source string) *File {
	f := &File{Name: name, Source: source}
	r := reader{scanner: scanner{src: source}, file: f}
	r.place = firstPlace(source)
	f.Blocks = make([]Block, 0, 1+2*min(strings.Count(source, "@"), len(source)/usualEntry))
	r.blocks()
	r.checkKeys()
	r.report()
	return f
}

// reader splits a file into blocks, in one pass.
type reader struct {
	scanner
	file     *File
	place    lines.Counter
	fields   []Field         // of the current block
	composed int             // bytes of macros that have several parts
	unknown  map[string]bool // macros that are used but not defined
	findings []finding
}

// finding is a problem at an offset of the source.
type finding struct {
	at      int
	message string
}

func (r *reader) problem(at int, format string, args ...any) {
	if len(r.findings) <= maxProblems {
		r.findings = append(r.findings, finding{at, fmt.Sprintf(format, args...)})
	}
}

// report sorts the problems and computes their positions.
func (r *reader) report() {
	if len(r.findings) > maxProblems {
		r.findings[maxProblems].message = "further problems are not listed"
	}
	slices.SortStableFunc(r.findings, func(a, b finding) int { return cmp.Compare(a.at, b.at) })
	p := firstPlace(r.src)
	for _, found := range r.findings {
		p.Pass(r.src[p.At:found.at])
		line, col := p.Position()
		r.file.Problems = append(r.file.Problems, Problem{r.file.Name, line, max(1, col), found.message})
	}
}

// firstPlace returns the start of source. A byte order mark does not count as a column.
func firstPlace(source string) lines.Counter {
	if strings.HasPrefix(source, byteOrderMark) {
		return lines.Starting(0, 1, 1-len(byteOrderMark))
	}
	return lines.Counter{}
}

// blocks splits the source into blocks.
func (r *reader) blocks() {
	var line line
	end := 0 // of the previous block
	for i := 0; ; {
		n := strings.IndexByte(r.src[i:], '@')
		if n < 0 {
			break
		}
		at := i + n
		line.move(r.src, i, at)
		h, ok := r.head(at)
		if line.comment {
			if ok && h.open >= 0 {
				r.problem(at, "@%s in a comment is ignored; BibTeX would read it", h.word)
			}
			i = lineEnd(r.src, at)
			continue
		}
		if !ok {
			i = at + 1
			continue
		}
		if end < at {
			r.text(end, at)
		}
		end = r.block(at, h)
		i = end
		line.begin(r.src, end)
	}
	if end < len(r.src) {
		r.text(end, len(r.src))
	}
}

// line is the state of the line that is being scanned. It is a comment if it begins with %, or if
// % follows the end of a block.
type line struct{ comment bool }

func (l *line) begin(src string, i int) {
	for i < len(src) && (src[i] == ' ' || src[i] == '\t') {
		i++
	}
	l.comment = i < len(src) && src[i] == '%'
}

// move advances over src[from:to].
func (l *line) move(src string, from, to int) {
	passed := src[from:to]
	if from == 0 {
		l.begin(src, len(src)-len(strings.TrimPrefix(src, byteOrderMark)))
	}
	if n := max(strings.LastIndexByte(passed, '\n'), strings.LastIndexByte(passed, '\r')); n >= 0 {
		l.begin(src, from+n+1)
	}
}

// lineEnd returns the end of the line of src that contains i.
func lineEnd(src string, i int) int {
	if n := strings.IndexAny(src[i:], "\r\n"); n >= 0 {
		return i + n
	}
	return len(src)
}

// add appends a block with the given kind and end.
func (r *reader) add(kind Kind, start, end int, e *Entry) {
	r.place.Pass(r.src[r.place.At:start])
	line, col := r.place.Position()
	col = max(1, col)
	if e != nil {
		e.Start, e.End, e.Line, e.Col = start, end, line, col
	}
	r.file.Blocks = append(r.file.Blocks, Block{kind, start, end, line, col, e})
}

// text adds the text between two blocks.
func (r *reader) text(start, end int) {
	if at := r.blank(start); start > 0 && at < end && (r.src[at] == '}' || r.src[at] == ',') {
		r.problem(at, "%q follows the end of a block: one closing brace too many", r.src[at])
	}
	r.add(TextBlock, start, end, nil)
}

// head is the beginning of a block: its word and its opening delimiter.
type head struct {
	word string
	open int // offset of { or (, or -1 if there is none, which only @comment allows
}

// head parses the beginning of a block at the @ at i.
func (s *scanner) head(i int) (head, bool) {
	from := s.blank(i + 1)
	to := from
	for to < len(s.src) && idByte[s.src[to]] && s.src[to] != '@' {
		to++
	}
	if to == from || '0' <= s.src[from] && s.src[from] <= '9' {
		return head{}, false
	}
	h := head{word: s.src[from:to], open: s.blank(to)}
	if h.open == len(s.src) || s.src[h.open] != '{' && s.src[h.open] != '(' {
		h.open = -1
	}
	return h, h.open >= 0 || equalFold(h.word, "comment")
}

// atFront reports whether a block begins at the @ at i and is at the front of a line.
func (s *scanner) atFront(i int) bool {
	front := i
	for front > 0 && (s.src[front-1] == ' ' || s.src[front-1] == '\t') {
		front--
	}
	if front > 0 && s.src[front-1] != '\n' && s.src[front-1] != '\r' {
		return false
	}
	_, ok := s.head(i)
	return ok
}

// resume returns the start of the next block at the front of a line, from i on.
func (s *scanner) resume(i int) int {
	for {
		n := strings.IndexByte(s.src[i:], '@')
		if n < 0 {
			return len(s.src)
		}
		if i += n; s.atFront(i) {
			return i
		}
		i++
	}
}

// checkKeys reports keys that are used more than once.
func (r *reader) checkKeys() {
	n := 0
	for range r.file.Entries() {
		n++
	}
	seen := make(map[string]*Entry, n)
	for e := range r.file.Entries() {
		if e.Key == "" {
			continue
		}
		folded := foldCase(e.Key)
		first, repeated := seen[folded]
		switch {
		case !repeated:
			seen[folded] = e
		case first.Key == e.Key:
			r.problem(e.Start, "key %q is already used in line %d; BibTeX reads only the first entry", e.Key, first.Line)
		default:
			r.problem(e.Start, "key %q differs only in case from %q in line %d; BibTeX reads only the first entry", e.Key, first.Key, first.Line)
		}
	}
}
