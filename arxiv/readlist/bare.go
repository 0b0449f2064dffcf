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

// Identifiers alone: a text of nothing but them, one a line, as the command
// ids writes it, or of addresses. Blank lines and those that begin with "#" do
// not count. Where every line is an identifier, none of them needs a mark, and
// no title is missed: DOIs, ISBNs and those of the ACL may be bare, too.

// looksLikeIDs reports whether every line of head is an identifier, apart from
// the last one, which may be cut.
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

// markIDs returns what finds the identifiers that take a line each.
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

// readIDs makes a row of each. Those of arXiv are found already.
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
