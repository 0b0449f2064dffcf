package export

import (
	"slices"
	"strings"

	"clipgraph/graph"
)

// The dialects of csv have the same values, with the headers, markers and quoting that a
// program expects.

// csvDialect says how the tables are written for one program.
type csvDialect struct {
	bom    bool // begin with a byte order mark, by which Excel recognises UTF-8
	guard  bool // guard values against evaluation by spreadsheets
	papers []csvColumn[*graph.Paper]
	edges  []csvColumn[edgeRow]
	// byRelation writes a row for each relation of an edge.
	byRelation bool
}

// csvColumn is a column of the file.
type csvColumn[T any] struct {
	header string
	text   func(T) string
}

// csvDialects maps names to dialects. The empty name is the default.
var csvDialects = map[string]csvDialect{
	"":      {guard: true, papers: plain(paperColumns), edges: plain(edgeColumns)},
	"excel": {guard: true, papers: plain(paperColumns), edges: plain(edgeColumns), bom: true},
	"gephi": {papers: gephiPapers, edges: gephiEdges},
	"neo4j": {papers: neo4jPapers, edges: neo4jEdges, byRelation: true},
}

// CSVDialects are the names of the dialects of csv other than the default.
var CSVDialects = []string{"excel", "gephi", "neo4j"}

// plain returns the columns under their own names.
func plain[T any](columns []column[T]) []csvColumn[T] {
	var all []csvColumn[T]
	for _, c := range columns {
		all = append(all, csvColumn[T]{c.name, c.text})
	}
	return all
}

// headers returns the header row of a table.
func headers[T any](columns []csvColumn[T]) []string {
	record := make([]string, len(columns))
	for i, c := range columns {
		record[i] = c.header
	}
	return record
}

// recordOf returns the values of a row.
func recordOf[T any](columns []csvColumn[T], row T) []string {
	record := make([]string, len(columns))
	for i, c := range columns {
		record[i] = c.text(row)
	}
	return record
}

// parts returns the rows of an edge: the edge itself, or one row for each of its relations.
func (d csvDialect) parts(t edgeRow) []edgeRow {
	if !d.byRelation {
		return []edgeRow{t}
	}
	var all []edgeRow
	for _, r := range relations(t.Edge) {
		part := t
		part.Reasons = slices.DeleteFunc(slices.Clone(t.Reasons), func(reason graph.Reason) bool { return reason.Relation != r })
		all = append(all, part)
	}
	return all
}

// Gephi expects nodes with Id and Label, and edges with Source, Target, Type and Weight (its
// manual, "Import CSV Data").

var gephiPapers = append([]csvColumn[*graph.Paper]{
	{"Id", named(paperColumns, "key").text},
	{"Label", (*graph.Paper).Label},
}, plain(paperColumns[1:])...)

var gephiEdges = []csvColumn[edgeRow]{
	{"Source", named(edgeColumns, "source").text},
	{"Target", named(edgeColumns, "target").text},
	{"Type", func(edgeRow) string { return "Directed" }},
	{"Weight", named(edgeColumns, "confidence").text},
	{"Relations", named(edgeColumns, "relations").text},
	{"Evidence", named(edgeColumns, "evidence").text},
	{"Where", named(edgeColumns, "where").text},
}

// Neo4j's bulk import has types in headers and semicolons between the items of a list. It
// rejects line ends within values by default (its Operations Manual, "Import", CSV header format).

var neo4jTypes = map[kind]string{asInteger: ":int", asDecimal: ":double", asBoolean: ":boolean", asList: ":string[]", asPath: ":string[]"}

var neo4jPapers = append(append([]csvColumn[*graph.Paper]{
	{"key:ID", neo4jText(named(paperColumns, "key"))},
}, typed(paperColumns[1:])...), csvColumn[*graph.Paper]{":LABEL", func(*graph.Paper) string { return "Paper" }})

var neo4jEdges = append([]csvColumn[edgeRow]{
	{":START_ID", neo4jText(named(edgeColumns, "source"))},
	{":END_ID", neo4jText(named(edgeColumns, "target"))},
	{":TYPE", func(t edgeRow) string { return strings.ToUpper(strings.Join(relationNames(t), "; ")) }},
}, typed(edgeColumns[3:])...)

// typed returns the columns with their types in the headers.
func typed[T any](columns []column[T]) []csvColumn[T] {
	var all []csvColumn[T]
	for _, c := range columns {
		all = append(all, csvColumn[T]{c.name + neo4jTypes[c.kind], neo4jText(c)})
	}
	return all
}

// neo4jText returns a function that formats the values of a column. A semicolon within a list
// item cannot be quoted, so it becomes a comma.
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
