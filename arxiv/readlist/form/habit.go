package form

import (
	"slices"

	"clipgraph/arxiv/readlist/wording"
)

// Habits of a list: which cuts and labels it makes often. A cut that is made
// seldom in its place is taken back, as it cuts a title that looks like
// something else.

// cutPlace is where texts stand that are cut alike.
type cutPlace struct{ place, style string }

type placedCuts struct {
	where cutPlace
	used  []wording.Cut
}

// noted is what was seen while an entry was cut.
type noted struct {
	cuts   []placedCuts
	labels []string
	breaks int // ends of lines
	open   int // those behind a word that ends nothing
}

// habits counts what was noted of all entries of one kind.
type habits struct {
	entries int
	texts   map[cutPlace]int
	cuts    map[cutPlace]map[wording.Cut]int
	labels  map[string]int
	vetoes  map[cutPlace]map[wording.Cut]bool
	breaks  int
	open    int
	wrapped bool // lines end in the middle of texts
}

func newHabits() *habits {
	return &habits{texts: map[cutPlace]int{}, cuts: map[cutPlace]map[wording.Cut]int{}, labels: map[string]int{}}
}

func (h *habits) add(n *noted) {
	h.entries++
	h.breaks, h.open = h.breaks+n.breaks, h.open+n.open
	for _, c := range n.cuts {
		h.texts[c.where]++
		for i, s := range c.used {
			if slices.Contains(c.used[:i], s) {
				continue
			}
			if h.cuts[c.where] == nil {
				h.cuts[c.where] = map[wording.Cut]int{}
			}
			h.cuts[c.where][s]++
		}
	}
	for i, l := range n.labels {
		if !slices.Contains(n.labels[:i], l) {
			h.labels[l]++
		}
	}
}

// decide finds the cuts that are no habits.
func (h *habits) decide() {
	h.vetoes = map[cutPlace]map[wording.Cut]bool{}
	h.wrapped = h.open > 1 && float64(h.open) >= weights.wrappedShare*float64(h.breaks)
	for where, cuts := range h.cuts {
		n := h.texts[where]
		for s, count := range cuts {
			if float64(count) < weights.habitShare*float64(n) {
				if h.vetoes[where] == nil {
					h.vetoes[where] = map[wording.Cut]bool{}
				}
				h.vetoes[where][s] = true
			}
		}
	}
}

// changes reports whether an entry of which n was noted is cut otherwise by the
// habits.
func (h *habits) changes(n *noted) bool {
	if h.wrapped && n.breaks > 0 {
		return true
	}
	for _, c := range n.cuts {
		for _, s := range c.used {
			if h.vetoes[c.where][s] {
				return true
			}
		}
	}
	for _, l := range n.labels {
		if h.isLabel(l) || wording.IsWeakLabel(l) && h.labelRecurs(l, 2) {
			return true
		}
	}
	return false
}

func (h *habits) vetoed(where cutPlace) map[wording.Cut]bool {
	if h == nil {
		return nil
	}
	return h.vetoes[where]
}

func (h *habits) labelRecurs(label string, times int) bool {
	return h != nil && h.labels[label] >= times
}

// isLabel reports whether what stands before a colon is a label by habit.
func (h *habits) isLabel(label string) bool {
	return h != nil && h.labels[label] >= weights.labelTimes && float64(h.labels[label]) >= weights.labelShare*float64(h.entries)
}
