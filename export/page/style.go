package page

import (
	"fmt"
	"strings"

	"clipgraph/graph"
	"clipgraph/graph/layout/palette"
)

// colours returns the two colour schemes as CSS variables, and the styles of the relations.
// Printed pages use the light scheme.
func colours() string {
	var b strings.Builder
	scheme := func(c *palette.Scheme) {
		fmt.Fprintf(&b, ":root{--ground:%s;--band:%s;--hairline:%s;--area:%s;--tick:%s;--ink:%s;--second:%s;--free:%s", c.Ground, c.Band, c.Hairline, c.Area, c.Tick, c.Ink, c.Second, c.Free)
		for rank, r := range graph.RelationTable() {
			fmt.Fprintf(&b, ";--%s:%s", r.Name, c.Relation[rank])
		}
		b.WriteString("}")
	}
	scheme(&palette.Light)
	b.WriteString("\n@media screen and (prefers-color-scheme:dark){")
	scheme(&palette.Dark)
	b.WriteString("}\n")
	for _, r := range graph.RelationTable() {
		fmt.Fprintf(&b, ".%[1]s{stroke:var(--%[1]s)}path.%[1]s{stroke-width:%[2]gpx;stroke-dasharray:%[3]s}.t-%[1]s{fill:var(--%[1]s);color:var(--%[1]s)}\n", r.Name, r.Stroke.Width, dash(r.Stroke.Dash))
	}
	return b.String()
}

func dash(lengths string) string {
	if lengths == "" {
		return "none"
	}
	return lengths
}
