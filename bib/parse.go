package bib

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"clipgraph/internal/lines"
)

// Limits on what is read of a file; what is over them becomes a [Problem].
// How large a file may be is up to the caller: reading takes memory of about
// three times its size, and time that is linear in it whatever it holds.
const (
	maxDepth    = 1000   // of braces in a block, which is bad if they nest deeper
	maxFields   = 10_000 // of an entry; further ones are not read
	maxProblems = 1000
)

// usualEntry is the length of a short entry in bytes, by which room is made for
// the blocks of a file.
const usualEntry = 100

// byteOrderMark is what some editors put at the front of UTF-8; no column
// counts it.
const byteOrderMark = "\uFEFF"

// Parse reads a .bib file, whose name is for the problems. It never fails:
// what it can't make out becomes a bad block and a [Problem], and the rest is
// read all the same. No byte is changed, whatever the encoding.
//
// It reads what BibTeX or biber accepts, and reports where the two differ or
// both give up. A block that does not end is bad up to where the next one
// begins at the front of a line. Lines that begin with % are comments, and so
// is what the braces of @comment hold, as in biber; BibTeX reads the entries in
// both.
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

// reader splits a file into blocks, from its front to its end and never back.
type reader struct {
	scanner
	file     *File
	place    lines.Counter
	fields   []Field         // of the current block
	composed int             // bytes of macros that are made of parts
	unknown  map[string]bool // macros that are used and not defined
	found    []finding
}

// finding is a problem at an offset of the source.
type finding struct {
	at      int
	message string
}

func (r *reader) problem(at int, format string, args ...any) {
	if len(r.found) <= maxProblems {
		r.found = append(r.found, finding{at, fmt.Sprintf(format, args...)})
	}
}

// report gives the problems their positions, in the order of the file.
func (r *reader) report() {
	if len(r.found) > maxProblems {
		r.found[maxProblems].message = "further problems are not listed"
	}
	slices.SortStableFunc(r.found, func(a, b finding) int { return cmp.Compare(a.at, b.at) })
	p := firstPlace(r.src)
	for _, found := range r.found {
		p.Pass(r.src[p.At:found.at])
		line, col := p.Position()
		r.file.Problems = append(r.file.Problems, Problem{r.file.Name, line, max(1, col), found.message})
	}
}

// firstPlace returns the beginning of source. No column counts a byte order mark.
func firstPlace(source string) lines.Counter {
	if strings.HasPrefix(source, byteOrderMark) {
		return lines.Starting(0, 1, 1-len(byteOrderMark))
	}
	return lines.Counter{}
}

// blocks cuts the source into blocks.
func (r *reader) blocks() {
	var line line
	end := 0 // of the block before
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
				r.problem(at, "@%s in a comment is not read; BibTeX reads it", h.word)
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

// line is the line that a search is in. It is a comment if it begins with %,
// or goes on so behind a block.
type line struct{ comment bool }

func (l *line) begin(src string, i int) {
	for i < len(src) && (src[i] == ' ' || src[i] == '\t') {
		i++
	}
	l.comment = i < len(src) && src[i] == '%'
}

// move goes on over src[from:to].
func (l *line) move(src string, from, to int) {
	passed := src[from:to]
	if from == 0 {
		l.begin(src, len(src)-len(strings.TrimPrefix(src, byteOrderMark)))
	}
	if n := max(strings.LastIndexByte(passed, '\n'), strings.LastIndexByte(passed, '\r')); n >= 0 {
		l.begin(src, from+n+1)
	}
}

// lineEnd returns where the line of src that i is in ends.
func lineEnd(src string, i int) int {
	if n := strings.IndexAny(src[i:], "\r\n"); n >= 0 {
		return i + n
	}
	return len(src)
}

// add appends a block, whose kind and end are known.
func (r *reader) add(kind Kind, start, end int, e *Entry) {
	r.place.Pass(r.src[r.place.At:start])
	line, col := r.place.Position()
	col = max(1, col)
	if e != nil {
		e.Start, e.End, e.Line, e.Col = start, end, line, col
	}
	r.file.Blocks = append(r.file.Blocks, Block{kind, start, end, line, col, e})
}

// text adds what stands between two blocks.
func (r *reader) text(start, end int) {
	if at := r.blank(start); start > 0 && at < end && (r.src[at] == '}' || r.src[at] == ',') {
		r.problem(at, "%q stands behind the end of a block: a closing brace is too many", r.src[at])
	}
	r.add(TextBlock, start, end, nil)
}

// head is the beginning of a block: its word, and where it opens.
type head struct {
	word string
	open int // of { or (; -1 if there is none, which only @comment may have
}

// head reads the beginning of a block at the @ at i.
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

// atFront reports whether a block begins at the @ at i, at the front of a line.
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

// resume returns where the next block begins at the front of a line, from i
// on.
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

// checkKeys reports the keys that are there twice.
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
			r.problem(e.Start, "the key %q is that of line %d; BibTeX reads the first entry only", e.Key, first.Line)
		default:
			r.problem(e.Start, "the key %q differs from %q of line %d by case only; BibTeX reads the first entry only", e.Key, first.Key, first.Line)
		}
	}
}
