//go:build unix

package cmd

import (
	"clipgraph/internal/testkit"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// A server that answers, and says nothing, has not answered: no verb counts its
// papers, or keeps what it said. Most of the time of these tests are waits between
// tries.
func TestRubbishOfSemanticScholar(t *testing.T) {
	testkit.PlainOnly(t)
	t.Parallel()
	var all sync.WaitGroup
	defer all.Wait()
	for _, test := range []struct {
		rubbish string
		args    []string
		code    int
	}{
		{"<html>", []string{"fetch"}, exitFailed},
		{"[null]", []string{"fetch", "--json"}, exitFailed},
		{`[{}, {}]`, []string{"csv", "--edges"}, exitDone},
		{"", []string{"rank", "--strict"}, exitFailed},
	} {
		all.Go(func() {
			var requests atomic.Int32
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				requests.Add(1)
				fmt.Fprint(w, test.rubbish)
			}))
			defer server.Close()
			s := newScene(t, nil)
			c := s.command("clipgraph", slices.Concat(test.args, []string{"--cite", "--cite-api", server.URL, "2109.01134", "2203.05557"})...)
			out, _ := c.CombinedOutput()
			said := string(out)
			if code := c.ProcessState.ExitCode(); code != test.code || requests.Load() != 5 {
				t.Errorf("%s: exit code %d after %d requests", test.args, code, requests.Load())
			}
			for _, want := range []string{"Semantic Scholar answered for 0 of 2\n", "(asked 5 times)\nhint: ", "references known for 0 of 2 papers; 2 could not be asked for\n"} {
				if !strings.Contains(said, want) {
					t.Errorf("%s does not say %q: %s", test.args, want, said)
				}
			}
			if _, err := os.Stat(filepath.Join(s.cache, "mirrors")); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: something is kept: %v", test.args, err)
			}
		})
	}
}

// 406 is a throttle, whoever answers it.
func TestThrottledWith406(t *testing.T) {
	t.Parallel()
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if accept := r.Header.Get("Accept"); !strings.Contains(accept, "*/*") {
			t.Errorf("asks for %q", accept)
		}
		switch n := requests.Add(1); {
		case n%2 == 1:
			w.WriteHeader(http.StatusNotAcceptable)
		case r.URL.Path == "/api":
			serveAPI(w, r)
		default:
			fmt.Fprint(w, "- https://arxiv.org/abs/2006.00001\n")
		}
	}))
	t.Cleanup(server.Close)
	s := newScene(t, nil)
	s.api = server.URL + "/api"
	code, said := s.run("bib", server.URL+"/list.md")
	if code != exitDone || !strings.Contains(said, "Lovelace") || requests.Load() != 4 {
		t.Errorf("exit code %d after %d requests: %s", code, requests.Load(), said)
	}
}
