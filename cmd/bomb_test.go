//go:build unix

package cmd

import (
	"fmt"
	"strings"
	"testing"

	"clipgraph/internal/testkit"
)

// Lists that are made to take long, or much memory: each is read to its end, the
// papers beside the trap are found, and what was not read as the rest is named.
func TestBombs(t *testing.T) {
	testkit.PlainOnly(t)
	if testing.Short() {
		t.Skip("reads some 60 MB")
	}
	const (
		n     = 1_000_000
		url   = "https://arxiv.org/abs/1706.03762"
		title = "Attention Is All You Need"
		row   = "\n\n- [" + title + "](" + url + ")\n"
		page  = "<ul><li><a href='" + url + "'>" + title + "</a></ul>"
	)
	var regexps, aliases, macros strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&regexps, "- [(a+)+$|[^.*]{1,1000}(?:x*)* a%s](https://arxiv.org/abs/1706.%05d)\n", strings.Repeat("a", i%40), i+1)
	}
	aliases.WriteString("a: &a [x, x, x, x, x, x, x, x, x]\n")
	macros.WriteString("@string{a0 = \"xxxxxxxxxx\"}\n")
	for i := range 20 {
		fmt.Fprintf(&aliases, "%c: &%[1]c [%s*%[3]c]\n", 'b'+i, strings.Repeat(fmt.Sprintf("*%c, ", 'a'+i), 8), 'a'+i)
		fmt.Fprintf(&macros, "@string{a%d = a%d # a%[2]d # a%[2]d # a%[2]d}\n", i+1, i)
	}
	tests := []struct {
		name, file, text, says string
	}{
		{"a table of a million columns", "list.md", strings.Repeat("a|", n) + "\n" + strings.Repeat("-|", n) + "\n" + strings.Repeat("b|", n) + row, "list.md:1:1: a line of 1 MiB is read for identifiers only"},
		{"brackets", "list.md", strings.Repeat("[", n) + row, ""},
		{"quotes in quotes", "list.md", strings.Repeat(">", n/4) + row, ""},
		{"titles that look like expressions", "list.md", regexps.String() + row, ""},
		{"a row of a million fields", "list.csv", "title," + strings.Repeat("a,", n) + "\n" + title + strings.Repeat(",b", n) + "," + url + "\n", "a row of 1000002 fields"},
		{"a row of a million cells", "list.html", "<table><tr>" + strings.Repeat("<td>a", n) + "</table>" + page, "a row of 1000000 cells is read for identifiers only"},
		{"deep elements", "list.html", strings.Repeat("<div>", n) + page, ""},
		{"lists in lists", "list.html", strings.Repeat("<ul><li>", n/4) + page, ""},
		{"deep JSON", "list.json", strings.Repeat("[", n) + strings.Repeat("]", n) + `{"title": "` + title + `", "url": "` + url + `"}`, "nested deeper than 64"},
		{"deep YAML", "list.yaml", "a: " + strings.Repeat("[", 100) + strings.Repeat("]", 100) + "\nb:\n  - {title: " + title + ", url: \"" + url + "\"}\n", "nested deeper than 64"},
		{"aliases of aliases", "list.yaml", aliases.String() + "z:\n  - title: " + title + "\n    url: " + url + "\n", ""},
		{"deep braces", "list.bib", "@misc{a, title = " + strings.Repeat("{", n) + strings.Repeat("}", n) + "}\n@misc{b, title = {" + title + "}, url = {" + url + "}}\n", "nested more than 1000 deep"},
		{"macros of macros", "list.bib", macros.String() + "@misc{b, title = a20, url = {" + url + "}}\n", "expand to more than 2048 bytes"},
		{"a small file that unpacks to much", "list.md", packed(t, strings.Repeat("- text\n", n)), "larger than 1 MiB"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newScene(t, map[string]string{test.file: test.text})
			size := "64"
			if strings.HasPrefix(test.says, "larger") {
				size = "1"
			}
			code, said := s.run("csv", "--offline", "--max-size", size, test.file)
			if !strings.Contains(said, test.says) {
				t.Errorf("it does not say %q: %.400s", test.says, said)
			}
			if size == "1" {
				if code != exitFailed || !strings.Contains(said, "hint: ") {
					t.Errorf("exit code %d: %.400s", code, said)
				}
				return
			}
			if code != 0 || !strings.Contains(said, ",1706.03762,") {
				t.Errorf("exit code %d, or the paper is missing: %.400s", code, said)
			}
		})
	}
}
