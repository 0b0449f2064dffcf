package relate

import (
	"slices"
	"strings"

	"clipgraph/graph/coauthor"
	"clipgraph/graph/naming"
	"clipgraph/graph/passage"
)

// SharedCode returns the pairs whose code is at one place, in no order. The papers of a
// place are ordered by date, and each makes a pair with the one before it, so that a place
// of several works makes a chain and not a clique. The pair says only that they share code;
// its confidence is 0.5, or 0.3 where more than two papers share the place.
//
// A place that many works share says nothing about two of them, unless they have its
// name. The same holds for a repository whose folders are linked as works of their own,
// and for one in which an organisation keeps all of its code. A link that was copied from
// another row counts for that row only.
func (x *Index) SharedCode() []Pair {
	var pairs []Pair
	for place, group := range x.repos.Papers {
		papers := x.sharers(place, group)
		confidence := 0.5
		if len(papers) > 2 {
			confidence = 0.3
		}
		for i := 1; i < len(papers); i++ {
			from, to := papers[i-1], papers[i]
			if x.versionOrder(from, to) > 0 {
				from, to = to, from
			}
			pairs = append(pairs, Pair{from, to, "both in github.com/" + x.repos.Spelling[place], passage.Position(x.papers[to].Row()), confidence})
		}
	}
	return pairs
}

// manySharers is the number of papers from which on a place connects only papers with its
// name.
const manySharers = 5

// sharers returns the papers with code at a place that may make pairs, by date.
func (x *Index) sharers(place string, group []int32) []int {
	if len(group) < 2 || x.repos.IsCollection(place) {
		return nil
	}
	var all []int
	for _, i := range group {
		if len(group) < manySharers || x.isCalled(int(i), place) {
			all = append(all, int(i))
		}
	}
	if len(all) == 2 && len(group) == 2 {
		if x.isCopied(place, all[0], all[1]) || x.isCopied(place, all[1], all[0]) {
			return nil
		}
	}
	sortByDate(x.papers, all)
	return all
}

// isCalled reports whether a repository has the name of a paper, or that name without its
// version or with one more part.
func (x *Index) isCalled(i int, place string) bool {
	repo := naming.Fold(place[strings.LastIndexByte(place, '/')+1:])
	return slices.ContainsFunc(x.names[i], func(n naming.Name) bool {
		return n.Fold == repo || slices.ContainsFunc(naming.Versions(n.Text), func(v naming.Version) bool { return v.Stem == repo }) ||
			slices.ContainsFunc(naming.Cuts(n.Text), func(c naming.Cut) bool { return c.Joint != naming.Glued && naming.Fold(c.Head) == repo })
	})
}

// isCopied reports whether the link of b to a place is probably copied from a's row: the
// place has the name of a, b has a name of its own that has nothing in common with a's,
// their titles and authors have nothing in common either, and b's row does not name a.
func (x *Index) isCopied(place string, a, b int) bool {
	if !x.isCalled(a, place) || x.isCalled(b, place) || len(x.names[b]) == 0 || x.papers[b].Name == "" {
		return false
	}
	for _, nameA := range x.names[a] {
		for _, nameB := range x.names[b] {
			if commonStart(nameA.Fold, nameB.Fold) >= 3 || strings.Contains(nameB.Fold, nameA.Fold) || strings.Contains(nameA.Fold, nameB.Fold) {
				return false
			}
		}
	}
	return !x.namesPaper(b, a) && !x.namesPaper(a, b) && len(coauthor.Shared(x.papers[a], x.papers[b])) == 0 && x.rareAmong(x.commonWords(a, b), rare) == 0
}

// commonStart returns the length of the longest common prefix of two texts, in bytes.
func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
