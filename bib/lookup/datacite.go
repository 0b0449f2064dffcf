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

	"clipgraph/bib/work"
	"clipgraph/internal/lazyregexp"
	"clipgraph/internal/polite"
)

// DataCite registers the DOIs of data, software, theses and preprints, those of arXiv and
// Zenodo among them (REST API, "List return": ids are DOIs with commas between).
var DataCite = Service{
	Name: "DataCite", URL: "https://api.datacite.org/dois", Folder: "datacite", Lock: "datacite.lock",
	Batch: 50, MaxBatch: 100, Interval: time.Second,
	group: func(id work.ID) int {
		if id.Kind == work.DOI || id.Kind == work.ArXiv {
			return byDOI
		}
		return 0
	},
	ask: askDataCite, read: readDataCite,
}

// dataCitePrefixes are the DOI prefixes of DataCite's members that lists use most. Other
// DOIs are requested from Crossref first, and from DataCite if Crossref does not know
// them.
var dataCitePrefixes = []string{
	"10.48550",                         // arXiv
	"10.5281",                          // Zenodo
	"10.6084",                          // figshare
	"10.5061",                          // Dryad
	"10.17605",                         // OSF
	"10.7910",                          // Harvard Dataverse
	"10.4230",                          // Dagstuhl: LIPIcs, OASIcs
	"10.3929",                          // ETH Zürich
	"10.17632",                         // Mendeley Data
	"10.57967",                         // Hugging Face
	"10.34740",                         // Kaggle
	"10.5445",                          // KIT
	"10.14279",                         // TU Berlin
	"10.17863",                         // Cambridge
	"10.22002", "10.26093", "10.18419", // CaltechDATA, NIST, Stuttgart
}

func isDataCite(doi string) bool {
	prefix, _, _ := strings.Cut(doi, "/")
	return slices.Contains(dataCitePrefixes, prefix)
}

func askDataCite(base string, _ int, ids []work.ID, query url.Values) polite.Request {
	dois := make([]string, len(ids))
	for i, id := range ids {
		if dois[i] = strings.ToLower(id.Value); id.Kind == work.ArXiv {
			dois[i] = "10.48550/arxiv." + id.Value
		}
	}
	query.Set("ids", strings.Join(dois, ","))
	query.Set("page[size]", strconv.Itoa(len(ids)))
	return polite.Request{URL: base + encoded(query)}
}

func readDataCite(body []byte, _ []work.ID) ([]*work.Work, error) {
	var answer struct {
		Data []json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return nil, fmt.Errorf("not an answer of DataCite: %w", err)
	}
	if answer.Data == nil {
		return nil, fmt.Errorf("not an answer of DataCite: %w", errNoAnswer)
	}
	return readAll(answer.Data, func(r *dataCiteWork) *work.Work { return r.work() }), nil
}

// dataCiteWork is a record of DataCite (Metadata Schema 4, in JSON).
type dataCiteWork struct {
	Attributes struct {
		DOI      string
		Creators []struct {
			Name, NameType, GivenName, FamilyName string
		}
		Titles       []dataCiteTitle
		Publisher    dataCitePublisher
		Container    dataCiteContainer
		Year         int `json:"publicationYear"`
		Dates        []struct{ Date, DateType string }
		Types        struct{ BibTeX, ResourceTypeGeneral string }
		Version      string
		Descriptions []struct{ Description, DescriptionType string }
		Subjects     []struct{ Subject, SubjectScheme string }
		Items        []dataCiteItem `json:"relatedItems"`
	}
}

type dataCiteTitle struct{ Title, TitleType string }

type dataCiteContainer struct{ Type, Title, Volume, Issue, FirstPage, LastPage string }

type dataCiteItem struct {
	RelationType, Volume, Issue, FirstPage, LastPage string
	Titles                                           []dataCiteTitle
}

// dataCitePublisher is a name, or an object that has it.
type dataCitePublisher string

// UnmarshalJSON implements [json.Unmarshaler].
func (p *dataCitePublisher) UnmarshalJSON(data []byte) error {
	var object struct{ Name string }
	if len(data) > 0 && data[0] == '{' {
		err := json.Unmarshal(data, &object)
		*p = dataCitePublisher(object.Name)
		return err
	}
	return json.Unmarshal(data, (*string)(p))
}

// dataCiteTypes maps DataCite's general types to entry types. If there is no general
// type, the record may state the BibTeX type.
var dataCiteTypes = map[string]string{
	"JournalArticle": "article", "DataPaper": "article", "ConferencePaper": "inproceedings", "BookChapter": "incollection", "Book": "book", "ConferenceProceeding": "proceedings",
	"Dissertation": "phdthesis", "Report": "techreport", "Preprint": "misc", "Dataset": "misc", "Software": "misc", "Collection": "misc",
}

func (r *dataCiteWork) work() *work.Work {
	a := &r.Attributes
	w := &work.Work{Title: titleOf(titlesOf(a.Titles)), Type: cmp.Or(dataCiteTypes[a.Types.ResourceTypeGeneral], bibTypes[a.Types.BibTeX], "misc")}
	w.AddID(registeredID(a.DOI))
	for _, c := range a.Creators {
		if p := r.person(c.Name, c.NameType, c.FamilyName, c.GivenName); p != (work.Person{}) {
			w.Authors = append(w.Authors, p)
		}
	}
	w.Published = r.published()
	for _, d := range a.Descriptions {
		if d.DescriptionType == "Abstract" && w.Abstract == "" {
			w.Abstract = abstract(d.Description)
		}
	}
	for _, s := range a.Subjects {
		if m := arxivCategory.FindStringSubmatch(s.Subject); m != nil && s.SubjectScheme == "arXiv" {
			w.Categories = append(w.Categories, m[1])
		}
	}
	w.PrimaryCategory = first(w.Categories)
	setKind(w, r.venue(), false)
	return w
}

var (
	bibTypes      = map[string]string{"article": "article", "inproceedings": "inproceedings", "book": "book", "incollection": "incollection", "inbook": "incollection", "phdthesis": "phdthesis", "techreport": "techreport"}
	arxivCategory = lazyregexp.New(`\(([a-z-]+(?:\.[A-Za-z-]+)?)\)$`)
)

// titlesOf returns the main title and the subtitle.
func titlesOf(titles []dataCiteTitle) (title, subtitle string) {
	for _, t := range titles {
		switch t.TitleType {
		case "":
			title = cmp.Or(title, t.Title)
		case "Subtitle":
			subtitle = cmp.Or(subtitle, t.Title)
		}
	}
	return title, subtitle
}

func (r *dataCiteWork) person(name, kind, family, given string) work.Person {
	switch {
	case kind == "Organizational":
		return work.FromParts(plain(name), "", "")
	case family != "":
		return work.FromParts(plain(family), plain(given), "")
	}
	return work.ParseName(plain(name))
}

// published returns the first date of the work, within its year of publication.
func (r *dataCiteWork) published() work.Date {
	best := work.NewDate(r.Attributes.Year, 0, 0)
	for _, kind := range []string{"Issued", "Submitted", "Available", "Created"} {
		for _, d := range r.Attributes.Dates {
			date, err := work.ParseDate(d.Date)
			if d.DateType == kind && err == nil && date.Month != 0 && best.Month == 0 && (best.Year == 0 || date.Year == best.Year) {
				best = date
			}
		}
	}
	return best
}

// venue returns where the work appeared: its container, or else the item in which it says it was
// published.
func (r *dataCiteWork) venue() work.Venue {
	a := &r.Attributes
	in, name := a.Container, a.Container.Title
	for _, item := range a.Items {
		if name == "" && item.RelationType == "IsPublishedIn" {
			title, subtitle := titlesOf(item.Titles)
			name = cmp.Or(subtitle, title)
			in = dataCiteContainer{Volume: item.Volume, Issue: item.Issue, FirstPage: item.FirstPage, LastPage: item.LastPage}
		}
	}
	pages := in.FirstPage
	if in.LastPage != "" {
		pages += "-" + in.LastPage
	}
	return work.Venue{Name: plain(name), Year: a.Year, Volume: plain(in.Volume), Number: plain(in.Issue), Pages: pagesOf(pages, ""), Publisher: plain(string(a.Publisher))}
}
