package readme

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

var small = []Paper{
	{Name: "CLIP", Title: "Learning Transferable Visual Models", Authors: []string{"Alec Radford", "Jong Wook Kim"}, Venue: "ICML", Year: "2021", URL: "https://arxiv.org/abs/2103.00020"},
	{Title: `Of "pipes" | and [brackets]`, URL: "https://example.org/a_(b)", Links: []Link{{"doi:10.1/a", "https://doi.org/10.1/a"}, {"code", ""}}},
	{Name: "CoOp"}, {Name: "A"}, {Name: "B"}, {Name: "C"}, {Name: "D"},
}

var groups = []Group{{[]string{"Train"}, []int{0, 1}}, {[]string{"Prompts", "Learned & tuned"}, []int{2, 3, 4, 5, 6}}, {[]string{"Prompts", "Rest"}, []int{3, 4, 5, 6}}, {nil, []int{6}}}

func TestDiagram(t *testing.T) {
	d := Diagram{Direction: "LR", Papers: small, Groups: groups, Edges: []Edge{{0, 1, "bold", true}, {0, 2, "solid", true}, {1, 2, "dashed", true}, {1, 0, "solid", false}, {2, 0, "bold", false}, {2, 1, "dotted", false}}}
	got, err := d.Text()
	want := `flowchart LR
  subgraph s0["Train"]
    p0["CLIP"]
    click p0 href "https://arxiv.org/abs/2103.00020"
    p1["Of #34;pipes#34; #124; and #91;brackets#93;"]
    click p1 href "https://example.org/a_%28b%29"
  end
  subgraph s1["Prompts › Learned #38; tuned"]
    p2["CoOp"]
    r1(["4 others"])
  end
  subgraph s2["Prompts › Rest"]
    r2(["4 papers"])
  end
  p6["D"]
  p0 ==> p1
  p0 --> p2
  p1 -.-> p2
  p1 --- p0
  p2 === p0
  p2 -.- p1
`
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
}

func TestTable(t *testing.T) {
	list := Table{Papers: small, Groups: groups}
	want := `## Train

| Name | Title | Authors | Venue | Year | Links |
|---|---|---|---|---|---|
| CLIP | [Learning Transferable Visual Models](https://arxiv.org/abs/2103.00020) | Alec Radford, Jong Wook Kim | ICML | 2021 | |
| | [Of "pipes" \| and \[brackets\]](https://example.org/a_%28b%29) | | | | [doi:10.1/a](https://doi.org/10.1/a), code |

## Prompts

### Learned & tuned

| Name | Title | Authors | Venue | Year | Links |
|---|---|---|---|---|---|
| CoOp | | | | | |
`
	got := list.Text()
	if diff := cmp.Diff(want, got[:min(len(got), len(want))]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if !strings.Contains(got, "\n### Rest\n") || strings.Count(got, "## Prompts\n") != 1 {
		t.Errorf("the headings of\n%s", got)
	}
}

// A diagram that GitHub would not show is an error. One at the limit is not.
func TestTooLarge(t *testing.T) {
	d := Diagram{Papers: small, Edges: make([]Edge, MaxEdges)}
	if _, err := d.Text(); err != nil {
		t.Errorf("%d edges: %v", MaxEdges, err)
	}
	d.Edges = append(d.Edges, Edge{})
	if _, err := d.Text(); !errors.As(err, new(*TooLargeError)) || !strings.Contains(err.Error(), "not 501") {
		t.Errorf("%d edges: %v", len(d.Edges), err)
	}
	long := Diagram{Papers: []Paper{{Title: strings.Repeat("|", maxLabel)}}}
	for range 600 {
		long.Groups = append(long.Groups, Group{[]string{"a"}, []int{0}})
	}
	if _, err := long.Text(); !errors.As(err, new(*TooLargeError)) || !strings.Contains(err.Error(), "bytes") {
		t.Errorf("a long text: %v", err)
	}
}

// statement is a line of a diagram: whatever a text holds, it stays within its quotes,
// where nothing but letters, digits, blanks and entities stands.
var statement = regexp.MustCompile(`^(?:flowchart LR| *(?:subgraph s\d+\[TEXT\]|end|p\d+\[TEXT\]|r\d+\(\["\d+ (?:papers|others)"\]\)|click p\d+ href "https?:[^"\\#;<>` + "`" + ` ]+"|p\d+ (?:==>|-->|-\.->|---|===|-\.-) p\d+))$`)

func init() {
	statement = regexp.MustCompile(strings.ReplaceAll(statement.String(), "TEXT", `"(?:[A-Za-z0-9 ,-]|[^\x00-\x7f]|#\d+;)+"`))
}

var hostile = []string{
	``, ` `, `"]; click p0 call alert(1)`, `</script><img src=x onerror=alert(1)>`, "`${7*7}`", "a\nend\nclick p0 href \"javascript:alert(1)\"", `%%{init: {"securityLevel": "loose"}}%%`,
	`style x: a#quot;b#quot;`, `#quot;`, `#35;`, `$$\mathcal{X}$$`, `1. item`, `- item`, `**bold** _it_ ~~no~~`, `a | b \| c`, `[x](javascript:alert(1))`, `![x](http://e/x.png)`, `<b>&lt;&amp;`, `\`, "\x00\x1b[31m\u202e", "中文 👩‍💻 עברית",
	`http://example.org www.example.org a@b.org`, `end`, `subgraph`, strings.Repeat("long ", 100), "\xff\xfe", `{{x}}`, "a&#124;b", `:smile: #1 @you`, `in direction TB`,
}

func hostilePapers() (papers []Paper, all Group) {
	for i, s := range hostile {
		papers = append(papers, Paper{Name: s, Title: s, Authors: []string{s, s}, Venue: s, Year: s, URL: "https://example.org/" + s, Links: []Link{{s, "https://example.org/" + s}}})
		all.Papers = append(all.Papers, i)
	}
	return papers, all
}

func TestHostileDiagram(t *testing.T) {
	papers, all := hostilePapers()
	for _, s := range hostile {
		all.Path = []string{s}
		d := Diagram{Direction: "LR", Papers: papers, Groups: []Group{all}}
		for i := range papers {
			d.Edges = append(d.Edges, Edge{From: i, To: 0, Style: "bold"})
		}
		got, err := d.Text()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(got) {
			if !statement.MatchString(strings.TrimSuffix(line, "\n")) {
				t.Errorf("%q is no statement", line)
			}
			if strings.Contains(line, "direction TB") { // a statement to Mermaid, wherever it stands
				t.Errorf("%q turns the diagram", line)
			}
		}
	}
}

// A reader of GitHub's Markdown finds as many cells as there are, and in each the text.
func TestHostileTable(t *testing.T) {
	papers, all := hostilePapers()
	for _, heading := range hostile {
		all.Path = []string{heading}
		source := []byte((&Table{Papers: papers, Groups: []Group{all}}).Text())
		parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
		row := 0
		err := ast.Walk(parser.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch n := n.(type) {
			case *ast.RawHTML, *ast.HTMLBlock, *ast.Image, *ast.CodeSpan, *ast.AutoLink, *ast.Emphasis, *tables.Strikethrough:
				if entering && !isAddress(n, source) {
					t.Errorf("%q begins a %s", hostile[row], n.Kind())
				}
			case *ast.Heading:
				if got := plainText(n, source); entering && got != oneLine(heading) {
					t.Errorf("the heading %q, want %q", got, heading)
				}
			case *tables.TableRow:
				if !entering {
					row++
					break
				}
				want := oneLine(hostile[row])
				both := want
				if want != "" {
					both += ", "
				}
				i := 0
				for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
					if got := plainText(cell, source); got != want && !(i == 2 && (got == both+want || want == "" && got == ",")) {
						t.Errorf("column %d of %q: %q", i, want, got)
					}
					i++
				}
				if i != 6 {
					t.Errorf("%q: %d cells", want, i)
				}
			}
			return ast.WalkContinue, nil
		})
		if err != nil || row != len(hostile) {
			t.Errorf("%d rows of %d, %v", row, len(hostile), err)
		}
	}
}

// isAddress reports whether n is an address that GitHub links wherever it stands.
func isAddress(n ast.Node, source []byte) bool {
	link, is := n.(*ast.AutoLink)
	return is && (link.AutoLinkType == ast.AutoLinkEmail || strings.HasPrefix(string(link.Label(source)), "www."))
}

// plainText returns the text below n as one reads it.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(unescape(n.Value(source)))
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		case *ast.AutoLink:
			if entering {
				b.Write(n.Label(source))
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

var escaped = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

func unescape(s []byte) []byte { return escaped.ReplaceAll(s, []byte("$1")) }

func BenchmarkTable(b *testing.B) { benchmark(b, func(p []Paper, g []Group) { (&Table{p, g}).Text() }) }
func BenchmarkDiagram(b *testing.B) {
	benchmark(b, func(p []Paper, g []Group) { _, _ = (&Diagram{Papers: p, Groups: g}).Text() })
}

func benchmark(b *testing.B, write func([]Paper, []Group)) {
	papers, all := hostilePapers()
	b.Run(fmt.Sprint(len(papers)), func(b *testing.B) {
		for b.Loop() {
			write(papers, []Group{all})
		}
	})
}
