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

// Works that are not on arXiv are papers of a file of citations as well, each where it
// stands first.
func TestReadEdgesOfDOIs(t *testing.T) {
	const text = "oci,citing,cited\n1,10.1000/A,10.1000/b;c\n2,2203.05557,10.1000/a\n3,10.1000/b;c,10.1000/a\n"
	list, err := Read(t.Context(), "edges.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range list.Rows {
		row := &list.Rows[i]
		got = append(got, row.Work.IDs[0].String()+" at "+text[row.Start:row.End])
	}
	if want := []string{"doi:10.1000/a at 10.1000/A", "doi:10.1000/b;c at 10.1000/b;c", "arXiv:2203.05557 at 2203.05557"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if len(list.Citations) != 3 || list.Citations[1].Citing.Value != "2203.05557" || list.Citations[1].Cited.Value != "10.1000/a" || len(list.Problems) != 0 {
		t.Errorf("citations %v, problems %v", list.Citations, list.Problems)
	}
	if lines, err := ReadAs(t.Context(), "citations", "x.csv", []byte("10.1000/a 10.1000/b\n")); err != nil || len(lines.Rows) != 2 || len(lines.Citations) != 1 {
		t.Errorf("without a header, and named: %+v", lines)
	}
}
