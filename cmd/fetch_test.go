package cmd

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// TestFetchGoesOn stops a run while arXiv is asked, by force and by request:
// the next one asks only for what did not arrive.
func TestFetchGoesOn(t *testing.T) {
	const papers, batch = 250, 100
	for _, stop := range []syscall.Signal{syscall.SIGKILL, syscall.SIGINT} {
		t.Run(stop.String(), func(t *testing.T) {
			var mu sync.Mutex
			asked := map[string]int{}
			requests := 0
			held := make(chan struct{}) // a request is held back
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				mu.Lock()
				requests++
				hold := requests == 3
				if !hold {
					for id := range strings.SplitSeq(r.FormValue("id_list"), ",") {
						asked[id]++
					}
				}
				mu.Unlock()
				if hold {
					close(held)
					<-r.Context().Done()
					return
				}
				serveAPI(w, r)
			}))
			defer server.Close()
			dir := t.TempDir()
			var list strings.Builder
			for i := range papers {
				fmt.Fprintf(&list, "- https://arxiv.org/abs/2006.%05d\n", i+1)
			}
			if err := os.WriteFile(filepath.Join(dir, "list.md"), []byte(list.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			fetch := func() *exec.Cmd {
				c := exec.Command("clipgraph", "fetch", "--api", server.URL, "list.md")
				c.Dir = dir
				c.Env = append(os.Environ(), "CLIPGRAPH_CACHE="+filepath.Join(dir, "cache"))
				return c
			}
			first := fetch()
			if err := first.Start(); err != nil {
				t.Fatal(err)
			}
			<-held
			if err := first.Process.Signal(stop); err != nil {
				t.Fatal(err)
			}
			err := first.Wait()
			exit, ok := errors.AsType[*exec.ExitError](err)
			if !ok || stop == syscall.SIGINT && exit.ExitCode() != exitInterrupted {
				t.Errorf("it ends with %v", err)
			}
			mu.Lock()
			if n := len(asked); n != 2*batch {
				t.Errorf("%d papers arrived", n)
			}
			mu.Unlock()
			out, err := fetch().CombinedOutput()
			if err != nil || !strings.Contains(string(out), "250 of 250 papers found") {
				t.Errorf("%v: %s", err, out)
			}
			mu.Lock()
			defer mu.Unlock()
			for id, n := range asked {
				if n != 1 {
					t.Errorf("%s was asked for %d times", id, n)
				}
			}
			if len(asked) != papers || requests != 4 {
				t.Errorf("%d papers in %d requests", len(asked), requests)
			}
		})
	}
}
