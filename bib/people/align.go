package people

import (
	"cmp"
	"slices"

	"clipgraph/bib/work"
)

// Comparison is the result of comparing two lists of authors. Numbers are indexes into the lists.
type Comparison struct {
	Matched   int    // number of people in both lists
	Conflicts []Pair // people who agree only in the family name or only in the given names
	Extra     []int  // people who are cited but not in the record
	Missing   []int  // people who are in the record but not cited
	Reordered bool   // people in both lists are in a different order
	// Unsure says that an unmatched name has only one part and may be an organisation, or that a
	// name cannot be compared.
	Unsure bool
}

// Pair is an index into the cited list and one into the list of the record.
type Pair struct{ Cited, Known int }

// maxAligned is the number of people in a list that are compared.
const maxAligned = 200

// Align compares a cited list of authors with that of a record. The most similar names are paired
// first and, among equally similar ones, those at the nearest positions. The time is quadratic in
// the lengths of the lists, of which at most 200 people each are compared.
func Align(cited, known []work.Person) Comparison {
	a, b := readAll(cited), readAll(known)
	var c Comparison
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	var order []Pair // of people in both lists
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

// candidates returns the pairs with any likeness, the best first.
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
