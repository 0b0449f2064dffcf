package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"clipgraph/graph"
)

// The columns of the two tables. Their names are a contract: later versions
// add to them.
var (
	paperColumns = []string{
		"key", "arxiv", "version", "name", "title", "listed_title", "authors", "year", "published",
		"section", "repo", "links", "venue", "doi", "primary_category", "categories", "file", "line", "resolved", "rows", "listed",
	}
	edgeColumns = []string{"source", "target", "relations", "confidence", "evidence", "where"}
)

// writeCSV writes the papers, in the order of the lists, or the edges, as
// comma-separated values (RFC 4180) with a header row. Values that are lists
// are joined by "; ", the headings of a section by " > ".
func writeCSV(w io.Writer, g *graph.Graph, o Options) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	papers := g.Papers()
	if o.Edges {
		write(out, edgeColumns)
		for _, e := range g.Edges() {
			from, to := o.ends(e)
			write(out, edgeRecord(papers[from].Key, papers[to].Key, e))
		}
	} else {
		write(out, paperColumns)
		for _, i := range g.Listed() {
			write(out, paperRecord(papers[i]))
		}
	}
	out.Flush()
	return out.Error()
}

// write writes one record; csv.Writer keeps the first error until the end.
func write(out *csv.Writer, record []string) {
	for i, value := range record {
		record[i] = guard(value)
	}
	_ = out.Write(record)
}

// guard keeps a spreadsheet from taking value for a formula: one that begins
// with a character that starts formulas gets an apostrophe in front (OWASP
// ASVS 1.2.10, CWE-1236), in the wide forms of these characters too.
func guard(value string) string {
	if strings.HasPrefix(value, "\ufeff") || value != "" && strings.ContainsRune("=+-@\t\r\n\x00＝＋－＠", []rune(value)[0]) {
		return "'" + value
	}
	return value
}

func paperRecord(p *graph.Paper) []string {
	row := p.Row()
	var authors, addresses, rows []string
	for _, a := range p.Meta.Authors {
		authors = append(authors, a.String())
	}
	for _, l := range links(p) {
		addresses = append(addresses, l.URL)
	}
	for _, r := range p.Rows {
		rows = append(rows, fmt.Sprintf("%s:%d", r.File, r.Line))
	}
	return []string{
		p.Key, p.ID.String(), number(p.Version), p.Name, p.Title(), p.ListedTitle, strings.Join(authors, "; "),
		number(p.Meta.Year()), p.Meta.Published, strings.Join(row.Section, " > "), repo(p), strings.Join(addresses, "; "),
		venue(p), paperDOI(p), p.Meta.PrimaryCategory, strings.Join(p.Meta.Categories, "; "),
		row.File, number(row.Line), strconv.FormatBool(p.Resolved), strings.Join(rows, "; "), strconv.FormatBool(p.Listed()),
	}
}

func edgeRecord(source, target string, e graph.Edge) []string {
	var names, evidence, where []string
	best := 0.0
	for _, r := range relations(e) {
		names = append(names, string(r))
	}
	for _, r := range e.Reasons {
		evidence = append(evidence, string(r.Relation)+": "+r.Evidence)
		where = append(where, r.Where)
		best = max(best, r.Confidence)
	}
	return []string{
		source, target, strings.Join(names, "; "), strconv.FormatFloat(best, 'f', -1, 64),
		strings.Join(evidence, "; "), strings.Join(where, "; "),
	}
}

// number writes n, and nothing for 0, which stands for "not known".
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
