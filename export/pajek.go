package export

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"clipgraph/graph"
)

// writePajek writes the graph, in the order of the lists, as a Pajek network (its manual, "Data
// objects"), which VOSviewer, igraph and networkx also read. These programs identify vertices by
// label, so a paper whose label is not unique is labelled with its key. The weight of an arc is its
// confidence.
func writePajek(w io.Writer, g *graph.Graph, o Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	papers := g.Papers()
	named := map[string]int{}
	for _, p := range papers {
		named[pajekText(p.Label())]++
		named[pajekText(p.Key)]++
	}
	out.WriteString("*Vertices " + strconv.Itoa(len(papers)) + "\n")
	number := make([]int64, len(papers)) // of each vertex, starting at 1
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

// pajekSigns replaces the characters that cannot be written in a quoted Pajek string.
var pajekSigns = strings.NewReplacer(`"`, "'", `\`, "/")

// pajekText returns s as text for Pajek, on one line.
func pajekText(s string) string { return pajekSigns.Replace(oneLine(xmlString(s))) }
