package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph"
	"clipgraph/internal/textwidth"
)

func TestLevels(t *testing.T) {
	for n, want := range map[int]Level{0: Near, 120: Near, 121: Middle, 600: Middle, 601: Far} {
		if got := Auto.of(n); got != want {
			t.Errorf("%d papers: %s, want %s", n, LevelNames[got], LevelNames[want])
		}
	}
	if LevelByName("field") != Far || LevelByName("") != Auto || Near.of(9999) != Near {
		t.Error("a level that is named is not the level")
	}
}

func TestTitleOf(t *testing.T) {
	for heading, want := range map[string]string{
		"Prompts":               "Prompts",
		"🔥 2. Prompts (12)":     "Prompts",
		"📖Weight/Activation ()": "Weight/Activation",
		"3.1 Zero-Shot: ":       "Zero-Shot",
		":fire: News :fire:":    "News",
		"IV. Data":              "Data",
		"2024":                  "2024",
		"3D Vision":             "3D Vision",
		"A. Surveys [3 papers]": "Surveys",
		"$\\ell_2$ norms":       "ℓ₂ norms",
		"🎉":                     "",
		"I/O-Aware Attention":   "I/O-Aware Attention",
	} {
		if got := titleOf(heading); got != want {
			t.Errorf("%q: %q, want %q", heading, got, want)
		}
	}
}

func TestJoinYears(t *testing.T) {
	for _, test := range []struct {
		counts map[int]int
		target float64
		want   string
	}{
		{map[int]int{2020: 5}, 5, "2020-2020:5"},
		{map[int]int{2020: 5, 2021: 5}, 5, "2020-2020:5 2021-2021:5"},
		{map[int]int{1990: 1, 1995: 1, 2020: 9}, 5, "1990-1995:2 2020-2020:9"}, // a year with enough closes what was before
		{map[int]int{2018: 3, 2019: 3, 2020: 1, 2021: 1}, 5, "2018-2019:6 2020-2021:2"},
		{map[int]int{2018: 4, 2019: 1, 2020: 1}, 5, "2018-2019:5 2020-2020:1"},
	} {
		var got []string
		for _, s := range joinYears(test.counts, test.target) {
			got = append(got, fmt.Sprintf("%d-%d:%d", s.from, s.to, s.papers))
		}
		if text := strings.Join(got, " "); text != test.want {
			t.Errorf("%v by %g: %s, want %s", test.counts, test.target, text, test.want)
		}
	}
}

// Spans of time lie beside each other over all of the room, none is narrower than its
// label needs, and later is further right.
func TestScale(t *testing.T) {
	for _, times := range [][]float64{
		{2021.5}, {2021.1, 2024.9}, {0, 2020.5, 1988.2}, {0}, nil,
		func() (many []float64) {
			for i := range 3000 {
				many = append(many, 1970+55*math.Sqrt(float64(i)/3000))
			}
			return many
		}(),
	} {
		for _, right := range []float64{376, 826, 1600} {
			s := newScale(times, 14, right, right < 400)
			if len(s.spans) > mostSpans {
				t.Errorf("%d spans", len(s.spans))
			}
			x := s.undatedRight
			for _, p := range s.spans {
				if math.Abs(p.left-x) > 1e-6 || p.width < leastYear-1e-6 || p.from != p.to && p.width < leastJoined-1e-6 && len(s.spans) > 1 {
					t.Errorf("%+v begins at %g, want %g", p, p.left, x)
				}
				x = p.left + p.width
			}
			if len(s.spans) > 0 && math.Abs(x-right) > 1e-6 {
				t.Errorf("the scale ends at %g, want %g", x, right)
			}
			last := math.Inf(-1)
			for _, year := range slices.Sorted(slices.Values(times)) {
				if year == unknown {
					continue
				}
				if at := s.x(year); at < last || at < s.undatedRight || at > right {
					t.Errorf("%g stands at %g behind %g", year, at, last)
				} else {
					last = at
				}
			}
		}
	}
}

// sectioned is a graph of so many papers below each path of headings.
func sectioned(t *testing.T, sizes map[string]int) *graph.Graph {
	t.Helper()
	var papers []*graph.Paper
	for _, path := range slices.Sorted(func(yield func(string) bool) {
		for path := range sizes {
			if !yield(path) {
				return
			}
		}
	}) {
		for range sizes[path] {
			p := &graph.Paper{Key: fmt.Sprintf("k%04d", len(papers)), Order: len(papers), Meta: &work.Work{}}
			p.Rows = []readlist.Row{{Work: &work.Work{}, Section: strings.FieldsFunc(path, func(r rune) bool { return r == '>' })}}
			if path == "unlisted" {
				p.Rows = nil
			}
			papers = append(papers, p)
		}
	}
	g, err := graph.New(papers, nil)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestLanes(t *testing.T) {
	many := map[string]int{}
	for i := range 20 {
		many[fmt.Sprintf("S%02d", i)] = 1 + i
	}
	for _, test := range []struct {
		name  string
		sizes map[string]int
		want  string
	}{
		{"as they stand", map[string]int{"A": 2, "B": 1}, "A 2, B 1"},
		{"what stands over all is left out", map[string]int{"All>A": 2, "All>B": 1}, "A 2, B 1"},
		{"no sections", map[string]int{"": 3}, " 3"},
		{"in none, and in no list", map[string]int{"": 1, "B": 2, "unlisted": 2}, "B 2, (no section) 1, Cited, and not in the list 2"},
		{"the largest is split", map[string]int{"A>X": 20, "A>Y": 30, "B": 3}, "X 20, Y 30, B 3"},
		{"small parts are joined", map[string]int{"A>X": 20, "A>Y": 2, "A>Z": 1, "A": 1, "B": 3}, "X 20, A, other 4, B 3"},
		{"small sections are not split", map[string]int{"A>X": 3, "A>Y": 3, "B": 60, "C": 60}, "A 6, B 60, C 60"},
		{"one name under two", map[string]int{"A>News": 20, "A>Y": 20, "B>News": 20, "B>Z": 20}, "A: News 20, Y 20, B: News 20, Z 20"},
		{"no more than there is room for", many, "S05 6, S06 7, S07 8, S08 9, S09 10, S10 11, S11 12, S12 13, S13 14, S14 15, S15 16, S16 17, S17 18, S18 19, S19 20, 5 smaller sections 15"},
	} {
		b := newBuilder(sectioned(t, test.sizes), Options{})
		b.setLanes()
		var got []string
		for _, l := range b.lanes {
			got = append(got, fmt.Sprintf("%s %d", l.name, len(l.papers)))
		}
		if text := strings.Join(got, ", "); text != test.want {
			t.Errorf("%s: %s, want %s", test.name, text, test.want)
		}
	}
}

// The rows of a level are shared among the lanes, and each lane has one.
func TestShareRows(t *testing.T) {
	sizes := map[string]int{}
	for i := range 16 {
		sizes[fmt.Sprintf("S%02d", i)] = 1 + i*i
	}
	for _, test := range []struct {
		level              Level
		least, most, total int
	}{{Middle, 1, mostRows, middleRows + 4}, {Far, 1, mostRows, farRows + 8}} {
		b := newBuilder(sectioned(t, sizes), Options{Level: test.level})
		b.setLanes()
		total := 0
		for _, l := range b.lanes {
			if total += l.most; l.most < test.least || l.most > test.most {
				t.Errorf("%s has %d rows", l.name, l.most)
			}
		}
		if total > test.total || total < test.total-12 {
			t.Errorf("%d rows of %s", total, LevelNames[test.level])
		}
	}
}

func TestWrap(t *testing.T) {
	for title, want := range map[string]string{
		"Train":                      "Train",
		"Improvement & Innovation":   "Improvement &|Innovation",
		"Weight/Activation Quantize": "Weight/|Activation|Quantize",
		"Zero-Shot & Few-Shot & Classification and Much More": "Zero-Shot &|Few-Shot &|Classification…",
		"Supercalifragilisticexpialidocious":                  "Supercalifragi…",
	} {
		lines := wrap(title, 112)
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
		for _, line := range lines {
			if textwidth.Of(line, nameSize, true) > 112 {
				t.Errorf("%q is too wide", line)
			}
		}
	}
}

// A column gives the first row that has room, and tries none more often than it may.
func TestColumn(t *testing.T) {
	var c column
	tries := 0
	full := func(int) bool { tries++; return false }
	if at := c.first(3, true, func(row int) bool { return row == 1 }); at != 1 {
		t.Errorf("row %d, want 1", at)
	}
	for rows := range 100 {
		for range 100 {
			c.first(rows, true, full)
		}
	}
	if tries > 99*mostMisses {
		t.Errorf("%d tries of 99 rows", tries)
	}
	if at := c.first(100, false, func(row int) bool { return row == 99 }); at != 99 {
		t.Errorf("row %d, want the new one", at)
	}
}

func TestIntervals(t *testing.T) {
	var s intervals
	s.put(10, 20)
	s.put(30, 40)
	s.put(19, 22)
	if fmt.Sprint(s) != "[{10 22} {30 40}]" || s.free(22, 30, 0) != true || s.free(23, 29, 4) || !s.free(50, 60, 9) || s.gap(12, 4, 2) != 24 || s.gap(12, 5, 2) != 42 {
		t.Errorf("%v %g %g", s, s.gap(12, 4, 2), s.gap(12, 5, 2))
	}
	s.put(0, 100)
	if fmt.Sprint(s) != "[{0 100}]" {
		t.Errorf("%v", s)
	}
}
