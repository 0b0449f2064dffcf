package cite

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/polite"
)

// keyHeader is the header for the key, in the case that the manual gives.
const keyHeader = "x-api-key"

// Defaults and bounds of [APIOptions].
const (
	// APIURL is the endpoint of Semantic Scholar for up to 500 papers at once (Academic
	// Graph API, "Get details for multiple papers at once").
	APIURL = "https://api.semanticscholar.org/graph/v1/paper/batch"
	// APIName is the name of the source in answers of the API.
	APIName = "Semantic Scholar"
	// KeyHost is the host of Semantic Scholar. Its keys are sent to no other host.
	KeyHost = "api.semanticscholar.org"
	// APIInterval is the least time between two requests: a key allows one per second,
	// and users without a key share a pool.
	APIInterval = time.Second
	// MaxBatch is the most papers in one request.
	MaxBatch = 500
	// DefaultBatch leaves room for the 9,999 references that an answer may contain, for
	// papers that cite about 60 works each.
	DefaultBatch = 150
)

const (
	fields = "externalIds,abstract,referenceCount,references.externalIds,references.title,references.year"
	// fullAnswer is the number of references from which on an answer may have been
	// truncated at its limit of 9,999.
	fullAnswer = 9000
	// maxAnswer is the largest answer in bytes. The manual says 10 MB.
	maxAnswer = 32 << 20
)

// APIOptions are the options of an [API]. The zero value of a field stands for its
// default.
type APIOptions struct {
	URL       string // empty: [APIURL]
	Key       string // sent as x-api-key to [KeyHost] over TLS; empty: none
	KeyTo     string // another host, with or without a port, that Key is sent to
	UserAgent string
	Batch     int    // papers in a request, 1 to [MaxBatch]
	LockFile  string // a file through which several processes share the interval
	Proxy     func(*http.Request) (*url.URL, error)
	// Arrived, if set, is called with the answers of each batch.
	Arrived func(Answers)
	// Progress, if set, is called with the progress of References.
	Progress func(arxiv.Progress)
	// Waiting, if set, is called before each wait for another try.
	Waiting func(wait time.Duration, why error)

	// HTTP, if set, is the client whose Transport makes the requests. Redirects are
	// followed within the server's host only, and cookies are not kept.
	HTTP *http.Client
	// Clock, if set, is the clock for the times between requests.
	Clock arxiv.Clock
}

// API is Semantic Scholar's API as a [Source].
type API struct {
	options APIOptions
	client  *polite.Client
}

// NewAPI returns the API at o.URL, without sending a request. The error is for an invalid
// address or a Batch out of range.
func NewAPI(o APIOptions) (*API, error) {
	at, own, err := polite.Endpoint{URL: o.URL, Batch: o.Batch}.Check(polite.Endpoint{URL: APIURL, Batch: DefaultBatch, Most: MaxBatch})
	if err != nil {
		return nil, err
	}
	o.URL, o.Batch = at.URL, at.Batch
	interval := APIInterval
	if own {
		interval = -1 // none, in terms of the client
	}
	return &API{o, polite.New(polite.Options{
		UserAgent: o.UserAgent, Interval: interval, LockFile: o.LockFile, Proxy: o.Proxy, MaxBytes: maxAnswer,
		Waiting: o.Waiting, Clock: o.Clock, HTTP: o.HTTP,
	})}, nil
}

// SendsKey reports whether Options.Key is sent with requests: to [KeyHost] over TLS, or
// to Options.KeyTo.
func (a *API) SendsKey() bool {
	return a.options.Key != "" && polite.MayHaveKey(a.options.URL, APIURL, a.options.KeyTo)
}

// References implements [Source]. It asks for each paper once, in batches; batches are
// split if an answer is too long or fails. Papers that could not be asked for are Failed.
// The error is that of ctx, or says why the API can't be used any more.
func (a *API) References(ctx context.Context, ids []work.ID) (Answers, error) {
	answers := make(Answers, len(ids))
	var requested []work.ID
	seen := make(map[work.ID]bool, len(ids))
	for _, id := range ids {
		if id = id.Key(); schemes[id.Kind] != "" && !seen[id] {
			seen[id] = true
			requested = append(requested, id)
		}
	}
	done := 0
	batches := polite.Batches[work.ID]{
		Size: a.options.Batch,
		Ask: func(ctx context.Context, batch []work.ID, tries int) ([][]work.ID, error) {
			got, retry, err := a.ask(ctx, batch, tries)
			maps.Copy(answers, got)
			done += len(got)
			if len(got) > 0 && a.options.Arrived != nil {
				a.options.Arrived(got)
			}
			return retry, err
		},
		Fail: func(batch []work.ID, err error) {
			for _, id := range batch {
				answers[id] = Answer{Status: work.Failed, Err: err, Source: APIName}
			}
		},
		Left: func(requests int) {
			if tell := a.options.Progress; tell != nil {
				tell(arxiv.Progress{Done: done, Total: len(requested), Requests: requests, Left: time.Duration(requests) * APIInterval})
			}
		},
	}
	return answers, batches.Run(ctx, requested)
}

// ask asks for one batch. It returns smaller batches that must be asked for again.
func (a *API) ask(ctx context.Context, batch []work.ID, tries int) (got Answers, retry [][]work.ID, err error) {
	records, err := a.fetch(ctx, batch, tries)
	if err != nil {
		return nil, nil, err
	}
	all := 0
	for _, r := range records {
		if r != nil {
			all += len(r.References)
		}
	}
	got = make(Answers, len(batch))
	var short []work.ID
	for i, id := range batch {
		if r := records[i]; r != nil && all >= fullAnswer && len(batch) > 1 && len(r.References) < r.ReferenceCount {
			short = append(short, id)
			continue
		}
		got[id] = records[i].answer(id)
	}
	if len(short) == len(batch) {
		return nil, halves(batch), nil
	}
	if len(short) > 0 {
		retry = [][]work.ID{short}
	}
	return got, retry, nil
}

// fetch returns the records of a batch: one for each paper, nil for unknown papers.
func (a *API) fetch(ctx context.Context, batch []work.ID, tries int) ([]*record, error) {
	names := make([]string, len(batch))
	for i, id := range batch {
		names[i] = schemes[id.Kind] + id.Value
	}
	body, err := json.Marshal(map[string][]string{"ids": names})
	if err != nil {
		return nil, err
	}
	header := http.Header{}
	if a.SendsKey() {
		header[keyHeader] = []string{a.options.Key}
	}
	var records []*record
	_, err = a.client.Do(ctx, polite.Request{
		URL: a.options.URL + "?fields=" + url.QueryEscape(fields), JSON: body, Header: header, Accept: "application/json", Tries: tries,
		Check: func(r *polite.Response) (err error) {
			records, err = parseAnswer(r.Body, len(batch))
			return err
		},
	})
	if status, ok := errors.AsType[*polite.StatusError](err); ok && saysNoneKnown(status, len(batch)) {
		return make([]*record, len(batch)), nil
	}
	return records, err
}

// saysNoneKnown reports whether an answer says that none of n papers is known: 400 with
// "No valid paper ids given" for any number, or 404 with "Paper with id ... not found"
// for one. Other reasons for these statuses say nothing about the papers.
func saysNoneKnown(status *polite.StatusError, n int) bool {
	says := func(text string) bool { return bytes.Contains(bytes.ToLower(status.Body), []byte(text)) }
	switch status.Status {
	case http.StatusBadRequest:
		return says("no valid paper ids")
	case http.StatusNotFound:
		return n == 1 && says("paper with id")
	}
	return false
}

func halves(batch []work.ID) [][]work.ID {
	return [][]work.ID{batch[:len(batch)/2], batch[len(batch)/2:]}
}

// record is a paper of an answer.
type record struct {
	IDs            externalIDs `json:"externalIds"`
	Title          string      `json:"title"`
	Abstract       string      `json:"abstract"`
	Year           int         `json:"year"`
	ReferenceCount int         `json:"referenceCount"`
	References     []*record   `json:"references"`
}

// externalIDs are the identifiers of a record; there is true if the record has the field.
type externalIDs struct {
	ArXiv, DOI string
	present    bool
}

// UnmarshalJSON implements [json.Unmarshaler].
func (e *externalIDs) UnmarshalJSON(data []byte) error {
	var fields struct {
		ArXiv string `json:"ArXiv"`
		DOI   string `json:"DOI"`
	}
	err := json.Unmarshal(data, &fields)
	*e = externalIDs{fields.ArXiv, fields.DOI, true}
	return err
}

// parseAnswer parses an answer for n papers: an array with one element each, in the order
// of the request, null for unknown papers. A record has the requested fields, which may
// be null.
func parseAnswer(body []byte, n int) ([]*record, error) {
	var records []*record
	if err := json.Unmarshal(body, &records); err != nil {
		return nil, fmt.Errorf("the answer is not a list of papers: %w", err)
	}
	if len(records) != n {
		return nil, fmt.Errorf("the answer has %d papers instead of %d", len(records), n)
	}
	for _, r := range records {
		if r != nil && !r.IDs.present {
			return nil, errors.New("the answer has a record without externalIds")
		}
	}
	return records, nil
}

// schemes are the prefixes of identifiers in requests, by kind.
var schemes = map[work.Kind]string{work.ArXiv: "ARXIV:", work.DOI: "DOI:"}

// work returns the work of the record.
func (r *record) work() Work {
	if r == nil {
		return Work{}
	}
	w := Work{ArXiv: r.id(), Title: strings.TrimSpace(r.Title), Year: r.Year}
	if id, err := work.ParseID(work.DOI, r.IDs.DOI); err == nil && !hasPrefixFold(id.Value, arxivDOI) {
		w.DOI = id.Value
	}
	return w
}

// is reports whether the work has the identifier, which is a key.
func (w *Work) is(id work.ID) bool {
	return slices.ContainsFunc(w.IDs(), func(own work.ID) bool { return own.Key() == id })
}

const arxivDOI = "10.48550/arxiv."

// id returns the arXiv identifier of a record, or the zero ID if it has none.
func (r *record) id() arxiv.ID {
	if r == nil {
		return arxiv.ID{}
	}
	if ref, err := arxiv.Parse(r.IDs.ArXiv); err == nil {
		return ref.ID
	}
	if hasPrefixFold(r.IDs.DOI, arxivDOI) {
		if ref, err := arxiv.Parse(r.IDs.DOI); err == nil {
			return ref.ID
		}
	}
	return arxiv.ID{}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// answer returns the references of the paper that was asked for. A record that does not
// confirm that it is that paper's counts as none, because the references of another paper
// would be wrong. So does a record without references, which publishers may withhold.
func (r *record) answer(id work.ID) Answer {
	own := r.work()
	if r == nil || !own.is(id) {
		return Answer{Status: work.Unknown, Source: APIName}
	}
	a := Answer{Status: work.Found, Source: APIName, Abstract: strings.Join(strings.Fields(r.Abstract), " ")}
	if id.Kind != work.DOI {
		a.DOI = own.DOI
	}
	if len(r.References) == 0 {
		a.Status = work.Unknown
		return a
	}
	seen := map[work.ID]bool{}
	for _, ref := range r.References {
		cited := ref.work()
		ids := cited.IDs()
		if len(ids) == 0 {
			a.Others++
			continue
		}
		if key := ids[0].Key(); !own.is(key) && !seen[key] {
			seen[key] = true
			a.Works = append(a.Works, cited)
		}
	}
	return a
}
