package cmd

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/graph"
	"clipgraph/internal/console"
)

// Questions to the graph are answered in the terminal, with the reasons: related,
// path, rank and stats. --json gives the same answers to programs.

// question is what the verbs that ask the graph have in common.
type question struct {
	selection selection
	citations citeOptions
	json      bool
}

func (q *question) addTo(a *app, c *cobra.Command) {
	c.GroupID = "ask"
	flags := c.Flags()
	a.addSourceFlags(flags)
	q.selection.addTo(flags, true)
	q.citations.addTo(flags)
	flags.BoolVar(&q.json, "json", false, "answer in JSON")
}

// answer prints the answer: v as JSON, or what text prints.
func (q *question) answer(a *app, v any, text func(*answer)) error {
	return a.emit("", func(w io.Writer) error {
		if q.json {
			encoder := json.NewEncoder(w)
			encoder.SetIndent("", "  ")
			return encoder.Encode(v)
		}
		out := &answer{bufio.NewWriter(w)}
		text(out)
		return out.w.Flush()
	})
}

// answer is text that people read on standard output, line by line.
type answer struct{ w *bufio.Writer }

// line prints one line. A line end in a title does not begin another.
func (a *answer) line(format string, args ...any) {
	fmt.Fprintln(a.w, console.Log(fmt.Sprintf(format, args...)))
}

// brief is a paper in an answer.
type brief struct {
	Key   string `json:"key"`
	ArXiv string `json:"arxiv"`
	Name  string `json:"name"`
	Title string `json:"title"`
	Date  string `json:"date"` // YYYY-MM or YYYY; "" if not known
}

func newBrief(p *graph.Paper) brief {
	return brief{p.Key, p.ID.String(), p.Name, p.Title(), p.DateText()}
}

// String returns the paper as people call it: by its short name and its title,
// unless that begins with the name, and by its identifier or cite key.
func (b brief) String() string {
	called := b.Title
	if b.Name != "" && !strings.HasPrefix(strings.ToLower(b.Title), strings.ToLower(b.Name)) {
		called = b.Name + ": " + b.Title
	}
	switch {
	case called == "arXiv:"+b.ArXiv: // nothing else is known of it
		return called
	case b.ArXiv != "":
		return fmt.Sprintf("%s (arXiv:%s)", called, b.ArXiv)
	}
	return fmt.Sprintf("%s (%s)", called, b.Key)
}

// dated returns the paper behind its date, in a column of seven characters.
func (b brief) dated() string { return fmt.Sprintf("%-7s  %s", cmp.Or(b.Date, "?"), b) }

// tie is an edge in an answer, with the paper at its other end.
type tie struct {
	brief
	Reasons []graph.Reason `json:"reasons"`
}

// ties returns the neighbours of node that come before it or, with later, behind
// it, in the order of time.
func ties(g *graph.Graph, node int, later bool) []tie {
	all := []tie{}
	add := func(other, from, to int) {
		reasons, _ := g.Reasons(from, to)
		all = append(all, tie{newBrief(g.Papers()[other]), reasons})
	}
	if later {
		for _, v := range g.Out(node) {
			add(int(v), node, int(v))
		}
	} else {
		for _, u := range g.In(node) {
			add(int(u), int(u), node)
		}
	}
	slices.SortStableFunc(all, func(a, b tie) int { return cmp.Compare(a.Date, b.Date) }) // ties: by key
	return all
}

// printReasons prints why an edge stands, a line a reason.
func printReasons(out *answer, indent string, reasons []graph.Reason) {
	for _, r := range reasons {
		out.line("%s%-7s %.2f  %s (%s)", indent, r.Relation, r.Confidence, oneLine(r.Evidence), r.Where)
	}
}

// oneLine returns s with a blank for each run of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
