package export

import (
	"slices"
	"strings"

	"clipgraph/graph"
)

// The dialects of csv: the same values with the headers, the marks and the
// quoting that a program wants.

// csvDialect is how the tables are written for one program.
type csvDialect struct {
	bom    bool // begins with the byte order mark by which Excel knows UTF-8
	guard  bool // is for spreadsheets: see guard
	papers []csvColumn[*graph.Paper]
	edges  []csvColumn[tie]
	// byRelation gives each relation of an edge a row of its own.
	byRelation bool
}

// csvColumn is a column as it stands in the file.
type csvColumn[T any] struct {
	header string
	text   func(T) string
}

// csvDialects are the dialects by their names; "" is that for people and scripts.
var csvDialects = map[string]csvDialect{
	"":      {guard: true, papers: plain(paperColumns), edges: plain(edgeColumns)},
	"excel": {guard: true, papers: plain(paperColumns), edges: plain(edgeColumns), bom: true},
	"gephi": {papers: gephiPapers, edges: gephiEdges},
	"neo4j": {papers: neo4jPapers, edges: neo4jEdges, byRelation: true},
}

// CSVDialects are the names of the dialects of csv, beside the default.
var CSVDialects = []string{"excel", "gephi", "neo4j"}

// plain has the columns under their names.
func plain[T any](columns []column[T]) []csvColumn[T] {
	var all []csvColumn[T]
	for _, c := range columns {
		all = append(all, csvColumn[T]{c.name, c.text})
	}
	return all
}

// headers returns the first row of a table.
func headers[T any](columns []csvColumn[T]) []string {
	record := make([]string, len(columns))
	for i, c := range columns {
		record[i] = c.header
	}
	return record
}

// recordOf returns the row of a table.
func recordOf[T any](columns []csvColumn[T], row T) []string {
	record := make([]string, len(columns))
	for i, c := range columns {
		record[i] = c.text(row)
	}
	return record
}

// parts returns the rows of an edge: itself, or an edge for each relation.
func (d csvDialect) parts(t tie) []tie {
	if !d.byRelation {
		return []tie{t}
	}
	var all []tie
	for _, r := range relations(t.Edge) {
		part := t
		part.Reasons = slices.DeleteFunc(slices.Clone(t.Reasons), func(reason graph.Reason) bool { return reason.Relation != r })
		all = append(all, part)
	}
	return all
}

// Gephi wants nodes with Id and Label, and edges with Source, Target, Type and
// Weight (its manual, "Import CSV Data").

var gephiPapers = append([]csvColumn[*graph.Paper]{
	{"Id", named(paperColumns, "key").text},
	{"Label", (*graph.Paper).Label},
}, plain(paperColumns[1:])...)

var gephiEdges = []csvColumn[tie]{
	{"Source", named(edgeColumns, "source").text},
	{"Target", named(edgeColumns, "target").text},
	{"Type", func(tie) string { return "Directed" }},
	{"Weight", named(edgeColumns, "confidence").text},
	{"Relations", named(edgeColumns, "relations").text},
	{"Evidence", named(edgeColumns, "evidence").text},
	{"Where", named(edgeColumns, "where").text},
}

// Neo4j's bulk import has types in its headers, lists with semicolons between, and
// no line ends within values but where it is told of them (its Operations Manual,
// "Import", CSV header format).

var neo4jTypes = map[kind]string{asInteger: ":int", asDecimal: ":double", asBoolean: ":boolean", asList: ":string[]", asPath: ":string[]"}

var neo4jPapers = append(append([]csvColumn[*graph.Paper]{
	{"key:ID", neo4jText(named(paperColumns, "key"))},
}, typed(paperColumns[1:])...), csvColumn[*graph.Paper]{":LABEL", func(*graph.Paper) string { return "Paper" }})

var neo4jEdges = append([]csvColumn[tie]{
	{":START_ID", neo4jText(named(edgeColumns, "source"))},
	{":END_ID", neo4jText(named(edgeColumns, "target"))},
	{":TYPE", func(t tie) string { return strings.ToUpper(strings.Join(relationNames(t), "; ")) }},
}, typed(edgeColumns[3:])...)

// typed has the columns with their types.
func typed[T any](columns []column[T]) []csvColumn[T] {
	var all []csvColumn[T]
	for _, c := range columns {
		all = append(all, csvColumn[T]{c.name + neo4jTypes[c.kind], neo4jText(c)})
	}
	return all
}

// neo4jText writes the values of a column. Nothing quotes a semicolon within a
// list: it becomes a comma.
func neo4jText[T any](c column[T]) func(T) string {
	if c.kind != asList && c.kind != asPath {
		return func(row T) string { return oneLine(c.text(row)) }
	}
	return func(row T) string {
		items := slices.Clone(c.value(row))
		for i, item := range items {
			items[i] = oneLine(strings.ReplaceAll(item, ";", ","))
		}
		return strings.Join(items, ";")
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
