package embedded

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"clipgraph/bib/work"
)

// What is stated of a paper is of another one of the list, that is no later, and can be
// looked up.
func TestStatements(t *testing.T) {
	papers, err := work.ReadJSONL(bytes.NewReader(Papers))
	if err != nil {
		t.Fatal(err)
	}
	byID := map[work.ID]*work.Work{}
	for paper := range papers.All() {
		for _, id := range paper.IDs {
			byID[id.Key()] = paper
		}
	}
	drawn := map[string]work.Stance{}
	for paper := range papers.All() {
		for _, s := range paper.Stated {
			other := byID[s.Of.Key()]
			switch {
			case other == nil || other == paper:
				t.Errorf("%s: %v is no other paper of the list", paper.Title, s.Of)
			case other.Published.Compare(paper.Published) > 0:
				t.Errorf("%s is earlier than %s", paper.Title, other.Title)
			case !slices.Contains([]work.Stance{work.BuildsOn, work.Uses, work.ComparesWith, work.Names}, s.How):
				t.Errorf("%s: %q", paper.Title, s.How)
			case !strings.HasPrefix(s.Source, "https://"):
				t.Errorf("%s: nobody can look at %q", paper.Title, s.Source)
			}
			pair := paper.IDs[0].Value + " " + s.Of.Value
			if drawn[pair] != "" {
				t.Errorf("%s is stated twice", pair)
			}
			drawn[pair] = s.How
		}
	}
	// The beginning of the field, as its papers tell it.
	for pair, want := range map[string]work.Stance{
		"2109.01134 2103.00020": work.BuildsOn,     // CoOp, CLIP
		"2203.05557 2109.01134": work.BuildsOn,     // CoCoOp, CoOp
		"2210.03117 2203.05557": work.ComparesWith, // MaPLe, CoCoOp
		"2110.04544 2109.01134": work.ComparesWith, // CLIP-Adapter, CoOp
		"2207.09519 2110.04544": work.BuildsOn,     // Tip-Adapter, CLIP-Adapter
		"2306.15658 2305.07017": work.BuildsOn,     // CLIPA-v2, CLIPA
		"2402.04252 2303.15389": work.BuildsOn,     // EVA-CLIP-18B, EVA-CLIP
	} {
		if drawn[pair] != want {
			t.Errorf("%s: %q, want %q", pair, drawn[pair], want)
		}
	}
}

// Every paper has authors. One that appeared somewhere stands in venues.tsv, with the
// series and the year that its metadata have, and a source that anyone can look at; no
// other does.
func TestVenues(t *testing.T) {
	papers, err := work.ReadJSONL(bytes.NewReader(Papers))
	if err != nil {
		t.Fatal(err)
	}
	appeared := map[string]string{}
	for paper := range papers.All() {
		if len(paper.Authors) == 0 {
			t.Errorf("%s: no author", paper.Title)
		}
		if v := paper.PublishedIn(); v.Kind != "" {
			appeared[paper.IDs[0].Value] = fmt.Sprint(v.Short, " ", v.Year)
		}
	}
	table, err := os.ReadFile("venues.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 3 || !strings.HasPrefix(fields[2], "https://") {
			t.Errorf("%q is no identifier, series with year, and source", line)
			continue
		}
		if appeared[fields[0]] != fields[1] {
			t.Errorf("%s: %q in venues.tsv, %q in the metadata", fields[0], fields[1], appeared[fields[0]])
		}
		delete(appeared, fields[0])
	}
	for id, where := range appeared {
		t.Errorf("%s: nobody says why it is of %s", id, where)
	}
}
