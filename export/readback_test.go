package export_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/cmd/embedded"
	"clipgraph/export"
	"clipgraph/graph"
)

// ownBib is a bibliography with what a table makes hard: works without an identifier or a
// link, names of several parts, identifiers with signs of Markdown, short titles.
const ownBib = `
@book{knuth, title = {The {TeX}book}, author = {Donald E. Knuth}, year = 1984, publisher = {Addison-Wesley}, isbn = {9780201134476}}
@article{kastenholz, title = {Computation of ionic solvation free energies: {I}. {The} electrostatic potential}, author = {Kastenholz, M. A. and H{\"u}nenberger, Philippe H.}, journal = {Journal of Computational Chemistry}, year = 2006, doi = {10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P}}
@inproceedings{oord, title = {WaveNet: A Generative Model for Raw Audio}, author = {van den Oord, Aaron and Dieleman, Sander}, booktitle = {SSW}, year = 2016, eprint = {1609.03499}, archivePrefix = {arXiv}}
@article{downey, title = {On Methods \& Measures of 100\% *Pure* Under\_Scores}, author = {Downey, Jr., Robert and others}, journal = {Nature}, year = 1999}
@article{physics, title = {Physics}, author = {Reed, Ann}, year = 2003}
`

// What stands in a table of Markdown is what the reader of lists finds there.
func TestMarkdownReadsBack(t *testing.T) {
	for name, source := range map[string]work.Source{"refs.bib": &work.Memory{}, "clip.md": knownPapers(t)} {
		data := []byte(ownBib)
		if name == "clip.md" {
			data = embedded.List
		}
		list := readList(name, data)
		g := read(t, []readlist.List{list}, source, graph.Options{})
		text := write(t, format("markdown"), g, export.Options{})
		var want, got []string
		for _, i := range g.Listed() {
			p := g.Papers()[i]
			year, _ := p.Date()
			want = append(want, facts(p.Name, p.Title(), p.Meta, year, p.Row().Section))
		}
		again := readList("again.md", []byte(text))
		for i := range again.Rows {
			row := &again.Rows[i]
			got = append(got, facts(row.Name, row.Work.Title, row.Work, row.Year(), row.Section))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-written +read)\n%s\n%s", name, diff, text)
		}
	}
}

// A canvas has a card for each paper, none over another, each in the group of its section, and the
// edges of the graph.
func TestCanvasReadsBack(t *testing.T) {
	g := read(t, []readlist.List{readList("clip.md", embedded.List)}, knownPapers(t), graph.Options{})
	type node struct {
		ID, Type, Text, Label string
		X, Y, Width, Height   int
	}
	var c struct {
		Nodes []node
		Edges []struct{ FromNode, ToNode, ToEnd, Color string }
	}
	if err := json.Unmarshal([]byte(write(t, format("canvas"), g, export.Options{})), &c); err != nil {
		t.Fatal(err)
	}
	holds := func(a, b node) bool {
		return a.X <= b.X && a.Y <= b.Y && b.X+b.Width <= a.X+a.Width && b.Y+b.Height <= a.Y+a.Height
	}
	cards := map[string]node{}
	for _, n := range c.Nodes {
		if n.Type != "text" {
			continue
		}
		for _, other := range cards {
			if n.X < other.X+other.Width && other.X < n.X+n.Width && n.Y < other.Y+other.Height && other.Y < n.Y+n.Height {
				t.Errorf("%s lies over %s", n.ID, other.ID)
			}
		}
		cards[n.ID] = n
		if !slices.ContainsFunc(c.Nodes, func(group node) bool { return group.Type == "group" && holds(group, n) }) {
			t.Errorf("%s is in no group", n.ID)
		}
	}
	for _, p := range g.Papers() {
		if card := cards[p.Key]; !strings.Contains(card.Text, p.ID.URL()) || card.Width <= 0 || card.Height <= 0 {
			t.Errorf("%s: %+v", p.Key, card)
		}
	}
	if len(cards) != g.Len() || len(c.Edges) != g.Size() {
		t.Errorf("%d cards and %d edges, want %d and %d", len(cards), len(c.Edges), g.Len(), g.Size())
	}
	for i, e := range g.Edges() {
		if c.Edges[i].FromNode != g.Papers()[e.From].Key || c.Edges[i].ToNode != g.Papers()[e.To].Key {
			t.Errorf("edge %d is %+v", i, c.Edges[i])
		}
	}
}

// venueEnd is where the name of a venue ends to the reader: places and dates follow.
var venueEnd = regexp.MustCompile(`, | \(|\.$`)

// nickname is what the reader takes for no part of a name.
var nickname = regexp.MustCompile(` \([^)]*\)`)

// facts writes what a table has of a work.
func facts(name, title string, w *work.Work, year int, section []string) string {
	var ids, authors []string
	for _, kind := range work.Kinds() {
		if id := w.ID(kind); !id.IsZero() {
			ids = append(ids, id.Key().String())
		}
	}
	for _, a := range w.Authors {
		authors = append(authors, nickname.ReplaceAllString(a.String(), ""))
	}
	venue := venueEnd.Split(w.PublishedIn().Name, 2)[0]
	title = strings.TrimPrefix(title, name+": ")
	return fmt.Sprintf("%s | %s: %s | %s, more: %t | %s | %d | %s", strings.Join(ids, " "), name, title, strings.Join(authors, ", "), w.MoreAuthors, venue, year, strings.Join(section, " > "))
}
