package readlist

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/byline"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/record"
)

// Records of data: rows of separated values, objects of JSON, mappings of YAML. Their
// fields have names, which say what the values are. A bare identifier counts where
// the field's name says that it is one of arXiv's, and nowhere else.

// field is one value of a record.
type field struct {
	fieldUse
	name       string
	text       string
	start, end int // in the text
}

// maxFields bounds the fields of a record.
const maxFields = 1000

// bareMatch finds the identifier in the value of a field that is named after
// arXiv, which may stand there without any mark. What has one, such as an
// address, is found as in any text.
func bareMatch(text string) (m arxiv.Match, ok bool) {
	const mark = "arXiv:"
	if len(text) == 0 || len(text) > maxBareID || strings.ContainsAny(text, " \t\n:") || len(arxiv.Find(text)) > 0 {
		return m, false
	}
	for m := range arxiv.All(mark + text) {
		whole := m.Start == 0 && m.End == len(mark)+len(text)
		if m.Err != nil && len(m.Err.Meant) == 0 { // what other archives have
			return m, false
		}
		m.Start, m.End = 0, len(text)
		return m, whole
	}
	return m, false
}

// maxBareID is the longest text that is read for a bare identifier, in bytes.
const maxBareID = 40

// recordReader makes rows of records of data.
type recordReader struct {
	rowReader
	source string
	prose  prose
}

func newRecordReader(l *List, source string) *recordReader {
	return &recordReader{rowReader: rowReader{collector: collector{list: l}}, source: source}
}

// finish makes rows of the texts that are lines of a list, and of the identifiers
// that no row has.
func (r *recordReader) finish() {
	r.hints = append(r.hints, r.prose.read(r.list)...)
	r.addRest(false)
	r.list.reportUntitled()
	nameRows(r.list.Rows, r.hints)
}

// lostZeros is an identifier that a program read as a number: 1706.10000 is 1706.1
// to it.
var lostZeros = regexp.MustCompile(`^\d{3,4}\.\d{1,3}$`)

// record adds the row of a record with such fields.
func (r *recordReader) record(rec record.Record, c claim, fields []field) bool {
	titled := settle(fields)
	for i := range fields {
		f := &fields[i]
		if f.archive && lostZeros.MatchString(strings.TrimSpace(f.text)) {
			r.list.problemAt(rec.Start, "%s is no identifier of arXiv: did a spreadsheet take zeros off the end of one?", strings.TrimSpace(f.text))
		}
		if f.role == record.Section && (numberText.MatchString(f.text) || isLabel(f.text) || entryTypes[strings.ToLower(f.text)]) {
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
			continue // the same in other words
		}
		rec.Fields = append(rec.Fields, made)
	}
	return r.take(&rec, c)
}

// settle gives roles to those fields of which the value says more than the name, and
// reports whether one is a title.
func settle(fields []field) (titled bool) {
	for i := range fields {
		f := &fields[i]
		if f.role == record.Title && isAddress(f.text) { // "paper": an address
			f.role, f.label = record.Address, "paper"
		}
		titled = titled || f.role == record.Title
	}
	for i := range fields {
		if f := &fields[i]; f.role == record.Name && !titled && !nameLike(f.text) {
			f.role, titled = record.Title, true
		}
	}
	for i := range fields {
		f := &fields[i]
		if words := strings.Fields(f.text); !titled && f.role == record.Unknown && len(words) > 2 && len(f.text) <= maxTitle && !isVenueOrDate(f.text) && !byline.Are(f.text, 2) {
			f.role, titled = record.Title, true
		}
	}
	return titled
}

// maxTitle is the length over which plain text is more than a title, in bytes.
const maxTitle = 200

// cutTitle parts the value of a title into the title, which is the text of a link that
// says more than a label, else what is no link, and the links beside it.
func cutTitle(f record.Field) (title, links record.Field) {
	title, links = f, f
	title.Spans, links.Spans, links.Role = nil, nil, record.Address
	named := slices.IndexFunc(f.Spans, func(s markup.Span) bool { return s.Kind == markup.Link && !isLabel(s.Text) })
	for i, s := range f.Spans {
		if i == named || named < 0 && s.Kind != markup.Link && s.Kind != markup.Image {
			title.Spans = append(title.Spans, s)
		} else if s.Kind != markup.Text {
			links.Spans = append(links.Spans, s)
		}
	}
	if n := len(title.Spans); n > 0 {
		text := strings.TrimRight(unquote(markup.PlainText(title.Spans)), ",;:| ")
		if bare := strings.TrimSuffix(text, "."); !strings.HasSuffix(bare, ".") {
			text = bare
		}
		title.Spans = title.Spans[:1]
		title.Spans[0].Text = text
	}
	return title, links
}

// unquote takes off quotation marks around all of a text.
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

// entryTypes say what kind of publication a record is of, and file it under
// nothing.
var entryTypes = words("journal|conference|inproceedings|proceedings|misc|journal-article|proceedings-article|posted-content|article-journal|paper-conference|book|thesis|techreport|report")

// isAddress tells whether text is an address and nothing else.
func isAddress(text string) bool {
	return !strings.ContainsAny(text, " \t\n") && (strings.Contains(text, "://") || addressText.MatchString(text))
}

var (
	addressText = regexp.MustCompile(`^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S+$`)
)

// hasMarkup tells whether text has links of Markdown or HTML.
func hasMarkup(text string) bool {
	return strings.Contains(text, "](") || strings.Contains(text, "][") || strings.Contains(text, "<a ") || strings.Contains(text, "<a\n") || strings.Contains(text, "<a\t")
}

// spans returns the value as running text: Markdown or HTML if it has links of
// those, else plain text with addresses in it.
func (r *recordReader) spans(f *field) []markup.Span {
	text := strings.TrimSpace(f.text)
	whole := func(text, url string) []markup.Span {
		return []markup.Span{{Kind: markup.Link, Text: text, URL: url, Start: f.start, End: f.end, URLStart: f.start, URLEnd: f.end}}
	}
	switch {
	case f.archive:
		switch m, ok := bareMatch(text); {
		case ok && m.Err != nil:
			return []markup.Span{{Text: "arXiv:" + text, Start: f.start, End: f.end}}
		case ok && r.list.holds.Has(m.Ref.ID):
			return whole("arXiv", "https://arxiv.org/abs/"+m.Ref.String())
		}
	case f.doi && strings.HasPrefix(text, "10.") && !strings.ContainsAny(text, " \n"):
		return whole("doi", "https://doi.org/"+text)
	case f.role == record.Authors:
		return []markup.Span{{Text: byline.Plain(text), Start: f.start, End: f.end}}
	case f.role == record.Address && addressText.MatchString(text):
		text = "https://" + text
	}
	var spans []markup.Span
	if hasMarkup(text) {
		spans = inlineSpans(text)
	} else {
		spans = plainSpans(text, f.label)
	}
	r.locate(spans, f, text)
	return spans
}

// inlineSpans reads a value in Markdown or HTML for its running text.
func inlineSpans(text string) (spans []markup.Span) {
	tree := markup.Read(text, markup.Markdown)
	r := tree.NewReader()
	for u := range r.All(tree.Root) {
		own := r.Spans(u)
		if n := len(spans); n > 0 && len(own) > 0 {
			spans = append(spans, markup.Span{Kind: markup.Break, Start: spans[n-1].End, End: own[0].Start})
		}
		spans = append(spans, own...)
	}
	return spans
}

// plainSpans returns the spans of a text without markup; label is the text of its
// links, if it has one.
func plainSpans(text, label string) []markup.Span {
	var spans []markup.Span
	add := func(from, to int) {
		if strings.TrimSpace(text[from:to]) != "" {
			spans = append(spans, markup.Span{Text: text[from:to], Start: from, End: to})
		}
	}
	at := 0
	for _, found := range webAddress.FindAllStringIndex(text, -1) {
		add(at, found[0])
		address := text[found[0]:found[1]]
		spans = append(spans, markup.Span{Kind: markup.Link, Text: cmp.Or(label, address), URL: address, Start: found[0], End: found[1], URLStart: found[0], URLEnd: found[1]})
		at = found[1]
	}
	add(at, len(text))
	return spans
}

// locate moves spans of a field's value to where they stand in the text, or, where the
// value is written in other bytes there, to all of the field.
func (r *recordReader) locate(spans []markup.Span, f *field, value string) {
	at := strings.Index(r.source[f.start:f.end], value)
	for i := range spans {
		s := &spans[i]
		switch {
		case at >= 0:
			markup.Shift(spans[i:i+1], f.start+at)
		case s.URLEnd > 0:
			s.URLStart, s.URLEnd = f.start, f.end
			fallthrough
		default:
			s.Start, s.End = f.start, f.end
		}
	}
}

// usesByContent tells what the columns of a table without header hold from
// its first records.
func usesByContent(d dialect, source string) []fieldUse {
	const sample = 50
	type tally struct{ filled, years, links, venues, names, texts, length int }
	var columns []tally
	var cuts []csvField
	for at, n := 0, 0; at < len(source) && n < sample; n++ {
		cuts, at = d.record(source, at, true, cuts[:0])
		for i, cut := range cuts[:min(len(cuts), maxFields)] {
			if i == len(columns) {
				columns = append(columns, tally{})
			}
			text := cut.text(source)
			if len(text) == 0 || len(text) > maxLine {
				continue
			}
			t := &columns[i]
			t.filled++
			t.length += len(text)
			switch {
			case yearText.MatchString(text) || dateText.MatchString(text):
				t.years++
			case strings.Contains(text, "://") || len(arxiv.Find(text)) > 0 || addressText.MatchString(text):
				t.links++
			case isVenueOrDate(text):
				t.venues++
			case byline.Are(text, 2):
				t.names++
			case len(strings.Fields(text)) > 2:
				t.texts++
			}
		}
	}
	uses := make([]fieldUse, len(columns))
	titled := false
	for i, t := range columns {
		most := func(n int) bool { return n > 0 && 5*n >= 3*t.filled }
		switch {
		case most(t.years):
			uses[i].role = record.Date
		case most(t.links):
			uses[i].role = record.Address
		case most(t.venues):
			uses[i].role = record.Venue
		case most(t.names):
			uses[i].role = record.Authors
		case most(t.texts) && !titled && t.length <= maxTitle*t.filled:
			uses[i].role, titled = record.Title, true
		case most(t.texts):
			uses[i].role = record.Note
		}
		uses[i].known = uses[i].role != record.Unknown
	}
	return uses
}
