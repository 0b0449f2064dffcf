package layout

import (
	"cmp"
	"fmt"
	"slices"

	"clipgraph/graph"
	"clipgraph/graph/layout/label"
)

// Grouping is a way to put papers together: into the lanes of a layout, or into the
// boxes of a picture that somebody else draws.
type Grouping struct {
	Name  string // as options have it
	Title string // what its groups are, as a heading
	// Groups returns the name of each paper's group, by node, and the names of groups
	// that stand behind the others. It is nil for the sections of the lists, of which
	// a layout joins small ones.
	Groups func(*graph.Graph) (names, last []string)
}

// Groupings is the table of them, the usual one first. Flags, their help and their
// completion come from the row.
var Groupings = []Grouping{
	{"section", "Sections", nil},
	{"community", "Groups", func(g *graph.Graph) (names, last []string) { return g.CommunityNames(), []string{graph.Alone} }},
	{"none", "Sections", func(g *graph.Graph) (names, last []string) { return make([]string, len(g.Papers())), nil }},
}

// GroupingNames returns the names of all groupings, in their order.
func GroupingNames() (names []string) {
	for _, by := range Groupings {
		names = append(names, by.Name)
	}
	return names
}

// GroupingByName returns the grouping of that name; the first for one that there is
// not.
func GroupingByName(name string) *Grouping {
	return &Groupings[max(0, slices.Index(GroupingNames(), name))]
}

// Lanes of papers that belong to no other.
const (
	unlisted  = "not in the list"
	noSection = "(no section)"
)

// mostLanes is the most lanes that a picture has.
const mostLanes = 16

// lane is a lane in the making.
type lane struct {
	name    string
	papers  []int // in the order of the lists
	rows    []row
	columns map[int]*column // that were looked at, by x
	below   intervals       // where lines lead on below its rows
	// The most rows that it may have and the most names; how many it has.
	most, mostNamed, named int
}

// setLanes puts every paper into a lane.
func (b *builder) setLanes() {
	var parts []part
	if groups := GroupingByName(b.o.Lanes).Groups; groups != nil {
		names, last := groups(b.g)
		parts = groupsOf(b.g.Listed(), func(i int) string { return names[i] })
		slices.SortStableFunc(parts, func(p, q part) int { return cmp.Compare(slices.Index(last, p.name), slices.Index(last, q.name)) })
	} else {
		s := newSections(b.g)
		b.o.Title = cmp.Or(saying(titleOf(b.o.Title)), s.common)
		parts = s.parts()
	}
	parts = joinSmallest(parts)
	for n, p := range parts {
		b.lanes = append(b.lanes, lane{name: label.Text(p.name), papers: p.papers})
		for _, i := range p.papers {
			b.laneOf[i] = n
		}
	}
	b.shareRows()
}

// part is papers that may become a lane.
type part struct {
	name   string
	papers []int
	depth  int  // the number of headings that all of them share
	whole  bool // it cannot be split
}

// groupsOf puts papers together by name, in the order of the first of each.
func groupsOf(papers []int, name func(int) string) (parts []part) {
	at := map[string]int{}
	for _, i := range papers {
		key := name(i)
		n, ok := at[key]
		if !ok {
			n = len(parts)
			at[key] = n
			parts = append(parts, part{name: key})
		}
		parts[n].papers = append(parts[n].papers, i)
	}
	return parts
}

// joinSmallest joins the smallest parts to one if there are more than lanes, which stands
// last but for the papers in no list.
func joinSmallest(parts []part) []part {
	if len(parts) <= mostLanes {
		return parts
	}
	bySize := make([]int, len(parts))
	for i := range bySize {
		bySize[i] = i
	}
	slices.SortStableFunc(bySize, func(i, j int) int { return cmp.Compare(len(parts[j].papers), len(parts[i].papers)) })
	small := map[int]bool{}
	for _, i := range bySize[mostLanes-1:] {
		small[i] = true
	}
	var kept, end []part
	joined := part{name: fmt.Sprintf("%d smaller sections", len(small))}
	for i, p := range parts {
		switch {
		case small[i]:
			joined.papers = append(joined.papers, p.papers...)
		case p.name == unlisted:
			end = append(end, p)
		default:
			kept = append(kept, p)
		}
	}
	return append(append(kept, joined), end...)
}
