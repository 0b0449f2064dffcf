package readlist

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
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
	records func(root *element) []*element
	// whole returns the tag and the value of an element that is read as one; nil:
	// there are none.
	whole func(e *element, path string) (tag, value string, ok bool)
	// sections returns the headings of the records that collections hold; nil: none.
	sections func(root *element) map[*element][]string
}

// element is an element of XML.
type element struct {
	name       string // without its namespace
	attributes []xml.Attr
	text       []string // of its own
	children   []*element
	start, end int // in the text
}

func (f *xmlFormat) looks(head string) bool {
	return strings.HasPrefix(strings.TrimSpace(head), "<") && !slices.ContainsFunc(f.marks, func(mark string) bool { return !strings.Contains(head, mark) })
}

// read makes rows of the records of text.
func (f *xmlFormat) read(l *List, text string) {
	c := collector{list: l}
	root := l.readElements(text)
	var sections map[*element][]string
	if f.sections != nil {
		sections = f.sections(root)
	}
	for _, e := range f.records(root) {
		r := &tagged{tagFormat: &f.tagFormat, start: e.start, end: e.end, values: map[string][]string{}}
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
func (f *xmlFormat) collect(r *tagged, e *element, path string, left *int) {
	for _, a := range e.attributes {
		r.values[path+"@"+a.Name.Local] = append(r.values[path+"@"+a.Name.Local], oneBlank(a.Value))
	}
	if !slices.ContainsFunc(e.children, func(c *element) bool { return c.name != xmlStyle }) {
		if text := e.all(); text != "" {
			r.values[path] = append(r.values[path], text)
		}
	}
	for _, child := range e.children {
		if *left--; *left < 0 {
			return
		}
		name := child.name
		if kind := child.attribute("type"); kind != "" {
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

// readElements returns the elements of text below one that has no name. What is no
// XML ends it, with a problem.
func (l *List) readElements(text string) *element {
	root := &element{end: len(text)}
	open := []*element{root}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is decoded
	depth, told := 0, false
	for n := 0; ; {
		start := int(d.InputOffset())
		token, err := d.RawToken()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				l.problemAt(start, "no XML: %v; what stands from here on is searched for identifiers only", err)
			}
			break
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDataDepth || n >= maxValues {
				if !told {
					told = true
					l.problemAt(start, "nested deeper than %d, or more than %d elements: what stands there is searched for identifiers only", maxDataDepth, maxValues)
				}
				continue
			}
			n++
			e := &element{name: token.Name.Local, attributes: token.Attr, start: start, end: len(text)}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			if depth == len(open)-1 && depth > 0 {
				top.end = int(d.InputOffset())
				open = open[:len(open)-1]
			}
			depth = max(0, depth-1)
		case xml.CharData:
			if s := oneBlank(string(token)); s != "" && depth == len(open)-1 {
				top.text = append(top.text, string(token))
			}
		}
	}
	return root
}

// all returns the text of an element and of those within it.
func (e *element) all() string {
	var b strings.Builder
	e.write(&b)
	return oneBlank(b.String())
}

func (e *element) write(b *strings.Builder) {
	for _, s := range e.text {
		b.WriteString(s)
	}
	for _, c := range e.children {
		c.write(b)
	}
}

// child returns the first child of a name; an empty element if there is none.
func (e *element) child(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return &element{}
}

// attribute returns the value of an attribute; "" if there is none.
func (e *element) attribute(name string) string {
	for _, a := range e.attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// named returns all elements below e that have a name, but none within another.
func (e *element) named(name string) (found []*element) {
	for _, c := range e.children {
		if c.name == name {
			found = append(found, c)
		} else {
			found = append(found, c.named(name)...)
		}
	}
	return found
}

// invertedName writes a name in its two parts, one of which may be "".
func invertedName(family, given string) string {
	if family == "" || given == "" {
		return family + given
	}
	return family + ", " + given
}
