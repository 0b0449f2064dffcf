package export

import (
	"fmt"
	"strconv"
	"strings"

	"clipgraph/graph"
)

// The columns of the tables of papers and of edges, which csv, graphml and gexf
// have in common: one row a column. Their names are a contract: later versions add
// to them.

// column is one column of the table whose rows are of type T.
type column[T any] struct {
	name  string
	kind  kind
	value func(T) cell
}

// kind is what the values of a column are.
type kind uint8

const (
	asText kind = iota
	asInteger
	asDecimal
	asBoolean
	asList // of texts
	asPath // a list of headings, the outermost first
)

// cell is a value: one text, or those of a list. No text stands for "not known".
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

// tie is a row of the table of edges: an edge with the keys of its ends.
type tie struct {
	source, target string
	graph.Edge
}

var edgeColumns = []column[tie]{
	{"source", asText, func(t tie) cell { return single(t.source) }},
	{"target", asText, func(t tie) cell { return single(t.target) }},
	{"relations", asList, relationNames},
	{"confidence", asDecimal, func(t tie) cell { return cell{confidence(t.Reasons)} }},
	{"evidence", asList, evidence},
	{"where", asList, places},
}

// edgeAttributes are the columns of an edge but for its ends.
var edgeAttributes = edgeColumns[2:]

// named returns the column of that name, which must be one of columns.
func named[T any](columns []column[T], name string) column[T] {
	for _, c := range columns {
		if c.name == name {
			return c
		}
	}
	panic("no column " + name)
}

// text writes the value of a row: lists with "; " between, headings with " > ".
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

// number is the cell of n, empty for 0, which stands for "not known".
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

// rowPlaces are the places that list p.
func rowPlaces(p *graph.Paper) (all cell) {
	for i := range p.Rows {
		all = append(all, fmt.Sprintf("%s:%d", p.Rows[i].File, p.Rows[i].Line))
	}
	return all
}

func relationNames(t tie) (names cell) {
	for _, r := range relations(t.Edge) {
		names = append(names, string(r))
	}
	return names
}

func evidence(t tie) (all cell) {
	for _, r := range t.Reasons {
		all = append(all, string(r.Relation)+": "+r.Evidence)
	}
	return all
}

func places(t tie) (all cell) {
	for _, r := range t.Reasons {
		all = append(all, r.Where)
	}
	return all
}

// confidence writes the highest confidence of reasons.
func confidence(reasons []graph.Reason) string { return string(appendConfidence(nil, reasons)) }

func appendConfidence(b []byte, reasons []graph.Reason) []byte {
	best := 0.0
	for _, r := range reasons {
		best = max(best, r.Confidence)
	}
	return strconv.AppendFloat(b, best, 'f', -1, 64)
}
