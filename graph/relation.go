package graph

import (
	"slices"

	"clipgraph/arxiv/readlist"
)

// Relation names why two papers are tied.
type Relation string

// The relations. An edge points from the earlier work to the later one.
const (
	Lineage Relation = "lineage"
	Mention Relation = "mention"
	Cite    Relation = "cite"
	Code    Relation = "code"
	Authors Relation = "authors"
	CoCited Relation = "cocited"
	Coupled Relation = "coupled"
)

// RelationInfo is all that the program knows of a relation: what help, legends and
// pictures say and show of it, and the rule that finds it. A new relation is one
// row of the table.
type RelationInfo struct {
	Name    Relation
	Meaning string // what an edge says of its later paper, such as "cites the earlier work"
	// Builds says that the later work builds on the earlier one, so that pictures
	// draw an arrow; of other relations an edge says only what the two share.
	Builds bool
	// Usual says that it is looked for where no relation is named.
	Usual bool
	// Drawn is the confidence from which pictures draw its reasons where no bound is
	// named: what names the root of a field would tie all to one paper.
	Drawn  float64
	Stroke Stroke
	// Pull is how much shorter a picture makes its edges than those of pull 1.
	Pull float64

	find func(*material) []Edge
}

// Stroke is how a picture shows a relation: by colour and dash both, so that it is
// told apart in print and by those who see few colours (the hues are those of
// Okabe and Ito, Color Universal Design, 2008).
type Stroke struct {
	Light, Dark string  // #RRGGBB, on a light and on a dark ground
	Width       float64 // in pixels
	Dash        string  // lengths of lines and gaps in pixels; "" for a full line
	Style       string  // bold, solid, dashed or dotted, for programs that know no others
}

// relations is the table, in the order in which reasons are printed. An edge of
// several relations is drawn as the first of them; the first stand out most.
// Authors are not usual, since they tie most of what one group wrote and say
// nothing of the works; nor is what citations have in common, which ties most of a field.
var relations = []RelationInfo{
	{Lineage, "continues the earlier work", true, true, 0, Stroke{"#0062ab", "#62b6f2", 2.4, "", "bold"}, 8, lineage},
	{Mention, "names the earlier work", true, true, 0.5, Stroke{"#a84308", "#f0a04b", 1.7, "6 3", "dashed"}, 3, mentions},
	{Cite, "cites the earlier work", true, true, 0, Stroke{"#5f6978", "#8b97a8", 1.1, "", "solid"}, 1, cites},
	{Code, "same repository", false, true, 0, Stroke{"#00704f", "#3ecb9f", 1.5, "1.5 3", "dotted"}, 1, sameCode},
	{Authors, "shared authors", false, false, 0, Stroke{"#96477a", "#e29cc8", 1.2, "7 3 1.5 3", "dotted"}, 1, sameAuthors},
	{CoCited, "cited together with the earlier work", false, false, 0, Stroke{"#756200", "#d8c34a", 1.2, "3 3", "dotted"}, 1, cocited},
	{Coupled, "cites what the earlier work cites", false, false, 0, Stroke{"#2f6977", "#7cc3d3", 1.2, "5 2 1.5 2", "dotted"}, 1, coupled},
}

// material is what rules find edges in.
type material struct {
	papers []*Paper
	lists  []readlist.List
	// index knows what papers are called and name; it is made when it is first asked for.
	index func() *nameIndex
}

// RelationTable returns a row for every relation, in the order in which reasons are
// printed.
func RelationTable() []RelationInfo { return slices.Clone(relations) }

// Relations returns the names of all relations, in their order.
func Relations() []Relation { return relationsThat(func(RelationInfo) bool { return true }) }

// Usual returns the relations that are looked for where none is named.
func Usual() []Relation { return relationsThat(func(r RelationInfo) bool { return r.Usual }) }

// BuildsOn returns the relations by which a work builds on another.
func BuildsOn() []Relation { return relationsThat(func(r RelationInfo) bool { return r.Builds }) }

func relationsThat(wanted func(RelationInfo) bool) (names []Relation) {
	for _, r := range relations {
		if wanted(r) {
			names = append(names, r.Name)
		}
	}
	return names
}

// Rank returns the place of r in [Relations], from 0, and -1 for a name that is not
// a relation.
func (r Relation) Rank() int {
	for i := range relations {
		if relations[i].Name == r {
			return i
		}
	}
	return -1
}

// IsDrawn reports whether pictures draw a reason where no bound of confidence is named.
func (r Reason) IsDrawn() bool {
	rank := r.Relation.Rank()
	return rank >= 0 && r.Confidence >= relations[rank].Drawn
}
