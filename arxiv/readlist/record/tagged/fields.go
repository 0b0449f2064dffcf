package tagged

import (
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/bib/citekey"
	"clipgraph/bib/work"
)

// fieldParts are the parts of a record that may contain links and identifiers, with their
// roles, the most reliable first.
var fieldParts = [...]struct {
	part part
	role record.Role
}{
	{linkPart, record.Address}, {doiPart, record.DOI}, {otherIDPart, record.Unknown}, {containerPart, record.Venue}, {notePart, record.Note},
}

// record returns the record read from text.
func (r *tagged) record(to record.List, text string) record.Record {
	rec := record.Record{Work: r.work(), Whole: true, Claim: record.ByEither, Start: r.start, End: r.end}
	for _, p := range fieldParts {
		for _, v := range r.everyTag(p.part) {
			rec.Fields = append(rec.Fields, record.Field{Role: p.role, Name: r.tags[p.part], Spans: spansOf(v, p.role, text), Start: v.start, End: v.end})
		}
	}
	if key := r.plain(keyPart); citekey.Valid(key) && !numberText.MatchString(key) {
		rec.Key = key
	}
	w := rec.Work
	if id, err := work.ParseID(work.PMID, r.plain(pmidPart)); err == nil {
		w.AddID(id)
	}
	for i := range rec.Fields {
		w.URL = page(w.URL, &rec.Fields[i])
	}
	if v := w.PublishedIn(); (w.Type == "unpublished" || occasion.IsArchive(v.Name) && v.Name != "") && onArXiv(to, rec.Fields) {
		w.Type = "misc" // a preprint has no venue
		w.SetVenue(work.Venue{Year: v.Year})
	}
	return rec
}

// spansOf returns the spans of a value in text.
func spansOf(v value, role record.Role, text string) (spans []inline.Span) {
	written := v.text
	switch role {
	case record.Address:
		if link.LacksScheme(written) {
			written = "https://" + written
		}
		spans = record.Plain(written, "url")
	case record.DOI:
		first, _, _ := strings.Cut(written, " ")
		if id := record.ParseDOI(first); !id.IsZero() {
			spans = []inline.Span{{Kind: inline.Link, Text: "doi", URL: id.URL(), End: len(first), URLEnd: len(first)}}
			break
		}
		fallthrough
	default:
		spans = []inline.Span{{Text: written, End: len(written)}}
	}
	record.Locate(spans, written, text, v.start, v.end)
	return spans
}

// page returns the address of the work's page, which is not that of an identifier: found
// if it is not "", or else the first such link of a field.
func page(found string, f *record.Field) string {
	for i := range f.Spans {
		if address := link.Clean(f.Spans[i].URL); found == "" && link.DOI(address) == "" && !arxiv.Has(address) {
			found = address
		}
	}
	return found
}

// onArXiv reports whether the record has an arXiv identifier of its own.
func onArXiv(to record.List, fields []record.Field) bool {
	return slices.ContainsFunc(fields, func(f record.Field) bool {
		return slices.ContainsFunc(f.Spans, func(s inline.Span) bool {
			for m := range arxiv.All(s.Text + " " + s.URL) {
				if m.Err == nil && to.Holds(m.Ref.ID) && (f.Role != record.Note || record.IsOwnNote(s.Text)) {
					return true
				}
			}
			return false
		})
	})
}
