package graph_test

import (
	"context"
	"fmt"

	"clipgraph/arxiv/readlist"
	"clipgraph/graph"
)

func ExampleBuild() {
	ctx := context.Background()
	list, err := readlist.Read(ctx, "list.md", []byte(`
- **CoOp: Learning to Prompt for Models** [[Paper](https://arxiv.org/abs/2109.01134)]
- **CoCoOp: Conditional Prompts** Goes further than CoOp. [[Paper](https://arxiv.org/abs/2203.05557)]
`))
	if err != nil {
		fmt.Println(err)
	}
	g, _, err := graph.Build(ctx, []readlist.List{list}, nil, graph.Options{})
	if err != nil {
		fmt.Println(err)
	}
	papers := g.Papers()
	for _, e := range g.Edges() {
		fmt.Println(papers[e.From].Key, "->", papers[e.To].Key)
		for _, r := range e.Reasons {
			fmt.Printf("  %s %.2f: %s (%s)\n", r.Relation, r.Confidence, r.Evidence, r.Where)
		}
	}
	// Output:
	// coop2021learning -> cocoop2022conditional
	//   lineage 0.90: CoOp → CoCoOp: its row names it (list.md:3)
	//   mention 0.85: builds on CoOp: “Goes further than CoOp” (list.md:3)
}
