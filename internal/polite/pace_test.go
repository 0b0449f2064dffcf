package polite

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gofrs/flock"
)

// Two clients of one file stand for two processes: each opens it anew, and
// locks are those of open files.
func TestProcessesShareTheSpacing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "arxiv.lock")
	synctest.Test(t, func(t *testing.T) {
		s := &server{took: 2500 * time.Millisecond, answer: func(n int, _ *http.Request) (*http.Response, error) {
			if n == 2 {
				return answer(429, "Retry-After", "0")
			}
			return answer(200)
		}}
		var wait sync.WaitGroup
		for range 2 {
			wait.Go(func() {
				c := New(Options{HTTP: &http.Client{Transport: s}, LockFile: path})
				for range 3 {
					if _, err := c.Do(t.Context(), Request{URL: somewhere}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wait.Wait()
		if len(s.times) != 7 {
			t.Errorf("%d requests", len(s.times))
		}
		s.keepsTo(t, DefaultInterval)
		// A process that starts now is told of the last request by the file.
		if _, err := New(Options{HTTP: &http.Client{Transport: s}, LockFile: path}).Do(t.Context(), Request{URL: somewhere}); err != nil {
			t.Error(err)
		}
		s.keepsTo(t, DefaultInterval)
	})
}

func TestWhatTheLockFileMaySay(t *testing.T) {
	// A bubble begins at 2000-01-01 00:00:00 UTC.
	tests := []struct {
		name, text string
		wait       time.Duration
	}{
		{"nothing", "", 0},
		{"long ago", "1999-12-31T00:00:00Z\n", 0},
		{"a second ago", "1999-12-31T23:59:59Z\n", 2 * time.Second},
		{"a time to come, of a clock that was put back", "2030-01-01T00:00:00Z\n", 3 * time.Second},
		{"no time", "tomorrow\n", 3 * time.Second},
		{"too much", string(make([]byte, 1<<20)), 3 * time.Second},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "arxiv.lock")
			if err := os.WriteFile(path, []byte(test.text), 0o644); err != nil {
				t.Fatal(err)
			}
			synctest.Test(t, func(t *testing.T) {
				s := &server{answer: func(int, *http.Request) (*http.Response, error) { return answer(200) }}
				start := time.Now()
				if _, err := New(Options{HTTP: &http.Client{Transport: s}, LockFile: path}).Do(t.Context(), Request{URL: somewhere}); err != nil {
					t.Fatal(err)
				}
				if got := s.times[0].Sub(start); got != test.wait {
					t.Errorf("waited %v, not %v", got, test.wait)
				}
			})
		})
	}
}

func TestWithoutALockFileTheProcessIsStillSpaced(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	readOnly := t.TempDir()
	if err := os.Chmod(readOnly, 0o555); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "folder.lock")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{
		"no file":              "",
		"below a file":         filepath.Join(file, "arxiv.lock"),
		"read-only folder":     filepath.Join(readOnly, "arxiv.lock"),
		"folder in its place":  folder,
		"read-only, and below": filepath.Join(readOnly, "new", "arxiv.lock"),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &server{answer: func(int, *http.Request) (*http.Response, error) { return answer(200) }}
				c := New(Options{HTTP: &http.Client{Transport: s}, LockFile: path})
				for range 3 {
					if _, err := c.Do(t.Context(), Request{URL: somewhere}); err != nil {
						t.Fatal(err)
					}
				}
				s.keepsTo(t, DefaultInterval)
			})
		})
	}
}

// What a link in the place of the lock file leads to is neither written nor made.
func TestALinkIsNoLockFile(t *testing.T) {
	dir := t.TempDir()
	theirs, none := filepath.Join(dir, "theirs"), filepath.Join(dir, "none")
	if err := os.WriteFile(theirs, []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"a.lock": theirs, "b.lock": none} {
		path := filepath.Join(dir, name)
		if err := os.Symlink(target, path); err != nil {
			t.Skip("no links here: ", err)
		}
		synctest.Test(t, func(t *testing.T) {
			s := &server{answer: func(int, *http.Request) (*http.Response, error) { return answer(200) }}
			c := New(Options{HTTP: &http.Client{Transport: s}, LockFile: path})
			for range 2 {
				if _, err := c.Do(t.Context(), Request{URL: somewhere}); err != nil {
					t.Fatal(err)
				}
			}
			s.keepsTo(t, DefaultInterval)
		})
	}
	if text, err := os.ReadFile(theirs); err != nil || string(text) != "text" {
		t.Errorf("the target of the link is %q, %v", text, err)
	}
	if _, err := os.Lstat(none); err == nil {
		t.Error("the target of the dangling link was made")
	}
}

func TestALockThatIsHeldIsWaitedForUntilTheContextEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "arxiv.lock")
	held := flock.New(path)
	if locked, err := held.TryLock(); !locked || err != nil {
		t.Fatal(locked, err)
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		c := New(Options{HTTP: &http.Client{Transport: &server{}}, LockFile: path})
		if _, err := c.Do(ctx, Request{URL: somewhere}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
	})
	if err := held.Close(); err != nil {
		t.Error(err)
	}
}

// A sleep that takes longer than it should is no credit for the next request.
func TestLateSleepsDoNotShortenTheNext(t *testing.T) {
	clock := &late{}
	var begun []time.Time
	s := &server{answer: func(int, *http.Request) (*http.Response, error) {
		begun = append(begun, clock.Now())
		return answer(200)
	}}
	c := New(Options{HTTP: &http.Client{Transport: s}, Clock: clock})
	for range 5 {
		if _, err := c.Do(t.Context(), Request{URL: somewhere}); err != nil {
			t.Fatal(err)
		}
	}
	for i := 1; i < len(begun); i++ {
		if gap := begun[i].Sub(begun[i-1]); gap < DefaultInterval {
			t.Errorf("requests came %v apart", gap)
		}
	}
}

// late is a clock whose every other sleep takes two seconds too long.
type late struct {
	instant
	sleeps int
}

func (c *late) Sleep(ctx context.Context, d time.Duration) error {
	if c.sleeps++; c.sleeps%2 == 1 {
		d += 2 * time.Second
	}
	return c.instant.Sleep(ctx, d)
}
