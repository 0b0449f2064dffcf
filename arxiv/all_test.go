package arxiv

import (
	"testing"

	"clipgraph/bib/work"

	"github.com/google/go-cmp/cmp"
)

// TestAll reads the papers of a chain back: those in memory, then those of a
// cache, which also knows what there is not.
func TestAll(t *testing.T) {
	paper := func(id string) *work.Work {
		ref, err := Parse(id)
		if err != nil {
			t.Fatal(err)
		}
		return &work.Work{IDs: work.IDs(ref.ID.WorkID()), Title: "A Work of " + id}
	}
	memory, cache := &work.Memory{}, NewCache(t.TempDir(), "")
	for _, id := range []string{"2103.00020", "1706.03762"} {
		memory.Add(paper(id))
	}
	memory.Add(&work.Work{Title: "A Work That Is Not on arXiv"})
	answers := work.Answers{Of(paper("2001.00001")).WorkID(): {Status: work.Unknown, Sure: true}}
	for _, id := range []string{"hep-th/9901001", "1401.0001", "2401.00001"} {
		p := paper(id)
		answers[Of(p).WorkID()] = work.FoundIn("", p)
	}
	if err := cache.Put(answers); err != nil {
		t.Fatal(err)
	}
	var got []string
	for p := range (work.Chain{memory, cache, NewCache(t.TempDir()+"/none", "")}).All() {
		got = append(got, Of(p).String())
	}
	want := []string{"2103.00020", "1706.03762", "1401.0001", "2401.00001", "hep-th/9901001"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for range (work.Chain{memory, cache}).All() {
		break // a reader that has enough is not called again
	}
}
