package polite

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// asked is what a run of batches came to.
type asked struct {
	got, failed []int
	requests    int
	err         error
}

// askBatches asks a server for n items, size at a time; fault says what it answers
// for a batch, nil if that is all right.
func askBatches(t *testing.T, n, size int, fault func(batch []int) (*http.Response, error)) (a asked) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var now []int
		s := &server{answer: func(n int, _ *http.Request) (*http.Response, error) {
			if r, err := fault(now); r != nil || err != nil {
				return r, err
			}
			return answer(200)
		}}
		c := New(Options{HTTP: &http.Client{Transport: s}})
		items := make([]int, n)
		for i := range items {
			items[i] = i
		}
		lefts := []int{}
		batches := Batches[int]{
			Size: size,
			Ask: func(ctx context.Context, batch []int, tries int) ([][]int, error) {
				now = batch
				_, err := c.Do(ctx, Request{URL: somewhere, Tries: tries, Check: func(r *Response) error {
					if r.Header.Get("Rubbish") != "" {
						return errors.New("rubbish")
					}
					return nil
				}})
				if err == nil {
					a.got = append(a.got, batch...)
				}
				return nil, err
			},
			Fail: func(batch []int, err error) {
				if err == nil {
					t.Error("failed without a reason")
				}
				a.failed = append(a.failed, batch...)
			},
			Left: func(requests int) { lefts = append(lefts, requests) },
		}
		a.err = batches.Run(t.Context(), items)
		a.requests = len(s.times)
		s.keepsTo(t, DefaultInterval)
		if all := slices.Sorted(slices.Values(slices.Concat(a.got, a.failed))); !slices.Equal(all, items) {
			t.Errorf("%d got and %d failed of %d", len(a.got), len(a.failed), n)
		}
		if n > 0 && (lefts[0] != (n+size-1)/size || (lefts[len(lefts)-1] == 0) != (a.err == nil)) {
			t.Errorf("requests left: %d", lefts)
		}
	})
	return a
}

// One item that the server can't answer for costs that item, wherever it stands,
// and a number of requests that grows with the logarithm of the batch.
func TestOneBadItem(t *testing.T) {
	faults := map[string]func() (*http.Response, error){
		"500": func() (*http.Response, error) { return answer(500) },
		"502": func() (*http.Response, error) { return answer(502) },
		"503": func() (*http.Response, error) { return answer(503, "Retry-After", "1") },
		"504": func() (*http.Response, error) { return answer(504) },
		"400": func() (*http.Response, error) { return answer(400) },
	}
	for name, fault := range faults {
		for _, bad := range []int{0, 1, 59, 60, 118, 119} {
			got := askBatches(t, 120, 150, func(batch []int) (*http.Response, error) {
				if slices.Contains(batch, bad) {
					return fault()
				}
				return nil, nil
			})
			if got.err != nil || !slices.Equal(got.failed, []int{bad}) {
				t.Errorf("%s for item %d: failed %d, %v", name, bad, got.failed, got.err)
			}
			// Five tries of all, then seven halves that fail and seven that do not.
			if got.requests > DefaultTries+2*7+1 {
				t.Errorf("%s for item %d: %d requests", name, bad, got.requests)
			}
		}
	}
}

func TestSeveralBadItems(t *testing.T) {
	for _, bad := range [][]int{{0, 1}, {0, 119}, {10, 11, 12}, {3, 40, 77, 110}, {0, 30, 60, 90, 119}} {
		got := askBatches(t, 300, 150, func(batch []int) (*http.Response, error) {
			if slices.ContainsFunc(batch, func(i int) bool { return slices.Contains(bad, i) }) {
				return answer(500)
			}
			return nil, nil
		})
		if got.err != nil || !slices.Equal(got.failed, bad) || got.requests > DefaultTries+1+17*len(bad) {
			t.Errorf("failed %d, want %d, %v after %d requests", got.failed, bad, got.err, got.requests)
		}
	}
}

// An answer that is too long for more than some items is had in parts, of any
// size and place.
func TestLargeBatches(t *testing.T) {
	for _, most := range []int{1, 3, 20, 100, 499, 500} {
		got := askBatches(t, 500, 500, func(batch []int) (*http.Response, error) {
			if len(batch) > most {
				return answer(413)
			}
			return nil, nil
		})
		if got.err != nil || len(got.got) != 500 || got.requests > 4*500/most {
			t.Errorf("at most %d: %d, %v after %d requests", most, len(got.got), got.err, got.requests)
		}
	}
}

// A server that is down is given up after a few requests, whatever the number of
// items; one that says so, or can't be reached, at once.
func TestGivenUp(t *testing.T) {
	tests := []struct {
		name     string
		fault    func() (*http.Response, error)
		requests int
	}{
		{"500", func() (*http.Response, error) { return answer(500) }, 18},
		{"429", func() (*http.Response, error) { return answer(429) }, DefaultTries},
		{"406", func() (*http.Response, error) { return answer(406) }, DefaultTries},
		{"503 for an hour", func() (*http.Response, error) { return answer(503, "Retry-After", "3600") }, 1},
		{"401", func() (*http.Response, error) { return answer(401) }, 1},
		{"403", func() (*http.Response, error) { return answer(403) }, 1},
		{"404", func() (*http.Response, error) { return answer(404) }, 1},
		{"501", func() (*http.Response, error) { return answer(501) }, 1},
		{"a redirect", func() (*http.Response, error) { return answer(301, "Location", "https://other.org/") }, 1},
		{"no way", func() (*http.Response, error) { return nil, errors.New("no way") }, 1},
		{"rubbish", func() (*http.Response, error) { return answer(200, "Rubbish", "yes") }, 3 * DefaultTries},
		{"silence", func() (*http.Response, error) { return nil, io.EOF }, 3 * DefaultTries},
	}
	for _, test := range tests {
		got := askBatches(t, 3000, 100, func([]int) (*http.Response, error) { return test.fault() })
		if got.err == nil || len(got.failed) != 3000 || got.requests != test.requests {
			t.Errorf("%s: %d failed, %v after %d requests", test.name, len(got.failed), got.err, got.requests)
		}
	}
}

// An answer that makes no sense costs its batch and no more, and one that only now
// and then makes none costs nothing, among the parts of a batch as well.
func TestRubbishWithinBatches(t *testing.T) {
	rubbish := func() (*http.Response, error) { return answer(200, "Rubbish", "yes") }
	got := askBatches(t, 400, 100, func(batch []int) (*http.Response, error) {
		if slices.Contains(batch, 150) {
			return rubbish()
		}
		return nil, nil
	})
	if got.err != nil || len(got.failed) != 100 || got.requests != 3+DefaultTries {
		t.Errorf("%d failed, %v after %d requests", len(got.failed), got.err, got.requests)
	}
	requests := 0
	got = askBatches(t, 100, 100, func(batch []int) (*http.Response, error) {
		switch requests++; {
		case slices.Contains(batch, 60):
			return answer(500)
		case requests%2 == 0:
			return rubbish()
		}
		return nil, nil
	})
	if got.err != nil || !slices.Equal(got.failed, []int{60}) {
		t.Errorf("failed %d, %v", got.failed, got.err)
	}
}

func TestNothingIsAskedForNothing(t *testing.T) {
	if got := askBatches(t, 0, 100, nil); got.requests != 0 || got.err != nil {
		t.Errorf("%+v", got)
	}
}

// What a server asked to wait is waited before the next question, too.
func TestRestsBetweenQuestions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{answer: func(n int, _ *http.Request) (*http.Response, error) {
			if n == 1 {
				return answer(503, "Retry-After", "40")
			}
			return answer(200)
		}}
		told := 0
		c := New(Options{HTTP: &http.Client{Transport: s}, Waiting: func(time.Duration, error) { told++ }})
		if _, err := c.Do(t.Context(), Request{URL: somewhere, Tries: 1}); err == nil {
			t.Fatal("no error")
		}
		if _, err := c.Do(t.Context(), Request{URL: somewhere}); err != nil {
			t.Fatal(err)
		}
		if gap := s.gaps()[0]; gap != 40*time.Second || told != 1 {
			t.Errorf("asked again after %v, told %d times", gap, told)
		}
	})
}
