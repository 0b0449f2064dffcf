package arxiv

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"clipgraph/bib/work"
	"clipgraph/internal/polite"
)

// Defaults and bounds of [APIOptions].
const (
	// APIURL is the address of arXiv's API.
	APIURL = "https://export.arxiv.org/api/query"
	// APIName is the source name of answers of the API.
	APIName = "arXiv"
	// DefaultBatch is the default number of papers in one request, and MaxBatch the
	// largest.
	DefaultBatch = 100
	MaxBatch     = 500
	// APIInterval is the least time between two requests. It applies to all machines of a
	// user together: arXiv's "Terms of Use for arXiv APIs".
	APIInterval = 3 * time.Second
)

// maxURL is the length in bytes of the longest address that is requested with GET. Longer
// ones are sent with POST, as the API's manual recommends.
const maxURL = 2000

// APIOptions configure an [API]. The zero value of a field means its default.
type APIOptions struct {
	// URL is the address of the API or of a mirror; "" means [APIURL].
	URL string
	// UserAgent names the program and its version.
	UserAgent string
	// Batch is the number of papers in a request, 1 to [MaxBatch].
	Batch int
	// Interval is the least time between two requests. It is at least [APIInterval],
	// except for a server on a loopback address.
	Interval time.Duration
	// LockFile is a file by which several processes share the spacing.
	LockFile string
	// Proxy returns the proxy for a request; nil means no proxy.
	Proxy func(*http.Request) (*url.URL, error)
	// Arrived, if set, is called with the answers of each batch as it arrives, so that
	// they can be stored even if a later batch fails. None of them is Failed. It is
	// called during Lookup, never concurrently.
	Arrived func(work.Answers)
	// Progress, if set, is called with the progress of a Lookup: before its first request
	// and after each request that brought answers.
	Progress func(Progress)
	// Waiting, if set, is called before each wait for another try.
	Waiting func(wait time.Duration, why error)

	// HTTP, if set, is the client whose Transport makes the requests. Redirects are
	// followed only within the server's host, and no cookies are kept.
	HTTP *http.Client
	// Clock, if set, is the clock for all waits.
	Clock Clock
}

// Progress is the progress of a Lookup.
type Progress struct {
	Done, Total int           // papers
	Requests    int           // left, if none fails
	Left        time.Duration // the least time for these requests
}

// API is arXiv's API as a [work.Source]. It is safe for concurrent use; lookups wait for
// each other.
type API struct {
	options  APIOptions
	interval time.Duration
	client   *polite.Client
}

// NewAPI returns the API at o.URL. It makes no request. The error is for an invalid
// address or a Batch out of range.
func NewAPI(o APIOptions) (*API, error) {
	at, local, err := polite.Endpoint{URL: o.URL, Batch: o.Batch}.Check(polite.Endpoint{URL: APIURL, Batch: DefaultBatch, Most: MaxBatch})
	if err != nil {
		return nil, err
	}
	o.URL, o.Batch = at.URL, at.Batch
	a := &API{options: o, interval: max(o.Interval, APIInterval)}
	spacing := a.interval
	if local {
		a.interval = max(o.Interval, 0)
		if spacing = a.interval; spacing == 0 {
			spacing = -1 // polite's value for none
		}
	}
	a.client = polite.New(polite.Options{
		UserAgent: o.UserAgent, Interval: spacing, LockFile: o.LockFile, Proxy: o.Proxy,
		Waiting: o.Waiting, Clock: o.Clock, HTTP: o.HTTP,
	})
	return a, nil
}

// Lookup implements [work.Source]. It asks for the newest version of each paper once, in
// batches. Papers that could not be asked for are Failed.
//
// The error is that of ctx, or the reason why the API can't be asked any more. Answers
// that arrived before are returned with the error.
func (a *API) Lookup(ctx context.Context, ids []work.ID) (work.Answers, error) {
	return LookupIDs(ctx, ids, a.lookup)
}

func (a *API) lookup(ctx context.Context, ids []ID) (map[ID]work.Answer, error) {
	l := lookup{api: a, answers: make(map[ID]work.Answer, len(ids))}
	var unique []ID
	var asked Set
	for _, id := range ids {
		if id.IsZero() {
			l.answers[id] = work.Answer{Status: work.Malformed}
			continue
		}
		if asked.Add(id) {
			unique = append(unique, id)
		}
	}
	l.total = len(unique)
	batches := polite.Batches[ID]{Size: a.options.Batch, Ask: l.ask, Fail: l.fail, Left: l.progress}
	return l.answers, batches.Run(ctx, unique)
}

// lookup is the state of one call of Lookup.
type lookup struct {
	api         *API
	answers     map[ID]work.Answer
	done, total int
}

func (l *lookup) fail(batch []ID, err error) {
	for _, id := range batch {
		if _, there := l.answers[id]; !there {
			l.answers[id] = work.Answer{Status: work.Failed, Err: err, Source: APIName}
		}
	}
}

func (l *lookup) progress(requests int) {
	if tell := l.api.options.Progress; tell != nil {
		tell(Progress{Done: l.done, Total: l.total, Requests: requests, Left: time.Duration(requests) * l.api.interval})
	}
}

// ask asks for the identifiers of a batch that have no answer yet, since a truncated
// answer may have some, and stores the answers.
func (l *lookup) ask(ctx context.Context, batch []ID, tries int) (again [][]ID, err error) {
	batch = slices.DeleteFunc(slices.Clone(batch), func(id ID) bool { _, there := l.answers[id]; return there })
	if len(batch) == 0 {
		return nil, nil
	}
	f, err := l.api.fetch(ctx, batch, tries)
	got := l.take(batch, f)
	rest := slices.DeleteFunc(slices.Clone(batch), func(id ID) bool { _, there := got[id]; return there })
	switch {
	case err != nil || len(rest) == 0:
	case len(f.refused) > 0:
		// One refused identifier fails the whole batch. If it is not recognized among
		// those asked for, the batch is halved to find it.
		switch half := len(rest) / 2; {
		case len(got) > 0:
			again = [][]ID{rest}
		case half > 0:
			again = [][]ID{rest[:half], rest[half:]}
		default:
			got[rest[0]] = work.Answer{Status: work.Malformed}
		}
	case 0 < f.page && f.page < len(batch) && f.entries >= f.page && len(got) > 0:
		again = [][]ID{rest} // a server with shorter pages
	default:
		l.leftOut(rest, f, got)
	}
	for id, answer := range got {
		answer.Source, answer.Sure = APIName, answer.Work == nil
		got[id], l.answers[id] = answer, answer
	}
	l.done += len(got)
	if len(got) > 0 && l.api.options.Arrived != nil {
		l.api.options.Arrived(toWork(got))
	}
	return again, err
}

// leftOut marks the identifiers that a complete answer does not contain as unknown.
func (l *lookup) leftOut(ids []ID, f feed, got map[ID]work.Answer) {
	for _, id := range ids {
		if slices.Contains(f.untitled, id) {
			l.fail([]ID{id}, errors.New("the answer has an entry without a title"))
		} else {
			got[id] = work.Answer{Status: work.Unknown}
		}
	}
}

// take returns the answers in a feed for the identifiers of batch.
func (l *lookup) take(batch []ID, f feed) map[ID]work.Answer {
	wanted := make(map[ID]bool, len(batch))
	for _, id := range batch {
		wanted[id] = true
	}
	got := make(map[ID]work.Answer, len(batch))
	for _, p := range f.papers {
		// Papers that were not asked for are ignored, and of two versions the newer
		// counts.
		if old := got[Of(p)].Work; !wanted[Of(p)] || old != nil && old.Version >= p.Version {
			continue
		}
		got[Of(p)] = work.FoundIn(APIName, p)
	}
	for _, text := range f.refused {
		if ref, err := Parse(text); err == nil && wanted[ref.ID] {
			got[ref.ID] = work.Answer{Status: work.Malformed}
		}
	}
	return got
}

// isHollow reports whether a feed has no entries although it says that it has some.
func (f *feed) isHollow() bool { return f.failure == "" && f.entries == 0 && f.total > 0 }

// fetch asks for the papers of ids, at most a batch. The complete entries of a truncated
// answer are returned with the error.
func (a *API) fetch(ctx context.Context, ids []ID, tries int) (feed, error) {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id.String()
	}
	list, most := strings.Join(names, ","), strconv.Itoa(len(ids))
	var last feed // the one with most entries: a later try may be truncated earlier
	request := polite.Request{
		Accept: "application/atom+xml", Tries: tries,
		// Commas and slashes need no escaping in a query.
		URL: a.options.URL + "?max_results=" + most + "&id_list=" + list,
		Check: func(r *polite.Response) error {
			f, err := parseFeed(r.Body, r.Header.Get("Content-Type"))
			if err == nil && f.isHollow() && len(ids) > 1 {
				err = errors.New("the answer has no entries although it reports some")
			}
			if err == nil || f.entries >= last.entries {
				last = f
			}
			return err
		},
	}
	if len(request.URL) > maxURL {
		request.URL, request.Form = a.options.URL, url.Values{"id_list": {list}, "max_results": {most}}
	}
	_, err := a.client.Do(ctx, request)
	if status, ok := errors.AsType[*polite.StatusError](err); ok && status.Status == http.StatusBadRequest {
		if f, parseErr := parseFeed(status.Body, status.Header.Get("Content-Type")); parseErr == nil && (f.failure != "" || len(f.refused) > 0) {
			last, err = f, nil
		}
	}
	if err == nil && last.failure != "" {
		err = fmt.Errorf("arXiv says: %s", last.failure)
	}
	return last, err
}
