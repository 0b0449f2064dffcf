package export

import (
	"fmt"
	"strconv"
	"strings"

	"clipgraph/graph"
)

// The columns of the tables of papers and edges, shared by csv, graphml and gexf. Their names
// are a contract: later versions only add columns.

// column is a column of a table whose rows have type T.
type column[T any] struct {
	name  string
	kind  kind
	value func(T) cell
}

// kind is the type of the values in a column.
type kind uint8

const (
	asText kind = iota
	asInteger
	asDecimal
	asBoolean
	asList // a list of texts
	asPath // a list of headings, outermost first
)

// cell is a value: one text, or the items of a list. An empty cell means "not known".
type cell []string

var paperColumns = []column[*graph.Paper]{
	{"key", asText, func(p *graph.Paper) cell { return single(p.Key) }},
	{"arxiv", asText, func(p *graph.Paper) cell { return single(p.ID.String()) }},
	{"version", asInteger, func(p *graph.Paper) cell { return number(p.Version) }},
	{"name", asText, func(p *graph.Paper) cell { return single(p.Name) }},
	{"title", asText, func(p *graph.Paper) cell { return single(p.Title()) }},
	{"listed_title", asText, func(p *graph.Paper) cell { return single(p.ListedTitle) }},
	{"authors", asList, authorNames},
	{"year", asInteger, func(p *graph.Paper) cell { return number(p.Meta.Year()) }},
	{"published", asText, func(p *graph.Paper) cell { return single(p.Meta.Published.String()) }},
	{"section", asPath, func(p *graph.Paper) cell { return p.Row().Section }},
	{"repo", asText, func(p *graph.Paper) cell { return single(repo(p)) }},
	{"links", asList, addresses},
	{"venue", asText, func(p *graph.Paper) cell { return single(venue(p)) }},
	{"doi", asText, func(p *graph.Paper) cell { return single(p.Meta.DOI()) }},
	{"primary_category", asText, func(p *graph.Paper) cell { return single(p.Meta.PrimaryCategory) }},
	{"categories", asList, func(p *graph.Paper) cell { return p.Meta.Categories }},
	{"file", asText, func(p *graph.Paper) cell { return single(p.Row().File) }},
	{"line", asInteger, func(p *graph.Paper) cell { return number(p.Row().Line) }},
	{"resolved", asBoolean, func(p *graph.Paper) cell { return boolean(p.Resolved) }},
	{"rows", asList, rowPlaces},
	{"listed", asBoolean, func(p *graph.Paper) cell { return boolean(p.Listed()) }},
	{"withdrawn", asBoolean, func(p *graph.Paper) cell { return boolean(p.Meta.Withdrawn()) }},
	{"updated", asText, func(p *graph.Paper) cell { return single(p.Meta.Updated.String()) }},
	{"journal_ref", asText, func(p *graph.Paper) cell { return single(p.Meta.JournalRef) }},
	{"comment", asText, func(p *graph.Paper) cell { return single(p.Meta.Comment) }},
	{"abstract", asText, func(p *graph.Paper) cell { return single(p.Meta.Abstract) }},
	{"searched", asBoolean, func(p *graph.Paper) cell { return boolean(p.Meta.Searched) }},
}

// edgeRow is a row of the table of edges: an edge with the keys of its ends.
type edgeRow struct {
	source, target string
	graph.Edge
}

var edgeColumns = []column[edgeRow]{
	{"source", asText, func(t edgeRow) cell { return single(t.source) }},
	{"target", asText, func(t edgeRow) cell { return single(t.target) }},
	{"relations", asList, relationNames},
	{"confidence", asDecimal, func(t edgeRow) cell { return cell{confidence(t.Reasons)} }},
	{"evidence", asList, evidence},
	{"where", asList, places},
}

// edgeAttributes are the columns of an edge without its ends.
var edgeAttributes = edgeColumns[2:]

// named returns the column with the given name. It panics if there is none.
func named[T any](columns []column[T], name string) column[T] {
	for _, c := range columns {
		if c.name == name {
			return c
		}
	}
	panic("no column " + name)
}

// text returns the value of a row. List items are joined by "; ", headings by " > ".
func (c column[T]) text(row T) string { return c.value(row).join(c.kind) }

func (c cell) join(k kind) string {
	if k == asPath {
		return strings.Join(c, " > ")
	}
	return strings.Join(c, "; ")
}

func single(s string) cell {
	if s == "" {
		return nil
	}
	return cell{s}
}

// number returns the cell of n. It is empty for 0, which means "not known".
func number(n int) cell {
	if n == 0 {
		return nil
	}
	return cell{strconv.Itoa(n)}
}

func boolean(b bool) cell { return cell{strconv.FormatBool(b)} }

func authorNames(p *graph.Paper) (names cell) {
	for _, a := range p.Meta.Authors {
		names = append(names, a.String())
	}
	if p.Meta.MoreAuthors && len(names) > 0 {
		names = append(names, "et al.")
	}
	return names
}

func addresses(p *graph.Paper) (all cell) {
	for _, l := range links(p) {
		all = append(all, l.URL)
	}
	return all
}

// rowPlaces returns the places of the rows that list p.
func rowPlaces(p *graph.Paper) (all cell) {
	for i := range p.Rows {
		all = append(all, fmt.Sprintf("%s:%d", p.Rows[i].File, p.Rows[i].Line))
	}
	return all
}

func relationNames(t edgeRow) (names cell) {
	for _, r := range relations(t.Edge) {
		names = append(names, string(r))
	}
	return names
}

func evidence(t edgeRow) (all cell) {
	for _, r := range t.Reasons {
		all = append(all, string(r.Relation)+": "+r.Evidence)
	}
	return all
}

func places(t edgeRow) (all cell) {
	for _, r := range t.Reasons {
		all = append(all, r.Where)
	}
	return all
}

// confidence returns the highest confidence of reasons as text.
func confidence(reasons []graph.Reason) string { return string(appendConfidence(nil, reasons)) }

func appendConfidence(b []byte, reasons []graph.Reason) []byte {
	best := 0.0
	for _, r := range reasons {
		best = max(best, r.Confidence)
	}
	return strconv.AppendFloat(b, best, 'f', -1, 64)
}
