package readme

import (
	"clipgraph/internal/words"
	"fmt"
	"strconv"
	"strings"
)

// Diagram is a Mermaid flowchart (mermaid.js.org/syntax/flowchart.html).
type Diagram struct {
	Direction string // of time: LR, TB, RL or BT
	Papers    []Paper
	Groups    []Group
	Edges     []Edge
}

// Edge is a line between two papers, given by index.
type Edge struct {
	From, To int
	Style    string // bold, solid, dashed or dotted
	Arrow    bool
}

// GitHub shows a diagram with more text or edges as an error. A diagram cannot raise these
// limits (Mermaid's configuration, maxTextSize in characters and maxEdges).
const (
	MaxText  = 50_000
	MaxEdges = 500
)

// TooLargeError reports a diagram that GitHub would not show.
type TooLargeError struct{ Edges, Bytes int }

func (e *TooLargeError) Error() string {
	if e.Edges > MaxEdges {
		return fmt.Sprintf("a Mermaid diagram may have at most %d arrows, not %d", MaxEdges, e.Edges)
	}
	return fmt.Sprintf("a Mermaid diagram may have at most %d bytes, not %d", MaxText, e.Bytes)
}

// maxAlone is the number of papers without edges that a group names. If there are more, they are
// only counted.
const maxAlone = 3

// Text returns the diagram. It has a node for each paper with an edge. Other papers are named if
// a group has few of them and counted otherwise. The error is a [TooLargeError].
func (d *Diagram) Text() (string, error) {
	var b strings.Builder
	connected := make([]bool, len(d.Papers))
	for _, e := range d.Edges {
		connected[e.From], connected[e.To] = true, true
	}
	b.WriteString("flowchart " + d.Direction + "\n")
	for n, group := range d.Groups {
		indent := "  "
		name := strings.Join(group.Path, " › ")
		if name != "" {
			fmt.Fprintf(&b, "  subgraph s%d[%s]\n", n, quoted(name, maxGroup))
			indent = "    "
		}
		d.writeGroup(&b, n, group, connected, indent)
		if name != "" {
			b.WriteString("  end\n")
		}
	}
	for _, e := range d.Edges {
		fmt.Fprintf(&b, "  p%d %s p%d\n", e.From, e.line(), e.To)
	}
	if len(d.Edges) > MaxEdges || b.Len() > MaxText {
		return "", &TooLargeError{Edges: len(d.Edges), Bytes: b.Len()}
	}
	return b.String(), nil
}

// writeGroup writes the nodes of group n.
func (d *Diagram) writeGroup(b *strings.Builder, n int, group Group, connected []bool, indent string) {
	var alone []int
	for _, i := range group.Papers {
		if connected[i] {
			d.writePaper(b, i, indent)
		} else {
			alone = append(alone, i)
		}
	}
	if len(alone) <= maxAlone {
		for _, i := range alone {
			d.writePaper(b, i, indent)
		}
		return
	}
	others := "papers"
	if len(alone) < len(group.Papers) {
		others = "others"
	}
	fmt.Fprintf(b, "%sr%d([\"%d %s\"])\n", indent, n, len(alone), others)
}

// The maximum lengths of texts in a diagram, in characters.
const (
	maxLabel = 40
	maxGroup = 80
)

func (d *Diagram) writePaper(b *strings.Builder, i int, indent string) {
	p := &d.Papers[i]
	label := p.Name
	if label == "" {
		label = p.Title
	}
	fmt.Fprintf(b, "%sp%d[%s]\n", indent, i, quoted(label, maxLabel))
	if p.URL != "" && !strings.Contains(p.URL, "#") { // a # may start an entity
		fmt.Fprintf(b, "%sclick p%d href \"%s\"\n", indent, i, address(p.URL))
	}
}

// line returns the edge's arrow in Mermaid.
func (e *Edge) line() string {
	body, end := "--", "-"
	switch e.Style {
	case "bold":
		body, end = "==", "="
	case "dashed", "dotted":
		body, end = "-.-", ""
	}
	if e.Arrow {
		end = ">"
	}
	return body + end
}

// quoted returns s, cut to limit characters, as a quoted string of Mermaid. Mermaid treats text
// as HTML or Markdown, and searches lines for directives before it parses them. So every ASCII
// character except letters, digits, blanks, hyphens and commas is written as an entity (its
// documentation, "Entity codes to escape characters").
func quoted(s string, limit int) string {
	s = words.Cut(oneLine(s), limit)
	if s == "" {
		s = " "
	}
	b := []byte{'"'}
	for _, r := range s {
		switch {
		case r > 0x7f, r == ' ', r == '-', r == ',', '0' <= r && r <= '9', 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z':
			b = append(b, string(r)...)
		default:
			b = append(append(append(b, '#'), strconv.Itoa(int(r))...), ';')
		}
	}
	// Mermaid's lexer treats any line that contains "direction TB" as that statement.
	return strings.ReplaceAll(string(append(b, '"')), "direction ", "direction#32;")
}
