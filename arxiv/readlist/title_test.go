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
		"NetGAN★: [A Net of Nets](https://arxiv.org/abs/1706.03762)":                     "1 A Net of Nets | NetGAN | 1706.03762",
		"なお、ネットのデータは[こちらの論文](https://arxiv.org/abs/1706.03762)にまとまっている。":                 "1  |  | 1706.03762",
		"[A Net of Nets](https://example.org/x.pdf) builds on arXiv:1706.03762":          "1 A Net of Nets |  | ; 1  |  | 1706.03762",
		"[A Net of Nets](https://example.org/x.pdf), arXiv:1706.03762":                   "1 A Net of Nets |  | 1706.03762",
		"**A Net of Nets** [[论文](https://arxiv.org/abs/1706.03762)]":                     "1 A Net of Nets |  | 1706.03762",
	} {
		if got := strings.Join(briefs(Read("list.md", []byte("- "+line+"\n"))), "; "); got != want {
			t.Errorf("%s\n got %s\nwant %s", line, got, want)
		}
	}
}

func TestHeadingText(t *testing.T) {
	list := Read("list.md", []byte("# L\n\n## Nets 2023 [[Back to Top](#l)]\n- [A Net of Nets](https://arxiv.org/abs/1706.03762)\n\n## [More](#more)\n- [A Net](https://arxiv.org/abs/1706.03763)\n"))
	for i, want := range []string{"Nets 2023", "More"} {
		if got := strings.Join(list.Rows[i].Section, " > "); got != want {
			t.Errorf("section %q, want %q", got, want)
		}
	}
}

// A link to a paper that nothing names is no entry.
func TestNothingNamed(t *testing.T) {
	list := Read("list.md", []byte("# L\n\n[![download](https://img.shields.io/badge/x.svg)](https://example.org/review.pdf)\n\n[[pdf](https://example.org/other.pdf)]\n"))
	if len(list.Rows) > 0 {
		t.Errorf("items %+v", list.Rows)
	}
}

// The year of a venue is that which stands behind its name; the first digits
// of an identifier are no year, though those of 2020 look like one.
func TestVenueAndYear(t *testing.T) {
	for text, want := range map[string]struct {
		venue string
		year  int
	}{
		"extends arXiv:2010.11929 and more":        {"", 0},
		"arXiv 1901.02860":                         {"", 0},
		"arXiv:2010.11929, in ICLR 2021":           {"ICLR 2021", 2021},
		"CVPR'23, see arXiv:2010.11929":            {"CVPR'23", 2023},
		"2021.1.30":                                {"", 2021},
		"arXiv 2021":                               {"", 2021},
		"arXiv:1901.02860 (2019)":                  {"", 2019},
		"NeurIPS Workshop 2022, after ICML of old": {"NeurIPS Workshop 2022", 2022},
	} {
		if venue, year := venueAndYear(text); venue != want.venue || year != want.year {
			t.Errorf("%q is of %q, %d; want %+v", text, venue, year, want)
		}
	}
}
