package readlist

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
)

func TestCSVItem(t *testing.T) {
	list := read("papers.csv", []byte("\uFEFFpaper_title,shortName,Author(s),venue,Year,PDF URL,official code,arXiv ID,Topic,abstract,Stars,s2_paper_id\r\n"+
		`"DoeNet: A ""Net"", of Nets",DN,"Doe, Jane and Roe, Richard",CVPR,2020-03-01,https://example.org/a.pdf,github.com/doe/DoeNet,2002.00001v3,Nets,"We go
on, from arXiv:1706.03762.",12,421fc2556836`+"\r\n"+
		"Without a Link at All,,\"Jane Doe, Richard Roe\",,,,,,,,,\r\n"))
	want := []said{{
		File: "papers.csv", Line: 2, Col: 1, Title: `DoeNet: A "Net", of Nets`, Name: "DN", Year: 2020, Venue: "CVPR", Section: []string{"Nets"},
		Authors: []work.Person{{Family: "Doe", Given: "Jane"}, {Family: "Roe", Given: "Richard"}},
		ID:      mustID("2002.00001"), Version: 3, Repo: "doe/DoeNet", Note: "We go on, from arXiv:1706.03762",
		Mentioned: []arxiv.Ref{{ID: mustID("1706.03762")}},
		Links: []Link{
			{Kind: link.Paper, Text: "pdf", URL: "https://example.org/a.pdf"},
			{Kind: link.Code, Text: "official code", URL: "https://github.com/doe/DoeNet"},
			{Kind: link.Paper, Text: "arXiv", URL: "https://arxiv.org/abs/2002.00001v3"},
		},
	}, { // what a note names is a paper, too
		File: "papers.csv", Line: 3, Col: 10, ID: mustID("1706.03762"), Section: []string{"Nets"},
		Links: []Link{{Kind: link.Paper, URL: "https://arxiv.org/abs/1706.03762"}},
	}, {
		File: "papers.csv", Line: 4, Col: 1, Title: "Without a Link at All",
		Authors: []work.Person{{Family: "Doe", Given: "Jane"}, {Family: "Roe", Given: "Richard"}},
	}}
	if diff := cmp.Diff(want, saidOf(list.Rows), cmp.AllowUnexported(arxiv.ID{})); diff != "" {
		t.Error(diff)
	}
	if len(list.Problems) != 1 || list.Problems[0].Kind != UntitledProblem {
		t.Error(list.Problems)
	}
}

// brief prints an item as "line title | name | identifier".
func brief(item Row) string {
	return fmt.Sprintf("%d %s | %s | %s", item.Line, item.Work.Title, item.Name, item.ArXiv())
}

func briefs(l List) []string {
	var all []string
	for _, item := range l.Rows {
		all = append(all, brief(item))
	}
	return all
}

func TestCSVForms(t *testing.T) {
	tests := map[string]struct {
		source string
		want   []string
		// of the problems, each without its place
		problems []string
	}{
		"tabs, and a quotation mark that is text": {
			"Year\tMonth\tAbbr.\tTitle\tArxiv\n2016\t1\tLIME\t\"Why Should I Trust You?\": Explaining Things\thttps://arxiv.org/abs/1602.04938\n2017\t6\t\"\tAttention Is All You Need\t1706.03762\n",
			[]string{`2 "Why Should I Trust You?": Explaining Things | LIME | 1602.04938`, "3 Attention Is All You Need |  | 1706.03762"}, nil,
		},
		"semicolons": {
			"Titel;title;link\n1;A Net of Nets, and More;arxiv.org/abs/1706.03762\n2;Another, and More;https://example.org/x.pdf\n",
			[]string{"2 A Net of Nets, and More |  | 1706.03762", "3 Another, and More |  | "}, nil,
		},
		"a value over lines, and lines behind it": {
			"title,note,url\n\"A Net\nof Nets\",\"one\n\n\"\"two\"\"\",https://arxiv.org/abs/1706.03762\nA Second Net,,https://arxiv.org/abs/1810.04805",
			[]string{"2 A Net of Nets |  | 1706.03762", "6 A Second Net |  | 1810.04805"}, nil,
		},
		"no header": {
			"Attention Is All You Need,2017,https://arxiv.org/abs/1706.03762\nDeep Residual Learning for Image Recognition,2015,https://arxiv.org/abs/1512.03385\n",
			[]string{"1 Attention Is All You Need |  | 1706.03762", "2 Deep Residual Learning for Image Recognition |  | 1512.03385"}, nil,
		},
		"a bare number is none but in a column of arXiv's": {
			"title,paper id,doi,eprint\nA Net of Nets,1706.03762,10.1000/1706.03762,hep-th/9901001v2\nA Second Net,1706.03763,,-\nA Third Net,,,0.12.3\n",
			[]string{"2 A Net of Nets |  | hep-th/9901001", "3 A Second Net |  | ", "4 A Third Net |  | "}, nil,
		},
		"a lost zero and a digit too many": {
			"title,arxiv\nA Net of Nets,2112.1275\nA Second Net,2112.127500\n",
			[]string{"2 A Net of Nets |  | 2112.01275", "3 A Second Net |  | "},
			[]string{"four digits after the point since 2015; read as 2112.01275, as arxiv.org does, but a zero may be missing at the end",
				`"2112.127500" is not an arXiv identifier: 6 digits after the point (2112.12750?)`},
		},
		"a row that is too wide": {
			"title,url\nA Net, of Nets,https://arxiv.org/abs/1706.03762\n",
			[]string{"2 A Net |  | 1706.03762"},
			[]string{"the row has 3 fields, and its header 2"},
		},
		"paper is an address": {
			"name,paper,code\nAttention Is All You Need,https://arxiv.org/abs/1706.03762,\nBERT,https://arxiv.org/abs/1810.04805,-\n",
			[]string{"2 Attention Is All You Need |  | 1706.03762", "3  | BERT | 1810.04805"},
			[]string{"arXiv:1810.04805 has no recognizable title here"},
		},
		"a quotation mark that nothing closes": {
			"title,url\n\"A Net,https://arxiv.org/abs/1706.03762\nA Second Net,https://arxiv.org/abs/1810.04805\n",
			[]string{`2 "A Net |  | 1706.03762`, "3 A Second Net |  | 1810.04805"}, nil,
		},
		"links of Markdown": {
			"Title,Links\nA Net of Nets,\"[paper](https://arxiv.org/abs/1706.03762), [code](https://github.com/a/b)\"\n",
			[]string{"2 A Net of Nets |  | 1706.03762"}, nil,
		},
		"what is no paper": {
			"name,price,url\nBread,2,https://example.org\n", nil, nil,
		},
		"only a header": {"title,author,time,code\n", nil, nil},
		"empty":         {"", nil, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			list := read("list.csv", []byte(test.source))
			if diff := cmp.Diff(test.want, briefs(list)); diff != "" {
				t.Error(diff)
			}
			var problems []string
			for _, p := range list.Problems {
				problems = append(problems, p.Message)
			}
			if diff := cmp.Diff(test.problems, problems); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCSVIsTold(t *testing.T) {
	tests := map[string]string{
		"title,url\nA Net,https://arxiv.org/abs/1706.03762\nB,https://x.org\n":   "CSV",
		"Year\tTitle\tLink\n2017\tA\tb\n2018\tB\tc\n":                            "CSV",
		"Title, authors and links, of all papers\n\nare below, and more":         "Markdown",
		"| title | url |\n|---|---|\n| a | b |":                                  "Markdown",
		"paper, code\n- [A](b), c\n- [D](e), f\n":                                "Markdown",
		"name,price\nBread,2\nMilk,1\n":                                          "Markdown",
		"Attention Is All You Need, 2017, https://arxiv.org/abs/1706.03762\nb\n": "Markdown",
	}
	for source, want := range tests {
		if got := formatOf("-", source).name; got != want {
			t.Errorf("%q is %s, want %s", source, got, want)
		}
	}
}

// The identifiers of a column are found whatever the chunks that the list is
// read in.
func TestCSVReferences(t *testing.T) {
	var text strings.Builder
	var want []string
	text.WriteString("title,arxiv,note\n")
	for i := range 500 {
		fmt.Fprintf(&text, "\"A net,\nof %d\", 2301.%05d ,%s\n", i, i+1, strings.Repeat("x", i%90))
		want = append(want, fmt.Sprintf("%d:%d 2301.%05d", 2*i+3, len(fmt.Sprintf("of %d\", ", i))+1, i+1))
	}
	for _, chunk := range []int{1, 100, 5000, chunkSize} {
		if got := placedIn(t, "list.csv", text.String(), chunk); !slices.Equal(got, want) {
			t.Errorf("chunks of %d bytes: %d references, want %d", chunk, len(got), len(want))
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add("title,arxiv,authors\n\"A \"\"b\"\"\nc\",1706.03762,\"A B, C D\"\n\"x,y\n")
	f.Add("Title\tPaper\tCode\nA b c\thttps://arxiv.org/abs/1706.03762\tgithub.com/a/b\n\"\t\"\"\t\n")
	f.Add("a;eprint\r\n1;hep-th/9901001v2\r\n\"\"\";1706.3762\r\n")
	f.Fuzz(func(t *testing.T, source string) { checkList(t, "f.csv", source) })
}

// checkList reads a list and checks what holds for every one: places are
// within it, what structure finds the scan finds, and the scan finds the same
// in parts.
func checkList(t *testing.T, file, source string) {
	t.Helper()
	list := read(file, []byte(source))
	lines := strings.Count(source, "\n") + 1
	scanned := map[arxiv.ID]bool{}
	for r, err := range References(file, strings.NewReader(source)) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Err == nil {
			scanned[r.Ref.ID] = true
		}
	}
	listed := map[arxiv.ID]bool{}
	for _, item := range list.Rows {
		if item.File == file && (item.Line < 1 || item.Line > lines || item.Col < 1) {
			t.Errorf("item at %d:%d of %d lines", item.Line, item.Col, lines)
		}
		if !item.ArXiv().IsZero() && !scanned[item.ArXiv()] {
			t.Errorf("%s is found by structure alone", item.ArXiv())
		}
		listed[item.ArXiv()] = true
		for _, ref := range item.Mentioned {
			listed[ref.ID] = true
		}
	}
	graph := strings.Contains(source, "schema") // it lists its papers, whatever else it names
	for id := range scanned {
		if !listed[id] && !graph {
			t.Errorf("%s is found by the scan alone", id)
		}
	}
	for _, p := range list.Problems {
		if p.Line < 1 || p.Line > lines || p.Col < 1 {
			t.Errorf("problem at %d:%d of %d lines", p.Line, p.Col, lines)
		}
	}
	if len(source) < maxReference/2 {
		want := placedIn(t, file, source, chunkSize)
		if got := placedIn(t, file, source, 50); !slices.Equal(got, want) {
			t.Errorf("in small chunks %q, want %q", got, want)
		}
	}
}

func BenchmarkReadCSV(b *testing.B) {
	var text strings.Builder
	text.WriteString("title,authors,year,arxiv,code\n")
	for i := range 5000 {
		fmt.Fprintf(&text, "Net%d: A method for things,\"Jane Doe, Richard Roe\",2023,2301.%05d,https://github.com/owner/net%d\n", i, i+1, i)
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		read("bench.csv", data)
	}
}

// A cell of identifiers that lost zeros as a number is told with its line.
func TestCSVNumbers(t *testing.T) {
	list := read("papers.csv", []byte("arxiv,title,score\n1706.1,Candles in the Tunnel,1706.1\n2109.01134,Learning to Prompt,0912.5\n"))
	if len(list.Problems) != 1 || list.Problems[0].Line != 2 || !strings.Contains(list.Problems[0].Message, "1706.1 ") {
		t.Errorf("problems %v", list.Problems)
	}
}
