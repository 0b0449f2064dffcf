package inline

import (
	"strings"
	"testing"
)

// linesOf returns the lines of a text.
func linesOf(text string) []Stretch {
	var lines []Stretch
	at := 0
	for line := range strings.Lines(text) {
		lines = append(lines, Stretch{at, at + len(strings.TrimRight(line, "\r\n"))})
		at += len(line)
	}
	return lines
}

// show writes spans with blanks between them.
func show(spans []Span) string {
	var shown []string
	for i := range spans {
		shown = append(shown, spans[i].String())
	}
	return strings.Join(shown, " ")
}

// Running text of each syntax, and the spans that are read.
var texts = []struct {
	name   string
	syntax Syntax
	text   string
	spans  string
}{
	{"styles", Markdown, "**B** and *i* ~~s~~ `c` <ins>n</ins>", `b"B" " and " i"i" " " del"s" " " c"c" " " ins"n"`},
	{"links", Markdown, "[a **b**](u) <https://c.org> ![d](e) www.f.org.", `b[a b](u){ "a " b"b" } " " [https://c.org](https://c.org) " " ![d](e) " " [www.f.org](http://www.f.org) "."`},
	{"DOIs", Markdown, "A. doi:10.1000/a.b. DOI: 10.1000/a.b, (doi 10.1000/a.b) www.f.org/10.1000/x",
		`"A. " [https://doi.org/10.1000/a.b](https://doi.org/10.1000/a.b) ". " [https://doi.org/10.1000/a.b](https://doi.org/10.1000/a.b) ", (" [https://doi.org/10.1000/a.b](https://doi.org/10.1000/a.b) ") " [www.f.org/10.1000/x](http://www.f.org/10.1000/x)`},
	{"no DOIs", Markdown, "10.1000/a, mydoi:10.1000/a, doi:10.1/a, doi:10.1000 and doing 10.1000/a of https://a.org/doi:10.1000/a", `"10.1000/a, mydoi:10.1000/a, doi:10.1/a, doi:10.1000 and doing 10.1000/a of " [https://a.org/doi:10.1000/a](https://a.org/doi:10.1000/a)`},
	{"DOIs of remarks", Markdown, "38 pages, 11 figures Journal-ref: Sci Rep 12 DOI: 10.1000/a.b", `"38 pages, 11 figures Journal-ref: Sci Rep 12 DOI: 10.1000/a.b"`},
	{"a badge", Markdown, "[![stars](s.svg)](https://a.org)", `[](https://a.org){ ![stars](s.svg) }`},
	{"a reference", Markdown, "[Paper][p], [code], [p", `[Paper](https://a.org/?b&c) ", [code], [p"`},
	{"escapes", Markdown, `\*a\* &amp; b_c`, `"*a* & b_c"`},
	{"lines", Markdown, "one\ntwo  \nthree", `"one" / "two" / "three"`},
	{"a line that goes on", Markdown, "Learning of (many\nthings) here", `"Learning of (many things) here"`},
	{"a reference that goes on behind an initial", Markdown, "A. Holm, B. Lind, C. Mora, D. Rook, E. Roe, and F. G.\nDoe, \"Crates,\" 2020", `"A. Holm, B. Lind, C. Mora, D. Rook, E. Roe, and F. G. Doe, \"Crates,\" 2020"`},
	{"a reference that goes on within initials", Markdown, "A. Holm, B. Lind, C. Mora, D. Rook, E. Roe, F. Doe, G.\nH. Yew, and I. Zed", `"A. Holm, B. Lind, C. Mora, D. Rook, E. Roe, F. Doe, G. H. Yew, and I. Zed"`},
	{"a reference that goes on behind its title", Markdown, "A. Holm and B. Lind, \"Counting old crates in ships,\"\nin Proc. Stones", `"A. Holm and B. Lind, \"Counting old crates in ships,\" in Proc. Stones"`},
	{"a quotation that goes on behind a colon", Markdown, "A. Holm, \"BoxNet:\nCounting crates\"", `"A. Holm, \"BoxNet: Counting crates\""`},
	{"initials that end a line", Markdown, "Holm, A., Lind, B., Mora, C., Rook, D., Roe, E., Doe, F.\nCounting Old Crates", `"Holm, A., Lind, B., Mora, C., Rook, D., Roe, E., Doe, F." / "Counting Old Crates"`},
	{"a wrapped line", Markdown, "Learning How Many Crates There Are in Old Wooden Nets of\nBarrels, Boxes and Boats: https://a.org", `"Learning How Many Crates There Are in Old Wooden Nets of Barrels, Boxes and Boats: " [https://a.org](https://a.org)`},
	{"an address with a label", Markdown, "Learning How Many Crates There Are in Old Wooden Nets of Barrels\nProject+Code: <https://a.org>", `"Learning How Many Crates There Are in Old Wooden Nets of Barrels" / "Project+Code: " [https://a.org](https://a.org)`},
	{"a class", Markdown, `<span class="venue 1">CVPR</span> x`, `"CVPR".venue " x"`},
	{"an open mark", Markdown, "**a [b](", `"**a [b]("`},
	{"a formula", Markdown, "$M_{2}$ and *N*", `"$M_{2}$ and " i"N"`},
	{"an address with a blank", Markdown, "[a](http://b c)", `[a](http://b c)`},
	{"tags", HTML, `<b>B</b> <a href="u&amp;v">a <i>b</i></a><br>c &lt; d`, `b"B" " " i[a b](u&v){ "a " i"b" } / "c < d"`},
	{"Markdown's marks in HTML", HTML, "*a* [b](c)", `"*a* [b](c)"`},
	{"org", Org, "[[https://a.org][A]] /i/ *b* =c= +d+ [[e]]", `[A](https://a.org) " " i"i" " " b"b" " " c"c" " " del"d" " " [e](e)`},
	{"rst", RestructuredText, "`A <https://a.org>`_ `P`_ **b** *i* ``c``", `[A](https://a.org) " " [P](https://a.org/?b&amp;c) " " b"b" " " i"i" " " c"c"`},
	{"asciidoc", AsciiDoc, "https://a.org[A] link:b[B] image:c[C] *b* _i_", `[A](https://a.org) " " [B](b) " " ![C](c) " " b"b" " " i"i"`},
	{"tex", TeX, `\href{https://a.org}{A \emph{b}}, Erd\H{o}s~\& \textbf{c} \url{d}`, `i[A b](https://a.org){ "A " i"b" } ", Erdős & " b"c" " " [d](d)`},
}

// definitions is what stands above each text: where the label p leads.
const definitions = "https://a.org/?b&amp;c\n"

func TestSpans(t *testing.T) {
	for _, c := range texts {
		t.Run(c.name, func(t *testing.T) {
			source := definitions + c.text
			references := NewReferences(c.syntax)
			references.Define("P", Between(0, len(definitions)-1))
			spans := NewReader(source, references).Spans(c.syntax, linesOf(source)[1:], false)
			if got := show(spans); got != c.spans {
				t.Errorf("%q\nis read as %s\nwant       %s", c.text, got, c.spans)
			}
			at := len(definitions)
			for _, s := range spans {
				if s.Start < at || s.End < s.Start || s.End > len(source) {
					t.Errorf("%v is at [%d,%d), behind %d, of %d bytes", &s, s.Start, s.End, at, len(source))
				}
				at = s.End
			}
		})
	}
}

// Labels are known to the syntax that they are defined in. The first that is defined
// counts in Markdown and the last in reStructuredText.
func TestReferences(t *testing.T) {
	const source = "first second [A] `A`_"
	for _, defined := range []Syntax{Markdown, RestructuredText} {
		references := NewReferences(defined)
		references.Define("a", Between(0, 5))
		references.Define("A", Between(6, 12))
		r := NewReader(source, references)
		want := map[Syntax]string{Markdown: `"[A]"`, RestructuredText: `"A"`}
		switch defined {
		case Markdown:
			want[Markdown] = "[A](first)"
		case RestructuredText:
			want[RestructuredText] = "[A](second)"
		}
		for syntax, line := range map[Syntax]Stretch{Markdown: {13, 16}, RestructuredText: {17, 21}} {
			if got := show(r.Spans(syntax, []Stretch{line}, false)); got != want[syntax] {
				t.Errorf("labels of %d are read in %d as %s, want %s", defined, syntax, got, want[syntax])
			}
		}
	}
}

// Lines may be read as one, as in a heading.
func TestJoined(t *testing.T) {
	const text = "one\ntwo"
	for _, syntax := range []Syntax{Markdown, Org} {
		if got := show(NewReader(text, nil).Spans(syntax, linesOf(text), true)); got != `"one two"` {
			t.Errorf("got %s", got)
		}
	}
}

func TestPlainText(t *testing.T) {
	const text = " a  [b](c)\n![d](e) **f**"
	if got := PlainText(NewReader(text, nil).Spans(Markdown, linesOf(text), false)); got != "a b f" {
		t.Errorf("got %q", got)
	}
}

// benchmarkText is running text as lists have it.
var benchmarkText = strings.Repeat("**Net** Learning to Read Lists [[paper](https://arxiv.org/abs/2301.00001)] [[code](https://github.com/a/b_c)]\n*Ann Author, Ben Writer*, CVPR 2023\n", 2000)

func BenchmarkSpans(b *testing.B) {
	r, lines := NewReader(benchmarkText, nil), linesOf(benchmarkText)
	b.SetBytes(int64(len(benchmarkText)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range lines {
			r.Spans(Markdown, lines[i:i+1], false)
		}
	}
}

// BenchmarkGoldmark reads the same by the parser alone, which simpleReader spares most
// of.
func BenchmarkGoldmark(b *testing.B) {
	r, lines := NewReader(benchmarkText, nil), linesOf(benchmarkText)
	b.SetBytes(int64(len(benchmarkText)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range lines {
			r.load(lines[i:i+1], false)
			r.writer.reset(benchmarkText)
			r.parse(&r.writer)
			r.writer.end(lines[i].End)
		}
	}
}
