package passage

import (
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// A row that links several other papers by their titles is of none of them.
func TestEnumerates(t *testing.T) {
	const title = "Counting the Oaken Crates of Harbours"
	links := func(texts ...string) []readlist.Link {
		all := []readlist.Link{{Kind: link.Paper, Text: title, URL: "https://arxiv.org/abs/2001.00001"}}
		for _, text := range texts {
			all = append(all, readlist.Link{Kind: link.Paper, Text: text, URL: "https://example.org/" + text})
		}
		return all
	}
	inTurn := func(between string, ids ...string) []readlist.Link { // links of ten bytes
		all := []readlist.Link{{Kind: link.Paper, Text: "BoxNet", URL: "https://arxiv.org/abs/2001.00001", Start: 1, End: 11}}
		for i, id := range ids {
			start := all[i].End + len(between)
			all = append(all, readlist.Link{Kind: link.Paper, Text: "FishNet", URL: "https://arxiv.org/abs/" + id, Start: start, End: start + 10})
		}
		return all
	}
	mentioned, err := arxiv.Parse("2001.00002")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		links []readlist.Link
		want  bool
	}{
		{links("Weighing All the Heavy Fish", "Painting All the Old Doors"), true},
		{links("Weighing All the Heavy Fish"), false},
		{links("Weighing All the Heavy Fish", "Code"), false},
		{links(), false},
		{inTurn(" · ", "2001.00002"), false},
		{inTurn(" and ", "2001.00002"), true},
		{inTurn(", ", "2001.00002"), true},
		{inTurn(", ", "2001.00003", "2001.00002"), false},
		{inTurn(" before ", "2001.00002"), false},
	} {
		row := readlist.Row{Work: &work.Work{Title: title}, Links: test.links, Mentioned: []arxiv.Ref{mentioned}}
		if got := enumerates(&row); got != test.want {
			t.Errorf("%v: %t", test.links, got)
		}
	}
}

// The texts of a paper are its titles, the notes of its rows and its abstract, each once.
func TestOf(t *testing.T) {
	row := func(line int, title, note string, section ...string) readlist.Row {
		return readlist.Row{File: "l.md", Line: line, Work: &work.Work{Title: title}, Note: note, Section: section}
	}
	tests := []struct {
		name string
		p    paper.Paper
		want []string
	}{
		{"a row with a note", paper.Paper{Meta: &work.Work{}, Rows: []readlist.Row{row(1, "Counting Crates", "after BoxNet")}}, []string{"l.md:1 Counting Crates", "l.md:1 after BoxNet"}},
		{"two rows with one title", paper.Paper{Meta: &work.Work{}, Rows: []readlist.Row{row(1, "Counting Crates", ""), row(2, "Counting Crates", "after BoxNet")}}, []string{"l.md:1 Counting Crates", "l.md:2 after BoxNet"}},
		{"news", paper.Paper{Meta: &work.Work{}, Rows: []readlist.Row{row(1, "Counting Crates", "after BoxNet", "Latest News")}}, nil},
		{"the title within the note", paper.Paper{Meta: &work.Work{}, Rows: []readlist.Row{row(1, "Counting the Oaken Crates of Seven Distant Harbours", "Counting the Oaken Crates of Seven Distant Harbours after BoxNet")}},
			[]string{"l.md:1 Counting the Oaken Crates of Seven Distant Harbours", "l.md:1  after BoxNet"}},
		{"an abstract", paper.Paper{Key: "doe2020", Meta: &work.Work{Title: "Counting Crates", Abstract: "We count."}, Rows: []readlist.Row{row(3, "Counting Crates", "")}}, []string{"l.md:3 Counting Crates", "abstract of doe2020 We count."}},
		{"a blank abstract", paper.Paper{Key: "doe2020", Meta: &work.Work{Abstract: " "}}, nil},
	}
	for _, test := range tests {
		var got []string
		for _, p := range Of(&test.p) {
			got = append(got, p.Where()+" "+p.Text)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// Of an abstract that is too long the beginning is read, in whole characters.
func TestLongAbstract(t *testing.T) {
	p := &paper.Paper{Meta: &work.Work{Abstract: strings.Repeat("x", maxAbstract-1) + "é and more"}}
	if got, known := Abstract(p); !known || got.Text != strings.Repeat("x", maxAbstract-1) {
		t.Errorf("%d bytes, ending %q", len(got.Text), got.Text[maxAbstract-5:])
	}
}
