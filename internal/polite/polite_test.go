package polite

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// The tests that are about time run in a bubble of testing/synctest, whose
// time passes only while all wait: there the server is a function. Those
// about HTTP ask a server on a loopback address, without spacing, by a clock
// that never waits.

// server answers requests and remembers when each began.
type server struct {
	answer func(n int, r *http.Request) (*http.Response, error) // n counts from 1

	mu    sync.Mutex
	times []time.Time
	open  int // requests under way
	most  int
	took  time.Duration // what an answer takes
}

func (s *server) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	s.times = append(s.times, time.Now())
	n := len(s.times)
	s.open++
	s.most = max(s.most, s.open)
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.open--
		s.mu.Unlock()
	}()
	select {
	case <-time.After(s.took):
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	return s.answer(n, r)
}

// gaps returns the times between the beginnings of requests.
func (s *server) gaps() []time.Duration {
	var gaps []time.Duration
	for i := 1; i < len(s.times); i++ {
		gaps = append(gaps, s.times[i].Sub(s.times[i-1]))
	}
	return gaps
}

func (s *server) keepsTo(t *testing.T, interval time.Duration) {
	t.Helper()
	for _, gap := range s.gaps() {
		if gap < interval {
			t.Errorf("requests came %v apart, less than %v", gap, interval)
		}
	}
	if s.most > 1 {
		t.Errorf("%d requests at once", s.most)
	}
}

func answer(status int, header ...string) (*http.Response, error) {
	h := http.Header{}
	for i := 0; i < len(header); i += 2 {
		h.Set(header[i], header[i+1])
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader("body"))}, nil
}

const somewhere = "https://example.org/api"

func TestRequestsAreSpaced(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{took: 700 * time.Millisecond, answer: func(int, *http.Request) (*http.Response, error) { return answer(200) }}
		c := New(Options{HTTP: &http.Client{Transport: s}})
		var wait sync.WaitGroup
		for range 5 { // at once: they wait for each other
			wait.Go(func() {
				if _, err := c.Do(t.Context(), Request{URL: somewhere}); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		time.Sleep(10 * time.Second) // a pause is no credit
		for range 2 {
			if _, err := c.Do(t.Context(), Request{URL: somewhere}); err != nil {
				t.Error(err)
			}
		}
		s.keepsTo(t, DefaultInterval)
		for i, gap := range s.gaps() {
			if i != 4 && gap > DefaultInterval+10*time.Millisecond {
				t.Errorf("gap %d is %v, more than needed", i, gap)
			}
		}
	})
}

func TestWaitsBetweenTries(t *testing.T) {
	// The first request is made at 2000-01-01 00:00:00, when a bubble begins.
	tests := []struct {
		name       string
		header     []string
		least      time.Duration
		most       time.Duration
		wantStatus int // 0: the second try is answered
	}{
		{"no Retry-After", nil, 3 * time.Second, 4500 * time.Millisecond, 0},
		{"no time at all is no less than the spacing", []string{"Retry-After", "0"}, 3 * time.Second, 4500 * time.Millisecond, 0},
		{"less than no time", []string{"Retry-After", "-5"}, 3 * time.Second, 4500 * time.Millisecond, 0},
		{"seconds", []string{"Retry-After", "40"}, 40 * time.Second, 40 * time.Second, 0},
		{"a date", []string{"Retry-After", "Sat, 01 Jan 2000 00:00:30 GMT"}, 30 * time.Second, 30 * time.Second, 0},
		{"a date that is past", []string{"Retry-After", "Fri, 01 Jan 1999 00:00:30 GMT"}, 3 * time.Second, 4500 * time.Millisecond, 0},
		{"neither", []string{"Retry-After", "soon"}, 3 * time.Second, 4500 * time.Millisecond, 0},
		{"longer than we wait", []string{"Retry-After", "3600"}, 0, 0, 503},
		{"a number out of range", []string{"Retry-After", "99999999999999999999"}, 3 * time.Second, 4500 * time.Millisecond, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &server{answer: func(n int, _ *http.Request) (*http.Response, error) {
					if n == 1 {
						return answer(503, test.header...)
					}
					return answer(200)
				}}
				_, err := New(Options{HTTP: &http.Client{Transport: s}}).Do(t.Context(), Request{URL: somewhere})
				if test.wantStatus != 0 {
					status, ok := errors.AsType[*StatusError](err)
					if !ok || status.Status != test.wantStatus || len(s.times) != 1 {
						t.Fatalf("error %v after %d requests", err, len(s.times))
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				if gap := s.gaps()[0]; gap < test.least || gap > test.most+10*time.Millisecond {
					t.Errorf("waited %v, not %v to %v", gap, test.least, test.most)
				}
			})
		})
	}
}

// timeout is what net/http returns where an answer takes too long.
type timeout struct{}

func (timeout) Error() string   { return "took too long" }
func (timeout) Timeout() bool   { return true }
func (timeout) Temporary() bool { return true }

func TestTriesAreBounded(t *testing.T) {
	reset := &net.OpError{Op: "read", Net: "tcp", Err: errors.New("reset")}
	tests := []struct {
		name   string
		answer func() (*http.Response, error)
		tries  int
	}{
		{"429", func() (*http.Response, error) { return answer(429) }, 5},
		{"406, by which arXiv throttles", func() (*http.Response, error) { return answer(406) }, 5},
		{"500", func() (*http.Response, error) { return answer(500) }, 5},
		{"503", func() (*http.Response, error) { return answer(503) }, 5},
		{"timeout", func() (*http.Response, error) { return nil, timeout{} }, 5},
		{"no answer", func() (*http.Response, error) { return nil, io.EOF }, 5},
		{"half an answer", func() (*http.Response, error) {
			r, err := answer(200)
			r.Body = io.NopCloser(io.MultiReader(strings.NewReader("ha"), brokenReader{io.ErrUnexpectedEOF}))
			return r, err
		}, 5},
		{"damaged gzip", func() (*http.Response, error) {
			r, err := answer(200)
			r.Body = io.NopCloser(brokenReader{gzip.ErrChecksum})
			return r, err
		}, 5},
		{"400", func() (*http.Response, error) { return answer(400) }, 1},
		{"404", func() (*http.Response, error) { return answer(404) }, 1},
		{"501", func() (*http.Response, error) { return answer(501) }, 1},
		{"304 that nobody asked for", func() (*http.Response, error) { return answer(304) }, 1},
		{"no such host", func() (*http.Response, error) { return nil, &net.DNSError{Err: "no such host", IsNotFound: true} }, 1},
		{"refused", func() (*http.Response, error) { return nil, &net.OpError{Op: "dial", Err: errors.New("refused")} }, 1},
		{"no way to go on", func() (*http.Response, error) { return nil, reset }, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &server{answer: func(int, *http.Request) (*http.Response, error) { return test.answer() }}
				told := 0
				c := New(Options{HTTP: &http.Client{Transport: s}, Waiting: func(time.Duration, error) { told++ }})
				start := time.Now()
				if _, err := c.Do(t.Context(), Request{URL: somewhere}); err == nil {
					t.Fatal("no error")
				}
				if len(s.times) != test.tries || told != test.tries-1 {
					t.Errorf("%d requests, told of %d waits; want %d requests", len(s.times), told, test.tries)
				}
				// 3, 6, 12 and 24 seconds, each with jitter of a half.
				if took := time.Since(start); took > 70*time.Second {
					t.Errorf("took %v", took)
				}
				s.keepsTo(t, DefaultInterval)
			})
		})
	}
}

type brokenReader struct{ err error }

func (r brokenReader) Read([]byte) (int, error) { return 0, r.err }

func TestWaitsGrowWithJitter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first := map[time.Duration]bool{}
		for range 10 {
			var waits []time.Duration
			s := &server{answer: func(int, *http.Request) (*http.Response, error) { return answer(503) }}
			c := New(Options{HTTP: &http.Client{Transport: s}, Interval: -1, MaxWait: 3 * time.Second,
				Waiting: func(d time.Duration, _ error) { waits = append(waits, d) }})
			_, _ = c.Do(t.Context(), Request{URL: somewhere})
			for i, base := range []time.Duration{1, 2, 3, 3} {
				if least := base * time.Second / 2; waits[i] < least || waits[i] > min(3*least+1, 3*time.Second) {
					t.Errorf("wait %d is %v, not %d s with jitter of a half, at most 3 s", i, waits[i], base)
				}
			}
			first[waits[0]] = true
		}
		if len(first) == 1 {
			t.Error("all first waits are the same: no jitter")
		}
	})
}

func TestAConnectionLostAfterAnAnswerIsTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{answer: func(n int, _ *http.Request) (*http.Response, error) {
			if n == 2 {
				return nil, &net.DNSError{Err: "no such host"}
			}
			return answer(200)
		}}
		c := New(Options{HTTP: &http.Client{Transport: s}})
		for range 2 {
			if _, err := c.Do(t.Context(), Request{URL: somewhere}); err != nil {
				t.Fatal(err)
			}
		}
		if len(s.times) != 3 {
			t.Errorf("%d requests", len(s.times))
		}
	})
}

func TestEndsWithItsContext(t *testing.T) {
	tests := []struct {
		name   string
		server *server
	}{
		{"while it waits for its turn to ask", &server{answer: func(int, *http.Request) (*http.Response, error) { return answer(200) }}},
		{"while it waits for a further try", &server{answer: func(int, *http.Request) (*http.Response, error) { return answer(503, "Retry-After", "100") }}},
		{"while it waits for an answer", &server{took: time.Minute}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := New(Options{HTTP: &http.Client{Transport: test.server}})
				ctx, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				start := time.Now()
				var err error
				for err == nil {
					_, err = c.Do(ctx, Request{URL: somewhere})
				}
				if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != time.Second {
					t.Errorf("%v after %v", err, time.Since(start))
				}
			})
		})
	}
	t.Run("while another asks", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := &server{took: time.Minute / 2, answer: func(int, *http.Request) (*http.Response, error) { return answer(200) }}
			c := New(Options{HTTP: &http.Client{Transport: s}})
			go func() { _, _ = c.Do(t.Context(), Request{URL: somewhere}) }()
			synctest.Wait()
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			if _, err := c.Do(ctx, Request{URL: somewhere}); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("error %v", err)
			}
			time.Sleep(time.Minute)
		})
	})
}

func TestSlowAnswersTimeOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{took: time.Hour}
		start := time.Now()
		_, err := New(Options{HTTP: &http.Client{Transport: s}, Tries: 2}).Do(t.Context(), Request{URL: somewhere})
		if !errors.Is(err, context.DeadlineExceeded) || len(s.times) != 2 {
			t.Errorf("%v after %d requests", err, len(s.times))
		}
		if took := time.Since(start); took > 2*DefaultTimeout+5*time.Second {
			t.Errorf("took %v", took)
		}
	})
}

func TestForbiddenEndsAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{answer: func(int, *http.Request) (*http.Response, error) { return answer(403, "Retry-After", "1") }}
		c := New(Options{HTTP: &http.Client{Transport: s}})
		for range 3 {
			_, err := c.Do(t.Context(), Request{URL: somewhere})
			if blocked, ok := errors.AsType[*BlockedError](err); !ok || blocked.Host != "example.org" {
				t.Errorf("error %v", err)
			}
		}
		if len(s.times) != 1 {
			t.Errorf("asked %d times", len(s.times))
		}
	})
}

// instant is a clock that moves on only where it is slept by.
type instant struct {
	mu  sync.Mutex
	now time.Time
}

func (c *instant) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *instant) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(max(d, 0))
	return ctx.Err()
}

// local starts a server on a loopback address and a client without spacing.
func local(t *testing.T, o Options, handler http.HandlerFunc) (*Client, string) {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	o.Interval, o.Clock = -1, &instant{}
	return New(o), s.URL
}

func TestRequestSaysWhoAsks(t *testing.T) {
	c, base := local(t, Options{UserAgent: "clipgraph/v1.2"}, func(w http.ResponseWriter, r *http.Request) {
		for name, want := range map[string]string{"User-Agent": "clipgraph/v1.2", "Accept": "text/csv, */*;q=0.1", "Cookie": "", "Referer": ""} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s is %q, not %q", name, got, want)
			}
		}
		if got := r.FormValue("id_list"); got != "1,2" {
			t.Errorf("id_list is %q", got)
		}
		io.WriteString(w, r.Method)
	})
	for method, r := range map[string]Request{
		"GET":  {URL: base + "?id_list=1,2", Accept: "text/csv"},
		"POST": {URL: base, Form: url.Values{"id_list": {"1,2"}}, Accept: "text/csv"},
	} {
		if answer, err := c.Do(t.Context(), r); err != nil || string(answer.Body) != method {
			t.Errorf("%s: %v, %v", method, answer, err)
		}
	}
}

func TestNoAnswerIsAskedForUnspaced(t *testing.T) {
	// net/http asks again by itself where a connection that it kept breaks.
	var asked atomic.Int32
	c, base := local(t, Options{Tries: 1}, func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) == 2 {
			panic(http.ErrAbortHandler)
		}
	})
	if _, err := c.Do(t.Context(), Request{URL: base}); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Do(t.Context(), Request{URL: base}); err == nil || asked.Load() != 2 {
		t.Errorf("error %v after %d requests", err, asked.Load())
	}
}

func TestAnswersThatAreRefusedAreAskedForAgain(t *testing.T) {
	var asked atomic.Int32
	c, base := local(t, Options{}, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, asked.Add(1)) })
	refused := errors.New("not yet")
	check := func(want string) func(*Response) error {
		return func(r *Response) error {
			if string(r.Body) != want {
				return refused
			}
			return nil
		}
	}
	if got, err := c.Do(t.Context(), Request{URL: base, Check: check("3")}); err != nil || string(got.Body) != "3" {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := c.Do(t.Context(), Request{URL: base, Check: check("0")}); !errors.Is(err, refused) || asked.Load() != 3+DefaultTries {
		t.Errorf("error %v after %d requests", err, asked.Load())
	}
}

func TestConditional(t *testing.T) {
	c, base := local(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"7"`)
		if r.Header.Get("If-None-Match") == `"7"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, "all of it")
	})
	first, err := c.Do(t.Context(), Request{URL: base})
	if err != nil || first.Status != 200 || string(first.Body) != "all of it" {
		t.Fatal(first, err)
	}
	second, err := c.Do(t.Context(), Request{URL: base, ETag: first.Header.Get("ETag")})
	if err != nil || second.Status != 304 || len(second.Body) != 0 {
		t.Fatal(second, err)
	}
}

func TestAnswersAreBounded(t *testing.T) {
	const limit = 100 << 10
	gzipped := func(size int) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		w.Write(make([]byte, size))
		w.Close()
		return b.Bytes()
	}
	tests := []struct {
		name   string
		status int
		gzip   bool
		body   []byte
		want   int // bytes; -1: too large
	}{
		{"at the limit", 200, false, make([]byte, limit), limit},
		{"above it", 200, false, make([]byte, limit+1), -1},
		{"gzip", 200, true, gzipped(limit), limit},
		{"gzip that grows", 200, true, gzipped(50 << 20), -1},
		{"long tale of a failure", 404, false, make([]byte, 200<<10), maxErrorBytes},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, base := local(t, Options{MaxBytes: limit}, func(w http.ResponseWriter, r *http.Request) {
				if test.gzip {
					w.Header().Set("Content-Encoding", "gzip")
				}
				w.WriteHeader(test.status)
				w.Write(test.body)
			})
			answer, err := c.Do(t.Context(), Request{URL: base})
			switch large, _ := errors.AsType[*TooLargeError](err); {
			case test.want < 0:
				if large == nil || large.Limit != limit {
					t.Errorf("error %v", err)
				}
			case test.status != 200:
				if status, ok := errors.AsType[*StatusError](err); !ok || status.Status != test.status || len(status.Body) != test.want {
					t.Errorf("error %v", err)
				}
			case err != nil:
				t.Error(err)
			case len(answer.Body) != test.want:
				t.Errorf("%d bytes, not %d", len(answer.Body), test.want)
			}
		})
	}
}

func TestRedirects(t *testing.T) {
	tests := []struct {
		name     string
		from, to string
		status   int
		post     bool
		want     string // where it ends; "": it is not followed
	}{
		{"within the host", "https://a.org/1", "/2", 301, false, "https://a.org/2"},
		{"to TLS", "http://a.org/1", "https://A.org/2", 302, false, "https://A.org/2"},
		{"to a host that may be", "https://a.org/1", "https://b.org/2", 307, false, "https://b.org/2"},
		{"to another host", "https://a.org/1", "https://c.org/2", 301, false, ""},
		{"to a host below", "https://a.org/1", "https://c.a.org/2", 301, false, ""},
		{"away from TLS", "https://a.org/1", "http://a.org/2", 301, false, ""},
		{"away from TLS, to a host that may be", "https://a.org/1", "http://b.org/2", 301, false, ""},
		{"to a file", "https://a.org/1", "file:///etc/passwd", 301, false, ""},
		{"to nowhere", "https://a.org/1", "http://[", 301, false, ""},
		{"a POST that may be sent again", "https://a.org/1", "/2", 308, true, "https://a.org/2"},
		{"a POST that would become a GET", "https://a.org/1", "/2", 302, true, ""},
		{"to itself", "https://a.org/1", "/1", 301, false, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := &server{answer: func(_ int, r *http.Request) (*http.Response, error) {
				if (r.Method == http.MethodPost) != test.post {
					t.Errorf("method %s", r.Method)
				}
				if r.URL.String() == test.from {
					return answer(test.status, "Location", test.to)
				}
				return answer(200)
			}}
			c := New(Options{HTTP: &http.Client{Transport: s}, Interval: -1, Hosts: []string{"b.org"}})
			r := Request{URL: test.from}
			if test.post {
				r.Form = url.Values{}
			}
			got, err := c.Do(t.Context(), r)
			if test.want == "" {
				if err == nil {
					t.Errorf("followed to %v", got.URL)
				}
				if len(s.times) > maxRedirects+1 {
					t.Errorf("%d requests", len(s.times))
				}
				return
			}
			if err != nil || got.URL.String() != test.want {
				t.Errorf("ended at %v, %v", got, err)
			}
		})
	}
}

func TestRedirectsAreSpaced(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{answer: func(n int, _ *http.Request) (*http.Response, error) {
			if n < 3 {
				return answer(301, "Location", "/next")
			}
			return answer(200)
		}}
		if _, err := New(Options{HTTP: &http.Client{Transport: s}}).Do(t.Context(), Request{URL: somewhere}); err != nil {
			t.Fatal(err)
		}
		s.keepsTo(t, DefaultInterval)
	})
}

func TestOnlyAddressesOfTheWeb(t *testing.T) {
	s := &server{}
	for _, address := range []string{"", "ftp://a.org", "file:///etc/passwd", "a.org/1", "https://", "http://[::1"} {
		if _, err := New(Options{HTTP: &http.Client{Transport: s}}).Do(t.Context(), Request{URL: address}); err == nil {
			t.Errorf("%q was asked", address)
		}
	}
}

func TestServersAreVerified(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("asked") }))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	_, err := New(Options{Interval: -1, Clock: &instant{}}).Do(t.Context(), Request{URL: s.URL})
	if _, ok := errors.AsType[*UnreachableError](err); !ok {
		t.Errorf("error %v", err)
	}
}

func TestDeadAddress(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	_, err = New(Options{Interval: -1, Clock: &instant{}}).Do(t.Context(), Request{URL: "http://" + listener.Addr().String()})
	if unreachable, ok := errors.AsType[*UnreachableError](err); !ok || unreachable.Host != listener.Addr().String() {
		t.Errorf("error %v", err)
	}
}
