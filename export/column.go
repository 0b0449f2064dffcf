package export

import (
	"fmt"
	"strconv"
	"strings"

	"clipgraph/graph"
)

// The columns of the tables of papers and of edges, which csv, graphml and gexf
// have in common. Their names are a contract: later versions add to them.

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

type column struct {
	name string
	kind kind
}

var paperColumns = []column{
	{"key", asText}, {"arxiv", asText}, {"version", asInteger}, {"name", asText}, {"title", asText}, {"listed_title", asText}, {"authors", asList},
	{"year", asInteger}, {"published", asText}, {"section", asPath}, {"repo", asText}, {"links", asList}, {"venue", asText}, {"doi", asText},
	{"primary_category", asText}, {"categories", asList}, {"file", asText}, {"line", asInteger}, {"resolved", asBoolean}, {"rows", asList}, {"listed", asBoolean},
}

var edgeColumns = []column{
	{"source", asText}, {"target", asText}, {"relations", asList}, {"confidence", asDecimal}, {"evidence", asList}, {"where", asList},
}

// cell is a value: one text, or those of a list. No text stands for "not known".
type cell []string

func one(s string) cell {
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

// join writes a cell as one text: lists with "; " between, headings with " > ".
func (c cell) join(k kind) string {
	if k == asPath {
		return strings.Join(c, " > ")
	}
	return strings.Join(c, "; ")
}

// paperCells returns the values of p by [paperColumns].
func paperCells(p *graph.Paper) []cell {
	row := p.Row()
	var authors, addresses, rows cell
	for _, a := range p.Meta.Authors {
		authors = append(authors, a.String())
	}
	if p.Meta.MoreAuthors && len(authors) > 0 {
		authors = append(authors, "et al.")
	}
	for _, l := range links(p) {
		addresses = append(addresses, l.URL)
	}
	for _, r := range p.Rows {
		rows = append(rows, fmt.Sprintf("%s:%d", r.File, r.Line))
	}
	return []cell{
		one(p.Key), one(p.ID.String()), number(p.Version), one(p.Name), one(p.Title()), one(p.ListedTitle), authors,
		number(p.Meta.Year()), one(p.Meta.Published), row.Section, one(repo(p)), addresses, one(venue(p)), one(p.Meta.DOI()),
		one(p.Meta.PrimaryCategory), p.Meta.Categories, one(row.File), number(row.Line), {strconv.FormatBool(p.Resolved)}, rows, {strconv.FormatBool(p.Listed())},
	}
}

// edgeCells returns the values of an edge by [edgeColumns].
func edgeCells(source, target string, e graph.Edge) []cell {
	var names, evidence, where cell
	for _, r := range relations(e) {
		names = append(names, string(r))
	}
	for _, r := range e.Reasons {
		evidence = append(evidence, string(r.Relation)+": "+r.Evidence)
		where = append(where, r.Where)
	}
	return []cell{one(source), one(target), names, {confidence(e.Reasons)}, evidence, where}
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
