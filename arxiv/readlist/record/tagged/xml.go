package tagged

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/internal/xmltree"
)

// Reference managers and libraries write records in XML as well. An element of a
// record is what a tag is in a tagged one: its name is the path to it, such as
// "dates/year", with the type that it says, as "identifier[doi]", and an attribute
// is a path with "@". So a format is a table of paths, in a file of its own, and what
// it says in its own way are functions beside the table.
//
// The parser knows no entities but those of HTML, so that nothing expands, and what
// is deeper than record.MaxDepth is not looked at.

// XMLFormat says how one format writes records.
type XMLFormat struct {
	TagFormat
	marks   []string // that the beginning of a list has, all of them
	records func(root *xmltree.Element) []*xmltree.Element
	// whole returns the tag and the value of an element that is read as one; nil:
	// there are none.
	whole func(e *xmltree.Element, path string) (tag, value string, ok bool)
	// sections returns the headings of the records that collections hold; nil: none.
	sections func(root *xmltree.Element) map[*xmltree.Element][]string
}

// Looks reports whether a text begins as a list of the format does.
func (f *XMLFormat) Looks(head string) bool {
	return strings.HasPrefix(strings.TrimSpace(head), "<") && !slices.ContainsFunc(f.marks, func(mark string) bool { return !strings.Contains(head, mark) })
}

// Read reads the records of text.
func (f *XMLFormat) Read(to record.List, text string) {
	root, err := xmltree.Parse(text, record.MaxDepth, record.MaxValues)
	if err != nil {
		to.Problem(err.Offset, "%v; what stands there is searched for identifiers only", err)
	}
	var sections map[*xmltree.Element][]string
	if f.sections != nil {
		sections = f.sections(root)
	}
	for _, e := range f.records(root) {
		r := &tagged{TagFormat: &f.TagFormat, start: e.Start, end: e.End, values: map[string][]value{}}
		left := record.MaxFields
		f.collect(r, e, "", &left)
		rec := r.record(to, text)
		rec.Section = sections[e]
		if !to.Take(rec) {
			return
		}
	}
}

// collect adds what an element holds to the values of a record, of so many elements
// as are left.
func (f *XMLFormat) collect(r *tagged, e *xmltree.Element, path string, left *int) {
	for _, a := range e.Attributes {
		r.put(path+"@"+a.Name.Local, inline.OneBlank(a.Value), e)
	}
	if !slices.ContainsFunc(e.Children, func(c *xmltree.Element) bool { return c.Name != xmlStyle }) {
		if text := e.Text(); text != "" {
			r.put(path, text, e)
		}
	}
	for _, child := range e.Children {
		if *left--; *left < 0 {
			return
		}
		name := child.Name
		if kind := child.Attribute("type"); kind != "" {
			name += "[" + strings.ToLower(kind) + "]"
		}
		if path != "" {
			name = path + "/" + name
		}
		if f.whole != nil {
			if tag, value, ok := f.whole(child, name); ok {
				r.put(tag, value, child)
				continue
			}
		}
		f.collect(r, child, name, left)
	}
}

// put adds the value that an element has for a tag.
func (r *tagged) put(tag, text string, e *xmltree.Element) {
	r.values[tag] = append(r.values[tag], value{text, e.Start, e.End})
}

// xmlStyle is the element around text that EndNote writes for its looks.
const xmlStyle = "style"

// invertedName writes a name in its two parts, one of which may be "".
func invertedName(family, given string) string {
	if family == "" || given == "" {
		return family + given
	}
	return family + ", " + given
}
