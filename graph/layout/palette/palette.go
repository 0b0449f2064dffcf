// Package palette defines the colours of pictures, for light and dark backgrounds.
//
// All text has a contrast of at least 4.5 to 1 on each background (WCAG 2.2, success criterion
// 1.4.3), and all marks have 3 to 1 (1.4.11); a test computes this. The colours of relations can be
// distinguished with colour blindness, and relations also differ in dash and width.
package palette

import "clipgraph/graph"

// Scheme is a set of colours for one background, as #rrggbb.
type Scheme struct {
	Ground   string   // of the picture
	Band     string   // of every other lane
	Hairline string   // between years
	Area     string   // of the number of papers over time
	Tick     string   // of papers without names, dots
	Ink      string   // of names, titles, the main path
	Second   string   // of facts, years and counts
	Free     string   // of the names of papers without edges
	Relation []string // by rank
}

// Light and Dark are the two schemes.
var (
	Light = Scheme{
		"#ffffff", "#f5f7fa", "#d9dfe7", "#dbe5ef", "#76818f", "#1b2128", "#4d5765", "#5b6675",
		strokes(func(s graph.Stroke) string { return s.Light }),
	}
	Dark = Scheme{
		"#0f141b", "#161d27", "#2c3644", "#22374f", "#8592a4", "#e8edf4", "#a8b3c1", "#94a0b0",
		strokes(func(s graph.Stroke) string { return s.Dark }),
	}
)

func strokes(colour func(graph.Stroke) string) (all []string) {
	for _, r := range graph.RelationTable() {
		all = append(all, colour(r.Stroke))
	}
	return all
}
