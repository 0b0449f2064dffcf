package graph

import (
	"slices"
	"sync"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/references"
	"clipgraph/graph/relate"
)

// Relation is the kind of an edge's reason.
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

// RelationInfo describes a relation: its texts for help, legends and pictures, its style,
// and the rule that finds its edges. A new relation is one row of the table.
type RelationInfo struct {
	Name    Relation
	Meaning string // what an edge says about its later paper, such as "cites the earlier work"
	// Builds is true if the later work builds on the earlier one, so that pictures draw
	// an arrow. Other relations say only what the two works have in common.
	Builds bool
	// Usual is true if the relation is used when none is named.
	Usual bool
	// Drawn is the least confidence of a reason that pictures draw by default. Without
	// it, the root of a field would be connected to every paper.
	Drawn  float64
	Stroke Stroke
	// Pull is how much shorter its edges are in a picture than edges of pull 1.
	Pull float64

	find func(*material) []Edge
}

// Stroke is how a picture shows a relation: by colour and dash, so that relations can be
// told apart in print and with colour blindness (the hues are those of Okabe and Ito,
// Color Universal Design, 2008).
type Stroke struct {
	Light, Dark string  // #RRGGBB, on a light and on a dark background
	Width       float64 // in pixels
	Dash        string  // lengths of lines and gaps in pixels; "" for a solid line
	Style       string  // bold, solid, dashed or dotted, for programs that support no other styles
}

// relations is the table, in the order in which reasons are printed. An edge with several
// relations is drawn as the first of them; the first ones stand out most. Common authors
// are not usual, because they connect most works of one group and say nothing about the
// works; nor are common citations, which connect most of a field.
var relations = []RelationInfo{
	{Lineage, "continues the earlier work", true, true, 0, Stroke{"#0062ab", "#62b6f2", 2.4, "", "bold"}, 8, lineage},
	{Mention, "names the earlier work", true, true, 0.5, Stroke{"#a84308", "#f0a04b", 1.7, "6 3", "dashed"}, 3, mentions},
	{Cite, "cites the earlier work", true, true, 0, Stroke{"#5f6978", "#8b97a8", 1.1, "", "solid"}, 1, cites},
	{Code, "same repository", false, true, 0, Stroke{"#00704f", "#3ecb9f", 1.5, "1.5 3", "dotted"}, 1, sameCode},
	{Authors, "shared authors", false, false, 0, Stroke{"#96477a", "#e29cc8", 1.2, "7 3 1.5 3", "dotted"}, 1, sameAuthors},
	{CoCited, "cited together with the earlier work", false, false, 0, Stroke{"#756200", "#d8c34a", 1.2, "3 3", "dotted"}, 1, cocited},
	{Coupled, "cites what the earlier work cites", false, false, 0, Stroke{"#2f6977", "#7cc3d3", 1.2, "5 2 1.5 2", "dotted"}, 1, coupled},
}

// material is the input of the rules that find edges.
type material struct {
	papers []*Paper
	lists  []readlist.List
	// index returns the index of names and texts, references the citations among the
	// papers, and byID the papers by identifier. Each is made on first use.
	index      func() *relate.Index
	references func() *references.References
	byID       func() map[work.ID]int
}

func newMaterial(papers []*Paper, lists []readlist.List) *material {
	m := &material{papers: papers, lists: lists}
	m.byID = sync.OnceValue(func() map[work.ID]int { return papersByID(papers) })
	m.references = sync.OnceValue(func() *references.References { return newReferences(m) })
	m.index = sync.OnceValue(func() *relate.Index { return relate.New(papers, m.references()) })
	return m
}

// RelationTable returns a row for every relation, in the order in which reasons are
// printed.
func RelationTable() []RelationInfo { return slices.Clone(relations) }

// Relations returns the names of all relations, in order.
func Relations() []Relation { return relationsThat(func(RelationInfo) bool { return true }) }

// Usual returns the relations that are used when none is named.
func Usual() []Relation { return relationsThat(func(r RelationInfo) bool { return r.Usual }) }

// BuildsOn returns the relations by which one work builds on another.
func BuildsOn() []Relation { return relationsThat(func(r RelationInfo) bool { return r.Builds }) }

func relationsThat(keep func(RelationInfo) bool) (names []Relation) {
	for _, r := range relations {
		if keep(r) {
			names = append(names, r.Name)
		}
	}
	return names
}

// Rank returns the index of r in [Relations], or -1 if r is not a relation.
func (r Relation) Rank() int {
	for i := range relations {
		if relations[i].Name == r {
			return i
		}
	}
	return -1
}

// IsDrawn reports whether pictures draw a reason by default.
func (r Reason) IsDrawn() bool {
	rank := r.Relation.Rank()
	return rank >= 0 && r.Confidence >= relations[rank].Drawn
}
