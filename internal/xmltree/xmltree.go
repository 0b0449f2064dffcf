// Package xmltree reads XML into a tree of elements with their positions. Only the
// entities of HTML are known, so that no entity expands to much text.
//
// Start with [Parse].
package xmltree

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Element is an XML element.
type Element struct {
	Name       string // without the namespace prefix
	Attributes []xml.Attr
	Children   []*Element
	Start, End int // in the text

	text []string // its own text, not that of its children
}

// Error says where the text could not be read.
type Error struct {
	Offset int // in the text
	Err    error
}

func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns the underlying error.
func (e *Error) Unwrap() error { return e.Err }

// Parse returns the elements of text as the children of an element without a name.
// Parsing ends at invalid XML. Elements nested deeper than maxDepth, and those after the
// first maxElements, are left out. The error is the first of these problems; the elements
// that were read are returned with it.
func Parse(text string, maxDepth, maxElements int) (*Element, *Error) {
	root := &Element{End: len(text)}
	open := []*Element{root}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // the text is already decoded
	var first *Error
	fail := func(at int, format string, args ...any) {
		if first == nil {
			first = &Error{at, fmt.Errorf(format, args...)}
		}
	}
	for n, depth := 0, 0; ; {
		start := int(d.InputOffset())
		token, err := d.RawToken()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				fail(start, "invalid XML: %w", err)
			}
			return root, first
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth || n >= maxElements {
				fail(start, "nested deeper than %d, or more than %d elements", maxDepth, maxElements)
				continue
			}
			n++
			e := &Element{Name: token.Name.Local, Attributes: token.Attr, Start: start, End: len(text)}
			top.Children = append(top.Children, e)
			open = append(open, e)
		case xml.EndElement:
			if depth == len(open)-1 && depth > 0 {
				top.End = int(d.InputOffset())
				open = open[:len(open)-1]
			}
			depth = max(0, depth-1)
		case xml.CharData:
			if depth == len(open)-1 {
				top.text = append(top.text, string(token))
			}
		}
	}
}

// Text returns the text of an element and its descendants, with white space collapsed.
func (e *Element) Text() string {
	var b strings.Builder
	e.write(&b)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (e *Element) write(b *strings.Builder) {
	for _, s := range e.text {
		b.WriteString(s)
	}
	for _, c := range e.Children {
		c.write(b)
	}
}

// Child returns the first child with the name, or an empty element if there is none.
func (e *Element) Child(name string) *Element {
	for _, c := range e.Children {
		if c.Name == name {
			return c
		}
	}
	return &Element{}
}

// Attribute returns the value of an attribute, or "" if there is none.
func (e *Element) Attribute(name string) string {
	for _, a := range e.Attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Named returns all descendants of e with the name, but none within another of them.
func (e *Element) Named(name string) (found []*Element) {
	for _, c := range e.Children {
		if c.Name == name {
			found = append(found, c)
		} else {
			found = append(found, c.Named(name)...)
		}
	}
	return found
}
