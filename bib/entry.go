// Package bib writes and reads BibTeX.
//
// What it writes compiles. It turns a paper into an entry, plain text into LaTeX (package latex)
// and names into the form by which BibTeX sorts (package namelist). Start with [NewEntry] and
// [Writer]; package citekey makes the keys. The output is ASCII wherever LaTeX has a name for the
// character, and its braces are balanced. It contains no commands except those for accents, symbols
// and plain formulas. Documents should load T1 fonts (\usepackage[T1]{fontenc}).
//
// It can read any file. [Parse] splits the file into blocks, which together are the file byte for
// byte, and finds the entries in them. [Entry.Paper] returns what an entry says about its work.
// [Entry.Model] returns the entry as nickng/bibtex's type, which other Go programs use. That
// library's parser must read an entry as this package does before the entry is added to a file. The
// library never reads or writes the bytes of files.
package bib

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv"
	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
)

// Dialect is the program for which a file is written. The two programs that read .bib files expect
// different fields, types and characters.
type Dialect = latex.Dialect

// The dialects.
const (
	BibTeX   = latex.BibTeX   // the classic styles: ASCII, year, journal, archivePrefix, @misc
	BibLaTeX = latex.BibLaTeX // biblatex with biber: UTF-8, date, journaltitle, eprinttype, @online
)

// Options say how papers become entries. The zero value writes for BibTeX's classic styles, with
// every known field.
type Options struct {
	Dialect Dialect
	// Translate also translates entries of existing bibliographies into the dialect: entries
	// written for biblatex get BibTeX's types and fields. Without it these entries stay as they
	// are, except for names that BibTeX cannot read.
	Translate bool
	// Fields are the names of the fields to write, as in [FieldNames] for either dialect,
	// ignoring case. Nil means all fields.
	Fields []string
	// MaxAuthors is the number of authors after which a list ends with "and others"; 0 means all.
	MaxAuthors int
	// LatestYear dates a paper by the version that its metadata describe, as arXiv's own export
	// does, instead of by the first version.
	LatestYear bool
	// NoteArXiv writes the arXiv identifier into the note field, for BibTeX styles that print
	// neither eprint nor url: plain, alpha, abbrv and unsrt.
	NoteArXiv bool
	// Preprint writes works on arXiv as preprints, even if they were published.
	Preprint bool
	// Version writes the arXiv identifier with the version, if it is known.
	Version bool
	// ASCII writes ASCII in both dialects, except for characters without a LaTeX command. It is
	// for files whose encoding is unknown or not UTF-8.
	ASCII bool
}

// NewEntry makes the entry of p with the given key. The entry is an @article or @inproceedings
// only if the publication is certain: its kind, name and year are known from the metadata or from a
// text that [venue.Of] reads, and at least one author is known. It is a @book, a thesis or the like
// if [venue.Complete] says so. Otherwise it is a @misc, as in arXiv's own export, or BibLaTeX's
// @online, with the year of the first version. Unknown fields are left out; authors are never
// invented.
func NewEntry(p *work.Work, key string, o Options) *Draft {
	if o.Preprint && !arxiv.Of(p).IsZero() && p.Entry == nil {
		p = asPreprint(p)
	}
	e := entry{&Draft{Type: "misc", Key: key, Fields: make([]work.Field, 0, 12)}, o}
	if p.Entry != nil && p.OnlyListed {
		return e.ownEntry(p.Entry, key)
	}
	e.addNames(p)
	where, certain := Publication(p)
	if certain {
		e.draft.Type = where.Kind
		e.addVenue(where)
		if p.OnlyListed {
			e.addTyped(p, listedFields[where.Kind])
		}
	} else if typed := typedFields[p.Type]; typed != nil && (p.OnlyListed || venue.Complete(p)) {
		e.draft.Type = p.Type
		e.addTyped(p, typed)
	} else if how := venue.HowPublished(p); how != "" {
		e.addText("howpublished", how)
	} else if o.Dialect == BibLaTeX && (!arxiv.Of(p).IsZero() || p.DOI() != "" || isWeb(p.URL)) {
		e.draft.Type = "online"
	}
	e.addDate(p, where, certain)
	e.addAddresses(p)
	e.addNote(p, certain)
	e.addRequested(p, certain)
	e.draft.order()
	if p.Entry != nil {
		return e.keep(p)
	}
	return e.draft
}

// asPreprint returns a copy of a work on arXiv without its publication.
func asPreprint(p *work.Work) *work.Work {
	preprint := *p
	preprint.Venue, preprint.JournalRef, preprint.Type, preprint.Editors = nil, "", "", nil
	preprint.RemoveIDs(work.DOI)
	return &preprint
}

// entry is an entry under construction.
type entry struct {
	draft *Draft
	Options
}

// add adds a field, unless its value is empty or the options exclude it.
func (e entry) add(name, value string) {
	if value != "" && e.includes(name) {
		if e.ASCII && notASCII(value) != 0 {
			value = latex.ASCII(value)
		}
		e.draft.add(name, value)
	}
}

// includes reports whether the options include the field.
func (e entry) includes(name string) bool {
	return e.Fields == nil || slices.ContainsFunc(e.Fields, func(f string) bool { return sameField(f, name) })
}

// addText adds a field of plain text.
func (e entry) addText(name, text string) { e.add(name, e.Dialect.Escape(text)) }

// named returns the name of a BibTeX field in the dialect.
func named(d Dialect, field string) string {
	if name, ok := biblatexNames[field]; ok && d == BibLaTeX {
		return name
	}
	return field
}

// sameField reports whether a and b name the same field, in one dialect or in both.
func sameField(a, b string) bool {
	a, b = foldCase(a), foldCase(b)
	for field, biblatexName := range biblatexNames {
		if field = foldCase(field); a == biblatexName && b == field || a == field && b == biblatexName {
			return true
		}
	}
	return a == b
}

// biblatexNames maps BibTeX's names of fields to BibLaTeX's own (biblatex manual, 2.2.2). BibLaTeX
// reads BibTeX's names as aliases (2.2.5).
var biblatexNames = map[string]string{
	"journal": "journaltitle", "year": "date", "archivePrefix": "eprinttype", "primaryClass": "eprintclass", "key": "sortkey",
}

func (e entry) addNames(p *work.Work) {
	title := p.Title
	switch id := arxiv.Of(p); {
	case title != "":
	case !id.IsZero():
		title = "arXiv:" + id.String()
	case len(p.IDs) > 0:
		title = p.IDs[0].String()
	}
	authors := namelist.Format(e.Dialect, p.Authors, p.MoreAuthors, e.MaxAuthors)
	e.add("author", authors)
	if authors == "" && e.Dialect == BibTeX { // plain.bst sorts by key if there is no author
		e.addText("key", sortWord(title))
	}
	e.add("title", e.Dialect.Title(title))
}

// Publication returns where p appeared and whether that is certain: its kind, name and year are
// known, and at least one author.
func Publication(p *work.Work) (v work.Venue, certain bool) {
	v = venue.Of(p)
	certain = v.Name != "" && v.Year != 0 && (v.Kind == "article" || v.Kind == "inproceedings")
	return v, certain && namelist.HasNames(p.Authors)
}

// typedFields are the fields that say where a work appeared, for types other than articles and
// conference papers (btxdoc, 3.1).
var typedFields = map[string][]string{
	"book": {"publisher", "address", "edition", "series", "volume", "pages", "isbn", "issn"}, "booklet": {"address"}, "unpublished": {},
	"incollection": {"booktitle", "pages", "publisher", "address", "edition", "series", "volume", "chapter", "isbn"},
	"proceedings":  {"publisher", "address", "series", "volume", "isbn", "issn"},
	"phdthesis":    {"school", "address", "edition", "volume", "isbn"}, "mastersthesis": {"school", "address", "edition", "volume", "isbn"}, "techreport": {"institution", "number", "address"},
}

// listedFields are further fields of articles and conference papers, which are written only if a
// list has them.
var listedFields = map[string][]string{"article": {"publisher", "address", "isbn", "issn"}, "inproceedings": {"address", "series", "isbn", "issn"}}

// addTyped adds the named fields from the venue of p.
func (e entry) addTyped(p *work.Work, names []string) {
	v := p.PublishedIn()
	e.add("editor", namelist.Format(e.Dialect, p.Editors, false, 0))
	for _, name := range names {
		e.addText(name, map[string]string{
			"publisher": v.Publisher, "address": v.Place, "edition": v.Edition, "series": v.Series, "volume": v.Volume, "isbn": v.ISBN, "issn": v.ISSN, "booktitle": v.Name,
			"chapter": v.Chapter, "school": v.Issuer, "institution": v.Issuer, "number": v.Number,
		}[name])
		if name == "pages" {
			e.add("pages", e.Dialect.Pages(v.Pages))
		}
	}
}

func (e entry) addVenue(v work.Venue) {
	name := named(e.Dialect, "journal")
	if v.Kind == "inproceedings" {
		name = "booktitle"
		e.addText("publisher", v.Publisher)
	}
	e.addText(name, v.Name)
	e.addText("volume", v.Volume)
	if v.Kind == "article" || v.Volume == "" || e.Dialect == BibLaTeX { // plain.bst: "can't use both volume and number fields"
		e.addText("number", v.Number)
	}
	e.add("pages", e.Dialect.Pages(v.Pages))
}

// addDate adds the year of the publication, or else of the paper. BibLaTeX also gets the day, if
// it is known, and BibTeX the month, if a list has it.
func (e entry) addDate(p *work.Work, v work.Venue, certain bool) {
	date := p.Published
	if date.IsZero() {
		date = work.NewDate(p.Year(), 0, 0)
	}
	if e.LatestYear && !p.Updated.IsZero() {
		date = p.Updated
	}
	if certain {
		date = work.NewDate(v.Year, 0, 0)
	}
	if e.Dialect == BibTeX {
		date.Month, date.Day = 0, 0
	}
	e.addText(named(e.Dialect, "year"), date.String())
	if m := p.Published.Month; p.OnlyListed && e.Dialect == BibTeX && m != 0 && p.Published.Year == date.Year && e.includes("month") {
		e.draft.Fields = append(e.draft.Fields, work.Field{Name: "month", Value: months[m-1]})
	}
}

// addAddresses adds where the work can be found. BibLaTeX makes a link of an eprint and would
// print the url of the same page beside it, so url is written only if it is requested by name.
func (e entry) addAddresses(p *work.Work) {
	url := p.URL
	if !arxiv.Of(p).IsZero() {
		e.add("eprint", e.eprint(p))
		e.add(named(e.Dialect, "archivePrefix"), "arXiv")
		e.add(named(e.Dialect, "primaryClass"), latex.Verbatim(p.PrimaryCategory))
		if url = arxiv.Of(p).URL(); e.Dialect == BibLaTeX && e.Fields == nil {
			url = ""
		}
	}
	e.add("doi", latex.Verbatim(p.DOI()))
	if isWeb(url) {
		e.add("url", latex.Verbatim(url))
	}
}

// addRequested adds fields that are written only on request: the abstract, the categories as
// keywords and, in BibTeX, the month of unpublished works.
func (e entry) addRequested(p *work.Work, certain bool) {
	if e.Fields == nil {
		return
	}
	e.addText("abstract", p.Abstract)
	e.addText("keywords", strings.Join(p.Categories, ", "))
	if m := p.Published.Month; m != 0 && !certain && e.Dialect == BibTeX && e.includes("month") && !e.draft.Has("month") {
		e.draft.Fields = append(e.draft.Fields, work.Field{Name: "month", Value: months[m-1]})
	}
}

// eprint returns the arXiv identifier, with its version if the options ask for it.
func (e entry) eprint(p *work.Work) string {
	ref := arxiv.Ref{ID: arxiv.Of(p)}
	if e.Version {
		ref.Version = p.Version
	}
	return ref.String()
}

func isWeb(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}

// addNote adds remarks: the arXiv identifier in arXiv's own form for references, a publication
// that is not certain, and the paper's own note.
func (e entry) addNote(p *work.Work, certain bool) {
	var notes []string
	if e.NoteArXiv && !arxiv.Of(p).IsZero() {
		id := "arXiv:" + arxiv.Of(p).String()
		if p.PrimaryCategory != "" && !strings.Contains(arxiv.Of(p).String(), "/") {
			id += " [" + p.PrimaryCategory + "]"
		}
		notes = append(notes, id)
	}
	if !certain {
		notes = append(notes, p.JournalRef)
	}
	notes = slices.DeleteFunc(append(notes, p.Note), func(note string) bool { return note == "" })
	e.addText("note", strings.Join(notes, "; "))
	e.addText("annote", p.FoundHow())
}

// sortWord returns the word of a title by which an entry without authors is sorted. It consists of
// letters, digits, hyphens and apostrophes: alpha.bst makes a label of its first three characters,
// which would split a command or a formula, and natbib interprets brackets and parentheses in
// labels.
func sortWord(title string) string {
	keepLabel := func(r rune) rune {
		if r < utf8.RuneSelf {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '\'' {
				return r
			}
		} else if unicode.IsLetter(r) && strings.HasPrefix(BibTeX.Escape(string(r)), `{\`) { // a letter that LaTeX writes as a command
			return r
		}
		return -1
	}
	for word := range strings.FieldsSeq(title) {
		if word = strings.Trim(strings.Map(keepLabel, word), "-'"); word != "" && !work.IsFiller(word) {
			return word
		}
	}
	return "?"
}
