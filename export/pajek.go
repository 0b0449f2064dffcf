package export

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"clipgraph/graph"
)

// writePajek writes the graph, in the order of the lists, as a network of Pajek (its manual, "Data objects"), which
// VOSviewer, igraph and networkx read too. The label of a vertex is what pictures print
// for the paper, or its key where another paper has that label: programs tell vertices by
// their labels. The weight of an arc is its confidence.
func writePajek(w io.Writer, g *graph.Graph, o Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	papers := g.Papers()
	named := map[string]int{}
	for _, p := range papers {
		named[pajekText(p.Label())]++
		named[pajekText(p.Key)]++
	}
	out.WriteString("*Vertices " + strconv.Itoa(len(papers)) + "\n")
	number := make([]int64, len(papers)) // of each vertex, from 1
	for n, i := range g.Listed() {
		number[i] = int64(n + 1)
		label := pajekText(papers[i].Label())
		if label == "" || named[label] > 1 {
			label = pajekText(papers[i].Key)
		}
		out.WriteString(strconv.Itoa(n+1) + ` "` + label + "\"\n")
	}
	out.WriteString("*Arcs\n")
	for _, e := range g.Edges() {
		from, to := o.ends(e)
		b := strconv.AppendInt(out.AvailableBuffer(), number[from], 10)
		b = strconv.AppendInt(append(b, ' '), number[to], 10)
		out.Write(append(appendConfidence(append(b, ' '), e.Reasons), '\n'))
	}
	return out.Flush()
}

// pajekSigns have what can't stand within quotation marks there.
var pajekSigns = strings.NewReplacer(`"`, "'", `\`, "/")

// pajekText returns s as a text of Pajek's, in one line.
func pajekText(s string) string { return pajekSigns.Replace(oneLine(xmlString(s))) }
