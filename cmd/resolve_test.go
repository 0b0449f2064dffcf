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
	"time"

	"clipgraph/arxiv"
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

func TestProgressOffATerminal(t *testing.T) {
	var stderr bytes.Buffer
	a := &app{stderr: console.Messages(&stderr)}
	for _, p := range []arxiv.Progress{
		{Done: 0, Total: 3000, Requests: 30, Left: 90 * time.Second},
		{Done: 100, Total: 3000, Requests: 29, Left: 87 * time.Second},
		{Done: 2900, Total: 3000, Requests: 1, Left: 3 * time.Second},
		{Done: 3000, Total: 3000},
	} {
		a.progress.show(a, "resolving", arxiv.APIName, p)
	}
	a.progress.end()
	if want := "resolving 0/3,000 · 30 requests left · about 1m30s\narXiv answered for 3,000 of 3,000\n"; stderr.String() != want {
		t.Errorf("%q", &stderr)
	}
}

// A source that the command does not know by name is counted as well.
func TestEverySourceIsCounted(t *testing.T) {
	var stderr bytes.Buffer
	a := &app{stderr: console.Messages(&stderr), verbose: true}
	a.noteSources(map[string]int{"Crossref": 1, arxiv.APIName: 2, "": 3})
	if !strings.HasSuffix(stderr.String(), "arXiv: 2 papers\nCrossref: 1 paper\n") {
		t.Errorf("%q", &stderr)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is %q", n, got)
		}
	}
}
