// Package export writes a graph of papers in the formats that other programs read. Each format
// has a file of its own and a row in the table of formats.
//
// Start with [Formats]. The output of a format depends only on the graph and the [Options], so
// the same graph gives the same bytes. Text is quoted in one place for each syntax. No output runs
// code in the program that opens it.
package export

import (
	"io"
	"slices"

	"clipgraph/bib"
	"clipgraph/graph"
)

// Options change what a format writes. The zero value holds the defaults.
type Options struct {
	// Edges makes table formats write the edges instead of the papers.
	Edges bool
	// Dialect is the dialect of csv, one of [CSVDialects], or "" for the default.
	Dialect string
	// Reverse reverses every edge, for programs that expect citing -> cited.
	Reverse bool
	// Lanes names the layout.Grouping whose groups are the lanes or clusters of a picture.
	Lanes string
	// RankDir is the direction of time in dot: LR (also ""), TB, RL or BT.
	RankDir string
	// Title is the title of a picture. If it is "", the sections or the file name of the list give
	// one.
	Title string
	// Width is the width of svg in pixels; 0 means 840. Below 560, titles of lanes are drawn
	// inside the lanes.
	Width int
	// Detail names the layout.Level of svg. If it is "", the number of papers decides.
	Detail string
	// NoTitle omits the title and the line of facts from svg, for a figure with a caption.
	NoTitle bool
	// All makes svg draw every edge. Those that it would omit are thin lines.
	All bool
	// FontSize is the size of names in svg in pixels; 0 means 12.
	FontSize float64
	// Entry says how bib writes entries.
	Entry bib.Options
}

// Format is a way to write a graph.
type Format struct {
	Name string // the verb of the command
	Ext  string // file name extension, without the dot
	Doc  string // one line, lower case, no full stop
	// Examples are command lines for the help of the verb.
	Examples []string
	// Takes lists the options that change what the format writes.
	Takes []Option
	// Write writes g to w. It returns the first error of w, or an error that says what the
	// format cannot represent.
	Write func(w io.Writer, g *graph.Graph, o Options) error
}

// Option names one of [Options], or a group of them.
type Option string

// The options that a format may take.
const (
	TakesEntry    Option = "entry"     // Entry: the format is a file of entries
	TakesReverse  Option = "reverse"   // Reverse: the format has edges
	TakesEdges    Option = "edges"     // Edges: papers and edges are separate tables
	TakesDialect  Option = "dialect"   // Dialect
	TakesLanes    Option = "lanes"     // Lanes
	TakesRankDir  Option = "rankdir"   // RankDir
	TakesWidth    Option = "width"     // Width
	TakesFontSize Option = "font-size" // FontSize
	TakesDetail   Option = "detail"    // Detail, NoTitle and All: the format chooses what it draws
	// Crowds says that many edges hide each other, and that the reader of the output cannot ask
	// for what is not drawn.
	Crowds Option = "crowds"
	// PapersAlone says that the format writes no edges.
	PapersAlone Option = "papers"
)

// Has reports whether the format takes the option.
func (f Format) Has(o Option) bool { return slices.Contains(f.Takes, o) }

// HasEdges reports whether the format writes edges with the options o.
func (f Format) HasEdges(o Options) bool {
	return !f.Has(PapersAlone) && (o.Edges || !f.Has(TakesEdges))
}

// IsPicture reports whether the format is a picture of the graph, with lanes.
func (f Format) IsPicture() bool { return f.Has(TakesLanes) }

// Formats is the table of all formats, in the order in which help lists them. The verb, its
// flags, its help and its completion are derived from the row.
var Formats = []Format{
	{
		"bib", "bib", "BibTeX entries, ready for \\bibliography",
		[]string{"clipgraph bib README.md > refs.bib", "clipgraph bib README.md --update refs.bib"},
		[]Option{TakesEntry, PapersAlone}, writeBib,
	},
	{
		"csljson", "json", "CSL-JSON, for Zotero, pandoc and Word",
		[]string{"clipgraph csljson README.md > refs.json", "clipgraph csljson 2103.00020 https://arxiv.org/abs/2109.01134"},
		[]Option{TakesReverse, PapersAlone}, writeCSLJSON,
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
		"canvas", "canvas", "a JSON Canvas, for Obsidian: a card a paper, a group a section",
		[]string{"clipgraph canvas README.md > field.canvas", "clipgraph canvas --since 2022 README.md > recent.canvas"},
		[]Option{TakesReverse, TakesLanes, Crowds}, writeCanvas,
	},
	{
		"markdown", "md", "a reading list in Markdown: a table of the papers for each section",
		[]string{"clipgraph markdown README.md > papers.md", "clipgraph markdown --since 2022 README.md > recent.md"},
		[]Option{PapersAlone}, writeMarkdown,
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

// FormatByName returns the format with the given name, or nil if there is none.
func FormatByName(name string) *Format {
	for i := range Formats {
		if Formats[i].Name == name {
			return &Formats[i]
		}
	}
	return nil
}

// ends returns the ends of e in the direction that o asks for.
func (o Options) ends(e graph.Edge) (from, to int) {
	if o.Reverse {
		return e.To, e.From
	}
	return e.From, e.To
}
