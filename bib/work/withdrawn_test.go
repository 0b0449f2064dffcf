package work

import (
	"testing"
)

func TestWithdrawn(t *testing.T) {
	tests := []struct {
		comment string
		want    bool
	}{
		{"This paper has been withdrawn by the authors", true},
		{"This paper has been withdrawn due to a crucial error in equation 3", true},
		{"This paper is withdrawn.", true},
		{"Withdrawn", true},
		{"withdrawn because of an error in Lemma 2", true},
		{"Paper withdrawn", true},
		{"12 pages, 3 figures. This submission has been withdrawn by arXiv administrators because of disputed authorship", true},
		{"10 pages; withdrawn by the author", true},
		{"The manuscript was temporarily withdrawn, as the data are not public", true},
		{"10 pages (paper withdrawn)", true},
		{"The authors have withdrawn this paper", true},
		{"I withdraw this article, Theorem 1 is wrong", true},
		{"It has been withdrawn from arXiv for a clash of rights", true},
		{"This article has been retracted", true},
		{"This submission has been removed by arXiv administrators", true},
		{"The author has decided to withdraw this submission", true},
		{"This version withdrawn by arXiv administrators", true},

		{"", false},
		{"10 pages, 3 figures", false},
		{"Withdrawn from ICLR 2020, now at NeurIPS", false},
		{"An earlier version was withdrawn by the author; this one mends Lemma 2", false},
		{"The previous version of this paper has been withdrawn by the authors", false},
		{"Replaces a withdrawn paper", false},
		{"Supersedes arXiv:1234.5678, which was withdrawn by the authors", false},
		{"A study of troops withdrawn from the front", false},
		{"We study how banks withdraw the deposits", false},
		{"Data on retracted papers", false},
		{"Accepted at a workshop, withdrawn there", false},
	}
	for _, test := range tests {
		if got := (&Work{Comment: test.comment}).Withdrawn(); got != test.want {
			t.Errorf("%q: %v", test.comment, got)
		}
	}
}

// Most comments have none of the words that all withdrawals have, and are not searched
// further.
func BenchmarkWithdrawn(b *testing.B) {
	w := Work{Comment: "12 pages, 5 figures; accepted at a workshop. Code at https://example.org/code"}
	for b.Loop() {
		if w.Withdrawn() {
			b.Fatal("it is not withdrawn")
		}
	}
}
