package export

import (
	"io"
	"iter"
	"strings"

	"clipgraph/bib"
	"clipgraph/bib/citekey"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// writeBib writes a BibTeX entry for each listed paper, in the order of the lists.
func writeBib(w io.Writer, g *graph.Graph, o Options) error {
	listed := g.Listed()
	out := bib.NewWriter(w)
	err := out.WriteFile(func(yield func(string, *work.Work) bool) {
		for _, i := range listed {
			if p := g.Papers()[i]; p.Listed() && !yield(p.Key, p.Meta) {
				return
			}
		}
		for key, entry := range otherEntries(g, listed) {
			if !yield(key, entry) {
				return
			}
		}
	}, o.Entry)
	if err != nil {
		return err
	}
	return out.Flush()
}

// otherEntries yields the entries of papers that a bibliography has under more than one key.
// Documents cite these keys too.
func otherEntries(g *graph.Graph, listed []int) iter.Seq2[string, *work.Work] {
	return func(yield func(string, *work.Work) bool) {
		var written map[string]bool // keys in lower case
		for _, i := range listed {
			for _, row := range g.Papers()[i].Rows {
				if row.Work.Entry == nil || !citekey.Valid(row.Key) {
					continue
				}
				if written == nil {
					written = make(map[string]bool, len(listed))
					for _, p := range g.Papers() {
						written[strings.ToLower(p.Key)] = true
					}
				}
				if key := strings.ToLower(row.Key); !written[key] {
					written[key] = true
					entry := *row.Work
					entry.OnlyListed = true
					if !yield(row.Key, &entry) {
						return
					}
				}
			}
		}
	}
}
