package readlist_test

import (
	"context"
	"fmt"

	"clipgraph/arxiv/readlist"
)

func ExampleRead() {
	list, err := readlist.Read(context.Background(), "list.md", []byte(`## Prompts

- **CoOp: Learning to Prompt** [[Paper](https://arxiv.org/abs/2109.01134)] [[Code](https://github.com/KaiyangZhou/CoOp)]
- A row whose link is broken: https://arxiv.org/abs/2404.089588
`))
	if err != nil {
		fmt.Println(err)
	}
	for _, item := range list.Rows {
		fmt.Printf("%d: %s, %q, of %s\n", item.Line, item.ArXiv(), item.Work.Title, item.Section)
	}
	for _, problem := range list.Problems {
		fmt.Println(problem)
	}
	// Output:
	// 3: 2109.01134, "CoOp: Learning to Prompt", of [Prompts]
	// 4: , "A row whose link is broken", of [Prompts]
	// list.md:4:31: "2404.089588" is not an arXiv identifier: 6 digits after the point (2404.08958?)
}
