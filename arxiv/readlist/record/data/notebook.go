package data

import (
	"errors"
	"io"
	"strings"

	"clipgraph/arxiv/readlist/record"
)

// A Jupyter notebook (nbformat 4) consists of cells in JSON. Its Markdown cells together
// are one list; code and output are not read.

// LooksLikeNotebook reports whether a list begins like a notebook.
func LooksLikeNotebook(head string) bool {
	return strings.HasPrefix(strings.TrimSpace(head), "{") && strings.Contains(head, `"cells"`) && strings.Contains(head, `"cell_type"`)
}

// ReadNotebook reads the Markdown cells of a notebook.
func ReadNotebook(l record.List, source string) {
	r := newDataReader(l, source)
	d := newJSONDecoder(source, 0)
	v, err := d.value(0)
	if err != nil && !errors.Is(err, io.EOF) {
		l.Problem(int(d.decoder.InputOffset()), "invalid JSON from here on: %v; only identifiers are read from the rest", err)
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

// addCell adds the lines of a cell, which is a text or a list of lines.
func addCell(p *record.Prose, v *value, source string) {
	parts := v.members
	if v.kind == scalarValue {
		parts = []member{{value: *v}}
	}
	for _, part := range parts {
		exact := part.start + len(`"`) // offset of the next line, as long as only line ends are escaped
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
