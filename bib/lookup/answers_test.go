package lookup

import (
	"encoding/json"
	"testing"

	"clipgraph/bib/work"
)

// An answer of any source, whatever it holds, is an error or works that can be kept in
// the cache and read from it.
func FuzzAnswers(f *testing.F) {
	f.Add([]byte(`{"status":"ok","message":{"items":[{"DOI":"10.1000/1","title":["A"],"author":[{"family":"Roe","given":"A."}],"issued":{"date-parts":[[2020,1]]}}]}}`))
	f.Add([]byte(`{"data":[{"id":"10.5281/zenodo.1","attributes":{"doi":"10.5281/zenodo.1","titles":[{"title":"A"}],"publisher":"Z","publicationYear":2020}}]}`))
	f.Add([]byte(`[{"title":"A","year":2020,"authors":[{"name":"A. Roe"}],"externalIds":{"DOI":"10.1000/1"}},null]`))
	asked := []work.ID{work.NewDOI("10.1000/1"), work.NewDOI("10.5281/zenodo.1")}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, read := range []func([]byte, []work.ID) ([]*work.Work, error){readCrossref, readDataCite, readScholar} {
			works, err := read(body, asked)
			if err != nil {
				continue
			}
			for _, w := range works {
				if w == nil {
					continue // asked for and not known
				}
				text, err := json.Marshal(w)
				if err != nil {
					t.Fatal(err)
				}
				if err := json.Unmarshal(text, new(work.Work)); err != nil {
					t.Errorf("%s: %v", text, err)
				}
			}
		}
	})
}
