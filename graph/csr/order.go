package csr

// order returns the nodes so that each edge leads from an earlier to a later one, except
// those that close a cycle when the nodes are visited depth first in their order. It also
// returns the position of each node. The time is O(n + m), without recursion.
func (g *Graph) order() (nodes, place []int32) {
	n := g.Len()
	nodes, place = make([]int32, n), make([]int32, n)
	next := make([]int32, n) // the next edge of a node to follow
	const unseen = -1
	for i := range place {
		place[i] = unseen
	}
	left := n // the last positions are given first
	var path []int32
	for root := range int32(n) {
		if place[root] != unseen {
			continue
		}
		place[root] = int32(n) // seen
		path = append(path[:0], root)
		for len(path) > 0 {
			u := path[len(path)-1]
			if row := g.Out(int(u)); int(next[u]) < len(row) {
				v := row[next[u]]
				next[u]++
				if place[v] == unseen {
					place[v] = int32(n)
					path = append(path, v)
				}
				continue
			}
			path = path[:len(path)-1]
			left--
			nodes[left], place[u] = u, int32(left)
		}
	}
	return nodes, place
}
