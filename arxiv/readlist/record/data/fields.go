package data

import (
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/byline"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/shortname"
	"clipgraph/internal/words"
)

// Conversion of fields of data to fields of records, with roles and spans.

// field is one value of a record.
type field struct {
	fieldUse
	name       string
	text       string
	start, end int // in the text
}

// recordMaker converts fields of data to records.
type recordMaker struct {
	list   record.List
	source string
	prose  record.Prose
	full   bool // the list takes no more records
}

func newRecordMaker(l record.List, source string) *recordMaker {
	return &recordMaker{list: l, source: source}
}

// finish passes on the texts that are lines of a list.
func (r *recordMaker) finish() { r.list.Prose(&r.prose) }

// lostZeros matches an identifier that a program read as a number: 1706.10000 becomes
// 1706.1.
var lostZeros = regexp.MustCompile(`^\d{3,4}\.\d{1,3}$`)

// record takes a record with the given fields.
func (r *recordMaker) record(rec record.Record, fields []field) {
	titled := settle(fields)
	for i := range fields {
		f := &fields[i]
		if f.archive && lostZeros.MatchString(strings.TrimSpace(f.text)) {
			r.list.Problem(rec.Start, "%s is not an arXiv identifier: did a spreadsheet remove zeros at its end?", strings.TrimSpace(f.text))
		}
		if f.role == record.Section && (numberText.MatchString(f.text) || link.IsLabel(f.text) || entryTypes[strings.ToLower(f.text)]) {
			continue
		}
		spans := r.spans(f)
		if f.role == record.Unknown && titled {
			f.role = record.Other
		}
		made := record.Field{Role: f.role, Name: f.name, Spans: spans, Start: f.start, End: f.end}
		switch {
		case f.role == record.Title:
			var links record.Field
			made, links = cutTitle(made)
			rec.Fields = append(rec.Fields, links)
		case f.role == record.Authors && slices.ContainsFunc(rec.Fields, func(f record.Field) bool { return f.Role == record.Authors }):
			continue // the same names again
		}
		rec.Fields = append(rec.Fields, made)
	}
	r.full = !r.list.Take(rec)
}

// settle sets the roles of fields whose value says more than their name. It reports
// whether one is a title.
func settle(fields []field) (titled bool) {
	for i := range fields {
		f := &fields[i]
		if f.role == record.Title && link.IsAddress(f.text) { // "paper": an address
			f.role, f.label = record.Address, "paper"
		}
		titled = titled || f.role == record.Title
	}
	for i := range fields {
		if f := &fields[i]; f.role == record.Name && !titled && !shortname.Like(f.text) {
			f.role, titled = record.Title, true
		}
	}
	for i := range fields {
		f := &fields[i]
		if words := strings.Fields(f.text); !titled && f.role == record.Unknown && len(words) > 2 && len(f.text) <= maxTitle && !occasion.Only(f.text) && !byline.Are(f.text, 2) {
			f.role, titled = record.Title, true
		}
	}
	return titled
}

// maxTitle is the length in bytes above which plain text is not a title.
const maxTitle = 200

// cutTitle splits the value of a title into the title and the links beside it. The title
// is the text of a link that is not a label, or else the text outside links.
func cutTitle(f record.Field) (title, links record.Field) {
	title, links = f, f
	title.Spans, links.Spans, links.Role = nil, nil, record.Address
	named := slices.IndexFunc(f.Spans, func(s inline.Span) bool { return s.Kind == inline.Link && !link.IsLabel(s.Text) })
	for i, s := range f.Spans {
		if i == named || named < 0 && s.Kind != inline.Link && s.Kind != inline.Image {
			title.Spans = append(title.Spans, s)
		} else if s.Kind != inline.Text {
			links.Spans = append(links.Spans, s)
		}
	}
	if n := len(title.Spans); n > 0 {
		text := strings.TrimRight(unquote(inline.PlainText(title.Spans)), ",;:| ")
		if bare := strings.TrimSuffix(text, "."); !strings.HasSuffix(bare, ".") {
			text = bare
		}
		title.Spans = title.Spans[:1]
		title.Spans[0].Text = text
	}
	return title, links
}

// unquote removes quotation marks around a whole text.
func unquote(text string) string {
	text = strings.TrimSpace(text)
	for _, pair := range [][2]string{{`"`, `"`}, {"“", "”"}, {"‘", "’"}, {"《", "》"}, {"「", "」"}, {"«", "»"}, {"``", "''"}} {
		if inner, ok := strings.CutPrefix(text, pair[0]); ok {
			if inner, ok = strings.CutSuffix(strings.TrimSuffix(inner, "."), pair[1]); ok && !strings.Contains(inner, pair[1]) {
				return strings.TrimSpace(inner)
			}
		}
	}
	return text
}

// entryTypes are types of publication, which are not sections.
var entryTypes = words.Set("journal|conference|inproceedings|proceedings|misc|journal-article|proceedings-article|posted-content|article-journal|paper-conference|book|thesis|techreport|report")

// hasMarkup reports whether text has links in Markdown or HTML.
func hasMarkup(text string) bool {
	return strings.Contains(text, "](") || strings.Contains(text, "][") || strings.Contains(text, "<a ") || strings.Contains(text, "<a\n") || strings.Contains(text, "<a\t")
}

// spans returns the spans of a value: parsed as Markdown or HTML if it has such links, or
// else as plain text with addresses.
func (r *recordMaker) spans(f *field) []inline.Span {
	text := strings.TrimSpace(f.text)
	whole := func(text, url string) []inline.Span {
		return []inline.Span{{Kind: inline.Link, Text: text, URL: url, Start: f.start, End: f.end, URLStart: f.start, URLEnd: f.end}}
	}
	switch {
	case f.archive:
		switch m, ok := record.BareID(text); {
		case ok && m.Err != nil:
			return []inline.Span{{Text: "arXiv:" + text, Start: f.start, End: f.end}}
		case ok && r.list.Holds(m.Ref.ID):
			return whole("arXiv", "https://arxiv.org/abs/"+m.Ref.String())
		}
	case f.doi && strings.HasPrefix(text, "10.") && !strings.ContainsAny(text, " \n"):
		return whole("doi", "https://doi.org/"+text)
	case f.role == record.Authors:
		return []inline.Span{{Text: byline.Plain(text), Start: f.start, End: f.end}}
	case f.role == record.Address && link.LacksScheme(text):
		text = "https://" + text
	}
	var spans []inline.Span
	if hasMarkup(text) {
		spans = record.Inline(text)
	} else {
		spans = record.Plain(text, f.label)
	}
	record.Locate(spans, text, r.source, f.start, f.end)
	return spans
}
