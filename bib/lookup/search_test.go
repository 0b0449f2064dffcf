package lookup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/testkit"
)

// catalogue is Crossref as a search sees it: it answers with the works that share a word
// with the question, and fails the test for a question against its terms, or for one that
// it has answered.
type catalogue struct {
	t     *testing.T
	works []string // records
	fault func(n int) (*http.Response, error)

	pace     testkit.Pace
	answered map[string]bool
}

func (c *catalogue) RoundTrip(request *http.Request) (*http.Response, error) {
	n, end := c.pace.Take(c.t, Crossref.Interval, 200*time.Millisecond)
	defer end()
	if err := request.Context().Err(); err != nil {
		return nil, err
	}
	query := request.URL.Query()
	title := query.Get("query.bibliographic")
	if rows, err := strconv.Atoi(query.Get("rows")); err != nil || rows < 1 || rows > 20 || title == "" || query.Get("mailto") != mail || !strings.HasPrefix(request.UserAgent(), "clipgraph/") {
		c.t.Errorf("%v, by %q", request.URL, request.UserAgent())
	}
	if fields := strings.Split(query.Get("select"), ","); !slices.Contains(fields, "title") || slices.Contains(fields, "") {
		c.t.Errorf("fields %q", fields)
	}
	for filter := range strings.SplitSeq(query.Get("filter"), ",") {
		if kind, _ := strings.CutPrefix(filter, "type:"); crossrefTypes[kind] == "" && kind != "posted-content" {
			c.t.Errorf("filter %q", filter)
		}
	}
	if c.fault != nil {
		if answer, err := c.fault(n); answer != nil || err != nil {
			return answer, err
		}
	}
	if c.answered[title] {
		c.t.Errorf("%q asked for twice", title)
	}
	c.answered[title] = true
	var found []string
	for _, record := range c.works {
		if slices.ContainsFunc(strings.Fields(title), func(word string) bool { return len(word) > 3 && strings.Contains(record, word) }) {
			found = append(found, record)
		}
	}
	return response(http.StatusOK, `{"status":"ok","message":{"items":[`+strings.Join(found, ",")+`]}}`), nil
}

// record is a record of Crossref.
func record(doi, title, family string, year int) string {
	return fmt.Sprintf(`{"DOI":%q,"type":"journal-article","title":[%q],"author":[{"given":"Ida","family":%q}],"container-title":["Journal of Kites"],"published":{"date-parts":[[%d]]}}`, doi, title, family, year)
}

func newCatalogue(t *testing.T, works ...string) *catalogue {
	return &catalogue{t: t, works: works, answered: map[string]bool{}}
}

func (c *catalogue) api() *API {
	api, err := NewAPI(Crossref, Options{HTTP: &http.Client{Transport: c}, Mail: mail, UserAgent: "clipgraph/test"})
	if err != nil {
		c.t.Fatal(err)
	}
	return api
}

// A work is found where the title agrees, and the first author or the year.
func TestSearch(t *testing.T) {
	const kites, tides = "Kites over Calm Water", "Tides in a Lake without a Shore"
	works := []string{record("10.5555/1", kites, "van der Lark", 2020), record("10.5555/2", kites+": A Reply", "Lark", 2020), record("10.5555/3", tides, "Reed", 2011), record("10.5555/4", tides, "Finch", 2011)}
	for _, test := range []struct {
		name   string
		wanted Wanted
		want   string
		asked  int
	}{
		{"by its author", Wanted{Title: kites, Surname: "van der Lark"}, "10.5555/1", 1},
		{"without the particle", Wanted{Title: "Kites, over calm water", Surname: "LARK", Year: 2010}, "10.5555/1", 1},
		{"by its year", Wanted{Title: kites, Year: 2019}, "10.5555/1", 1},
		{"another author", Wanted{Title: kites, Surname: "Finch", Year: 2020}, "", 1},
		{"an author whose name ends so", Wanted{Title: tides, Surname: "Freed"}, "", 1},
		{"another year", Wanted{Title: kites, Year: 2017}, "", 1},
		{"another title", Wanted{Title: "Kites over Calm Waters", Surname: "Lark"}, "", 1},
		{"two authors of one title and year", Wanted{Title: tides, Year: 2011}, "", 1},
		{"one of them", Wanted{Title: tides, Surname: "Finch"}, "10.5555/4", 1},
		{"nothing beside the title", Wanted{Title: kites}, "", 0},
		{"a venue is not enough", Wanted{Title: kites, Venue: "CVPR"}, "", 0},
		{"a short title and a year", Wanted{Title: "Kiteflying Considered", Year: 2020}, "", 0},
		{"a short title and an author", Wanted{Title: "Kites", Surname: "Lark"}, "", 0},
		{"what is no title", Wanted{Title: strings.Repeat(kites+" ", 40), Surname: "Lark"}, "", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := newCatalogue(t, works...)
				found, err := (&Search{API: c.api()}).Find(t.Context(), []Wanted{test.wanted})
				got := ""
				if err == nil && found[0] != nil {
					if got = found[0].DOI(); !found[0].Searched {
						t.Error("not marked")
					}
				}
				if err != nil || got != test.want || c.pace.Requests != test.asked {
					t.Errorf("%q after %d requests (%v), want %q", got, c.pace.Requests, err, test.want)
				}
			})
		})
	}
}

// manyTitles returns n works that are wanted, each second of which is in the catalogue.
func manyTitles(t *testing.T, n int) (*catalogue, []Wanted) {
	c := newCatalogue(t)
	var wanted []Wanted
	for i := range n {
		title := fmt.Sprintf("Number%dx of the Kites over Water", i)
		wanted = append(wanted, Wanted{Title: title, Surname: "Lark"}, Wanted{Title: strings.ToUpper(title), Year: 2020}) // one title
		if i%2 == 0 {
			c.works = append(c.works, strings.Replace(record(fmt.Sprintf("10.5555/%d", i), title, "Lark", 2020), "of the Kites over Water", "OF the kites OVER water", 1))
		}
	}
	return c, wanted
}

func checkMany(t *testing.T, found []*work.Work) {
	t.Helper()
	for i, w := range found {
		if i /= 2; (w != nil) != (i%2 == 0) || w != nil && w.DOI() != fmt.Sprintf("10.5555/%d", i) {
			t.Errorf("title %d: %v", i, w)
		}
	}
}

// A title is asked for once, whatever its spelling, and what Crossref fails is asked again.
func TestSearchFaults(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, wanted := manyTitles(t, 100)
		random, failed := rand.New(rand.NewPCG(1, 2)), 0
		c.fault = func(int) (*http.Response, error) {
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
		found, err := (&Search{API: c.api()}).Find(t.Context(), wanted)
		if err != nil || failed < 10 || len(c.answered) != 100 {
			t.Errorf("%d faults, %d answered: %v", failed, len(c.answered), err)
		}
		checkMany(t, found)
	})
}

// A run that is ended goes on from there, also of what was not found; what was not found
// is asked for again after a day.
func TestSearchResume(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, wanted := manyTitles(t, 20)
		store := NewSearchStore(t.TempDir(), "")
		ctx, cancel := context.WithCancel(t.Context())
		c.fault = func(n int) (*http.Response, error) {
			if n > 7 {
				cancel()
				return nil, ctx.Err()
			}
			return nil, nil
		}
		s := &Search{API: c.api(), Store: &store, Unkept: func(err error) {
			if err != nil {
				t.Error(err)
			}
		}}
		if _, err := s.Find(ctx, wanted); !errors.Is(err, context.Canceled) || len(c.answered) != 7 {
			t.Fatal(len(c.answered), err)
		}
		c.fault = nil
		found, err := s.Find(t.Context(), wanted)
		if err != nil || len(c.answered) != 20 {
			t.Error(len(c.answered), err)
		}
		checkMany(t, found)
		found, err = (&Search{Store: &store}).Find(t.Context(), wanted) // nobody is asked
		if err != nil {
			t.Error(err)
		}
		checkMany(t, found)
		time.Sleep(arxiv.NegativeAge + time.Second)
		c.answered, c.pace.Requests = map[string]bool{}, 0
		if _, err := s.Find(t.Context(), wanted); err != nil || c.pace.Requests != 10 {
			t.Errorf("%d requests a day later: %v", c.pace.Requests, err)
		}
		s.Refresh = true
		c.answered, c.pace.Requests = map[string]bool{}, 0
		if _, err := s.Find(t.Context(), wanted); err != nil || c.pace.Requests != 20 {
			t.Errorf("%d requests to refresh: %v", c.pace.Requests, err)
		}
	})
}

// What could not be asked for is counted, and what was found before is there.
func TestSearchBlocked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, wanted := manyTitles(t, 10)
		c.fault = func(n int) (*http.Response, error) {
			if n > 4 {
				return response(http.StatusForbidden, ""), nil
			}
			return nil, nil
		}
		found, err := (&Search{API: c.api()}).Find(t.Context(), wanted)
		unasked, ok := errors.AsType[*UnaskedError](err)
		if _, blocked := errors.AsType[*arxiv.BlockedError](err); !ok || unasked.Titles != 6 || !blocked || c.pace.Requests != 5 {
			t.Errorf("%d requests: %v", c.pace.Requests, err)
		}
		checkMany(t, found[:8])
	})
}

// A record that is of another title, or broken, is not there.
func TestSearchStoreBroken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, wanted := manyTitles(t, 2)
		dir := t.TempDir()
		store := NewSearchStore(dir, "")
		s := &Search{API: c.api(), Store: &store}
		if _, err := s.Find(t.Context(), wanted); err != nil {
			t.Fatal(err)
		}
		broken := 0
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if strings.HasSuffix(path, ".json") {
				broken++
				return os.WriteFile(path, []byte(`{"title":"x","works":[null]}`), 0o600)
			}
			return err
		})
		c.answered = map[string]bool{}
		found, findErr := s.Find(t.Context(), wanted)
		if err != nil || findErr != nil || broken != 2 || len(c.answered) != 2 {
			t.Error(broken, len(c.answered), err, findErr)
		}
		checkMany(t, found)
		if err := store.Clear(); err != nil {
			t.Error(err)
		}
		if err := store.Each(func(arxiv.StoredFile) { t.Error("a file is left") }); err != nil {
			t.Error(err)
		}
	})
}
