// Package habit counts what a list does often: which cuts it makes, which labels it
// has, whether its lines are wrapped. A cut that is made seldom in its place is taken
// back, as it cuts a title that looks like something else.
package habit

import (
	"slices"

	"clipgraph/arxiv/readlist/wording"
)

// weights has every number by which something is a habit. Each is held by a test that
// fails when the number is halved.
var weights = struct {
	cutShare     float64 // share of the texts in a place from which a cut is a habit
	labelTimes   int     // times that a label has to recur
	labelShare   float64 // share of the entries that a label has to recur in
	wrappedTimes int     // line ends behind an open word from which lines are wrapped
	wrappedShare float64 // share of all line ends that they have to be
}{cutShare: .12, labelTimes: 4, labelShare: .2, wrappedTimes: 2, wrappedShare: .2}

// Place is where texts stand that are cut alike.
type Place struct{ Place, Style string }

// Cuts are those of one text.
type Cuts struct {
	Where Place
	Used  []wording.Cut
}

// Noted is what was seen while an entry was cut.
type Noted struct {
	Cuts   []Cuts
	Labels []string
	Breaks int // ends of lines
	Open   int // those behind a word that ends nothing
}

// Reset empties n, whose memory is used again.
func (n *Noted) Reset() { *n = Noted{Cuts: n.Cuts[:0], Labels: n.Labels[:0]} }

// Telling returns a copy of n without the texts that were not cut, about which
// [Habits.Changes] does not ask.
func (n *Noted) Telling() Noted {
	told := Noted{Labels: slices.Clone(n.Labels), Breaks: n.Breaks, Open: n.Open}
	for _, c := range n.Cuts {
		if len(c.Used) > 0 {
			told.Cuts = append(told.Cuts, c)
		}
	}
	return told
}

// Habits counts what was noted of all entries of one kind.
type Habits struct {
	entries int
	texts   map[Place]int
	cuts    map[Place]map[wording.Cut]int
	labels  map[string]int
	vetoes  map[Place]map[wording.Cut]bool
	breaks  int
	open    int
	Wrapped bool // lines end in the middle of texts
}

// New returns habits of which nothing has been noted.
func New() *Habits {
	return &Habits{texts: map[Place]int{}, cuts: map[Place]map[wording.Cut]int{}, labels: map[string]int{}}
}

// Add counts what was noted of one entry.
func (h *Habits) Add(n *Noted) {
	h.entries++
	h.breaks, h.open = h.breaks+n.Breaks, h.open+n.Open
	for _, c := range n.Cuts {
		h.texts[c.Where]++
		for i, s := range c.Used {
			if slices.Contains(c.Used[:i], s) {
				continue
			}
			if h.cuts[c.Where] == nil {
				h.cuts[c.Where] = map[wording.Cut]int{}
			}
			h.cuts[c.Where][s]++
		}
	}
	for i, l := range n.Labels {
		if !slices.Contains(n.Labels[:i], l) {
			h.labels[l]++
		}
	}
}

// Decide finds the cuts that are no habits.
func (h *Habits) Decide() {
	h.vetoes = map[Place]map[wording.Cut]bool{}
	h.Wrapped = h.open >= weights.wrappedTimes && float64(h.open) >= weights.wrappedShare*float64(h.breaks)
	for where, cuts := range h.cuts {
		n := h.texts[where]
		for s, count := range cuts {
			if float64(count) < weights.cutShare*float64(n) {
				if h.vetoes[where] == nil {
					h.vetoes[where] = map[wording.Cut]bool{}
				}
				h.vetoes[where][s] = true
			}
		}
	}
}

// Changes reports whether an entry of which n was noted is cut otherwise by the
// habits.
func (h *Habits) Changes(n *Noted) bool {
	if h.Wrapped && n.Breaks > 0 {
		return true
	}
	for _, c := range n.Cuts {
		for _, s := range c.Used {
			if h.vetoes[c.Where][s] {
				return true
			}
		}
	}
	for _, l := range n.Labels {
		if h.IsLabel(l) || wording.IsWeakLabel(l) && h.LabelRecurs(l, 2) {
			return true
		}
	}
	return false
}

// Vetoed returns the cuts that are not made in a place.
func (h *Habits) Vetoed(where Place) map[wording.Cut]bool {
	if h == nil {
		return nil
	}
	return h.vetoes[where]
}

// LabelRecurs reports whether so many entries have a label.
func (h *Habits) LabelRecurs(label string, times int) bool {
	return h != nil && h.labels[label] >= times
}

// IsLabel reports whether what stands before a colon is a label by habit.
func (h *Habits) IsLabel(label string) bool {
	return h != nil && h.labels[label] >= weights.labelTimes && float64(h.labels[label]) >= weights.labelShare*float64(h.entries)
}
