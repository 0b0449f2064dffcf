package readlist

import "testing"

func TestHidden(t *testing.T) {
	tests := []struct {
		file, text string
		want       Hidden
	}{
		{"a.md", "x <!-- arXiv:1801.00001 -->\n", Hidden{1, mustID("1801.00001"), 1, 8}},
		{"a.md", "arXiv:1801.00001 <!-- arXiv:1801.00001 -->\n<!--\n\narXiv:1801.00002, arXiv:1801.00002v3, arXiv:1801.00003 -->", Hidden{2, mustID("1801.00002"), 4, 1}},
		{"a.md", "<!-- arXiv:1801.00001 -->\n\narXiv:1801.00001", Hidden{}},
		{"a.md", "<!-- arXiv:1801.99 --> arXiv:1801.00001 <!-- arXiv:1801.00001, never closed", Hidden{}},
		{"a.html", "<p><!-- <a href=https://arxiv.org/abs/1801.00001>x</a> --></p>", Hidden{1, mustID("1801.00001"), 1, 17}},
		{"a.tex", "x\n% arXiv:1801.00001\n\\iffalse arXiv:1801.00002 \\fi", Hidden{2, mustID("1801.00001"), 2, 3}},
		{"a.yaml", "- title: x\n# - url: arXiv:1801.00001\n", Hidden{1, mustID("1801.00001"), 2, 10}},
		{"a.org", "# arXiv:1801.00001\n# arXiv:1801.00002\n", Hidden{2, mustID("1801.00001"), 1, 3}},
	}
	for _, tt := range tests {
		if got := read(tt.file, []byte(tt.text)).Hidden; got != tt.want {
			t.Errorf("%s %q: %+v, want %+v", tt.file, tt.text, got, tt.want)
		}
	}
}
