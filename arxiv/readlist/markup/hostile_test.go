package markup

import (
	"context"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/internal/testkit"
)

// hostile are texts that grow with n and make a careless reader slow or deep.
var hostile = map[string]func(n int) string{
	"brackets":       func(n int) string { return strings.Repeat("[", n) },
	"closed":         func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) },
	"links":          func(n int) string { return strings.Repeat("[a](b)", n) },
	"link starts":    func(n int) string { return strings.Repeat("[a](", n) },
	"nested links":   func(n int) string { return strings.Repeat("[", n) + strings.Repeat("](x)", n) },
	"images":         func(n int) string { return strings.Repeat("![", n) + strings.Repeat("](x)", n) },
	"stars":          func(n int) string { return strings.Repeat("*", n) },
	"star words":     func(n int) string { return strings.Repeat("*a **b ", n) },
	"star pairs":     func(n int) string { return strings.Repeat("**a*", n) },
	"underscores":    func(n int) string { return strings.Repeat("_a__b", n) },
	"tildes":         func(n int) string { return strings.Repeat("~~a~", n) },
	"backticks":      func(n int) string { return strings.Repeat("`a``b```c", n) },
	"dollars":        func(n int) string { return strings.Repeat("$a_b*", n) },
	"quotes":         func(n int) string { return strings.Repeat("> ", n) + "a" },
	"quoted lines":   func(n int) string { return strings.Repeat(strings.Repeat(">", 50)+" a\n", n/50+1) },
	"bullets":        func(n int) string { return strings.Repeat("- ", n) },
	"nested bullets": func(n int) string { return deepList(n) },
	"bullet lines":   func(n int) string { return strings.Repeat("-\n", n) },
	"bars":           func(n int) string { return strings.Repeat("|", n) },
	"bar lines":      func(n int) string { return strings.Repeat("|a\n", n) },
	"header rows":    func(n int) string { return strings.Repeat("|a|b|\n|-|-|\n", n) },
	"broken rows":    func(n int) string { return strings.Repeat("|**a\n", n) + strings.Repeat("b\n", n) },
	"wide header":    func(n int) string { return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" },
	"headings":       func(n int) string { return strings.Repeat("# a\n", n) },
	"deep headings":  func(n int) string { return strings.Repeat("# a\n## b\n### c\n", n) },
	"fences":         func(n int) string { return strings.Repeat("```\n~~~\n", n) },
	"details":        func(n int) string { return strings.Repeat("<details><summary>a</summary>\n", n) },
	"detail ends":    func(n int) string { return strings.Repeat("</details>", n) },
	"summaries":      func(n int) string { return strings.Repeat("<summary>\n", n) },
	"tags":           func(n int) string { return strings.Repeat("<b>", n) },
	"spans":          func(n int) string { return "a" + strings.Repeat("<span class=a1>", n) },
	"open tags":      func(n int) string { return strings.Repeat("<a href=\"x ", n) },
	"open tag lines": func(n int) string { return strings.Repeat("<a\n", n) },
	"tables":         func(n int) string { return strings.Repeat("<table><tr><td>", n) },
	"html lists":     func(n int) string { return strings.Repeat("<ul><li>a\n", n) },
	"open cells":     func(n int) string { return "<table>" + strings.Repeat("<td rowspan=1000 colspan=1000>a", n) },
	"spanning rows":  func(n int) string { return "<table>" + strings.Repeat("<tr><td rowspan=1000 colspan=1000>a", n) },
	"divs":           func(n int) string { return strings.Repeat("<div>", n) + strings.Repeat("</div>", n) },
	"html headings":  func(n int) string { return strings.Repeat("<div><h2>a</h2>", n) + strings.Repeat("</div>", n) },
	"less":           func(n int) string { return strings.Repeat("<", n) },
	"ampersands":     func(n int) string { return strings.Repeat("&", n) + ";" },
	"references":     func(n int) string { return strings.Repeat("&amp;", n) },
	"backslashes":    func(n int) string { return strings.Repeat(`\`, n) + "a" },
	"addresses":      func(n int) string { return strings.Repeat("http://a.b ", n) },
	"glued":          func(n int) string { return strings.Repeat("http://", n) },
	"escaped":        func(n int) string { return strings.Repeat("\\_http://a.b ", n) },
	"www":            func(n int) string { return strings.Repeat("www.", n) },
	"definitions":    func(n int) string { return strings.Repeat("[a]: b\n", n) + strings.Repeat("[a]", n) },
	"blank links":    func(n int) string { return strings.Repeat("[a](http://a b) ", n) },
	"open quotes":    func(n int) string { return strings.Repeat("\"a word and some more of them, and one more of all\n", n) },
	"one paragraph":  func(n int) string { return strings.Repeat("**a** [b](c)\n", n) },
	"odd paragraph":  func(n int) string { return strings.Repeat("**a** [b](c) *d*e <f\n", n) },
	"blanks":         func(n int) string { return strings.Repeat(" ", n) + "a" },
	"tabs":           func(n int) string { return "-" + strings.Repeat("\t", n) + "a" },
	"commands":       func(n int) string { return strings.Repeat("\\textbf{\\emph{a", n) },
	"groups":         func(n int) string { return "\\section" + strings.Repeat("{", n) },
	"lists":          func(n int) string { return strings.Repeat("\\begin{itemize}\n\\item a\n", n) },
	"org links":      func(n int) string { return strings.Repeat("[[a][", n) },
	"macros":         func(n int) string { return strings.Repeat("image:http://a", n) + "[" },
	"rst links":      func(n int) string { return strings.Repeat("`a <b>", n) },
	"directives":     func(n int) string { return strings.Repeat(".. code::\n", n) },
	"blocks":         func(n int) string { return strings.Repeat("----\n====\n....\n", n) },
	"underlines":     func(n int) string { return strings.Repeat("a\n---\n\n", n) },
}

// TestDepth reads items and elements that are nested deeper than is kept: of an item there
// are two units, a list and itself.
func TestDepth(t *testing.T) {
	var items strings.Builder
	for i := range 2 * maxDepth {
		items.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	for syntax, test := range map[inline.Syntax]struct {
		text  string
		depth int
	}{
		inline.Markdown: {items.String(), 1 + 2*64},
		inline.HTML:     {strings.Repeat("<div>", 2*maxDepth) + "a", 1 + 64},
	} {
		if got := depth(Read(context.Background(), test.text, syntax).Root); got != test.depth {
			t.Errorf("syntax %d: %d deep, want %d", syntax, got, test.depth)
		}
	}
}

func deepList(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i%200) + "- a\n")
	}
	return b.String()
}

// TestHostile reads texts that grow: time is linear, and the tree is no deeper
// than its bound.
func TestHostile(t *testing.T) {
	testkit.PlainOnly(t)
	for name, make := range hostile {
		t.Run(name, func(t *testing.T) {
			for _, syntax := range syntaxes {
				text := make(10_000)
				tree := Read(context.Background(), text, syntax)
				checkOffsets(t, tree, text)
				if d := depth(tree.Root); d > 4*maxDepth {
					t.Errorf("the tree is %d deep", d)
				}
				testkit.Linear(t, func(n int) string { return make(50 * n) }, func(text string) { readAll(text, syntax) })
			}
		})
	}
}

// readAll reads all spans of a text, and returns how many there are.
func readAll(text string, s inline.Syntax) int {
	t := Read(context.Background(), text, s)
	n, r := 0, t.NewReader()
	for u := range r.All(t.Root) {
		n += len(r.Spans(u))
	}
	return n
}

func depth(u *Unit) int {
	deepest := 0
	for _, c := range u.units {
		deepest = max(deepest, depth(c))
	}
	return deepest + 1
}

var syntaxes = []inline.Syntax{inline.Markdown, inline.HTML, inline.Org, inline.RestructuredText, inline.AsciiDoc, inline.TeX}

func FuzzRead(f *testing.F) {
	for _, c := range units {
		f.Add(c.text, int(c.syntax))
	}
	for _, make := range hostile {
		f.Add(make(3), 0)
		f.Add(make(3), 1)
	}
	f.Add(`www.0\"00`, 5) // an accent ends the address
	f.Add("<0@0>0", 0)    // text on both sides of an address's bracket
	f.Fuzz(func(t *testing.T, text string, syntax int) {
		s := syntaxes[uint(syntax)%uint(len(syntaxes))]
		checkOffsets(t, Read(context.Background(), text, s), text)
	})
}
