package work

import (
	"encoding/json"
	"testing"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"
)

func TestWorkJSON(t *testing.T) {
	arxiv, doi := ID{ArXiv, "1706.03762"}, NewDOI("10.1000/A")
	for _, test := range []struct {
		w    Work
		want string
	}{
		{Work{}, `{"title":""}`},
		{Work{IDs: IDs(doi, arxiv), Version: 2, Title: "T"}, `{"arxiv":"1706.03762","doi":"10.1000/A","version":2,"title":"T"}`},
		{Work{IDs: IDs(arxiv, doi, NewDOI("10.1000/b"), ID{ACL, "P19-1001"})}, `{"arxiv":"1706.03762","doi":"10.1000/A","acl":"P19-1001","ids":["doi:10.1000/b"],"title":""}`},
	} {
		got, err := json.Marshal(test.w)
		if err != nil || string(got) != test.want {
			t.Errorf("%+v is %s, %v; want %s", test.w, got, err, test.want)
		}
		var back Work
		if err := json.Unmarshal(got, &back); err != nil || back.Title != test.w.Title || len(back.IDs) != len(test.w.IDs) {
			t.Errorf("%s is read as %+v, %v", got, back, err)
		}
		for _, id := range test.w.IDs {
			if !back.Has(id) || back.ID(id.Kind) != test.w.ID(id.Kind) {
				t.Errorf("%s is read as %v", got, back.IDs)
			}
		}
	}
}

// What earlier versions wrote, and what others may.
func TestWorkFromJSON(t *testing.T) {
	for text, want := range map[string]Work{
		`{"title":"T","arxiv":"1706.03762","doi":"10.1000/a b"}`:                                       {Title: "T", IDs: IDs(ID{ArXiv, "1706.03762"}, NewDOI("10.1000/a b"))},
		`{"arxiv":"","title":"T"}`:                                                                     {Title: "T"},
		`{"title":"T","venue":{"name":"V","doi":"10.1000/1"}}`:                                         {Title: "T", IDs: IDs(NewDOI("10.1000/1")), Venue: &Venue{Name: "V"}},
		`{"title":"T","doi":"10.1000/1","venue":{"doi":"10.1000/2"}}`:                                  {Title: "T", IDs: IDs(NewDOI("10.1000/1"), NewDOI("10.1000/2"))},
		`{"title":"T","doi":"10.1000/a","venue":{"doi":"10.1000/A"},"ids":["pmid:1","what:2","doi:"]}`: {Title: "T", IDs: IDs(NewDOI("10.1000/a"), ID{PMID, "1"})},
		`{"":"arxiv", "title" : "a\",\"doi\":\"x", "authors":[{"family":"Doe","doi":"y"}] , "comment":"}{", "pmid" :"1" }`: {
			Title: `a","doi":"x`, Authors: []Person{{Family: "Doe"}}, Comment: "}{", IDs: IDs(ID{PMID, "1"}),
		},
	} {
		var got Work
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", text, diff)
		}
	}
	if got := (&Work{}).FoundHow() + (&Work{Searched: true}).FoundHow(); got != "Found by a search for its title" {
		t.Error(got)
	}
	for _, text := range []string{`{"arxiv":"170"}`, `{"arxiv":1}`, `{"pmid":"x"}`, `{"ids":"x"}`, `{"title":1}`, `[]`} {
		if err := json.Unmarshal([]byte(text), new(Work)); err == nil {
			t.Errorf("%s is no error", text)
		}
	}
}

func TestWorkIDs(t *testing.T) {
	first := NewDOI("10.1000/A")
	w := Work{IDs: IDs(ID{}, first)}
	shared := w
	w.AddID(ID{})
	w.AddID(NewDOI("10.1000/a"))
	w.AddID(NewDOI("10.1000/b"))
	w.AddID(ID{ArXiv, "1706.03762"})
	if len(w.IDs) != 3 || w.DOI() != "10.1000/A" || w.ID(PMID) != (ID{}) || len(shared.IDs) != 1 {
		t.Errorf("%v, and %v", w.IDs, shared.IDs)
	}
	w.SetID(NewDOI("10.1000/c"))
	if len(w.IDs) != 2 || w.DOI() != "10.1000/c" || shared.DOI() != "10.1000/A" {
		t.Errorf("%v, and %v", w.IDs, shared.IDs)
	}
}

func BenchmarkWorkFromJSON(b *testing.B) {
	data, _ := json.Marshal(Work{IDs: IDs(ID{ArXiv, "1706.03762"}, NewDOI("10.1000/1")), Title: "A Title of a Work", Authors: []Person{{Given: "Jane", Family: "Doe"}, {Given: "Richard", Family: "Roe"}},
		Categories: []string{"cs.CL"}, Comment: "12 pages", Venue: &Venue{Kind: "article", Name: "A Journal", Year: 2017}})
	for name, read := range map[string]func(w *Work) error{
		"encoding/json": func(w *Work) error { return json.Unmarshal(data, w) },
		"json v2":       func(w *Work) error { return jsonv2.Unmarshal(data, w, LikeEncodingJSON) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := read(new(Work)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
