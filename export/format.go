// Package export writes a graph of papers in the formats that other programs
// read: one file a format, one table of formats.
//
// Start with [Formats]. Every format is a function of the graph and the
// [Options] alone, so the same graph gives the same bytes. Text is quoted for
// its target in one place per syntax; no output runs code in what opens it.
package export

import (
	"io"
	"slices"

	"clipgraph/bib"
	"clipgraph/graph"
)

// Options change what a format writes. The zero value is each format's
// default.
type Options struct {
	// Edges makes the formats that are tables write the edges and not the papers.
	Edges bool
	// Dialect is that of csv, one of [CSVDialects]; "" for the usual one.
	Dialect string
	// Reverse turns every edge, for programs that want citing -> cited.
	Reverse bool
	// Lanes is the name of the layout.Grouping whose groups are the lanes or clusters
	// of a picture.
	Lanes string
	// RankDir is the direction of time in dot: LR (also ""), TB, RL or BT.
	RankDir string
	// Title is that of a picture; "" for what the sections or the file of the list say.
	Title string
	// Width is the width in pixels of svg; 0 for 840. Below 560 the titles of lanes stand in
	// them.
	Width int
	// Detail is the name of the layout.Level of svg; "" for what the number of papers asks for.
	Detail string
	// NoTitle leaves out of svg the title and the line of facts, for a figure with a caption.
	NoTitle bool
	// All draws in svg every tie, those as thin strokes that it else leaves out.
	All bool
	// Weak lets svg draw ties that only weak reasons tell; see graph.Reason.IsDrawn.
	Weak bool
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
	// Examples are command lines of the verb, for its help.
	Examples []string
	// Takes has the options that change what it writes.
	Takes []Option
	// Write writes g to w and returns the first error of w, or one that says
	// what of g can't be said in the format.
	Write func(w io.Writer, g *graph.Graph, o Options) error
}

// Option names one of [Options], or a group of them.
type Option string

// The options that a format may take.
const (
	TakesEntry    Option = "entry"     // Entry: it is a file of entries, and has no edges
	TakesReverse  Option = "reverse"   // Reverse: it has edges
	TakesEdges    Option = "edges"     // Edges: papers and edges are two tables
	TakesDialect  Option = "dialect"   // Dialect
	TakesLanes    Option = "lanes"     // Lanes
	TakesRankDir  Option = "rankdir"   // RankDir
	TakesWidth    Option = "width"     // Width
	TakesFontSize Option = "font-size" // FontSize
	TakesDetail   Option = "detail"    // Detail, NoTitle, All and Weak: it chooses what it draws
	// Crowds says that edges hide each other where there are many, and that what is not
	// drawn can't be asked for.
	Crowds Option = "crowds"
)

// Has reports whether the format takes an option.
func (f Format) Has(o Option) bool { return slices.Contains(f.Takes, o) }

// IsPicture reports whether the format shows the graph as a picture: it has lanes.
func (f Format) IsPicture() bool { return f.Has(TakesLanes) }

// Formats is the table of all formats, in the order in which help lists them. The
// verb, its flags, its help and its completion come from the row.
var Formats = []Format{
	{
		"bib", "bib", "BibTeX entries, ready for \\bibliography",
		[]string{"clipgraph bib README.md > refs.bib", "clipgraph bib README.md --update refs.bib"},
		[]Option{TakesEntry}, writeBib,
	},
	{
		"csljson", "json", "CSL-JSON, for Zotero, pandoc and Word",
		[]string{"clipgraph csljson README.md > refs.json", "clipgraph csljson 2103.00020 https://arxiv.org/abs/2109.01134"},
		[]Option{TakesReverse}, writeCSLJSON,
	},
	{
		"dot", "dot", "Graphviz DOT: a cluster a section, an arrow a relation",
		[]string{"clipgraph dot README.md | dot -Tsvg > field.svg", "clipgraph dot --only related:CoOp --rankdir TB README.md > coop.dot"},
		[]Option{TakesReverse, TakesLanes, TakesRankDir, Crowds}, writeDOT,
	},
	{
		"svg", "svg", "a picture that stands alone: time from left to right, a lane a section",
		[]string{"clipgraph svg README.md > field.svg", "clipgraph svg --detail backbone --width 390 README.md > phone.svg"},
		[]Option{TakesReverse, TakesLanes, TakesWidth, TakesFontSize, TakesDetail}, writeSVG,
	},
	{
		"html", "html", "one page that stands alone: the picture, a search, a card a paper",
		[]string{"clipgraph html README.md > field.html", "clipgraph html --lanes community --since 2022 README.md > recent.html"},
		[]Option{TakesReverse, TakesLanes}, writeHTML,
	},
	{
		"mermaid", "mmd", "a diagram in Mermaid, which GitHub shows in a README",
		[]string{"clipgraph mermaid README.md > field.mmd", "clipgraph mermaid --section train --rankdir TB README.md > train.mmd"},
		[]Option{TakesReverse, TakesLanes, TakesRankDir, Crowds}, writeMermaid,
	},
	{
		"markdown", "md", "a reading list in Markdown: a table of the papers for each section",
		[]string{"clipgraph markdown README.md > papers.md", "clipgraph markdown --since 2022 README.md > recent.md"},
		nil, writeMarkdown,
	},
	{
		"csv", "csv", "a table of the papers, or of the edges with --edges",
		[]string{"clipgraph csv README.md > papers.csv", "clipgraph csv --edges README.md > edges.csv", "clipgraph csv --dialect excel -o tables/ README.md"},
		[]Option{TakesReverse, TakesEdges, TakesDialect}, writeCSV,
	},
	{
		"jsonl", "jsonl", "one JSON object a line and paper, or edge with --edges",
		[]string{"clipgraph jsonl README.md > papers.jsonl", "clipgraph jsonl -o tables/ README.md"},
		[]Option{TakesReverse, TakesEdges}, writeJSONL,
	},
	{
		"json", "json", "everything that is known, the canonical form",
		[]string{"clipgraph json README.md > field.json", "clipgraph json --min-confidence 0.8 README.md > sure.json"},
		[]Option{TakesReverse}, writeJSON,
	},
	{
		"graphml", "graphml", "GraphML, for yEd, Gephi, igraph and networkx",
		[]string{"clipgraph graphml README.md > field.graphml", "clipgraph graphml --citations edges.csv README.md > cited.graphml"},
		[]Option{TakesReverse}, writeGraphML,
	},
	{
		"gexf", "gexf", "GEXF, for Gephi",
		[]string{"clipgraph gexf README.md > field.gexf", "clipgraph gexf --relations lineage,mention --since 2022 README.md > recent.gexf"},
		[]Option{TakesReverse}, writeGEXF,
	},
	{
		"pajek", "net", "a network of Pajek, for VOSviewer and igraph",
		[]string{"clipgraph pajek README.md > field.net", "clipgraph pajek --citations edges.csv README.md > cited.net"},
		[]Option{TakesReverse}, writePajek,
	},
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
