package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"clipgraph/graph"
)

// writeDOT writes the graph for Graphviz: a cluster a section, a column a
// year so that arrows run with time, the short name as a node's label and the
// year and the full title as its tooltip.
func writeDOT(w io.Writer, g *graph.Graph, o Options) error {
	out := bufio.NewWriter(w)
	papers := g.Papers()
	fmt.Fprint(out, `digraph clipgraph {
  rankdir=LR; newrank=true; compound=true; nodesep=0.12; ranksep=0.5; tooltip="clipgraph";
  graph [fontname="Helvetica,Arial,sans-serif", fontsize=16, style=rounded, color="#bbbbbb", labeljust=l];
  node [fontname="Helvetica,Arial,sans-serif", fontsize=11, shape=box, style="rounded,filled", fillcolor="#f4f6fa", color="#8899aa", height=0.3, margin="0.09,0.04"];
  edge [arrowsize=0.7];
`)
	for n, section := range sections(g) {
		fmt.Fprintf(out, "  subgraph %s {\n    label=%s;\n", dotQuote(fmt.Sprintf("cluster_%d", n)), dotText(cmp.Or(section.name, "(no section)"), 80))
		for _, i := range section.papers {
			fmt.Fprintf(out, "    %s [%s];\n", dotID(papers[i].Key), nodeAttributes(papers[i]))
		}
		fmt.Fprint(out, "  }\n")
	}
	writeColumns(out, g)
	for _, e := range g.Edges() {
		from, to := o.ends(e)
		fmt.Fprintf(out, "  %s -> %s [%s];\n", dotID(papers[from].Key), dotID(papers[to].Key), edgeAttributes(e))
	}
	fmt.Fprint(out, "}\n")
	return out.Flush()
}

type section struct {
	name   string
	papers []int
}

// sections returns the papers by the section of their first row, sections in
// the order of the lists.
func sections(g *graph.Graph) []section {
	var all []section
	at := map[string]int{}
	papers := g.Papers()
	for _, i := range g.Listed() {
		name := strings.Join(papers[i].Row().Section, " › ")
		if !papers[i].Listed() {
			name = "Cited, and not in the list"
		}
		n, ok := at[name]
		if !ok {
			n = len(all)
			at[name] = n
			all = append(all, section{name: name})
		}
		all[n].papers = append(all[n].papers, i)
	}
	return all
}

// writeColumns puts the papers of one period into one column, under a row of
// its name, by way of an invisible chain of periods. A period is a half year,
// so that most works of one year stand in their order too.
func writeColumns(out *bufio.Writer, g *graph.Graph) {
	columns := map[string][]string{}
	for _, p := range g.Papers() {
		if period := halfYear(p); period != "" {
			columns[period] = append(columns[period], p.Key)
		}
	}
	periods := make([]string, 0, len(columns))
	for period := range columns {
		periods = append(periods, period)
	}
	slices.Sort(periods)
	for n, period := range periods {
		fmt.Fprintf(out, "  { rank=same; %s [shape=plaintext, style=\"\", fontsize=14, label=%s];", dotQuote("time "+period), dotQuote(period))
		for _, key := range columns[period] {
			fmt.Fprintf(out, " %s;", dotID(key))
		}
		fmt.Fprint(out, " }\n")
		if n > 0 {
			fmt.Fprintf(out, "  %s -> %s [style=invis, weight=10];\n", dotQuote("time "+periods[n-1]), dotQuote("time "+period))
		}
	}
}

// halfYear returns the half year of p, such as "2023 H1", or the year alone
// where no month is known.
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

// maxLabel is the longest label of a node, in characters.
const maxLabel = 40

func nodeAttributes(p *graph.Paper) string {
	tip := p.Title()
	if year := p.Meta.Year(); year != 0 {
		tip = fmt.Sprintf("%d: %s", year, tip)
	}
	attributes := fmt.Sprintf("label=%s, tooltip=%s", dotText(p.Label(), maxLabel), dotText(tip, maxTip))
	if !p.Listed() {
		attributes += `, style="rounded,dashed"`
	}
	if address := safeURL(p); address != "" {
		attributes += ", URL=" + dotText(address, maxURL)
	}
	return attributes
}

func edgeAttributes(e graph.Edge) string {
	var tips []string
	for _, r := range e.Reasons {
		tips = append(tips, fmt.Sprintf("%s: %s (%s)", r.Relation, r.Evidence, r.Where))
	}
	attributes := "tooltip=" + dotText(strings.Join(tips, "\n"), maxTip)
	k := strokes[strokeOf(e)]
	attributes += fmt.Sprintf(", color=%s, penwidth=%g, style=%s", dotQuote(k.light), k.width, k.dot)
	if !k.arrow {
		attributes += ", arrowhead=none, constraint=false"
	}
	return attributes
}

// dotText quotes s as text that Graphviz shows: cut to limit characters, and
// with & as an entity, since Graphviz decodes those (its manual, "Character
// Set").
func dotText(s string, limit int) string {
	if r := []rune(s); len(r) > limit {
		s = strings.TrimSpace(string(r[:limit-1])) + "…"
	}
	return dotQuote(strings.ReplaceAll(s, "&", "&amp;"))
}

// dotID quotes a node's name. Keys are short and plain; a longer one would be
// refused by Graphviz.
func dotID(key string) string { return dotQuote(key) }

// dotQuote writes s as a quoted string of the DOT language. Within it only
// the quote and the backslash mean anything (escString); control and
// invisible characters, which would break the XML that Graphviz writes, are
// left out.
func dotQuote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '"', r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteByte(' ')
		case unicode.IsControl(r), r == 0xFFFE, r == 0xFFFF:
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
