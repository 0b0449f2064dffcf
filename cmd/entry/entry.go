// Package entry has the flags for the entries of a bibliography.
package entry

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"clipgraph"
	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/cmd/advice"
)

// Flags are the flags for how "bib" writes entries.
type Flags struct {
	dialect, year string
	fields        []string
	maxAuthors    int
	noteArXiv     bool
	prefer        string // "published" or "preprint"
	VersionCited  bool   // an arXiv identifier is written with the version that a list cites
}

// AddTo adds the flags.
func (o *Flags) AddTo(flags *pflag.FlagSet) {
	flags.StringVar(&o.dialect, "dialect", "", "write for `PROGRAM`: bibtex, or biblatex with biber (default: that of the file to --update, else bibtex; entries of a .bib stay as they are)")
	flags.StringSliceVar(&o.fields, "fields", nil, "write these `FIELDS` only, such as author,title,year")
	flags.IntVar(&o.maxAuthors, "max-authors", 0, "write the first `N` authors and \"and others\" (0: all)")
	flags.StringVar(&o.year, "year", "v1", "date unpublished papers by their `VERSION` on arXiv: v1, or latest as arXiv's own export does")
	flags.StringVar(&o.prefer, "prefer", "published", "write published papers that are on arXiv as `WHICH`: published, with the arXiv identifier added, or preprint")
	flags.BoolVar(&o.VersionCited, "version-cited", false, "write arXiv identifiers with the version that a list cites, such as 1706.03762v5")
	flags.BoolVar(&o.noteArXiv, "note-arxiv", false, "write the identifier as a note too, for the styles plain, alpha, abbrv and unsrt")
}

// Preprints reports whether papers on arXiv are written as preprints even if they are
// published.
func (o *Flags) Preprints() bool { return o.prefer == "preprint" }

// Options returns the options for package bib. into is the file to which entries are
// added, if any.
func (o *Flags) Options(into *clipgraph.KnownEntries) (bib.Options, error) {
	entry := bib.Options{Fields: o.fields, MaxAuthors: o.maxAuthors, LatestYear: o.year == "latest", NoteArXiv: o.noteArXiv, Preprint: o.prefer == "preprint", Version: o.VersionCited, Translate: o.dialect != ""}
	switch {
	case o.dialect == "biblatex", o.dialect == "" && into != nil && into.Dialect() == bib.BibLaTeX:
		entry.Dialect = bib.BibLaTeX
	case o.dialect != "" && o.dialect != "bibtex":
		return entry, advice.Usage(advice.Hint(fmt.Errorf("unknown dialect %q", o.dialect), "--dialect bibtex or --dialect biblatex"))
	}
	if o.year != "v1" && o.year != "latest" {
		hint := "--year v1 or --year latest"
		if _, err := work.ParseDate(o.year); err == nil {
			hint = "--since " + o.year + " --until " + o.year + " selects papers by date"
		}
		return entry, advice.Usage(advice.Hint(fmt.Errorf("unknown version %q to date papers by", o.year), "%s", hint))
	}
	if o.prefer != "published" && o.prefer != "preprint" {
		return entry, advice.Usage(advice.Hint(fmt.Errorf("unknown preference %q", o.prefer), "--prefer published or --prefer preprint"))
	}
	if o.maxAuthors < 0 {
		return entry, advice.Usage(fmt.Errorf("--max-authors %d is below 0", o.maxAuthors))
	}
	if entry.Dialect == bib.BibLaTeX && o.noteArXiv {
		return entry, advice.Usage(fmt.Errorf("--note-arxiv is for BibTeX's styles: those of biblatex print the identifier"))
	}
	known := append(bib.FieldNames(bib.BibTeX), bib.FieldNames(bib.BibLaTeX)...)
	for _, field := range o.fields {
		if !slices.ContainsFunc(known, func(name string) bool { return strings.EqualFold(name, field) }) {
			return entry, advice.Usage(advice.Hint(fmt.Errorf("unknown field %q", field), "the fields are %s", strings.Join(bib.FieldNames(entry.Dialect), ",")))
		}
	}
	return entry, nil
}
