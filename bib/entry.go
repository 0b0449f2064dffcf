// Package bib writes and reads BibTeX.
//
// What it writes compiles: it turns a paper into an entry, plain text into
// LaTeX (package latex) and names into the form that BibTeX sorts by (package
// namelist). Start with [NewEntry] and [Writer]; package citekey names the papers.
// What comes out is ASCII wherever LaTeX has a name for the character,
// balanced, and runs no command but those of accents, symbols and plain
// formulas. Documents should load T1 fonts (\usepackage[T1]{fontenc}).
//
// What it reads may be any file: [Parse] cuts it into blocks, which together
// are the file byte for byte, and finds the entries in them. [Entry.Paper] is what an
// entry says of its work, and [Entry.Model] the entry in nickng/bibtex's type, which other Go programs know: its parser has to agree
// before anything is added to a file. The bytes of files are read and written here
// alone, never by that library.
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

// Dialect is for whom a file is written: the two programs that read .bib files
// take other fields, types and characters.
type Dialect = latex.Dialect

// The dialects.
const (
	BibTeX   = latex.BibTeX   // the classic styles: ASCII, year, journal, archivePrefix, @misc
	BibLaTeX = latex.BibLaTeX // biblatex with biber: UTF-8, date, journaltitle, eprinttype, @online
)

// Options say how papers become entries. The zero value is for BibTeX's
// classic styles, with every field that is known.
type Options struct {
	Dialect Dialect
	// Translate writes the entries of others in the dialect, too: those that were
	// written for biblatex get BibTeX's types and fields. Otherwise they keep what
	// they have, but for names that BibTeX can't read.
	Translate bool
	// Fields are the names of the fields to write, as [FieldNames] has
	// them for either dialect, without regard to case; nil for all.
	Fields []string
	// MaxAuthors is the number of authors behind which the list ends with
	// "and others"; 0 for all.
	MaxAuthors int
	// LatestYear dates a paper by the version that its metadata describe, as
	// arXiv's own export does, and not by the first one.
	LatestYear bool
	// NoteArXiv writes the identifier into the field note, for BibTeX's styles
	// that print neither eprint nor url: plain, alpha, abbrv and unsrt.
	NoteArXiv bool
	// Preprint writes what is on arXiv as the preprint, wherever it was published.
	Preprint bool
	// Version writes the version with the identifier on arXiv, where it is known.
	Version bool
	// ASCII writes ASCII for either dialect, but for characters that LaTeX has no
	// command for: for a file whose encoding is another than UTF-8 or not known.
	ASCII bool
}

// NewEntry makes the entry of p under key. It is an @article or an @inproceedings only where the publication is certain: its kind, name
// and year are known, by the metadata or by a text that [venue.Of] reads, and an author is; a @book, a thesis and the like where
// [venue.Complete] says so. Otherwise it is a @misc, as arXiv's own export has it, or BibLaTeX's @online, of the year of the first
// version. Fields that are not known are left out; no author is ever invented.
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

// asPreprint returns what is known of a work on arXiv without its publication.
func asPreprint(p *work.Work) *work.Work {
	own := *p
	own.Venue, own.JournalRef, own.Type, own.Editors = nil, "", "", nil
	own.RemoveIDs(work.DOI)
	return &own
}

// entry is an entry in the making.
type entry struct {
	draft *Draft
	Options
}

// add adds a field, unless its value is empty or it is not wanted.
func (e entry) add(name, value string) {
	if value != "" && e.wants(name) {
		if e.ASCII && notASCII(value) != 0 {
			value = latex.ASCII(value)
		}
		e.draft.add(name, value)
	}
}

// wants reports whether a field is to be written.
func (e entry) wants(name string) bool {
	return e.Fields == nil || slices.ContainsFunc(e.Fields, func(f string) bool { return sameField(f, name) })
}

// addText adds a field of plain text.
func (e entry) addText(name, text string) { e.add(name, e.Dialect.Escape(text)) }

// named returns the name that a field of BibTeX has in the dialect.
func named(d Dialect, field string) string {
	if name, ok := biblatexNames[field]; ok && d == BibLaTeX {
		return name
	}
	return field
}

// sameField reports whether a and b name one field, in one dialect or in two.
func sameField(a, b string) bool {
	a, b = foldCase(a), foldCase(b)
	for field, own := range biblatexNames {
		if field = foldCase(field); a == own && b == field || a == field && b == own {
			return true
		}
	}
	return a == b
}

// biblatexNames are BibLaTeX's own names of fields (biblatex manual, 2.2.2),
// of which it knows BibTeX's as aliases (2.2.5).
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
	if authors == "" && e.Dialect == BibTeX { // plain.bst sorts by key where there is no author
		e.addText("key", sortWord(title))
	}
	e.add("title", e.Dialect.Title(title))
}

// Publication returns where p appeared, and whether that is certain: its kind, name
// and year are known, and an author is.
func Publication(p *work.Work) (v work.Venue, certain bool) {
	v = venue.Of(p)
	certain = v.Name != "" && v.Year != 0 && (v.Kind == "article" || v.Kind == "inproceedings")
	return v, certain && namelist.Format(BibTeX, p.Authors, false, 1) != ""
}

// typedFields are the fields that tell where a work of a type appeared, of types other than articles and papers of a conference (btxdoc, 3.1).
var typedFields = map[string][]string{
	"book": {"publisher", "address", "edition", "series", "volume", "pages", "isbn", "issn"}, "booklet": {"address"}, "unpublished": {},
	"incollection": {"booktitle", "pages", "publisher", "address", "edition", "series", "volume", "chapter", "isbn"},
	"proceedings":  {"publisher", "address", "series", "volume", "isbn", "issn"},
	"phdthesis":    {"school", "address", "edition", "volume", "isbn"}, "mastersthesis": {"school", "address", "edition", "volume", "isbn"}, "techreport": {"institution", "number", "address"},
}

// listedFields are those that a list may have of the other types besides. A source
// is not asked for them.
var listedFields = map[string][]string{"article": {"publisher", "address", "isbn", "issn"}, "inproceedings": {"address", "series", "isbn", "issn"}}

// addTyped adds those fields of the list's own.
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

// addDate adds the year of the publication, else that of the paper; to
// BibLaTeX the day, where it is known, and the month that a list has to BibTeX.
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
	if m := p.Published.Month; p.OnlyListed && e.Dialect == BibTeX && m != 0 && p.Published.Year == date.Year && e.wants("month") {
		e.draft.Fields = append(e.draft.Fields, work.Field{Name: "month", Value: months[m-1]})
	}
}

// addAddresses adds where the work is found. BibLaTeX makes a link of an
// eprint, and would print the address of the same page beside it; url is then
// written only where it is asked for by name.
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

// addRequested adds what is written only where its field is named: the abstract, the
// categories as keywords, and for BibTeX the month of what is not published.
func (e entry) addRequested(p *work.Work, certain bool) {
	if e.Fields == nil {
		return
	}
	e.addText("abstract", p.Abstract)
	e.addText("keywords", strings.Join(p.Categories, ", "))
	if m := p.Published.Month; m != 0 && !certain && e.Dialect == BibTeX && e.wants("month") && !e.draft.Has("month") {
		e.draft.Fields = append(e.draft.Fields, work.Field{Name: "month", Value: months[m-1]})
	}
}

// eprint returns the identifier on arXiv, with its version if that is wanted.
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

// addNote adds remarks: arXiv's form of its identifiers in references, what is
// known of a publication that could not be told for certain, and the paper's
// own.
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

// sortWord is the word of a title that an entry without authors is sorted by.
// It has letters, digits, hyphens and apostrophes only: alpha.bst makes a label
// of its first three characters, which would cut a command or a formula, and
// natbib reads brackets and parentheses in labels.
func sortWord(title string) string {
	whole := func(r rune) rune {
		if r < utf8.RuneSelf {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '\'' {
				return r
			}
		} else if unicode.IsLetter(r) && strings.HasPrefix(BibTeX.Escape(string(r)), `{\`) { // a letter that a command writes
			return r
		}
		return -1
	}
	for word := range strings.FieldsSeq(title) {
		if word = strings.Trim(strings.Map(whole, word), "-'"); word != "" && !work.IsFiller(word) {
			return word
		}
	}
	return "?"
}
