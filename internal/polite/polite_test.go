package polite

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// clock is a clock whose time passes only while somebody sleeps.
type clock struct {
	mu     sync.Mutex
	now    time.Time
	sleeps []time.Duration
}

func newClock() *clock { return &clock{now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if d > 0 {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.now = c.now.Add(d)
		c.sleeps = append(c.sleeps, d)
	}
	return nil
}

// server answers one question after the other with handlers, the last of
// which answers all that follow, and notes when it was asked.
func server(t *testing.T, c *clock, handlers ...http.HandlerFunc) (base string, asked *[]time.Time) {
	t.Helper()
	asked = new([]time.Time)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*asked = append(*asked, c.Now())
		handlers[min(len(*asked), len(handlers))-1](w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL, asked
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
		fmt.Fprintf(w, "status %d", code)
	}
}

// hangUp breaks the connection in the middle of an answer.
func hangUp(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	fmt.Fprint(w, "half")
	w.(http.Flusher).Flush()
	panic(http.ErrAbortHandler)
}

func gaps(asked []time.Time) []time.Duration {
	var all []time.Duration
	for i := 1; i < len(asked); i++ {
		all = append(all, asked[i].Sub(asked[i-1]))
	}
	return all
}

func TestSpacing(t *testing.T) {
	c := newClock()
	base, asked := server(t, c, status(200), status(503, "Retry-After", "0"), status(200))
	client := New(Options{Clock: c})
	for range 3 {
		if _, err := client.Do(t.Context(), Request{URL: base}); err != nil {
			t.Fatal(err)
		}
	}
	for _, gap := range gaps(*asked) {
		if gap < DefaultInterval {
			t.Errorf("asked again after %v", gap)
		}
	}
	if len(*asked) != 4 {
		t.Errorf("asked %d times", len(*asked))
	}
}

// Several that ask at once wait for each other.
func TestOneAtATime(t *testing.T) {
	c := newClock()
	var mu sync.Mutex
	open, most := 0, 0
	base, asked := server(t, c, func(w http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		open++
		most = max(most, open)
		mu.Unlock()
		_, _ = io.WriteString(w, "x")
		mu.Lock()
		open--
		mu.Unlock()
	})
	client := New(Options{Clock: c})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if _, err := client.Do(context.Background(), Request{URL: base}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if most != 1 || len(*asked) != 8 {
		t.Errorf("%d requests, %d at once", len(*asked), most)
	}
	for _, gap := range gaps(*asked) {
		if gap < DefaultInterval {
			t.Errorf("asked again after %v", gap)
		}
	}
}

func TestTriesAgain(t *testing.T) {
	date := newClock().Now().Add(50 * time.Second).Format(http.TimeFormat)
	tests := map[string]struct {
		first http.HandlerFunc
		least time.Duration
	}{
		"too many requests":     {status(429), DefaultInterval},
		"unavailable":           {status(503, "Retry-After", "40"), 40 * time.Second},
		"unavailable till then": {status(503, "Retry-After", date), 45 * time.Second},
		"no number":             {status(502, "Retry-After", "soon"), DefaultInterval},
		"cut off":               {hangUp, DefaultInterval},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := newClock()
			base, asked := server(t, c, test.first, test.first, status(200))
			var waits int
			client := New(Options{Clock: c, Waiting: func(time.Duration, error) { waits++ }})
			response, err := client.Do(t.Context(), Request{URL: base})
			if err != nil || string(response.Body) != "status 200" || len(*asked) != 3 || waits != 2 {
				t.Errorf("%v after %d requests and %d waits", err, len(*asked), waits)
			}
			if gap := gaps(*asked)[0]; gap < test.least {
				t.Errorf("asked again after %v", gap)
			}
		})
	}
}

func TestGivesUp(t *testing.T) {
	tests := map[string]struct {
		handler http.HandlerFunc
		tries   int
		target  any
		text    string
	}{
		"always busy":   {status(503), DefaultTries, new(*StatusError), "503 Service Unavailable (asked 5 times)"},
		"not found":     {status(404), 1, new(*StatusError), "404 Not Found"},
		"not built":     {status(501), 1, new(*StatusError), "501 Not Implemented"},
		"a long wait":   {status(503, "Retry-After", "86400"), 1, new(*StatusError), "asks to come back in 24h0m0s"},
		"always broken": {hangUp, DefaultTries, nil, "unexpected EOF (asked 5 times)"},
		"too large":     {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 2<<20)) }, 1, new(*TooLargeError), "larger than 1 MiB"},
		"elsewhere":     {status(302, "Location", "http://example.org/"), 1, new(*RedirectError), "leads to http://example.org/, which is not followed"},
		"round and round": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }, maxRedirects + 1, new(*RedirectError),
			"not followed"},
		"a bomb": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, _ = z.Write(make([]byte, 16<<20))
			_ = z.Close()
		}, 1, new(*TooLargeError), "larger than 1 MiB"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := newClock()
			base, asked := server(t, c, test.handler)
			_, err := New(Options{Clock: c, MaxBytes: 1 << 20}).Do(t.Context(), Request{URL: base})
			if err == nil || !strings.Contains(err.Error(), test.text) {
				t.Fatalf("error %v, want %q", err, test.text)
			}
			if test.target != nil && !errors.As(err, test.target) {
				t.Errorf("error %T", err)
			}
			if len(*asked) != test.tries {
				t.Errorf("asked %d times, want %d", len(*asked), test.tries)
			}
		})
	}
}

// Waits grow, differ from run to run, and stay below their bound.
func TestBackoff(t *testing.T) {
	c := newClock()
	base, _ := server(t, c, status(500))
	var waits []time.Duration
	_, _ = New(Options{Clock: c, Tries: 12, MaxWait: 20 * time.Second, Waiting: func(d time.Duration, _ error) { waits = append(waits, d) }}).Do(t.Context(), Request{URL: base})
	if len(waits) != 11 {
		t.Fatalf("%d waits", len(waits))
	}
	for _, wait := range waits {
		if wait <= 0 || wait > 20*time.Second {
			t.Errorf("a wait of %v", wait)
		}
	}
	if late := max(waits[8], waits[9], waits[10]); late < waits[0] {
		t.Errorf("waits do not grow: %v", waits)
	}
}

// Once it is forbidden to go on, nothing more is asked.
func TestBlocked(t *testing.T) {
	c := newClock()
	base, asked := server(t, c, status(403))
	client := New(Options{Clock: c})
	for range 2 {
		_, err := client.Do(t.Context(), Request{URL: base})
		if _, ok := errors.AsType[*BlockedError](err); !ok {
			t.Errorf("error %v", err)
		}
	}
	if len(*asked) != 1 {
		t.Errorf("asked %d times", len(*asked))
	}
}

func TestUnreachable(t *testing.T) {
	c := newClock()
	base, _ := server(t, c, status(200))
	dead := httptest.NewServer(nil)
	dead.Close()
	for _, address := range []string{dead.URL, strings.Replace(base, "http:", "https:", 1)} {
		_, err := New(Options{Clock: c}).Do(t.Context(), Request{URL: address})
		if _, ok := errors.AsType[*UnreachableError](err); !ok {
			t.Errorf("%s: error %v", address, err)
		}
	}
	if len(c.sleeps) != 0 {
		t.Errorf("waited %v for who is not there", c.sleeps)
	}
}

// A certificate that nobody vouches for is refused.
func TestTLS(t *testing.T) {
	s := httptest.NewUnstartedServer(status(200))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	_, err := New(Options{Clock: newClock()}).Do(t.Context(), Request{URL: s.URL})
	if _, ok := errors.AsType[*UnreachableError](err); !ok || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("error %v", err)
	}
}

func TestRequest(t *testing.T) {
	c := newClock()
	base, _ := server(t, c,
		func(w http.ResponseWriter, r *http.Request) {
			_ = r.ParseForm()
			w.Header().Set("ETag", `"1"`)
			fmt.Fprintf(w, "%s %s %s %s", r.Method, r.UserAgent(), r.Header.Get("Accept"), r.PostForm.Encode())
		},
		func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/b", http.StatusMovedPermanently) },
		func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "%s %s", r.Method, r.URL.Path) },
		func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
			}
		})
	client := New(Options{Clock: c, UserAgent: "clipgraph/v1"})
	response, err := client.Do(t.Context(), Request{URL: base, Accept: "text/plain", Form: url.Values{"id": {"1", "2"}}})
	if err != nil || string(response.Body) != "POST clipgraph/v1 text/plain id=1&id=2" {
		t.Errorf("%v %+v", err, response)
	}
	response, err = client.Do(t.Context(), Request{URL: base + "/a"})
	if err != nil || string(response.Body) != "GET /b" || response.URL.Path != "/b" {
		t.Errorf("%v %+v", err, response)
	}
	response, err = client.Do(t.Context(), Request{URL: base, ETag: `"1"`})
	if err != nil || response.Status != http.StatusNotModified {
		t.Errorf("%v %+v", err, response)
	}
	for _, bad := range []string{"file:///etc/passwd", "http://", "ftp://example.org/", "://", "/relative"} {
		if _, err := client.Do(t.Context(), Request{URL: bad}); err == nil {
			t.Errorf("%s is asked", bad)
		}
	}
}

func TestContext(t *testing.T) {
	c := newClock()
	ctx, cancel := context.WithCancel(t.Context())
	base, asked := server(t, c, func(w http.ResponseWriter, _ *http.Request) { cancel(); w.WriteHeader(503) })
	client := New(Options{Clock: c})
	for range 2 {
		if _, err := client.Do(ctx, Request{URL: base}); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	}
	if len(*asked) != 1 {
		t.Errorf("asked %d times", len(*asked))
	}
}

// Clients that share a file share the spacing, whatever the file holds.
func TestLockFile(t *testing.T) {
	for name, content := range map[string]string{"none": "-", "empty": "", "no time": "yesterday\n", "a time to come": "2036-01-02T03:04:05Z\n"} {
		t.Run(name, func(t *testing.T) {
			c := newClock()
			base, asked := server(t, c, status(200))
			file := filepath.Join(t.TempDir(), "cache", "arxiv.lock")
			if content != "-" {
				if err := errors.Join(os.Mkdir(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(content), 0o644)); err != nil {
					t.Fatal(err)
				}
			}
			start := c.Now()
			for range 3 {
				if _, err := New(Options{Clock: c, LockFile: file}).Do(t.Context(), Request{URL: base}); err != nil {
					t.Fatal(err)
				}
			}
			for _, gap := range gaps(*asked) {
				if gap < DefaultInterval || gap > DefaultInterval+time.Second {
					t.Errorf("asked again after %v", gap)
				}
			}
			if wait := (*asked)[0].Sub(start); wait > DefaultInterval {
				t.Errorf("the first waited %v", wait)
			}
		})
	}
}

// Where no file can be made, a client keeps its own spacing.
func TestNoLockFile(t *testing.T) {
	c := newClock()
	base, asked := server(t, c, status(200))
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	client := New(Options{Clock: c, LockFile: filepath.Join(file, "arxiv.lock")})
	for range 2 {
		if _, err := client.Do(t.Context(), Request{URL: base}); err != nil {
			t.Fatal(err)
		}
	}
	if gap := gaps(*asked)[0]; gap < DefaultInterval {
		t.Errorf("asked again after %v", gap)
	}
}

func TestSystemClock(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := (SystemClock{}).Sleep(ctx, time.Hour); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if err := (SystemClock{}).Sleep(t.Context(), time.Nanosecond); err != nil {
		t.Error(err)
	}
}
