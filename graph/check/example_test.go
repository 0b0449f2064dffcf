package check_test

import (
	"context"
	"fmt"

	"clipgraph/graph/check"
)

func ExampleFile() {
	list := []byte("- [A Net of Nets](http://arxiv.org/abs/1706.03762v1) and https://arxiv.org/abs/2404.089588\n")
	findings, err := check.File(context.Background(), "list.md", list, check.Known{}, check.Options{})
	if err != nil {
		fmt.Println(err)
	}
	for _, f := range findings {
		fmt.Printf("%s:%d:%d: %s: %s [%s]\n", f.File, f.Line, f.Col, f.Severity, f.Message, f.Rule)
	}
	// Output:
	// list.md:1:19: notice: version 1 of arXiv:1706.03762 is linked; without v1 the link leads to the newest [old-version]
	// list.md:1:19: warning: http://arxiv.org should be https://arxiv.org [arxiv-host]
	// list.md:1:58: error: "2404.089588" is not an arXiv identifier: 6 digits after the point (2404.08958?) [malformed-id]
}
