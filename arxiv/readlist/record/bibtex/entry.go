package bibtex

import (
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/bib"
	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// entry converts an entry to a record.
type entry struct {
	*bib.Entry
	to   record.List
	text string // of the file
}

// fieldRoles are the fields in which people write an identifier or an address, the most
// reliable first.
var fieldRoles = [...]struct {
	name string
	role record.Role
}{
	{"arxiv", record.Identifier}, {"arxivid", record.Identifier},
	{"url", record.Address}, {"doi", record.DOI}, {"journal", record.Venue}, {"volume", record.Venue}, {"journaltitle", record.Venue},
	{"pdf", record.Address}, {"ee", record.Address}, {"link", record.Address}, {"code", record.Other}, {"howpublished", record.Address},
	{"eid", record.Venue}, {"number", record.Venue}, {"pages", record.Venue}, {"version", record.Venue},
	{"publisher", record.Venue}, {"institution", record.Venue}, {"booktitle", record.Venue}, {"biburl", record.Venue}, {"note", record.Note},
}

func (e entry) record(parents *bib.Parents) record.Record {
	w := e.Paper(parents)
	rec := record.Record{Key: e.Key, Work: w, Whole: true, Claim: record.ByKey, Start: e.Start, End: e.End}
	for _, title := range [...]string{"maintitle", "booktitle", "shorttitle", "label"} {
		if w.Title == "" {
			w.Title = e.plain(title)
		}
	}
	if f, ok := e.eprint(); ok {
		rec.Fields = append(rec.Fields, f)
	}
	for _, r := range fieldRoles {
		if f, ok := e.Get(r.name); ok && f.Value() != "" {
			rec.Fields = append(rec.Fields, record.Field{Role: r.role, Name: r.name, Spans: e.spans(f, r.name, r.role), Start: f.Start, End: f.End})
		}
	}
	w.AddID(record.ParseDOI(address(e.Value("doi"))))
	for _, kind := range work.Kinds() { // a field may be named after the kind of identifier; for eprint the archive is the kind
		if kind != work.ISBN {
			w.IDs = link.Identify(w.IDs, kind.String()+":"+address(e.Value(kind.String())))
		}
	}
	w.IDs = link.Identify(w.IDs, e.archive()+":"+address(e.Value("eprint")))
	return rec
}

// plain returns the plain text of a field.
func (e entry) plain(name string) string { return latex.Text(e.Value(name)) }

// spans returns the spans of a field: its links, and a text in which the field name marks
// a bare identifier.
func (e entry) spans(f bib.Field, name string, role record.Role) (spans []inline.Span) {
	value := address(f.Value())
	switch {
	case role == record.DOI && strings.HasPrefix(value, "10."):
		spans = []inline.Span{{Kind: inline.Link, Text: name, URL: "https://doi.org/" + value, End: len(value), URLEnd: len(value)}}
	case role == record.Address || role == record.DOI || role == record.Other:
		for _, s := range record.Plain(value, name) {
			if s.Kind == inline.Link {
				spans = append(spans, s)
			}
		}
	}
	record.Locate(spans, value, e.text, f.Start, f.End)
	switch role {
	case record.Other:
		return spans
	case record.Note:
		return append(spans, inline.Span{Text: latex.Text(f.Value()), Start: f.Start, End: f.End})
	}
	return append(spans, inline.Span{Text: name + " = {" + value + "}", Start: f.Start, End: f.End})
}

// archive returns the archive of the identifier in eprint.
func (e entry) archive() string {
	if prefix := e.plain("archiveprefix"); prefix != "" {
		return prefix
	}
	return e.plain("eprinttype")
}

// eprint reads the field eprint. Its archive is arXiv if archivePrefix or eprinttype
// (biblatex manual, 3.13.7) says so or is missing. Older files have the name of the
// archive there, such as hep-th, or in primaryClass.
func (e entry) eprint() (record.Field, bool) {
	f, _ := e.Get("eprint")
	value, archive := address(f.Value()), e.archive()
	if value == "" {
		return record.Field{}, false
	}
	field := func(ref arxiv.Ref) record.Field {
		return record.Field{Role: record.Identifier, Name: "eprint", Spans: []inline.Span{{Text: "arXiv:" + ref.String(), Start: f.Start, End: f.End}}, Start: f.Start, End: f.End}
	}
	named := strings.EqualFold(archive, "arxiv")
	if named || archive == "" {
		if ref, err := arxiv.Parse(value); err == nil {
			return field(ref), true
		}
		if archive = e.plain("primaryclass"); archive == "" {
			archive = e.plain("eprintclass")
		}
		archive, _, _ = strings.Cut(archive, ".")
	}
	ref, err := arxiv.Parse(archive + "/" + value)
	if err == nil && !strings.Contains(ref.ID.String(), "/") { // scanning ignores any word before a number of the new scheme
		return record.Field{}, false
	}
	if err != nil && named && !arxiv.Has("eprint = {"+value+"}") { // otherwise it is reported with the other references
		e.to.Malformed(f.Start, value)
	}
	return field(ref), err == nil
}

// address returns a value that is an address or an identifier without LaTeX's escapes. It
// takes the address of \href. Nothing else is changed, so that -- is kept.
func address(value string) string {
	if _, link, found := strings.Cut(value, `\href`); found {
		if end := strings.Index(link, "}"); end >= 0 {
			value = link[:end]
		}
	}
	return strings.TrimSpace(unescape.Replace(value))
}

var unescape = strings.NewReplacer(`\url`, "", `\_`, "_", `$_$`, "_", `$<$`, "<", `$>$`, ">", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\textasciitilde`, "~", `\~`, "~", `\textunderscore`, "_", `\textless`, "<", `\textgreater`, ">", "{", "", "}", "")
