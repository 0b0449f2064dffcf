package readlist

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unsafe"

	"golang.org/x/text/transform"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/record/data"
	"clipgraph/arxiv/readlist/source"
	"clipgraph/internal/lines"
)

// Reference is a reference to a paper with its position in a list.
type Reference struct {
	arxiv.Match // offsets are relative to the list
	scan        *scanner
}

// Position returns the line and the column, in bytes, of the reference, both from 1. It
// must be called before the next reference is read.
func (r Reference) Position() (line, col int) { return r.scan.position(r.Start) }

// Problem returns what a person should check: that the identifier is malformed or may be
// a different one. It returns "" if there is nothing to check.
func (r Reference) Problem() string {
	switch {
	case r.Err != nil:
		return r.Err.Error()
	case r.Padded:
		return fmt.Sprintf("four digits after the point since 2015; read as %s, as arxiv.org does, but a zero may be missing at the end", r.Ref.ID)
	}
	return ""
}

// References returns the arXiv references of the list in r, from the file of the given
// name, in order and including malformed ones, up to the first error of r. They are the
// references that [Read] finds. References does not parse the structure of the list and
// keeps only a few hundred KiB of it, so that lists may have any size. Comments are not
// part of the list.
func References(file string, r io.Reader) iter.Seq2[Reference, error] {
	return ReferencesAs("", file, r)
}

// ReferencesAs is [References] with a given format, as for [ReadAs].
func ReferencesAs(name, file string, r io.Reader) iter.Seq2[Reference, error] {
	return references(name, file, r, nil, chunkSize)
}

// ReferencesHiding is [ReferencesAs], but also sets hidden, once the list is read to its
// end, to the identifiers in its comments. For that it keeps a bit for each identifier of
// the list, and up to 65,536 identifiers in comments.
func ReferencesHiding(name, file string, r io.Reader, hidden *Hidden) iter.Seq2[Reference, error] {
	return references(name, file, r, hidden, chunkSize)
}

const (
	// chunkSize is the size of the parts in which a list is searched, in bytes.
	chunkSize = 256 << 10
	// maxReference and maxBefore bound the length in bytes of a reference and of the
	// context before it. Only a line that is longer than a chunk is split.
	maxReference, maxBefore = 1 << 10, 256
)

func references(name, file string, r io.Reader, hidden *Hidden, chunk int) iter.Seq2[Reference, error] {
	return func(yield func(Reference, error) bool) {
		s := scanner{input: r, buffer: make([]byte, 0, chunk+maxReference), hides: hidden != nil}
		if !s.fill(source.HeadSize) {
			yield(Reference{}, s.err)
			return
		}
		if e := source.UTF16(s.buffer); e != nil {
			s.input, s.eof = transform.NewReader(io.MultiReader(bytes.NewReader(bytes.Clone(s.buffer)), r), e.NewDecoder()), false
			s.buffer = s.buffer[:0]
			if !s.fill(source.HeadSize) {
				yield(Reference{}, s.err)
				return
			}
		}
		s.buffer = bytes.TrimPrefix(s.buffer, []byte(source.ByteOrderMark))
		head := string(s.buffer[:min(len(s.buffer), source.HeadSize)])
		format := formatNamed(name, file, head)
		if s.cover = format.cover; format.front != nil {
			if !s.fill(data.MaxFront) {
				yield(Reference{}, s.err)
				return
			}
			format.front(s.buffer)
		}
		if format.marks != nil {
			s.marks = format.marks(file, head, s.eof && len(head) == len(s.buffer))
		}
		for !s.ended {
			if !s.fill(chunk) {
				yield(Reference{}, s.err)
				return
			}
			if !s.search(func(m arxiv.Match) bool { return yield(Reference{m, &s}, nil) }) {
				return
			}
		}
		if hidden != nil {
			*hidden = s.hidden.count(&s.holds, func(r placedRef) (line, col int) { return int(r.line), int(r.col) })
		}
	}
}

// scanner searches a list in chunks.
type scanner struct {
	input  io.Reader
	cover  source.Cover
	marks  record.Marker
	buffer []byte // the text that was read and is still needed
	base   int    // offset of buffer in the list
	from   int    // offset in the list of the first byte not yet searched
	eof    bool   // the input has ended
	ended  bool   // everything was searched
	err    error

	lines lines.Counter // the position up to which lines were counted

	hides  bool      // collect the identifiers in comments
	hidden hiddenIDs // with positions in the list
	holds  arxiv.Set // the identifiers outside of comments
}

// blank blanks the comments of the buffer, and returns the length up to which that is
// final.
func (s *scanner) blank() (decided int) {
	if !s.hides {
		return s.cover(s.buffer, s.eof, nil)
	}
	place := s.lines // the start of the buffer
	return s.cover(s.buffer, s.eof, func(text []byte, start, end int) {
		added := s.hidden.add(text, start, end)
		for i := range added {
			r := &added[i]
			place.Pass(string(text[place.At-s.base : r.start]))
			line, col := place.Position()
			r.line, r.col = int32(line), int32(col)
		}
	})
}

// fill reads until the buffer holds n bytes or the input ends. It reports whether reading
// succeeded.
func (s *scanner) fill(n int) bool {
	s.buffer = slices.Grow(s.buffer, max(0, n-len(s.buffer)))
	for len(s.buffer) < n && !s.eof {
		got, err := s.input.Read(s.buffer[len(s.buffer):n])
		s.buffer = s.buffer[:len(s.buffer)+got]
		if s.eof = err == io.EOF; err != nil && !s.eof {
			s.err = err
			return false
		}
	}
	return true
}

// search yields the references of the complete lines in the buffer, and of the front of a
// longer line. It keeps the rest for the next call. It returns false if yield does.
func (s *scanner) search(yield func(arxiv.Match) bool) bool {
	n := len(s.buffer)
	if s.cover != nil {
		n = s.blank()
	}
	if !s.eof {
		if end := bytes.LastIndexByte(s.buffer[:n], '\n') + 1; end > 0 {
			n = end
		}
	}
	var marked []arxiv.Match // in order, found by the format's marker
	if s.marks != nil {
		n = s.marks(unsafe.String(unsafe.SliceData(s.buffer), n), s.eof, func(m arxiv.Match) { marked = append(marked, m) })
	}
	whole := s.eof || n > 0 && s.buffer[n-1] == '\n'
	until := n
	if !whole {
		until = max(0, n-maxReference)
	}
	text := unsafe.String(unsafe.SliceData(s.buffer), n) // shares the buffer's memory, and is not kept
	for m := range merge(arxiv.All(text), marked) {
		if m.Start >= until {
			break
		}
		m.Start, m.End = m.Start+s.base, m.End+s.base
		if m.Start < s.from {
			continue
		}
		s.from = m.End
		if s.hides && m.Err == nil {
			s.holds.Add(m.Ref.ID)
		}
		if m.Err != nil {
			kept := *m.Err
			kept.Text = strings.Clone(kept.Text)
			m.Err = &kept
		}
		if !yield(m) {
			return false
		}
	}
	drop := until
	if !whole {
		drop = max(0, until-maxBefore)
		s.from = max(s.from, s.base+until)
	}
	if drop == 0 && !s.eof { // inside a comment: more input is needed
		return s.fill(2 * len(s.buffer))
	}
	s.position(s.base + drop)
	s.buffer = append(s.buffer[:0], s.buffer[drop:]...)
	s.base += drop
	s.ended = s.eof
	return true
}

// merge yields two sorted sequences of matches in order.
func merge(matches iter.Seq[arxiv.Match], others []arxiv.Match) iter.Seq[arxiv.Match] {
	if len(others) == 0 {
		return matches
	}
	return func(yield func(arxiv.Match) bool) {
		for m := range matches {
			for len(others) > 0 && others[0].Start < m.Start {
				if !yield(others[0]) {
					return
				}
				others = others[1:]
			}
			if !yield(m) {
				return
			}
		}
		for _, m := range others {
			if !yield(m) {
				return
			}
		}
	}
}

// position returns the line and column of an offset in the buffer or at its end. Offsets
// must not decrease from call to call.
func (s *scanner) position(at int) (line, col int) {
	if at > s.lines.At {
		passed := s.buffer[s.lines.At-s.base : at-s.base]
		s.lines.Pass(unsafe.String(unsafe.SliceData(passed), len(passed)))
	}
	line, col = s.lines.Position()
	return line, col + at - s.lines.At
}

// findReferences records the identifiers of the list, and reports problems, each once a
// line.
func (l *List) findReferences(text string) {
	type report struct {
		line    int
		message string
	}
	seen := map[report]bool{}
	for r, err := range ReferencesAs(l.Format, l.File, readerWhile(l.ctx, text)) {
		if err != nil {
			return // the context's error
		}
		l.found++
		if l.keeps {
			l.Matches = append(l.Matches, r.Match)
		}
		if r.Err == nil && l.holds.Add(r.Ref.ID) {
			line, col := r.Position()
			l.references = append(l.references, placedRef{r.Ref, int32(line), int32(col), int32(l.text.SearchedInFile(r.Start)), int32(l.text.SearchedInFile(r.End))})
		}
		message := r.Problem()
		if message == "" {
			continue
		}
		line, col := r.Position()
		if key := (report{line, message}); !seen[key] {
			seen[key] = true
			l.problemOf(IdentifierProblem, line, col, "%s", message)
		}
	}
}

// readerWhile returns a reader of a text that fails once ctx is done.
func readerWhile(ctx context.Context, text string) io.Reader {
	return &whileReader{ctx, strings.NewReader(text)}
}

type whileReader struct {
	ctx context.Context
	io.Reader
}

func (r *whileReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
