package layout

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"clipgraph/graph"
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
	unlisted      = "not in the list"
	noSection     = "(no section)"
	otherSections = "other sections"
)

// sectionSign joins the headings of a section.
const sectionSign = " › "

// setLanes puts every paper into a lane. Lanes stand in the order of the
// lists; that of joined sections, and that of papers in no list, stand last.
func (l *grid) setLanes(by string) {
	var names, last []string
	if groups := GroupingByName(by).Groups; groups != nil {
		names, last = groups(l.g)
	} else {
		var other string
		names, other = l.sections(lanesWanted(len(l.cells)))
		last = []string{other, unlisted}
	}
	var first []string
	at := map[string]int{}
	for _, i := range l.g.Listed() {
		if _, ok := at[names[i]]; !ok {
			at[names[i]] = 0
			first = append(first, names[i])
		}
	}
	slices.SortStableFunc(first, func(a, b string) int { return cmp.Compare(slices.Index(last, a), slices.Index(last, b)) })
	l.lanes = first
	for lane, name := range l.lanes {
		at[name] = lane
	}
	for i, name := range names {
		l.cells[i].Lane = at[name]
	}
}

// lanesWanted is the most lanes that n papers should have.
func lanesWanted(n int) int { return int(min(40, max(16, math.Sqrt(float64(n))))) }

// sections returns the lane's name of every paper by the section of its first
// row. Where there would be more than limit lanes, small sections are joined
// with those beside them under the next outer heading, and at last the
// smallest into one, whose name is other.
func (l *grid) sections(limit int) (names []string, other string) {
	paths := make([][]string, len(l.cells))
	depth := 0
	for i, p := range l.g.Papers() {
		if len(p.Rows) > 0 {
			paths[i] = p.Row().Section
			depth = max(depth, len(paths[i]))
		}
	}
	names = make([]string, len(paths))
	name := func(i int) string {
		switch {
		case len(l.g.Papers()[i].Rows) == 0:
			return unlisted
		case len(paths[i]) == 0:
			return noSection
		}
		return strings.Join(paths[i], sectionSign)
	}
	count := func() map[string]int {
		sizes := map[string]int{}
		for i := range names {
			names[i] = name(i)
			sizes[names[i]]++
		}
		return sizes
	}
	sizes := count()
	small := (len(paths) + limit - 1) / limit
	for d := min(depth, maxHeadings); d > 1 && len(sizes) > limit; d-- {
		for i := range paths {
			if len(paths[i]) >= d && sizes[names[i]] < small {
				paths[i] = paths[i][:d-1]
			}
		}
		sizes = count()
	}
	if len(sizes) <= limit {
		return names, ""
	}
	lanes := slices.Collect(maps.Keys(sizes))
	slices.SortFunc(lanes, func(a, b string) int { return cmp.Or(cmp.Compare(sizes[b], sizes[a]), strings.Compare(a, b)) })
	kept := map[string]bool{}
	for _, lane := range lanes[:limit-1] {
		kept[lane] = true
	}
	other = fmt.Sprintf("%d %s", len(lanes)-limit+1, otherSections)
	for i := range names {
		if !kept[names[i]] {
			names[i] = other
		}
	}
	return names, other
}

// maxHeadings bounds the depth of headings that are told apart when sections
// are joined; Markdown has six.
const maxHeadings = 12
