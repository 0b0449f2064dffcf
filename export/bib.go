package export

import (
	"io"
	"strings"

	"clipgraph/bib"
	"clipgraph/bib/citekey"
	"clipgraph/graph"
)

// otherEntries returns the entries that bibliographies have for papers under
// further keys: texts cite these, too.
func otherEntries(g *graph.Graph, o Options) []*bib.Draft {
	var others []*bib.Draft
	written := map[string]bool{}
	for _, p := range g.Papers() {
		written[strings.ToLower(p.Key)] = true
	}
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		for _, row := range p.Rows {
			key := strings.ToLower(row.Key)
			if row.Work.Entry == nil || written[key] || !citekey.Valid(row.Key) {
				continue
			}
			written[key] = true
			own := *row.Work
			own.OnlyListed = true
			others = append(others, bib.NewEntry(&own, row.Key, o.Entry))
		}
	}
	return others
}

// writeBib writes one BibTeX entry a paper, in the order of the lists, and none of
// papers that no list has.
func writeBib(w io.Writer, g *graph.Graph, o Options) error {
	var entries []*bib.Draft
	papers := g.Papers()
	for _, i := range g.Listed() {
		if papers[i].Listed() { // else it is there because listed papers cite it
			entries = append(entries, bib.NewEntry(papers[i].Meta, papers[i].Key, o.Entry))
		}
	}
	entries = append(entries, otherEntries(g, o)...)
	out := bib.NewWriter(w)
	if err := out.WriteFile(entries); err != nil {
		return err
	}
	return out.Flush()
}
