// Package page writes a graph as one self-contained HTML page: the picture at three levels of
// detail, a search, a table, and a card for each paper.
//
// Start with [Write]. Package layout computes all positions, for three screen widths (view.go). The
// page's script draws what is visible. The table holds what is known of the papers (page.go) and is
// all that readers without scripts see. The script reads further details when a card is opened
// (detail.go).
//
// All text from lists and sources stays text. Package hypertext writes the table. The data is JSON in
// which < and > are escaped. The script sets text and attributes, never markup. The page's content
// security policy allows its own scripts and styles by hash, and no requests.
package page

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"iter"
	"path"
	"slices"
	"strings"

	"clipgraph/graph"
	"clipgraph/graph/layout"
	"clipgraph/internal/hypertext"
)

// Options say how [Write] writes a graph.
type Options struct {
	// Lanes, Title and Reverse are those of [layout.Options].
	Lanes   string
	Title   string
	Reverse bool
	// Picture writes the picture that readers without JavaScript see, as SVG.
	Picture func(io.Writer) error
	// Paper returns what the page shows of the paper with the given node. Entry returns its
	// BibTeX entry.
	Paper func(node int) Paper
	Entry func(node int) (string, error)
}

// Paper is what a page shows of a paper beyond what the graph has.
type Paper struct {
	Authors []string
	Venue   string
	Links   []Link // with addresses that a browser may follow
}

// Link is an address with its text.
type Link struct{ Text, URL string }

// The page's files.
var (
	//go:embed web/page.css
	style string
	//go:embed web/data.js
	dataScript string
	//go:embed web/picture.js
	pictureScript string
	//go:embed web/card.js
	cardScript string
	//go:embed web/page.js
	pageScript string
)

// script is the page's script. The script early runs before the table is parsed, so that the
// browser need not lay out the table.
var script = compact("'use strict';\n(() => {\n" + dataScript + pictureScript + cardScript + pageScript + "})();\n")

// compact removes indentation and comment lines.
func compact(script string) string {
	var kept []string
	for line := range strings.Lines(script) {
		if line = strings.TrimLeft(line, " \t\n"); line != "" && !strings.HasPrefix(line, "//") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

const early = `document.documentElement.className = 'js';`

// head is the part of the page before the data.
//
//go:embed web/head.html
var head string

// row is a row of the table of papers.
type row struct {
	Node                                 int
	Label, Name, Title, Authors, Section string
	Venue                                string
	Year, Support                        int
	Links                                []Link
}

// Write writes g to w as a page. The same graph gives the same bytes.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	p := &page{Graph: g, o: o, views: layOut(g, o), places: placesOf(g)}
	var picture bytes.Buffer
	if err := o.Picture(&picture); err != nil {
		return err
	}
	css := colours() + style
	out := bufio.NewWriterSize(w, 64<<10)
	fill := strings.NewReplacer(
		"{{.Title}}", html.EscapeString(p.title()),
		"{{.Count}}", layout.Thousands(g.Len()),
		"{{.LanesTitle}}", html.EscapeString(layout.GroupingByName(o.Lanes).Title),
		"{{.Style}}", css,
		"{{.StyleHash}}", sourceHash(css),
		"{{.Early}}", early,
		"{{.ScriptHashes}}", sourceHash(early)+" "+sourceHash(script),
		"{{.Picture}}", "data:image/svg+xml;base64,"+base64.StdEncoding.EncodeToString(picture.Bytes()),
	)
	before, after, _ := strings.Cut(head, "{{.Rows}}")
	fill.WriteString(out, before) // the writer keeps the first error
	for r := range p.rows() {
		r.write(out)
	}
	if _, err := fill.WriteString(out, after); err != nil {
		return err
	}
	if err := p.writeData(out); err != nil {
		return err
	}
	fmt.Fprintf(out, "<script>%s</script>\n</body>\n</html>\n", script)
	return out.Flush()
}

// page holds what is needed while a page is written.
type page struct {
	*graph.Graph
	o      Options
	views  []width
	places places
}

// near returns the most detailed layout at the greatest width.
func (p *page) near() *layout.Layout { return p.views[0].near }

// title returns the title of the list, or else the names of the files.
func (p *page) title() string {
	if heading := p.near().Heading; len(heading) > 1 {
		return heading[0].Text
	}
	var files []string
	for _, i := range p.Listed() {
		if file := path.Base(p.places.file(p.Papers()[i].Row().File)); file != "." && file != "-" && !slices.Contains(files, file) {
			files = append(files, file)
		}
	}
	switch n := len(files); {
	case n == 0:
		return "Papers"
	case n <= 3:
		return strings.Join(files, ", ")
	default:
		return fmt.Sprintf("%s and %d more lists", files[0], n-1)
	}
}

// rows yields the rows of the table, in the order of the lists.
func (p *page) rows() iter.Seq[*row] {
	return func(yield func(*row) bool) {
		for _, i := range p.Listed() {
			paper := p.Papers()[i]
			shown := p.o.Paper(i)
			r := &row{
				Node: i, Label: p.near().Names[i], Title: paper.TitleOrID(), Authors: strings.Join(shown.Authors, ", "), Venue: shown.Venue,
				Section: strings.Join(paper.Row().Section, " › "), Support: p.near().Support[i], Links: shown.Links,
			}
			r.Year, _ = paper.Date()
			if r.Name = r.Label; strings.HasPrefix(r.Title, strings.TrimSuffix(r.Label, "…")) {
				r.Name = "" // the title begins with it
			}
			if !yield(r) {
				return
			}
		}
	}
}

// write writes the row.
func (r *row) write(out *bufio.Writer) {
	// optional writes what is there; the writer keeps the first error.
	optional := func(is bool, format string, value any) {
		if is {
			hypertext.Write(out, format, value)
		}
	}
	hypertext.Write(out, `<tr data-i="%s"`, r.Node)
	optional(r.Label != r.Title, ` data-n="%s"`, r.Label)
	out.WriteString("><td>")
	optional(r.Name != "", "<b>%s</b> ", r.Name)
	hypertext.Write(out, "<span>%s</span>", r.Title)
	optional(r.Authors != "", "<div>%s</div>", r.Authors)
	out.WriteString("</td><td>")
	optional(r.Year != 0, "%s", r.Year)
	hypertext.Write(out, "</td><td>%s</td><td>%s</td><td>", r.Venue, r.Section)
	optional(r.Support != 0, "%s", r.Support)
	out.WriteString("</td><td>")
	for _, l := range r.Links {
		hypertext.Write(out, `<a href="%s" rel="noopener noreferrer">%s</a> `, l.URL, l.Text)
	}
	out.WriteString("</td></tr>\n")
}

// writeData writes what the script reads. It is JSON in which < and > are escaped, so that no
// text can end the script element.
func (p *page) writeData(out *bufio.Writer) error {
	data, err := json.Marshal(p.data())
	if err != nil {
		return err
	}
	fmt.Fprintf(out, `<script type="application/json" id="data">%s</script>`+"\n"+`<script type="application/json" id="details">`, data)
	before := byte('[')
	for i := range p.Len() { // one at a time, to limit memory
		d, err := p.detail(i)
		if err != nil {
			return err
		}
		text, err := json.Marshal(d)
		if err != nil {
			return err
		}
		out.WriteByte(before)
		out.Write(text)
		before = ','
	}
	if p.Len() == 0 {
		out.WriteByte('[')
	}
	_, err = out.WriteString("]</script>\n")
	return err
}

// sourceHash returns the hash source of a script or style (Content Security Policy Level 3,
// section 2.3.1).
func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
