package tell_test

import (
	"bytes"
	"testing"
	"time"

	"clipgraph/arxiv"
	"clipgraph/cmd/tell"
	"clipgraph/internal/console"
)

func TestProgressOffATerminal(t *testing.T) {
	var stderr bytes.Buffer
	teller := tell.Teller{Stderr: console.Messages(&stderr)}
	for _, p := range []arxiv.Progress{
		{Done: 0, Total: 3000, Requests: 30, Left: 90 * time.Second},
		{Done: 100, Total: 3000, Requests: 29, Left: 87 * time.Second},
		{Done: 2900, Total: 3000, Requests: 1, Left: 3 * time.Second},
		{Done: 3000, Total: 3000},
	} {
		teller.Asking("resolving", arxiv.APIName, p)
	}
	teller.EndLine()
	if want := "resolving 0/3,000 · 30 requests left · about 1m30s\narXiv answered for 3,000 of 3,000\n"; stderr.String() != want {
		t.Errorf("%q", &stderr)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := tell.Thousands(n); got != want {
			t.Errorf("%d is %q", n, got)
		}
	}
}
