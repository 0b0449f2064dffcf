package link

import (
	"net/url"
	"strings"
	"testing"
)

// A plain address is cut as package url has it.
func TestHostAndPath(t *testing.T) {
	for _, address := range []string{
		"https://github.com/a/b", "https://GitHub.com", "http://", "https:///a", "http://a.b/c/", "https://a.b//c", "https://a~b/c", "https://.", "a/b", "HTTPS://A.B/C",
		"https://a.b:80/c", "https://a.b/c%20d", "https://a.b/c?d", "https://a.b/c#d", "https://u@a.b/c", "https://a b/c", "https://[::1]/a", "https://a.b/é", "://a", "",
	} {
		host, path, ok := hostAndPath(address)
		u, err := url.Parse(address)
		if ok != (err == nil) || ok && (host != strings.ToLower(u.Hostname()) || path != u.Path) {
			t.Errorf("%q leads to the path %q on %q, %t; package url has %+v, %v", address, path, host, ok, u, err)
		}
	}
}

func BenchmarkSort(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		KindOf("code", "https://github.com/a-group/some-code")
		KindOf("paper", "https://arxiv.org/abs/1706.03762")
		KindOf("project", "https://example.org/a/page")
	}
}

func TestSort(t *testing.T) {
	for _, test := range []struct {
		text, address string
		want          Kind
	}{
		{"", "https://arxiv.org/abs/1706.03762", Paper}, {"code", "https://doi.org/10.1000/1", Paper}, {"", "https://example.org/a.pdf", Paper}, {"slides", "https://example.org/a.pdf", Other},
		{"Paper", "https://example.org/a", Paper}, {"Paper", "https://crates.example.org/", Paper}, {"ICML", "https://icml.cc/", Other}, {"ICML", "https://icml.cc/a", Other}, {"link", "https://example.org/a", Other}, {"", "https://github.com/a/b", Code}, {"", "https://github.com/a/b/paper.PDF", Paper},
		{"[Code]", "https://example.org/a", Code}, {"paper", "a.html", Other}, {"Crates and Barrels", "papers/a.pdf", Paper}, {"slides", "papers/a.pdf", Other}, {"", "https://notgithub.com/a/b", Other}, {"", "https://x.github.com/a/b", Code},
	} {
		if got := KindOf(test.text, test.address); got != test.want {
			t.Errorf("a link to %s under %q is of kind %s, want %s", test.address, test.text, got, test.want)
		}
	}
}

// Publishers' pages are papers: by their host, by the path on it, or by a DOI in the path
// that is not one of an archive of data.
func TestPapersOfPublishers(t *testing.T) {
	for address, want := range map[string]Kind{
		"https://proceedings.mlsys.org/paper/2022/hash/ab-Abstract.html": Paper, "https://mlsys.org/virtual/2026/oral/12": Paper, "https://mlsys.org/Conferences/2026": Other,
		"https://ieeexplore.ieee.org.proxy.example.edu/stamp/stamp.jsp": Paper, "https://www-sciencedirect-com.proxy.example.edu/pii/S7": Paper, "https://doi-org.example": Other, "https://nips.cc/": Other, "https://doi.org/": Paper, "https://nips.cc/paper/7": Paper, "https://www.ieeexplore-crates.example.org/7": Other,
		"https://one.biomedcentral.com/articles/10.1186/s1": Paper, "https://one.biomedcentral.com/about": Other,
		"https://www.ndss-symposium.org/ndss-paper/barrels/": Paper, "https://www.ndss-symposium.org/ndss2026/": Other,
		"https://www.hindawi.com/journals/crates/2021/7/": Paper, "https://www.hindawi.com/journals/crates/": Other,
		"https://neurips.cc/virtual/2024/poster/7": Paper, "https://neurips.cc/virtual/2024/workshop/7": Other,
		"https://conf.researchr.org/details/box-2023/1/Crates": Paper, "https://conf.researchr.org/series/box": Other,
		"https://scholar.google.com/scholar?q=Crates+and+Barrels": Paper, "https://scholar.google.de/scholar?cluster=7": Paper, "https://scholar.google.com/citations?user=ab": Other,
		"https://scholar.google.com/citations?view_op=view_citation&citation_for_view=ab:cd": Paper,
		"https://pages.example.org/doi/full/10.1234/crates.7":                                Paper, "https://zenodo.org/doi/10.5281/zenodo.7": Other, "https://github.com/10.1234/crates.7": Code,
	} {
		if got := KindOf("", address); got != want {
			t.Errorf("%s is of kind %s, want %s", address, got, want)
		}
	}
}

// Posts and videos are elsewhere whatever the text of their link.
func TestLeadsElsewhere(t *testing.T) {
	for address, want := range map[string]bool{
		"https://www.youtube.com/watch?v=ab": true, "https://blog.example.org/crates": true, "https://example.org/blog/crates": true, "https://github.com/doe/net": true,
		"https://weblog.example.org/crates": false, "https://example.org/crates": false, "https://arxiv.org/abs/1706.03762": false,
	} {
		if got := LeadsElsewhere("Crates and Barrels", address); got != want {
			t.Errorf("%s leads elsewhere: %t, want %t", address, got, want)
		}
	}
}

func TestIsLabel(t *testing.T) {
	for text, want := range map[string]bool{
		"Paper": true, "[📄 PDF]": true, "official code": true, "arXiv:1706.03762": true, "CVPR 2023": true, "paper - code": true, "https://example.org": true, "B": true, "": true, "论文": true,
		"A Net of Nets": false, "DoeNet": false, "Code of Law": false, "arXiv and what became of it in thirty years": false,
	} {
		if got := IsLabel(text); got != want {
			t.Errorf("%q is a label: %t, want %t", text, got, want)
		}
	}
}

func TestRepository(t *testing.T) {
	for address, want := range map[string]string{
		"https://github.com/doe/net": "doe/net", "https://github.com/doe/net.git": "doe/net", "https://www.github.com/doe/net/tree/main/a": "doe/net", "https://github.com/doe": "",
		"https://github.com/doe/net/a/b": "", "https://img.shields.io/github/stars/doe/net.svg": "doe/net", "https://gitlab.com/doe/net": "", "https://github.com/doe/a b": "",
	} {
		if got := Repository(address); got != want {
			t.Errorf("%s leads to %q, want %q", address, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	for address, want := range map[string]string{
		" https://a.org/b) ": "https://a.org/b", "https://a.org/b_(c)": "https://a.org/b_(c)", "https://a.org/b]),": "https://a.org/b", "https://a.org/b\">": "https://a.org/b",
	} {
		if got := Clean(address); got != want {
			t.Errorf("%q becomes %q, want %q", address, got, want)
		}
	}
}
