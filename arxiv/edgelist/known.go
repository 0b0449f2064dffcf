package edgelist

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"

	"clipgraph/arxiv"
)

// HeadSize is how much of a file [Is] looks at, in bytes.
const HeadSize = 4 << 10

// header is the first line of a file that says it is a list of citations, or a
// comment of SNAP's. Columns may stand before the two, as in OpenCitations' tables.
var header = regexp.MustCompile(`(?i)^\x{feff}?(?:#[^\n]*\n)*(?:(?:"?\w+"?[,;\t])*"?citing"?[,;\t ]+"?cited\b|"?(?:source|citing|from|fromnodeid)"?[,;\t ]+"?(?:target|cited|to|tonodeid)\b|(?:"?\w+"?[,;\t])*"?cited"?[,;\t ]+"?citing\b|#\s*fromnodeid)`)

// Is reports whether a file, whose beginning is head, says that it is a list of
// citations and has some: its first lines hold more of them than of anything else.
// Of a longer head only the first [HeadSize] bytes count.
func Is(name string, head []byte) bool {
	head = head[:min(len(head), HeadSize)]
	return header.Match(head) && holdsCitations(name, head)
}

// HasPairs reports whether each of the first lines of a file, whose beginning is head,
// holds two identifiers and at most further columns: it may be a list of citations, and
// does not say so.
func HasPairs(name string, head []byte) bool {
	head = head[:min(len(head), HeadSize)]
	return !header.Match(head) && holdsCitations(name, head)
}

// holdsCitations reports whether a head has citations, more than other lines.
func holdsCitations(name string, head []byte) bool {
	if end := bytes.LastIndexByte(head, '\n'); len(head) == HeadSize {
		head = head[:end+1] // the last line may be cut
	}
	list, err := Read(bytes.NewReader(head), Options{Archive: Archive(name, nil), DOIs: true})
	return err == nil && len(list.From) > 0
}

// Archive returns the archive of bare numbers that SNAP's name of a file tells, such
// as cit-HepTh.txt.gz, or a comment in its head; "" if there is none.
func Archive(name string, head []byte) string {
	base := strings.ToLower(filepath.Base(name))
	for _, archive := range arxiv.Archives() {
		if strings.HasPrefix(base, snapName(archive)) {
			return archive
		}
	}
	for line := range bytes.Lines(head) {
		if len(line) > 0 && line[0] == '#' {
			if archive := archiveIn(string(line)); archive != "" {
				return archive
			}
		}
	}
	return ""
}

// archiveIn returns the archive of SNAP's name for its file of citations, such as
// "Cit-HepTh", in a comment; "" if there is none.
func archiveIn(comment string) string {
	comment = strings.ToLower(comment)
	for _, archive := range arxiv.Archives() {
		if strings.Contains(comment, snapName(archive)) {
			return archive
		}
	}
	return ""
}

func snapName(archive string) string { return "cit-" + strings.ReplaceAll(archive, "-", "") }

// Reference is an identifier where it stands in a line, in bytes: one of arXiv's, or a
// DOI, in lower case.
type Reference struct {
	ID         arxiv.ID
	DOI        string
	Start, End int
}

// Lines finds the identifiers of a file's lines one by one, as [Scan] does. The zero
// value is at the start of a file.
type Lines struct {
	Archive string // of bare numbers

	begun   bool // a line that is no comment was read
	columns int  // before the two identifiers
}

// Pair returns the two identifiers of the next line, as they stand there; ok is false
// if it holds no citation.
func (l *Lines) Pair(line []byte) (pair [2]Reference, ok bool) {
	line = bytes.TrimRight(line, "\r\n")
	at := 0
	if !l.begun && bytes.HasPrefix(line, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	if len(line) > at && line[at] == '#' {
		return pair, false
	}
	start := at
	for range l.columns {
		_, _, at = cutField(line, at)
	}
	pair, ok = l.pairAt(line, at)
	if !l.begun && len(bytes.TrimSpace(line)) > 0 {
		l.begun = true
		if !ok {
			l.columns, _ = columnsOf(line[start:])
		}
	}
	return pair, ok
}

// pairAt returns the two identifiers at line[at:].
func (l *Lines) pairAt(line []byte, at int) (pair [2]Reference, ok bool) {
	start, end, next := cutField(line, at)
	from, to, _ := cutField(line, next)
	first, second := cutDOIs(line, start, next, line[start:end], line[from:to])
	for i, field := range [2][]byte{first, second} {
		r := &pair[i]
		r.Start = cap(line) - cap(field) // where it stands in the line
		r.End = r.Start + len(field)
		if doi, is := findDOI(field, nil); is {
			r.DOI = string(doi)
		} else if r.ID, is = parseID(field, l.Archive); !is {
			return [2]Reference{}, false
		}
	}
	return pair, true
}
