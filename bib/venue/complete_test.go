package venue

import (
	"testing"

	"clipgraph/bib/work"
)

func TestComplete(t *testing.T) {
	someone := []work.Person{{Family: "Roe"}}
	for _, test := range []struct {
		kind            string
		authors, edited []work.Person
		venue           work.Venue
		complete        bool
		how             string
	}{
		{"book", someone, nil, work.Venue{Publisher: "Rope Press"}, true, "Rope Press"},
		{"book", nil, someone, work.Venue{Publisher: "Rope Press"}, true, "Rope Press"},
		{"book", nil, nil, work.Venue{Publisher: "Rope Press"}, false, "Rope Press"},
		{"book", someone, nil, work.Venue{}, false, ""},
		{"incollection", someone, nil, work.Venue{Name: "Knots", Publisher: "Rope Press"}, true, "Knots, Rope Press"},
		{"incollection", nil, someone, work.Venue{Name: "Knots", Publisher: "Rope Press"}, false, "Knots, Rope Press"},
		{"incollection", someone, nil, work.Venue{Publisher: "Rope Press"}, false, "Rope Press"},
		{"phdthesis", someone, nil, work.Venue{Issuer: "University of Wind"}, true, "University of Wind"},
		{"mastersthesis", someone, nil, work.Venue{}, false, ""},
		{"techreport", someone, nil, work.Venue{Issuer: "Wind Office", Name: "Wind office"}, true, "Wind office"},
		{"proceedings", nil, nil, work.Venue{}, true, ""},
		{"misc", someone, nil, work.Venue{Publisher: "Zenodo"}, false, "Zenodo"},
		{"", someone, nil, work.Venue{Publisher: "Zenodo"}, false, ""},
		{"", nil, nil, work.Venue{Kind: "inproceedings", Name: "Conference on Kites"}, false, "Conference on Kites"},
	} {
		w := &work.Work{Title: "Kites", Type: test.kind, Authors: test.authors, Editors: test.edited, Published: work.NewDate(2020, 0, 0)}
		w.SetVenue(test.venue)
		if got := Complete(w); got != test.complete {
			t.Errorf("%+v is complete: %v", test, got)
		}
		if got := HowPublished(w); got != test.how {
			t.Errorf("%+v was published by %q", test, got)
		}
		w.Published = work.Date{}
		if Complete(w) {
			t.Errorf("%+v is complete without a year", test)
		}
		w.AddID(work.ID{Kind: work.ArXiv, Value: "2001.00001"})
		if got := HowPublished(w); got != "" {
			t.Errorf("on arXiv, %q", got)
		}
	}
}
