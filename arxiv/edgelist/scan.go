package edgelist

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"clipgraph/arxiv"
)

// Place is the position of a citation in a file.
type Place struct {
	Line   int   // from 1
	Read   int64 // bytes read, decompressed
	Packed bool  // the file is compressed
}

// Limits of an edge list.
const (
	maxLine     = 1 << 20
	maxSkipped  = 64 << 20 // of a line longer than maxLine
	maxProblems = 20
	maxSize     = 8 << 30
	maxDOI      = 500
)

var errTooMany = fmt.Errorf("it has more than %d citations", math.MaxInt32)

// Scan reads citations from r: two identifiers on each line, separated by a comma, a
// semicolon, a tab or blanks, quoted or not. Further columns are ignored. Empty lines and
// lines that begin with # are comments. A first line without identifiers is a header: it
// may say "cited,citing" if the cited paper comes first, and may have columns before
// these two. Gzip is decompressed.
//
// Works are numbered: arXiv identifiers by table, DOIs in lower case by doi, which must
// not keep the bytes. If doi is nil, DOIs are problems. edge is called for each citation;
// its error ends the scan. A line without a citation is a problem. The error is that of r
// or edge, or says that the file is binary, has a line of more than 64 MiB, is larger
// than MaxBytes, or has more problems than citations. The time is linear, and no line is
// kept.
func Scan(r io.Reader, o Options, table *arxiv.Table, doi func([]byte) int32, edge func(citing, cited int32, at *Place) error) (Unread, error) {
	in := bufio.NewReaderSize(r, maxLine)
	s := scanner{o: o, table: table, doi: doi, edge: edge}
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return Unread{}, fmt.Errorf("unpacking: %w", err)
		}
		defer unpacked.Close()
		in, s.at.Packed = bufio.NewReaderSize(unpacked, maxLine), true
	}
	if head, _ := in.Peek(4 << 10); bytes.IndexByte(head, 0) >= 0 {
		return Unread{}, errors.New("a binary file, not a list of citations")
	}
	if s.o.MaxBytes <= 0 {
		s.o.MaxBytes = maxSize
	}
	err := s.lines(in)
	if err == nil && s.unread.Skipped > s.citations {
		err = s.notAList()
	}
	if err != nil {
		return Unread{}, err
	}
	return s.unread, nil
}

// scanner scans the lines of a file.
type scanner struct {
	o     Options
	table *arxiv.Table
	doi   func([]byte) int32
	edge  func(citing, cited int32, at *Place) error

	at         Place
	citations  int
	unread     Unread
	started    bool // a line that is no comment was read
	citedFirst bool // the cited paper comes first
	columns    int  // the number of columns before the two

	last   []byte // the first field of the previous line: files are often sorted by it
	lastID int32
	lower  []byte // a buffer for a DOI in lower case
}

func (s *scanner) lines(in *bufio.Reader) error {
	for {
		line, err := in.ReadSlice('\n')
		if s.at.Read += int64(len(line)); s.at.Read > s.o.MaxBytes {
			return fmt.Errorf("it is larger than %d MiB", s.o.MaxBytes>>20)
		}
		s.at.Line++
		if errors.Is(err, bufio.ErrBufferFull) {
			s.problem("longer than %d bytes", maxLine)
			if err = s.skipLine(in); err == nil {
				continue
			}
			if errors.Is(err, bufio.ErrBufferFull) {
				return fmt.Errorf("line %d has no end", s.at.Line)
			}
			line = nil
		}
		if len(line) > 0 {
			if err := s.line(bytes.TrimRight(line, "\r\n")); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("line %d: %w", s.at.Line, err)
		case s.at.Line&(s.at.Line-1) == 0 && s.at.Line >= sample && s.unread.Skipped > s.citations:
			return s.notAList() // do not wait for the end of a large file
		}
	}
}

// skipLine reads the rest of a line. The error is bufio.ErrBufferFull if the line is too
// long.
func (s *scanner) skipLine(in *bufio.Reader) (err error) {
	for range maxSkipped / maxLine {
		var line []byte
		line, err = in.ReadSlice('\n')
		s.at.Read += int64(len(line))
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
	return err
}

// notAList returns the error of a file with more problems than citations.
func (s *scanner) notAList() error {
	p := s.unread.Problems[0]
	return fmt.Errorf("not a list of citations: line %d: %s", p.Line, p.Message)
}

func (s *scanner) problem(format string, args ...any) {
	if s.unread.Skipped++; len(s.unread.Problems) < maxProblems {
		s.unread.Problems = append(s.unread.Problems, Problem{s.at.Line, fmt.Sprintf(format, args...)})
	}
}

// reportInvalid reports a field that is not an identifier.
func (s *scanner) reportInvalid(field []byte) {
	what := "arXiv identifier"
	if s.doi != nil {
		what = "arXiv identifier or DOI"
	}
	s.problem("%q is not an %s", cut(field), what)
}

func (s *scanner) line(line []byte) error {
	if !s.started {
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
	}
	if len(line) > 0 && line[0] == '#' {
		if s.o.Archive == "" {
			s.o.Archive = archiveIn(string(line))
		}
		return nil
	}
	at := 0
	for range s.columns {
		_, _, at = cutField(line, at)
	}
	start, end, next := cutField(line, at)
	if start == end && next >= len(line) {
		return nil
	}
	first := line[start:end]
	from, end, _ := cutField(line, next)
	second := line[from:end]
	if s.doi != nil {
		first, second = cutDOIs(line, start, next, first, second)
	}
	begun := s.started
	s.started = true
	citing := s.lastID
	if len(s.last) == 0 || !bytes.Equal(first, s.last) {
		var ok bool
		if citing, ok = s.number(first); !ok {
			if begun || s.isID(second) {
				s.reportInvalid(first)
			} else {
				s.columns, s.citedFirst = columnsOf(line)
			}
			return nil
		}
		s.last, s.lastID = append(s.last[:0], first...), citing
	}
	cited, ok := s.number(second)
	if !ok {
		s.reportInvalid(second)
		return nil
	}
	if s.citedFirst {
		citing, cited = cited, citing
	}
	s.citations++
	return s.edge(citing, cited, &s.at)
}

// columnsOf parses a header. It returns the number of columns before the adjacent columns
// citing and cited, and whether cited comes first. Without such columns the identifiers
// are the first two.
func columnsOf(line []byte) (before int, turned bool) {
	const most = 20
	citing, cited := -1, -1
	for n, at := 0, 0; n < most && at < len(line); n++ {
		start, end, next := cutField(line, at)
		switch name := string(line[start:end]); {
		case strings.EqualFold(name, "citing"):
			citing = n
		case strings.EqualFold(name, "cited"):
			cited = n
		}
		at = next
	}
	if citing >= 0 && cited >= 0 {
		return min(citing, cited), cited < citing
	}
	return 0, citing == 1 || cited == 0
}

// isID reports whether a field is an identifier.
func (s *scanner) isID(field []byte) bool {
	if s.doi != nil {
		if _, ok := findDOI(field, nil); ok {
			return true
		}
	}
	_, ok := parseID(field, s.o.Archive)
	return ok
}

// number parses an identifier and returns its number.
func (s *scanner) number(field []byte) (int32, bool) {
	if s.doi != nil {
		if doi, ok := findDOI(field, s.lower[:0]); ok {
			s.lower = doi
			return s.doi(doi), true
		}
	}
	id, ok := parseID(field, s.o.Archive)
	if !ok {
		return 0, false
	}
	return s.table.Number(id), true
}
