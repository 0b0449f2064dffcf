package readlist

import (
	"fmt"
	"strings"
	"unsafe"

	"clipgraph/arxiv"
	"clipgraph/arxiv/edgelist"
	"clipgraph/arxiv/readlist/record"
)

// Files of citations name papers and nothing else: each identifier is an item, where it
// stands first, and each line a citation.

var citations = format{name: "citations", marks: markEdges, read: readEdges}

// citationConfidence is that of a citation in a file of the user's own.
const citationConfidence = 1

// markEdges returns what finds the identifiers of a file of citations.
func markEdges(file, head string, _ bool) record.Marker {
	archive := edgelist.Archive(file, []byte(head))
	return func(source string, final bool, found func(arxiv.Match)) (taken int) {
		for line := range strings.Lines(source) {
			if !final && !strings.HasSuffix(line, "\n") && len(line) <= record.MaxLine {
				break
			}
			if pair, ok := edgelist.Pair(bytesOf(line), archive); ok {
				for _, r := range pair {
					found(arxiv.Match{Ref: arxiv.Ref{ID: r.ID}, Start: taken + r.Start, End: taken + r.End})
				}
			}
			taken += len(line)
		}
		return taken
	}
}

// bytesOf returns the bytes of s, which nobody may change.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// readEdges reads a file of citations.
func readEdges(l *List, text string) {
	readIDs(l, text)
	o := edgelist.Options{Archive: edgelist.Archive(l.File, nil), Size: int64(len(text)), Lines: true}
	edges, err := edgelist.Read(whileOf(l.ctx, text), o)
	if err != nil { // it goes on as something else
		l.problem(1, 1, "%v", err)
		return
	}
	for _, p := range edges.Problems {
		l.problem(p.Line, 1, "%s", p.Message)
	}
	l.Skipped = edges.Skipped - len(edges.Problems)
	l.Citations = make([]Citation, len(edges.From))
	for i, from := range edges.From {
		l.Citations[i] = Citation{
			Citing: edges.ID(from), Cited: edges.ID(edges.To[i]),
			Where: fmt.Sprintf("%s:%d", l.File, edges.Lines[i]), Confidence: citationConfidence,
		}
	}
}
