package edgelist

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"

	"clipgraph/arxiv"
)

// HeadSize is the number of bytes that [Is] examines.
const HeadSize = 4 << 10

// header matches the header of a file of citations, or a comment of SNAP. Other columns
// may come before the two, as in OpenCitations' tables.
var header = regexp.MustCompile(`(?i)^\x{feff}?(?:#[^\n]*\n)*(?:(?:"?\w+"?[,;\t])*"?citing"?[,;\t ]+"?cited\b|"?(?:source|citing|from|fromnodeid)"?[,;\t ]+"?(?:target|cited|to|tonodeid)\b|(?:"?\w+"?[,;\t])*"?cited"?[,;\t ]+"?citing\b|#\s*fromnodeid)`)

// Is reports whether a file that begins with head is a list of citations: it has a header
// that says so, and its first lines hold more citations than anything else. Only the
// first [HeadSize] bytes of head count.
func Is(name string, head []byte) bool {
	head = head[:min(len(head), HeadSize)]
	return header.Match(head) && holdsCitations(name, head)
}

// HasPairs reports whether each of the first lines of a file that begins with head holds
// two identifiers, without a header that calls it a list of citations.
func HasPairs(name string, head []byte) bool {
	head = head[:min(len(head), HeadSize)]
	return !header.Match(head) && holdsCitations(name, head)
}

// holdsCitations reports whether head has more citations than other lines.
func holdsCitations(name string, head []byte) bool {
	if end := bytes.LastIndexByte(head, '\n'); len(head) == HeadSize {
		head = head[:end+1] // the last line may be cut
	}
	list, err := Read(bytes.NewReader(head), Options{Archive: Archive(name, nil), DOIs: true})
	return err == nil && len(list.From) > 0
}

// Archive returns the archive of bare numbers that SNAP's file name, such as
// cit-HepTh.txt.gz, or a comment in the head names, or "".
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

// archiveIn returns the archive in a comment with SNAP's name of the file, such as
// "Cit-HepTh", or "".
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

// Reference is an identifier with its position in a line, in bytes. It is an arXiv
// identifier or a DOI in lower case.
type Reference struct {
	ID         arxiv.ID
	DOI        string
	Start, End int
}

// Lines finds the identifiers in the lines of a file, one line at a time, as [Scan] does.
// The zero value is at the start of a file.
type Lines struct {
	Archive string // the archive of bare numbers

	started bool // a line other than a comment was read
	columns int  // the number of columns before the two identifiers
}

// Pair returns the two identifiers of the next line, with their positions. ok is false if
// the line holds no citation.
func (l *Lines) Pair(line []byte) (pair [2]Reference, ok bool) {
	line = bytes.TrimRight(line, "\r\n")
	at := 0
	if !l.started && bytes.HasPrefix(line, []byte("\ufeff")) {
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
	if !l.started && len(bytes.TrimSpace(line)) > 0 {
		l.started = true
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
		r.Start = cap(line) - cap(field) // the offset in the line
		r.End = r.Start + len(field)
		if doi, is := findDOI(field, nil); is {
			r.DOI = string(doi)
		} else if r.ID, is = parseID(field, l.Archive); !is {
			return [2]Reference{}, false
		}
	}
	return pair, true
}
