package lookup

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/polite"
)

// Service is a public registry of works: [Crossref], [DataCite], [Scholar].
type Service struct {
	Name     string // the name of the source in answers
	URL      string // the endpoint
	Folder   string // the folder of the cache for its answers
	Lock     string // the file through which processes share the interval between requests
	Batch    int    // identifiers per request
	MaxBatch int
	Interval time.Duration // the least time between two requests

	// group returns the form of request for an identifier, or 0 if the service does not
	// know identifiers of that kind.
	group func(work.ID) int
	// ask makes the request for identifiers of one group; query has the common
	// parameters.
	ask  func(base string, group int, ids []work.ID, query url.Values) polite.Request
	read func(body []byte, ids []work.ID) ([]*work.Work, error)

	keyHeader string // the header of a key; "" if the service has no keys and takes a mail address
	noneKnown string // the text of a status 400 if no identifier is known
}

// Options are the options of an [API]. The zero value of a field stands for its default.
type Options struct {
	URL       string // of a mirror; empty: that of the service
	UserAgent string
	// Mail is an address to contact about problems. Crossref and DataCite answer faster
	// if one is given. It is sent to no other service.
	Mail string
	// Key is the key of Semantic Scholar, which is sent to its own host over TLS. KeyTo
	// is another host that it is sent to.
	Key, KeyTo string
	Batch      int
	LockFile   string
	Proxy      func(*http.Request) (*url.URL, error)
	// Arrived, if set, is called with the answers of each batch, without those that are
	// Failed. Calls do not overlap.
	Arrived func(work.Answers)
	// Progress, if set, is called with the progress of a Lookup.
	Progress func(arxiv.Progress)
	// Waiting, if set, is called before each wait for another try.
	Waiting func(wait time.Duration, why error)

	HTTP  *http.Client
	Clock arxiv.Clock
}

// API is a service as a [work.Source]. It is safe for concurrent use; lookups are
// serialized.
type API struct {
	Service
	options Options
	client  *polite.Client
}

// NewAPI returns the API of a service, without sending a request. The error is for an
// invalid address or a Batch out of range.
func NewAPI(s Service, o Options) (*API, error) {
	at, own, err := polite.Endpoint{URL: o.URL, Batch: o.Batch}.Check(polite.Endpoint{URL: s.URL, Batch: s.Batch, Most: s.MaxBatch})
	if err != nil {
		return nil, err
	}
	o.URL, o.Batch = at.URL, at.Batch
	interval := s.Interval
	if own {
		s.Interval, interval = 0, -1 // none, in terms of the client
	}
	return &API{s, o, polite.New(polite.Options{
		UserAgent: o.UserAgent, Interval: interval, LockFile: o.LockFile, Proxy: o.Proxy,
		Waiting: o.Waiting, Clock: o.Clock, HTTP: o.HTTP,
	})}, nil
}

// Lookup implements [work.Source]. Each identifier that the service knows is asked for
// once, in batches. Those that could not be asked for are Failed. The error is that of
// ctx, or says why the service can't be used any more.
func (a *API) Lookup(ctx context.Context, ids []work.ID) (work.Answers, error) {
	l := lookup{api: a, answers: work.Answers{}}
	groups := map[int][]work.ID{}
	seen := map[work.ID]bool{}
	for _, id := range ids {
		if group := a.group(id); group != 0 && !seen[id.Key()] {
			seen[id.Key()] = true
			groups[group] = append(groups[group], id)
			l.total++
		}
	}
	var err error
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		size := a.options.Batch
		if group == bySingle {
			size = 1
		}
		batches := polite.Batches[work.ID]{
			Size: size,
			Ask: func(ctx context.Context, batch []work.ID, tries int) ([][]work.ID, error) {
				return nil, l.ask(ctx, group, batch, tries)
			},
			Fail: l.fail, Left: l.progress,
		}
		if err != nil {
			l.fail(groups[group], err) // the service can't be used any more
			continue
		}
		err = batches.Run(ctx, groups[group])
	}
	return l.answers, err
}

// lookup is one call of Lookup.
type lookup struct {
	api         *API
	answers     work.Answers
	done, total int
}

func (l *lookup) fail(ids []work.ID, err error) {
	for _, id := range ids {
		l.answers[id.Key()] = work.Answer{Status: work.Failed, Err: err, Source: l.api.Name}
	}
}

func (l *lookup) progress(requests int) {
	if tell := l.api.options.Progress; tell != nil {
		tell(arxiv.Progress{Done: l.done, Total: l.total, Requests: requests, Left: time.Duration(requests) * l.api.Interval})
	}
}

// ask asks for one batch, and records the answers.
func (l *lookup) ask(ctx context.Context, group int, batch []work.ID, tries int) error {
	works, err := l.api.fetch(ctx, group, batch, tries)
	if err != nil {
		return err
	}
	got := l.api.answers(batch, works)
	maps.Copy(l.answers, got)
	l.done += len(got)
	if tell := l.api.options.Arrived; tell != nil {
		tell(got)
	}
	return nil
}

// answers returns an answer for each of ids: the first of works that has the identifier,
// including the DOI under which it was requested. A work without a title does not count.
func (a *API) answers(ids []work.ID, works []*work.Work) work.Answers {
	byID := map[work.ID]*work.Work{}
	for _, w := range works {
		for _, id := range w.IDs {
			if byID[id.Key()] == nil && w.Title != "" {
				byID[id.Key()] = w
			}
		}
	}
	got := make(work.Answers, len(ids))
	for _, id := range ids {
		w := byID[id.Key()]
		if w == nil && doiOf(id) != "" {
			w = byID[work.NewDOI(doiOf(id)).Key()]
		}
		if w == nil {
			got[id.Key()] = work.Answer{Status: work.Unknown, Source: a.Name}
			continue
		}
		w.AddID(id)
		got[id.Key()] = work.FoundIn(a.Name, w)
	}
	return got
}

// fetch returns the works of a batch, without unknown ones.
func (a *API) fetch(ctx context.Context, group int, batch []work.ID, tries int) (works []*work.Work, err error) {
	request := a.ask(a.options.URL, group, batch, a.query())
	request.Tries = tries
	err = a.do(ctx, request, func(body []byte) (err error) {
		works, err = a.read(body, batch)
		return err
	})
	if status, ok := errors.AsType[*polite.StatusError](err); ok && a.saysNoneKnown(status, len(batch)) {
		return nil, nil
	}
	return works, err
}

// query returns the common parameters of all requests.
func (a *API) query() url.Values {
	query := url.Values{}
	if a.options.Mail != "" && a.keyHeader == "" {
		query.Set("mailto", a.options.Mail)
	}
	return query
}

// do sends a request. read parses the answer, and is called again after a failed try.
func (a *API) do(ctx context.Context, request polite.Request, read func(body []byte) error) error {
	request.Accept = "application/json"
	if a.SendsKey() {
		request.Header = http.Header{a.keyHeader: []string{a.options.Key}}
	}
	request.Check = func(r *polite.Response) error { return read(r.Body) }
	_, err := a.client.Do(ctx, request)
	return err
}

// SendsKey reports whether Options.Key is sent with requests.
func (a *API) SendsKey() bool {
	return a.keyHeader != "" && a.options.Key != "" && polite.MayHaveKey(a.options.URL, a.URL, a.options.KeyTo)
}

// saysNoneKnown reports whether an answer says that none of n works is known, or that the
// only identifier is malformed.
func (a *API) saysNoneKnown(status *polite.StatusError, n int) bool {
	switch status.Status {
	case http.StatusNotFound:
		return n == 1
	case http.StatusBadRequest:
		return n == 1 || a.noneKnown != "" && bytes.Contains(bytes.ToLower(status.Body), []byte(a.noneKnown))
	}
	return false
}
