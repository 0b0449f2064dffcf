package readlist

import (
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/source"
)

// A file of citations has the same identifiers for whoever reads its structure and for
// whoever searches it.
func TestReadEdges(t *testing.T) {
	const text = "source,target\n2203.05557,2109.01134\nnonsense,2109.01134\n2210.03117,2203.05557\n"
	list := read("edges.csv", []byte(text))
	var items []arxiv.ID
	for i := range list.Rows {
		items = append(items, list.Rows[i].ArXiv())
	}
	var found arxiv.Set
	var references []arxiv.ID
	for r := range References("edges.csv", strings.NewReader(text)) {
		if found.Add(r.Ref.ID) {
			references = append(references, r.Ref.ID)
		}
	}
	if list.Format != "citations" || len(items) != 3 || !slices.Equal(items, references) {
		t.Errorf("%s: items %v, references %v", list.Format, items, references)
	}
	if len(list.Citations) != 2 || list.Citations[1].Where != "edges.csv:4" || list.Citations[1].Citing.Value != "2210.03117" {
		t.Errorf("citations %v", list.Citations)
	}
	if len(list.Problems) != 1 || list.Problems[0].Line != 3 {
		t.Errorf("problems %v", list.Problems)
	}
}

// What begins as a list of citations and goes on as something else loses nothing.
func TestReadEdgesThatAreNone(t *testing.T) {
	text := "source,target\n" + strings.Repeat("2203.05557,2109.01134\n", source.HeadSize/20) + strings.Repeat("something,else\n", source.HeadSize)
	list := read("edges.csv", []byte(text))
	if len(list.Rows) != 2 || len(list.Problems) == 0 {
		t.Errorf("%d items, %v", len(list.Rows), list.Problems)
	}
}
