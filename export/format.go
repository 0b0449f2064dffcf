// Package export writes a graph of papers in the formats that other programs
// read: one file a format, one table of formats.
//
// Start with [Formats]. Every format is a function of the graph and the
// [Options] alone, so the same graph gives the same bytes. Text is quoted for
// its target in one place per syntax; no output runs code in what opens it.
package export

import (
	"io"

	"clipgraph/bib"
	"clipgraph/graph"
)

// Options change what a format writes. The zero value is each format's
// default.
type Options struct {
	// Edges makes the formats that are tables write the edges and not the papers.
	Edges bool
	// Dialect is that of csv, one of [CSVDialects]; empty for the usual one.
	Dialect string
	// Reverse turns every edge, for programs that want citing -> cited.
	Reverse bool
	// Lanes says what papers of one lane or cluster of a picture share; see
	// layout.Options.
	Lanes string
	// RankDir is the direction of time in dot: LR (also ""), TB, RL or BT.
	RankDir string
	// Width is the width in pixels at which svg is shown; 0 for its own.
	Width int
	// FontSize is the size in pixels of the names in svg; 0 for 12.
	FontSize float64
	// Entry says how bib writes entries.
	Entry bib.Options
}

// Format is one way to write a graph.
type Format struct {
	Name string // the verb of the command
	Ext  string // the file name's ending, without a dot
	Doc  string // one line, lower case, no full stop
	// Tables tells that the papers and the edges are two tables, of which
	// Options.Edges chooses one.
	Tables bool
	// Write writes g to w and returns the first error of w, or one that says
	// what of g can't be said in the format.
	Write func(w io.Writer, g *graph.Graph, o Options) error
}

// Formats is the table of all formats, in the order in which help lists them.
var Formats = []Format{
	{"bib", "bib", "BibTeX entries, ready for \\bibliography", false, writeBib},
	{"csljson", "json", "CSL-JSON, for Zotero, pandoc and Word", false, writeCSLJSON},
	{"dot", "dot", "Graphviz DOT: a cluster a section, an arrow a relation", false, writeDOT},
	{"svg", "svg", "a picture that stands alone: time from left to right, a lane a section", false, writeSVG},
	{"html", "html", "one page that stands alone: the picture, a search, a card a paper", false, writeHTML},
	{"csv", "csv", "a table of the papers, or of the edges with --edges", true, writeCSV},
	{"jsonl", "jsonl", "one JSON object a line and paper, or edge with --edges", true, writeJSONL},
	{"json", "json", "everything that is known, the canonical form", false, writeJSON},
	{"graphml", "graphml", "GraphML, for yEd, Gephi, igraph and networkx", false, writeGraphML},
	{"gexf", "gexf", "GEXF, for Gephi", false, writeGEXF},
}

// FormatByName returns the format of that name; nil if there is none.
func FormatByName(name string) *Format {
	for i := range Formats {
		if Formats[i].Name == name {
			return &Formats[i]
		}
	}
	return nil
}

// ends returns the ends of e in the direction of o.
func (o Options) ends(e graph.Edge) (from, to int) {
	if o.Reverse {
		return e.To, e.From
	}
	return e.From, e.To
}
