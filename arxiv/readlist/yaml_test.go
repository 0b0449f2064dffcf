package readlist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/internal/testkit"
)

func TestYAMLForms(t *testing.T) {
	tests := map[string]struct {
		source   string
		want     []string
		problems int
	}{
		"a list of records": {
			"---\n- title: >\n    Attention Is\n    All You Need\n  arxiv: 1706.03762\n  year: 2017\n- title: 'BERT: Pre-training'\n  url: https://arxiv.org/abs/1810.04805\n",
			[]string{"2 Attention Is All You Need |  | 1706.03762", "7 BERT: Pre-training | BERT | 1810.04805"}, 0,
		},
		"under a key, not indented": {
			"papers:\n- {title: Attention Is All You Need, url: \"https://arxiv.org/abs/1706.03762\"}\n- title: Another\n  arxiv_id: \"1810.04805\"\n",
			[]string{"2 Attention Is All You Need |  | 1706.03762", "3 Another |  | 1810.04805"}, 0,
		},
		"keys that file": {
			"Nets:\n  Deep:\n    - name: DN\n      title: A Deep Net\n      links:\n        paper: https://arxiv.org/abs/1706.03762\n        code: https://github.com/a/b\n",
			[]string{"3 A Deep Net | DN | 1706.03762"}, 0,
		},
		"a number that ends in zero": {
			"- title: A Net of Nets\n  arxiv: 2012.10150\n",
			[]string{"1 A Net of Nets |  | 2012.10150"}, 0,
		},
		"a colon without quotes": {
			"- title: BERT: Pre-training of Nets\n  url: https://arxiv.org/abs/1810.04805\n- title: Next\n  arxiv: 1706.03762\n",
			[]string{"1 BERT: Pre-training of Nets | BERT | 1810.04805", "3 Next |  | 1706.03762"}, 1,
		},
		"one broken record below a key": {
			"papers:\n  - title: One of Two\n    arxiv: 1706.03762\n  - title: BERT: Pre-training: of Nets\n    url: https://arxiv.org/abs/1810.04805\n  - title: Two of Two\n    arxiv: 1706.03763\n",
			[]string{"2 One of Two |  | 1706.03762", "4 BERT: Pre-training: of Nets | BERT | 1810.04805", "6 Two of Two |  | 1706.03763"}, 1,
		},
		"comments": {
			"# - arxiv: 1706.03762\n- title: Next\n  arxiv: 1810.04805\n  # url: https://arxiv.org/abs/1706.03763\n",
			[]string{"2 Next |  | 1810.04805"}, 0,
		},
		"an anchor and its alias": {
			"- &a\n  title: Next\n  arxiv: 1810.04805\n- *a\n",
			[]string{"2 Next |  | 1810.04805"}, 0,
		},
		"several documents": {
			"title: One of Two\narxiv: 1810.04805\n---\ntitle: The Other\narxiv: 1706.03762\n",
			[]string{"1 One of Two |  | 1810.04805", "4 The Other |  | 1706.03762"}, 0,
		},
		"deep": {
			"a: " + strings.Repeat("[", 100_000) + "\nb: " + strings.Repeat("- ", 100_000) + "x\n- arxiv: 1706.03762\n",
			[]string{"3  |  | 1706.03762"}, 3,
		},
		"empty": {"", nil, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			list := read("list.yml", []byte(test.source))
			if diff := cmp.Diff(test.want, briefs(list)); diff != "" {
				t.Error(diff)
			}
			if len(list.Problems) != test.problems {
				t.Errorf("%d problems, want %d: %v", len(list.Problems), test.problems, list.Problems)
			}
		})
	}
}

func TestYAMLByContent(t *testing.T) {
	for head, want := range map[string]string{
		"# papers\n- title: A Net\n  arxiv: 1706.03762\n":           "YAML",
		"- title: A Net\n- arxiv: 1706.03762\n":                     "Markdown",
		"---\ntitle: A page\n---\n# Papers\n- paper: one\n  more\n": "Markdown",
	} {
		if got := formatOf("-", head).name; got != want {
			t.Errorf("%q is %s, want %s", head, got, want)
		}
	}
}

func FuzzYAML(f *testing.F) {
	f.Add("- title: >\n    Attention\n  arxiv: [1706.03762, \"x\"]\n- &a {b: *a}\nkey:\n- ? x\n  : |\n   https://arxiv.org/abs/1810.04805\n---\n")
	f.Add("- title: a: b\n  url: https://arxiv.org/abs/1706.03762\n]\n...\n!!tag x: 'y\n")
	f.Fuzz(func(t *testing.T, source string) { checkList(t, "f.yaml", source) })
}

// What is large is read in parts, in time that grows with its size alone.
func TestYAMLParts(t *testing.T) {
	var list, filed, keys strings.Builder
	list.WriteString("papers: # mine\n")
	filed.WriteString("Nets:\n  \"Deep: ones\":\n")
	for i := range 3000 {
		fmt.Fprintf(&list, "  - title: 'A: Net %d'\n    abstract: |\n      # text\n\n      - x: y\n    arxiv: 2006.%05d\n", i, i+1)
		fmt.Fprintf(&filed, "    net%d:\n      title: Net %d\n      arxiv: 2006.%05d\n", i, i, i+1)
	}
	keys.WriteString("- a: b\n")
	for range testkit.Size(100_000) {
		keys.WriteString("  c: d\n")
	}
	for name, test := range map[string]struct {
		source string
		items  int
		last   string
		col    int
	}{
		"a list below a key": {list.String(), 3000, "17996 A: Net 2999 | A | 2006.03000", 5},
		"keys below keys":    {filed.String(), 3000, "9000 Net 2999 |  | 2006.03000", 5},
		"one large record":   {keys.String(), 0, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			l := read("list.yaml", []byte(test.source))
			if len(l.Rows) != test.items || len(l.Problems) > 0 {
				t.Fatalf("%d items, problems %v", len(l.Rows), l.Problems)
			}
			if all := briefs(l); test.items > 0 && (all[test.items-1] != test.last || l.Rows[test.items-1].Col != test.col) {
				t.Errorf("the last is %q in column %d", all[test.items-1], l.Rows[test.items-1].Col)
			}
		})
	}
}

func BenchmarkReadYAML(b *testing.B) {
	var text strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&text, "- title: \"Net%d: A method for things\"\n  authors: [Jane Doe, Richard Roe]\n  year: 2023\n  arxiv: 2301.%05d\n", i, i+1)
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		read("bench.yaml", data)
	}
}
