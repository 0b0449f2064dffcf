package export

import (
	"encoding/xml"
	"io"
	"strconv"

	"gonum.org/v1/gonum/graph/formats/gexf12"

	"clipgraph/graph"
)

var gexfTypes = map[kind]string{asText: "string", asInteger: "integer", asDecimal: "double", asBoolean: "boolean", asList: "string", asPath: "string"}

// writeGEXF writes the graph as GEXF 1.2, Gephi's own format, with the columns of
// the tables as attributes.
func writeGEXF(w io.Writer, g *graph.Graph, o Options) error {
	content := gexf12.Content{Version: "1.2", Graph: gexf12.Graph{DefaultEdgeType: "directed", Mode: "static", IDType: "string", Attributes: []gexf12.Attributes{
		gexfAttributes("node", paperColumns), gexfAttributes("edge", edgeColumns[2:]),
	}}}
	papers := g.Papers()
	nodes, edges := &content.Graph.Nodes, &content.Graph.Edges
	nodes.Count, edges.Count = len(papers), len(g.Edges())
	for _, p := range papers {
		nodes.Nodes = append(nodes.Nodes, gexf12.Node{ID: p.Key, Label: xmlString(p.Label()), AttValues: gexfValues(paperColumns, paperCells(p))})
	}
	for i, e := range g.Edges() {
		from, to := o.ends(e)
		cells := edgeCells("", "", e)[2:]
		weight, _ := strconv.ParseFloat(confidence(e.Reasons), 64)
		edges.Edges = append(edges.Edges, gexf12.Edge{
			ID: strconv.Itoa(i), Source: papers[from].Key, Target: papers[to].Key, Type: "directed", Weight: weight,
			Label: cells[0].join(asList), AttValues: gexfValues(edgeColumns[2:], cells),
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

func gexfAttributes(class string, columns []column) gexf12.Attributes {
	a := gexf12.Attributes{Class: class}
	for i, c := range columns {
		a.Attributes = append(a.Attributes, gexf12.Attribute{ID: strconv.Itoa(i), Title: c.name, Type: gexfTypes[c.kind]})
	}
	return a
}

func gexfValues(columns []column, cells []cell) *gexf12.AttValues {
	values := &gexf12.AttValues{}
	for i, c := range cells {
		if len(c) > 0 {
			values.AttValues = append(values.AttValues, gexf12.AttValue{For: strconv.Itoa(i), Value: xmlString(c.join(columns[i].kind))})
		}
	}
	return values
}
