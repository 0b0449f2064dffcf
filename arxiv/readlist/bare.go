package readlist

import (
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/shortname"
	"clipgraph/arxiv/readlist/source"
	"clipgraph/bib/work"
)

// The format of bare identifiers: one identifier or address on each line, as the command
// ids writes them. Blank lines and lines that begin with "#" are ignored. Since every
// line is an identifier, it needs no mark; DOIs, ISBNs and ACL identifiers may be bare
// too.

// looksLikeIDs reports whether every line of head is an identifier, except for the last
// one, which may be truncated.
func looksLikeIDs(head string) bool {
	any := false
	for line := range strings.Lines(head) {
		whole := strings.HasSuffix(line, "\n") || len(head) < source.HeadSize
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || !whole {
			continue
		}
		if !isID(line) {
			return false
		}
		any = true
	}
	return any
}

// isID reports whether line is an identifier, with or without a mark.
func isID(line string) bool {
	if _, ok := record.BareID(line); ok {
		return true
	}
	if _, ok := work.FindBare(line); ok {
		return true
	}
	refs := arxiv.Find(line)
	return len(refs) == 1 && refs[0].Err == nil && refs[0].Start == 0 && strings.TrimSuffix(line[refs[0].End:], ".pdf") == ""
}

// markIDs returns a marker of identifiers that are lines of their own.
func markIDs(string, string, bool) record.Marker {
	return func(source string, final bool, found func(arxiv.Match)) (taken int) {
		for line := range strings.Lines(source) {
			if !final && !strings.HasSuffix(line, "\n") && len(line) <= record.MaxLine {
				break
			}
			blanks := len(line) - len(strings.TrimLeft(line, " \t"))
			if m, ok := record.BareID(strings.TrimSpace(line)); ok {
				m.Start, m.End = m.Start+taken+blanks, m.End+taken+blanks
				found(m)
			}
			taken += len(line)
		}
		return taken
	}
}

// readIDs adds a row for each identifier. References has found those of arXiv already.
func readIDs(l *List, text string) {
	c := collector{list: l}
	seen, start := map[work.ID]bool{}, 0
	for line := range strings.Lines(text) {
		id, ok := work.FindBare(line)
		if ok && id.Kind != work.ArXiv && !seen[id.Key()] {
			seen[id.Key()] = true
			row := Row{Links: []Link{{Kind: link.Paper, URL: id.URL()}}, Work: &work.Work{IDs: work.IDs(id), OnlyListed: true}}
			c.append(row, shortname.Hints{}, start, start+len(strings.TrimRight(line, "\r\n")))
		}
		start += len(line)
	}
	c.addRest(true)
}
