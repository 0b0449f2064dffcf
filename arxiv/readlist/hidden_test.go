package readlist

import (
	"fmt"
	"strings"
	"testing"
)

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
		for _, chunk := range []int{8, 40, chunkSize} { // of the bytes that are searched at a time
			var got Hidden
			for _, err := range references("", tt.file, strings.NewReader(tt.text), &got, chunk) {
				if err != nil {
					t.Fatal(err)
				}
			}
			if got != tt.want {
				t.Errorf("%s %q, %d bytes at a time: %+v, want %+v", tt.file, tt.text, chunk, got, tt.want)
			}
		}
	}
}

// TestHiddenIsBounded holds that no more is kept of comments than is said.
func TestHiddenIsBounded(t *testing.T) {
	var text strings.Builder
	for month := range 2 {
		for n := range 40_000 {
			fmt.Fprintf(&text, "<!-- arXiv:180%d.%05d -->\n", month+1, n+1)
		}
	}
	var got Hidden
	for _, err := range ReferencesHiding("", "a.md", strings.NewReader(text.String()), &got) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if want := (Hidden{65_536, mustID("1801.00001"), 1, 6}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
