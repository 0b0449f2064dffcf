package arxiv

import (
	"context"
	"errors"
	"strings"
	"testing"
)

var errDown = errors.New("down")

// down is a source that can't be asked.
type down struct{}

func (down) Lookup(_ context.Context, ids []ID) (map[ID]Answer, error) {
	answers := map[ID]Answer{}
	for _, id := range ids {
		answers[id] = Answer{Status: Failed, Err: errDown}
	}
	return answers, errDown
}

func mustID(t *testing.T, s string) ID {
	t.Helper()
	ref, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return ref.ID
}

func TestChain(t *testing.T) {
	known, unknown := mustID(t, "1706.03762"), mustID(t, "1706.00001")
	memory, err := ReadJSONL(strings.NewReader(`
{"arxiv":"1706.03762","title":"Attention Is All You Need","authors":[{"family":"Vaswani","given":"Ashish"}],"published":"2017-06-12"}
{"title":"Elsewhere","doi":"10.1000/XYZ","venue":{"year":2021}}
`))
	if err != nil {
		t.Fatal(err)
	}
	ids := []ID{known, unknown}

	answers, err := Chain{memory}.Lookup(context.Background(), ids)
	if err != nil || answers[known].Status != Found || answers[unknown].Status != Unknown {
		t.Errorf("memory alone: %v, %v", answers, err)
	}
	if p := answers[known].Paper; p == nil || p.Year() != 2017 || p.Authors[0].String() != "Ashish Vaswani" {
		t.Errorf("paper %+v", p)
	}
	// A source that fails hides no source behind it, and is not passed over.
	answers, err = Chain{down{}, memory}.Lookup(context.Background(), ids)
	if !errors.Is(err, errDown) || answers[known].Status != Found || answers[unknown].Status != Failed {
		t.Errorf("a failing source first: %v, %v", answers, err)
	}
	if p, ok := (Chain{down{}, memory}).LookupDOI("10.1000/xyz"); !ok || p.Title != "Elsewhere" || p.Year() != 2021 {
		t.Errorf("by DOI: %+v, %v", p, ok)
	}
	if _, ok := (Chain{memory}).LookupDOI("10.1000/other"); ok {
		t.Error("an unknown DOI is known")
	}
}

func TestReadJSONLErrors(t *testing.T) {
	for text, want := range map[string]string{
		"{}\n{":                          "line 2",
		`{"arxiv":"2404.089588"}`:        "2404.089588",
		`{"title":1}`:                    "line 1",
		strings.Repeat("x", maxRecord+1): "token too long",
	} {
		if _, err := ReadJSONL(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ReadJSONL(%.20q): error %v, want one with %q", text, err, want)
		}
	}
}
