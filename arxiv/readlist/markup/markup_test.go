package markup

import (
	"strings"
	"testing"
)

// checkOffsets fails unless the spans of a tree are in order and within their
// units, and stand where they say.
func checkOffsets(t testing.TB, u *Unit, text string) {
	t.Helper()
	if u.Start < 0 || u.Start > u.End || u.End > len(text) {
		t.Fatalf("unit %s at [%d,%d) of %d bytes", u.Key, u.Start, u.End, len(text))
	}
	checkSpans(t, u.Spans, u.Start, u.End, text)
	for _, c := range u.Children {
		if c.Start < u.Start || c.End > u.End {
			t.Fatalf("unit %s at [%d,%d) is not within %s at [%d,%d)", c.Key, c.Start, c.End, u.Key, u.Start, u.End)
		}
		checkOffsets(t, c, text)
	}
}

func checkSpans(t testing.TB, spans []Span, at, end int, text string) {
	t.Helper()
	for _, s := range spans {
		if s.Start < at || s.End < s.Start || s.End > end {
			t.Fatalf("span %+v begins before %d or ends behind %d", s, at, end)
		}
		at = s.End
		source := text[s.Start:s.End]
		if s.Kind == Text && !strings.ContainsAny(source, "\\&\n<*_~") && source != s.Text {
			t.Fatalf("text %q stands at %q", s.Text, source)
		}
		address := text[s.URLStart:s.URLEnd]
		if s.URL != "" && !strings.ContainsAny(address, "\\&") && strings.TrimPrefix(s.URL, "http://") != strings.TrimPrefix(address, "http://") {
			t.Fatalf("address %q stands at %q", s.URL, address)
		}
		checkSpans(t, s.Inner, s.Start, s.End, text)
	}
}

var units = []struct {
	name, text, tree string
	syntax           Syntax
}{
	{"heading", "# A *b*\ntext\n##B ##\n\nC\n===\n", `
h1 "A " i"b"
  p "text"
  h2 "B"
h1 "C"
`, Markdown},
	{"items", "- **N** [T](https://arxiv.org/abs/1) [[code](c)]\n  *A, B*\n    * x\n\n  more\n1) one\n• two\n", `
ul
  li/0 b"N" " " [T](https://arxiv.org/abs/1) " [" [code](c) "]" / i"A, B"
    ul
      li/1 "x"
    p "more"
  li/0 "one"
  li/0 "two"
`, Markdown},
	{"rows", "| Title | Venue |\n|---|:-:|\n| [A](x) | CVPR<br>2023 |\n| **B\n  b** | x \\| y |\n\n| C |\n", `
table
  head
    td "Title"
    td "Venue"
  row
    td<Title> [A](x)
    td<Venue> "CVPR" / "2023"
  row
    td<Title> b"B b"
    td<Venue> "x | y"
  row
    td<Title> "C"
`, Markdown},
	{"summary", "<details><summary><b>M</b> t</summary>\n\n- i\n</details>\n\nafter\n", `
summary b"M" " t"
  ul
    li/0 "i"
p "after"
`, Markdown},
	{"html table", "<table><tr><th>T<th>V</tr><tr><td rowspan=2>a<td><b>x</b></tr><tr><td>y</tr></table>\nz", `
table
  head
    td "T"
    td "V"
  tr
    td<T> "a"
    td<V> b"x"
  tr
    td<V> "y"
p "z"
`, Markdown},
	{"code", "```bibtex\n@a{b}\n```\n", `
code(bibtex) c"@a{b}\n"
`, Markdown},
}

func TestUnits(t *testing.T) {
	for _, c := range units {
		t.Run(c.name, func(t *testing.T) {
			root := Read(c.text, c.syntax)
			checkOffsets(t, root, c.text)
			if got, want := dump(root), strings.TrimPrefix(c.tree, "\n"); got != want {
				t.Errorf("%q is read as\n%swant\n%s", c.text, got, want)
			}
		})
	}
}
