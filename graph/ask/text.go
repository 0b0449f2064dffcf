package ask

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"clipgraph/graph"
	"clipgraph/internal/console"
)

// Answers as text for people, line by line. A line end in a title does not start a new
// line.

// Text is an answer that can be printed.
type Text interface{ print(*lines) }

// Write writes an answer as text. The error is that of w.
func Write(w io.Writer, answer Text) error {
	out := &lines{bufio.NewWriter(w)}
	answer.print(out)
	return out.w.Flush()
}

// lines is where answers are printed.
type lines struct{ w *bufio.Writer }

// line prints one line.
func (l *lines) line(format string, args ...any) {
	fmt.Fprintln(l.w, console.Log(fmt.Sprintf(format, args...)))
}

// printReasons prints the reasons of an edge, one per line.
func printReasons(out *lines, indent string, reasons []graph.Reason) {
	for _, r := range reasons {
		out.line("%s%-7s %.2f  %s (%s)", indent, r.Relation, r.Confidence, oneLine(r.Evidence), r.Where)
	}
}

// oneLine returns s with each run of white space replaced by a blank.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (r Related) print(out *lines) {
	out.line("%s", r.Paper.Dated())
	printNeighbours(out, "earlier", r.Earlier)
	printNeighbours(out, "later", r.Later)
}

func printNeighbours(out *lines, heading string, all []Neighbour) {
	out.line("")
	out.line("%s: %d", heading, len(all))
	for _, t := range all {
		out.line("  %s", t.Dated())
		printReasons(out, "           ", t.Reasons)
	}
}

// ChainList is a list of chains, the shortest first.
type ChainList []Chain

func (l ChainList) print(out *lines) {
	for i, c := range l {
		if i > 0 {
			out.line("")
		}
		printChain(out, c)
	}
}

func printChain(out *lines, c Chain) {
	for n, s := range c.Steps {
		arrow := "→"
		switch {
		case n == 0:
			arrow = " "
		case s.Against:
			arrow = "←"
		}
		out.line("%s %s", arrow, s.Dated())
		printReasons(out, "           ", s.Reasons)
	}
}

// RankList is a list of papers in the order of a measure, in one group or one for each
// section.
type RankList struct {
	By        string // the measure
	Groups    [][]Ranked
	BySection bool
}

func (l RankList) print(out *lines) {
	for i, group := range l.Groups {
		if l.BySection {
			if i > 0 {
				out.line("")
			}
			out.line("%s", cmp.Or(oneLine(strings.Join(group[0].Section, " › ")), "(no section)"))
		}
		printRanks(out, group, l.By == "betweenness")
	}
}

// printRanks prints a table of papers, with their betweenness if it is known.
func printRanks(out *lines, group []Ranked, withBetweenness bool) {
	between := ""
	if withBetweenness {
		between = "  betweenness"
	}
	out.line("rank  PageRank   out    in%s  date     paper", between)
	for _, r := range group {
		if r.Between != nil {
			between = fmt.Sprintf("  %11.1f", *r.Between)
		}
		out.line("%4d  %8.6f  %4d  %4d%s  %s", r.Rank, r.PageRank, r.Out, r.In, between, r.Dated())
	}
}

// maxCycles is the number of cycles that are printed, and of papers of each.
const maxCycles = 5

func (s *Stats) print(out *lines) {
	out.line("papers      %d on %d rows: %d resolved, %d on arXiv, %d with a date", s.Papers, s.Rows, s.Resolved, s.OnArXiv, s.Dated)
	var parts []string
	for _, r := range s.Relations {
		parts = append(parts, fmt.Sprintf("%s %d", r.Relation, r.Edges))
	}
	out.line("edges       %d%s", s.Edges, listOf(parts))
	total := 0
	parts = nil
	for _, c := range s.Components {
		total += c.Count
		size := "one paper"
		if c.Papers != 1 {
			size = fmt.Sprintf("%d papers", c.Papers)
		}
		parts = append(parts, fmt.Sprintf("%d of %s", c.Count, size))
	}
	out.line("components  %d%s", total, listOf(parts))
	for n, cycle := range s.Cycles {
		if n == maxCycles {
			out.line("            and %d more", len(s.Cycles)-n)
			break
		}
		more := ""
		if len(cycle) > maxCycles {
			cycle, more = cycle[:maxCycles], fmt.Sprintf(" and %d more", len(cycle)-maxCycles)
		}
		out.line("cycle       %s%s build on each other", oneLine(strings.Join(cycle, ", ")), more)
	}
	out.line("years")
	most := 0
	for _, y := range s.Years {
		most = max(most, y.Papers)
	}
	for _, y := range s.Years {
		out.line("  %d  %5d  %s", y.Year, y.Papers, strings.Repeat("#", (y.Papers*40+most-1)/most))
	}
	out.line("sections")
	for _, section := range s.Sections {
		out.line("  %5d  %s", section.Papers, cmp.Or(oneLine(strings.Join(section.Section, " › ")), "(no section)"))
	}
}

// listOf returns parts as a list after a colon, or "" if there are none.
func listOf(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	const most = 12
	if n := len(parts); n > most {
		parts = append(slices.Clone(parts[:most]), fmt.Sprintf("and %d other sizes", n-most))
	}
	return ": " + strings.Join(parts, ", ")
}
