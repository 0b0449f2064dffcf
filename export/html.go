package export

import (
	"cmp"
	"io"

	"clipgraph/bib"
	"clipgraph/export/page"
	"clipgraph/graph"
	"clipgraph/internal/words"
)

// writeHTML writes the graph as one page: a picture, a search, filters and a card for each paper.
// Without scripts it shows a still picture and a table.
func writeHTML(w io.Writer, g *graph.Graph, o Options) error {
	static := Options{Lanes: o.Lanes, Reverse: o.Reverse, NoTitle: true}
	return page.Write(w, g, page.Options{
		Lanes: o.Lanes, Reverse: o.Reverse, Title: cmp.Or(o.Title, pictureTitle(g)),
		Picture: func(w io.Writer) error { return writeSVG(w, g, static) },
		Paper: func(i int) page.Paper {
			p := g.Papers()[i]
			return page.Paper{Authors: pageAuthors(p), Venue: venue(p), Links: pageLinks(p)}
		},
		Entry: func(i int) (string, error) {
			p := g.Papers()[i]
			return bib.NewEntry(p.Meta, p.Key, o.Entry).Expanded().Text()
		},
	})
}

// pageAuthors returns the names of the authors as the page shows them.
func pageAuthors(p *graph.Paper) (names []string) {
	for _, a := range p.Meta.Authors {
		names = append(names, a.String())
	}
	if p.Meta.MoreAuthors && len(names) > 0 {
		names = append(names, "et al.")
	}
	return names
}

// pageLinks returns the paper's own address and those of the list, without duplicates and
// without addresses that a browser should not follow.
func pageLinks(p *graph.Paper) []page.Link {
	var all []page.Link
	seen := map[string]bool{}
	appendLink := func(text, address string) {
		if address = safeAddress(address); address != "" && !seen[address] {
			seen[address] = true
			all = append(all, page.Link{Text: words.CutBytes(oneLine(text), 60), URL: address})
		}
	}
	if !p.ID.IsZero() {
		appendLink("arXiv:"+p.ID.String(), p.ID.URL())
		seen["https://arxiv.org/pdf/"+p.ID.String()] = true
	} else {
		appendLink("Paper", p.Meta.URL)
	}
	for _, l := range links(p) {
		appendLink(cmp.Or(l.Text, string(l.Kind)), l.URL)
	}
	return all
}
