package export_test

import (
	"context"
	"fmt"
	"os"

	"clipgraph/arxiv/readlist"
	"clipgraph/export"
	"clipgraph/graph"
)

func Example() {
	ctx := context.Background()
	list, err := readlist.Read(ctx, "list.md", []byte("- **CoOp: Learning to Prompt for Models** [[Paper](https://arxiv.org/abs/2109.01134)]\n"))
	if err != nil {
		fmt.Println(err)
	}
	g, _, err := graph.Build(ctx, []readlist.List{list}, nil, graph.Options{})
	if err != nil {
		fmt.Println(err)
	}
	for _, format := range export.Formats {
		if format.Name == "bib" {
			if err := format.Write(os.Stdout, g, export.Options{}); err != nil {
				fmt.Println(err)
			}
		}
	}
	// Output:
	// @misc{coop2021learning,
	//   key           = {CoOp},
	//   title         = {{CoOp}: Learning to Prompt for Models},
	//   year          = {2021},
	//   eprint        = {2109.01134},
	//   archivePrefix = {arXiv},
	//   url           = {https://arxiv.org/abs/2109.01134},
	//   note          = {Authors not known: this entry is from a reading list alone},
	// }
}
