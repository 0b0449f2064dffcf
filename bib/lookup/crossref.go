package lookup

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"clipgraph/arxiv"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
	"clipgraph/internal/polite"
)

// Crossref registers most DOIs of publishers. Its API accepts many in one request (REST
// API, "Filters": several values of one filter are alternatives).
var Crossref = Service{
	Name: "Crossref", URL: "https://api.crossref.org/works", Folder: "crossref", Lock: "crossref.lock",
	Batch: 50, MaxBatch: 100, Interval: time.Second,
	group: crossrefGroup, ask: askCrossref, read: readCrossref,
}

// The forms of requests to Crossref.
const (
	byDOI      = iota + 1
	byISBN     // books
	bySingle   // a DOI that can't be in a list
	crossrefOf = "DOI,type,title,subtitle,author,editor,container-title,published,published-print,issued,volume,issue,page,article-number,publisher,publisher-location,ISBN,ISSN,abstract,relation,degree,event"
)

func crossrefGroup(id work.ID) int {
	doi := doiOf(id)
	switch {
	case id.Kind == work.ISBN:
		return byISBN
	case doi == "" || isDataCite(doi):
		return 0
	case strings.ContainsAny(doi, ",:"): // these separate filters and their values
		return bySingle
	}
	return byDOI
}

// doiOf returns the DOI under which registries know a work: its own, or that of a paper
// in the ACL Anthology; "" for others.
func doiOf(id work.ID) string {
	switch id.Kind {
	case work.DOI:
		return id.Value
	case work.ACL:
		return "10.18653/v1/" + id.Value
	}
	return ""
}

func askCrossref(base string, group int, ids []work.ID, query url.Values) polite.Request {
	if group == bySingle {
		return polite.Request{URL: base + "/" + url.PathEscape(doiOf(ids[0])) + encoded(query)}
	}
	filters, rows := make([]string, len(ids)), len(ids)
	for i, id := range ids {
		if filters[i] = "doi:" + doiOf(id); group == byISBN {
			filters[i] = "isbn:" + id.Value
		}
	}
	if group == byISBN {
		rows *= 4 // a book may have several editions
		for _, kind := range []string{"book", "monograph", "edited-book", "reference-book"} {
			filters = append(filters, "type:"+kind)
		}
	}
	query.Set("filter", strings.Join(filters, ","))
	query.Set("rows", strconv.Itoa(rows))
	query.Set("select", crossrefOf)
	return polite.Request{URL: base + encoded(query)}
}

func encoded(query url.Values) string {
	if len(query) == 0 {
		return ""
	}
	return "?" + query.Encode()
}

// readCrossref reads an answer: a list of works, or one of them.
func readCrossref(body []byte, _ []work.ID) ([]*work.Work, error) {
	var answer struct {
		Status  string          `json:"status"`
		Message json.RawMessage `json:"message"`
	}
	if err := json.Unmarshal(body, &answer); err != nil || answer.Status != "ok" {
		return nil, fmt.Errorf("not an answer of Crossref: status %q: %w", answer.Status, cmp.Or(err, errNoAnswer))
	}
	var list struct {
		Items []json.RawMessage `json:"items"`
		DOI   string
	}
	if err := json.Unmarshal(answer.Message, &list); err != nil {
		return nil, fmt.Errorf("not an answer of Crossref: %w", err)
	}
	switch {
	case list.Items == nil && list.DOI == "":
		return nil, fmt.Errorf("not an answer of Crossref: %w", errNoAnswer)
	case list.Items == nil:
		list.Items = []json.RawMessage{answer.Message}
	}
	return readAll(list.Items, func(r *crossrefWork) *work.Work { return r.work() }), nil
}

// crossrefWork is a record of Crossref (REST API, "API JSON").
type crossrefWork struct {
	DOI, Type      string
	Title          []string
	Subtitle       []string
	Author, Editor []crossrefName
	Container      []string     `json:"container-title"`
	Published      crossrefDate // the earlier of print and online
	Printed        crossrefDate `json:"published-print"`
	Issued         crossrefDate
	Volume, Issue  string
	Page           string
	Article        string `json:"article-number"`
	Publisher      string
	Place          string `json:"publisher-location"`
	ISBN, ISSN     []string
	Abstract       string
	Degree         []string
	Event          json.RawMessage
	Relation       map[string][]struct {
		Type string `json:"id-type"`
		ID   string `json:"id"`
	}
}

type crossrefName struct{ Family, Given, Suffix, Name string }

type crossrefDate struct {
	Parts [][]*int `json:"date-parts"`
}

func (d crossrefDate) date() work.Date {
	var parts [3]int
	if len(d.Parts) > 0 {
		for i, part := range d.Parts[0] {
			if part == nil || i == len(parts) {
				break
			}
			parts[i] = *part
		}
	}
	return work.NewDate(parts[0], parts[1], parts[2])
}

// crossrefTypes maps types of Crossref to entry types; others are "misc".
var crossrefTypes = map[string]string{
	"journal-article": "article", "proceedings-article": "inproceedings",
	"book-chapter": "incollection", "book-section": "incollection", "book-part": "incollection", "book-track": "incollection", "reference-entry": "incollection",
	"book": "book", "monograph": "book", "edited-book": "book", "reference-book": "book", "book-set": "book", "proceedings": "proceedings",
	"dissertation": "phdthesis", "report": "techreport", "report-component": "techreport",
}

// work returns the work of the record. Its title is empty if the record has none.
func (r *crossrefWork) work() *work.Work {
	w := &work.Work{Title: withoutPeriod(titleOf(first(r.Title), first(r.Subtitle))), Type: cmp.Or(crossrefTypes[r.Type], "misc"), Abstract: abstract(r.Abstract)}
	w.AddID(registeredID(r.DOI))
	w.Authors, w.Editors = people(r.Author), people(r.Editor)
	if w.Type == "book" && len(w.Authors) > 0 {
		w.Editors = nil // in BibTeX a book has authors or editors
	}
	w.Published = cmp.Or(r.Published.date(), r.Issued.date(), r.Printed.date())
	v := work.Venue{
		Year: int(cmp.Or(r.Printed.date().Year, w.Published.Year)), Volume: plain(r.Volume), Number: plain(r.Issue), Pages: pagesOf(r.Page, r.Article),
		Publisher: plain(r.Publisher), Place: plain(r.Place), ISBN: isbnOf(r.ISBN), ISSN: first(r.ISSN),
	}
	if n := len(r.Container); n > 0 {
		if v.Name = plain(r.Container[n-1]); n > 1 {
			v.Series = plain(r.Container[0])
		}
	}
	if r.Type == "posted-content" { // a preprint is not published
		v = work.Venue{Year: v.Year, Publisher: v.Publisher}
	}
	if w.Title == "" {
		w.Title = v.Name // an issue of a journal has only this
	}
	setKind(w, v, len(r.Event) > 0)
	if w.Type == "phdthesis" && strings.Contains(strings.ToLower(first(r.Degree)), "master") {
		w.Type = "mastersthesis"
	}
	r.addRelated(w)
	return w
}

// addRelated adds the identifiers of the same work elsewhere: those of its preprint on
// arXiv.
func (r *crossrefWork) addRelated(w *work.Work) {
	for _, relation := range []string{"has-preprint", "is-same-as", "is-version-of"} {
		for _, other := range r.Relation[relation] {
			if ref, err := arxiv.Parse(other.ID); err == nil && arxiv.Of(w).IsZero() {
				w.AddID(ref.ID.WorkID())
			}
		}
	}
}

// setKind sets the type of w by where it appeared: a chapter of conference proceedings is
// a paper of the conference. A title without a container is unpublished.
func setKind(w *work.Work, v work.Venue, event bool) {
	read, known := seriesOf(v.Name, v.Year)
	if w.Type == "incollection" && (event || slices.Contains(proceedingsSeries, v.Series) || known && read.Kind == "inproceedings") {
		w.Type = "inproceedings"
	}
	switch w.Type {
	case "article", "inproceedings":
		if v.Name != "" {
			v.Kind = w.Type
		}
		if known && read.Kind == v.Kind {
			v.Short = read.Short
		}
	case "book", "proceedings":
		if v.Series == "" {
			v.Series = v.Name
		}
		v.Name = ""
		w.AddID(isbnID(v.ISBN))
	case "techreport", "phdthesis":
		v.Issuer, v.Series, v.Name = v.Publisher, cmp.Or(v.Series, v.Name), ""
	}
	w.SetVenue(v)
}

// proceedingsSeries are book series whose chapters are conference papers.
var proceedingsSeries = []string{
	"Lecture Notes in Computer Science", "Lecture Notes in Networks and Systems", "Lecture Notes in Electrical Engineering", "Communications in Computer and Information Science",
	"Advances in Intelligent Systems and Computing", "IFIP Advances in Information and Communication Technology", "Springer Proceedings in Mathematics & Statistics",
}

// seriesOf returns the series that a name contains, as a whole or as one of its parts, as
// in "Computer Vision – ECCV 2022".
func seriesOf(name string, year int) (work.Venue, bool) {
	if read, known := venue.Parse(name, year); known {
		return read, true
	}
	for part := range strings.FieldsFuncSeq(name, func(r rune) bool { return strings.ContainsRune("–—:()", r) }) {
		if read, known := venue.Parse(strings.TrimSpace(part), year); known {
			return read, true
		}
	}
	return work.Venue{}, false
}
