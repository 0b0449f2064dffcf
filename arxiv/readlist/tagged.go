package readlist

import (
	"strings"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/bib/citekey"
)

// Tagged records are what reference managers and catalogues export: RIS, PubMed's
// and EndNote's. A record is a block of lines, each of which is a short tag and a
// value. What the formats have in common is here and in taggedwork.go; a format is
// a [tagFormat], in a file of its own.

// tagFormat says how one format writes records.
type tagFormat struct {
	// cut cuts a line into its tag and its value. It reports false for a line that
	// goes on with the value above it.
	cut func(line string) (tag, value string, ok bool)
	// first and last are the tags that begin and end a record; last is "" where a
	// blank line does.
	first, last string
	// stopped says that titles end in a full stop.
	stopped bool
	// tags are, for each part of a record, the tags that have it, with blanks
	// between them: the first of them that has a value counts.
	tags map[part]string
	// types are biblatex's names of the types of record, whose names are in lower
	// case here.
	types map[string]string
}

// tagged is a record.
type tagged struct {
	*tagFormat
	start, end int
	led        bool // it begins with the first tag
	values     map[string][]string
	tag        string // of the value that is being read
	value      strings.Builder
}

// looks reports whether the first line that has text is the first of a record.
func (f *tagFormat) looks(head string) bool {
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" {
			tag, value, ok := f.cut(line)
			return ok && tag == f.first && value != ""
		}
	}
	return false
}

// read makes rows of the records of text. Records that lack their last line, or
// their first one, are read all the same.
func (f *tagFormat) read(l *List, text string) {
	c := collector{list: l}
	var r *tagged
	finish := func() {
		if r != nil {
			r.endValue()
			c.addTagged(r)
		}
		r = nil
	}
	next, blank := 0, false
	for line := range strings.Lines(text) {
		start := next
		next += len(line)
		if len(line) > maxLine {
			l.problemAt(start, "a line of %d MiB is read for identifiers only", len(line)>>20)
			continue
		}
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" {
			blank = true
			continue
		}
		tag, value, ok := f.cut(line)
		switch {
		case !ok && r != nil:
			r.goOn(strings.TrimSpace(line))
		case !ok || tag == f.last && r == nil:
			continue // what stands before the first record, or between two
		case tag == f.first, r == nil, blank && !r.led && f.last == "":
			finish()
			r = &tagged{tagFormat: f, start: start, led: tag == f.first, values: map[string][]string{}}
			r.add(tag, value)
		default:
			r.add(tag, value)
		}
		blank = false
		if r.end = start + len(line); tag == f.last && f.last != "" {
			finish()
		}
	}
	finish()
	mentionRest(l)
	c.finish()
}

// add adds a line of a record, with which the value above it ends.
func (r *tagged) add(tag, value string) {
	r.endValue()
	r.tag = tag
	r.value.WriteString(strings.TrimSpace(value))
}

func (r *tagged) endValue() {
	if r.value.Len() > 0 {
		r.values[r.tag] = append(r.values[r.tag], r.value.String())
		r.value.Reset()
	}
}

// goOn adds a line to the value above it.
func (r *tagged) goOn(line string) {
	r.value.WriteByte(' ')
	r.value.WriteString(line)
}

// all returns the values of the first tag of a part that has one.
func (r *tagged) all(p part) []string {
	for tag := range strings.FieldsSeq(r.tags[p]) {
		if values := r.values[tag]; values != nil {
			return values
		}
	}
	return nil
}

// text returns the first value of a part as plain text; "" if it has none.
func (r *tagged) text(p part) string {
	for _, value := range r.all(p) {
		return withoutMarkup(value)
	}
	return ""
}

// withoutMarkup returns the text of a value in which programs have left their markup.
func withoutMarkup(value string) string {
	if strings.Contains(value, "</") || strings.Contains(value, "<p") || strings.Contains(value, "<br") {
		return markup.PlainText(inlineSpans(value))
	}
	return markup.OneBlank(value)
}

// addTagged makes a row of a record.
func (c *collector) addTagged(r *tagged) {
	b := taggedRow{tagged: r, row: Row{Work: r.work()}}
	c.place(&b.row, r.start, r.end)
	b.findIDs(c.list)
	b.findLinks()
	w := b.row.Work
	if w.Title == "" && len(w.IDs) == 0 {
		c.list.problemAt(r.start, "a record without a title and an identifier is left out")
		return
	}
	if key := r.text(keyPart); citekey.Valid(key) && !numberText.MatchString(key) {
		b.row.Key = key
	}
	b.row.Note = w.Note
	c.list.Rows = append(c.list.Rows, b.row)
	c.hints = append(c.hints, nameHints{repos: b.links.repos})
}
