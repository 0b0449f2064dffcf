package readlist

import (
	"fmt"
	"strings"
	"unsafe"

	"clipgraph/arxiv"
	"clipgraph/arxiv/edgelist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/shortname"
	"clipgraph/arxiv/readlist/source"
	"clipgraph/bib/work"
)

// Files of citations contain only identifiers. Each identifier becomes a row at its first
// occurrence, and each line a citation.

var citations = format{name: "citations", marks: markEdges, read: readEdges}

// citationConfidence is the confidence in a citation from a file of the user.
const citationConfidence = 1

// markEdges returns a marker of the identifiers of a file of citations.
func markEdges(file, head string, _ bool) record.Marker {
	lines := edgelist.Lines{Archive: edgelist.Archive(file, []byte(head))}
	return func(source string, final bool, found func(arxiv.Match)) (taken int) {
		for line := range strings.Lines(source) {
			if !final && !strings.HasSuffix(line, "\n") && len(line) <= record.MaxLine {
				break
			}
			pair, _ := lines.Pair(bytesOf(line))
			for _, r := range pair {
				if !r.ID.IsZero() {
					found(arxiv.Match{Ref: arxiv.Ref{ID: r.ID}, Start: taken + r.Start, End: taken + r.End})
				}
			}
			taken += len(line)
		}
		return taken
	}
}

// bytesOf returns the bytes of s, which must not be changed.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// readEdges reads a file of citations.
func readEdges(l *List, text string) {
	readWorks(l, text)
	o := edgelist.Options{Archive: edgelist.Archive(l.File, nil), Size: int64(len(text)), Lines: true, DOIs: true}
	edges, err := edgelist.Read(readerWhile(l.ctx, text), o)
	if err != nil { // later lines are not citations
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

// readWorks adds a row for each work of a file of citations, at its first occurrence.
// References has found those of arXiv already.
func readWorks(l *List, text string) {
	c := collector{list: l}
	lines := edgelist.Lines{Archive: edgelist.Archive(l.File, []byte(text[:min(len(text), source.HeadSize)]))}
	seen, start := map[string]bool{}, 0
	for line := range strings.Lines(text) {
		pair, _ := lines.Pair(bytesOf(line))
		for _, r := range pair {
			if r.DOI != "" && !seen[r.DOI] {
				seen[r.DOI] = true
				id := work.NewDOI(r.DOI)
				row := Row{Links: []Link{{Kind: link.Paper, URL: id.URL()}}, Work: &work.Work{IDs: work.IDs(id), OnlyListed: true}}
				c.append(row, shortname.Hints{}, start+r.Start, start+r.End)
			}
		}
		start += len(line)
	}
	c.addRest(true)
}
