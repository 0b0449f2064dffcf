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
// comment of SNAP's.
var header = regexp.MustCompile(`(?i)^\x{feff}?(?:#[^\n]*\n)*(?:"?(?:source|citing|from|fromnodeid)"?[,;\t ]+"?(?:target|cited|to|tonodeid)\b|"?cited"?[,;\t ]+"?citing\b|#\s*fromnodeid)`)

// Is reports whether a file, whose beginning is head, says that it is a list of
// citations and has some: its first lines hold more of them than of anything else.
// Of a longer head only the first [HeadSize] bytes count.
func Is(name string, head []byte) bool {
	head = head[:min(len(head), HeadSize)]
	if !header.Match(head) {
		return false
	}
	if end := bytes.LastIndexByte(head, '\n'); len(head) == HeadSize {
		head = head[:end+1] // the last line may be cut
	}
	list, err := Read(bytes.NewReader(head), Options{Archive: Archive(name, nil)})
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

// Reference is an identifier where it stands in a line, in bytes.
type Reference struct {
	ID         arxiv.ID
	Start, End int
}

// Pair returns the two identifiers of a line, as they stand there; ok is false if it
// holds no citation. Bare numbers are of the archive.
func Pair(line []byte, archive string) (pair [2]Reference, ok bool) {
	line = bytes.TrimRight(line, "\r\n")
	if len(line) > 0 && line[0] == '#' {
		return pair, false
	}
	at := 0
	for i := range pair {
		start, end, next := cutField(line, at)
		id, is := parseID(line[start:end], archive)
		if !is {
			return pair, false
		}
		pair[i], at = Reference{id, start, end}, next
	}
	return pair, true
}
