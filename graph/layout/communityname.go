package layout

import (
	"fmt"

	"clipgraph/graph"
)

// alone is the name of the group of papers without edges, which have no community.
const alone = "without edges"

// communityNames returns for every paper the name of its community: that of the paper
// with the most edges in it, and the number of the others. Papers without edges are in
// the group alone.
func communityNames(g *graph.Graph) []string {
	group := g.Communities(0)
	size, first := map[int]int{}, map[int]int{}
	degree := func(i int) int { return len(g.Out(i)) + len(g.In(i)) }
	for i, c := range group {
		if size[c]++; size[c] == 1 || degree(i) > degree(first[c]) {
			first[c] = i
		}
	}
	names := make([]string, len(group))
	for i, c := range group {
		if names[i] = alone; size[c] > 1 {
			names[i] = fmt.Sprintf("%s and %d more", g.Papers()[first[c]].Label(), size[c]-1)
		}
	}
	return names
}
