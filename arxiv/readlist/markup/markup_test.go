package markup

import (
	"context"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/internal/ascii"
)

// checkOffsets fails unless the spans of a tree are in order and within their
// units, and stand where they say.
func checkOffsets(t testing.TB, tree *Tree, text string) {
	t.Helper()
	checkUnit(t, tree.NewReader(), tree.Root, text)
}

func checkUnit(t testing.TB, r *Reader, u *Unit, text string) {
	t.Helper()
	defer r.Release(r.Mark())
	if u.Start < 0 || u.Start > u.End || int(u.End) > len(text) {
		t.Fatalf("unit %s at [%d,%d) of %d bytes", u.Key, u.Start, u.End, len(text))
	}
	if u.Kind == Cell && u.Start == u.End {
		return // it repeats one above
	}
	if got := len(r.Spans(u)) > 0; got != r.hasText(u) {
		t.Fatalf("unit %s at [%d,%d) has spans: %v", u.Key, u.Start, u.End, got)
	}
	checkSpans(t, r.Spans(u), int(u.Start), int(u.End), text)
	for _, c := range r.Children(u) {
		if c.Start < u.Start || c.End > u.End {
			t.Fatalf("unit %s at [%d,%d) is not within %s at [%d,%d)", c.Key, c.Start, c.End, u.Key, u.Start, u.End)
		}
		checkUnit(t, r, c, text)
	}
}

func checkSpans(t testing.TB, spans []inline.Span, at, end int, text string) {
	t.Helper()
	for _, s := range spans {
		if s.Start < at || s.End < s.Start || s.End > end {
			t.Fatalf("span %+v begins before %d or ends behind %d", s, at, end)
		}
		at = s.End
		source := text[s.Start:s.End]
		if s.Kind == inline.Text && !strings.ContainsAny(source, "\\&") && !isShownBy(source, s.Text) {
			t.Fatalf("text %q stands at %q", s.Text, source)
		}
		if s.Kind == inline.Text && !strings.ContainsAny(source, "\\&\n<>*_~`{}+/=") && source != s.Text {
			t.Fatalf("text %q stands at %q", s.Text, source)
		}
		address := text[s.URLStart:s.URLEnd]
		if s.URL != "" && !strings.ContainsAny(address, "\\&") && !isShownBy(address, strings.TrimPrefix(s.URL, "http://")) {
			t.Fatalf("address %q stands at %q", s.URL, address)
		}
		checkSpans(t, s.Inner(), s.Start, s.End, text)
	}
}

// isShownBy reports whether text is source but for blanks, and marks between.
func isShownBy(source, text string) bool {
	for _, b := range []byte(text) {
		if ascii.IsSpace(b) {
			continue
		}
		n := strings.IndexByte(source, b)
		if n < 0 {
			return false
		}
		source = source[n+1:]
	}
	return true
}

var units = []struct {
	name, text, tree string
	syntax           inline.Syntax
}{
	{"heading", "# A *b*\ntext\n##B ##\n\nC\n===\n", `
h1 "A " i"b"
  p "text"
  h2 "B"
h1 "C"
`, inline.Markdown},
	{"items", "- **N** [T](https://arxiv.org/abs/1) [[code](c)]\n  *A, B*\n    * x\n\n  more\n1) one\n• two\n", `
ul
  li/0 b"N" " " [T](https://arxiv.org/abs/1) " [" [code](c) "]" / i"A, B"
    ul
      li/1 "x"
    p "more"
  li/0 "one"
  li/0 "two"
`, inline.Markdown},
	{"items a blank further right", "- [A](https://arxiv.org/abs/1)\n - [B](https://arxiv.org/abs/2)\n  * remark\n- C\n - of C\n+ [D](https://d.org)\n  with more\n  + of D\n", `
ul
  li/0 [A](https://arxiv.org/abs/1)
  li/0 [B](https://arxiv.org/abs/2)
    ul
      li/1 "remark"
  li/0 "C"
    ul
      li/1 "of C"
  li/0 [D](https://d.org) / "with more"
    ul
      li/1 "of D"
`, inline.Markdown},
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
`, inline.Markdown},
	{"summary", "<details><summary><b>M</b> t</summary>\n\n- i\n</details>\n\nafter\n", `
summary b"M" " t"
  ul
    li/0 "i"
p "after"
`, inline.Markdown},
	{"end of a quotation before that of details", "<details>\n<summary>M</summary><blockquote>\ni\n</blockquote></details>\n\nafter\n", `
summary "M"
  p "i"
p "after"
`, inline.Markdown},
	{"markdown list within a bare list of html", "<ul>\n\n* a\n\n* b\n\n</ul>", `
ul
  li/0 "a"
  li/0 "b"
`, inline.Markdown},
	{"markdown text within an item of html", "<ul><li>\n\n* a\n\n</li></ul>", `
ul
  li/0 "* a"
`, inline.Markdown},
	{"html table", "<table><tr><th>T<th>V</tr><tr><td rowspan=2>a<td><b>x</b></tr><tr><td>y</tr></table>\nz", `
table
  head
    td "T"
    td "V"
  tr
    td<T> "a"
    td<V> b"x"
  tr
    td<T> "a"
    td<V> "y"
p "z"
`, inline.Markdown},
	{"cells that span", "<table><tr><th rowspan=2>T<th colspan=2>L</tr><tr><th>pdf<th>code</tr><tr><td>a<td rowspan=0><a href=b>c</a><br>d<td>e</tr><tr><td>f<td>g</tr></table>", `
table
  head
    td "T"
    td "L"
  head
    td "T"
    td<L> "pdf"
    td "code"
  tr
    td<T> "a"
    td<pdf> [c](b) / "d"
    td<code> "e"
  tr
    td<T> "f"
    td<pdf> "c" / "d"
    td<code> "g"
`, inline.HTML},
	{"code", "```bibtex\n@a{b}\n```\n", `
code c"@a{b}\n"
`, inline.Markdown},
	{"org", "#+TITLE: Nets\n* TODO Papers :a:b:\n:ID: 12\n:Author: Ann and Bob\n:Url:\n:YEAR: 2023\n- [[https://arxiv.org/abs/1][A Net]], /Ann/ *2023* =x= https://a.org/b_c\n  more\n  + sub\n| T | V |\n|---+---|\n| a | b |\n#+BEGIN_SRC bibtex\n@a{b}\n#+END_SRC\n", `
h1 "Nets"
  h2 "Papers"
    p "Author: Ann and Bob"
    p "YEAR: 2023"
    ul
      li/0 [A Net](https://arxiv.org/abs/1) ", " i"Ann" " " b"2023" " " c"x" " " [https://a.org/b_c](https://a.org/b_c) / "more"
        ul
          li/1 "sub"
    table
      head
        td "T"
        td "V"
      row
        td<T> "a"
        td<V> "b"
    code c"@a{b}\n"
`, inline.Org},
	{"rst", "Nets\n====\n\nPapers\n------\n* `A Net <https://arxiv.org/abs/1>`_ **b** *i* ``c`` `code`_\n\n.. _code: https://a.org/b\n.. a remark\n   of two lines\n\n.. code:: bib\n\n   @a{b}\n\nMore\n----\n", `
h1 "Nets"
  h2 "Papers"
    ul
      li/0 [A Net](https://arxiv.org/abs/1) " " b"b" " " i"i" " " c"c" " " [code](https://a.org/b)
    code c"\n   @a{b}\n\n"
  h2 "More"
`, inline.RestructuredText},
	{"asciidoc", "= Nets\n:toc:\n// remark\n== Papers\n* https://arxiv.org/abs/1[A Net], *b* _i_ `c` image:a.png[pic]\n** link:b.pdf[PDF]\n[source,bib]\n----\n@a{b}\n----\n|===\n|a |b\n|===\n", `
h1 "Nets"
  h2 "Papers"
    ul
      li/0 [A Net](https://arxiv.org/abs/1) ", " b"b" " " i"i" " " c"c" " " ![pic](a.png)
        ul
          li/1 [PDF](b.pdf)
    code c"@a{b}\n"
    table
      row
        td "a"
        td "b"
`, inline.AsciiDoc},
	{"tex", "\\title{Nets}\n\\section{Papers \\emph{now}}\n\\begin{itemize}\n\\item \\href{https://arxiv.org/abs/1}{A \\textbf{Net}}, J.~M\\\"uller \\& Erd\\H{o}s, {\\bf x}\n  more \\url{https://a.org/b_c}\n\\end{itemize}\n\nafter - it\n", `
h1 "Nets"
  h2 "Papers " i"now"
    ul
      li/0 b[A Net](https://arxiv.org/abs/1){ "A " b"Net" } ", J. Müller & Erdős, x" / "more " [https://a.org/b_c](https://a.org/b_c)
    p "after - it"
`, inline.TeX},
}

func TestUnits(t *testing.T) {
	for _, c := range units {
		t.Run(c.name, func(t *testing.T) {
			root := Read(context.Background(), c.text, c.syntax)
			checkOffsets(t, root, c.text)
			if got, want := dump(root), strings.TrimPrefix(c.tree, "\n"); got != want {
				t.Errorf("%q is read as\n%swant\n%s", c.text, got, want)
			}
		})
	}
}
