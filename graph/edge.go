package graph

import "clipgraph/graph/paper"

// Paper is the data of a node; see [paper.Paper].
type Paper = paper.Paper

// Reason is a reason for an edge, which a person can check.
type Reason struct {
	Relation   Relation `json:"relation"`
	Evidence   string   `json:"evidence"`   // the text that shows it
	Where      string   `json:"where"`      // file:line, or the source's name
	Confidence float64  `json:"confidence"` // from 0 to 1
}

// Edge is an ordered pair of papers, as indexes into Graph.Papers, with at least one
// reason.
type Edge struct {
	From, To int
	Reasons  []Reason // ordered by relation, place and evidence
}
