package export

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"gonum.org/v1/gonum/graph/formats/gexf12"

	"clipgraph/graph"
)

var gexfTypes = map[kind]string{asText: "string", asInteger: "integer", asDecimal: "double", asBoolean: "boolean", asList: "string", asPath: "string"}

// writeGEXF writes the graph as GEXF 1.2, Gephi's format. The columns of the tables are its
// attributes.
func writeGEXF(w io.Writer, g *graph.Graph, o Options) error {
	content := gexf12.Content{Version: "1.2", Graph: gexf12.Graph{DefaultEdgeType: "directed", Mode: "static", IDType: "string", Attributes: []gexf12.Attributes{
		gexfAttributes("node", paperColumns), gexfAttributes("edge", edgeAttributes),
	}}}
	papers := g.Papers()
	nodes, edges := &content.Graph.Nodes, &content.Graph.Edges
	nodes.Count, edges.Count = len(papers), len(g.Edges())
	for _, p := range papers {
		nodes.Nodes = append(nodes.Nodes, gexf12.Node{ID: p.Key, Label: xmlString(p.Label()), AttValues: gexfValues(paperColumns, p)})
	}
	for i, e := range g.Edges() {
		from, to := o.ends(e)
		weight, _ := strconv.ParseFloat(confidence(e.Reasons), 64)
		edges.Edges = append(edges.Edges, gexf12.Edge{
			ID: strconv.Itoa(i), Source: papers[from].Key, Target: papers[to].Key, Type: "directed", Weight: weight,
			Label: strings.Join(relationNames(edgeRow{Edge: e}), "; "), AttValues: gexfValues(edgeAttributes, edgeRow{Edge: e}),
		})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(content); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func gexfAttributes[T any](class string, columns []column[T]) gexf12.Attributes {
	a := gexf12.Attributes{Class: class}
	for i, c := range columns {
		a.Attributes = append(a.Attributes, gexf12.Attribute{ID: strconv.Itoa(i), Title: c.name, Type: gexfTypes[c.kind]})
	}
	return a
}

func gexfValues[T any](columns []column[T], row T) *gexf12.AttValues {
	values := &gexf12.AttValues{}
	for i, c := range columns {
		if text := c.text(row); text != "" {
			values.AttValues = append(values.AttValues, gexf12.AttValue{For: strconv.Itoa(i), Value: xmlString(text)})
		}
	}
	return values
}
