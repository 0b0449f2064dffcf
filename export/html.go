package export

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"iter"
	"math"
	"path"
	"slices"
	"strings"

	"clipgraph/bib"
	"clipgraph/graph"
	"clipgraph/graph/layout"
)

// The page's own files and the library that draws; web/README.md says where that is
// from.
var (
	//go:embed web/page.css
	pageStyle string
	//go:embed web/page.js
	pageScript string
	//go:embed web/cytoscape.min.js
	cytoscape string
)

// page is the document around the data. It asks nothing of the network, and its
// policy lets run only the two scripts whose hashes it has: what a title holds is
// text, here and in the data.
//
// The data stands between the two halves: it is written paper by paper.
var pageHead = template.Must(template.New("head").Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {{.ScriptHashes}}; style-src {{.StyleHash}}; img-src data: blob:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="clipgraph">
<meta name="referrer" content="no-referrer">
<title>{{.Title}}</title>
<style id="__________cytoscape_stylesheet">{{.Style}}</style>
</head>
<body>
<header>
<h1>{{.Title}}<small id="count">{{.Count}} papers</small></h1>
<div class="js-only">
<div id="search"><input id="query" type="search" placeholder="Find by name, title, author or arXiv identifier" aria-label="Find a paper" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list" autocomplete="off" spellcheck="false"><ul id="found" role="listbox" aria-label="Papers found" hidden></ul></div>
<details><summary>Filter</summary><div>
<fieldset id="relations"><legend>Arrows</legend></fieldset>
<fieldset><legend>Years</legend><label>from <select id="since"></select> to <select id="until"></select></label></fieldset>
<fieldset id="sections"><legend>{{.LanesTitle}}</legend><button type="button" class="all">All or none</button></fieldset>
</div></details>
<button type="button" id="fit">Whole</button>
<button type="button" id="view">List</button>
</div>
</header>
<main>
<div id="graph" tabindex="0" role="application" aria-label="The papers by time and section. Arrow keys move the picture, plus and minus change its size; every paper can be found by the search and in the list."></div>
<div id="papers"><table>
<thead><tr><th>Paper</th><th>Year</th><th>Section</th><th>Links</th></tr></thead>
<tbody>
{{range .Rows}}<tr data-i="{{.I}}"><td><span class="name">{{.Label}}</span>{{if ne .Label .Title}} {{.Title}}{{end}}{{if .Authors}}<div class="authors">{{.Authors}}</div>{{end}}</td><td>{{if .Year}}{{.Year}}{{end}}</td><td>{{.Section}}</td><td>{{range .Links}}<a href="{{.URL}}" rel="noopener noreferrer">{{.Text}}</a> {{end}}</td></tr>
{{end}}</tbody></table></div>
<aside id="card" aria-label="The paper" hidden></aside>
</main>
<div id="said" role="status" aria-live="polite"></div>
`))

var pageTail = template.Must(template.New("tail").Parse(`
<script>{{.Library}}</script>
<script>{{.Script}}</script>
</body>
</html>
`))

// pagePaper is a paper in the data of the page.
type pagePaper struct {
	Key     string   `json:"key"`
	Label   string   `json:"label"`
	Title   string   `json:"title"`
	Authors []string `json:"authors"`
	Date    string   `json:"date"`
	Year    int      `json:"year"`
	Venue   string   `json:"venue"`
	ArXiv   string   `json:"arxiv"`
	Section string   `json:"section"`
	Where   string   `json:"where"`
	Lane    int      `json:"lane"`
	Notes   []string `json:"notes"`
	// What the sources say beside the usual, where they do.
	Withdrawn  bool   `json:"withdrawn,omitempty"`
	Updated    string `json:"updated,omitempty"` // of a later version
	JournalRef string `json:"journal_ref,omitempty"`
	Comment    string `json:"comment,omitempty"`
	Abstract   string `json:"abstract,omitempty"`

	Links    []pageLink `json:"links"`
	Bib      string     `json:"bib"`
	Listed   bool       `json:"listed"`
	Resolved bool       `json:"resolved"`
	X        float64    `json:"x"`
	Y        float64    `json:"y"`
	W        float64    `json:"w"`
	H        float64    `json:"h"`
}

type pageLink struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}

type pageEdge struct {
	Source  int            `json:"source"`
	Target  int            `json:"target"`
	Stroke  int            `json:"stroke"`
	Reasons []graph.Reason `json:"reasons"`
}

type pageBand struct {
	Label string  `json:"label"`
	Start float64 `json:"start"`
	End   float64 `json:"end"`
}

type pageStroke struct {
	Relation graph.Relation `json:"relation"`
	Meaning  string         `json:"meaning"`
	Light    string         `json:"light"`
	Dark     string         `json:"dark"`
	Width    float64        `json:"width"`
	Dash     string         `json:"dash"`
	Arrow    bool           `json:"arrow"`
}

// pageData is what the page's script reads, but for the papers and the edges, which
// stand behind it.
type pageData struct {
	Width   float64      `json:"width"`
	Height  float64      `json:"height"`
	Font    float64      `json:"font"`
	Lanes   []pageBand   `json:"lanes"`
	Columns []pageBand   `json:"columns"`
	Strokes []pageStroke `json:"strokes"`
}

// pageRow is a paper in the table, which is the page where no script runs.
type pageRow struct {
	I                              int
	Label, Title, Authors, Section string
	Year                           int
	Links                          []pageLink
}

// writeHTML writes the graph as one page: the picture, a search, filters, a card a
// paper, and a table for where no script runs. Only one paper is in memory as text.
func writeHTML(w io.Writer, g *graph.Graph, o Options) error {
	h := newHTMLPage(g, o)
	library := strings.TrimSpace(cytoscape)
	values := map[string]any{
		"Title": pageTitle(g), "Rows": h.rows(), "Count": len(g.Papers()), "LanesTitle": layout.GroupingByName(o.Lanes).Title,
		"Style": template.CSS(pageStyle), "StyleHash": sourceHash(pageStyle),
		"Library": template.JS(library), "Script": template.JS(pageScript), "ScriptHashes": sourceHash(library) + template.HTMLAttr(" ") + sourceHash(pageScript),
	}
	out := bufio.NewWriterSize(w, 64<<10)
	if err := pageHead.Execute(out, values); err != nil {
		return err
	}
	fmt.Fprint(out, `<script type="application/json" id="data">`)
	if err := h.writeData(out); err != nil {
		return err
	}
	fmt.Fprint(out, `</script>`)
	if err := pageTail.Execute(out, values); err != nil {
		return err
	}
	return out.Flush()
}

// htmlPage is a page in the making.
type htmlPage struct {
	*graph.Graph
	options Options
	picture *layout.Layout
	boxes   []layout.Box // by node
}

func newHTMLPage(g *graph.Graph, o Options) *htmlPage {
	width := layout.UsualWidth * max(1, math.Sqrt(float64(g.Len())/150))
	h := &htmlPage{g, o, layout.New(g, layout.Options{Lanes: o.Lanes, Level: layout.Near, Width: width, NoTitle: true}), make([]layout.Box, g.Len())}
	for i, x := range h.picture.Dates { // of papers for which there is no room
		lane := h.picture.Lanes[h.picture.LaneOf[i]]
		h.boxes[i] = layout.Box{Left: x - 4, Top: lane.Bottom - 8, Right: x + 4, Bottom: lane.Bottom}
	}
	for _, s := range h.picture.Stations {
		e := s.Extent
		h.boxes[s.Paper] = layout.Box{Left: e.Left - 3, Top: e.Top - 3, Right: e.Right + 3, Bottom: e.Bottom + 3}
	}
	return h
}

// rows yields the rows of the table, in the order of the lists.
func (h *htmlPage) rows() iter.Seq[pageRow] {
	return func(yield func(pageRow) bool) {
		for _, i := range h.Listed() {
			p := h.paper(i)
			if !yield(pageRow{i, p.Label, p.Title, strings.Join(p.Authors, ", "), p.Section, p.Year, p.Links}) {
				return
			}
		}
	}
}

// writeData writes what the page's script reads, as JSON in which < and > are escapes:
// no text ends the element around it.
func (h *htmlPage) writeData(out *bufio.Writer) error {
	head, err := json.Marshal(h.data())
	if err != nil {
		return err
	}
	fmt.Fprintf(out, `%s,"papers":`, bytes.TrimSuffix(head, []byte("}")))
	err = writeArray(out, len(h.Papers()), func(i int) (any, error) {
		p := h.paper(i)
		var err error
		p.Bib, err = bib.NewEntry(h.Papers()[i].Meta, p.Key, h.options.Entry).Expanded().Text()
		return p, err
	})
	if err != nil {
		return err
	}
	fmt.Fprint(out, `,"edges":`)
	if err := writeArray(out, len(h.Edges()), func(i int) (any, error) { return h.edge(i), nil }); err != nil {
		return err
	}
	return out.WriteByte('}')
}

// writeArray writes n values as an array of JSON.
func writeArray(out *bufio.Writer, n int, value func(i int) (any, error)) error {
	before := byte('[')
	for i := range n {
		v, err := value(i)
		if err != nil {
			return err
		}
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		out.WriteByte(before)
		out.Write(text)
		before = ','
	}
	if n == 0 {
		out.WriteByte('[')
	}
	return out.WriteByte(']')
}

// sourceHash is what the policy calls a script or style by (Content Security Policy
// Level 3, section 2.3.1).
func sourceHash(text string) template.HTMLAttr {
	sum := sha256.Sum256([]byte(text))
	return template.HTMLAttr("'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
}

// pageTitle names the lists that the papers are from.
func pageTitle(g *graph.Graph) string {
	var files []string
	for _, i := range g.Listed() {
		if file := path.Base(g.Papers()[i].Row().File); file != "." && !slices.Contains(files, file) {
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

func (h *htmlPage) data() *pageData {
	p := h.picture
	data := &pageData{Width: p.Width, Height: p.Height, Font: namePixels}
	for _, l := range p.Lanes {
		data.Lanes = append(data.Lanes, pageBand{l.Name, l.Top, l.Bottom})
	}
	for i, year := range p.Years {
		end := p.Body.Right
		if i+1 < len(p.Years) {
			end = p.Years[i+1].X
		}
		data.Columns = append(data.Columns, pageBand{year.Label, year.X, end})
	}
	for _, s := range strokes {
		data.Strokes = append(data.Strokes, pageStroke{s.Name, s.Meaning, s.Stroke.Light, s.Stroke.Dark, s.Stroke.Width, s.Stroke.Dash, s.Builds})
	}
	return data
}

// paper returns the data of a paper, but for its entry.
func (h *htmlPage) paper(i int) *pagePaper {
	p, box := h.Papers()[i], h.boxes[i]
	row := p.Row()
	paper := &pagePaper{
		Key: p.Key, Label: h.picture.Names[i], Title: cut(p.TitleOrID(), maxTip), Authors: []string{}, Date: p.DateText(), Venue: venue(p), ArXiv: p.ID.String(),
		Section: strings.Join(row.Section, " › "), Lane: h.picture.LaneOf[i], Notes: []string{}, Links: pageLinks(p),
		Withdrawn: p.Meta.Withdrawn(), JournalRef: p.Meta.JournalRef, Comment: p.Meta.Comment, Abstract: p.Meta.Abstract,
		Listed: p.Listed(), Resolved: p.Resolved, X: box.Left, Y: box.Top, W: box.Right - box.Left, H: box.Bottom - box.Top,
	}
	paper.Year, _ = p.Date()
	if p.Meta.Updated != p.Meta.Published {
		paper.Updated = p.Meta.Updated.String()
	}
	if p.Listed() {
		paper.Where = fmt.Sprintf("%s:%d", row.File, row.Line)
	}
	for _, a := range p.Meta.Authors {
		paper.Authors = append(paper.Authors, a.String())
	}
	if p.Meta.MoreAuthors && len(paper.Authors) > 0 {
		paper.Authors = append(paper.Authors, "et al.")
	}
	for _, r := range p.Rows {
		if r.Note != "" {
			paper.Notes = append(paper.Notes, r.Note)
		}
	}
	return paper
}

func (h *htmlPage) edge(i int) pageEdge {
	e := h.Edges()[i]
	from, to := h.options.ends(e)
	return pageEdge{from, to, strokeOf(e), e.Reasons}
}

// pageLinks are the paper's own address and those of the list, of the kinds that a
// browser may follow, each once.
func pageLinks(p *graph.Paper) []pageLink {
	all, seen := []pageLink{}, map[string]bool{}
	add := func(text, address string) {
		if address = safeAddress(address); address != "" && !seen[address] {
			seen[address] = true
			all = append(all, pageLink{cut(oneLine(text), 60), address})
		}
	}
	if !p.ID.IsZero() {
		add("arXiv:"+p.ID.String(), p.ID.URL())
		seen["https://arxiv.org/pdf/"+p.ID.String()] = true
	} else {
		add("Paper", p.Meta.URL)
	}
	for _, l := range links(p) {
		add(cmp.Or(l.Text, string(l.Kind)), l.URL)
	}
	return all
}
