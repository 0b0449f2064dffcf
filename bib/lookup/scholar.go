package lookup

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/polite"
)

// Scholar is Semantic Scholar, which also has papers and pages that are not registered
// (Academic Graph API, "Get details for multiple papers at once").
var Scholar = Service{
	Name: "Semantic Scholar", URL: "https://api.semanticscholar.org/graph/v1/paper/batch", Folder: "scholar", Lock: "semantic-scholar.lock",
	Batch: 100, MaxBatch: 500, Interval: time.Second,
	group: func(id work.ID) int {
		if scholarSchemes[id.Kind] == "" {
			return 0
		}
		return byDOI
	},
	ask: askScholar, read: readScholar, keyHeader: "x-api-key", noneKnown: "no valid paper ids",
}

// scholarSchemes are the prefixes of identifiers in requests, by kind.
var scholarSchemes = map[work.Kind]string{work.DOI: "DOI:", work.ACL: "ACL:", work.PMID: "PMID:"}

const scholarFields = "externalIds,title,authors,venue,year,publicationDate,journal,publicationVenue,abstract"

func askScholar(base string, _ int, ids []work.ID, _ url.Values) polite.Request {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = scholarSchemes[id.Kind] + id.Value
	}
	body, _ := json.Marshal(map[string][]string{"ids": names}) // strings can always be encoded
	return polite.Request{URL: base + "?fields=" + url.QueryEscape(scholarFields), JSON: body}
}

// readScholar parses an answer: one record for each of ids, in their order, null for
// unknown ones. A record that does not confirm its identifier is ignored.
func readScholar(body []byte, ids []work.ID) ([]*work.Work, error) {
	var records []*scholarWork
	if err := json.Unmarshal(body, &records); err != nil {
		return nil, fmt.Errorf("the answer is not a list of papers: %w", err)
	}
	if len(records) != len(ids) {
		return nil, fmt.Errorf("the answer has %d papers instead of %d", len(records), len(ids))
	}
	var works []*work.Work
	for i, r := range records {
		if r == nil {
			continue
		}
		if w := r.work(); w.Has(ids[i]) {
			works = append(works, w)
		}
	}
	return works, nil
}

// scholarWork is a record of Semantic Scholar.
type scholarWork struct {
	IDs     struct{ ArXiv, DOI, ACL, PubMed, DBLP string } `json:"externalIds"`
	Title   string
	Authors []struct{ Name string }
	Venue   string
	Year    int
	Date    string `json:"publicationDate"`
	Journal struct{ Name, Volume, Pages string }
	Series  struct{ Name, Type string } `json:"publicationVenue"`

	Abstract string
}

func (r *scholarWork) work() *work.Work {
	w := &work.Work{Title: plain(r.Title), Abstract: abstract(r.Abstract), Type: "misc", Published: work.NewDate(r.Year, 0, 0)}
	if date, err := work.ParseDate(r.Date); err == nil && (r.Year == 0 || int(date.Year) == r.Year) {
		w.Published = date
	}
	for kind, text := range []string{work.ArXiv: r.IDs.ArXiv, work.DOI: r.IDs.DOI, work.ACL: r.IDs.ACL, work.PMID: r.IDs.PubMed, work.DBLP: r.IDs.DBLP} {
		if id, err := work.ParseID(work.Kind(kind), text); err == nil && text != "" {
			w.AddID(cmp.Or(registeredID(text), id))
		}
	}
	for _, a := range r.Authors {
		if p := work.ParseName(plain(a.Name)); p != (work.Person{}) {
			w.Authors = append(w.Authors, p)
		}
	}
	w.Type = r.kind(w)
	if w.Type == "misc" {
		return w
	}
	v := work.Venue{Name: plain(cmp.Or(r.Journal.Name, r.Series.Name, r.Venue)), Year: r.Year, Volume: plain(r.Journal.Volume), Pages: pagesOf(r.Journal.Pages, "")}
	if w.Type == "inproceedings" {
		v.Name = plain(cmp.Or(r.Series.Name, r.Venue, r.Journal.Name))
	}
	setKind(w, v, false)
	return w
}

// kind returns the type of the entry. A preprint whose publication rests only on the
// service's own guess counts as unpublished: some of these are wrong, and their year is
// that of the preprint.
func (r *scholarWork) kind(w *work.Work) string {
	published := w.DOI() != "" && !isPreprint(w.DOI()) || !w.ID(work.ACL).IsZero()
	name := strings.ToLower(r.Journal.Name + r.Series.Name)
	switch {
	case !published || strings.Contains(name, "arxiv") || strings.Contains(name, "rxiv"):
		return "misc"
	case !w.ID(work.ACL).IsZero() || r.Series.Type == "conference":
		return "inproceedings"
	case r.Series.Type == "journal":
		return "article"
	}
	return "misc"
}

// isPreprint reports whether a DOI is of a preprint server.
func isPreprint(doi string) bool {
	if ref, err := arxiv.Parse(doi); err == nil && !ref.ID.IsZero() {
		return true
	}
	prefix, _, _ := strings.Cut(doi, "/")
	switch prefix {
	case "10.1101", "10.64898", "10.26434", "10.20944", "10.2139", "10.21203", "10.36227", "10.31234", "10.31219", "10.22541", "10.5281":
		return true
	}
	return false
}
