package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"

	"clipgraph/arxiv"
	"clipgraph/export"
	"clipgraph/graph"
	"clipgraph/graph/cite"
)

// The graph of citations: a file of edges, such as SNAP's cit-HepTh, or one of a
// size that is asked for.

func benchGraph(args []string) error {
	nodes, edges := 30_000, 350_000
	if len(args) == 2 {
		var err error
		if nodes, err = strconv.Atoi(args[0]); err != nil {
			return err
		}
		if edges, err = strconv.Atoi(args[1]); err != nil {
			return err
		}
	}
	name := ""
	if len(args) == 1 {
		name = args[0]
	} else {
		file, err := os.CreateTemp("", "citations-*.csv")
		if err != nil {
			return err
		}
		name = file.Name()
		defer os.Remove(name)
		if err := writeCitations(file, nodes, edges); err != nil {
			return err
		}
		if err := file.Close(); err != nil {
			return err
		}
	}
	return measureGraph(name)
}

// writeCitations writes a graph without cycles: papers of 40 fields that cite
// earlier ones, most of their own field, and those most that are cited most.
func writeCitations(w io.Writer, nodes, edges int) error {
	const fields = 40
	out := bufio.NewWriterSize(w, 1<<20)
	fmt.Fprintln(out, "source,target")
	random := rand.New(rand.NewPCG(3, 3))
	ids := make([][]byte, nodes)
	cited := make([][]int32, fields) // ends of citations by field: what is cited much is drawn often
	papers := make([][]int32, fields)
	written := 0
	for i := range nodes {
		month := i * 200 / nodes
		ids[i] = fmt.Appendf(nil, "%02d%02d.%05d", 15+month/12, 1+month%12, 1+i-(month*nodes+199)/200)
		field := random.IntN(fields)
		want := int(float64(edges-written) / float64(nodes-i) * (0.1 + 1.8*random.Float64()))
		var seen []int32
		for tries := 0; len(seen) < want && tries < 3*want; tries++ {
			var t int32
			switch q := random.IntN(100); {
			case i == 0:
				continue
			case q < 50 && len(cited[field]) > 0:
				t = cited[field][random.IntN(len(cited[field]))]
			case q < 85 && len(papers[field]) > 0:
				t = papers[field][random.IntN(len(papers[field]))]
			default:
				t = random.Int32N(int32(i))
			}
			if slices.Contains(seen, t) {
				continue
			}
			seen = append(seen, t)
			cited[field] = append(cited[field], t)
			out.Write(ids[i])
			out.WriteByte(',')
			out.Write(ids[t])
			out.WriteByte('\n')
		}
		written += len(seen)
		papers[field] = append(papers[field], int32(i))
	}
	return out.Flush()
}

// measureGraph goes through all that is done with a graph of citations.
func measureGraph(name string) error {
	t := newTable("step", "time", "answer")
	g, ids, bytes, err := loadCitations(name)
	if err != nil {
		return err
	}
	loaded := peakMemory()
	t.lap("load", "%d papers, %d citations, %.1f MB; peak %.0f MiB, %.1f bytes a citation", g.Len(), g.Size(), float64(bytes)/1e6, loaded, loaded*(1<<20)/float64(g.Size()))
	rank := g.PageRank()
	t.lap("PageRank to 1e-9", "%v", top(rank, ids, 3))
	rank = g.PageRankRounds(20)
	t.lap("PageRank, 20 rounds", "%v", top(rank, ids, 1))
	components := g.Components()
	largest := 0
	if len(components) > 0 {
		largest = len(components[0])
	}
	t.lap("components", "%d, the largest of %d", len(components), largest)
	components = nil
	groups := g.Communities(0)
	count := 0
	for _, c := range groups {
		count = max(count, c+1)
	}
	t.lap("communities", "%d", count)
	fmt.Printf("\nmodularity %.5f; ", g.Modularity(groups))
	const most = 2_000_000 // edges that are written
	if g.Size() <= most {
		t = newTable("step", "time", "answer")
		papers, err := citedPapers(g, ids)
		if err != nil {
			return err
		}
		t.lap("papers and reasons", "%d edges", len(papers.Edges()))
		for _, f := range export.Formats {
			if f.Name == "dot" || f.Name == "graphml" {
				var n counter
				if err := f.Write(&n, papers, export.Options{}); err != nil {
					return err
				}
				t.lap(f.Name, "%.1f MB", float64(n)/1e6)
			}
		}
	}
	fmt.Printf("\npeak memory %.0f MiB\n", peakMemory())
	return nil
}

func loadCitations(name string) (g *graph.CSR, ids []arxiv.ID, size int64, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, nil, 0, err
	}
	list, err := cite.ReadEdgeList(file, cite.EdgeListOptions{Size: info.Size()})
	if err != nil {
		return nil, nil, 0, fmt.Errorf("%s: %w", name, err)
	}
	// An edge leads from the cited paper to the citing one.
	g, err = graph.NewCSR(len(list.IDs), list.To, list.From)
	return g, list.IDs, info.Size(), err
}

// citedPapers makes the graph that the command has of a list of citations.
func citedPapers(g *graph.CSR, ids []arxiv.ID) (*graph.Graph, error) {
	papers := make([]*graph.Paper, len(ids))
	for i, id := range ids {
		papers[i] = &graph.Paper{Key: id.String(), ID: id, Meta: &arxiv.Paper{ID: id}, Order: i}
	}
	reasons := []graph.Reason{{Relation: graph.Cite, Evidence: "cited", Where: "the file", Confidence: 1}}
	edges := make([]graph.Edge, 0, g.Size())
	for u := range ids {
		for _, v := range g.Out(u) {
			edges = append(edges, graph.Edge{From: u, To: int(v), Reasons: reasons})
		}
	}
	return graph.New(papers, edges)
}

// top names the n papers of the highest rank.
func top(rank []float64, ids []arxiv.ID, n int) []string {
	order := make([]int, len(rank))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case rank[a] > rank[b]:
			return -1
		case rank[a] < rank[b]:
			return 1
		}
		return a - b
	})
	var names []string
	for _, i := range order[:min(n, len(order))] {
		names = append(names, fmt.Sprintf("%v %.6f", ids[i], rank[i]))
	}
	return names
}

// counter counts what is written to it.
type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
