package export

import (
	"bufio"
	"io"
	"strconv"

	"clipgraph/graph"
)

// GraphML (graphml.graphdrawing.org, "The GraphML File Format"). Every column of the tables is
// an attribute. The label is written twice: as an attribute for Gephi and igraph, and as the label
// of the node's shape for yEd.

var graphmlTypes = map[kind]string{asText: "string", asInteger: "int", asDecimal: "double", asBoolean: "boolean", asList: "string", asPath: "string"}

// writeGraphML writes the graph as GraphML.
func writeGraphML(w io.Writer, g *graph.Graph, o Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:y="http://www.yworks.com/xml/graphml" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="shape" for="node" yfiles.type="nodegraphics"/>
<key id="url" for="node" attr.name="url" attr.type="string"/>
`)
	for i, c := range paperColumns {
		graphmlKey(out, "n"+strconv.Itoa(i), "node", c.name, c.kind)
	}
	graphmlKey(out, "weight", "edge", "weight", asDecimal)
	for i, c := range edgeAttributes {
		graphmlKey(out, "e"+strconv.Itoa(i), "edge", c.name, c.kind)
	}
	out.WriteString("<graph id=\"clipgraph\" edgedefault=\"directed\">\n")
	papers := g.Papers()
	for _, p := range papers {
		out.WriteString(`<node id="`)
		putXML(out, p.Key)
		out.WriteString("\">\n")
		graphmlData(out, "label", p.Label())
		out.WriteString(`<data key="shape"><y:ShapeNode><y:NodeLabel>`)
		putXML(out, p.Label())
		out.WriteString("</y:NodeLabel></y:ShapeNode></data>\n")
		if address := safeURL(p); address != "" {
			graphmlData(out, "url", address)
		}
		for i, c := range paperColumns {
			if text := c.text(p); text != "" {
				graphmlData(out, "n"+strconv.Itoa(i), text)
			}
		}
		out.WriteString("</node>\n")
	}
	for _, e := range g.Edges() {
		from, to := o.ends(e)
		// There may be hundreds of thousands of edges, so they are written without intermediate
		// values.
		b := append(out.AvailableBuffer(), `<edge source="`...)
		b = appendXML(b, papers[from].Key)
		b = append(b, `" target="`...)
		b = appendXML(b, papers[to].Key)
		b = append(b, `"><data key="weight">`...)
		b = appendConfidence(b, e.Reasons)
		b = append(b, `</data><data key="e0">`...)
		for i, r := range e.Reasons {
			if i == 0 || e.Reasons[i-1].Relation != r.Relation {
				b = append(appendBetween(b, i), r.Relation...)
			}
		}
		b = append(b, `</data><data key="e1">`...)
		b = appendConfidence(b, e.Reasons)
		b = append(b, `</data><data key="e2">`...)
		for i, r := range e.Reasons {
			b = append(append(appendBetween(b, i), r.Relation...), ": "...)
			b = appendXML(b, r.Evidence)
		}
		b = append(b, `</data><data key="e3">`...)
		for i, r := range e.Reasons {
			b = appendXML(appendBetween(b, i), r.Where)
		}
		out.Write(append(b, "</data></edge>\n"...))
	}
	out.WriteString("</graph>\n</graphml>\n")
	return out.Flush()
}

func graphmlKey(out *bufio.Writer, id, class, name string, k kind) {
	out.WriteString(`<key id="` + id + `" for="` + class + `" attr.name="` + name + `" attr.type="` + graphmlTypes[k] + "\"/>\n")
}

func graphmlData(out *bufio.Writer, key, value string) {
	out.WriteString(`<data key="` + key + `">`)
	putXML(out, value)
	out.WriteString("</data>\n")
}

// putXML writes s as escaped text.
func putXML(out *bufio.Writer, s string) { out.Write(appendXML(out.AvailableBuffer(), s)) }

// appendBetween appends the separator before item i of a list.
func appendBetween(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, "; "...)
	}
	return b
}
