package export

import (
	"slices"
	"strings"

	"clipgraph/graph"
)

// The dialects of csv: the same values with the headers, the marks and the
// quoting that a program wants.

// csvDialect is how a table is written for one program.
type csvDialect struct {
	bom   bool // begins with the byte order mark by which Excel knows UTF-8
	guard bool // is for spreadsheets: see guard

	paperHeader, edgeHeader []string
	paper, edge             func([]cell) []string
	// edges parts an edge into those that have a row of their own.
	edges func(e graph.Edge, row func(graph.Edge))
}

// csvDialects are the dialects by their names; "" is that for people and scripts.
var csvDialects = map[string]csvDialect{
	"":      {guard: true, paperHeader: names(paperColumns), edgeHeader: names(edgeColumns), paper: joined(paperColumns), edge: joined(edgeColumns), edges: whole},
	"excel": {bom: true, guard: true, paperHeader: names(paperColumns), edgeHeader: names(edgeColumns), paper: joined(paperColumns), edge: joined(edgeColumns), edges: whole},
	"gephi": {paperHeader: append([]string{"Id", "Label"}, names(paperColumns[1:])...), edgeHeader: []string{"Source", "Target", "Type", "Weight", "Relations", "Evidence", "Where"}, paper: gephiPaper, edge: gephiEdge, edges: whole},
	"neo4j": {paperHeader: append(neo4jHeader(paperColumns), ":LABEL"), edgeHeader: []string{":START_ID", ":END_ID", ":TYPE", "confidence:double", "evidence:string[]", "where:string[]"}, paper: neo4jPaper, edge: neo4jEdge, edges: byRelation},
}

// CSVDialects are the names of the dialects of csv, beside the default.
var CSVDialects = []string{"excel", "gephi", "neo4j"}

func names(columns []column) []string {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = c.name
	}
	return all
}

func joined(columns []column) func([]cell) []string {
	return func(cells []cell) []string {
		record := make([]string, len(cells))
		for i, c := range cells {
			record[i] = c.join(columns[i].kind)
		}
		return record
	}
}

func whole(e graph.Edge, row func(graph.Edge)) { row(e) }

// byRelation makes one edge of each relation: Neo4j's have one type.
func byRelation(e graph.Edge, row func(graph.Edge)) {
	for _, r := range relations(e) {
		reasons := slices.DeleteFunc(slices.Clone(e.Reasons), func(reason graph.Reason) bool { return reason.Relation != r })
		row(graph.Edge{From: e.From, To: e.To, Reasons: reasons})
	}
}

// Gephi wants nodes with Id and Label, and edges with Source, Target, Type and
// Weight (its manual, "Import CSV Data").

func gephiPaper(cells []cell) []string {
	record := joined(paperColumns)(cells)
	label := record[3]
	if label == "" {
		label = record[4]
	}
	return append([]string{record[0], label}, record[1:]...)
}

func gephiEdge(cells []cell) []string {
	record := joined(edgeColumns)(cells)
	return []string{record[0], record[1], "Directed", record[3], record[2], record[4], record[5]}
}

// Neo4j's bulk import has types in its headers, lists with semicolons between, and
// no line ends within values but where it is told of them (its Operations Manual,
// "Import", CSV header format).

func neo4jHeader(columns []column) []string {
	kinds := map[kind]string{asInteger: ":int", asDecimal: ":double", asBoolean: ":boolean", asList: ":string[]", asPath: ":string[]"}
	header := make([]string, len(columns))
	for i, c := range columns {
		if header[i] = c.name + kinds[c.kind]; c.name == "key" {
			header[i] = "key:ID"
		}
	}
	return header
}

// neo4jList writes a list. Nothing quotes a semicolon within: it becomes a comma.
func neo4jList(c cell) string {
	items := make([]string, len(c))
	for i, item := range c {
		items[i] = oneLine(strings.ReplaceAll(item, ";", ","))
	}
	return strings.Join(items, ";")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func neo4jPaper(cells []cell) []string {
	record := make([]string, 0, len(cells)+1)
	for i, c := range cells {
		if k := paperColumns[i].kind; k == asList || k == asPath {
			record = append(record, neo4jList(c))
		} else {
			record = append(record, oneLine(c.join(asText)))
		}
	}
	return append(record, "Paper")
}

func neo4jEdge(cells []cell) []string {
	return []string{cells[0].join(asText), cells[1].join(asText), strings.ToUpper(cells[2].join(asText)), cells[3].join(asText), neo4jList(cells[4]), neo4jList(cells[5])}
}
