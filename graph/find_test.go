package graph

import (
	"testing"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
)

func TestFind(t *testing.T) {
	paper := func(key, id, name, title string) *Paper {
		p := &Paper{Key: key, Name: name, ListedTitle: title, Meta: &work.Work{Title: title}, Rows: []readlist.Row{{Work: &work.Work{}}}}
		if ref, err := arxiv.Parse(id); err == nil {
			p.ID = ref.ID
		}
		return p
	}
	papers := []*Paper{
		paper("a", "2001.00001", "Net", "Net: A Method"), paper("b", "2001.00002", "NET", "A Better Method of Two"),
		paper("c", "hep-th/9901001", "", "Learning to Prompt for Things"), paper("d", "", "LongNet", "On Prompts"), paper("Net2", "", "", "A Title"),
	}
	for i, p := range papers {
		p.Order = i
	}
	g, err := New(papers, nil)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		"Net": "a", "NET": "b", "net": "a b", "longnet": "d", "net2": "Net2", "c": "c", "2001.00002": "b", "arXiv:2001.00001v3": "a",
		"https://arxiv.org/abs/hep-th/9901001": "c", "a title": "Net2", "method": "a b", "learning  to prompt": "c", "rompt": "c d", "prompt": "c", "": "", "nothing": "",
	}
	for name, want := range tests {
		got := ""
		for i, n := range g.Find(name) {
			if i > 0 {
				got += " "
			}
			got += g.Papers()[n].Key
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
