package markup

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist/markup/inline"
)

// texts of each syntax with all that spans have.
var keptTexts = map[inline.Syntax]string{
	inline.Markdown: "# A *list*\n\n- **B**: [a **b**](u) ![d](e) <span class=\"v\">C</span> www.f.org doi:10.1000/a.b &amp; x\n  more text\n- [![stars](s.svg)](https://a.org) [ref][r] `c`  \n  d\\*e\n\n" +
		"| H | *I* |\n|---|---|\n| a | [b](c) |\n| **x** broken\nhere | y [z](w) |\n|\n| | |\n\n```\ncode [a](b)\n```\n\n[r]: https://r.org/?a&b\n\n<table><tr><td rowspan=2>t</td><td>u</td></tr><tr><td>v</td></tr></table>\n",
	inline.HTML:             "<h1>A</h1><ul><li><b>B</b> <a href=\"u&amp;v\">a <i>b</i></a><br>c &lt; d<li><img src=e alt=f></ul>",
	inline.Org:              "* A\n- [[https://a.org][A]] /i/ *b*\n| a | [[b][c]] |\n",
	inline.RestructuredText: "A\n=\n\n- `A <https://a.org>`_ `P`_ **b**\n\n.. _P: https://p.org\n",
	inline.AsciiDoc:         "= A\n\n* https://a.org[A] image:c[C] *b*\n",
	inline.TeX:              "\\section{A} \\textbf{B} \\href{https://a.org}{c} \\emph{d} e--f\n",
}

// What is kept of a unit is what is read of it.
func TestKeep(t *testing.T) {
	for syntax, text := range keptTexts {
		checkKept(t, syntax, text)
		checkKept(t, syntax, strings.Repeat(text, 400)) // several chunks
	}
}

func checkKept(t *testing.T, syntax inline.Syntax, text string) {
	tree := Read(t.Context(), text, syntax)
	read := spansOfAll(tree)
	r := tree.NewReader()
	keepAll(r, tree.Root)
	if kept := spansOfAll(tree); !reflect.DeepEqual(read, kept) {
		for i := range min(len(read), len(kept)) {
			if !reflect.DeepEqual(read[i], kept[i]) {
				t.Fatalf("%q: unit %d is kept as %+v, and read as %+v", text[:min(len(text), 1000)], i, kept[i], read[i])
			}
		}
		t.Fatalf("%d units are kept, and %d read", len(kept), len(read))
	}
}

// keepAll keeps all units but the cells of rows of Markdown, which rows hold.
func keepAll(r *Reader, u *Unit) {
	r.Keep(u)
	for _, c := range u.units {
		keepAll(r, c)
	}
}

type unitWithSpans struct {
	unit  Unit
	spans []inline.Span
}

func spansOfAll(tree *Tree) (all []unitWithSpans) {
	r := tree.NewReader()
	for u := range r.All(tree.Root) {
		own := *u
		own.kept, own.units = 0, nil
		all = append(all, unitWithSpans{own, slices.Clone(r.Spans(u))})
	}
	return all
}

func FuzzKeep(f *testing.F) {
	for syntax, text := range keptTexts {
		f.Add(uint8(syntax), text)
	}
	f.Fuzz(func(t *testing.T, syntax uint8, text string) {
		checkKept(t, inline.Syntax(syntax%uint8(inline.TeX+1)), text)
	})
}

// BenchmarkKept reads what is kept; BenchmarkMarkdown reads the text.
func BenchmarkKept(b *testing.B) {
	text := strings.Repeat(keptTexts[inline.Markdown], 400)
	tree := Read(b.Context(), text, inline.Markdown)
	keepAll(tree.NewReader(), tree.Root)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r := tree.NewReader()
		for u := range r.All(tree.Root) {
			r.Spans(u)
		}
	}
}
