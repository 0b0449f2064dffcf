package paper

import (
	"testing"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

func TestTitleIndex(t *testing.T) {
	onArXiv := func(id, title, author string) *work.Work {
		return &work.Work{IDs: work.IDs(work.ID{Kind: work.ArXiv, Value: id}), Title: title, Authors: []work.Person{{Family: author}}}
	}
	works := []*work.Work{
		onArXiv("2301.00001", "KiteNet: Learning to Fly Kites at Night", "Lark"),
		onArXiv("2301.00002", "A Survey of Kites, Tides and Lakes", "Reed"),
		onArXiv("2301.00003", "A Survey of Kites, Tides and Lakes", "Roe"),
		onArXiv("2301.00004", "Tides in Shallow Models", "Finch"),
		onArXiv("2301.00004", "Tides in Shallow Models", "Finch"), // known to two sources
		onArXiv("2301.00005", "Kites: On Long Lines", "Wren"),
		{Title: "Lakes that Have No Identifier", IDs: work.IDs(work.NewDOI("10.5555/lakes")), Authors: []work.Person{{Family: "Teal"}}},
	}
	tests := []struct{ title, author, want string }{
		{"KiteNet: Learning to Fly Kites at Night", "", "2301.00001"},
		{"learning to fly kites at night", "", "2301.00001"},
		{"Kite-Flyer: Learning to Fly Kites at Night", "", ""}, // another name in front
		{"Night Flight: KiteNet: Learning to Fly Kites at Night", "", "2301.00001"},
		{"Tides in Shallow Models", "", "2301.00004"},
		{"Tides in Shallow Models", "Finch", "2301.00004"},
		{"Tides in Shallow Models", "Heron", ""},       // another work of that title
		{"A Survey of Kites, Tides and Lakes", "", ""}, // which of two
		{"A Survey of Kites, Tides and Lakes", "Roe", "2301.00003"},
		{"On Long Lines", "", ""}, // three words behind a name say too little
		{"Tides", "", ""},
		{"Lakes that Have No Identifier", "", ""},
		{"", "", ""},
	}
	var x TitleIndex
	if !x.Empty() {
		t.Error("titles are looked for that nobody named")
	}
	for _, test := range tests {
		x.Want(test.title)
	}
	for _, w := range works {
		x.Add(w)
	}
	for _, test := range tests {
		listed := &work.Work{Title: test.title}
		if test.author != "" {
			listed.Authors = []work.Person{{Family: test.author}}
		}
		got := ""
		if w := x.Find(listed); w != nil {
			got = arxiv.Of(w).String()
		}
		if got != test.want {
			t.Errorf("%q by %q: %q, want %q", test.title, test.author, got, test.want)
		}
	}
}
