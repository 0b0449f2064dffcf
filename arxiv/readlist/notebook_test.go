package readlist

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rowsOf returns what the tests of formats compare of each row.
func rowsOf(l List) []string {
	var rows []string
	for _, row := range l.Rows {
		var names []string
		for _, p := range row.Work.Authors {
			names = append(names, p.String())
		}
		rows = append(rows, strings.Join([]string{row.ArXiv().String(), row.Work.Title, strings.Join(names, ";"), row.Work.Published.String(), row.Work.PublishedIn().Name, strings.Join(row.Section, "/")}, "|"))
	}
	return rows
}

// The cells in Markdown are one list; a row's place is that of its line in the file.
func TestNotebook(t *testing.T) {
	cell := func(kind string, source any) map[string]any {
		return map[string]any{"cell_type": kind, "source": source, "metadata": map[string]any{"title": "Meta", "arxiv": "2001.00009"}}
	}
	source, err := json.MarshalIndent(map[string]any{"cells": []any{
		cell("markdown", []string{"# Reading\n", "\n", "## Nets\n", "- [A Net of Nets](https://arxiv.org/abs/2001.00001)\n", "- [Nets of \"Quoted\" Nets](https://arxiv.org/abs/2001.00002)"}),
		cell("code", []string{"# - [Code](https://example.org/code)\n"}),
		cell("markdown", "## Knots\n- [Knots and Ties](https://arxiv.org/abs/2001.00003)\n- [More Knots and Ties](https://arxiv.org/abs/2001.00004)\n"),
	}, "nbformat": 4}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	l := read("a.ipynb", source)
	var listed []string
	for _, row := range l.Rows {
		if row.Work.Title != "" {
			listed = append(listed, row.ArXiv().String()+" "+row.Work.Title+" "+strings.Join(row.Section, "/"))
		}
		if line := strings.Split(string(source), "\n")[row.Line-1]; !strings.Contains(line, row.ArXiv().String()) {
			t.Errorf("%v is at line %d, %q", row.ArXiv(), row.Line, line)
		}
	}
	want := []string{"2001.00001 A Net of Nets Nets", `2001.00002 Nets of "Quoted" Nets Nets`, "2001.00003 Knots and Ties Knots", "2001.00004 More Knots and Ties Knots"}
	if diff := cmp.Diff(want, listed); diff != "" {
		t.Error(diff)
	}
	if unnamed := read("-", source); unnamed.Format != "notebook" {
		t.Errorf("read as %s where the name tells nothing", unnamed.Format)
	}
	for cut := range len(source) {
		read("a.ipynb", source[:cut]) // never fails
	}
}

func TestCFF(t *testing.T) {
	const source = `cff-version: 1.2.0
message: If you use this program, cite the article.
title: A Program
authors:
  - family-names: Doe
    given-names: Jane
doi: 10.5281/zenodo.1
preferred-citation:
  type: conference-paper
  title: "A Net of Nets"
  authors:
    - family-names: Neumann
      name-particle: von
      given-names: Jane
    - name: "The Net Collaboration"
  year: 2021
  collection-title: "Proceedings of Nets"
  doi: 10.1000/abc.1
references:
  - type: article
    title: A Preprint
    authors:
      - family-names: Roe
        given-names: Richard
        name-suffix: III
    year: 2020
    journal: Journal of Nets
    url: https://arxiv.org/abs/2105.14443
`
	want := []string{"|A Net of Nets|Jane von Neumann;The Net Collaboration|2021|Proceedings of Nets|", "2105.14443|A Preprint|Richard Roe III|2020|Journal of Nets|"}
	for _, name := range []string{"CITATION.cff", "-"} {
		if diff := cmp.Diff(want, rowsOf(read(name, []byte(source)))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
