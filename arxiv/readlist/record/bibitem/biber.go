package bibitem

import (
	"cmp"
	"regexp"
	"strings"

	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// Entries written by biber, with named fields.

var (
	biberField = regexp.MustCompile(`\\(?:field|strng|list)\{(\w+)\}|\\verb\{(\w+)\}\s*\\verb ([^\n]*)`)
	biberName  = regexp.MustCompile(`\b(family|given|prefix|suffix)=\{`)
)

// fieldValue is the value of a field of an entry.
type fieldValue struct {
	text  string
	start int // offset in the list
}

// biberRoles are the fields that may contain an identifier or an address.
var biberRoles = [...]struct {
	name string
	role record.Role
}{{"eprint", record.Identifier}, {"url", record.Address}, {"doi", record.Venue}, {"note", record.Note}, {"howpublished", record.Address}}

// biber returns the record of an entry written by biber.
func (r *reference) biber() record.Record {
	key, _ := braced(r.body(), 0)
	fields := r.biberFields()
	plain := func(name string) string { return latex.Text(fields[name].text) }
	w := &work.Work{
		Title: plain("title"), Authors: biberAuthors(r.body()), MoreAuthors: strings.Contains(r.body(), `\true{moreauthor}`), Note: plain("note"),
		Published: yearDate(occasion.FirstYear(cmp.Or(fields["year"].text, fields["date"].text))), IDs: work.IDs(work.NewDOI(link.DOI("doi:" + fields["doi"].text))), OnlyListed: true,
	}
	if sub := plain("subtitle"); sub != "" {
		w.Title += ": " + sub
	}
	w.SetVenue(work.Venue{Name: venue(cmp.Or(fields["booktitle"].text, fields["journaltitle"].text), "")})
	rec := r.record(key, w)
	for _, known := range biberRoles {
		value, ok := fields[known.name]
		if !ok {
			continue
		}
		f := r.field(known.role, known.name, value.text, value.start, known.name == "url")
		if known.role == record.Note { // read for the text beside an identifier
			f.Spans = spans(value.text)
			inline.Shift(f.Spans, f.Start)
		}
		if m, ok := record.BareID(value.text); ok && m.Err == nil && known.name == "eprint" && strings.EqualFold(fields["eprinttype"].text, "arxiv") {
			f.Spans[0].Text = "arXiv:" + m.Ref.String()
		}
		rec.Fields = append(rec.Fields, f)
	}
	return rec
}

// biberFields returns the first value of each field.
func (r *reference) biberFields() map[string]fieldValue {
	body, fields := r.body(), map[string]fieldValue{}
	add := func(name, value string, start int) {
		if _, ok := fields[name]; !ok && value != "" {
			fields[name] = fieldValue{value, r.start + start}
		}
	}
	for _, found := range biberField.FindAllStringSubmatchIndex(body, -1) {
		if found[2] < 0 {
			add(body[found[4]:found[5]], strings.TrimSpace(body[found[6]:found[7]]), found[6])
		} else if value, end := braced(body, found[1]); end > 0 {
			add(body[found[2]:found[3]], value, end-1-len(value))
		}
	}
	return fields
}

// biberAuthors returns the names of an entry's author list.
func biberAuthors(body string) []work.Person {
	_, names, ok := strings.Cut(body, `\name{author}`)
	if !ok {
		return nil
	}
	names, _, _ = strings.Cut(names, `\name{`)
	names, _, _ = strings.Cut(names, `\strng{`)
	var authors []work.Person
	prefix := "" // of the next family name
	for _, found := range biberName.FindAllStringSubmatchIndex(names, -1) {
		value, end := braced(names, found[1]-1)
		if end == 0 {
			continue
		}
		text, last := latex.Text(value), len(authors)-1
		switch part := names[found[2]:found[3]]; {
		case part == "prefix":
			prefix = text
		case part == "family":
			authors = append(authors, work.Person{Family: strings.TrimSpace(prefix + " " + text)})
			prefix = ""
		case last >= 0 && part == "given":
			authors[last].Given = text
		case last >= 0:
			authors[last].Suffix = text
		}
	}
	for i, a := range authors {
		authors[i] = work.FromParts(a.Family, a.Given, a.Suffix)
	}
	return authors
}
