// Package picture has the flags of pictures: grouping, level of detail, and size.
package picture

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"clipgraph/cmd/advice"
	"clipgraph/export"
	"clipgraph/graph/layout"
)

// The values that flags take.
var (
	Lanes    = layout.GroupingNames()
	Details  = layout.LevelNames
	RankDirs = []string{"LR", "TB", "RL", "BT"}
)

// AddFlags adds the flags of pictures that f takes.
func AddFlags(flags *pflag.FlagSet, f export.Format, o *export.Options) {
	if f.Has(export.TakesLanes) {
		flags.StringVar(&o.Lanes, "lanes", Lanes[0], "group papers into lanes by `KIND`: "+strings.Join(Lanes, ", "))
	}
	if f.Has(export.TakesRankDir) {
		flags.StringVar(&o.RankDir, "rankdir", RankDirs[0], "direction of time, `DIRECTION`: "+strings.Join(RankDirs, ", "))
	}
	if f.Has(export.TakesWidth) {
		flags.IntVar(&o.Width, "width", 0, "width of the picture in `PIXELS`, such as 390 for a phone (default 840)")
	}
	if f.Has(export.TakesFontSize) {
		flags.Float64Var(&o.FontSize, "font-size", 0, "font size of names in `PIXELS` (default 12)")
	}
	if f.Has(export.TakesDetail) {
		flags.StringVar(&o.Detail, "detail", Details[0], "how much is named: `LEVEL` is "+strings.Join(Details, ", "))
		flags.BoolVar(&o.NoTitle, "no-title", false, "leave out the title and the line of facts, for a figure with a caption")
		flags.BoolVar(&o.All, "all", false, "draw every edge, the less important ones as thin lines")
	}
}

// Check returns an error if an option is out of range.
func Check(o *export.Options) error {
	switch {
	case o.Lanes != "" && !slices.Contains(Lanes, o.Lanes):
		return advice.Usage(advice.Hint(fmt.Errorf("--lanes %s: no such kind", o.Lanes), "one of %s", strings.Join(Lanes, ", ")))
	case o.Detail != "" && !slices.Contains(Details, o.Detail):
		return advice.Usage(advice.Hint(fmt.Errorf("--detail %s: no such level", o.Detail), "one of %s", strings.Join(Details, ", ")))
	case o.RankDir != "" && !slices.Contains(RankDirs, o.RankDir):
		return advice.Usage(advice.Hint(fmt.Errorf("--rankdir %s: no such direction", o.RankDir), "one of %s", strings.Join(RankDirs, ", ")))
	case o.Width < 0 || o.Width > 100_000:
		return advice.Usage(fmt.Errorf("--width %d: must be from 0 to 100000", o.Width))
	case !(o.FontSize == 0 || 4 <= o.FontSize && o.FontSize <= 100):
		return advice.Usage(fmt.Errorf("--font-size %v: must be from 4 to 100", o.FontSize))
	}
	return nil
}
