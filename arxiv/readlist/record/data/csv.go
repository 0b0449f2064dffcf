package data

import (
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/byline"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/source"
)

// Separated values: CSV (RFC 4180), TSV, and with semicolons, as spreadsheets write in
// countries with a decimal comma. Records are cut from the front of the remaining text,
// so that lists of any size can be searched by the same rules.

// dialect is the separator of a file.
type dialect struct {
	separator byte

	// closer is the offset, in the text being cut, of the next quotation mark that closes
	// a value; -1 if there is none, -2 if it is not known.
	closer int
}

// maxQuoted is the length of the longest quoted value, in bytes. A quotation mark that
// opens a longer one, or is never closed, is text.
const maxQuoted = 256 << 10

// separators are the candidates, the most likely first.
const separators = ",\t;"

// csvField is the position of a value without its quotation marks.
type csvField struct {
	start, end int
	quoted     bool
}

// text returns the value in source.
func (f csvField) text(source string) string {
	value := source[f.start:f.end]
	if f.quoted {
		value = strings.ReplaceAll(value, `""`, `"`)
	}
	return strings.TrimSpace(value)
}

// record cuts the record at source[from:] into fields, which are appended to fields, and
// returns the offset of the next record. It returns from if more text is needed, which
// can't happen if the source is final.
func (d *dialect) record(source string, from int, final bool, fields []csvField) ([]csvField, int) {
	for i := from; ; {
		f, end := d.field(source, i, final)
		if end < 0 {
			return fields, from
		}
		fields = append(fields, f)
		switch {
		case end == len(source):
			if !final {
				return fields, from
			}
			return fields, end
		case source[end] == '\n':
			return fields, end + 1
		}
		i = end + 1
	}
}

// field cuts the value at source[from:], which ends at a separator, the end of the line
// or of the source. The end is -1 if more text is needed.
func (d *dialect) field(source string, from int, final bool) (csvField, int) {
	open := from
	for open < len(source) && source[open] == ' ' {
		open++
	}
	if open < len(source) && source[open] == '"' {
		closer, more := d.closes(source, open+1, final)
		if more {
			return csvField{}, -1
		}
		if closer >= 0 && !(d.separator == '\t' && strings.IndexByte(source[open:closer], '\t') >= 0) {
			return csvField{open + 1, closer, true}, d.behind(source, closer)
		}
	}
	end := from
	for end < len(source) && source[end] != d.separator && source[end] != '\n' {
		end++
	}
	return csvField{start: from, end: end}, end
}

// closes returns the offset of the quotation mark that closes the value at from: the last
// of an odd number of consecutive marks that is followed by a separator or the end of the
// line. Other marks are text. It returns -1 if the value is not closed.
func (d *dialect) closes(source string, from int, final bool) (closer int, more bool) {
	run := from // marks at the front of the value
	for run < len(source) && source[run] == '"' {
		run++
	}
	if n := run - from; n > 0 {
		if run == len(source) && !final {
			return 0, true
		}
		if n%2 == 1 && d.ends(source, run) {
			return run - 1, false
		}
	}
	if d.closer != -1 && d.closer < run {
		d.closer = -1
		for i := run; i < len(source); {
			next := strings.IndexByte(source[i:], '"')
			if next < 0 {
				break
			}
			i += next
			first := i
			for i < len(source) && source[i] == '"' {
				i++
			}
			if i == len(source) && !final {
				break
			}
			if (i-first)%2 == 1 && d.ends(source, i) {
				d.closer = i - 1
				break
			}
		}
	}
	switch {
	case d.closer >= 0 && d.closer-from <= maxQuoted:
		return d.closer, false
	case d.closer < 0 && !final && len(source)-from <= maxQuoted:
		return 0, true
	}
	return -1, false
}

// ends reports whether a value may end at i: only blanks precede a separator or the end
// of the line.
func (d *dialect) ends(source string, i int) bool {
	i = d.behind(source, i-1)
	return i == len(source) || source[i] == d.separator || source[i] == '\n'
}

// behind returns the end of the blanks after source[i].
func (d *dialect) behind(source string, i int) int {
	for i++; i < len(source) && (source[i] == ' ' || source[i] == '\r'); i++ {
	}
	return i
}

// newDialect returns the dialect of a file that begins with head: the one for which most
// of its first records have the same number of fields.
func newDialect(head string) dialect {
	best, bestScore := dialect{separator: ','}, 0
	for _, separator := range []byte(separators) {
		d := dialect{separator, -2}
		width, score := 0, 0
		for at, n := 0, 0; at < len(head) && n < 20; n++ {
			fields, end := d.record(head, at, false, nil)
			if end == at {
				break
			}
			at = end
			switch {
			case n == 0:
				width = len(fields)
			case len(fields) == width && width > 1:
				score += 2
			case len(fields) > 1 && width > 1:
				score++
			}
		}
		if score = 3*score + min(width, 3) - 1; score > bestScore {
			best, bestScore = d, score
		}
	}
	best.closer = -2
	return best
}

// csvHeader returns the first record of a file that begins with head, if it is a header:
// one of its fields is a known column name, and none is a value. Otherwise it returns
// nil.
func csvHeader(d dialect, head string, final bool) (names []string) {
	d.closer = -2
	fields, end := d.record(head, 0, final, nil)
	if end == 0 {
		return nil
	}
	known := false
	for _, f := range fields {
		name := f.text(head)
		if len(name) > maxFieldName || strings.Contains(name, "://") || arxiv.Has(name) || numberText.MatchString(name) {
			return nil
		}
		known = known || useOf(name).known
		names = append(names, name)
	}
	if !known {
		return nil
	}
	return names
}

var numberText = regexp.MustCompile(`^[\d.,/-]+$`)

// maxFieldName is the length of the longest field name, in bytes.
const maxFieldName = 60

// markdownLine matches a line of a list in Markdown that does not occur in a table.
var markdownLine = regexp.MustCompile(`(?m)^ {0,3}(?:[-*+|]|#{1,6}|\d+\.) `)

// LooksLikeCSV recognizes a table by its header, which has a column of titles and others,
// and by the number of fields of its records.
func LooksLikeCSV(head string) bool {
	if markdownLine.MatchString(head) {
		return false
	}
	d := newDialect(head)
	names := csvHeader(d, head, false)
	if len(names) < 2 {
		return false
	}
	titled, others := false, 0
	for _, name := range names {
		switch u := useOf(name); {
		case u.role == record.Title || u.role == record.Name || u.archive:
			titled = true
			others++
		case u.known:
			others++
		}
	}
	if !titled || others < 2 {
		return false
	}
	records, even := 0, 0
	for at := 0; at < len(head) && records < 20; records++ {
		fields, end := d.record(head, at, false, nil)
		if end == at {
			break
		}
		at = end
		if len(fields) == len(names) {
			even++
		}
	}
	return even > 1 && even*3 >= records*2 || records < 2 && strings.Count(strings.TrimSpace(head), "\n") == 1
}

// ReadCSV reads separated values. Each row is a record.
func ReadCSV(l record.List, text string) {
	head := text[:min(len(text), source.HeadSize)]
	d := newDialect(head)
	names := csvHeader(d, head, len(head) == len(text))
	r := newRecordMaker(l, text)
	var uses []fieldUse
	for _, name := range names {
		uses = append(uses, useOf(name))
	}
	if !slices.ContainsFunc(uses, func(u fieldUse) bool { return u.role == record.Title }) {
		for i, u := range usesByContent(d, text) {
			switch {
			case names == nil:
				uses = append(uses, u)
			case i < len(uses) && u.role == record.Title && !uses[i].known:
				uses[i] = u
			}
		}
	}
	var cuts []csvField
	for at, n := 0, 0; at < len(text) && !r.full; n++ {
		var end int
		cuts, end = d.record(text, at, true, cuts[:0])
		start := at
		at = end
		if n == 0 && names != nil {
			continue
		}
		if len(cuts) > record.MaxFields || end-start > record.MaxLine {
			l.Problem(start, "a row of %d fields and %d KiB is read for identifiers only", len(cuts), (end-start)>>10)
			continue
		}
		fields := make([]field, 0, len(cuts))
		for i, cut := range cuts {
			value := cut.text(text)
			if value == "" {
				continue
			}
			f := field{text: value, start: cut.start, end: cut.end}
			if i < len(uses) {
				f.fieldUse = uses[i]
			}
			if i < len(names) {
				f.name = names[i]
			} else if names != nil && len(cuts) > len(names) {
				l.Problem(start, "the row has %d fields, and its header %d", len(cuts), len(names))
				names = append(names, make([]string, len(cuts)-len(names))...) // reported once
			}
			fields = append(fields, f)
		}
		rec := record.Record{Claim: record.ByLink, Start: start + strings.IndexFunc(text[start:end], notBlank), End: start + len(strings.TrimRight(text[start:end], "\r\n"))}
		if names != nil && ofPapers(uses) {
			rec.Claim = record.ByTitle
		}
		r.record(rec, fields)
	}
	r.finish()
}

func notBlank(r rune) bool { return r != ' ' }

// MarkCSV returns a marker of bare identifiers in columns with an arXiv header, or nil if
// there are no such columns.
func MarkCSV(_, head string, whole bool) record.Marker {
	d := newDialect(head)
	var columns []int
	for i, name := range csvHeader(d, head, whole) {
		if useOf(name).archive {
			columns = append(columns, i)
		}
	}
	if columns == nil {
		return nil
	}
	passing := false // skipping the rest of a line that is too long
	var cuts []csvField
	return func(source string, final bool, found func(arxiv.Match)) (taken int) {
		d.closer = -2
		for at := 0; at < len(source); {
			if passing {
				n := strings.IndexByte(source[at:], '\n')
				if n < 0 {
					return len(source)
				}
				at, passing = at+n+1, false
				continue
			}
			var end int
			cuts, end = d.record(source, at, final, cuts[:0])
			if end == at {
				if passing = len(source)-at > record.MaxLine; passing {
					continue
				}
				return at
			}
			for _, i := range columns {
				if i >= len(cuts) || len(cuts) > record.MaxFields || end-at > record.MaxLine {
					continue
				}
				value := source[cuts[i].start:cuts[i].end]
				blanks := len(value) - len(strings.TrimLeft(value, " "))
				if m, ok := record.BareID(strings.TrimSpace(value)); ok {
					m.Start, m.End = m.Start+cuts[i].start+blanks, m.End+cuts[i].start+blanks
					found(m)
				}
			}
			at = end
		}
		return len(source)
	}
}

// usesByContent returns the uses of the columns of a table without a header, by the
// content of its first records.
func usesByContent(d dialect, source string) []fieldUse {
	const sample = 50
	type tally struct{ filled, years, links, venues, names, texts, length int }
	var columns []tally
	var cuts []csvField
	for at, n := 0, 0; at < len(source) && n < sample; n++ {
		cuts, at = d.record(source, at, true, cuts[:0])
		for i, cut := range cuts[:min(len(cuts), record.MaxFields)] {
			if i == len(columns) {
				columns = append(columns, tally{})
			}
			text := cut.text(source)
			if len(text) == 0 || len(text) > record.MaxLine {
				continue
			}
			t := &columns[i]
			t.filled++
			t.length += len(text)
			switch {
			case occasion.IsDate(text):
				t.years++
			case strings.Contains(text, "://") || arxiv.Has(text) || link.LacksScheme(text):
				t.links++
			case occasion.Only(text):
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
