package readme

import (
	"clipgraph/internal/words"
	"fmt"
	"strconv"
	"strings"
)

// Diagram is a flowchart of Mermaid (mermaid.js.org/syntax/flowchart.html).
type Diagram struct {
	Direction string // of time: LR, TB, RL or BT
	Papers    []Paper
	Groups    []Group
	Edges     []Edge
}

// Edge is a line from one paper to another, by their indexes.
type Edge struct {
	From, To int
	Style    string // bold, solid, dashed or dotted
	Arrow    bool
}

// A diagram that has more than these is shown as an error by GitHub, and no diagram can
// raise the bounds (Mermaid's configuration, maxTextSize in characters and maxEdges).
const (
	MaxText  = 50_000
	MaxEdges = 500
)

// TooLargeError says that GitHub would not show a diagram.
type TooLargeError struct{ Edges, Bytes int }

func (e *TooLargeError) Error() string {
	if e.Edges > MaxEdges {
		return fmt.Sprintf("%d arrows are more than a diagram of Mermaid may have: %d", e.Edges, MaxEdges)
	}
	return fmt.Sprintf("%d bytes are more than a diagram of Mermaid may have: %d", e.Bytes, MaxText)
}

// maxAlone is how many papers without an edge a group names. More are counted.
const maxAlone = 3

// Text returns the diagram. It has a node for each paper that an edge ties to others; of
// the rest of a group a few are named, and more are counted. The error is a
// [TooLargeError].
func (d *Diagram) Text() (string, error) {
	var b strings.Builder
	tied := make([]bool, len(d.Papers))
	for _, e := range d.Edges {
		tied[e.From], tied[e.To] = true, true
	}
	b.WriteString("flowchart " + d.Direction + "\n")
	for n, group := range d.Groups {
		indent := "  "
		name := strings.Join(group.Path, " › ")
		if name != "" {
			fmt.Fprintf(&b, "  subgraph s%d[%s]\n", n, quoted(name, maxGroup))
			indent = "    "
		}
		d.writeGroup(&b, n, group, tied, indent)
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

// writeGroup writes the nodes of the nth group.
func (d *Diagram) writeGroup(b *strings.Builder, n int, group Group, tied []bool, indent string) {
	var alone []int
	for _, i := range group.Papers {
		if tied[i] {
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

// The longest texts of a diagram, in characters.
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
	if p.URL != "" && !strings.Contains(p.URL, "#") { // which may begin an entity
		fmt.Fprintf(b, "%sclick p%d href \"%s\"\n", indent, i, address(p.URL))
	}
}

// line returns the sign of the edge.
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

// quoted returns s as a quoted text of Mermaid, cut to limit characters. A text is HTML
// or Markdown to Mermaid, and its lines are searched for directives before they are
// parsed: of ASCII all but letters, digits, blanks and a few signs are written as the
// entities that Mermaid has for that (its documentation, "Entity codes to escape
// characters").
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
	// Mermaid's lexer takes any line with "direction TB" in it for that statement.
	return strings.ReplaceAll(string(append(b, '"')), "direction ", "direction#32;")
}
