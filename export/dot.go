package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/graph"
	"clipgraph/graph/layout"
	"clipgraph/internal/words"
)

// writeDOT writes the graph for Graphviz. Each section is a cluster and each half year a column,
// so that arrows run with time. A node is labelled with the short name; its tooltip is the year and
// the title.
func writeDOT(w io.Writer, g *graph.Graph, o Options) error {
	d := dotWriter{out: bufio.NewWriterSize(w, 64<<10)}
	papers := g.Papers()
	d.put("digraph clipgraph {\n  rankdir=", cmp.Or(o.RankDir, "LR"), `; newrank=true; compound=true; nodesep=0.12; ranksep=0.5; tooltip="clipgraph";
  graph [fontname="Helvetica,Arial,sans-serif", fontsize=16, style=rounded, color="#bbbbbb", labeljust=l];
  node [fontname="Helvetica,Arial,sans-serif", fontsize=11, shape=box, style="rounded,filled", fillcolor="#f4f6fa", color="#8899aa", height=0.3, margin="0.09,0.04"];
  edge [arrowsize=0.7];
`)
	for n, cluster := range layout.GroupingByName(o.Lanes).Groups(g) {
		indent := "  "
		if cluster.Name != "" {
			d.put("  subgraph \"cluster_", strconv.Itoa(n), "\" {\n    label=")
			d.text(cluster.Name, 80)
			d.put(";\n")
			indent = "    "
		}
		for _, i := range cluster.Papers {
			d.put(indent)
			d.quote(papers[i].Key)
			d.node(papers[i])
		}
		if cluster.Name != "" {
			d.put("  }\n")
		}
	}
	d.columns(g)
	for _, e := range g.Edges() {
		from, to := o.ends(e)
		d.put("  ")
		d.quote(papers[from].Key)
		d.put(" -> ")
		d.quote(papers[to].Key)
		d.edge(e)
	}
	d.put("}\n")
	return d.out.Flush()
}

// dotWriter writes statements of the DOT language. The bufio.Writer keeps the first error.
type dotWriter struct{ out *bufio.Writer }

func (d dotWriter) put(parts ...string) {
	for _, s := range parts {
		_, _ = d.out.WriteString(s)
	}
}

// columns puts the papers of one period into one column, below the name of the period. An
// invisible chain of edges orders the periods. A period is a half year, so that most works of a
// year stay in order.
func (d dotWriter) columns(g *graph.Graph) {
	columns := map[string][]string{}
	for _, p := range g.Papers() {
		if period := halfYear(p); period != "" {
			columns[period] = append(columns[period], p.Key)
		}
	}
	last := ""
	for _, period := range slices.Sorted(maps.Keys(columns)) {
		name := "time " + period
		d.put("  { rank=same; ")
		d.quote(name)
		d.put(` [shape=plaintext, style="", fontsize=14, label=`)
		d.quote(period)
		d.put("];")
		for _, key := range columns[period] {
			d.put(" ")
			d.quote(key)
			d.put(";")
		}
		d.put(" }\n")
		if last != "" {
			d.put("  ")
			d.quote(last)
			d.put(" -> ")
			d.quote(name)
			d.put(" [style=invis, weight=10];\n")
		}
		last = name
	}
}

// halfYear returns the half year of p, such as "2023 H1". Papers without a month are in the
// first half. It returns "" if the year is unknown.
func halfYear(p *graph.Paper) string {
	year, month := p.Date()
	switch {
	case year == 0:
		return ""
	case month == 0:
		return fmt.Sprintf("%d H1", year)
	}
	return fmt.Sprintf("%d H%d", year, (month+5)/6)
}

// maxLabel is the maximum length of a node's label, in characters.
const maxLabel = 40

func (d dotWriter) node(p *graph.Paper) {
	d.put(" [label=")
	d.text(p.Label(), maxLabel)
	d.put(", tooltip=")
	d.text(paperTip(p), maxTip)
	if !p.Listed() {
		d.put(`, style="rounded,dashed"`)
	}
	if address := safeURL(p); address != "" {
		d.put(", URL=")
		d.text(address, maxURL)
	}
	d.put("];\n")
}

func (d dotWriter) edge(e graph.Edge) {
	d.put(" [tooltip=")
	d.text(edgeTip(e), maxTip)
	d.put(dotStrokes[strokeOf(e)])
}

// dotStrokes are the ends of edge statements, by stroke.
var dotStrokes = func() (all []string) {
	for _, k := range strokes {
		end := fmt.Sprintf(`, color="%s", penwidth=%g, style=%s`, k.Stroke.Light, k.Stroke.Width, k.Stroke.Style)
		if !k.Builds {
			end += ", arrowhead=none, constraint=false"
		}
		all = append(all, end+"];\n")
	}
	return all
}()

// text writes s, cut to limit characters, as text that Graphviz shows. It writes & as an entity,
// which Graphviz decodes (its manual, "Character Set"). Graphviz rejects strings of more than
// 16,384 bytes.
func (d dotWriter) text(s string, limit int) {
	s = words.Cut(s, limit)
	if strings.Contains(s, "&") {
		s = strings.ReplaceAll(s, "&", "&amp;")
	}
	d.quote(s)
}

// quote writes s as a quoted string.
func (d dotWriter) quote(s string) { _, _ = d.out.Write(appendDOT(d.out.AvailableBuffer(), s)) }

// appendDOT appends s as a quoted string of the DOT language. Only the quote and the backslash
// are special there (escString). Control and invisible characters are dropped: they would make the
// XML that Graphviz writes invalid.
func appendDOT(b []byte, s string) []byte {
	b = append(b, '"')
	for len(s) > 0 {
		n := 0 // plain bytes
		for n < len(s) && dotPlain[s[n]] {
			n++
		}
		b = append(b, s[:n]...)
		if s = s[n:]; s == "" {
			break
		}
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		switch {
		case r == '"', r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\t':
			b = append(b, ' ')
		case unicode.IsControl(r), !isXML(r):
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

// dotPlain reports, for each byte, whether it stands for itself in a quoted string.
var dotPlain = func() (plain [256]bool) {
	for c := ' '; c < 0x7f; c++ {
		plain[c] = c != '"' && c != '\\'
	}
	return plain
}()
