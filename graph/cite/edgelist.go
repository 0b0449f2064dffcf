// Package cite reads real citations: who cites whom, as a source says it. The
// sources are files of edges and Semantic Scholar.
//
// Start with [ReadEdgeList] for a file, and [API] for the papers of a list.
package cite

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

// EdgeList is a file of citations: paper From[i] cites paper To[i], as indexes
// into IDs, which are in the order in which the file names them first.
type EdgeList struct {
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

// EdgeListOptions say how an edge list is read.
type EdgeListOptions struct {
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
	maxEdgeLine = 1 << 20
	maxSkipped  = 64 << 20 // of a longer line
	maxProblems = 20
	maxEdgeList = 8 << 30
	// sample is the number of lines after which the room for the rest is made.
	sample = 1 << 14
)

// ReadEdgeList reads citations from r: two identifiers a line, apart by a comma, a
// semicolon, a tab or blanks, quoted or not; further columns are passed over.
// Lines that begin with # and empty ones are comments; a first line without
// identifiers is a header, which may say "cited,citing" where the cited paper
// stands first. Gzip is unpacked. A line that holds no citation is a problem; an
// error is what r says, a binary file, a line of more than 64 MiB, a file larger
// than MaxBytes, or one in which there are more problems than citations. The time is linear, and nothing is kept of a
// line.
func ReadEdgeList(r io.Reader, o EdgeListOptions) (*EdgeList, error) {
	in := bufio.NewReaderSize(r, maxEdgeLine)
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("unpacking: %w", err)
		}
		defer unpacked.Close()
		in, o.Size = bufio.NewReaderSize(unpacked, maxEdgeLine), 0
	}
	if head, _ := in.Peek(4 << 10); bytes.IndexByte(head, 0) >= 0 {
		return nil, errors.New("a binary file, no list of citations")
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = maxEdgeList
	}
	e := edgeReader{o: o}
	for {
		line, err := in.ReadSlice('\n')
		if e.read += int64(len(line)); e.read > o.MaxBytes {
			return nil, fmt.Errorf("it is larger than %d MiB", o.MaxBytes>>20)
		}
		e.number++
		if errors.Is(err, bufio.ErrBufferFull) {
			e.problem("longer than %d bytes", maxEdgeLine)
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
	for range maxSkipped / maxEdgeLine {
		var line []byte
		line, err = in.ReadSlice('\n')
		*read += int64(len(line))
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
	return err
}

// edgeReader reads the lines one by one.
type edgeReader struct {
	o      EdgeListOptions
	list   EdgeList
	table  arxiv.Table
	number int   // of the line
	read   int64 // bytes
	begun  bool  // a line that is no comment was read
	turned bool  // the cited paper stands first

	last   []byte // the first field of the line before: files are sorted by it
	lastID int32
}

func (e *edgeReader) problem(format string, args ...any) {
	if e.list.Skipped++; len(e.list.Problems) < maxProblems {
		e.list.Problems = append(e.list.Problems, Problem{e.number, fmt.Sprintf(format, args...)})
	}
}

// makeRoom makes room for as many citations as there will be if the rest of the
// file is like what was read.
func (e *edgeReader) makeRoom() {
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

func (e *edgeReader) line(line []byte) {
	if !e.begun {
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
	}
	if len(line) > 0 && line[0] == '#' {
		if e.o.Archive == "" {
			e.o.Archive = archiveIn(string(line))
		}
		return
	}
	first, rest := field(line)
	second, _ := field(rest)
	if len(first) == 0 && len(rest) == 0 {
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

// id reads an identifier, or a bare number where there is an archive for it.
func (e *edgeReader) id(field []byte) (arxiv.ID, bool) {
	if n := len(field); e.o.Archive != "" && 0 < n && n <= 7 && len(bytes.Trim(field, "0123456789")) == 0 {
		padded := append(append([]byte(e.o.Archive), '/'), "0000000"[n:]...)
		return arxiv.ParseID(append(padded, field...))
	}
	return arxiv.ParseID(field)
}

// field cuts the first field off line, which ends at a comma, a semicolon, a tab
// or a blank, and the blanks and quotes around it.
func field(line []byte) (first, rest []byte) {
	line = bytes.TrimLeft(line, " ")
	if len(line) > 0 && line[0] == '"' {
		if end := bytes.IndexByte(line[1:], '"'); end >= 0 {
			return line[1 : end+1], bytes.TrimLeft(line[end+2:], " \t,;")
		}
	}
	for i, c := range line {
		if c == ',' || c == '\t' || c == ' ' || c == ';' {
			rest = bytes.TrimLeft(line[i:], " ")
			if len(rest) > 0 && (rest[0] == ',' || rest[0] == '\t' || rest[0] == ';') {
				rest = rest[1:]
			}
			return line[:i], rest
		}
	}
	return line, nil
}

// archiveIn returns the archive of SNAP's name for its file of citations, such as
// "Cit-HepTh", in a comment; "" if there is none.
func archiveIn(comment string) string {
	comment = strings.ToLower(comment)
	for _, archive := range arxiv.Archives() {
		if strings.Contains(comment, "cit-"+strings.ReplaceAll(archive, "-", "")) {
			return archive
		}
	}
	return ""
}

// cut shortens what a message quotes.
func cut(field []byte) []byte { return field[:min(len(field), 40)] }
