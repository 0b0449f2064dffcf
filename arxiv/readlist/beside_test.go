package readlist

import (
	"strings"
	"testing"
)

// What lists say beside a title, and what it is.
func TestSaidBeside(t *testing.T) {
	for _, test := range []struct {
		what, list, venue, repo, note string
	}{
		{"A journal whose name ends as that of another does",
			"- **Counting Cars from Bridges.** *Ada Holm.* IEEE Transactions on Neural Networks 2009. [pdf](https://arxiv.org/abs/2101.00001)\n", "IEEE Transactions on Neural Networks", "", ""},
		{"A series stands behind what holds it",
			"- **Counting Cars from Bridges.** Proceedings of ACL 2019. [pdf](https://arxiv.org/abs/2101.00001)\n", "ACL", "", ""},
		{"A preprint that appeared",
			"- [Counting Cars from Bridges](https://arxiv.org/abs/2101.00001) arXiv 2101; CVPR 2022\n", "CVPR", "", ""},
		{"BibTeX in a repository is no code",
			"- [Counting Cars from Bridges](https://arxiv.org/abs/2101.00001) [bibtex](https://github.com/lind/list/blob/main/a.bib)\n", "", "", ""},
		{"A way back to the contents is no remark",
			"#### [Counting Cars from Bridges](https://arxiv.org/abs/2101.00001)\n\n[(go back to the table of contents)](#contents)\n", "", "", ""},
	} {
		l := read("list.md", []byte(test.list))
		if len(l.Rows) != 1 {
			t.Errorf("%s: %d rows", test.what, len(l.Rows))
			continue
		}
		row := l.Rows[0]
		if venue := row.Work.PublishedIn(); !strings.HasPrefix(venue.Name, test.venue) || (test.venue == "") != (venue.Name == "") || row.Repo != test.repo || row.Note != test.note {
			t.Errorf("%s: venue %q, repository %q, note %q", test.what, venue.Name, row.Repo, row.Note)
		}
	}
}

// The link to a work leads there also where its text is only a note.
func TestLinkOfNote(t *testing.T) {
	l := read("list.md", []byte("- **Counting Cars from Bridges.** Ada Holm and Bo Lind. [J. Roads 3, 12-19](https://doi.org/10.1000/cars)\n"))
	if len(l.Rows) != 1 || l.Rows[0].Work.DOI() != "10.1000/cars" || l.Rows[0].Note != "J. Roads 3, 12-19" {
		t.Errorf("%+v", l.Rows)
	}
}
