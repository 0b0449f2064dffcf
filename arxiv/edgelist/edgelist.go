// Package edgelist reads files of citations: two identifiers a line, the citing paper
// first, as people keep them in tables and as SNAP publishes them.
//
// Start with [Read]; [Is] tells such a file from others.
package edgelist

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"clipgraph/arxiv"
)

// List is a file of citations: paper From[i] cites paper To[i], as indexes
// into IDs, which are in the order in which the file names them first.
type List struct {
	IDs      []arxiv.ID
	From, To []int32 // citing, cited
	Lines    []int32 // where each stands, from 1; nil unless asked for

	Problems []Problem // of the first lines that hold no citation
	Skipped  int       // the number of all such lines
}

// Problem is a line that holds no citation.
type Problem struct {
	Line    int // from 1
	Message string
}

// Options say how an edge list is read.
type Options struct {
	// Archive is that of bare numbers, as SNAP's files have them: with
	// "hep-th", 1001 is hep-th/0001001. If it is empty, the archive that a
	// comment of the file names ("# Cit-HepTh.txt") is taken.
	Archive string
	// Size is about how many bytes there are, to make room at once; 0 if it is
	// not known.
	Size int64
	// Lines asks for the line of each citation.
	Lines bool
	// MaxBytes bounds what is read, unpacked; 0 is 8 GiB.
	MaxBytes int64
}

// The bounds of an edge list.
const (
	maxLine     = 1 << 20
	maxSkipped  = 64 << 20 // of a longer line
	maxProblems = 20
	maxSize     = 8 << 30
	// sample is the number of lines after which the room for the rest is made.
	sample = 1 << 14
)

// Read reads citations from r: two identifiers a line, apart by a comma, a
// semicolon, a tab or blanks, quoted or not; further columns are passed over.
// Lines that begin with # and empty ones are comments; a first line without
// identifiers is a header, which may say "cited,citing" where the cited paper
// stands first. Gzip is unpacked. A line that holds no citation is a problem; an
// error is what r says, a binary file, a line of more than 64 MiB, a file larger
// than MaxBytes, or one in which there are more problems than citations. The time is linear, and nothing is kept of a
// line.
func Read(r io.Reader, o Options) (*List, error) {
	in := bufio.NewReaderSize(r, maxLine)
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("unpacking: %w", err)
		}
		defer unpacked.Close()
		in, o.Size = bufio.NewReaderSize(unpacked, maxLine), 0
	}
	if head, _ := in.Peek(4 << 10); bytes.IndexByte(head, 0) >= 0 {
		return nil, errors.New("a binary file, no list of citations")
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = maxSize
	}
	e := reader{o: o}
	for {
		line, err := in.ReadSlice('\n')
		if e.read += int64(len(line)); e.read > o.MaxBytes {
			return nil, fmt.Errorf("it is larger than %d MiB", o.MaxBytes>>20)
		}
		e.number++
		if errors.Is(err, bufio.ErrBufferFull) {
			e.problem("longer than %d bytes", maxLine)
			if err = skipLine(in, &e.read); err == nil {
				continue
			}
			if errors.Is(err, bufio.ErrBufferFull) {
				return nil, fmt.Errorf("line %d has no end", e.number)
			}
			line = nil
		}
		if len(line) > 0 {
			e.line(bytes.TrimRight(line, "\r\n"))
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", e.number, err)
		}
		if len(e.list.From) == math.MaxInt32 {
			return nil, fmt.Errorf("it has more than %d citations", math.MaxInt32)
		}
		if e.number == sample {
			e.makeRoom()
		}
	}
	if e.list.Skipped > len(e.list.From) {
		p := e.list.Problems[0]
		return nil, fmt.Errorf("no list of citations: line %d: %s", p.Line, p.Message)
	}
	e.list.IDs = e.table.IDs()
	return &e.list, nil
}

// skipLine reads the rest of a line. The error is bufio.ErrBufferFull if the line is
// so long that it is none.
func skipLine(in *bufio.Reader, read *int64) (err error) {
	for range maxSkipped / maxLine {
		var line []byte
		line, err = in.ReadSlice('\n')
		*read += int64(len(line))
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
	return err
}

// reader reads the lines one by one.
type reader struct {
	o      Options
	list   List
	table  arxiv.Table
	number int   // of the line
	read   int64 // bytes
	begun  bool  // a line that is no comment was read
	turned bool  // the cited paper stands first

	last   []byte // the first field of the line before: files are sorted by it
	lastID int32
}

func (e *reader) problem(format string, args ...any) {
	if e.list.Skipped++; len(e.list.Problems) < maxProblems {
		e.list.Problems = append(e.list.Problems, Problem{e.number, fmt.Sprintf(format, args...)})
	}
}

// makeRoom makes room for as many citations as there will be if the rest of the
// file is like what was read.
func (e *reader) makeRoom() {
	if e.o.Size <= e.read {
		return
	}
	n := len(e.list.From)
	more := min(float64(n)*(float64(e.o.Size)/float64(e.read))*1.02, math.MaxInt32) - float64(n)
	e.list.From, e.list.To = slices.Grow(e.list.From, int(more)), slices.Grow(e.list.To, int(more))
	if e.o.Lines {
		e.list.Lines = slices.Grow(e.list.Lines, int(more))
	}
}

func (e *reader) line(line []byte) {
	if !e.begun {
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
	}
	if len(line) > 0 && line[0] == '#' {
		if e.o.Archive == "" {
			e.o.Archive = archiveIn(string(line))
		}
		return
	}
	start, end, next := cutField(line, 0)
	first := line[start:end]
	start, end, _ = cutField(line, next)
	second := line[start:end]
	if len(first) == 0 && next >= len(line) {
		return
	}
	begun := e.begun
	e.begun = true
	from := e.lastID
	if len(e.last) == 0 || !bytes.Equal(first, e.last) {
		id, ok := e.id(first)
		if !ok {
			if _, cited := e.id(second); begun || cited {
				e.problem("%q is no arXiv identifier", cut(first))
			} else {
				e.turned = strings.EqualFold(string(first), "cited") || strings.EqualFold(string(second), "citing")
			}
			return
		}
		from = e.table.Number(id)
		e.last, e.lastID = append(e.last[:0], first...), from
	}
	id, ok := e.id(second)
	if !ok {
		e.problem("%q is no arXiv identifier", cut(second))
		return
	}
	to := e.table.Number(id)
	if e.turned {
		from, to = to, from
	}
	e.list.From, e.list.To = append(e.list.From, from), append(e.list.To, to)
	if e.o.Lines {
		e.list.Lines = append(e.list.Lines, int32(e.number))
	}
}

func (e *reader) id(field []byte) (arxiv.ID, bool) { return parseID(field, e.o.Archive) }

// parseID reads an identifier, or a bare number where there is an archive for it.
func parseID(field []byte, archive string) (arxiv.ID, bool) {
	if n := len(field); archive != "" && 0 < n && n <= 7 && len(bytes.Trim(field, "0123456789")) == 0 {
		padded := append(append([]byte(archive), '/'), "0000000"[n:]...)
		return arxiv.ParseID(append(padded, field...))
	}
	return arxiv.ParseID(field)
}

// cutField returns where the field at line[from:] stands, which ends at a comma, a
// semicolon, a tab or a blank, without the blanks and quotes around it, and where the
// next one begins.
func cutField(line []byte, from int) (start, end, next int) {
	start = behindBlanks(line, from)
	if start < len(line) && line[start] == '"' {
		if n := bytes.IndexByte(line[start+1:], '"'); n >= 0 {
			start++
			end = start + n
			next = end + 1
			for next < len(line) && isSeparator(line[next]) {
				next++
			}
			return start, end, next
		}
	}
	for end = start; end < len(line); end++ {
		if isSeparator(line[end]) {
			next = behindBlanks(line, end)
			if next < len(line) && isSeparator(line[next]) {
				next++
			}
			return start, end, next
		}
	}
	return start, end, end
}

func behindBlanks(line []byte, at int) int {
	for at < len(line) && line[at] == ' ' {
		at++
	}
	return at
}

func isSeparator(c byte) bool { return c == ',' || c == ' ' || c == '\t' || c == ';' }

// cut shortens what a message quotes.
func cut(field []byte) []byte { return field[:min(len(field), 40)] }
