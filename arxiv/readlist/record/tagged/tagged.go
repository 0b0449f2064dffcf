// Package tagged reads the records of reference managers and catalogues: [RIS], [PubMed]
// and [EndNote] in lines, of which each is a short tag and a value, and [EndNoteXML],
// [ZoteroRDF] and [MODS] in XML, where a path of elements is what a tag is.
//
// A format is a table of the tags that each part of a record has, and of its types, in
// a file of its own. The rest is the same for all: taggedwork.go makes a work of a
// record's values, and fields.go the fields that may have links and identifiers.
package tagged

import (
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
)

// TagFormat says how one format writes records.
type TagFormat struct {
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
	*TagFormat
	start, end int
	led        bool // it begins with the first tag
	values     map[string][]value
	tag        string // of the value that is being read
	value      value
	text       strings.Builder // of the value
}

// value is the text of a tag or of an element, and where it stands.
type value struct {
	text       string
	start, end int // in the text of the list
}

// Looks reports whether the first line that has text is the first of a record.
func (f *TagFormat) Looks(head string) bool {
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" {
			tag, value, ok := f.cut(line)
			return ok && tag == f.first && value != ""
		}
	}
	return false
}

// Read reads the records of text. Records that lack their last line, or
// their first one, are read all the same.
func (f *TagFormat) Read(to record.List, text string) {
	var r *tagged
	more := true
	finish := func() {
		if r != nil {
			r.endValue()
			more = to.Take(r.record(to, text))
		}
		r = nil
	}
	next, blank := 0, false
	for line := range strings.Lines(text) {
		if !more {
			return
		}
		start := next
		next += len(line)
		if len(line) > record.MaxLine {
			to.Problem(start, "a line of %d MiB is read for identifiers only", len(line)>>20)
			continue
		}
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" {
			blank = true
			continue
		}
		tag, written, ok := f.cut(line)
		switch {
		case !ok && r != nil:
			r.goOn(strings.TrimSpace(line), start+len(line))
		case !ok || tag == f.last && r == nil:
			continue // what stands before the first record, or between two
		case tag == f.first, r == nil, blank && !r.led && f.last == "":
			finish()
			r = &tagged{TagFormat: f, start: start, led: tag == f.first, values: map[string][]value{}}
			r.add(tag, written, start+len(line))
		default:
			r.add(tag, written, start+len(line))
		}
		blank = false
		if r.end = start + len(line); tag == f.last && f.last != "" {
			finish()
		}
	}
	finish()
}

// add adds the end of a line, with which the value above it ends and which ends at an
// offset.
func (r *tagged) add(tag, text string, end int) {
	r.endValue()
	r.tag, r.value = tag, value{start: end - len(text), end: end}
	r.text.WriteString(strings.TrimSpace(text))
}

func (r *tagged) endValue() {
	if r.text.Len() > 0 {
		r.value.text = r.text.String()
		r.values[r.tag] = append(r.values[r.tag], r.value)
		r.text.Reset()
	}
}

// goOn adds a line, which ends at an offset, to the value above it.
func (r *tagged) goOn(line string, end int) {
	r.value.end = end
	r.text.WriteByte(' ')
	r.text.WriteString(line)
}

// all returns the values of the first tag of a part that has one.
func (r *tagged) all(p part) []value {
	for tag := range strings.FieldsSeq(r.tags[p]) {
		if values := r.values[tag]; values != nil {
			return values
		}
	}
	return nil
}

// everyTag returns the values of a part under all of its tags.
func (r *tagged) everyTag(p part) (values []value) {
	for tag := range strings.FieldsSeq(r.tags[p]) {
		values = append(values, r.values[tag]...)
	}
	return values
}

// plain returns the first value of a part as plain text; "" if it has none.
func (r *tagged) plain(p part) string {
	for _, v := range r.all(p) {
		return withoutMarkup(v.text)
	}
	return ""
}

// withoutMarkup returns the text of a value in which programs have left their markup.
func withoutMarkup(value string) string {
	if strings.Contains(value, "</") || strings.Contains(value, "<p") || strings.Contains(value, "<br") {
		return inline.PlainText(record.Inline(value))
	}
	return inline.OneBlank(value)
}
