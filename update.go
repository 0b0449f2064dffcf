package clipgraph

import (
	"fmt"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/bib/latex"
	"clipgraph/bib/mend"
	"clipgraph/bib/namelist"
	"clipgraph/bib/upgrade"
	"clipgraph/bib/work"
	"clipgraph/graph"
	"clipgraph/graph/paper"
)

// Update describes how a .bib file changes when it gets the entries that it lacks.
type Update struct {
	mend.Changes
	Text   string // the whole new file
	Filled int    // the number of entries that only get missing fields
	// Upgraded are the entries that become entries of another version of their works, in
	// the order of the file.
	Upgraded []Upgrade
	Lacking  int // papers that the file lacks and that no source knows; they are not added
	// Doubts are the entries that may not be of the paper they were matched with, in the
	// order of the papers.
	Doubts []Doubt
}

// HasChanges reports whether the file changes.
func (u *Update) HasChanges() bool { return len(u.Entries)+len(u.Upgraded)+u.Filled > 0 }

// Doubt is an entry of a file whose match with a paper is doubtful.
type Doubt struct {
	Entry *bib.Entry
	Paper *graph.Paper
	// Another is set if the entry has the identifier of the paper but describes another
	// work. Otherwise the entry has the paper's title and no identifier, and is taken for
	// the paper.
	Another bool
}

// UpdateOptions says what a file gets besides the entries that it lacks.
type UpdateOptions struct {
	Entry    bib.Options // how entries are written
	Fill     bool        // add fields that entries lack
	Upgrades *Upgrades   // other versions of the works of entries; nil means none
}

// PlanUpdate determines which papers of g file lacks, and how its entries change. It does
// not change file. The error is that of [mend.Changes.Apply]; the update then has no
// text.
func PlanUpdate(file *KnownEntries, g *graph.Graph, options UpdateOptions) (u Update, err error) {
	o := options.Entry
	u.ASCII = file.Encoding.OnlyASCII()
	u.Upgraded = options.Upgrades.apply(file, &u.Changes)
	o.ASCII = u.ASCII
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		e, sure := file.Find(p)
		sure = sure || e != nil && isRowOf(p, file, e)
		switch {
		case e == nil && slices.ContainsFunc(p.Rows, func(row readlist.Row) bool { return row.File == file.Name && row.IsEntry() }):
			// the file is one of the lists and has it
		case e == nil && !p.Resolved && !p.HasOwnEntry():
			u.Lacking++ // a stub would keep the real entry from being added later
		case e == nil:
			u.Entries = append(u.Entries, bib.NewEntry(p.Meta, p.Key, o).Expanded())
		case !sure:
			u.Doubts = append(u.Doubts, Doubt{Entry: e, Paper: p})
		case p.Resolved && !isOf(e, p):
			u.Doubts = append(u.Doubts, Doubt{Entry: e, Paper: p, Another: true})
		case options.Fill && p.Resolved:
			u.Fill(e, fieldsFor(e, p, o))
		}
	}
	u.Entries = withParents(file, u.Entries)
	text, changed, err := u.Apply(file.File)
	if err != nil {
		return u, fmt.Errorf("updating %s: %w", file.Name, err)
	}
	u.Text, u.Filled = text, changed-len(u.Upgraded)
	return u, nil
}

// isRowOf reports whether a row of p is the entry e, which means that the file is one of
// the lists.
func isRowOf(p *graph.Paper, file *KnownEntries, e *bib.Entry) bool {
	return slices.ContainsFunc(p.Rows, func(row readlist.Row) bool { return row.File == file.Name && row.Line == e.Line && row.Key == e.Key })
}

// fieldsFor returns the fields of p that may be added to its entry e.
func fieldsFor(e *bib.Entry, p *graph.Paper, o bib.Options) *bib.Draft {
	fields := bib.NewEntry(asType(p.Meta, e.Type), p.Key, o)
	fields.Remove(func(name string) bool {
		return !fillable(name, e) || (name == "year" || name == "date") && !strings.EqualFold(fields.Type, e.Type)
	})
	return fields
}

// withParents adds the entries that entries refer to, such as by crossref, unless the
// file has them.
func withParents(file *KnownEntries, entries []*bib.Draft) []*bib.Draft {
	all := bib.WithParents(entries, func(key string) bool { return file.Has(key, nil) })
	for i, e := range all {
		all[i] = e.Expanded()
	}
	return all
}

// asType returns the metadata for an entry of the given type. An entry of an unpublished
// work has the year of the first version.
func asType(meta *work.Work, kind string) *work.Work {
	if !strings.EqualFold(kind, "misc") && !strings.EqualFold(kind, "online") {
		return meta
	}
	unpublished := *meta
	unpublished.Venue, unpublished.JournalRef, unpublished.Entry = nil, "", nil
	return &unpublished
}

// fillable reports whether the field name may be added to e: the field does not depend on
// the entry type and is not about another archive.
func fillable(name string, e *bib.Entry) bool {
	switch name {
	case "author", "title", "year", "date", "url":
		return true
	case "doi": // the DOI of the publication
		return !upgrade.InArXiv(e)
	case "eprint", "archivePrefix", "eprinttype", "primaryClass", "eprintclass":
		archive := e.Value("archivePrefix") + e.Value("eprinttype")
		return archive == "" || strings.EqualFold(archive, "arXiv")
	}
	return false
}

// isOf reports whether e may be an entry of p: its title or first author agrees, or it
// has neither.
func isOf(e *bib.Entry, p *graph.Paper) bool {
	title := latex.Text(e.Value("title"))
	names, _ := namelist.Parse(e.Value("author"))
	if title == "" && len(names) == 0 {
		return true
	}
	if paper.TitlesAgree(title, p.Meta.Title) {
		return true
	}
	return work.SameFirstAuthor(&work.Work{Authors: names}, p.Meta)
}
