// Package tagged reads records of reference managers and library catalogues: [RIS],
// [PubMed] and [EndNote], whose lines are a short tag and a value, and [EndNoteXML],
// [ZoteroRDF] and [MODS] in XML, where a path of elements is the tag.
//
// Each format has a file with tables of its tags for the parts of a record and of its
// types. The rest is shared: taggedwork.go makes a work from the values, and fields.go
// the fields with links and identifiers.
package tagged

import (
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
)

// TagFormat describes a format.
type TagFormat struct {
	// cut splits a line into tag and value. ok is false for a continuation line.
	cut func(line string) (tag, value string, ok bool)
	// first and last are the tags that begin and end a record. If last is "", a blank
	// line ends it.
	first, last string
	// stopped says that titles end in a full stop.
	stopped bool
	// tags are the tags for each part of a record, separated by blanks. The first with a
	// value counts.
	tags map[part]string
	// types maps types of record, in lower case, to biblatex types.
	types map[string]string
}

// tagged is a record being read.
type tagged struct {
	*TagFormat
	start, end int
	led        bool // it began with the first tag
	values     map[string][]value
	tag        string // of the current value
	value      value
	text       strings.Builder // of the current value, so far
}

// value is the text of a tag or element with its position.
type value struct {
	text       string
	start, end int // offsets in the list
}

// Looks reports whether the first line that is not blank begins a record.
func (f *TagFormat) Looks(head string) bool {
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" {
			tag, value, ok := f.cut(line)
			return ok && tag == f.first && value != ""
		}
	}
	return false
}

// Read reads the records of text, even if their first or last line is missing.
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
			r.continueValue(strings.TrimSpace(line), start+len(line))
		case !ok || tag == f.last && r == nil:
			continue // text before the first record or between two
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

// add starts a value with the rest of a line that ends at the offset end.
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

// continueValue appends a line that ends at the offset end to the current value.
func (r *tagged) continueValue(line string, end int) {
	r.value.end = end
	r.text.WriteByte(' ')
	r.text.WriteString(line)
}

// all returns the values of the first tag of a part that has any.
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

// plain returns the first value of a part as plain text, or "".
func (r *tagged) plain(p part) string {
	for _, v := range r.all(p) {
		return withoutMarkup(v.text)
	}
	return ""
}

// withoutMarkup returns the text of a value that may contain leftover markup.
func withoutMarkup(value string) string {
	if strings.Contains(value, "</") || strings.Contains(value, "<p") || strings.Contains(value, "<br") {
		return inline.PlainText(record.Inline(value))
	}
	return inline.OneBlank(value)
}
