package tell

import (
	"cmp"
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"clipgraph"
	"clipgraph/bib"
	"clipgraph/bib/latex"
)

// NoteUpgrades prints how many preprints have a known publication. If each is set, it prints
// a table of all upgraded entries before and after.
func (t *Teller) NoteUpgrades(file string, found *clipgraph.Upgrades, upgraded []clipgraph.Upgrade, each bool) {
	switch published := found.Preprints - found.Left; {
	case found.Preprints == 0:
		t.Note("%s: no entry is a preprint", file)
	case published == 0:
		t.Note("%s: no source knows where its %s published", file, Plural(found.Preprints, "preprint was", Thousands(found.Preprints)+" preprints were"))
	default:
		t.Note("%s: found where %s of %s %s published", file, Thousands(published), Thousands(found.Preprints), Plural(found.Preprints, "preprint was", "preprints were"))
	}
	if !each || len(upgraded) == 0 || t.Quiet {
		return
	}
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "line\tkey\tbefore\tafter\tknown by\t")
	for _, up := range upgraded {
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s, %s\t\n", up.Entry.Line, cell(up.Entry.Key), version(up.Entry.Draft(), up.Becomes), version(up.Becomes, up.Entry.Draft()), up.Proof, cell(up.Source))
	}
	_ = w.Flush() // writes to memory, which cannot fail
	for line := range strings.Lines(table.String()) {
		t.Say("%s", strings.TrimRight(line, " \n"))
	}
}

// version returns what an entry says about where and when its work appeared or, for a
// published work that does not change, its eprint.
func version(d, other *bib.Draft) string {
	value := func(names ...string) string {
		for _, name := range names {
			if text := latex.Text(d.Value(name)); text != "" {
				return text
			}
		}
		return ""
	}
	if d.Type == other.Type && d.Value("year") == other.Value("year") && d.Value("date") == other.Value("date") && d.Has("eprint") != other.Has("eprint") {
		return cmp.Or(cell(value("eprint")), "no eprint")
	}
	parts := []string{"@" + strings.ToLower(d.Type), value("booktitle", "journal", "journaltitle", "howpublished", "eprint"), value("year", "date")}
	var shown []string
	for _, part := range parts {
		if part != "" {
			shown = append(shown, cell(part))
		}
	}
	return strings.Join(shown, ", ")
}

// cell shortens a text to fit a table.
func cell(text string) string {
	const most = 48
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}
