package lookup

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib/work"
)

func TestDataCiteWork(t *testing.T) {
	for _, test := range []struct {
		name, record string
		want         work.Work
		venue        work.Venue
	}{
		{"data", `{"doi":"10.5281/zenodo.1","creators":[{"name":"van der Roe, Ada","nameType":"Personal","givenName":"Ada","familyName":"van der Roe"},{"name":"Kite Team","nameType":"Organizational"},{"name":"Doe, Jane"}],
			"titles":[{"title":"Pictures","titleType":"AlternativeTitle"},{"title":"Kites &amp; Nets"}],"publisher":"Zenodo","container":{},"publicationYear":2020,
			"dates":[{"date":"2015-06-14","dateType":"Created"},{"date":"2020","dateType":"Issued"},{"date":"2020-06-02","dateType":"Available"}],"types":{"bibtex":"misc","resourceTypeGeneral":"Dataset"},
			"descriptions":[{"description":"Of <i>kites</i>.<br>More.","descriptionType":"Abstract"}]}`,
			work.Work{IDs: work.IDs(work.NewDOI("10.5281/zenodo.1")), Title: "Kites & Nets", Type: "misc", Published: work.NewDate(2020, 6, 2), Abstract: "Of kites. More.",
				Authors: []work.Person{{Given: "Ada", Particle: "van der", Family: "Roe"}, {Family: "Kite Team"}, {Given: "Jane", Family: "Doe"}}},
			work.Venue{Year: 2020, Publisher: "Zenodo"}},
		{"paper in proceedings", `{"doi":"10.4230/lipics.x.1","creators":[{"name":"Roe, P."}],"titles":[{"title":"Qubits"},{"title":"In Pairs","titleType":"Subtitle"}],"publisher":{"name":"Dagstuhl"},"publicationYear":2013,
			"types":{"bibtex":"article","resourceTypeGeneral":"ConferencePaper"},"relatedItems":[{"relationType":"Cites","titles":[{"title":"Other"}]},
			{"relationType":"IsPublishedIn","titles":[{"title":"LIPIcs, Volume 22"},{"title":"8th Conference on Qubits","titleType":"Subtitle"}],"volume":"22","firstPage":"93","lastPage":"105"}]}`,
			work.Work{IDs: work.IDs(work.NewDOI("10.4230/lipics.x.1")), Title: "Qubits: In Pairs", Type: "inproceedings", Published: work.NewDate(2013, 0, 0), Authors: []work.Person{{Given: "P.", Family: "Roe"}}},
			work.Venue{Kind: "inproceedings", Name: "8th Conference on Qubits", Year: 2013, Volume: "22", Pages: "93-105", Publisher: "Dagstuhl"}},
		{"article, by its entry", `{"doi":"10.5438/x","titles":[{"title":"Wind"}],"container":{"type":"Journal","title":"Journal of Wind","volume":"3","issue":"4","firstPage":"5"},"publicationYear":2018,"types":{"bibtex":"article","resourceTypeGeneral":"Text"}}`,
			work.Work{IDs: work.IDs(work.NewDOI("10.5438/x")), Title: "Wind", Type: "article", Published: work.NewDate(2018, 0, 0)},
			work.Venue{Kind: "article", Name: "Journal of Wind", Year: 2018, Volume: "3", Number: "4", Pages: "5"}},
		{"preprint of arXiv", `{"doi":"10.48550/arxiv.2001.00001","titles":[{"title":"Bees"}],"publisher":"arXiv","publicationYear":2020,"dates":[{"date":"2020-01-01T10:00:00Z","dateType":"Submitted"}],
			"subjects":[{"subject":"Machine Learning (cs.LG)","subjectScheme":"arXiv"},{"subject":"FOS: Computer and information sciences","subjectScheme":"FOS"}],"types":{"resourceTypeGeneral":"Preprint"}}`,
			work.Work{IDs: work.IDs(work.ID{Kind: work.ArXiv, Value: "2001.00001"}), Title: "Bees", Type: "misc", Published: work.NewDate(2020, 1, 1), PrimaryCategory: "cs.LG", Categories: []string{"cs.LG"}},
			work.Venue{Year: 2020, Publisher: "arXiv"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			works, err := readDataCite([]byte(`{"data":[{"id":"x","attributes":`+test.record+`}]}`), nil)
			if err != nil || len(works) != 1 {
				t.Fatal(works, err)
			}
			test.want.SetVenue(test.venue)
			if diff := cmp.Diff(&test.want, works[0]); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	for _, body := range []string{"", "[]", `{"errors":[]}`} {
		if _, err := readDataCite([]byte(body), nil); err == nil {
			t.Errorf("%q is read", body)
		}
	}
}

func TestScholarWork(t *testing.T) {
	people := []work.Person{{Given: "K.", Family: "Roe"}}
	id := func(kind work.Kind, value string) work.ID { return work.ID{Kind: kind, Value: value} }
	for _, test := range []struct {
		name, record string
		want         work.Work
		venue        work.Venue
	}{
		{"article", `{"externalIds":{"DOI":"10.5555/x","PubMed":"123"},"title":"Wind","authors":[{"name":"K. Roe"}],"venue":"Wind","year":2017,"publicationDate":"2017-03-04","journal":{"name":"Journal of Wind","volume":"7","pages":"1 - 9"},"publicationVenue":{"name":"Wind J","type":"journal"}}`,
			work.Work{IDs: []work.ID{work.NewDOI("10.5555/x"), id(work.PMID, "123")}, Title: "Wind", Type: "article", Authors: people, Published: work.NewDate(2017, 3, 4)},
			work.Venue{Kind: "article", Name: "Journal of Wind", Year: 2017, Volume: "7", Pages: "1-9"}},
		{"paper of a conference", `{"externalIds":{"ACL":"2020.acl-main.398","ArXiv":"2004.02349","DOI":"10.18653/v1/2020.acl-main.398"},"title":"Tables","authors":[{"name":"K. Roe"}],"year":2020,"journal":{"pages":"4320-4333"},"publicationVenue":{"name":"Annual Meeting of the Kite Society","type":"conference"}}`,
			work.Work{IDs: []work.ID{id(work.ArXiv, "2004.02349"), work.NewDOI("10.18653/v1/2020.acl-main.398"), id(work.ACL, "2020.acl-main.398")}, Title: "Tables", Type: "inproceedings", Authors: people, Published: work.NewDate(2020, 0, 0)},
			work.Venue{Kind: "inproceedings", Name: "Annual Meeting of the Kite Society", Year: 2020, Pages: "4320-4333"}},
		{"a guess about a preprint", `{"externalIds":{"ArXiv":"2312.09039","DOI":"10.48550/arXiv.2312.09039"},"title":"Bees","authors":[{"name":"K. Roe"}],"venue":"Conference on Bees","year":2023,"journal":null,"publicationVenue":{"name":"Conference on Bees","type":"conference"}}`,
			work.Work{IDs: []work.ID{id(work.ArXiv, "2312.09039")}, Title: "Bees", Type: "misc", Authors: people, Published: work.NewDate(2023, 0, 0)}, work.Venue{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			works, err := readScholar([]byte(`[null,`+test.record+`]`), append([]work.ID{{}}, test.want.IDs[0]))
			if err != nil || len(works) != 1 {
				t.Fatal(works, err)
			}
			test.want.SetVenue(test.venue)
			if diff := cmp.Diff(&test.want, works[0]); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if works, _ := readScholar([]byte(`[`+test.record+`]`), []work.ID{work.NewDOI("10.5555/another")}); len(works) != 0 {
				t.Error("a record of another paper is taken")
			}
		})
	}
	for _, body := range []string{"", "{}", "[]", "[null,null]"} {
		if _, err := readScholar([]byte(body), []work.ID{{}}); err == nil {
			t.Errorf("%q is read", body)
		}
	}
}

// Semantic Scholar's recorded records say who wrote what, and no preprint has appeared
// in a journal.
func TestRecordedPapers(t *testing.T) {
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "fixtures", "semantic-scholar", "papers-2026.jsonl"))
	if err != nil {
		t.Skip("no recorded answers here")
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	n, kinds := 0, map[string]int{}
	for ; lines.Scan(); n++ {
		r := &scholarWork{}
		if err := json.Unmarshal(lines.Bytes(), r); err != nil {
			t.Fatal(err)
		}
		w := r.work()
		kinds[w.Type]++
		v := w.PublishedIn()
		if w.Title == "" || len(w.Authors) != len(r.Authors) || strings.Contains(strings.ToLower(v.Name), "rxiv") || v.Kind != "" && (v.Name == "" || v.Year == 0) {
			t.Errorf("%+v of %+v", w, r)
		}
	}
	if n != 140 || kinds["article"] < 40 {
		t.Error(n, kinds)
	}
	t.Log(kinds)
}
