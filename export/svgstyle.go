package export

import (
	"slices"

	"clipgraph/graph/layout"
	"clipgraph/graph/layout/palette"
)

// style writes the style sheet. Its rules apply only within pictures of class clipgraph, so that a
// picture can be part of a page. Classes: g background, b band, y hairline, a area, t tick, r ring,
// c core, m filled, u unlisted, d dot, n name, f name of a paper without edges, w withdrawn, s
// secondary text, k casing, x thin lines. The classes of relations have the names of the relations.
func (p *svg) style() {
	p.put("<style>\n")
	p.put(".clipgraph .y,.clipgraph .t{stroke-width:1;fill:none}.clipgraph .n{stroke-width:3;stroke-linejoin:round;paint-order:stroke}.clipgraph .w{text-decoration:line-through}",
		".clipgraph .k{fill:none;stroke-width:4}.clipgraph .r{stroke-width:2}.clipgraph .u{stroke-dasharray:2 1.5}.clipgraph .x{opacity:.35}.clipgraph g.x path{stroke-width:.8;stroke-dasharray:none}",
		".clipgraph path.main{fill:none;stroke-width:2.2;stroke-linejoin:round}\n")
	for i, s := range strokes {
		if p.occurs(i) {
			p.printf(".clipgraph path.%s{fill:none;stroke-width:%g;stroke-linejoin:round", s.Name, s.Stroke.Width)
			if s.Stroke.Dash != "" {
				p.put(";stroke-dasharray:", s.Stroke.Dash)
			}
			if !s.Builds {
				p.put(";stroke-linecap:round")
			}
			p.put("}\n")
		}
	}
	p.rules(&palette.Light)
	p.put("@media screen and (prefers-color-scheme:dark){\n")
	p.rules(&palette.Dark)
	p.put("}\n</style>\n")
}

// occurs reports whether the picture shows the relation: as a line in the legend or as the
// colour of a ring.
func (p *svg) occurs(relation int) bool {
	return slices.ContainsFunc(p.Legend, func(s layout.Sample) bool { return s.Kind == layout.SampleLine && s.Relation == relation }) ||
		slices.ContainsFunc(p.Stations, func(s layout.Station) bool { return s.Relation == relation })
}

// rules writes the colours of a scheme.
func (p *svg) rules(c *palette.Scheme) {
	p.printf(".clipgraph .g{fill:%s}.clipgraph .b{fill:%s}.clipgraph .y{stroke:%s}.clipgraph .a{fill:%s}.clipgraph .t{stroke:%s}.clipgraph .d{fill:%[5]s}", c.Ground, c.Band, c.Hairline, c.Area, c.Tick)
	p.printf(".clipgraph text{fill:%s}.clipgraph .s{fill:%s}.clipgraph .f{fill:%s}.clipgraph .n,.clipgraph .k{stroke:%s}.clipgraph .r{fill:%[4]s;stroke:%[2]s}.clipgraph .c{fill:%[2]s}", c.Ink, c.Second, c.Free, c.Ground)
	p.printf(".clipgraph .main{stroke:%[1]s}.clipgraph .hmain,.clipgraph .m{fill:%[1]s}\n", c.Ink)
	for i, s := range strokes {
		if !p.occurs(i) {
			continue
		}
		written := c.Relation[i]
		if s.Name == "cite" && p.hasArea() {
			written = c.Second // which can be read on an area
		} // readable on an area
		p.printf(".clipgraph .%s{stroke:%s}.clipgraph .h%[1]s{fill:%[2]s}.clipgraph .t%[1]s{fill:%s}\n", s.Name, c.Relation[i], written)
	}
}

func (p *svg) hasArea() bool { return len(p.Lanes) > 0 && len(p.Lanes[0].Area) > 0 }
