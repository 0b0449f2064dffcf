package export

import (
	"cmp"
	"fmt"
	"io"
	"strconv"

	"clipgraph/arxiv/readlist/link"
	"clipgraph/export/readme"
	"clipgraph/graph"
	"clipgraph/graph/layout"
)

// writeMermaid writes the graph as a Mermaid diagram, which GitHub shows.
func writeMermaid(w io.Writer, g *graph.Graph, o Options) error {
	d := readme.Diagram{Direction: cmp.Or(o.RankDir, "LR"), Papers: readmePapers(g)}
	for _, group := range layout.GroupingByName(o.Lanes).Groups(g) {
		d.Groups = append(d.Groups, readme.Group{Path: []string{group.Name}, Papers: group.Papers})
	}
	for _, e := range g.Edges() {
		from, to := o.ends(e)
		kind := &strokes[strokeOf(e)]
		d.Edges = append(d.Edges, readme.Edge{From: from, To: to, Style: kind.Stroke.Style, Arrow: kind.Builds})
	}
	text, err := d.Text()
	if err != nil {
		return fmt.Errorf("%w; choose a part of the list, by --section, --since or --only", err)
	}
	_, err = io.WriteString(w, text)
	return err
}

// writeMarkdown writes the papers as a reading list with a table for each section.
func writeMarkdown(w io.Writer, g *graph.Graph, o Options) error {
	t := readme.Table{Papers: readmePapers(g)}
	for _, group := range layout.GroupingByName("").Groups(g) {
		path := []string{group.Name}
		if first := g.Papers()[group.Papers[0]]; first.Listed() {
			path = first.Row().Section
		}
		t.Groups = append(t.Groups, readme.Group{Path: path, Papers: group.Papers})
	}
	_, err := io.WriteString(w, t.Text())
	return err
}

// readmePapers returns the papers in the form that package readme writes.
func readmePapers(g *graph.Graph) []readme.Paper {
	papers := make([]readme.Paper, len(g.Papers()))
	for i, p := range g.Papers() {
		papers[i] = readme.Paper{Name: p.Name, Title: p.TitleOrID(), Authors: authorNames(p), Venue: venue(p), URL: safeURL(p), Links: readmeLinks(p)}
		if year, _ := p.Date(); year != 0 {
			papers[i].Year = strconv.Itoa(year)
		}
	}
	return papers
}

// readmeLinks returns links to the identifiers and the code of p, except the address that the
// title already links to.
func readmeLinks(p *graph.Paper) (all []readme.Link) {
	first := safeURL(p)
	for _, id := range p.Meta.IDs {
		if address := id.URL(); address != first {
			all = append(all, readme.Link{Text: id.Kind.String(), URL: address})
		}
	}
	for _, l := range links(p) {
		if address := safeAddress(l.URL); l.Kind == link.Code && address != "" {
			all = append(all, readme.Link{Text: "code", URL: address})
		}
	}
	return all
}
