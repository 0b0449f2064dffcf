package tell

import (
	"fmt"
	"strings"

	"clipgraph"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/graph"
)

// What is said of the entries of a .bib and of their keys.

// NoteMoved names the keys of the file that -o replaces which papers no longer
// have: a text that cites one of them does not compile, or cites another work.
func (t *Teller) NoteMoved(replaced *clipgraph.KnownEntries, g *graph.Graph) {
	if replaced == nil {
		return
	}
	moved := replaced.Moved(g)
	for _, m := range moved[:min(len(moved), maxNamed)] {
		line := fmt.Sprintf("%s:%d:%d: the key %q is now %q", replaced.Name, m.Entry.Line, m.Entry.Col, m.Entry.Key, m.Paper.Key)
		if m.Other != nil {
			line += fmt.Sprintf(", and %[1]q is the key of %[2]s", m.Entry.Key, workText(m.Other))
		}
		t.Note("%s", line)
	}
	if more := len(moved) - maxNamed; more > 0 {
		t.Note("and %d more keys", more)
	}
}

// NoteDamage names the entries of the file that end nowhere: BibTeX does not
// see them.
func (t *Teller) NoteDamage(k *clipgraph.KnownEntries) {
	at := map[[2]int]bool{}
	for _, b := range k.Blocks {
		if b.Kind == bib.BadBlock {
			at[[2]int{b.Line, b.Col}] = true
		}
	}
	for _, p := range k.Problems {
		if at[[2]int{p.Line, p.Col}] {
			t.Problem(readlist.Problem{File: p.File, Line: p.Line, Col: p.Col, Message: p.Message})
		}
	}
}

// NoteDoubts says which entries of a file may be those of papers, and may be others'.
func (t *Teller) NoteDoubts(file *clipgraph.KnownEntries, doubts []clipgraph.Doubt) {
	for _, d := range doubts {
		e, p := d.Entry, d.Paper
		if d.Another {
			t.Problem(readlist.Problem{File: file.Name, Line: e.Line, Col: e.Col,
				Message: fmt.Sprintf("the entry %q has the identifier of another work: %s is %q; nothing is filled in", e.Key, workText(p), p.Meta.Title)})
			continue
		}
		t.Note("%s:%d:%d: the entry %q has the title of %s and no identifier; it is taken for that", file.Name, e.Line, e.Col, e.Key, workText(p))
	}
}

// NoteUpdate says what a file gets: new entries, and fields of those that it has.
func (t *Teller) NoteUpdate(file string, entries, filled int) {
	if entries == 0 && filled == 0 {
		t.Note("%s: nothing to add", file)
		return
	}
	text := fmt.Sprintf("%d new %s", entries, Plural(entries, "entry", "entries"))
	if filled > 0 {
		text += fmt.Sprintf(", %d %s filled", filled, Plural(filled, "entry", "entries"))
	}
	t.Note("%s: %s", file, text)
}

func workText(p *graph.Paper) string {
	if p.ID.IsZero() {
		return fmt.Sprintf("%q", p.Title())
	}
	return "arXiv:" + p.ID.String()
}

// NoteUnset names the characters that pdfLaTeX can't set.
func (t *Teller) NoteUnset(g *graph.Graph, d bib.Dialect) {
	found := 0
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		texts := []string{p.Title(), p.Meta.PublishedIn().Name, p.Meta.Note}
		for _, author := range p.Meta.Authors {
			texts = append(texts, author.String())
		}
		if unset := d.Unset(strings.Join(texts, " ")); len(unset) > 0 {
			if found++; found <= maxNamed {
				row := p.Row()
				t.Note("%s:%d:%d: pdfLaTeX can't set %s in the entry %q", row.File, row.Line, row.Col, listRunes(unset), p.Key)
			}
		}
	}
	if found > maxNamed {
		t.Note("and %d more entries", found-maxNamed)
	}
	if found > 0 {
		t.Note("hint: use XeLaTeX or LuaLaTeX, and a font with these characters")
	}
}

// listRunes lists characters with their numbers, the first few of them.
func listRunes(runes []rune) string {
	var names []string
	for i, r := range runes {
		if i == 5 {
			names = append(names, "…")
			break
		}
		names = append(names, fmt.Sprintf("%c (%U)", r, r))
	}
	return strings.Join(names, ", ")
}
