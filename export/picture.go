package export

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"clipgraph/graph"
	"clipgraph/internal/words"
)

// What the pictures share: how relations look, the tooltips of papers and edges, and which
// addresses may be linked.

// strokes says how a picture shows each relation, in the order of rank.
var strokes = graph.RelationTable()

// strokeOf returns the index in strokes for e. The first relation of an edge decides how it
// looks.
func strokeOf(e graph.Edge) int { return e.Reasons[0].Relation.Rank() }

// The maximum lengths of tooltips and links, in bytes.
const (
	maxTip = 600
	maxURL = 2000
)

// paperTip returns the tooltip of p: its year and title.
func paperTip(p *graph.Paper) string {
	if year, _ := p.Date(); year != 0 {
		return strconv.Itoa(year) + ": " + words.CutBytes(p.TitleOrID(), maxTip)
	}
	return words.CutBytes(p.TitleOrID(), maxTip)
}

// edgeTip returns the tooltip of e: its reasons with their places, one a line.
func edgeTip(e graph.Edge) string {
	tip := ""
	for i, r := range e.Reasons {
		if len(tip) > maxTip {
			break
		}
		line := string(r.Relation) + ": " + words.CutBytes(r.Evidence, maxTip) + " (" + words.CutBytes(r.Where, maxTip) + ")"
		if i > 0 {
			line = tip + "\n" + line
		}
		tip = line
	}
	return words.CutBytes(tip, maxTip)
}

// safeURL returns the paper's address if a browser may follow it, or "". Pictures copy addresses
// into links, so schemes such as javascript must not pass.
func safeURL(p *graph.Paper) string {
	if !p.ID.IsZero() {
		return p.ID.URL()
	}
	return safeAddress(p.Meta.URL)
}

// safeAddress returns address if it is a short http, https or mailto address, or "".
func safeAddress(address string) string {
	if address == "" || len(address) > maxURL {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch {
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "", u.Scheme == "mailto" && u.Opaque != "":
		return u.String()
	}
	return ""
}

// pictureTitle returns the title of a picture of which no heading covers all papers: the file
// name of the list, if it is specific.
func pictureTitle(g *graph.Graph) string {
	name := ""
	for _, p := range g.Papers() {
		switch file := p.Row().File; {
		case file == "":
		case name == "":
			name = file
		case name != file:
			return "" // several lists
		}
	}
	title := strings.TrimSuffix(path.Base(name), path.Ext(name))
	switch strings.ToLower(title) {
	case "readme", "index", "main", "list", "papers", "notes", "-", ".":
		return ""
	}
	return title
}
