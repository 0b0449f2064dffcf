package markup

import (
	"fmt"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist/markup/inline"
)

// listText makes a list of n papers in several forms, as a person would write
// it; none of them exists.
func listText(n int) string {
	var b strings.Builder
	b.WriteString("# Papers\n\n## Items\n\n")
	for i := range n {
		id := fmt.Sprintf("%02d%02d.%05d", 10+i%15, 1+i%12, i)
		switch i * 4 / n {
		case 0:
			fmt.Fprintf(&b, "- **Net%d** Learning to Read Lists of Kind %d [[paper](https://arxiv.org/abs/%s)] [[code](https://github.com/someone/net_%d)]\n  - *Ann Author, Ben Writer*, CVPR 2023\n", i, i, id, i)
		case 1:
			if i*4%n < 4 {
				b.WriteString("\n## Rows\n\n| Title | Venue | Code |\n|---|---|---|\n")
			}
			fmt.Fprintf(&b, "| [**A Study of Lists %d**](https://arxiv.org/abs/%s) | NeurIPS'%d | [![stars](https://img.shields.io/github/stars/a/b%d)](https://github.com/a/b%d) |\n", i, id, 10+i%15, i, i)
		case 2:
			fmt.Fprintf(&b, "\n**Blocks of Lines, Part %d** \\\nAnn Author, Ben Writer, Cy Third \\\narXiv 2024. [[Paper](https://arxiv.org/abs/%s)] [[Github](https://github.com/a/c%d)] \\\n12 Jan 2024\n", i, id, i)
		default:
			fmt.Fprintf(&b, "\n### %d. Heading & Text <a href=\"https://arxiv.org/pdf/%s.pdf\">PDF</a>\n\n> Long text about `code` and *emphasis* that goes on and on until the line is\n> wrapped, see https://example.org/page_%d.\n", i, id, i)
		}
	}
	return b.String()
}

func BenchmarkMarkdown(b *testing.B) {
	text := listText(5000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		readAll(text, inline.Markdown)
	}
}

func BenchmarkHTML(b *testing.B) {
	var page strings.Builder
	page.WriteString("<html><body><h1>Papers</h1><table><tr><th>Title</th><th>Venue</th></tr>\n")
	for i := range 5000 {
		fmt.Fprintf(&page, "<tr class=\"paper p%d\"><td><a href=\"https://arxiv.org/abs/2301.%05d\"><b>A Study of Lists %d</b></a></td><td>CVPR &amp; more 2023<br>Ann Author, Ben Writer</td></tr>\n", i, i, i)
	}
	text := page.String()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		readAll(text, inline.HTML)
	}
}
