// Package habit counts what a list does regularly: where it splits texts, which labels it
// uses, whether its lines are wrapped. A split that is rare in its position is undone,
// because it probably splits a title.
package habit

import (
	"slices"

	"clipgraph/arxiv/readlist/wording"
)

// weights are the thresholds of habits. Each is covered by a test that fails when it is
// halved.
var weights = struct {
	cutShare     float64 // least share of the texts in a position for a cut to be a habit
	needTimes    int     // least number of a cut that another one needs
	needShare    float64 // its least share of the texts in a position
	labelTimes   int     // least number of occurrences of a label
	labelShare   float64 // least share of the entries with the label
	wrappedTimes int     // least number of line ends after an open word for lines to be wrapped
	wrappedShare float64 // their least share of all line ends
	nameShare    float64 // least share of names among the texts in a place for other words there to be names
}{cutShare: .12, needTimes: 3, needShare: .25, labelTimes: 4, labelShare: .2, wrappedTimes: 2, wrappedShare: .2, nameShare: .75}

// Place is a position within entries whose texts are split alike.
type Place struct{ Place, Style string }

// Cuts are the cuts of one text.
type Cuts struct {
	Where Place
	Used  []wording.Cut
}

// Noted is what was observed while an entry was split.
type Noted struct {
	Cuts   []Cuts
	Labels []string
	Names  []Named
	Breaks int // number of line ends
	Open   int // number of line ends after a word that can't end a text
}

// Reset empties n, whose memory is used again.
func (n *Noted) Reset() { *n = Noted{Cuts: n.Cuts[:0], Labels: n.Labels[:0], Names: n.Names[:0]} }

// Telling returns a copy of n without the texts that were not cut and without names, about
// which [Habits.Changes] does not ask.
func (n *Noted) Telling() Noted {
	told := Noted{Labels: slices.Clone(n.Labels), Breaks: n.Breaks, Open: n.Open}
	for _, c := range n.Cuts {
		if len(c.Used) > 0 {
			told.Cuts = append(told.Cuts, c)
		}
	}
	for _, name := range n.Names {
		if !name.IsName {
			told.Names = append(told.Names, name)
		}
	}
	return told
}

// Habits counts the observations of all entries of one kind.
type Habits struct {
	entries int
	texts   map[Place]int
	cuts    map[Place]map[wording.Cut]int
	labels  map[string]int
	names   map[string]*namePlace
	vetoes  map[Place]map[wording.Cut]bool
	breaks  int
	open    int
	Wrapped bool // lines end within texts
}

// New returns empty habits.
func New() *Habits {
	return &Habits{texts: map[Place]int{}, cuts: map[Place]map[wording.Cut]int{}, labels: map[string]int{}, names: map[string]*namePlace{}}
}

// Add counts the observations of one entry.
func (h *Habits) Add(n *Noted) {
	h.entries++
	h.breaks, h.open = h.breaks+n.Breaks, h.open+n.Open
	h.addNames(n.Names)
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

// Decide finds the cuts that are not habits.
func (h *Habits) Decide() {
	h.vetoes = map[Place]map[wording.Cut]bool{}
	h.Wrapped = h.open >= weights.wrappedTimes && float64(h.open) >= weights.wrappedShare*float64(h.breaks)
	for where, cuts := range h.cuts {
		n := h.texts[where]
		for s, count := range cuts {
			if needed, ok := s.Needs(); ok && !isFirm(cuts[needed], n) || !ok && float64(count) < weights.cutShare*float64(n) {
				if h.vetoes[where] == nil {
					h.vetoes[where] = map[wording.Cut]bool{}
				}
				h.vetoes[where][s] = true
			}
		}
	}
}

// isFirm reports whether a cut made in some of n texts is so common that cuts that need it are
// made, too.
func isFirm(some, n int) bool {
	return some >= weights.needTimes && float64(some) >= weights.needShare*float64(n)
}

// Changes reports whether the habits change how an entry with the observations n is
// split.
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
	return slices.ContainsFunc(n.Names, func(name Named) bool { return h.IsName(name.Place, name.Text) })
}

// Vetoed returns the cuts that are not made in a position.
func (h *Habits) Vetoed(where Place) map[wording.Cut]bool {
	if h == nil {
		return nil
	}
	return h.vetoes[where]
}

// LabelRecurs reports whether at least the given number of entries have a label.
func (h *Habits) LabelRecurs(label string, times int) bool {
	return h != nil && h.labels[label] >= times
}

// IsLabel reports whether the text before a colon is regularly a label.
func (h *Habits) IsLabel(label string) bool {
	return h != nil && h.labels[label] >= weights.labelTimes && float64(h.labels[label]) >= weights.labelShare*float64(h.entries)
}
