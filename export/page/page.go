// Package page writes a graph as one page of HTML that stands alone: the picture at three
// levels of detail, a search, a table, and a card for each paper.
//
// [Write] is where to begin. Go says where everything stands, by package layout, for
// screens of three widths (view.go); the page's script draws what is on the screen. What
// is told of papers is in the table (page.go), which is the page where no script runs, and
// in the details that the script reads when a card is opened (detail.go).
//
// Everything that others wrote is text: html/template writes the table, JSON in which <
// and > are escapes the data, and the script sets text and attributes and no markup. The
// policy of the page allows its own scripts and styles by their hashes, and no request.
package page

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"iter"
	"path"
	"slices"
	"strings"

	"clipgraph/graph"
	"clipgraph/graph/layout"
)

// Options say how [Write] writes a graph.
type Options struct {
	// Lanes, Weak and Title are those of [layout.Options].
	Lanes string
	Weak  bool
	Title string
	// Reverse puts the heads of arrows at the earlier works.
	Reverse bool
	// Picture writes the picture that readers without JavaScript see, as SVG.
	Picture func(io.Writer) error
	// Paper returns what the page tells of the paper of a node, Entry its entry in BibTeX.
	Paper func(node int) Paper
	Entry func(node int) (string, error)
}

// Paper is what a page tells of a paper beside what the graph has of it.
type Paper struct {
	Authors []string
	Venue   string
	Links   []Link // of addresses that a browser may follow
}

// Link is a link with its text.
type Link struct{ Text, URL string }

// The page's own files.
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

// script is the page's script, and early what runs before the table is read, so that it is
// not laid out in vain.
var script = compact("'use strict';\n(() => {\n" + dataScript + pictureScript + cardScript + pageScript + "})();\n")

// compact leaves out indentation and the lines that are comments.
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

// The page around the data, which stands between its head and its tail.
var (
	//go:embed web/head.html
	headText string
	head     = template.Must(template.New("head").Parse(headText))
)

// row is a paper in the table.
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
	err := head.Execute(out, map[string]any{
		"Title": p.title(), "Count": layout.Thousands(g.Len()), "LanesTitle": layout.GroupingByName(o.Lanes).Title, "Rows": p.rows(),
		"Style": template.CSS(css), "StyleHash": sourceHash(css), "Early": template.JS(early),
		"ScriptHashes": sourceHash(early) + " " + sourceHash(script),
		"Picture":      template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(picture.Bytes())),
	})
	if err != nil {
		return err
	}
	if err := p.writeData(out); err != nil {
		return err
	}
	fmt.Fprintf(out, "<script>%s</script>\n</body>\n</html>\n", script)
	return out.Flush()
}

// page is a page in the making.
type page struct {
	*graph.Graph
	o      Options
	views  []width
	places places
}

// near returns the widest layout of all papers.
func (p *page) near() *layout.Layout { return p.views[0].near }

// title is the title of the list, else the names of its files.
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
func (p *page) rows() iter.Seq[row] {
	return func(yield func(row) bool) {
		for _, i := range p.Listed() {
			paper := p.Papers()[i]
			told := p.o.Paper(i)
			r := row{
				Node: i, Label: p.near().Names[i], Title: paper.TitleOrID(), Authors: strings.Join(told.Authors, ", "), Venue: told.Venue,
				Section: strings.Join(paper.Row().Section, " › "), Support: p.near().Support[i], Links: told.Links,
			}
			r.Year, _ = paper.Date()
			if r.Name = r.Label; strings.HasPrefix(r.Title, strings.TrimSuffix(r.Label, "…")) {
				r.Name = "" // it says no more than the title
			}
			if !yield(r) {
				return
			}
		}
	}
}

// writeData writes what the script reads, as JSON in which < and > are escapes: no text
// ends the element around it.
func (p *page) writeData(out *bufio.Writer) error {
	data, err := json.Marshal(p.data())
	if err != nil {
		return err
	}
	fmt.Fprintf(out, `<script type="application/json" id="data">%s</script>`+"\n"+`<script type="application/json" id="details">`, data)
	before := byte('[')
	for i := range p.Len() { // only one is in memory as text
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

// sourceHash is what the policy calls a script or style by (Content Security Policy
// Level 3, section 2.3.1).
func sourceHash(text string) template.HTMLAttr {
	sum := sha256.Sum256([]byte(text))
	return template.HTMLAttr("'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
}
