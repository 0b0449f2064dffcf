package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"clipgraph/graph"
	"clipgraph/graph/layout/label"
)

// Grouping is a way to group papers into the lanes of a layout or the clusters of other pictures.
type Grouping struct {
	Name  string // in options
	Title string // a heading for its groups
	// names returns the name of each paper's group, by node, and the names of groups that come
	// last.
	names func(*graph.Graph) (names, last []string)
}

// Groupings is the table of groupings, the default first. Flags, their help and their completion
// are derived from it.
var Groupings = []Grouping{
	{sections, "Sections", sectionNames},
	{"community", "Groups", func(g *graph.Graph) (names, last []string) { return communityNames(g), []string{alone} }},
	{"none", "Sections", func(g *graph.Graph) (names, last []string) { return make([]string, g.Len()), nil }},
}

// sections is the name of the default grouping. A layout splits its large groups at their headings and
// joins small ones.
const sections = "section"

// The groups of papers in no section and in no list.
const (
	noSection = "(no section)"
	Unlisted  = "Cited, and not in the list"
)

// sectionNames returns the headings above each paper.
func sectionNames(g *graph.Graph) (names, last []string) {
	names = make([]string, g.Len())
	for i, p := range g.Papers() {
		if names[i] = Unlisted; p.Listed() {
			names[i] = cmp.Or(strings.Join(p.Row().Section, " › "), noSection)
		}
	}
	return names, []string{noSection, Unlisted}
}

// Group is a group of papers, in the order of the lists.
type Group struct {
	Name   string // "" for papers without a group
	Papers []int
}

// Groups returns the groups of g's papers in the order of the lists.
func (by *Grouping) Groups(g *graph.Graph) []Group {
	names, last := by.names(g)
	groups := groupBy(g.Listed(), func(i int) string { return names[i] })
	slices.SortStableFunc(groups, func(a, b Group) int { return cmp.Compare(slices.Index(last, a.Name), slices.Index(last, b.Name)) })
	return groups
}

// groupBy groups papers by name, in the order of their first papers.
func groupBy(papers []int, name func(int) string) (groups []Group) {
	at := map[string]int{}
	for _, i := range papers {
		key := name(i)
		n, found := at[key]
		if !found {
			n = len(groups)
			at[key] = n
			groups = append(groups, Group{Name: key})
		}
		groups[n].Papers = append(groups[n].Papers, i)
	}
	return groups
}

// GroupingNames returns the names of all groupings, in order.
func GroupingNames() (names []string) {
	for _, by := range Groupings {
		names = append(names, by.Name)
	}
	return names
}

// GroupingByName returns the grouping with the given name, or the default if there is none.
func GroupingByName(name string) *Grouping {
	return &Groupings[max(0, slices.Index(GroupingNames(), name))]
}

// mostLanes is the maximum number of lanes.
const mostLanes = 16

// lane is a lane under construction.
type lane struct {
	name    string
	papers  []int // in the order of the lists
	rows    []row
	columns map[int]*column // created so far, by x
	below   intervals       // lines that continue below its rows
	// The maximum number of rows and names, and the number of names so far.
	most, mostNamed, named int
}

// setLanes assigns every paper to a lane.
func (b *builder) setLanes() {
	var parts []part
	if by := GroupingByName(b.o.Lanes); by.Name == sections {
		s := newHeadings(b.g)
		b.o.Title = cmp.Or(unlessGeneric(titleOf(b.o.Title)), s.common)
		parts = s.parts()
	} else {
		for _, group := range by.Groups(b.g) {
			parts = append(parts, part{Group: group})
		}
	}
	parts = joinSmallest(parts)
	for n, p := range parts {
		b.lanes = append(b.lanes, lane{name: label.Text(p.Name), papers: p.Papers})
		for _, i := range p.Papers {
			b.laneOf[i] = n
		}
	}
	b.shareRows()
}

// part is a group of papers that may become a lane.
type part struct {
	Group
	depth int  // the number of headings that its papers share
	whole bool // it cannot be split
}

// joinSmallest joins the smallest parts into one if there are more than mostLanes. The joined part
// comes last, before the papers that are in no list.
func joinSmallest(parts []part) []part {
	if len(parts) <= mostLanes {
		return parts
	}
	bySize := make([]int, len(parts))
	for i := range bySize {
		bySize[i] = i
	}
	slices.SortStableFunc(bySize, func(i, j int) int { return cmp.Compare(len(parts[j].Papers), len(parts[i].Papers)) })
	small := map[int]bool{}
	for _, i := range bySize[mostLanes-1:] {
		small[i] = true
	}
	var kept, end []part
	joined := part{Group: Group{Name: fmt.Sprintf("%d smaller sections", len(small))}}
	for i, p := range parts {
		switch {
		case small[i]:
			joined.Papers = append(joined.Papers, p.Papers...)
		case p.Name == Unlisted:
			end = append(end, p)
		default:
			kept = append(kept, p)
		}
	}
	return append(append(kept, joined), end...)
}
