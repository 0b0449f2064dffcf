package lookup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/polite"
	"clipgraph/internal/testkit"
)

const mail = "reader@example.org"

// registry is a service that keeps its own terms: a request too early, beside another,
// for more than it lets come, without who asks, or for what it answered already fails the
// test. It is a transport, in a bubble whose time passes by waiting.
type registry struct {
	t       *testing.T
	service Service
	knows   func(name string) bool
	fault   func(n int) (*http.Response, error) // instead of an answer; nil: none

	pace     testkit.Pace
	answered map[string]bool
}

func (r *registry) RoundTrip(request *http.Request) (*http.Response, error) {
	n, end := r.pace.Take(r.t, r.service.Interval, 200*time.Millisecond)
	defer end()
	if err := request.Context().Err(); err != nil {
		return nil, err
	}
	if !strings.HasPrefix(request.UserAgent(), "clipgraph/") {
		r.t.Errorf("asked by %q", request.UserAgent())
	}
	names := r.names(request)
	if r.fault != nil {
		if answer, err := r.fault(n); answer != nil || err != nil {
			return answer, err
		}
	}
	var records []string
	for _, name := range names {
		if r.answered[name] {
			r.t.Errorf("%s asked for twice", name)
		}
		r.answered[name] = true
		records = append(records, r.record(name))
	}
	return response(http.StatusOK, r.answer(records)), nil
}

// names returns the identifiers that a request asks for, and checks the terms.
func (r *registry) names(request *http.Request) []string {
	var names []string
	query := request.URL.Query()
	wantMail := mail
	switch r.service.Name {
	case Crossref.Name:
		if single, found := strings.CutPrefix(request.URL.Path, "/works/"); found {
			names = []string{single}
			break
		}
		for filter := range strings.SplitSeq(query.Get("filter"), ",") {
			kind, name, _ := strings.Cut(filter, ":")
			switch kind {
			case "doi", "isbn":
				names = append(names, name)
			case "type":
			default:
				r.t.Errorf("the filter %q", filter)
			}
		}
		if rows, err := strconv.Atoi(query.Get("rows")); err != nil || rows < len(names) || rows > 1000 {
			r.t.Errorf("%d identifiers, rows=%s", len(names), query.Get("rows"))
		}
	case DataCite.Name:
		names = strings.Split(query.Get("ids"), ",")
		if size, err := strconv.Atoi(query.Get("page[size]")); err != nil || size < len(names) || size > 1000 {
			r.t.Errorf("%d identifiers, page[size]=%s", len(names), query.Get("page[size]"))
		}
	case Scholar.Name:
		wantMail = ""
		var body struct{ IDs []string }
		if err := json.NewDecoder(request.Body).Decode(&body); err != nil || request.Method != http.MethodPost {
			r.t.Error(request.Method, err)
		}
		names = body.IDs
	}
	if query.Get("mailto") != wantMail {
		r.t.Errorf("mailto=%q, want %q", query.Get("mailto"), wantMail)
	}
	if len(names) == 0 || len(names) > r.service.MaxBatch || len(request.URL.String()) > 6000 {
		r.t.Errorf("%d identifiers in an address of %d bytes", len(names), len(request.URL.String()))
	}
	return names
}

// record returns the record of an identifier, as its service has it.
func (r *registry) record(name string) string {
	switch {
	case r.service.Name == Scholar.Name && !r.knows(name):
		return "null"
	case !r.knows(name):
		return ""
	}
	switch r.service.Name {
	case Crossref.Name:
		field := `"DOI":` + quoted(strings.ToUpper(name)) // case does not count
		if !strings.HasPrefix(name, "10.") {
			field = `"DOI":"10.5555/book","ISBN":["http://id.crossref.org/isbn/` + name + `"]`
		}
		return `{` + field + `,"type":"book","title":["Work of ` + name + `"]}`
	case DataCite.Name:
		return `{"id":"x","attributes":{"doi":` + quoted(name) + `,"titles":[{"title":"Work of ` + name + `"}]}}`
	}
	scheme, value, _ := strings.Cut(name, ":")
	scheme = map[string]string{"PMID": "PubMed"}[scheme] + strings.TrimPrefix(scheme, "PMID")
	return `{"externalIds":{"` + scheme + `":` + quoted(value) + `},"title":"Work of ` + value + `"}`
}

func (r *registry) answer(records []string) string {
	records = slices.DeleteFunc(records, func(record string) bool { return record == "" })
	if r.service.Name != Scholar.Name {
		slices.Reverse(records) // in an order of its own
	}
	list := "[" + strings.Join(records, ",") + "]"
	switch r.service.Name {
	case Crossref.Name:
		return `{"status":"ok","message-type":"work-list","message":{"items":` + list + `}}`
	case DataCite.Name:
		return `{"data":` + list + `}`
	}
	return list
}

func quoted(text string) string {
	data, _ := json.Marshal(text)
	return string(data)
}

func response(status int, body string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}
}

// fixture is a service with identifiers that it is asked for, and half of them known.
type fixture struct {
	service Service
	ids     []work.ID
	known   func(work.ID) bool
}

func fixtures(n int) []fixture {
	var crossref, datacite, scholar []work.ID
	for i := range n {
		crossref = append(crossref, work.NewDOI(fmt.Sprintf("10.1103/PhysRevD.%d.013009", i)))
		datacite = append(datacite, work.NewDOI(fmt.Sprintf("10.5281/zenodo.%d", 1000+i)))
		scholar = append(scholar, work.ID{Kind: work.PMID, Value: strconv.Itoa(1000 + i)})
	}
	crossref = append(crossref, work.NewDOI("10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"), work.NewDOI("10.1000/a,b"),
		work.ID{Kind: work.ISBN, Value: "9780262035613"}, work.ID{Kind: work.ACL, Value: "2020.acl-main.1"})
	datacite = append(datacite, work.ID{Kind: work.ArXiv, Value: "1706.03762"})
	scholar = append(scholar, work.ID{Kind: work.ACL, Value: "P19-1001"}, work.NewDOI("10.1000/x"))
	known := func(id work.ID) bool { return id.Value[len(id.Value)-1]%2 == 1 || id.Kind == work.ISBN }
	return []fixture{{Crossref, crossref, known}, {DataCite, datacite, known}, {Scholar, scholar, known}}
}

// registryOf returns the service of a fixture, which knows what the fixture says.
func (f fixture) registryOf(t *testing.T) *registry {
	knows := map[string]bool{}
	for _, id := range f.ids {
		name := id.Value
		switch {
		case f.service.Name == Scholar.Name:
			name = scholarSchemes[id.Kind] + name
		case id.Kind == work.ArXiv:
			name = "10.48550/arxiv." + name
		case id.Kind == work.ACL:
			name = doiOf(id)
		}
		knows[name] = f.known(id)
	}
	return &registry{t: t, service: f.service, knows: func(name string) bool { return knows[name] }, answered: map[string]bool{}}
}

func (f fixture) check(t *testing.T, answers work.Answers) {
	t.Helper()
	for _, id := range f.ids {
		answer, want := answers.Of(id), work.Unknown
		if f.known(id) {
			want = work.Found
		}
		if answer.Status != want || answer.Work != nil && !answer.Work.Has(id) {
			t.Errorf("%v is %v (%v), want %v", id, answer.Status, answer.Err, want)
		}
	}
}

func newAPI(t *testing.T, r *registry, o Options) *API {
	t.Helper()
	o.HTTP, o.Mail, o.UserAgent = &http.Client{Transport: r}, mail, "clipgraph/test"
	api, err := NewAPI(r.service, o)
	if err != nil {
		t.Fatal(err)
	}
	return api
}

// Each service is asked as its terms say, for each identifier once.
func TestTerms(t *testing.T) {
	for _, f := range fixtures(230) {
		t.Run(f.service.Name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := f.registryOf(t)
				foreign := work.ID{Kind: work.OpenReview, Value: "rJ4km2R5t7"}
				answers, err := newAPI(t, r, Options{}).Lookup(t.Context(), append(append(f.ids, f.ids...), foreign))
				if err != nil || len(answers) != len(f.ids) {
					t.Error(len(answers), err)
				}
				f.check(t, answers)
				if most := 230/f.service.Batch + 5; r.pace.Requests > most {
					t.Errorf("%d requests for %d identifiers", r.pace.Requests, len(f.ids))
				}
			})
		})
	}
}

// Of a service that fails one request in five nothing is lost.
func TestFaults(t *testing.T) {
	for _, f := range fixtures(400) {
		t.Run(f.service.Name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				random := rand.New(rand.NewPCG(1, 2))
				r := f.registryOf(t)
				failed := 0
				r.fault = func(int) (*http.Response, error) {
					if random.IntN(5) > 0 {
						return nil, nil
					}
					failed++
					switch failed % 4 {
					case 0:
						return response(http.StatusServiceUnavailable, ""), nil
					case 1:
						return nil, io.ErrUnexpectedEOF
					case 2:
						return response(http.StatusOK, `{"status":"ok","message":{"items":[{"DOI":"10.1`), nil
					}
					answer := response(http.StatusTooManyRequests, "")
					answer.Header.Set("Retry-After", "7")
					return answer, nil
				}
				answers, err := newAPI(t, r, Options{Batch: 10}).Lookup(t.Context(), f.ids)
				if err != nil || failed < 3 {
					t.Error(failed, err)
				}
				f.check(t, answers)
			})
		})
	}
}

// A run that is ended goes on from there: what was answered is not asked again.
func TestResume(t *testing.T) {
	for _, f := range fixtures(100) {
		t.Run(f.service.Name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := f.registryOf(t)
				cache := f.service.NewCache(t.TempDir(), "")
				keep := func(arrived work.Answers) {
					if err := cache.Put(arrived); err != nil {
						t.Error(err)
					}
				}
				ctx, cancel := context.WithCancel(t.Context())
				r.fault = func(n int) (*http.Response, error) {
					if n > 4 {
						cancel()
						return nil, ctx.Err()
					}
					return nil, nil
				}
				source := Kept{&f.service, cache, newAPI(t, r, Options{Batch: 10, Arrived: keep})}
				answers, err := source.Lookup(ctx, f.ids)
				if !errors.Is(err, context.Canceled) || len(r.answered) == 0 || len(r.answered) == len(f.ids) {
					t.Fatalf("%d of %d answered: %v", len(r.answered), len(f.ids), err)
				}
				for id, answer := range answers {
					if answer.Status == work.Unknown && f.known(id) {
						t.Errorf("%v is said to be unknown", id)
					}
				}
				r.fault = nil
				if answers, err = source.Lookup(t.Context(), f.ids); err != nil {
					t.Error(err)
				}
				f.check(t, answers)
				before := r.pace.Requests
				answers, err = source.Lookup(t.Context(), f.ids)
				if err != nil || r.pace.Requests != before {
					t.Errorf("asked %d times again: %v", r.pace.Requests-before, err)
				}
				f.check(t, answers)
				if answers, err = (Kept{Service: &f.service, Cache: cache}).Lookup(t.Context(), f.ids); err != nil {
					t.Error(err)
				}
				f.check(t, answers)
			})
		})
	}
}

// What the service says of one identifier is no reason to fail the others.
func TestRefused(t *testing.T) {
	for _, f := range fixtures(20) {
		t.Run(f.service.Name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := f.registryOf(t)
				bad := f.ids[3]
				transport := roundTrip(func(request *http.Request) (*http.Response, error) {
					text, _ := url.QueryUnescape(request.URL.RawQuery)
					if body := request.Body; body != nil && request.Method == http.MethodPost {
						data, _ := io.ReadAll(body)
						text = string(data)
						request.Body = io.NopCloser(strings.NewReader(text))
					}
					if strings.Contains(text, bad.Value) {
						time.Sleep(f.service.Interval)
						return response(http.StatusBadRequest, `{"status":"failed"}`), nil
					}
					return r.RoundTrip(request)
				})
				api, err := NewAPI(f.service, Options{HTTP: &http.Client{Transport: transport}, Mail: mail, UserAgent: "clipgraph/test"})
				if err != nil {
					t.Fatal(err)
				}
				answers, err := api.Lookup(t.Context(), f.ids)
				if err != nil {
					t.Error(err)
				}
				g := f
				g.known = func(id work.ID) bool { return f.known(id) && id != bad }
				g.check(t, answers)
			})
		})
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// A service that forbids to go on is asked no more; its identifiers have failed.
func TestBlocked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := fixtures(200)[0]
		r := f.registryOf(t)
		r.fault = func(n int) (*http.Response, error) {
			if n == 1 {
				return nil, nil
			}
			return response(http.StatusForbidden, ""), nil
		}
		answers, err := newAPI(t, r, Options{}).Lookup(t.Context(), f.ids)
		if _, blocked := errors.AsType[*arxiv.BlockedError](err); !blocked || r.pace.Requests != 2 {
			t.Errorf("%d requests: %v", r.pace.Requests, err)
		}
		counts := map[work.Status]int{}
		for answer := range maps.Values(answers) {
			counts[answer.Status]++
		}
		if counts[work.Failed] != len(f.ids)-f.service.Batch {
			t.Error(counts)
		}
	})
}

// A key goes to its own host by TLS, and to one that is named.
func TestKey(t *testing.T) {
	for _, test := range []struct {
		service     Service
		address, to string
		sent        bool
	}{
		{service: Scholar, sent: true},
		{service: Scholar, address: "http://api.semanticscholar.org/graph"},
		{service: Scholar, address: "https://mirror.example.org/"},
		{service: Scholar, address: "https://mirror.example.org/", to: "mirror.example.org", sent: true},
		{service: Crossref},
	} {
		api, err := NewAPI(test.service, Options{URL: test.address, Key: "secret", KeyTo: test.to})
		if err != nil || api.SendsKey() != test.sent {
			t.Errorf("%s at %q: the key is sent: %v, %v", test.service.Name, test.address, api.SendsKey(), err)
		}
	}
	if polite.MayHaveKey("https://evil.example/api.semanticscholar.org", Scholar.URL, "") {
		t.Error("the key is sent to another host")
	}
}
