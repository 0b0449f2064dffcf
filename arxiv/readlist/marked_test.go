package readlist

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The same list in each syntax; what a comment hides is not in it.
func TestSyntaxes(t *testing.T) {
	const a, b, hidden = "https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1706.03763", "https://arxiv.org/abs/1706.03769"
	tests := map[string]struct{ text, format string }{
		"x.md":   {"# My nets\n\n<!-- " + hidden + " -->\n\n## Nets\n\n- [A Net of Nets](" + a + ") by Jane Doe\n- [B Net of Nets](" + b + ") by Jane Doe\n", "Markdown"},
		"x.html": {"<html><h1>My nets</h1><!-- " + hidden + " --><h2>Nets</h2><ul><li><a href='" + a + "'>A Net of Nets</a> by Jane Doe<li><a href='" + b + "'>B Net of Nets</a> by Jane Doe</ul></html>", "HTML"},
		"x.org":  {"#+TITLE: My nets\n# " + hidden + "\n\n* Nets\n- [[" + a + "][A Net of Nets]] by Jane Doe\n- [[" + b + "][B Net of Nets]] by Jane Doe\n", "Org"},
		"x":      {"#+TITLE: My nets\n* Nets\n- [[" + a + "][A Net of Nets]] by Jane Doe\n- [[" + b + "][B Net of Nets]] by Jane Doe\n", "Org"},
		"x.rst":  {"Nets\n====\n\n- `A Net of Nets <" + a + ">`_ by Jane Doe\n- `B Net of Nets <" + b + ">`_ by Jane Doe\n", "reStructuredText"},
		"y.rst":  {"Nets\n====\n\nThey are deep.\n\n.. [1] `A Net of Nets <" + a + ">`_ by Jane Doe\n.. [2] `B Net of Nets <" + b + ">`_ by Jane Doe\n", "reStructuredText"},
		"x.adoc": {"= My nets\n// " + hidden + "\n\n== Nets\n\n* " + a + "[A Net of Nets] by Jane Doe\n* " + b + "[B Net of Nets] by Jane Doe\n", "AsciiDoc"},
		"x.tex":  {"\\documentclass{article}\n% " + hidden + "\n\\section{Nets}\n\\begin{itemize}\n\\item \\href{" + a + "}{A Net of Nets} by Jane Doe \\cite{a}\n\\item \\href{" + b + "}{B Net of Nets} by Jane Doe\n\\end{itemize}\n", "LaTeX"},
		"x.json": {`{"Nets": ["- [A Net of Nets](` + a + `) by Jane Doe", "- [B Net of Nets](` + b + `) by Jane Doe"]}`, "JSON"},
	}
	want := []string{"A Net of Nets |  | 1706.03762", "B Net of Nets |  | 1706.03763"}
	for file, test := range tests {
		list := read(file, []byte(test.text))
		var got []string
		for _, brief := range briefs(list) {
			_, brief, _ = strings.Cut(brief, " ")
			got = append(got, brief)
		}
		if diff := cmp.Diff(want, got); diff != "" || list.Format != test.format {
			t.Errorf("%s, read as %s: %s", file, list.Format, diff)
		}
		for _, row := range list.Rows {
			if diff := cmp.Diff([]string{"Nets"}, row.Section); diff != "" {
				t.Errorf("%s: section %q", file, row.Section)
			}
		}
	}
}

// Quotation marks around a part of a title are its own.
func TestQuotedPartOfTitle(t *testing.T) {
	for line, want := range map[string]string{
		`"Never Again": A Study of Nets`: `"Never Again": A Study of Nets`,
		`"A Net of Nets and Cats"`:       "A Net of Nets and Cats",
		`“A Net of Nets and Cats.”`:      "A Net of Nets and Cats",
	} {
		rows := read("x.md", []byte("- ["+line+"](https://arxiv.org/abs/1706.03762)\n- [Another Net of Nets](https://arxiv.org/abs/1706.03763)\n")).Rows
		if len(rows) != 2 || rows[0].Work.Title != want {
			t.Errorf("%s: %+v", line, rows)
		}
	}
}
