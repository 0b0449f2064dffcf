package bib

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/nickng/bibtex"
)

func TestModel(t *testing.T) {
	f := Parse("f", `@string{ACM = "Assoc. of {C}omp."}
@InProceedings{DBLP:conf/x/Y+20, TITLE = "The {LaTeX} {\"o} @ book", title = {again}, month = Jan # "~1", publisher = acm,
  year = 99999999999999999999999, note = {mail me@x.org}, comment = {@foo}, my&field = unknown, b = {007}}
@misc{no fields}
@misc{, a = {M`+"\xff\x00"+`ller}}
@misc{k, a = {`+"\uF8FF"+`@}}`)
	want := []map[string]string{
		{"title": `The {LaTeX} {\"o} @ book`, "month": "January~1", "publisher": "Assoc. of {C}omp.", "year": "99999999999999999999999",
			"note": "mail me@x.org", "comment": "@foo", "my&field": "unknown", "b": "007"},
		{},
		{"a": "M\uFFFD\uFFFDller"},
		{"a": "\uF8FF@"},
	}
	types, keys := []string{"inproceedings", "misc", "misc", "misc"}, []string{"DBLP:conf/x/Y+20", "no", "", "k"}
	for i, e := range slices.Collect(f.Entries()) {
		model, err := e.Model()
		if err != nil {
			t.Fatal(err)
		}
		if model.Type != types[i] || model.CiteName != keys[i] || len(model.Fields) != len(want[i]) {
			t.Errorf("model %+v", model)
		}
		for name, value := range want[i] {
			if got := model.Fields[name]; got == nil || got.String() != value || got.RawString() != "{"+value+"}" {
				t.Errorf("%s is %v, want %q", name, got, value)
			}
		}
	}
}

// A failure of the library in one call leaves no trace in the next, and calls
// at the same time do not disturb one another.
func TestModelIsIsolated(t *testing.T) {
	_, err := bibtex.Parse(strings.NewReader("@misc{a, t="))
	if err == nil {
		t.Fatal("the library reads what is no entry")
	}
	f := Parse("f", benchmarkSource(100))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for e := range f.Entries() {
				model, err := e.Model()
				if err != nil || model.Fields["title"].String() != e.Value("title") {
					t.Error(model, err)
					return
				}
			}
		})
	}
	group.Wait()
}

// A model is returned even if the library cannot parse the entry.
func TestModelWithoutTheLibrary(t *testing.T) {
	var all strings.Builder
	for r := rune(0xE000); r <= 0xF8FF; r++ {
		all.WriteRune(r)
	}
	f := Parse("f", "\n @misc{k, a = {"+all.String()+"}, b = {@}}")
	for e := range f.Entries() {
		model, err := e.Model()
		if err == nil || !strings.HasPrefix(err.Error(), `f:2:2: entry "k": `) {
			t.Errorf("error %v", err)
		}
		if model == nil || model.Fields["a"].String() != all.String() || model.Fields["b"].String() != "@" {
			t.Errorf("model %v", model)
		}
	}
}

func BenchmarkModel(b *testing.B) {
	for e := range Parse("bench.bib", benchmarkSource(1)).Entries() {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := e.Model(); err != nil {
				b.Fatal(err)
			}
		}
	}
}
