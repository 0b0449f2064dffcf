package layout

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"clipgraph/graph"
	"clipgraph/internal/textwidth"
)

// The time axis consists of spans of years. The width of a span depends on the number of its
// papers; within a span all months have the same length.

// Sizes in pixels.
const (
	undatedWidth  = 70.0 // of papers without a date
	narrowUndated = 48.0
	leastYear     = 38.0
	leastJoined   = 60.0 // of joined years
	mostSpans     = 10
	spanPower     = 0.6 // exponent of the number of papers in the width of a span
)

// span is one year or several joined years, from start up to but excluding end.
type span struct { // first and last year
	from, to   int // the first and the last year
	start, end float64
	papers     int
	left       float64 // x
	width      float64
}

// scale maps dates, in years, to x.
type scale struct {
	undated      bool
	left, right  float64
	undatedRight float64
	spans        []span
}

// unknown is the date of papers without one.
const unknown = 0

// setDates computes the x of each paper's date.
func (b *builder) setDates() {
	b.left, b.right = margin, b.width-margin
	if !b.narrow && (len(b.lanes) > 1 || b.lanes != nil && b.lanes[0].name != "") {
		b.left += gutter + 12
	}
	times := timesOf(b.g, b.laneOf)
	b.scale = newScale(times, b.left, b.right, b.narrow)
	undated := 0
	for _, i := range b.g.Listed() {
		if times[i] == unknown {
			undated++
		}
	}
	at := 0
	for _, i := range b.g.Listed() {
		if times[i] != unknown {
			b.dates[i] = b.scale.x(times[i])
			continue
		}
		at++ // spread, in the order of the lists
		b.dates[i] = b.left + 4 + (b.scale.undatedRight-b.left-8)*float64(at)/float64(undated+1)
	}
}

// timesOf returns the date of each paper, in years. Papers of the same month are spread over it by
// day or arXiv number. Papers of which only the year is known are spread over the part of the year
// that others cover, separately for each lane, since their order in a list does not depend on time.
func timesOf(g *graph.Graph, laneOf []int) []float64 {
	type period struct{ year, month, lane int }
	same := map[period][]int{}
	ends := map[int]int{} // the last known month of each year
	lastYear := 0
	for _, i := range g.Listed() {
		year, m := g.Papers()[i].Date()
		if m < 0 || m > 12 {
			m = 0
		}
		if year <= 0 {
			continue
		}
		when := period{year, m, -1}
		if m == 0 {
			when.lane = laneOf[i]
		}
		same[when] = append(same[when], i)
		ends[year], lastYear = max(ends[year], m), max(lastYear, year)
	}
	times := make([]float64, g.Len())
	for when, papers := range same {
		slices.SortStableFunc(papers, func(i, j int) int { return compareDays(g.Papers()[i], g.Papers()[j]) })
		start, length := float64(when.year), 1.0
		if when.month > 0 {
			start, length = start+float64(when.month-1)/12, 1.0/12
		} else if end := ends[when.year]; when.year == lastYear && end > 0 {
			length = float64(end) / 12
		}
		for n, i := range papers {
			times[i] = start + length*(float64(n)+0.5)/float64(len(papers))
		}
	}
	return times
}

// compareDays compares papers of the same month, by day or by arXiv number, which increases with
// time.
func compareDays(p, q *graph.Paper) int {
	if a, b := p.Meta.Published.Day, q.Meta.Published.Day; a != b && a > 0 && b > 0 || p.ID.IsZero() || q.ID.IsZero() {
		return cmp.Compare(a, b)
	}
	return p.ID.Compare(q.ID)
}

// newScale returns a scale of times between two x.
func newScale(times []float64, left, right float64, narrow bool) scale {
	s := scale{left: left, right: right, undatedRight: left}
	counts := map[int]int{}
	first, last, dated := math.Inf(1), math.Inf(-1), 0
	for _, t := range times {
		if t == unknown {
			s.undated = true
			continue
		}
		dated++
		counts[int(t)]++
		first, last = min(first, t), max(last, t)
	}
	if dated == 0 {
		s.undatedRight = right
		return s
	}
	if s.undated {
		if s.undatedRight += undatedWidth; narrow {
			s.undatedRight += narrowUndated - undatedWidth
		}
	}
	room := right - s.undatedRight
	most := min(mostSpans, int(room/leastJoined))
	for target := max(1, float64(dated)/60); ; target *= 1.2 {
		if s.spans = joinYears(counts, target); len(s.spans) <= most {
			break
		}
	}
	s.spans[0].start = math.Floor(first*12) / 12
	s.spans[len(s.spans)-1].end = math.Ceil(last*12+1e-9) / 12
	s.setWidths(room)
	return s
}

// joinYears joins years into spans with target papers. A year with as many papers starts a new
// span.
func joinYears(counts map[int]int, target float64) []span {
	years := make([]int, 0, len(counts))
	for year := range counts {
		years = append(years, year)
	}
	slices.Sort(years)
	var spans []span
	open := false
	for _, year := range years {
		n := counts[year]
		if !open || float64(n) >= target {
			spans = append(spans, span{from: year, start: float64(year)})
		}
		s := &spans[len(spans)-1]
		s.to, s.end = year, float64(year+1)
		s.papers += n
		open = float64(s.papers) < target
	}
	for i := 1; i < len(spans); i++ { // years without papers belong to the previous span
		spans[i-1].end = spans[i].start
	}
	return spans
}

// setWidths distributes the available width: each span gets its minimum and a share of the rest.
func (s *scale) setWidths(room float64) {
	fixed := make([]bool, len(s.spans))
	for again := true; again; {
		again = false
		free, sum := room, 0.0
		for i, p := range s.spans {
			if fixed[i] {
				free -= p.width
			} else {
				sum += math.Pow(float64(p.papers), spanPower)
			}
		}
		for i := range s.spans {
			p := &s.spans[i]
			if fixed[i] {
				continue
			}
			least := leastYear
			if p.from != p.to {
				least = leastJoined
			}
			if p.width = free * math.Pow(float64(p.papers), spanPower) / sum; p.width < least {
				p.width, fixed[i], again = least, true, true
			}
		}
	}
	x := s.undatedRight
	for i := range s.spans {
		s.spans[i].left = x
		x += s.spans[i].width
	}
}

// x returns the position of a date.
func (s *scale) x(t float64) float64 {
	for i := len(s.spans) - 1; i >= 0; i-- {
		if p := &s.spans[i]; t >= p.start || i == 0 {
			part := (t - p.start) / (p.end - p.start)
			return p.left + p.width*min(1, max(0, part))
		}
	}
	return s.left
}

// marks returns the years on the axis, with labels if there is space.
func (s *scale) marks() []Year {
	var marks []Year
	if s.undated {
		marks = append(marks, Year{X: s.left, Label: "no date"})
	}
	for i, p := range s.spans {
		text := fmt.Sprint(p.from)
		switch {
		case p.from != p.to && i == 0:
			text = fmt.Sprintf("to %d", p.to)
		case p.from != p.to && p.from/100 == p.to/100:
			text = fmt.Sprintf("%d–%02d", p.from, p.to%100)
		case p.from != p.to:
			text = fmt.Sprintf("%d–%d", p.from, p.to)
		}
		marks = append(marks, Year{X: p.left, Label: text})
	}
	end := s.right
	for i := len(marks) - 1; i >= 0; i-- {
		if marks[i].X+3+textwidth.Of(marks[i].Label, nameSize, false) > end {
			marks[i].Label = ""
		}
		end = marks[i].X
	}
	return marks
}

// years returns the first and the last year, or 0 if there are none.
func (s *scale) years() (first, last int) {
	if len(s.spans) == 0 {
		return 0, 0
	}
	return s.spans[0].from, s.spans[len(s.spans)-1].to
}
