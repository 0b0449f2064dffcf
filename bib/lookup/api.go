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

// Service is a registry of works that anyone may ask: [Crossref], [DataCite], [Scholar].
type Service struct {
	Name     string // which answers name
	URL      string // where it answers
	Folder   string // of a cache, for its answers
	Lock     string // the file by which processes share the spacing of its requests
	Batch    int    // identifiers in a request
	MaxBatch int
	Interval time.Duration // the least time between two requests

	// group returns the form of the question for an identifier; 0: the service does not
	// know such ones.
	group func(work.ID) int
	// ask makes the question for identifiers of one group; query has what each says.
	ask  func(base string, group int, ids []work.ID, query url.Values) polite.Request
	read func(body []byte, ids []work.ID) ([]*work.Work, error)

	keyHeader string // of a key; "": the service has none, and takes an address for mail
	noneKnown string // what a status of 400 says, where no identifier is known
}

// Options say how a [Service] is asked. The zero value of a field stands for its default.
type Options struct {
	URL       string // of a mirror; empty: that of the service
	UserAgent string
	// Mail is an address at which the one who asks can be told of trouble. Crossref and
	// DataCite answer those sooner who name one. It is sent to no one else.
	Mail string
	// Key is that of Semantic Scholar, sent to its own host by TLS; KeyTo names another
	// host that it is sent to.
	Key, KeyTo string
	Batch      int
	LockFile   string
	Proxy      func(*http.Request) (*url.URL, error)
	// Arrived, if set, is given the answers of each batch as it arrives, none of them
	// Failed. It is never called twice at once.
	Arrived func(work.Answers)
	// Progress, if set, is told where a Lookup is.
	Progress func(arxiv.Progress)
	// Waiting, if set, is told of each wait before a further try.
	Waiting func(wait time.Duration, why error)

	HTTP  *http.Client
	Clock arxiv.Clock
}

// API is a service as a [work.Source]. It is safe for concurrent use; lookups then wait
// for each other.
type API struct {
	Service
	options Options
	client  *polite.Client
}

// NewAPI returns the service, which is not asked yet. The error is for an address that is
// none, and a Batch out of range.
func NewAPI(s Service, o Options) (*API, error) {
	at, own, err := polite.Endpoint{URL: o.URL, Batch: o.Batch}.Check(polite.Endpoint{URL: s.URL, Batch: s.Batch, Most: s.MaxBatch})
	if err != nil {
		return nil, err
	}
	o.URL, o.Batch = at.URL, at.Batch
	interval := s.Interval
	if own {
		s.Interval, interval = 0, -1 // none, to the client
	}
	return &API{s, o, polite.New(polite.Options{
		UserAgent: o.UserAgent, Interval: interval, LockFile: o.LockFile, Proxy: o.Proxy,
		Waiting: o.Waiting, Clock: o.Clock, HTTP: o.HTTP,
	})}, nil
}

// Lookup implements [work.Source]. Each identifier that the service knows is asked for
// once, in batches. What could not be asked is Failed; the error is that of ctx, or says
// why the service can't be asked any more.
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
			l.fail(groups[group], err) // it can't be asked any more
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

// ask asks for one batch, and takes the answers.
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

// answers returns an answer for each of ids: the first of works that has it, by the DOI
// too under which it was asked for. One without a title is none.
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

// fetch asks for the works of a batch; those that are not known are not among them.
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

// query returns what each question says of the one who asks.
func (a *API) query() url.Values {
	query := url.Values{}
	if a.options.Mail != "" && a.keyHeader == "" {
		query.Set("mailto", a.options.Mail)
	}
	return query
}

// do asks a question; read reads the answer, and is called again where it fails.
func (a *API) do(ctx context.Context, request polite.Request, read func(body []byte) error) error {
	request.Accept = "application/json"
	if a.SendsKey() {
		request.Header = http.Header{a.keyHeader: []string{a.options.Key}}
	}
	request.Check = func(r *polite.Response) error { return read(r.Body) }
	_, err := a.client.Do(ctx, request)
	return err
}

// SendsKey reports whether Options.Key goes with the questions.
func (a *API) SendsKey() bool {
	return a.keyHeader != "" && a.options.Key != "" && polite.MayHaveKey(a.options.URL, a.URL, a.options.KeyTo)
}

// saysNoneKnown reports whether an answer says that none of n works is known, or that the
// only one is no identifier.
func (a *API) saysNoneKnown(status *polite.StatusError, n int) bool {
	switch status.Status {
	case http.StatusNotFound:
		return n == 1
	case http.StatusBadRequest:
		return n == 1 || a.noneKnown != "" && bytes.Contains(bytes.ToLower(status.Body), []byte(a.noneKnown))
	}
	return false
}
