package readlist

import (
	"strings"
	"testing"
)

// What lists put before and behind a title is cut off, and nothing of it.
func TestCutTitle(t *testing.T) {
	for text, want := range map[string]string{
		"12. A Net of Nets.":                                       "A Net of Nets",
		"[CVPR 2023] A Net of Nets (oral)":                         "A Net of Nets",
		"20191008 CVPR-19  A Net of Nets":                          "A Net of Nets",
		"A Net of Nets. 2019-11-18":                                "A Net of Nets",
		"A Net of Nets, 2020-03":                                   "A Net of Nets",
		"A Net of Nets, in Journal of Nets 2021.":                  "A Net of Nets",
		"A Net of Nets，in NeurIPS 2022":                            "A Net of Nets",
		"Can Nets Really Net?. NetConf 2019. 2019-11-18":           "Can Nets Really Net?",
		"Nets of Things. Journal of Nets and Things 2020":          "Nets of Things",
		"\"A Net of Nets\" ⭐ 120":                                  "A Net of Nets",
		"The Net of the Year 2000":                                 "The Net of the Year 2000",
		"Findings of Nets, in Brief":                               "Findings of Nets, in Brief",
		"(Certified!!) Nets for Free":                              "(Certified!!) Nets for Free",
		"Snowmass 2021":                                            "Snowmass 2021",
		"Overview of the Shared Task: Nets in the Wild in ECCV 3D": "Overview of the Shared Task: Nets in the Wild in ECCV 3D",
	} {
		if got, _ := cutTitle(text); got != want {
			t.Errorf("%q is cut to %q, want %q", text, got, want)
		}
	}
}

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
