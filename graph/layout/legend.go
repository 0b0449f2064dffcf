package layout

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"clipgraph/graph"
	"clipgraph/internal/textwidth"
)

// relations are all relations, by rank.
var relations = graph.RelationTable()

// Sizes in pixels.
const (
	legendSize  = 11.0
	legendPitch = 20.0
	signWidth   = 28.0
	signGap     = 6.0
	sampleGap   = 14.0
)

// measureLegend places the symbols that occur in lines below the lanes, and returns the height of
// the picture.
func (b *builder) measureLegend(out *Layout) float64 {
	x, y := margin, out.Body.Bottom+18
	for _, s := range b.samples(out) {
		sign := signWidth
		switch s.Kind {
		case SampleText:
			sign = 0
		case SampleRing, SamplePublished, SampleMissing:
			sign = 2*s.Radius + 2
		case SampleTicks:
			sign = 10
		}
		width := sign + textwidth.Of(s.Text.Text, legendSize, false)
		if sign > 0 {
			width += signGap
		}
		if x > margin && x+width > b.width-margin {
			x, y = margin, y+legendPitch
		}
		s.At = Point{x, y - 4}
		s.Text.Point, s.Text.Size, s.Text.Faint = Point{x + width - textwidth.Of(s.Text.Text, legendSize, false), y}, legendSize, true
		out.Legend = append(out.Legend, s)
		x += width + sampleGap
	}
	if len(out.Legend) == 0 {
		return out.Body.Bottom + 8
	}
	return y + 12
}

// samples returns the symbols that occur in the picture, with their meanings.
func (b *builder) samples(out *Layout) (all []Sample) {
	add := func(s Sample, text string) {
		s.Text.Text = text
		all = append(all, s)
	}
	main, drawn, written := b.occurring(out)
	if main {
		add(Sample{Kind: SampleMain}, "main path")
	}
	for rank, r := range relations {
		if drawn[rank] {
			add(Sample{Kind: SampleLine, Relation: rank}, strings.TrimSuffix(r.Meaning, " the earlier work"))
		}
	}
	sizes := b.ringSizes(out)
	for n, support := range sizes {
		text := Thousands(support)
		if n == len(sizes)-1 {
			text += " later papers build on it"
			if support == 1 {
				text = "1 later paper builds on it"
			}
		}
		full := n == len(sizes)-1 && slices.ContainsFunc(out.Stations, func(s Station) bool { return s.Full && b.support[s.Paper] == support })
		add(Sample{Kind: SampleRing, Radius: b.radiusOf(support), Full: full}, text)
	}
	earlier, later := b.arrows()
	if written {
		add(Sample{}, earlier+"X: builds on or names X, far away")
	}
	if b.level == Near && slices.ContainsFunc(out.Stations, func(s Station) bool { return s.Gloss != "" }) {
		add(Sample{}, later+"n more: papers that build on it, too")
	}
	b.addMarks(out, add)
	unnamed := b.g.Len() - len(out.Stations)
	switch {
	case b.level == Far && b.g.Len() > 0:
		add(Sample{Kind: SampleArea}, fmt.Sprintf("papers over time, %s of %s named", Thousands(len(out.Stations)), Thousands(b.g.Len())))
	case unnamed == 1:
		add(Sample{Kind: SampleTicks}, "1 more paper")
	case unnamed > 1:
		add(Sample{Kind: SampleTicks}, Thousands(unnamed)+" more papers")
	}
	return all
}

// occurring reports which relations are drawn, by rank, and whether edges are written.
func (b *builder) occurring(out *Layout) (main bool, drawn []bool, written bool) {
	drawn = make([]bool, len(relations))
	for _, l := range out.Lines {
		if main = main || l.Main; !l.Main {
			drawn[l.Relation] = true
		}
	}
	for _, t := range out.Threads {
		drawn[t.Relation] = true
	}
	for _, s := range out.Stations {
		if written = written || s.Written != nil; s.Written != nil {
			drawn[s.Written.Relation] = true
		}
	}
	return main, drawn, written
}

// ringSizes returns the numbers of papers for the rings in the legend: the smallest, a middle one
// and the largest.
func (b *builder) ringSizes(out *Layout) []int {
	var sizes []int
	for _, s := range out.Stations {
		if s.Radius > 0 && b.support[s.Paper] > 0 {
			sizes = append(sizes, b.support[s.Paper])
		}
	}
	if len(sizes) == 0 {
		return nil
	}
	slices.SortFunc(sizes, cmp.Compare)
	least, most := sizes[0], sizes[len(sizes)-1]
	middle := int(math.Round(math.Sqrt(float64(least) * float64(most))))
	return slices.Compact([]int{least, middle, most})
}

// addMarks adds the marks for published papers, if there are others, for papers in no list, and for
// withdrawn papers.
func (b *builder) addMarks(out *Layout, add func(Sample, string)) {
	var published, preprints, missing, withdrawn bool
	for _, s := range out.Stations {
		published, preprints = published || s.Published, preprints || !s.Published
		missing, withdrawn = missing || s.Missing, withdrawn || s.Withdrawn
	}
	if published && preprints {
		add(Sample{Kind: SamplePublished, Radius: 3.4}, "published")
	}
	if missing {
		add(Sample{Kind: SampleMissing, Radius: 3.4}, "not in the list")
	}
	if withdrawn {
		add(Sample{Kind: SampleWithdrawn}, "withdrawn")
	}
}
