package clipgraph_test

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"

	"gonum.org/v1/gonum/graph/topo"

	"clipgraph"
	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/export"
)

// A bibliography of three lines of Markdown. Nobody is asked: it has what the list
// says.
func ExampleLoad() {
	list := strings.NewReader(`## Prompts
- **CoOp: Learning to Prompt for Vision-Language Models** [[Paper](https://arxiv.org/abs/2109.01134)]
- **CoCoOp: Conditional Prompt Learning for Vision-Language Models** [[Paper](https://arxiv.org/abs/2203.05557)]
`)
	ctx := context.Background()
	g, report, err := clipgraph.Load(ctx, []clipgraph.Input{{Name: "list.md", Reader: list}}, clipgraph.Config{})
	if err != nil {
		log.Fatal(err)
	}
	if err := export.FormatByName("bib").Write(os.Stdout, g, export.Options{}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(report.Counts.Listed, "papers,", len(report.Problems), "problems")
	// Output:
	// @misc{coop2021learning,
	//   key           = {CoOp},
	//   title         = {{CoOp}: Learning to Prompt for Vision-Language Models},
	//   year          = {2021},
	//   eprint        = {2109.01134},
	//   archivePrefix = {arXiv},
	//   url           = {https://arxiv.org/abs/2109.01134},
	//   note          = {Authors not known: this entry is from a reading list alone},
	// }
	//
	// @misc{cocoop2022conditional,
	//   key           = {CoCoOp},
	//   title         = {{CoCoOp}: Conditional Prompt Learning for Vision-Language Models},
	//   year          = {2022},
	//   eprint        = {2203.05557},
	//   archivePrefix = {arXiv},
	//   url           = {https://arxiv.org/abs/2203.05557},
	//   note          = {Authors not known: this entry is from a reading list alone},
	// }
	// 2 papers, 0 problems
}

// A source is asked for the papers: arXiv, or here a server that answers as it does.
func ExampleLoad_sources() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<feed xmlns="http://www.w3.org/2005/Atom"><entry>
			<id>http://arxiv.org/abs/1706.03762v7</id><published>2017-06-12T17:57:34Z</published>
			<title>Attention Is All You Need</title><author><name>Ashish Vaswani</name></author>
		</entry></feed>`)
	}))
	defer server.Close()
	api, err := arxiv.NewAPI(arxiv.APIOptions{URL: server.URL, UserAgent: "example/1.0", HTTP: server.Client()})
	if err != nil {
		fmt.Println(err)
		return
	}
	list := strings.NewReader("1706.03762\n2006.00001\n")
	g, report, err := clipgraph.Load(context.Background(), []clipgraph.Input{{Name: "ids.txt", Reader: list}}, clipgraph.Config{Sources: work.Chain{api}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range g.Papers() {
		fmt.Println(report.Outcome(p), p.Key, p.TitleOrID(), p.Meta.Authors)
	}
	// Output:
	// unknown arxiv200600001 arXiv:2006.00001 []
	// resolved vaswani2017attention Attention Is All You Need [Ashish Vaswani]
}

// The graph is one of gonum's: its algorithms walk it.
func ExampleLoad_gonum() {
	list := strings.NewReader(`
- **CoOp: Learning to Prompt for Vision-Language Models** [[Paper](https://arxiv.org/abs/2109.01134)]
- **CoCoOp: Conditional Prompt Learning for Vision-Language Models** Goes further than CoOp. [[Paper](https://arxiv.org/abs/2203.05557)]
- **MaPLe: Multi-modal Prompts** Builds on CoCoOp. [[Paper](https://arxiv.org/abs/2210.03117)]
`)
	g, _, err := clipgraph.Load(context.Background(), []clipgraph.Input{{Name: "list.md", Reader: list}}, clipgraph.Config{})
	if err != nil {
		fmt.Println(err)
		return
	}
	order, err := topo.Sort(g)
	if err != nil {
		fmt.Println(err) // works that name each other
	}
	for _, node := range order {
		p := g.Papers()[node.ID()]
		later := g.From(node.ID())
		fmt.Println(p.Name, "leads to", later.Len())
	}
	// Output:
	// CoOp leads to 1
	// CoCoOp leads to 1
	// MaPLe leads to 0
}
