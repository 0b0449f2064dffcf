package work

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var errDown = errors.New("down")

// down is a source that can't be asked.
type down struct{}

func (down) Lookup(_ context.Context, ids []ID) (Answers, error) {
	answers := Answers{}
	for _, id := range ids {
		answers[id.Key()] = Answer{Status: Failed, Err: errDown}
	}
	return answers, errDown
}

// counting counts the identifiers that it is asked for, of which it is sure that
// there are none.
type counting struct{ asked int }

func (c *counting) Lookup(_ context.Context, ids []ID) (Answers, error) {
	answers := Answers{}
	for _, id := range ids {
		answers[id.Key()] = Answer{Sure: true}
	}
	c.asked += len(ids)
	return answers, nil
}

func TestChain(t *testing.T) {
	known, unknown, elsewhere := ID{ArXiv, "1706.03762"}, ID{ArXiv, "1706.00001"}, NewDOI("10.1000/xyZ")
	memory, err := ReadJSONL(strings.NewReader(`
{"arxiv":"1706.03762","title":"Attention Is All You Need","authors":[{"family":"Vaswani","given":"Ashish"}],"published":"2017-06-12"}
{"title":"Elsewhere","doi":"10.1000/XYZ","venue":{"year":2021},"comment":"withdrawn"}
`))
	if err != nil {
		t.Fatal(err)
	}
	memory.Name = "memory"
	ids := []ID{known, unknown, elsewhere}

	answers, err := Chain{memory}.Lookup(t.Context(), ids)
	if err != nil || answers.Of(known).Status != Found || answers.Of(unknown).Status != Unknown || answers.Of(known).Source != "memory" {
		t.Errorf("memory alone: %v, %v", answers, err)
	}
	if w := answers.Of(known).Work; w == nil || w.Year() != 2017 || w.Authors[0].String() != "Ashish Vaswani" {
		t.Errorf("work %+v", w)
	}
	if a := answers.Of(elsewhere); a.Status != Withdrawn || a.Work.Title != "Elsewhere" || a.Work.Year() != 2021 {
		t.Errorf("by DOI: %+v", a)
	}
	// A source that fails hides no source behind it, and is not passed over.
	answers, err = Chain{down{}, memory}.Lookup(t.Context(), ids)
	if !errors.Is(err, errDown) || answers.Of(known).Status != Found || answers.Of(unknown).Status != Failed {
		t.Errorf("a failing source first: %v, %v", answers, err)
	}
	// What one has, or is sure that there is not, no other is asked for.
	first, second := &counting{}, &counting{}
	if _, err := (Chain{memory, first, second}).Lookup(t.Context(), ids); err != nil || first.asked != 1 || second.asked != 0 {
		t.Errorf("asked for %d and %d, %v", first.asked, second.asked, err)
	}
}

func TestStatus(t *testing.T) {
	for status, want := range map[Status]string{Unknown: "unknown", Found: "found", Withdrawn: "withdrawn", Malformed: "malformed", Failed: "failed", Failed + 1: "status(5)", -1: "status(-1)"} {
		if got := status.String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestMemoryAll(t *testing.T) {
	m := &Memory{}
	for _, w := range []*Work{
		{IDs: IDs(ID{ArXiv, "2103.00020"}), Title: "first"}, {IDs: IDs(ID{ArXiv, "1706.03762"}), Title: "replaced"}, {Title: "without an identifier"},
		{IDs: IDs(NewDOI("10.1000/1")), Title: "elsewhere"}, {IDs: IDs(ID{ArXiv, "1706.03762"}), Title: "last"},
	} {
		m.Add(w)
	}
	var got []string
	for w := range (Chain{m, down{}}).All() {
		got = append(got, w.Title)
	}
	if diff := cmp.Diff([]string{"first", "elsewhere", "last"}, got); diff != "" {
		t.Error(diff)
	}
	for range (Chain{m}).All() {
		break // a reader that has enough is not called again
	}
}

func TestReadJSONLErrors(t *testing.T) {
	for text, want := range map[string]string{
		"{}\n{":                          "line 2",
		`{"arxiv":"2404.089588"}`:        "2404.089588",
		`{"title":1}`:                    "line 1",
		strings.Repeat("x", MaxRecord+1): "token too long",
	} {
		if _, err := ReadJSONL(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ReadJSONL(%.20q): error %v, want one with %q", text, err, want)
		}
	}
}

// Lines that are read are read again as they are written, whatever they hold.
func FuzzReadJSONL(f *testing.F) {
	f.Add(`{"arxiv":"2103.00020","title":"A","authors":[{"family":"Roe","given":"A."}],"published":"2021-02-26"}` + "\n\n" + `{"doi":"10.1000/1","title":"B"}`)
	f.Add(`{"doi":"none"}`)
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ReadJSONL(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, w := range m.works {
			one, err := json.Marshal(w)
			if err != nil {
				t.Fatal(err)
			}
			again := new(Work)
			if err := json.Unmarshal(one, again); err != nil {
				t.Fatalf("%s: %v", one, err)
			}
			if two, err := json.Marshal(again); err != nil || string(two) != string(one) {
				t.Errorf("written as %s, then as %s, %v", one, two, err)
			}
		}
	})
}
