package bibitem

import "testing"

func TestCutReference(t *testing.T) {
	for _, tt := range []struct{ body, before, title, behind string }{
		{`A. Author. \newblock A title. \newblock Nature, 2001.`, "A. Author. ", " A title. ", " Nature, 2001."},
		{"A. Author, ``A title,'' \\emph{Nature}", "A. Author, ", "A title,", " \\emph{Nature}"},
		{`A. Author, \emph{A long title}, \emph{Nature} 5`, "A. Author, ", "A long title", `, \emph{Nature} 5`},
		{`A. Author, {\em A long title}, Nature`, "A. Author, ", `\em A long title`, ", Nature"},
		{`A. Author, \emph{Nature} 5 (2001)`, `A. Author, \emph{Nature} 5 (2001)`, "", `A. Author, \emph{Nature} 5 (2001)`},
		{`A. Author, \emph{never closed and long`, `A. Author, \emph{never closed and long`, "", `A. Author, \emph{never closed and long`},
	} {
		before, title, behind := cutReference(tt.body)
		if before != tt.before || title != tt.title || behind != tt.behind {
			t.Errorf("%s is cut into %q, %q and %q", tt.body, before, title, behind)
		}
	}
}

func TestVenue(t *testing.T) {
	for _, tt := range []struct{ named, behind, want string }{
		{"Nature", `\emph{Science}`, "Nature"},
		{"", `In \emph{Proc.\ of X}, 2001`, "Proc. of X"},
		{"", `{\em Phys. Rev. D}, 5`, "Phys. Rev. D"},
		{"", "Nature 5", ""},
		{"CoRR", "", ""},
		{"", `\emph{arXiv preprint arXiv:1706.03762}`, ""},
	} {
		if got := venue(tt.named, tt.behind); got != tt.want {
			t.Errorf("the venue of %q, %q is %q, want %q", tt.named, tt.behind, got, tt.want)
		}
	}
}
