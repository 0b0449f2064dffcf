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
	// APIURL is where arXiv answers programs.
	APIURL = "https://export.arxiv.org/api/query"
	// APIName is the source that answers of the API name.
	APIName = "arXiv"
	// DefaultBatch is the number of papers that one request asks for, and
	// MaxBatch the most that may be set.
	DefaultBatch = 100
	MaxBatch     = 500
	// APIInterval is the least time between two requests, counted over all
	// machines of a user: arXiv's "Terms of Use for arXiv APIs".
	APIInterval = 3 * time.Second
)

// maxURL is the longest address that is asked with GET, in bytes; what is
// longer is sent with POST, as the manual of the API recommends.
const maxURL = 2000

// APIOptions say how the API is asked. The zero value of a field stands for
// its default.
type APIOptions struct {
	// URL is that of arXiv or of a mirror; empty: [APIURL].
	URL string
	// UserAgent names the program and its version.
	UserAgent string
	// Batch is the number of papers in a request, 1 to [MaxBatch].
	Batch int
	// Interval is the least time between two requests. It is never below
	// [APIInterval] but for a server on a loopback address.
	Interval time.Duration
	// LockFile is a file by which several processes share the spacing.
	LockFile string
	// Proxy returns the proxy for a request; nil: none.
	Proxy func(*http.Request) (*url.URL, error)
	// Arrived, if set, is given the answers of each batch as it arrives, so
	// that they are kept where a later one does not. None of them is Failed.
	// It is called by Lookup, and never twice at once.
	Arrived func(work.Answers)
	// Progress, if set, is told where a Lookup is: before its first request
	// and after each one that brought answers.
	Progress func(Progress)
	// Waiting, if set, is told of each wait before a further try.
	Waiting func(wait time.Duration, why error)

	// HTTP, if set, is the client whose Transport makes the requests. Redirects are
	// followed within the server's host only, and no cookies are kept.
	HTTP *http.Client
	// Clock, if set, is the time that requests keep to.
	Clock Clock
}

// Progress is how far a Lookup is.
type Progress struct {
	Done, Total int           // papers
	Requests    int           // that are left, if all goes well
	Left        time.Duration // that these take at least
}

// API is arXiv's own API as a [work.Source]. It is safe for concurrent use;
// lookups then wait for each other.
type API struct {
	options  APIOptions
	interval time.Duration
	client   *polite.Client
}

// NewAPI returns the API at o.URL, which is not asked yet. The error is for
// an address that is none, and a Batch out of range.
func NewAPI(o APIOptions) (*API, error) {
	at, own, err := polite.Endpoint{URL: o.URL, Batch: o.Batch}.Check(polite.Endpoint{URL: APIURL, Batch: DefaultBatch, Most: MaxBatch})
	if err != nil {
		return nil, err
	}
	o.URL, o.Batch = at.URL, at.Batch
	a := &API{options: o, interval: max(o.Interval, APIInterval)}
	spacing := a.interval
	if own {
		a.interval = max(o.Interval, 0)
		if spacing = a.interval; spacing == 0 {
			spacing = -1 // none, to the client
		}
	}
	a.client = polite.New(polite.Options{
		UserAgent: o.UserAgent, Interval: spacing, LockFile: o.LockFile, Proxy: o.Proxy,
		Waiting: o.Waiting, Clock: o.Clock, HTTP: o.HTTP,
	})
	return a, nil
}

// Lookup implements [work.Source]. It asks for the newest version of each paper
// once, in batches, and joins the answers by their identifiers. What could
// not be asked is Failed.
//
// The error is that of ctx, or says why the API can't be asked any more; all
// that arrived before is returned beside it.
func (a *API) Lookup(ctx context.Context, ids []work.ID) (work.Answers, error) {
	return LookupIDs(ctx, ids, a.lookup)
}

func (a *API) lookup(ctx context.Context, ids []ID) (map[ID]work.Answer, error) {
	l := lookup{api: a, answers: make(map[ID]work.Answer, len(ids))}
	var wanted []ID
	var asked Set
	for _, id := range ids {
		if id.IsZero() {
			l.answers[id] = work.Answer{Status: work.Malformed}
			continue
		}
		if asked.Add(id) {
			wanted = append(wanted, id)
		}
	}
	l.total = len(wanted)
	batches := polite.Batches[ID]{Size: a.options.Batch, Ask: l.ask, Fail: l.fail, Left: l.progress}
	return l.answers, batches.Run(ctx, wanted)
}

// lookup is one call of Lookup.
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

// ask asks for those of a batch that are not answered yet, which an answer that
// broke off may have, and takes what is answered.
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
		// The whole batch fails for one identifier. Where it is not among
		// those that were asked for, halves are asked to find out which.
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

// leftOut takes the identifiers that a whole answer does not have for unknown.
func (l *lookup) leftOut(ids []ID, f feed, got map[ID]work.Answer) {
	for _, id := range ids {
		if slices.Contains(f.hollow, id) {
			l.fail([]ID{id}, errors.New("the answer has an entry without a title"))
		} else {
			got[id] = work.Answer{Status: work.Unknown}
		}
	}
}

// take returns the answers that a feed has for identifiers of batch.
func (l *lookup) take(batch []ID, f feed) map[ID]work.Answer {
	wanted := make(map[ID]bool, len(batch))
	for _, id := range batch {
		wanted[id] = true
	}
	got := make(map[ID]work.Answer, len(batch))
	for _, p := range f.papers {
		// One that nobody asked for is left out, and of two versions the
		// newer one counts.
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

// isHollow reports whether a feed is empty and says that it is not.
func (f *feed) isHollow() bool { return f.failure == "" && f.entries == 0 && f.total > 0 }

// fetch asks for the papers of ids, at most a batch. What stands whole in an
// answer that breaks off is returned beside the error.
func (a *API) fetch(ctx context.Context, ids []ID, tries int) (feed, error) {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id.String()
	}
	list, most := strings.Join(names, ","), strconv.Itoa(len(ids))
	var last feed // the fullest, for a later try may break off earlier
	request := polite.Request{
		Accept: "application/atom+xml", Tries: tries,
		// Commas and slashes may stand in a query as they are.
		URL: a.options.URL + "?max_results=" + most + "&id_list=" + list,
		Check: func(r *polite.Response) error {
			f, err := parseFeed(r.Body, r.Header.Get("Content-Type"))
			if err == nil && f.isHollow() && len(ids) > 1 {
				err = errors.New("the answer is empty and says that it is not")
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
