package cite

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/polite"
	"clipgraph/internal/testkit"
)

func id(text string) work.ID {
	ref, err := arxiv.Parse(text)
	if err != nil {
		panic(err)
	}
	return ref.ID.WorkID()
}

// cited is a work on arXiv that a paper cites.
func cited(text, title string, year int) Work {
	ref, err := arxiv.Parse(text)
	if err != nil {
		panic(err)
	}
	return Work{ArXiv: ref.ID, Title: title, Year: year}
}

// fakeAPI answers as Semantic Scholar does. It is a transport, in a bubble whose
// time passes by waiting; a request too early fails the test.
type fakeAPI struct {
	t      *testing.T
	record func(id string) string // "" for null
	fault  func(n int) (*http.Response, error)
	most   int // references of one answer; the rest is cut off
	pace   testkit.Pace
	keys   []string
}

func (f *fakeAPI) RoundTrip(r *http.Request) (*http.Response, error) {
	n, end := f.pace.Take(f.t, APIInterval, 0)
	defer end()
	key := ""
	for name, values := range r.Header { // as it goes over the wire, not as Go would spell it
		if name == keyHeader {
			key = strings.Join(values, ",")
		}
	}
	f.keys = append(f.keys, key)
	if f.fault != nil {
		if answer, err := f.fault(n); answer != nil || err != nil {
			return answer, err
		}
	}
	var asked struct{ IDs []string }
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || r.Method != http.MethodPost || !strings.Contains(r.URL.Query().Get("fields"), "references.externalIds") {
		f.t.Errorf("%s %s: %v", r.Method, r.URL, err)
	}
	if len(asked.IDs) > MaxBatch {
		f.t.Errorf("%d papers at once", len(asked.IDs))
	}
	var records []string
	for _, name := range asked.IDs {
		text := f.record(strings.TrimPrefix(strings.TrimPrefix(name, "ARXIV:"), "DOI:"))
		if text == "" {
			text = "null"
		}
		records = append(records, text)
	}
	body := "[" + strings.Join(records, ", ") + "]"
	if f.most > 0 {
		body = cutReferences(body, f.most)
	}
	return answer(http.StatusOK, body), nil
}

var aReference = regexp.MustCompile(`\{"externalIds": \{"ArXiv": "[^"]*"\}, "title": "[^"]*"\}(, )?`)

// cutReferences leaves the first most references of an answer.
func cutReferences(body string, most int) string {
	n := 0
	body = aReference.ReplaceAllStringFunc(body, func(ref string) string {
		if n++; n > most {
			return ""
		}
		return ref
	})
	return strings.ReplaceAll(body, ", ]", "]")
}

func answer(status int, body string) *http.Response {
	w := httptest.NewRecorder()
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
	return w.Result()
}

func (f *fakeAPI) source(o APIOptions) *API {
	o.Clock, o.HTTP = polite.SystemClock{}, &http.Client{Transport: f}
	a, err := NewAPI(o)
	if err != nil {
		f.t.Fatal(err)
	}
	return a
}

// citing is a record of a paper that cites others, by their arXiv identifiers.
func citing(id string, cited ...string) string {
	var refs []string
	for _, c := range cited {
		refs = append(refs, fmt.Sprintf(`{"externalIds": {"ArXiv": "%s"}, "title": "The work %[1]s"}`, c))
	}
	return fmt.Sprintf(`{"externalIds": {"ArXiv": "%s"}, "title": "A title", "referenceCount": %d, "references": [%s]}`, id, len(refs), strings.Join(refs, ", "))
}

func withAbstract(text string, a Answer) Answer {
	a.Abstract = text
	return a
}

func withDOI(doi, text string, a Answer) Answer {
	a.DOI, a.Abstract = doi, text
	return a
}

func TestAPI(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		records := map[string]string{
			"2203.05557": `{"paperId": "x", "externalIds": {"ArXiv": "2203.05557", "DOI": "10.1109/cvpr.1", "CorpusId": 1}, "title": "Conditional", "abstract": "We extend\n  CoOp.", "referenceCount": 7, "references": [
				{"paperId": "y", "externalIds": {"ArXiv": "2109.01134"}, "title": "Learning to Prompt", "year": 2021},
				{"paperId": null, "externalIds": null, "title": "A book"},
				{"paperId": "z", "externalIds": {"DOI": "10.48550/arXiv.2103.00020"}, "title": "Transferable", "year": 2021},
				{"paperId": "z", "externalIds": {"DOI": "10.1000/182"}, "title": "Elsewhere"},
				null,
				{"paperId": "w", "externalIds": {"ArXiv": "2109.01134"}, "title": "Learning to Prompt, again"},
				{"paperId": "x", "externalIds": {"ArXiv": "2203.05557"}, "title": "Itself"}]}`,
			"hep-th/9901001": citing("hep-th/9901001", "hep-th/9711200"),
			"2001.00001":     `{"externalIds": {"ArXiv": "2001.99999"}, "abstract": "Of another.", "references": [{"externalIds": {"ArXiv": "2109.01134"}}]}`, // another paper's
			"2001.00002":     `{"externalIds": null, "references": [{"externalIds": {"ArXiv": "2109.01134"}}]}`,                                               // nobody's
			"2001.00003":     `{"externalIds": {"ArXiv": "2001.00003"}, "abstract": "All else.", "referenceCount": 30, "references": null}`,                   // withheld
			"2001.00004":     `{"externalIds": {"DOI": "10.48550/ARXIV.2001.00004"}, "references": [{"externalIds": {}}]}`,                                    // none on arXiv
			"10.1109/x":      `{"externalIds": {"DOI": "10.1109/X"}, "references": [{"externalIds": {"DOI": "10.1000/182", "ArXiv": "2109.01134"}}, {"externalIds": {"DOI": "10.1109/x"}}]}`,
		}
		f := &fakeAPI{t: t, record: func(id string) string { return records[id] }}
		var arrived int
		source := f.source(APIOptions{Key: "secret", Arrived: func(got Answers) { arrived += len(got) }})
		ids := []work.ID{id("2203.05557"), id("hep-th/9901001"), id("2001.00001"), {}, id("2001.00002"), id("2001.00003"), id("2001.00004"), id("2001.00005"), id("2203.05557"),
			work.NewDOI("10.1109/X"), {Kind: work.ISBN, Value: "9780306406157"}}
		got, err := source.References(t.Context(), ids)
		if err != nil {
			t.Fatal(err)
		}
		found := func(others int, works ...Work) Answer {
			return Answer{Status: work.Found, Works: works, Others: others, Source: APIName}
		}
		unknown := Answer{Status: work.Unknown, Source: APIName}
		want := Answers{
			id("2203.05557"):     withDOI("10.1109/cvpr.1", "We extend CoOp.", found(2, cited("2109.01134", "Learning to Prompt", 2021), cited("2103.00020", "Transferable", 2021), Work{DOI: "10.1000/182", Title: "Elsewhere"})),
			id("hep-th/9901001"): found(0, cited("hep-th/9711200", "The work hep-th/9711200", 0)),
			id("2001.00001"):     unknown, id("2001.00002"): unknown, id("2001.00003"): withAbstract("All else.", unknown), id("2001.00005"): unknown,
			id("2001.00004"):         found(1),
			work.NewDOI("10.1109/x"): found(0, Work{ArXiv: cited("2109.01134", "", 0).ArXiv, DOI: "10.1000/182"}),
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b arxiv.ID) bool { return a == b })); diff != "" {
			t.Error(diff)
		}
		if arrived != 8 || f.pace.Requests != 1 || f.keys[0] != "secret" {
			t.Errorf("%d arrived in %d requests, key %q", arrived, f.pace.Requests, f.keys)
		}
	})
}

// 300 papers of 40 references each are more than one answer may hold: those that
// were cut off are asked for again in smaller batches.
func TestAPICutOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		names := make([]string, 40)
		for i := range names {
			names[i] = fmt.Sprintf("1901.%05d", i+1)
		}
		f := &fakeAPI{t: t, most: 9999, record: func(id string) string { return citing(id, names...) }}
		var ids []work.ID
		for i := range 300 {
			ids = append(ids, id(fmt.Sprintf("2001.%05d", i+1)))
		}
		got, err := f.source(APIOptions{Batch: 300}).References(t.Context(), ids)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range ids {
			if len(got[id].Works) != 40 {
				t.Fatalf("%v cites %d works", id, len(got[id].Works))
			}
		}
		if f.pace.Requests != 2 {
			t.Errorf("%d requests", f.pace.Requests)
		}
	})
}

func TestAPIFaults(t *testing.T) {
	retry := answer(http.StatusTooManyRequests, `{"message": "Too Many Requests"}`)
	retry.Header.Set("Retry-After", "7")
	faults := map[string]func() (*http.Response, error){
		"429": func() (*http.Response, error) {
			return answer(http.StatusTooManyRequests, `{"message": "Too Many Requests"}`), nil
		},
		"429 with Retry-After": func() (*http.Response, error) { return retry, nil },
		"500": func() (*http.Response, error) {
			return answer(http.StatusInternalServerError, "Internal Server Error"), nil
		},
		"reset":          func() (*http.Response, error) { return nil, syscall.ECONNRESET },
		"half an answer": func() (*http.Response, error) { return answer(http.StatusOK, `[{"externalIds": {"ArXiv": "2001.`), nil },
		"a page":         func() (*http.Response, error) { return answer(http.StatusOK, "<html>"), nil },
		"too few":        func() (*http.Response, error) { return answer(http.StatusOK, "[null]"), nil },
		"an object":      func() (*http.Response, error) { return answer(http.StatusOK, `{"error": "x"}`), nil },
		"no records":     func() (*http.Response, error) { return answer(http.StatusOK, `[{}, {"error": "x"}]`), nil },
		"numbers":        func() (*http.Response, error) { return answer(http.StatusOK, `[1, 2]`), nil },
		"two answers":    func() (*http.Response, error) { return answer(http.StatusOK, `[null, null] [null, null]`), nil },
		"406":            func() (*http.Response, error) { return answer(http.StatusNotAcceptable, ""), nil },
	}
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := &fakeAPI{t: t, record: func(id string) string { return citing(id, "1706.03762") }}
				f.fault = func(n int) (*http.Response, error) {
					if n == 2 {
						return fault()
					}
					return nil, nil
				}
				ids := []work.ID{id("2001.00001"), id("2001.00002"), id("2001.00003"), id("2001.00004")}
				got, err := f.source(APIOptions{Batch: 2}).References(t.Context(), ids)
				if err != nil || f.pace.Requests != 3 {
					t.Fatalf("%v, %d requests", err, f.pace.Requests)
				}
				for _, id := range ids {
					if got[id].Status != work.Found {
						t.Errorf("%v: %+v", id, got[id])
					}
				}
			})
		})
	}
}

// What can't be had is said, and what arrived before is kept.
func TestAPIEnds(t *testing.T) {
	ends := map[string]struct {
		answer   func() (*http.Response, error)
		requests int
	}{
		"403":        {func() (*http.Response, error) { return answer(http.StatusForbidden, `{"message": "Forbidden"}`), nil }, 2},
		"no network": {func() (*http.Response, error) { return nil, errors.New("no route to host") }, 6},
		"429 on":     {func() (*http.Response, error) { return answer(http.StatusTooManyRequests, ""), nil }, 0},
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := &fakeAPI{t: t, record: func(id string) string { return citing(id, "1706.03762") }}
				f.fault = func(n int) (*http.Response, error) {
					if n == 1 {
						return nil, nil
					}
					return end.answer()
				}
				ids := []work.ID{id("2001.00001"), id("2001.00002"), id("2001.00003"), id("2001.00004"), id("2001.00005")}
				got, err := f.source(APIOptions{Batch: 1}).References(t.Context(), ids)
				if err == nil || got[ids[0]].Status != work.Found || got[ids[4]].Status != work.Failed || end.requests > 0 && f.pace.Requests != end.requests {
					t.Errorf("%v after %d requests: %+v", err, f.pace.Requests, got)
				}
			})
		})
	}
}

// One paper that the server always fails for costs itself alone, and is not taken
// for one that is unknown.
func TestOneBadPaper(t *testing.T) {
	for name, bad := range map[string]func() *http.Response{
		"400": func() *http.Response { return answer(http.StatusBadRequest, `{"error": "no"}`) },
		"500": func() *http.Response {
			return answer(http.StatusInternalServerError, `{"message": "Internal Server Error"}`)
		},
		"504": func() *http.Response {
			return answer(http.StatusGatewayTimeout, `{"message": "Endpoint request timed out"}`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ids := papers(120)
				f := &fakeAPI{t: t, record: func(name string) string { return citing(name, "1706.03762") }}
				requests := 0
				transport := roundTripper(func(r *http.Request) (*http.Response, error) {
					requests++
					body, _ := io.ReadAll(r.Body)
					if strings.Contains(string(body), ids[77].Value) {
						return bad(), nil
					}
					r.Body = io.NopCloser(strings.NewReader(string(body)))
					return f.RoundTrip(r)
				})
				var steps []arxiv.Progress
				arrived := 0
				a, err := NewAPI(APIOptions{HTTP: &http.Client{Transport: transport}, Progress: func(p arxiv.Progress) { steps = append(steps, p) },
					Arrived: func(got Answers) { arrived += len(got) }})
				if err != nil {
					t.Fatal(err)
				}
				got, err := a.References(t.Context(), ids)
				if err != nil || requests > 25 || arrived != 119 {
					t.Errorf("%v after %d requests, %d arrived", err, requests, arrived)
				}
				for i, id := range ids {
					if want := map[bool]work.Status{true: work.Failed, false: work.Found}[i == 77]; got[id].Status != want || (want == work.Failed) != (got[id].Err != nil) {
						t.Errorf("%v: %+v", id, got[id])
					}
				}
				if last := steps[len(steps)-1]; last.Done != 119 || last.Total != 120 || last.Requests != 0 {
					t.Errorf("ends with %+v", last)
				}
			})
		})
	}
}

// papers returns n identifiers.
func papers(n int) []work.ID {
	var ids []work.ID
	for i := range n {
		ids = append(ids, id(fmt.Sprintf("2001.%05d", i+1)))
	}
	return ids
}

// What Semantic Scholar says of a batch of which it knows nothing is believed at
// once; another 400, or the 404 of a wrong address, is no word on the papers.
func TestNoneKnown(t *testing.T) {
	tests := []struct {
		name     string
		papers   int
		answer   *http.Response
		requests int
		want     work.Status
	}{
		{"a batch", 120, answer(400, `{"error":"No valid paper ids given"}`), 1, work.Unknown},
		{"one", 1, answer(400, `{"error":"No valid paper ids given"}`), 1, work.Unknown},
		{"one, in the way of single papers", 1, answer(404, `{"error":"Paper with id ARXIV:2001.00001 not found"}`), 1, work.Unknown},
		{"another reason", 1, answer(400, `{"error":"Unrecognized or unsupported fields: [x]"}`), 1, work.Failed},
		{"another reason for many", 120, answer(400, `{"error":"Unrecognized or unsupported fields: [x]"}`), 11, work.Failed},
		{"no such page", 1, answer(404, "<html>Not Found"), 1, work.Failed},
		{"no such page for many", 120, answer(404, "<html>Not Found"), 1, work.Failed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				body, _ := io.ReadAll(test.answer.Body)
				f := &fakeAPI{t: t, fault: func(int) (*http.Response, error) { return answer(test.answer.StatusCode, string(body)), nil }}
				ids := papers(test.papers)
				got, err := f.source(APIOptions{}).References(t.Context(), ids)
				if (err != nil) != (test.want == work.Failed && (test.papers > 1 || test.answer.StatusCode == 404)) || f.pace.Requests != test.requests {
					t.Errorf("%v after %d requests", err, f.pace.Requests)
				}
				for _, id := range ids {
					if got[id].Status != test.want {
						t.Fatalf("%v: %+v", id, got[id])
					}
				}
			})
		})
	}
}

// Rubbish is no answer, however often it comes.
func TestRubbishIsNoAnswer(t *testing.T) {
	for _, rubbish := range []string{"", "<html>", "null", "{}", "[]", "[null]", "[null, null, null]", "[{}, {}]", `[{"externalIds": 5}, null]`, `"ok"`} {
		synctest.Test(t, func(t *testing.T) {
			f := &fakeAPI{t: t, fault: func(int) (*http.Response, error) { return answer(http.StatusOK, rubbish), nil }}
			var last arxiv.Progress
			ids := []work.ID{id("2001.00001"), id("2001.00002")}
			got, _ := f.source(APIOptions{
				Progress: func(p arxiv.Progress) { last = p },
				Arrived:  func(got Answers) { t.Errorf("%q: %v arrived", rubbish, got) },
			}).References(t.Context(), ids)
			for _, id := range ids {
				if a := got[id]; a.Status != work.Failed || a.Err == nil {
					t.Errorf("%q: %v is %+v", rubbish, id, a)
				}
			}
			if last.Done != 0 {
				t.Errorf("%q: %+v", rubbish, last)
			}
		})
	}
}

func TestNothingIsAskedForNoPapers(t *testing.T) {
	f := &fakeAPI{t: t}
	for _, ids := range [][]work.ID{nil, {}, {{}}} {
		got, err := f.source(APIOptions{Progress: func(p arxiv.Progress) { t.Errorf("%+v", p) }}).References(t.Context(), ids)
		if err != nil || len(got) != 0 || f.pace.Requests != 0 {
			t.Errorf("%v, %v after %d requests", got, err, f.pace.Requests)
		}
	}
}

// A key is for Semantic Scholar by TLS, and for the host that the user names.
func TestKeyIsSentTo(t *testing.T) {
	tests := []struct {
		url, keyTo string
		want       bool
	}{
		{"", "", true},
		{"https://api.semanticscholar.org/graph/v2", "", true},
		{"https://API.SemanticScholar.org:443/x", "", true},
		{"http://api.semanticscholar.org/graph/v1/paper/batch", "", false},
		{"https://api.semanticscholar.org:8443/x", "", false},
		{"https://api.semanticscholar.org.evil.org/x", "", false},
		{"https://evil.org/api.semanticscholar.org", "", false},
		{"https://api.semanticscholar.org@evil.org/x", "", false},
		{"https://semanticscholar.org/x", "", false},
		{"https://mirror.org/x", "", false},
		{"https://mirror.org/x", "mirror.org", true},
		{"http://Mirror.org:8080/x", "mirror.ORG", true},
		{"http://mirror.org:8080/x", "mirror.org:8080", true},
		{"http://mirror.org:8081/x", "mirror.org:8080", false},
		{"https://other.org/x", "mirror.org", false},
		{"", "mirror.org", true},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			f := &fakeAPI{t: t, record: func(string) string { return "" }}
			a := f.source(APIOptions{URL: test.url, Key: "secret", KeyTo: test.keyTo})
			if _, err := a.References(t.Context(), papers(1)); err != nil {
				t.Fatal(err)
			}
			if sent := f.keys[0] == "secret"; sent != test.want || a.SendsKey() != test.want {
				t.Errorf("%+v: sent %v, said %v", test, sent, a.SendsKey())
			}
		})
	}
	// Nor does a redirect take it elsewhere.
	for _, to := range []string{"http://api.semanticscholar.org/x?", "https://evil.org/x?", "https://api.semanticscholar.org:8443/x?"} {
		synctest.Test(t, func(t *testing.T) {
			f := &fakeAPI{t: t, record: func(string) string { return "" }}
			f.fault = func(n int) (*http.Response, error) {
				if n > 1 {
					return nil, nil
				}
				r := answer(http.StatusPermanentRedirect, "")
				r.Header.Set("Location", to+"fields=references.externalIds")
				return r, nil
			}
			_, _ = f.source(APIOptions{Key: "secret"}).References(t.Context(), papers(1))
			for i, key := range f.keys {
				if i > 0 && key != "" {
					t.Errorf("%s is sent %q", to, key)
				}
			}
		})
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestNewAPIRefuses(t *testing.T) {
	for _, o := range []APIOptions{{URL: "nowhere"}, {URL: "ftp://x"}, {URL: "https://x?a=b"}, {Batch: MaxBatch + 1}, {Batch: -1}} {
		if _, err := NewAPI(o); err == nil {
			t.Errorf("%+v is taken", o)
		}
	}
}

// The recorded answers, where they are, read as a person reads them.
func TestRecordedAnswers(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "fixtures", "semantic-scholar")
	page, err := os.ReadFile(filepath.Join(dir, "test_get_papers_not_found_warning.yaml"))
	if err != nil {
		t.Skip("the recorded answers are not kept beside this repository")
	}
	var recorded struct {
		Interactions []struct {
			Response struct {
				Body struct{ String string }
			}
		}
	}
	if err := yaml.Unmarshal(page, &recorded); err != nil {
		t.Fatal(err)
	}
	body := recorded.Interactions[0].Response.Body.String
	records, err := parseAnswer([]byte(body), 4)
	if err != nil {
		t.Fatal(err)
	}
	if records[0] != nil || records[1] == nil || records[1].Title != "How Much Should We Trust Differences-in-Differences Estimates?" || !records[1].id().IsZero() {
		t.Errorf("%+v", records[1])
	}
	reference, err := os.ReadFile(filepath.Join(dir, "Reference.json"))
	if err != nil {
		t.Fatal(err)
	}
	var answer struct{ CitedPaper *record }
	if err := json.Unmarshal(reference, &answer); err != nil || answer.CitedPaper.id().WorkID() != id("1402.0030") {
		t.Errorf("%v: %+v", err, answer.CitedPaper)
	}
}

func TestCache(t *testing.T) {
	dir := t.TempDir()
	c := NewCache(dir, "")
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	c.now = func() time.Time { return now }
	known, none, failed, doi := id("2203.05557"), id("hep-th/9901001"), id("2001.00001"), work.NewDOI("10.1002/(sici)1097-0258(19980815/30)17:15<1661::aid>3.0.co;2-2")
	answers := Answers{
		known:  {Status: work.Found, Works: []Work{cited("2109.01134", "Learning", 2021), {DOI: "10.1/X"}}, Others: 2, Source: APIName, Abstract: "We extend CoOp."},
		doi:    {Status: work.Found, Works: []Work{{DOI: "10.1/Y"}}, Source: APIName},
		none:   {Status: work.Unknown, Source: APIName, Abstract: "All else.", DOI: "10.1/published"},
		failed: {Status: work.Failed, Err: errors.New("x")},
	}
	if err := c.Put(answers); err != nil {
		t.Fatal(err)
	}
	ids := []work.ID{known, none, failed, doi}
	ask := func() Answers {
		got, err := c.References(context.Background(), ids)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	delete(answers, failed)
	sameID := cmp.Comparer(func(a, b arxiv.ID) bool { return a == b })
	if diff := cmp.Diff(answers, ask(), sameID); diff != "" {
		t.Error(diff)
	}
	now = now.Add(UnknownAge)
	delete(answers, none)
	if diff := cmp.Diff(answers, ask(), sameID); diff != "" {
		t.Error(diff)
	}
	if now = now.Add(KnownAge); len(ask()) != 0 {
		t.Error("what is too old is used")
	}
	if n, bytes, err := c.Stat(); n != 3 || bytes == 0 || err != nil {
		t.Errorf("%d, %d, %v", n, bytes, err)
	}
	if err := c.Clear(); err != nil {
		t.Error(err)
	}
	if n, _, err := c.Stat(); n != 0 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

func FuzzParseAnswer(f *testing.F) {
	f.Add([]byte("[" + citing("2001.00001", "1706.03762") + "]"))
	f.Add([]byte("[null]"))
	f.Add([]byte(`[{"externalIds":null,"references":[null,{"externalIds":{"ArXiv":"x"}}]}]`))
	f.Fuzz(func(t *testing.T, body []byte) {
		records, err := parseAnswer(body, 1)
		if err != nil {
			return
		}
		asked := id("2001.00001")
		a := records[0].answer(asked)
		for _, w := range a.Works {
			if len(w.IDs()) == 0 || w.is(asked) {
				t.Fatalf("%+v", a)
			}
		}
	})
}
