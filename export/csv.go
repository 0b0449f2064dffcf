package export

import (
	"encoding/csv"
	"io"
	"strings"

	"clipgraph/graph"
)

// writeCSV writes the papers, in the order of the lists, or the edges, as comma-separated values
// (RFC 4180) with a header row, in the dialect that o names.
func writeCSV(w io.Writer, g *graph.Graph, o Options) error {
	d := csvDialects[o.Dialect]
	if d.bom {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	papers := g.Papers()
	if o.Edges {
		write(out, d, headers(d.edges))
		for _, e := range g.Edges() {
			from, to := o.ends(e)
			for _, part := range d.parts(edgeRow{papers[from].Key, papers[to].Key, e}) {
				write(out, d, recordOf(d.edges, part))
			}
		}
	} else {
		write(out, d, headers(d.papers))
		for _, i := range g.Listed() {
			write(out, d, recordOf(d.papers, papers[i]))
		}
	}
	out.Flush()
	return out.Error()
}

// write writes a record. The csv.Writer keeps the first error; writeCSV returns it at the end.
func write(out *csv.Writer, d csvDialect, record []string) {
	if d.guard {
		for i, value := range record {
			record[i] = guard(value)
		}
	}
	_ = out.Write(record)
}

// guard keeps spreadsheets from evaluating value as a formula. It puts an apostrophe before a
// value that begins with a character that starts a formula (OWASP ASVS 1.2.10, CWE-1236),
// including the full-width forms.
func guard(value string) string {
	if strings.HasPrefix(value, "\ufeff") || value != "" && strings.ContainsRune("=+-@\t\r\n\x00＝＋－＠", []rune(value)[0]) {
		return "'" + value
	}
	return value
}
