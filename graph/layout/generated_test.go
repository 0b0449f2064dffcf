package layout_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"clipgraph"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/cmd/embedded"
	"clipgraph/graph"
)

// embeddedGraph is the graph of the list that comes with the program.
func embeddedGraph(t testing.TB) *graph.Graph {
	t.Helper()
	works, err := work.ReadJSONL(bytes.NewReader(embedded.Papers))
	if err != nil {
		t.Fatal(err)
	}
	g, _, err := clipgraph.Load(context.Background(), []clipgraph.Input{{Name: "clip.md", Reader: bytes.NewReader(embedded.List)}}, clipgraph.Config{Preferred: work.Chain{works}})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// made says how the papers of a generated graph are: shares from 0 to 1.
type made struct {
	papers, sections int
	named            float64 // have a short name
	authored         float64 // have authors
	dated            float64 // have a month; of the others half have a year
	cites            int     // citations of a paper at most
	first, last      int     // years
	seed             uint64
}

var words = strings.Fields(`learning deep graph vision language prompt tuning large efficient robust attention contrastive zero-shot few-shot
	segmentation retrieval 扩散 模型 שלום عالم $\mathcal{O}(n^2)$ $\ell_2$ diffusion bayesian causal é́tude 🚀 transformers representation generalization`)

// generated returns a graph of made papers: a third of the citations stay in a section, and
// those that are cited are cited again. The same values give the same graph.
func generated(t testing.TB, m made) *graph.Graph {
	t.Helper()
	r := rand.New(rand.NewPCG(m.seed, 1))
	papers := make([]*graph.Paper, m.papers)
	for i := range papers {
		papers[i] = madePaper(r, m, i)
	}
	var edges []graph.Edge
	popular := []int{}
	for i := 1; i < m.papers; i++ {
		for range r.IntN(m.cites + 1) {
			from := r.IntN(i)
			if len(popular) > 0 && r.IntN(3) > 0 {
				from = popular[r.IntN(len(popular))]
			}
			popular = append(popular, from)
			relation := graph.Cite
			if k := r.IntN(40); k < 4 {
				relation = []graph.Relation{graph.Lineage, graph.Mention, graph.Code, graph.Mention}[k]
			}
			edges = append(edges, graph.Edge{From: from, To: i, Reasons: []graph.Reason{{Relation: relation, Evidence: "e", Where: "w", Confidence: 0.5 + r.Float64()/2}}})
		}
		popular = append(popular, i)
	}
	for i := range edges {
		if edges[i].From == edges[i].To {
			edges[i].From = 0
		}
	}
	g, err := graph.New(papers, edges)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// madePaper makes the paper number i.
func madePaper(r *rand.Rand, m made, i int) *graph.Paper {
	p := &graph.Paper{Key: fmt.Sprintf("key%05d", i), Order: i, Meta: &work.Work{}}
	for range 2 + r.IntN(9) {
		p.Meta.Title += words[r.IntN(len(words))] + " "
	}
	if r.Float64() < m.named {
		p.Name = strings.ToUpper(words[r.IntN(len(words))][:1]) + fmt.Sprintf("Net%d", r.IntN(m.papers))
	}
	if r.Float64() < m.authored {
		p.Meta.Authors = []work.Person{{Family: []string{"Li", "Feroz", "van den Oord", "García Márquez", "王", "Müller", "Papadimitriou-Kalogeropoulos"}[r.IntN(7)]}}
	}
	year := m.first + (m.last-m.first+1)*i/m.papers
	if chance := r.Float64(); chance < m.dated {
		p.Meta.Published = work.NewDate(year, 1+r.IntN(12), 0)
	} else if chance < (1+m.dated)/2 {
		p.Meta.Published = work.NewDate(year, 0, 0)
	}
	if r.IntN(3) == 0 {
		p.Meta.SetVenue(work.Venue{Name: "Some Venue"})
	}
	if r.IntN(50) == 0 {
		p.Meta.Comment = "This paper has been withdrawn by the author"
	}
	if m.sections == 0 || r.IntN(60) == 0 {
		return p // in no list
	}
	section := r.IntN(m.sections) * r.IntN(m.sections) / m.sections
	heading := fmt.Sprintf("🔥 %d. Section of %s (12)", section/3+1, words[section/3%12])
	p.Rows = []readlist.Row{{File: "README.md", Line: i + 1, Work: &work.Work{}, Section: []string{"A list", heading, fmt.Sprint("Part ", section)}[:2+i%2]}}
	return p
}

// graphs are ten graphs as pictures are asked for.
func graphs(t testing.TB) map[string]*graph.Graph {
	all := map[string]*graph.Graph{"embedded": embeddedGraph(t)}
	for name, m := range map[string]made{
		"75 papers":                     {papers: 75, sections: 12, named: 0.7, authored: 1, dated: 1, cites: 0, first: 2021, last: 2024, seed: 1},
		"75 papers with 3 citations":    {papers: 75, sections: 12, named: 0.7, authored: 1, dated: 1, cites: 6, first: 2021, last: 2024, seed: 2},
		"300 papers with 5 citations":   {papers: 300, sections: 30, named: 0.8, authored: 1, dated: 1, cites: 10, first: 2012, last: 2025, seed: 3},
		"300 papers of titles alone":    {papers: 300, sections: 20, named: 0.2, authored: 0, dated: 0.9, cites: 4, first: 2016, last: 2025, seed: 4},
		"300 papers of a .bib":          {papers: 300, sections: 0, named: 0, authored: 1, dated: 0, cites: 2, first: 1980, last: 2024, seed: 5},
		"1,500 papers":                  {papers: 1500, sections: 60, named: 0.6, authored: 1, dated: 0.95, cites: 1, first: 2014, last: 2025, seed: 6},
		"1,500 papers with 5 citations": {papers: 1500, sections: 60, named: 0.6, authored: 1, dated: 0.95, cites: 10, first: 2014, last: 2025, seed: 7},
		"5,000 papers":                  {papers: 5000, sections: 90, named: 0.4, authored: 0.8, dated: 0.95, cites: 1, first: 1990, last: 2025, seed: 8},
		"5,000 papers with 3 citations": {papers: 5000, sections: 90, named: 0.4, authored: 0.8, dated: 0.95, cites: 6, first: 1990, last: 2025, seed: 9},
	} {
		all[name] = generated(t, m)
	}
	return all
}
