package readlist

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRunningReference(t *testing.T) {
	tests := []struct{ text, title, authors string }{
		{"J. Doe, R. Roe. A net of nets. CVPR 2020. arXiv:1706.03762", "A net of nets", "J. Doe, R. Roe"},
		{"Doe, J., van Roe, R. (2017). A net of nets. In NIPS. arXiv:1706.03762", "A net of nets", "J. Doe, R. van Roe"},
		{"Doe, J., Roe, R. (2017). A net of nets. In NIPS. arXiv:1706.03762", "A net of nets", "J. Doe, R. Roe"},
		{"Doe, J., Roe, R.: A net of nets. arXiv:1706.03762 (2017)", "A net of nets", "J. Doe, R. Roe"},
		{"J. Doe and Richard Roe, *A Net of Nets*, arXiv:1706.03762 [[Paper](https://arxiv.org/abs/1706.03762)]", "A Net of Nets", "J. Doe, Richard Roe"},
		{"Jane Doe, *A Net of Nets*, [[Paper-arXiv1](https://arxiv.org/abs/1706.03762)]", "A Net of Nets", "Jane Doe"},
		{"Some Lab [[Paper](https://arxiv.org/abs/1706.03762)]\n  * Jane Doe, \"A Net of Nets\", arXiv:1706.03762", "A Net of Nets", "Jane Doe"},
		{"Big Transfer, *Jane Doe, Richard Roe*, [[Paper](https://arxiv.org/abs/1706.03762)]", "Big Transfer", "Jane Doe, Richard Roe"},
		{"A Net of Nets | **[CVPR' 17]** |[`[pdf]`](https://arxiv.org/pdf/1706.03762.pdf)", "A Net of Nets", ""},
		{"**[NN]** A Net of Nets\t| **[CVPR' 17]** |[`[pdf]`](https://arxiv.org/pdf/1706.03762.pdf)", "A Net of Nets", ""},
		{"Doe et al. 2020. Is this a net? arXiv:1706.03762", "Is this a net?", "Doe"},
		{"Jane Q. Doe and Richard Roe. Nets: a net of nets. arXiv:1706.03762", "Nets: a net of nets", "Jane Q. Doe, Richard Roe"},
		{"J. Doe. Nets vs. nets. arXiv:1706.03762", "Nets vs. nets", "J. Doe"},
		// Titles whose words have the form of names.
		{"NETS: A Net of Nets. arXiv:1706.03762", "NETS: A Net of Nets", ""},
		{"Neural Networks, Graph Transformers. A Survey. arXiv:1706.03762", "Neural Networks, Graph Transformers. A Survey", ""},
		{"Wasserstein Nets (2017), J. Doe et al. https://arxiv.org/abs/1706.03762", "Wasserstein Nets", "J. Doe"},
	}
	for _, test := range tests {
		items := read("list.md", []byte("- "+test.text+"\n")).Rows
		if len(items) != 1 {
			t.Errorf("%q makes %d items", test.text, len(items))
			continue
		}
		authors := ""
		for i, a := range items[0].Work.Authors {
			if i > 0 {
				authors += ", "
			}
			authors += a.String()
		}
		if items[0].Work.Title != test.title || authors != test.authors {
			t.Errorf("%q\n got %q by %q\nwant %q by %q", test.text, items[0].Work.Title, authors, test.title, test.authors)
		}
	}
}

// The papers of a block of lines may stand below their titles, or alone.
func TestBlocksPart(t *testing.T) {
	const a, b = "https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1810.04805"
	tests := []struct {
		source string
		want   []string
	}{
		{"Some Title of Nets\n" + a + "\nBERT: Another\n" + b, []string{"1 Some Title of Nets |  | 1706.03762", "3 BERT: Another | BERT | 1810.04805"}},
		{a + "\n" + b + "\n", []string{"1  |  | 1706.03762", "2  |  | 1810.04805"}},
		{"[1] J. Doe, \"A Net of Nets,\" arXiv:1706.03762\n[2] R. Roe,\n   \"Another Net of Nets\"\n   arXiv:1810.04805", []string{"1 A Net of Nets |  | 1706.03762", "2 Another Net of Nets |  | 1810.04805"}},
		{"To read:\n- " + a + "\n- " + b, []string{"2  |  | 1706.03762", "3  |  | 1810.04805"}},
	}
	for i, test := range tests {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			if diff := cmp.Diff(test.want, briefs(read("list.md", []byte(test.source+"\n")))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A text that goes on in a link is no title: it begins a sentence about the work of the link.
func TestSentencesBeforeLinks(t *testing.T) {
	const source = `
For the counting of crates, see our [report](https://arxiv.org/abs/2101.00009)

- A Theory of Crates and Casks. [Paper](https://arxiv.org/abs/2101.00001)
- A Theory of Crates and Jars. [Paper](https://arxiv.org/abs/2101.00002)
- A Theory of Crates and What They Are Made of [[Paper](https://arxiv.org/abs/2101.00003)]
- A Theory of Crates and Urns [also in [Part 2](#part-2)] [Paper](https://arxiv.org/abs/2101.00006)
- A Theory of Crates in [Paper](https://arxiv.org/abs/2101.00004)
- Who counts crates in the cellars is seen in [The Crates Report](https://arxiv.org/abs/2101.00007)
- What is known of barrels is in [A Theory of Casks in Narrow Cellars](https://arxiv.org/abs/2101.00005)
`
	want := []string{
		"2  |  | 2101.00009",
		"4 A Theory of Crates and Casks |  | 2101.00001",
		"5 A Theory of Crates and Jars |  | 2101.00002",
		"6 A Theory of Crates and What They Are Made of |  | 2101.00003",
		"7 A Theory of Crates and Urns |  | 2101.00006",
		"8  |  | 2101.00004",
		"9  |  | 2101.00007",
		"10 A Theory of Casks in Narrow Cellars |  | 2101.00005",
	}
	if diff := cmp.Diff(want, briefs(read("x.md", []byte(source)))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
