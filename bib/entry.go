// Package bib writes and reads BibTeX.
//
// What it writes compiles: it turns a paper into an entry, plain text into
// LaTeX, names into the form BibTeX sorts by, and gives each paper a key that
// stays. Start with [NewEntry] and [Writer]; [AssignKeys] names the papers.
// What comes out is ASCII wherever LaTeX has a name for the character,
// balanced, and runs no command but those of accents, symbols and plain
// formulas. Documents should load T1 fonts (\usepackage[T1]{fontenc}).
//
// What it reads may be any file: [Parse] cuts it into blocks, which together
// are the file byte for byte, and finds the entries in them. [Text] and
// [ParseNames] make plain text of LaTeX, and [Entry.Model] an entry of
// nickng/bibtex's type, which other Go programs know. The bytes of files are
// read and written here alone, never by that library.
package bib

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/nickng/bibtex"

	"clipgraph/arxiv"
)

// NewEntry makes the entry of p under key. It is an @article or an
// @inproceedings only where the venue is certain: its kind, name and year are
// known, and an author is. Otherwise it is a @misc, as arXiv's own export has
// it, of the year of the first version. Fields that are not known are left
// out; no author is ever invented.
func NewEntry(p *arxiv.Paper, key string) *bibtex.BibEntry {
	kind := entryType(p)
	e := bibtex.NewBibEntry(kind, key)
	add := func(name, value string) {
		if value != "" {
			e.AddField(name, bibtex.NewBibConst(value))
		}
	}
	title := p.Title
	if title == "" && !p.ID.IsZero() {
		title = "arXiv:" + p.ID.String()
	}
	authors := Names(p.Authors)
	add("author", authors)
	if authors == "" { // plain.bst sorts by key where there is no author
		add("key", encode(sortWord(title)))
	}
	add("title", Title(title))
	year := p.Year()
	v := p.Venue
	switch kind {
	case "article":
		year = v.Year
		add("journal", encode(v.Name))
		add("volume", encode(v.Volume))
		add("number", encode(v.Number))
		add("pages", pages(v.Pages))
	case "inproceedings":
		year = v.Year
		add("booktitle", encode(v.Name))
		add("volume", encode(v.Volume))
		if v.Volume == "" { // plain.bst: "can't use both volume and number fields"
			add("number", encode(v.Number))
		}
		add("pages", pages(v.Pages))
		add("publisher", encode(v.Publisher))
	}
	if year != 0 {
		add("year", strconv.Itoa(year))
	}
	if !p.ID.IsZero() {
		add("eprint", p.ID.String())
		add("archivePrefix", "arXiv")
		add("primaryClass", verbatim(p.PrimaryCategory))
	}
	doi := p.DOI
	if doi == "" {
		doi = v.DOI
	}
	add("doi", verbatim(doi))
	if !p.ID.IsZero() {
		add("url", p.ID.URL())
	} else if strings.HasPrefix(p.URL, "https://") || strings.HasPrefix(p.URL, "http://") {
		add("url", verbatim(p.URL))
	}
	add("note", encode(p.Note))
	return e
}

func entryType(p *arxiv.Paper) string {
	v := p.Venue
	certain := v.Name != "" && v.Year != 0 && Names(p.Authors) != ""
	if certain && (v.Kind == "article" || v.Kind == "inproceedings") {
		return v.Kind
	}
	return "misc"
}

// sortWord is the word of a title that an entry without authors is sorted by.
func sortWord(title string) string {
	for _, word := range strings.Fields(title) {
		if word = strings.TrimFunc(word, punctuation); word != "" && !stopWords[strings.ToLower(word)] {
			return word
		}
	}
	return "?"
}

// pages writes a range with TeX's dash for ranges.
func pages(s string) string {
	s = strings.NewReplacer("–", "-", "—", "-", "−", "-").Replace(s)
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' })
	if len(parts) == 2 {
		return encode(strings.TrimSpace(parts[0])) + "--" + encode(strings.TrimSpace(parts[1]))
	}
	return encode(s)
}

// verbatim writes what LaTeX takes as it is (url, doi and eprint are fields
// of the kinds verbatim and uri: biblatex manual, 2.2.1): nothing is escaped,
// and what would end the field or break the line is percent-encoded.
func verbatim(s string) string {
	var b strings.Builder
	for _, c := range []byte(strings.TrimSpace(s)) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte(`{}\"^`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
