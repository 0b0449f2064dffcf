package arxiv

import (
	"context"
	"testing"

	"clipgraph/bib/work"
)

func mustID(t *testing.T, s string) ID {
	t.Helper()
	ref, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return ref.ID
}

// A source of arXiv's is asked for arXiv's identifiers and no others, and for
// nothing where there are none.
func TestLookupIDs(t *testing.T) {
	known := mustID(t, "1706.03762")
	asked := 0
	ask := func(_ context.Context, ids []ID) (map[ID]work.Answer, error) {
		asked += len(ids)
		return map[ID]work.Answer{known: {Status: work.Found, Work: &work.Work{}}}, nil
	}
	never, doi := work.ID{Kind: work.ArXiv, Value: "1713.00001"}, work.NewDOI("10.1000/1")
	answers, err := LookupIDs(t.Context(), []work.ID{known.WorkID(), never, doi}, ask)
	if err != nil || asked != 1 || answers.Of(known.WorkID()).Status != work.Found || answers.Of(never).Status != work.Malformed || answers.Of(doi).Status != work.Unknown {
		t.Errorf("%v, %v", answers, err)
	}
	if answers, err := LookupIDs(t.Context(), []work.ID{never, doi}, ask); err != nil || asked != 1 || len(answers) != 1 {
		t.Errorf("%v, %v, asked for %d", answers, err, asked)
	}
}

func TestWorkID(t *testing.T) {
	for _, text := range []string{"1706.03762", "0704.0001", "hep-th/9901001"} {
		id := mustID(t, text)
		w := &work.Work{IDs: work.IDs(work.NewDOI("10.1000/1"), id.WorkID())}
		if got := Of(w); got != id || id.WorkID().Value != text || id.WorkID().URL() != id.URL() || id.WorkID().Year() != id.Year() {
			t.Errorf("%s is %v, and as that of a work %v", text, got, id.WorkID())
		}
	}
	if (ID{}).WorkID() != (work.ID{}) || Of(&work.Work{IDs: work.IDs(work.ID{Kind: work.ArXiv, Value: "9999.99999"})}) != (ID{}) {
		t.Error("no identifier is one")
	}
}

func BenchmarkOf(b *testing.B) {
	id, _ := ParseID([]byte("1706.03762"))
	w := &work.Work{IDs: work.IDs(id.WorkID())}
	b.ReportAllocs()
	for b.Loop() {
		Of(w)
	}
}
