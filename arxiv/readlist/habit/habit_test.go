package habit

import (
	"fmt"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist/wording"
	"clipgraph/internal/testkit"
)

// cut is that before a name, and place where it was made.
var (
	cut   = wording.Cut{Left: wording.Whole, Right: wording.Persons, Sign: "."}
	place = Place{"li", "text"}
)

// habits returns those of n entries, of which some have what note notes.
func habits(n, some int, note func(*Noted)) *Habits {
	h := New()
	for i := range n {
		seen := Noted{Cuts: []Cuts{{Where: place}}}
		if i < some {
			note(&seen)
		}
		h.Add(&seen)
	}
	h.Decide()
	return h
}

func TestHabits(t *testing.T) {
	for _, c := range []struct {
		what    string
		n, some int
		want    bool
	}{
		{"cut taken back", 20, 2, true},
		{"cut taken back", 20, 3, false},
		{"year taken back", 3, 2, true}, // a title that begins with a year
		{"year taken back", 3, 3, false},
		{"year taken back", 12, 3, false},
		{"year taken back", 20, 4, true},
		{"year taken back", 20, 5, false},
		{"label", 20, 4, true},
		{"label", 20, 3, false},
		{"label", 40, 7, false}, // a word before a colon in some titles
		{"label", 40, 8, true},
		{"wrapped", 4, 1, false},
		{"wrapped", 10, 2, true},
		{"wrapped", 20, 3, false},
		{"name", 3, 2, false},
		{"name", 4, 3, true},
		{"name", 20, 14, false},
		{"name", 20, 15, true},
	} {
		if got := is(c.what, c.n, c.some); got != c.want {
			t.Errorf("%s in %d of %d entries: %v", c.what, c.some, c.n, got)
		}
	}
}

// is reports whether what some of n entries have is a habit, or no habit for cuts.
func is(what string, n, some int) bool {
	switch what {
	case "cut taken back":
		h := habits(n, some, func(s *Noted) { s.Cuts[0].Used = []wording.Cut{cut} })
		return h.Vetoed(place)[cut] && h.Changes(&Noted{Cuts: []Cuts{{place, []wording.Cut{cut}}}})
	case "year taken back":
		year := wording.Cut{Left: wording.VenueOrDay, Right: wording.Whole, Sign: "year"}
		return habits(n, some, func(s *Noted) { s.Cuts[0].Used = []wording.Cut{year} }).Vetoed(place)[year]
	case "label":
		return habits(n, some, func(s *Noted) { s.Labels = []string{"remark"} }).IsLabel("remark")
	case "name":
		return hasNames(n, some).IsName("bold", "0")
	}
	h := New()
	for i := range n {
		seen := Noted{Breaks: 1}
		if i < some {
			seen.Open = 1
		}
		h.Add(&seen)
	}
	h.Decide()
	return h.Wrapped
}

// hasNames returns the habits of n entries that begin with a word in bold, some of which are
// names; the others are different words.
func hasNames(n, some int) *Habits {
	h := New()
	for i := range n {
		h.Add(&Noted{Names: []Named{{Place: "bold", Text: fmt.Sprint(i), IsName: i >= n-some}}})
	}
	return h
}

// A word is a name among names where it stands once. Entries with such a word are read again.
func TestNames(t *testing.T) {
	h := hasNames(20, 18)
	noted := Noted{Names: []Named{{Place: "bold", Text: "BoxNet", IsName: true}, {Place: "bold", Text: "1"}}}
	if told := noted.Telling(); !h.Changes(&told) || len(told.Names) != 1 {
		t.Errorf("%+v changes nothing", told)
	}
	h.Add(&noted)
	if h.IsName("bold", "1") || !h.IsName("bold", "0") || h.IsName("text", "0") || (*Habits)(nil).IsName("bold", "0") {
		t.Error("a word that recurs or stands elsewhere is a name, or one that stands once is none")
	}
	if noted.Reset(); len(noted.Names) > 0 {
		t.Errorf("%+v are left", noted)
	}
}

// What is told of an entry changes it as all that was noted does, and stays as it is when
// the memory is used again.
func TestTelling(t *testing.T) {
	h := habits(20, 2, func(s *Noted) { s.Cuts[0].Used = []wording.Cut{cut} })
	n := Noted{Cuts: []Cuts{{Where: Place{"li", "bold"}}, {place, []wording.Cut{cut}}}, Labels: []string{"remark"}, Breaks: 2, Open: 1}
	told := n.Telling()
	n.Reset()
	n.Cuts, n.Labels = append(n.Cuts, Cuts{}, Cuts{}), append(n.Labels, "other")
	if len(told.Cuts) != 1 || !h.Changes(&told) || told.Labels[0] != "remark" || told.Breaks != 2 || told.Open != 1 {
		t.Errorf("%+v is told", told)
	}
}

// TestWeightsAreHeld halves every weight: something has to become a habit.
func TestWeightsAreHeld(t *testing.T) {
	n, free := testkit.Halved(&weights, func() string {
		var all strings.Builder
		for _, what := range []string{"cut taken back", "year taken back", "label", "wrapped", "name"} {
			for _, n := range []int{4, 8, 10, 20, 40} {
				for some := range min(n, 9) {
					fmt.Fprint(&all, is(what, n, some), " ")
				}
			}
		}
		return all.String()
	})
	if len(free) > 0 {
		t.Errorf("%d of %d weights can be halved and no habit changes: %v", len(free), n, free)
	}
}

// TestTexts adds texts of works: a text that a work has twice does not recur, and neither
// case nor signs make another text of it.
func TestTexts(t *testing.T) {
	var texts Texts
	for _, add := range []struct {
		text string
		work int64
	}{{"CrateSet", 1}, {"Crate-Set", 1}, {"crateset", 2}, {"BarrelSet", 3}, {"CaskSet", 4}} {
		texts.Add(add.text, add.work)
	}
	if share, of := texts.Distinct(); share != .75 || of != 4 {
		t.Errorf("a share of %v of %d texts", share, of)
	}
}
