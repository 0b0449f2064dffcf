package data

import (
	"errors"
	"io"
	"strings"

	"clipgraph/arxiv/readlist/record"
)

// A Jupyter notebook (nbformat 4) is cells in JSON. Those in Markdown are one list,
// with its headings as sections; code and what it printed are not read.

// LooksLikeNotebook reports whether a list begins as a notebook does.
func LooksLikeNotebook(head string) bool {
	return strings.HasPrefix(strings.TrimSpace(head), "{") && strings.Contains(head, `"cells"`) && strings.Contains(head, `"cell_type"`)
}

// ReadNotebook reads the cells of a notebook that are in Markdown.
func ReadNotebook(l record.List, source string) {
	r := newDataReader(l, source)
	d := newJSONDecoder(source, 0)
	v, err := d.value(0)
	if err != nil && !errors.Is(err, io.EOF) {
		l.Problem(int(d.decoder.InputOffset()), "no JSON from here on: %v; what follows is read for identifiers only", err)
	}
	r.tooDeep(d.deep)
	cells := v.get("cells")
	for i := range cells.members {
		if cell := &cells.members[i].value; cell.get("cell_type").text == "markdown" {
			addCell(&r.prose, cell.get("source"), source)
		}
	}
	r.finish()
}

// addCell adds the lines of a cell as they stand in source: a text, or a list of its lines.
func addCell(p *record.Prose, v *value, source string) {
	parts := v.members
	if v.kind == scalarValue {
		parts = []member{{value: *v}}
	}
	for _, part := range parts {
		exact := part.start + len(`"`) // where the next line stands, as long as nothing is escaped but line ends
		for line := range strings.Lines(part.text) {
			bare := strings.TrimSuffix(line, "\n")
			if exact >= 0 && !strings.HasPrefix(source[min(exact, part.end):part.end], bare) {
				exact = -1
			}
			p.AddLine(line, part.start, part.end, exact)
			if exact >= 0 {
				exact += len(bare) + len(`\n`)
			}
		}
	}
	p.EndLines()
}
