package export

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"clipgraph/graph"
	"clipgraph/internal/words"
)

// What pictures have in common: how a relation looks, what is told of a paper
// or an arrow when one points at it, and which addresses may be followed.

// strokes are the relations, in the order of their rank: how a picture shows each.
var strokes = graph.RelationTable()

// strokeOf returns the index in strokes of how e is drawn: as the first of its
// relations.
func strokeOf(e graph.Edge) int { return e.Reasons[0].Relation.Rank() }

// The longest texts that a picture shows or links, in bytes.
const (
	maxTip = 600
	maxURL = 2000
)

// paperTip tells the year and the title of p.
func paperTip(p *graph.Paper) string {
	if year, _ := p.Date(); year != 0 {
		return strconv.Itoa(year) + ": " + words.CutBytes(p.TitleOrID(), maxTip)
	}
	return words.CutBytes(p.TitleOrID(), maxTip)
}

// edgeTip tells the reasons of e, a line each, with their places.
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

// safeURL is the paper's address if a browser may follow it: of http, https
// or mailto, and not too long. Pictures copy any address into their links,
// javascript: included.
func safeURL(p *graph.Paper) string {
	if !p.ID.IsZero() {
		return p.ID.URL()
	}
	return safeAddress(p.Meta.URL)
}

// safeAddress returns the address if it is one that a browser may follow, or "".
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

// pictureTitle is the title of a picture where no heading stands over all papers: the name
// of the list, if it says something.
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
