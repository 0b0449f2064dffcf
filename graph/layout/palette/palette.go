// Package palette has the colours of pictures, for light and dark grounds, in one table.
//
// All text has a contrast of 4.5 to 1 or more on each ground that it stands on (WCAG 2.2,
// success criterion 1.4.3), and all marks 3 to 1 (1.4.11); a test computes it. Relations are
// told apart by those who see few colours, too, and never by colour alone: their strokes
// differ in dash and width.
package palette

import "clipgraph/graph"

// Scheme is the colours of one ground, as #rrggbb.
type Scheme struct {
	Ground   string   // of the picture
	Band     string   // of every other lane
	Hairline string   // between years
	Area     string   // of the number of papers over time
	Tick     string   // of papers without names, dots
	Ink      string   // of names, titles, the main path
	Second   string   // of facts, years and counts
	Free     string   // of the names of papers without ties
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
