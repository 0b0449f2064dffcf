package relate

import (
	"context"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
	"clipgraph/graph/passage"
	"clipgraph/graph/references"
)

// papersOf returns the papers of a list, with the answers for their identifiers, and their
// citations.
func papersOf(list readlist.List, answers work.Answers) ([]*paper.Paper, *references.References) {
	papers, _ := paper.Merge([]readlist.List{list}, answers, nil)
	byID := map[work.ID]int{}
	for i, p := range papers {
		byID[p.ID.WorkID()] = i
	}
	citations := references.New(len(papers))
	for _, c := range list.Citations {
		citations.Add(byID[c.Citing], byID[c.Cited])
	}
	citations.Sort()
	return papers, citations
}

// indexOf returns the index of the papers of a list in Markdown.
func indexOf(list string) *Index { return New(papersOf(readList(list), nil)) }

// hasPair reports whether pairs has one of two papers.
func hasPair(pairs []Pair, earlier, later int) bool {
	return slices.ContainsFunc(pairs, func(p Pair) bool { return p.Earlier == earlier && p.Later == later })
}

// readList reads a list in Markdown.
func readList(text string) readlist.List {
	list, err := readlist.Read(context.Background(), "l.md", []byte(text))
	if err != nil {
		panic(err)
	}
	return list
}

func TestNamesIn(t *testing.T) {
	var papers []*paper.Paper
	for _, name := range []string{"CoOp", "EVA-CLIP", "Chinese CLIP", "FLIP"} {
		papers = append(papers, &paper.Paper{Name: name, Meta: &work.Work{}, Rows: []readlist.Row{{Work: &work.Work{}}}})
	}
	x := New(papers, references.New(len(papers)))
	tests := map[string]string{
		"在CoOp基础上": "CoOp", "CoOp's prompt": "CoOp", "CoCoOp": "", "CoOp-like": "", "coop": "", "EVA-CLIP-18B": "EVA-CLIP", "EVA-CLIP-Sea": "", "(EVA-CLIP)": "EVA-CLIP",
		"a Chinese CLIP model": "Chinese CLIP", "flip it": "", "FLIP,CoOp": "FLIP CoOp", "Chinese": "", "CoOp++": "", "CoOp.": "CoOp",
	}
	for text, want := range tests {
		var got []string
		for _, m := range x.mentionsIn(&passage.Passage{Place: passage.InNote, Text: text, Row: papers[3].Row()}) {
			got = append(got, papers[m.paper].Name)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("namesIn(%q) = %q, want %q", text, s, want)
		}
	}
}
