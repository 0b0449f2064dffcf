package tell

import (
	"fmt"
	"strings"

	"clipgraph"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/graph"
)

// Messages about the entries of a .bib and their keys.

// NoteMoved names the keys of the file that -o replaces which papers no longer have: a
// text that cites one of them does not compile, or cites another work.
func (t *Teller) NoteMoved(replaced *clipgraph.KnownEntries, g *graph.Graph) {
	if replaced == nil {
		return
	}
	moved := causes{all: t.Verbose}
	for _, m := range replaced.Moved(g) {
		text := fmt.Sprintf("the key %q is now %q", m.Entry.Key, m.Paper.Key)
		if m.Other != nil {
			text += fmt.Sprintf(", and %[1]q is the key of %[2]s", m.Entry.Key, workText(m.Other))
		}
		cause := moved.get("", func(n int) string {
			return fmt.Sprintf("%s cite keys changed, from here on: %s", Thousands(n), text)
		}, "--key-map FILE writes the old and the new ones")
		moved.add(cause, place(replaced.Name, m.Entry.Line, m.Entry.Col), text)
	}
	t.noteCauses(&moved)
}

// NoteDamage names the unterminated entries of the file, which BibTeX does not see.
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

// NoteDoubts names the entries of a file that may or may not be those of papers.
func (t *Teller) NoteDoubts(file *clipgraph.KnownEntries, doubts []clipgraph.Doubt) {
	for _, d := range doubts {
		e, p := d.Entry, d.Paper
		if d.Another {
			t.Problem(readlist.Problem{File: file.Name, Line: e.Line, Col: e.Col,
				Message: fmt.Sprintf("the entry %q has the identifier of another work: %s is %q; no fields are added", e.Key, workText(p), p.Meta.Title)})
			continue
		}
		t.Note("%s:%d:%d: the entry %q has the title of %s and no identifier; it is taken for that paper", file.Name, e.Line, e.Col, e.Key, workText(p))
	}
}

// NoteUpdate prints the changes of a file: new entries, published versions, and fields
// added to existing entries.
func (t *Teller) NoteUpdate(file string, u *clipgraph.Update) {
	entries, upgraded := len(u.Entries), len(u.Upgraded)
	if entries+u.Filled+upgraded == 0 {
		t.Note("%s: nothing to add", file)
		return
	}
	text := fmt.Sprintf("%d new %s", entries, Plural(entries, "entry", "entries"))
	if upgraded > 0 {
		text += fmt.Sprintf(", %d %s upgraded", upgraded, Plural(upgraded, "entry", "entries"))
	}
	if u.Filled > 0 {
		text += fmt.Sprintf(", %d %s filled", u.Filled, Plural(u.Filled, "entry", "entries"))
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
	unset := causes{all: t.Verbose}
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		texts := []string{p.Title(), p.Meta.PublishedIn().Name, p.Meta.Note}
		for _, author := range p.Meta.Authors {
			texts = append(texts, author.String())
		}
		if runes := d.Unset(strings.Join(texts, " ")); len(runes) > 0 {
			row, text := p.Row(), fmt.Sprintf("%s in the entry %q", listRunes(runes), p.Key)
			cause := unset.get("", func(n int) string {
				return fmt.Sprintf("pdfLaTeX can't set characters of %s entries, from here on: %s", Thousands(n), text)
			}, "use XeLaTeX or LuaLaTeX with a font that has these characters")
			cause.always = true
			unset.add(cause, place(row.File, row.Line, row.Col), "pdfLaTeX can't set "+text)
		}
	}
	t.noteCauses(&unset)
}

// listRunes lists the first few of characters with their code points.
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
