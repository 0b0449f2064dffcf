package readlist

import (
	"strings"
	"testing"
)

// A venue, a sentence or a label before a title is no short name, and no title.
func TestNoNames(t *testing.T) {
	for line, want := range map[string]string{
		"(IEEE Access 2020) **NetGAN: A Net** [[pdf](https://arxiv.org/abs/1706.03762)]": "1 NetGAN: A Net | NetGAN | 1706.03762",
		"(2017 JAMIA) **A Net of Nets**. [[pdf](https://arxiv.org/abs/1706.03762)]":      "1 A Net of Nets |  | 1706.03762",
		"**Big**-Net: A Net of Nets, [[pdf](https://arxiv.org/abs/1706.03762)]":          "1 Big-Net: A Net of Nets | Big-Net | 1706.03762",
		"Net: A **Wide**-Net of Nets, [[pdf](https://arxiv.org/abs/1706.03762)]":         "1 Net: A Wide-Net of Nets | Net | 1706.03762",
		"NetGAN★: [A Net of Nets](https://arxiv.org/abs/1706.03762)":                     "1 A Net of Nets | NetGAN | 1706.03762",
		"なお、ネットのデータは[こちらの論文](https://arxiv.org/abs/1706.03762)にまとまっている。":                 "1  |  | 1706.03762",
		"[A Net of Nets](https://example.org/x.pdf) builds on arXiv:1706.03762":          "1 A Net of Nets |  | ; 1  |  | 1706.03762",
		"[A Net of Nets](https://example.org/x.pdf), arXiv:1706.03762":                   "1 A Net of Nets |  | 1706.03762",
		"**A Net of Nets** [[论文](https://arxiv.org/abs/1706.03762)]":                     "1 A Net of Nets |  | 1706.03762",
	} {
		if got := strings.Join(briefs(read("list.md", []byte("- "+line+"\n"))), "; "); got != want {
			t.Errorf("%s\n got %s\nwant %s", line, got, want)
		}
	}
}

func TestHeadingText(t *testing.T) {
	list := read("list.md", []byte("# L\n\n## Nets 2023 [[Back to Top](#l)]\n- [A Net of Nets](https://arxiv.org/abs/1706.03762)\n\n## [More](#more)\n- [A Net](https://arxiv.org/abs/1706.03763)\n"))
	for i, want := range []string{"Nets 2023", "More"} {
		if got := strings.Join(list.Rows[i].Section, " > "); got != want {
			t.Errorf("section %q, want %q", got, want)
		}
	}
}

// A link to a paper that nothing names is no entry.
func TestNothingNamed(t *testing.T) {
	list := read("list.md", []byte("# L\n\n[![download](https://img.shields.io/badge/x.svg)](https://example.org/review.pdf)\n\n[[pdf](https://example.org/other.pdf)]\n"))
	if len(list.Rows) > 0 {
		t.Errorf("items %+v", list.Rows)
	}
}
