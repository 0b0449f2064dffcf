package tagged

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/internal/xmltree"
)

// Records in XML. The path to an element plays the role of a tag, such as "dates/year",
// with its type attribute in brackets, as in "identifier[doi]"; other attributes are
// paths with "@". A format is a table of paths in a file of its own, with functions for
// what a table can't express.
//
// Only the entities of HTML are known, so that no entity expands to much text. Elements
// deeper than record.MaxDepth are ignored.

// XMLFormat describes a format.
type XMLFormat struct {
	TagFormat
	marks   []string // texts that the beginning of a list contains
	records func(root *xmltree.Element) []*xmltree.Element
	// whole returns the tag and the value of an element that is read as one; nil means
	// none.
	whole func(e *xmltree.Element, path string) (tag, value string, ok bool)
	// sections returns the headings of records in collections; nil means none.
	sections func(root *xmltree.Element) map[*xmltree.Element][]string
}

// Looks reports whether a text begins like a list of the format.
func (f *XMLFormat) Looks(head string) bool {
	return strings.HasPrefix(strings.TrimSpace(head), "<") && !slices.ContainsFunc(f.marks, func(mark string) bool { return !strings.Contains(head, mark) })
}

// Read reads the records of text.
func (f *XMLFormat) Read(to record.List, text string) {
	root, err := xmltree.Parse(text, record.MaxDepth, record.MaxValues)
	if err != nil {
		to.Problem(err.Offset, "%v; only identifiers are read from the rest", err)
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

// collect adds the values in an element to a record. left is the number of elements that
// may still be read.
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

// put adds the value of an element for a tag.
func (r *tagged) put(tag, text string, e *xmltree.Element) {
	r.values[tag] = append(r.values[tag], value{text, e.Start, e.End})
}

// xmlStyle is the element that EndNote writes around text for its format.
const xmlStyle = "style"

// invertedName joins the two parts of a name, one of which may be "".
func invertedName(family, given string) string {
	if family == "" || given == "" {
		return family + given
	}
	return family + ", " + given
}
