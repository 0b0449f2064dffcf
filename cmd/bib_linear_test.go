package cmd

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A list of thousands of authors, as collaborations have, takes time and memory that
// grow with it.
func TestManyAuthors(t *testing.T) {
	allocated := func(n int) float64 {
		name := filepath.Join(t.TempDir(), "list.bib")
		authors := make([]string, n)
		for i := range authors {
			authors[i] = fmt.Sprintf("Name%d, Ada", i)
		}
		if err := os.WriteFile(name, []byte("@article{k, title = {A Work of Many}, eprint = {2101.00001}, author = {"+strings.Join(authors, " and ")+"}}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if code := run(t.Context(), []string{"bib", "--offline", "-q", name}, nil, io.Discard, io.Discard); code != exitDone {
			t.Errorf("exit code %d", code)
		}
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	base := allocated(1)
	once, four := allocated(1500)-base, allocated(6000)-base
	if ratio := four / once; ratio > 6 {
		t.Errorf("four times as many authors take %.1f times as much", ratio)
	}
}
