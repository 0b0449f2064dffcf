package graph

import (
	"slices"
	"strings"

	"clipgraph/graph/naming"
)

// sameCode ties papers whose code is at one place, in the order of their dates, each
// with the one before it: a place of several works makes a chain and not a clique. It
// says that they share code and no more; its confidence is 0.5, and 0.3 where
// more than two papers share it.
//
// A place of many works says nothing of two of them, but of those that are called as
// it is; nor does a repository whose folders are linked as works of their own, nor
// one that an organisation keeps all of its code in. A link that was copied from
// another row is that row's.
func sameCode(m *material) []Edge {
	x := m.index()
	var edges []Edge
	for place, group := range x.repos.papers {
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
			edges = append(edges, Edge{from, to, []Reason{{Code, "both in github.com/" + x.repos.written[place], where(x.papers[to].Row()), confidence}}})
		}
	}
	return edges
}

// manySharers is from how many papers on a place ties only those called as it is.
const manySharers = 5

// sharers returns those of the papers with code at a place that it ties, by date.
func (x *nameIndex) sharers(place string, group []int32) []int {
	if len(group) < 2 || x.repos.isCollection(place) {
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

// isCalled reports whether a repository is called as a paper is, or as that is
// without its version or with a part more.
func (x *nameIndex) isCalled(i int, place string) bool {
	repo := naming.Fold(place[strings.LastIndexByte(place, '/')+1:])
	return slices.ContainsFunc(x.names[i], func(n naming.Name) bool {
		return n.Fold == repo || slices.ContainsFunc(naming.Versions(n.Text), func(v naming.Version) bool { return v.Stem == repo }) ||
			slices.ContainsFunc(naming.Cuts(n.Text), func(c naming.Cut) bool { return c.Joint != naming.Glued && naming.Fold(c.Head) == repo })
	})
}

// isCopied reports whether the link of b to a place is likely that of a's row,
// copied: the place is called as a is, and b has a name of its own that has
// nothing in common with a's, nor have their titles and authors, and b's row does
// not name a.
func (x *nameIndex) isCopied(place string, a, b int) bool {
	if !x.isCalled(a, place) || x.isCalled(b, place) || len(x.names[b]) == 0 || x.papers[b].Name == "" {
		return false
	}
	for _, one := range x.names[a] {
		for _, other := range x.names[b] {
			if commonStart(one.Fold, other.Fold) >= 3 || strings.Contains(other.Fold, one.Fold) || strings.Contains(one.Fold, other.Fold) {
				return false
			}
		}
	}
	return !x.namesPaper(b, a) && !x.namesPaper(a, b) && len(sharedAuthors(x.papers[a], x.papers[b])) == 0 && x.commonRareWords(a, b) == 0
}

// commonStart returns how many bytes two texts begin with alike.
func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
