package data

import (
	"testing"

	"clipgraph/arxiv/readlist/record"
)

func TestUseOf(t *testing.T) {
	tests := map[string]fieldUse{
		"paperTitle":     {role: record.Title, known: true},
		"Paper Title":    {role: record.Title, known: true},
		"model_name":     {role: record.Name, known: true},
		"arXiv ID":       {role: record.Address, label: "arxiv", archive: true, known: true},
		"ArXiv":          {role: record.Address, label: "arxiv", archive: true, known: true},
		"eprint":         {role: record.Address, label: "arxiv", archive: true, known: true},
		"DOI":            {role: record.Address, label: "doi", doi: true, known: true},
		"pdf_url":        {role: record.Address, label: "pdf", known: true},
		"repo_link":      {role: record.Address, label: "repo", known: true},
		"url":            {role: record.Address, known: true},
		"PaperURL":       {role: record.Address, label: "paper", known: true},
		"authors":        {role: record.Authors, known: true},
		"Author Names":   {role: record.Authors, known: true},
		"conference":     {role: record.Venue, known: true},
		"published":      {role: record.Date, known: true},
		"tags":           {role: record.Section, known: true},
		"description":    {role: record.Note, known: true},
		"id":             {},
		"paper id":       {},
		"last_update":    {},
		"":               {},
		"Primary Colour": {},
	}
	for name, want := range tests {
		if got := useOf(name); got != want {
			t.Errorf("%q: %+v, want %+v", name, got, want)
		}
	}
}
