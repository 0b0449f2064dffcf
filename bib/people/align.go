package people

import (
	"cmp"
	"slices"

	"clipgraph/bib/work"
)

// Comparison is what two lists of authors have in common. Numbers are places in them, from
// 0.
type Comparison struct {
	Matched   int    // people who are in both
	Conflicts []Pair // who may be one person, by family name or by given names alone
	Extra     []int  // who are cited and not in the record
	Missing   []int  // who are in the record and not cited
	Reordered bool   // whether those in both stand in another order
	// Unsure says that a name of one part is left over, which may be an organisation, or
	// that a name can't be read here.
	Unsure bool
}

// Pair is a place in what is cited and one in the record.
type Pair struct{ Cited, Known int }

// maxAligned bounds the people of a list that are compared.
const maxAligned = 200

// Align compares the authors that somebody cites with those of a record. Of several ways
// to pair them, the most alike are paired first, and of those the nearest. Its time is
// quadratic in the lists, of which 200 people each are compared.
func Align(cited, known []work.Person) Comparison {
	a, b := readAll(cited), readAll(known)
	var c Comparison
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	var order []Pair // of those in both
	for _, p := range candidates(a, b) {
		if usedA[p.Cited] || usedB[p.Known] {
			continue
		}
		usedA[p.Cited], usedB[p.Known] = true, true
		if p.likeness >= Variant {
			c.Matched++
			order = append(order, p.Pair)
		} else {
			c.Conflicts = append(c.Conflicts, p.Pair)
		}
	}
	slices.SortFunc(order, func(p, q Pair) int { return cmp.Compare(p.Cited, q.Cited) })
	c.Reordered = !slices.IsSortedFunc(order, func(p, q Pair) int { return cmp.Compare(p.Known, q.Known) })
	for i, n := range a {
		if !usedA[i] {
			c.Extra, c.Unsure = append(c.Extra, i), c.Unsure || n.group
		}
		c.Unsure = c.Unsure || n.foreign
	}
	for i, n := range b {
		if !usedB[i] {
			c.Missing, c.Unsure = append(c.Missing, i), c.Unsure || n.group
		}
		c.Unsure = c.Unsure || n.foreign
	}
	return c
}

func readAll(people []work.Person) []name {
	names := make([]name, min(len(people), maxAligned))
	for i := range names {
		names[i] = read(people[i])
	}
	return names
}

type candidate struct {
	Pair
	likeness Likeness
}

// candidates returns the pairs that are alike at all, the best first.
func candidates(a, b []name) []candidate {
	var all []candidate
	for i := range a {
		for j := range b {
			if l := compare(a[i], b[j]); l > Other {
				all = append(all, candidate{Pair{i, j}, l})
			}
		}
	}
	slices.SortStableFunc(all, func(p, q candidate) int {
		return cmp.Or(cmp.Compare(q.likeness, p.likeness), cmp.Compare(p.distance(), q.distance()))
	})
	return all
}

func (p Pair) distance() int { return max(p.Cited-p.Known, p.Known-p.Cited) }
