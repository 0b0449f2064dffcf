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
var page = template.Must(template.New("page").Parse(`<!DOCTYPE html>
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
<h1>{{.Title}}<small id="count">{{len .Rows}} papers</small></h1>
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
<script type="application/json" id="data">{{.Data}}</script>
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

// pageData is what the page's script reads.
type pageData struct {
	Width   float64      `json:"width"`
	Height  float64      `json:"height"`
	Font    float64      `json:"font"`
	Lanes   []pageBand   `json:"lanes"`
	Columns []pageBand   `json:"columns"`
	Strokes []pageStroke `json:"strokes"`
	Papers  []pagePaper  `json:"papers"`
	Edges   []pageEdge   `json:"edges"`
}

// pageRow is a paper in the table, which is the page where no script runs.
type pageRow struct {
	I int
	*pagePaper
	Authors string
}

// writeHTML writes the graph as one page: the picture, a search, filters, a card a
// paper, and a table for where no script runs.
func writeHTML(w io.Writer, g *graph.Graph, o Options) error {
	data, err := newPageData(g, o)
	if err != nil {
		return err
	}
	encoded, err := json.Marshal(data) // < and > become escapes of JSON: nothing ends the element
	if err != nil {
		return err
	}
	rows := make([]pageRow, 0, len(data.Papers))
	for _, i := range g.Listed() {
		p := &data.Papers[i]
		rows = append(rows, pageRow{i, p, strings.Join(p.Authors, ", ")})
	}
	library := strings.TrimSpace(cytoscape)
	out := bufio.NewWriterSize(w, 64<<10)
	err = page.Execute(out, map[string]any{
		"Title": pageTitle(g), "Rows": rows, "LanesTitle": layout.GroupingByName(o.Lanes).Title,
		"Style": template.CSS(pageStyle), "StyleHash": sourceHash(pageStyle),
		"Library": template.JS(library), "Script": template.JS(pageScript), "ScriptHashes": sourceHash(library) + template.HTMLAttr(" ") + sourceHash(pageScript),
		"Data": template.JS(encoded),
	})
	if err != nil {
		return err
	}
	return out.Flush()
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

func newPageData(g *graph.Graph, o Options) (*pageData, error) {
	picture := newSVG(io.Discard, g, o)
	layout := picture.layout
	data := &pageData{
		Width: layout.Width, Height: layout.Height, Font: picture.em, Papers: make([]pagePaper, len(g.Papers())), Edges: []pageEdge{},
		Lanes: bands(layout.Lanes), Columns: bands(layout.Columns),
	}
	for _, s := range strokes {
		data.Strokes = append(data.Strokes, pageStroke{s.Name, s.Meaning, s.Stroke.Light, s.Stroke.Dark, s.Stroke.Width, s.Stroke.Dash, s.Builds})
	}
	for i, p := range g.Papers() {
		entry, err := entryText(p, o)
		if err != nil {
			return nil, err
		}
		box := layout.Nodes[i]
		row := p.Row()
		data.Papers[i] = pagePaper{
			Key: p.Key, Label: cmp.Or(picture.names[i], p.Key), Title: cut(p.Title(), maxTip), Authors: []string{}, Date: p.DateText(), Venue: venue(p), ArXiv: p.ID.String(),
			Section: strings.Join(row.Section, " › "), Lane: layout.Cells[i].Lane, Notes: []string{}, Links: pageLinks(p), Bib: entry,
			Withdrawn: p.Meta.Withdrawn(), JournalRef: p.Meta.JournalRef, Comment: p.Meta.Comment, Abstract: p.Meta.Abstract,
			Listed: p.Listed(), Resolved: p.Resolved, X: box.X, Y: box.Y, W: box.W, H: box.H,
		}
		paper := &data.Papers[i]
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
	}
	for i, e := range g.Edges() {
		from, to := o.ends(e)
		data.Edges = append(data.Edges, pageEdge{from, to, picture.kinds[i], e.Reasons})
	}
	return data, nil
}

func bands(all []layout.Band) []pageBand {
	out := make([]pageBand, len(all))
	for i, b := range all {
		out[i] = pageBand(b)
	}
	return out
}

// entryText is the BibTeX entry of p.
func entryText(p *graph.Paper, o Options) (string, error) {
	var text bytes.Buffer
	w := bib.NewWriter(&text)
	if err := w.Write(bib.NewEntry(p.Meta, p.Key, o.Entry).Expanded()); err != nil {
		return "", err
	}
	err := w.Flush()
	return text.String(), err
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
