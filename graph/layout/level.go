package layout

import (
	"cmp"
	"math"
	"slices"

	"clipgraph/graph/backbone"
)

// Level is the level of detail of a picture.
type Level int

// The levels. All of them count every paper.
const (
	Auto   Level = iota
	Near         // every paper has a name
	Middle       // influential papers have names, the others are ticks
	Far          // few papers have names; an area shows the number of papers over time
)

// LevelNames are the names of the levels in options, by level.
var LevelNames = []string{"auto", "all", "backbone", "field"}

// LevelByName returns the level with the given name, or Auto if there is none.
func LevelByName(name string) Level { return Level(max(0, slices.Index(LevelNames, name))) }

// The maximum numbers of papers at levels Near and Middle.
const (
	mostNear   = 120
	mostMiddle = 600
)

// LevelOf returns the default level for n papers.
func LevelOf(n int) Level { return Auto.of(n) }

// of returns the level of a picture of n papers.
func (l Level) of(n int) Level {
	switch {
	case l != Auto:
		return l
	case n <= mostNear:
		return Near
	case n <= mostMiddle:
		return Middle
	}
	return Far
}

// The maximum number of rows of all lanes together, and of a single lane.
const (
	middleRows = 44
	farRows    = 24
	mostRows   = 14
)

// shareRows distributes the rows among the lanes in proportion to the square root of their papers.
func (b *builder) shareRows() {
	total := 0.0
	switch b.level {
	case Middle:
		total = middleRows
	case Far:
		total = farRows
	}
	sum := 0.0
	for i := range b.lanes {
		sum += math.Sqrt(float64(len(b.lanes[i].papers)))
	}
	for i := range b.lanes {
		l := &b.lanes[i]
		switch l.most = len(l.papers) * 2; b.level {
		case Middle, Far:
			l.most = min(mostRows, max(1, int(total*math.Sqrt(float64(len(l.papers)))/sum+0.35)))
		}
		l.mostNamed = len(l.papers)
		if b.level == Far {
			l.mostNamed = l.most + 2
		}
	}
}

// chooseCandidates chooses the papers that may have lines. At level Near these are all papers.
// Otherwise they are the most influential paper of each lane, then the most influential others, and
// as many papers to which the strongest edges of these lead.
func (b *builder) chooseCandidates() {
	n := b.g.Len()
	byWeight := make([]int, n)
	for i := range byWeight {
		byWeight[i] = i
	}
	slices.SortStableFunc(byWeight, func(i, j int) int {
		return cmp.Or(cmp.Compare(b.support[j], b.support[i]), cmp.Compare(b.dates[i], b.dates[j]))
	})
	most := n
	switch b.level {
	case Middle:
		most = int(max(40, 4.2*math.Sqrt(float64(n))))
	case Far:
		most = 2*len(b.lanes) + 8
	}
	b.candidate = make([]bool, n)
	count := 0
	add := func(i, most int) {
		if count < most && !b.candidate[i] {
			b.candidate[i] = true
			count++
		}
	}
	hasFirst := make([]bool, len(b.lanes))
	for _, i := range byWeight {
		if l := b.laneOf[i]; !hasFirst[l] && b.support[i] > 0 {
			hasFirst[l] = true
			add(i, most)
		}
	}
	for _, i := range byWeight {
		add(i, most-most/3)
	}
	followed := slices.DeleteFunc(slices.Clone(byWeight), func(i int) bool { return !b.candidate[i] })
	for relation := range relations {
		for _, i := range followed {
			if to := b.follower(i, relation); to >= 0 {
				add(to, most)
			}
		}
	}
	for _, i := range byWeight {
		add(i, most)
	}
	b.chooseBig(byWeight, count)
}

// follower returns the most influential paper to which an edge of the relation leads from i, or -1.
func (b *builder) follower(i, relation int) int {
	best := -1
	for _, to := range b.g.Out(i) {
		reasons, _ := b.g.Reasons(i, int(to))
		if reasons[0].Relation.Rank() == relation && (best < 0 || b.support[to] > b.support[best]) {
			best = int(to)
		}
	}
	return best
}

// chooseBig chooses the papers with bold names: the first 1.2 √k of k candidates, if at least two
// papers build on them.
func (b *builder) chooseBig(byWeight []int, candidates int) {
	most := int(1.2 * math.Sqrt(float64(candidates)))
	for _, i := range byWeight[:min(most, len(byWeight))] {
		b.big[i] = b.support[i] >= 2
	}
}

// shownEdge is an edge that is drawn as a line or written after the name of the later paper.
type shownEdge struct {
	edge     int
	from, to int
	rank     int // of its first relation
	main     bool
	written  bool
	line     *laid // nil if it is not drawn
}

// chooseEdges chooses the edges that are shown.
func (b *builder) chooseEdges() {
	b.chooseCandidates()
	b.pickEdges()
}

// pickEdges chooses the edges that are shown among those between candidates.
func (b *builder) pickEdges() {
	into := 2
	if b.level == Far {
		into = 1
	}
	choice := backbone.Choice{Among: func(i int) bool { return b.candidate[i] }, Group: b.laneOf, Into: into, OutOf: 4}
	edges, path := choice.Edges(b.g)
	b.edges, b.main = b.edges[:0], path
	clear(b.onMain)
	next := map[int]int{}
	for i, node := range path {
		if b.onMain[node] = true; i > 0 {
			next[path[i-1]] = node
		}
	}
	for _, at := range edges {
		e := &b.g.Edges()[at]
		to, on := next[e.From]
		b.edges = append(b.edges, shownEdge{edge: at, from: e.From, to: e.To, rank: e.Reasons[0].Relation.Rank(), main: on && to == e.To})
	}
	slices.SortStableFunc(b.edges, func(s, t shownEdge) int {
		if s.main != t.main {
			if s.main {
				return -1
			}
			return 1
		}
		return cmp.Compare(s.rank, t.rank)
	})
}
