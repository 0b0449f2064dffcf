package readlist

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/internal/xmltree"
)

// Reference managers and libraries write records in XML as well. An element of a
// record is what a tag is in a tagged one: its name is the path to it, such as
// "dates/year", with the type that it says, as "identifier[doi]", and an attribute
// is a path with "@". So a format is a table of paths, in a file of its own, and what
// it says in its own way are functions beside the table.
//
// The parser knows no entities but those of HTML, so that nothing expands, and what
// is deeper than maxDataDepth is not looked at.

// xmlFormat says how one format writes records.
type xmlFormat struct {
	tagFormat
	marks   []string // that the beginning of a list has, all of them
	records func(root *xmltree.Element) []*xmltree.Element
	// whole returns the tag and the value of an element that is read as one; nil:
	// there are none.
	whole func(e *xmltree.Element, path string) (tag, value string, ok bool)
	// sections returns the headings of the records that collections hold; nil: none.
	sections func(root *xmltree.Element) map[*xmltree.Element][]string
}

func (f *xmlFormat) looks(head string) bool {
	return strings.HasPrefix(strings.TrimSpace(head), "<") && !slices.ContainsFunc(f.marks, func(mark string) bool { return !strings.Contains(head, mark) })
}

// read makes rows of the records of text.
func (f *xmlFormat) read(l *List, text string) {
	c := collector{list: l}
	root, err := xmltree.Parse(text, maxDataDepth, maxValues)
	if err != nil {
		l.problemAt(err.Offset, "%v; what stands there is searched for identifiers only", err)
	}
	var sections map[*xmltree.Element][]string
	if f.sections != nil {
		sections = f.sections(root)
	}
	for _, e := range f.records(root) {
		r := &tagged{tagFormat: &f.tagFormat, start: e.Start, end: e.End, values: map[string][]string{}}
		left := maxFields
		f.collect(r, e, "", &left)
		before := len(l.Rows)
		c.addTagged(r)
		for i := range l.Rows[before:] {
			l.Rows[before+i].Section = sections[e]
		}
	}
	mentionRest(l)
	c.finish()
}

// collect adds what an element holds to the values of a record, of so many elements
// as are left.
func (f *xmlFormat) collect(r *tagged, e *xmltree.Element, path string, left *int) {
	for _, a := range e.Attributes {
		r.values[path+"@"+a.Name.Local] = append(r.values[path+"@"+a.Name.Local], markup.OneBlank(a.Value))
	}
	if !slices.ContainsFunc(e.Children, func(c *xmltree.Element) bool { return c.Name != xmlStyle }) {
		if text := e.Text(); text != "" {
			r.values[path] = append(r.values[path], text)
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
				r.values[tag] = append(r.values[tag], value)
				continue
			}
		}
		f.collect(r, child, name, left)
	}
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
