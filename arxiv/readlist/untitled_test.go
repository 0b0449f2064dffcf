package readlist

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A list has one problem for all works that it gives no title, at the first of them,
// and each of them at its place beside.
func TestUntitled(t *testing.T) {
	for name, test := range map[string]struct {
		file, source string
		problems     []string // at line:column
		untitled     []string
	}{
		"none": {"x.md", "- [Counting Cars from Bridges](https://arxiv.org/abs/2101.00001)\n", nil, nil},
		"nothing but labels": {
			"x.md", "- [pdf](https://arxiv.org/abs/2101.00001)\n- [pdf](https://arxiv.org/abs/2101.00002)\n",
			[]string{"1:1 2 of 2 entries have no recognizable title; the first is here"},
			[]string{"1:1 arXiv:2101.00001 has no recognizable title here", "2:1 arXiv:2101.00002 has no recognizable title here"},
		},
		"one of a column": {
			"x.csv", "title,url\nA Net,https://arxiv.org/abs/2101.00001\n,https://arxiv.org/abs/2101.00002\n",
			[]string{"3:1 arXiv:2101.00002 has no recognizable title here"},
			[]string{"3:1 arXiv:2101.00002 has no recognizable title here"},
		},
		"two of three": {
			"x.csv", "title,url\n,https://arxiv.org/abs/2101.00001\nA Net,https://arxiv.org/abs/2101.00002\n,https://arxiv.org/abs/2101.00003\n",
			[]string{"2:1 2 of 3 entries have no recognizable title; the first is here"},
			[]string{"2:1 arXiv:2101.00001 has no recognizable title here", "4:1 arXiv:2101.00003 has no recognizable title here"},
		},
		"a work in two rows, one with its title": {
			"x.csv", "title,url\n,https://arxiv.org/abs/2101.00001\nA Net,https://arxiv.org/abs/2101.00001\n", nil, nil,
		},
		"a work in two rows without": {
			"x.csv", "title,url\n,https://arxiv.org/abs/2101.00001\nA Net,https://arxiv.org/abs/2101.00002\n,https://arxiv.org/abs/2101.00001\n",
			[]string{"2:1 arXiv:2101.00001 has no recognizable title here"},
			[]string{"2:1 arXiv:2101.00001 has no recognizable title here"},
		},
		"entries of a bibliography": {
			"x.bib", "@misc{a, year=2000}\n@misc{b, year=2001}\n@misc{c, title={A Net}}\n@misc{d, doi={10.1000/d}}\n",
			[]string{"1:1 3 of 4 entries have no recognizable title; the first is here"},
			[]string{`1:1 the entry "a" has no title; its key stands for it`, `2:1 the entry "b" has no title; its key stands for it`, "4:1 doi:10.1000/d has no recognizable title here"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			list := read(test.file, []byte(test.source))
			if got := shown(list.Problems); !slices.Equal(got, test.problems) {
				t.Errorf("problems %q, want %q", got, test.problems)
			}
			if got := shown(problemsOf(list.Untitled)); !slices.Equal(got, test.untitled) {
				t.Errorf("untitled %q, want %q", got, test.untitled)
			}
		})
	}
}

func problemsOf(works []Untitled) []Problem {
	var all []Problem
	for _, u := range works {
		all = append(all, u.Problem)
	}
	return all
}

func shown(problems []Problem) []string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Message))
	}
	return lines
}

// However many they are, they are counted.
func TestManyUntitled(t *testing.T) {
	list := read("x.csv", []byte("title,url\n"+","+strings.Join(addresses(maxProblems+10), "\n,")+"\nA Net,https://arxiv.org/abs/1706.03762\n"))
	want := fmt.Sprintf("%d of %d entries have no recognizable title; the first is here", maxProblems+10, maxProblems+11)
	if len(list.Problems) != 1 || list.Problems[0].Message != want {
		t.Errorf("%v", list.Problems)
	}
	if len(list.Untitled) != maxProblems+10 {
		t.Errorf("%d are named", len(list.Untitled))
	}
}

func addresses(n int) []string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf("https://arxiv.org/abs/2101.%05d", i+1))
	}
	return all
}
