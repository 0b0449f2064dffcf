package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
)

// edgesOf returns the edges of a list of lines, whose papers are of one month
// after the other, by the relations.
func edgesOf(t *testing.T, relations []Relation, answers work.Answers, lines ...string) []string {
	t.Helper()
	var list strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&list, "- %s [[Paper](https://arxiv.org/abs/%02d%02d.%05d)]\n", line, 20+i/12, 1+i%12, i+1)
	}
	g, _, err := Build(context.Background(), []readlist.List{readList("l.md", []byte(list.String()))}, answers, Options{Relations: relations})
	if err != nil {
		t.Fatal(err)
	}
	return describe(g)
}

func TestAuthorsRule(t *testing.T) {
	person := func(names ...string) (all []work.Person) {
		for _, n := range names {
			given, family, _ := strings.Cut(n, " ")
			all = append(all, work.Person{Family: family, Given: given})
		}
		return all
	}
	lists := [][]work.Person{
		person("Kaiyang Zhou", "Jürgen Müller", "Wei Zhang", "Ada Byron"),
		person("K. Zhou", "J. Muller", "Wen Zhang", "Bo Li", "Cy Ng"), // two in common
		person("Wei Zhang", "Di Xu"),                                  // half of the shorter list
		person("Wen Zhang", "Eve Yu", "Flo Wu", "Gil Po", "Hal Qi"),   // one of five
		person("Kaiyang Zhou", "Ira Ro", "Jo Sa", "Ken Ta", "Lee Ut"), // one of four
	}
	answers := work.Answers{}
	var lines []string
	for i, authors := range lists {
		title := fmt.Sprintf("Work %c of Some Title", 'A'+i)
		ref, err := arxiv.Parse(fmt.Sprintf("20%02d.%05d", 1+i, i+1))
		if err != nil {
			t.Fatal(err)
		}
		answers[ref.ID.WorkID()] = work.Answer{Status: work.Found, Work: &work.Work{IDs: work.IDs(ref.ID.WorkID()), Title: title, Authors: authors}}
		lines = append(lines, "**"+title+"**")
	}
	want := []string{"Work A of Some Title -> Work B of Some Title: authors", "Work A of Some Title -> Work C of Some Title: authors"}
	if got := edgesOf(t, []Relation{Authors}, answers, lines...); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := edgesOf(t, nil, answers, lines...); len(got) > 0 {
		t.Errorf("nobody asked for %v", got)
	}
}
