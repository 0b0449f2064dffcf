package cmd

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/cmd/tell"
	"clipgraph/internal/console"
)

// A run that is interrupted while arXiv keeps it waiting ends at once, and
// leaves the file of an earlier run as it is.
func TestInterruptedWhileAsking(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		interrupt()
		<-r.Context().Done() // the client hangs up
	}))
	defer server.Close()
	t.Setenv("CLIPGRAPH_CACHE", t.TempDir())
	output := filepath.Join(t.TempDir(), "refs.bib")
	if err := os.WriteFile(output, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code := run(ctx, []string{"bib", "--api", server.URL, "-o", output, "2001.00001"}, strings.NewReader(""), &stdout, &stderr)
	if code != exitInterrupted || stdout.Len() > 0 || !strings.HasSuffix(stderr.String(), "clipgraph: interrupted\n") {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, &stdout, &stderr)
	}
	if now, err := os.ReadFile(output); err != nil || string(now) != "before" {
		t.Errorf("the file is %q, %v", now, err)
	}
}

// A source that the command does not know by name is counted as well.
func TestEverySourceIsCounted(t *testing.T) {
	var stderr bytes.Buffer
	a := &app{Teller: tell.Teller{Stderr: console.Messages(&stderr), Verbose: true}}
	a.noteSources(map[string]int{"Crossref": 1, arxiv.APIName: 2, "": 3})
	if !strings.HasSuffix(stderr.String(), "arXiv: 2 papers\nCrossref: 1 paper\n") {
		t.Errorf("%q", &stderr)
	}
}
