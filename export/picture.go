package export

import (
	"net/url"
	"strconv"
	"unicode/utf8"

	"clipgraph/graph"
)

// What pictures have in common: how a relation looks, what is told of a paper
// or an arrow when one points at it, and which addresses may be followed.

// stroke is how a picture shows a relation: by colour and dash both, so that
// it is told apart in print and by those who see few colours (the hues are
// those of Okabe and Ito, Color Universal Design, 2008).
type stroke struct {
	relation    graph.Relation
	meaning     string
	light, dark string // colours on a light and a dark ground
	width       float64
	dash        string // lengths of lines and gaps in pixels; "" for a full line
	dot         string // Graphviz' style
	arrow       bool   // whether it has a direction
}

// strokes has every relation. An edge of several relations is drawn as the
// first of them in this order; the first stand out most.
var strokes = []stroke{
	{graph.Lineage, "continues the earlier work", "#0067b1", "#5ab4f0", 2.4, "", "bold", true},
	{graph.Mention, "names the earlier work", "#c2500a", "#f0a04b", 1.6, "7 3", "dashed", true},
	{graph.Cite, "cites the earlier work", "#7b8494", "#8f9bab", 0.9, "14 2", "solid", true},
	{graph.Code, "same repository", "#00835f", "#35c79c", 1.4, "1.5 3.5", "dotted", false},
	{graph.Authors, "shared authors", "#a8578c", "#e29cc8", 1.1, "7 3 1.5 3", "dotted", false},
}

// strokeOf returns the index in strokes of how e is drawn.
func strokeOf(e graph.Edge) int {
	best := len(strokes) - 1
	for _, r := range e.Reasons {
		for i := range best {
			if strokes[i].relation == r.Relation {
				best = i
			}
		}
	}
	return best
}

// The longest texts that a picture shows or links, in bytes.
const (
	maxTip = 600
	maxURL = 2000
)

// paperTip tells the year and the title of p.
func paperTip(p *graph.Paper) string {
	if year, _ := p.Date(); year != 0 {
		return strconv.Itoa(year) + ": " + cut(p.Title(), maxTip)
	}
	return cut(p.Title(), maxTip)
}

// edgeTip tells the reasons of e, a line each, with their places.
func edgeTip(e graph.Edge) string {
	tip := ""
	for i, r := range e.Reasons {
		if len(tip) > maxTip {
			break
		}
		line := string(r.Relation) + ": " + cut(r.Evidence, maxTip) + " (" + cut(r.Where, maxTip) + ")"
		if i > 0 {
			line = tip + "\n" + line
		}
		tip = line
	}
	return cut(tip, maxTip)
}

// cut shortens s to at most limit bytes, a … among them, between characters.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	end := limit - len("…")
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
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
