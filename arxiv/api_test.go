package arxiv

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"clipgraph/bib/work"
	"clipgraph/internal/polite"
	"clipgraph/internal/testkit"
)

// fakeAPI is an arXiv that keeps its own terms: a request too early, beside
// another, for more than it lets come, or for what it answered already fails
// the test. It is a transport, in a bubble whose time passes by waiting.
type fakeAPI struct {
	t       *testing.T
	known   func(ID) string                     // the entry of a paper; "": unknown
	fault   func(n int) (*http.Response, error) // instead of an answer; nil: none
	page    int                                 // most entries of an answer; 0: as many as asked
	refuses string                              // what it calls no identifier
	again   bool                                // may be asked twice

	pace     testkit.Pace
	posts    int
	answered map[string]bool
}

func (f *fakeAPI) RoundTrip(r *http.Request) (*http.Response, error) {
	n, end := f.pace.Take(f.t, APIInterval, 400*time.Millisecond)
	defer end()
	if f.fault != nil {
		if answer, err := f.fault(n); answer != nil || err != nil {
			return answer, err
		}
	}
	w := httptest.NewRecorder()
	f.serve(w, r)
	return w.Result(), nil
}

func (f *fakeAPI) serve(w http.ResponseWriter, r *http.Request) {
	if len(r.URL.String()) > 4000 {
		f.t.Errorf("an address of %d bytes", len(r.URL.String()))
	}
	if r.Method == http.MethodPost {
		f.posts++
	}
	if err := r.ParseForm(); err != nil {
		f.t.Error(err)
	}
	names := strings.Split(r.FormValue("id_list"), ",")
	most, err := strconv.Atoi(r.FormValue("max_results"))
	if err != nil || most < len(names) || most > MaxBatch {
		f.t.Errorf("%d papers, max_results %q", len(names), r.FormValue("max_results"))
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	if slices.Contains(names, f.refuses) && f.refuses != "" {
		w.WriteHeader(http.StatusBadRequest)
		io.WriteString(w, feedOf(1, 1, errorEntry("https", f.refuses)))
		return
	}
	var entries []string
	for _, name := range names {
		ref, err := Parse(name)
		if err != nil || ref.ID.String() != name {
			f.t.Errorf("asked for %q", name)
		}
		if f.answered[name] && !f.again {
			f.t.Errorf("%s asked for twice", name)
		}
		if e := f.known(ref.ID); e != "" && (f.page == 0 || len(entries) < f.page) {
			entries = append(entries, e)
		}
	}
	if f.page == 0 {
		if f.answered == nil {
			f.answered = map[string]bool{}
		}
		for _, name := range names {
			f.answered[name] = true
		}
	}
	slices.Reverse(entries) // in an order of its own
	page := most
	if f.page > 0 {
		page = f.page
	}
	io.WriteString(w, feedOf(len(entries), page, entries...))
}

func feedOf(total, page int, entries ...string) string {
	return fmt.Sprintf(`<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/of-some-query</id>
  <title>arXiv Query: some</title>
  <opensearch:itemsPerPage>%d</opensearch:itemsPerPage>
  <opensearch:totalResults>%d</opensearch:totalResults>
%s</feed>
`, page, total, strings.Join(entries, ""))
}

func errorEntry(scheme, name string) string {
	return fmt.Sprintf(`<entry><id>%s://arxiv.org/api/errors#incorrect_id_format_for_%s</id><title>Error</title>
<summary>incorrect id format for %[2]s</summary><author><name>arXiv api core</name></author></entry>`, scheme, name)
}

func entry(ref, title, more string) string {
	return fmt.Sprintf(`<entry><id>http://arxiv.org/abs/%s</id><title>%s</title><published>2020-01-02T03:04:05Z</published>
<updated>2021-02-03T04:05:06Z</updated><author><name>Ada B. Lovelace</name></author>
<category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/><arxiv:primary_category term="cs.CV"/>%s</entry>
`, ref, title, more)
}

func paperOf(id ID) string { return entry(id.String()+"v2", "On "+id.String(), "") }

// someIDs returns n identifiers of both schemes.
func someIDs(t *testing.T, n int) []ID {
	t.Helper()
	var ids []ID
	for i := range n {
		text := fmt.Sprintf("21%02d.%05d", i%12+1, i+1)
		if i%10 == 9 {
			text = fmt.Sprintf("hep-th/%02d%02d%03d", 92+i%8, i%12+1, i%999+1)
		}
		ref, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, ref.ID)
	}
	return ids
}

func lookupAll(ctx context.Context, t *testing.T, o APIOptions, transport http.RoundTripper, ids []ID) (map[ID]work.Answer, error) {
	t.Helper()
	o.HTTP = &http.Client{Transport: transport}
	a, err := NewAPI(o)
	if err != nil {
		t.Fatal(err)
	}
	return a.lookup(ctx, ids)
}

func count(answers map[ID]work.Answer) map[work.Status]int {
	n := map[work.Status]int{}
	for _, a := range answers {
		n[a.Status]++
	}
	return n
}

func TestAPIAsksAsLittleAsItMay(t *testing.T) {
	tests := []struct {
		batch, requests, posts int
	}{{0, 30, 0}, {500, 6, 6}, {7, 429, 0}}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			ids := someIDs(t, 3000)
			f := &fakeAPI{t: t, known: paperOf}
			arrived := work.Answers{}
			var steps []Progress
			start := time.Now()
			answers, err := lookupAll(t.Context(), t, APIOptions{
				Batch:    test.batch,
				Arrived:  func(got work.Answers) { maps.Copy(arrived, got) },
				Progress: func(p Progress) { steps = append(steps, p) },
			}, f, append(ids, ids[:50]...))
			if err != nil {
				t.Fatal(err)
			}
			if got := count(answers); got[work.Found] != len(ids) || len(answers) != len(ids) || len(arrived) != len(ids) {
				t.Errorf("answers %v, %d arrived", got, len(arrived))
			}
			for id, a := range answers {
				if Of(a.Work) != id || a.Work.Title != "On "+id.String() {
					t.Fatalf("%s is %v", id, a.Work)
				}
			}
			if f.pace.Requests != test.requests || f.posts != test.posts {
				t.Errorf("%d requests, %d of them with POST", f.pace.Requests, f.posts)
			}
			if took := time.Since(start); took > time.Duration(test.requests)*(APIInterval+10*time.Millisecond) {
				t.Errorf("took %v", took)
			}
			first, last := steps[0], steps[len(steps)-1]
			if want := (Progress{0, 3000, test.requests, time.Duration(test.requests) * APIInterval}); first != want {
				t.Errorf("begins with %v", first)
			}
			if want := (Progress{3000, 3000, 0, 0}); last != want || len(steps) != test.requests+1 {
				t.Errorf("%d steps, the last %v", len(steps), last)
			}
		})
	}
}

// faults returns one of the things that go wrong between us and arXiv, for
// one request in five.
func faults(seed uint64) func(int) (*http.Response, error) {
	random := rand.New(rand.NewPCG(seed, 1))
	answer := func(status int, body io.Reader) (*http.Response, error) {
		return &http.Response{StatusCode: status, Header: http.Header{"Retry-After": {"0"}}, Body: io.NopCloser(body)}, nil
	}
	half := feedOf(100, 100, entry("2101.00001v1", "Half a", "")+"<entry><id>http://arxiv.org/ab")
	half = half[:strings.LastIndex(half, "</feed>")]
	return func(int) (*http.Response, error) {
		if random.IntN(5) > 0 {
			return nil, nil
		}
		switch random.IntN(7) {
		case 0:
			return answer(429, strings.NewReader("Rate exceeded."))
		case 1:
			return answer(503, strings.NewReader("<html>"))
		case 2:
			return nil, syscall.ECONNRESET
		case 3: // the connection breaks
			return answer(200, io.MultiReader(strings.NewReader(half), errorReader{io.ErrUnexpectedEOF}))
		case 4: // the server breaks
			return answer(200, strings.NewReader(half))
		case 5:
			return answer(200, strings.NewReader("<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Back soon<br></body></html>"))
		default:
			return answer(200, strings.NewReader(feedOf(100, 100)))
		}
	}
}

type errorReader struct{ err error }

func (r errorReader) Read([]byte) (int, error) { return 0, r.err }

func TestAPILosesNothingToFaults(t *testing.T) {
	for seed := range uint64(5) {
		synctest.Test(t, func(t *testing.T) {
			ids := someIDs(t, 3000)
			f := &fakeAPI{t: t, known: paperOf, fault: faults(seed)}
			answers, err := lookupAll(t.Context(), t, APIOptions{}, f, ids)
			if got := count(answers); err != nil || got[work.Found] != len(ids) {
				t.Errorf("seed %d: answers %v, error %v", seed, got, err)
			}
			if f.pace.Requests > 60 {
				t.Errorf("seed %d: %d requests", seed, f.pace.Requests)
			}
		})
	}
}

func TestAPIJoinsByIdentifier(t *testing.T) {
	ids := someIDs(t, 12)
	entries := map[ID]string{
		ids[0]:  entry(ids[0].String()+"v1", "0", ""),
		ids[1]:  "", // unknown
		ids[2]:  entry(ids[2].String()+"v1", "The first", "") + entry(ids[2].String()+"v10", "The tenth", "") + entry(ids[2].String()+"v9", "The ninth", ""),
		ids[3]:  "<entry><title>nobody asked for it and it has no id</title></entry>",
		ids[4]:  entry("1706.03762v7", "Nobody asked for it", ""),
		ids[5]:  entry(ids[5].String()+"v3", "It was fun", "<arxiv:comment>This paper has been\n  withdrawn by the author</arxiv:comment>"),
		ids[6]:  entry(ids[6].String()+"v1", "", ""),
		ids[7]:  entry(ids[7].String()+"v1", "Error", ""),
		ids[8]:  entry(ids[8].String()+"v1", "Hard-wrapped\n  and\x01 with &#1;control\x00 &eacute; &amp; R&D characters", ""),
		ids[9]:  paperOf(ids[9]),
		ids[10]: paperOf(ids[10]),
		ids[11]: paperOf(ids[11]),
	}
	synctest.Test(t, func(t *testing.T) {
		f := &fakeAPI{t: t, known: func(id ID) string { return entries[id] }}
		answers, err := lookupAll(t.Context(), t, APIOptions{}, f, append(ids, ID{}))
		if err != nil || f.pace.Requests != 1 {
			t.Fatalf("error %v after %d requests", err, f.pace.Requests)
		}
		want := map[ID]work.Status{
			ids[0]: work.Found, ids[1]: work.Unknown, ids[2]: work.Found, ids[3]: work.Unknown, ids[4]: work.Unknown, ids[5]: work.Withdrawn,
			ids[6]: work.Failed, ids[7]: work.Found, ids[8]: work.Found, ids[9]: work.Found, ids[10]: work.Found, ids[11]: work.Found, {}: work.Malformed,
		}
		for id, status := range want {
			if a, there := answers[id]; !there || a.Status != status {
				t.Errorf("%v is %v, not %v", id, a.Status, status)
			}
		}
		if len(answers) != len(want) {
			t.Errorf("%d answers", len(answers))
		}
		if p := answers[ids[2]].Work; p.Title != "The tenth" || p.Version != 10 {
			t.Errorf("of three versions: %v", p)
		}
		if p := answers[ids[0]].Work; p.Title != "0" {
			t.Errorf("titled 0: %v", p)
		}
		if p := answers[ids[8]].Work; p.Title != "Hard-wrapped and with control é & R&D characters" {
			t.Errorf("title %q", p.Title)
		}
	})
}

func TestAPIIsolatesWhatIsRefused(t *testing.T) {
	ids := someIDs(t, 250)
	for _, at := range []int{0, 57, 99, 249} {
		synctest.Test(t, func(t *testing.T) {
			f := &fakeAPI{t: t, known: paperOf, refuses: ids[at].String()}
			answers, err := lookupAll(t.Context(), t, APIOptions{}, f, ids)
			if got := count(answers); err != nil || got[work.Found] != 249 || answers[ids[at]].Status != work.Malformed {
				t.Errorf("answers %v, error %v", got, err)
			}
			if f.pace.Requests != 4 {
				t.Errorf("%d requests", f.pace.Requests)
			}
		})
	}
}

func TestAPIFindsOutWhatIsRefused(t *testing.T) {
	ids := someIDs(t, 100)
	synctest.Test(t, func(t *testing.T) {
		refuse := ids[31].String()
		f := &fakeAPI{t: t, known: paperOf}
		fault := roundTrip(func(r *http.Request) (*http.Response, error) {
			w, err := f.RoundTrip(r)
			if slices.Contains(strings.Split(r.FormValue("id_list"), ","), refuse) {
				w.StatusCode, w.Body = 400, io.NopCloser(strings.NewReader(feedOf(1, 1, errorEntry("http", "something%20else"))))
			}
			return w, err
		})
		f.again = true
		answers, err := lookupAll(t.Context(), t, APIOptions{}, fault, ids)
		if got := count(answers); err != nil || got[work.Found] != 99 || answers[ids[31]].Status != work.Malformed {
			t.Errorf("answers %v, error %v", got, err)
		}
		if f.pace.Requests > 15 {
			t.Errorf("%d requests", f.pace.Requests)
		}
	})
}

// One paper for which arXiv always fails costs itself alone.
func TestAPIOneBadPaper(t *testing.T) {
	ids := someIDs(t, 250)
	for _, at := range []int{0, 57, 99, 249} {
		synctest.Test(t, func(t *testing.T) {
			f := &fakeAPI{t: t, known: paperOf, again: true}
			requests := 0
			fault := roundTrip(func(r *http.Request) (*http.Response, error) {
				requests++
				w, err := f.RoundTrip(r)
				if slices.Contains(strings.Split(r.FormValue("id_list"), ","), ids[at].String()) {
					w.StatusCode, w.Body = 500, http.NoBody
				}
				return w, err
			})
			arrived := 0
			answers, err := lookupAll(t.Context(), t, APIOptions{Arrived: func(got work.Answers) { arrived += len(got) }}, fault, ids)
			if got := count(answers); err != nil || got[work.Found] != 249 || answers[ids[at]].Status != work.Failed || arrived != 249 {
				t.Errorf("answers %v, error %v, %d arrived", got, err, arrived)
			}
			if requests > 3+polite.DefaultTries+15 {
				t.Errorf("%d requests", requests)
			}
		})
	}
}

// 406 is a throttle, and one does not end the run.
func TestAPIThrottled(t *testing.T) {
	for _, status := range []int{http.StatusNotAcceptable, http.StatusTooManyRequests} {
		synctest.Test(t, func(t *testing.T) {
			ids := someIDs(t, 300)
			f := &fakeAPI{t: t, known: paperOf, fault: func(n int) (*http.Response, error) {
				if n%2 == 1 {
					return &http.Response{StatusCode: status, Body: http.NoBody}, nil
				}
				return nil, nil
			}}
			answers, err := lookupAll(t.Context(), t, APIOptions{}, f, ids)
			if got := count(answers); err != nil || got[work.Found] != 300 || f.pace.Requests != 6 {
				t.Errorf("%d: answers %v, error %v after %d requests", status, got, err, f.pace.Requests)
			}
		})
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestAPITakesShorterPages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ids := someIDs(t, 95)
		f := &fakeAPI{t: t, known: paperOf, page: 10, again: true}
		answers, err := lookupAll(t.Context(), t, APIOptions{}, f, ids)
		if got := count(answers); err != nil || got[work.Found] != 95 || f.pace.Requests != 10 {
			t.Errorf("answers %v, error %v after %d requests", got, err, f.pace.Requests)
		}
	})
}

func TestAPIKeepsWhatArrived(t *testing.T) {
	tests := []struct {
		name     string
		fault    func(n int) (*http.Response, error)
		found    int
		requests int
		is       func(error) bool
	}{
		{"forbidden", func(n int) (*http.Response, error) {
			if n < 4 {
				return nil, nil
			}
			return &http.Response{StatusCode: http.StatusForbidden, Body: http.NoBody}, nil
		}, 300, 4, is[*polite.BlockedError]},
		{"down for long", func(n int) (*http.Response, error) {
			if n < 3 {
				return nil, nil
			}
			return &http.Response{StatusCode: http.StatusServiceUnavailable, Body: http.NoBody}, nil
		}, 200, 2 + 18, is[*polite.StatusError]},
		{"half an answer, again and again", func(n int) (*http.Response, error) {
			if n > 1 {
				half := feedOf(1, 100, paperOf(someIDs(t, 101)[100]), "<entry>")
				return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader(strings.TrimSuffix(half, "</feed>\n")))}, nil
			}
			return nil, nil
		}, 101, 1 + 3*polite.DefaultTries, func(err error) bool { return strings.Contains(err.Error(), "truncated or damaged") }},
		{"one batch that can't be had", func(n int) (*http.Response, error) {
			if n > 1 && n <= 1+polite.DefaultTries {
				return nil, io.ErrUnexpectedEOF
			}
			return nil, nil
		}, 900, 9 + polite.DefaultTries, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ids := someIDs(t, 1000)
				f := &fakeAPI{t: t, known: paperOf, fault: test.fault}
				arrived := 0
				answers, err := lookupAll(t.Context(), t, APIOptions{Arrived: func(got work.Answers) { arrived += len(got) }}, f, ids)
				if test.is == nil && err != nil || test.is != nil && (err == nil || !test.is(err)) {
					t.Errorf("error %v", err)
				}
				got := count(answers)
				if got[work.Found] != test.found || got[work.Failed] != 1000-test.found || arrived != test.found {
					t.Errorf("answers %v, %d arrived", got, arrived)
				}
				for _, a := range answers {
					if (a.Status == work.Failed) != (a.Err != nil) {
						t.Fatalf("answer %v", a)
					}
				}
				if f.pace.Requests != test.requests {
					t.Errorf("%d requests, not %d", f.pace.Requests, test.requests)
				}
			})
		})
	}
}

func is[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}

func TestAPIStopsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ids := someIDs(t, 1000)
		f := &fakeAPI{t: t, known: paperOf}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		start := time.Now()
		answers, err := lookupAll(ctx, t, APIOptions{}, f, ids)
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 10*time.Second {
			t.Errorf("error %v after %v", err, time.Since(start))
		}
		if got := count(answers); got[work.Found] != 400 || got[work.Failed] != 600 {
			t.Errorf("answers %v", got)
		}
	})
}

func TestAPIOptions(t *testing.T) {
	for _, test := range []struct {
		options  APIOptions
		interval time.Duration // -1: an error
	}{
		{APIOptions{}, 3 * time.Second},
		{APIOptions{Interval: time.Millisecond}, 3 * time.Second},
		{APIOptions{Interval: -1}, 3 * time.Second},
		{APIOptions{Interval: time.Minute}, time.Minute},
		{APIOptions{URL: "https://mirror.example.org/api"}, 3 * time.Second},
		{APIOptions{URL: "https://127.0.0.1.example.org/api"}, 3 * time.Second},
		{APIOptions{URL: "http://127.0.0.1:80/api"}, 0},
		{APIOptions{URL: "http://[::1]/api", Interval: time.Second}, time.Second},
		{APIOptions{URL: "http://localhost:1"}, 0},
		{APIOptions{Batch: 500}, 3 * time.Second},
		{APIOptions{Batch: 501}, -1},
		{APIOptions{Batch: -1}, -1},
		{APIOptions{URL: "export.arxiv.org"}, -1},
		{APIOptions{URL: "ftp://export.arxiv.org"}, -1},
		{APIOptions{URL: "https://export.arxiv.org/api/query?x=1"}, -1},
		{APIOptions{URL: "http://["}, -1},
	} {
		a, err := NewAPI(test.options)
		if (err != nil) != (test.interval < 0) || err == nil && a.interval != test.interval {
			t.Errorf("%+v: %v, %v", test.options, a, err)
		}
	}
}

func TestAPIAsksALocalServerWithoutSpacing(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, feedOf(1, 1, entry(r.FormValue("id_list")+"v1", "A", "")))
	}))
	defer s.Close()
	a, err := NewAPI(APIOptions{URL: s.URL, Batch: 1})
	if err != nil {
		t.Fatal(err)
	}
	answers, err := a.lookup(t.Context(), someIDs(t, 10))
	if got := count(answers); err != nil || got[work.Found] != 10 {
		t.Errorf("answers %v, error %v", got, err)
	}
}

func TestAPISaysThatItCannotBeReached(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	s.Close()
	a, err := NewAPI(APIOptions{URL: s.URL})
	if err != nil {
		t.Fatal(err)
	}
	answers, err := a.lookup(t.Context(), someIDs(t, 300))
	if got := count(answers); !is[*polite.UnreachableError](err) || got[work.Failed] != 300 {
		t.Errorf("answers %v, error %v", got, err)
	}
}
