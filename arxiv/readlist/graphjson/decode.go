package graphjson

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"clipgraph/bib/work"
	"clipgraph/internal/parallel"
)

// Problem is a paper or an edge that could not be read.
type Problem struct {
	Offset int // the offset of its end in the document
	Err    error
}

// Decode reads the graph that source begins with. It returns nil if source is not a
// graph: a JSON object with a schema, papers and edges. A value of the wrong type is left
// out, and a paper that can't be read is a problem; the rest is read. Graphs of earlier
// versions are upgraded. The time is linear in source.
func Decode(source string) (*Graph, []Problem) {
	o := outlineOf(source)
	if o == nil {
		return nil, nil
	}
	d := decoder{source: source}
	var g Graph
	decode(&d, o.schema, &g.Schema)
	decode(&d, o.reversed, &g.Reversed)
	if g.Schema < 1 {
		return nil, nil
	}
	g.Papers = decodeAll(&d, o.papers, func(p *Paper, at span) { p.Offset = at.end - 1 })
	g.Edges = decodeAll(&d, o.edges, func(*Edge, span) {})
	g.upgrade()
	known := sharer{}
	for i := range g.Papers {
		known.complete(&g.Papers[i])
	}
	return &g, d.problems
}

// span is where a value stands in a document, in bytes.
type span struct{ start, end int }

// outline is where the parts of a graph stand in a document.
type outline struct {
	schema, reversed span // empty if absent
	papers, edges    []span
}

// outlineOf returns the outline of the object with which source begins, or nil if that is
// no graph. It reads the object once and checks its syntax.
func outlineOf(source string) *outline {
	d := jsontext.NewDecoder(strings.NewReader(source), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if token, err := d.ReadToken(); err != nil || token.Kind() != '{' {
		return nil
	}
	var o outline
	kinds := map[string]jsontext.Kind{}
	for d.PeekKind() == '"' {
		token, err := d.ReadToken()
		if err != nil {
			return nil
		}
		name := token.String()
		kinds[name] = d.PeekKind()
		var list *[]span
		switch name {
		case "papers":
			list = &o.papers
		case "edges":
			list = &o.edges
		}
		if list != nil && kinds[name] == '[' {
			*list, err = objectsIn(d, source)
		} else {
			var at span
			switch at, err = skip(d, source); name {
			case "schema":
				o.schema = at
			case "reversed":
				o.reversed = at
			}
		}
		if err != nil {
			return nil
		}
	}
	if d.PeekKind() != '}' || kinds["schema"] != '0' || kinds["papers"] != '[' || kinds["edges"] != '[' {
		return nil
	}
	return &o
}

// objectsIn reads the array that comes next and returns where its objects stand.
func objectsIn(d *jsontext.Decoder, source string) (objects []span, err error) {
	_, err = d.ReadToken()
	for err == nil && d.PeekKind() != ']' {
		isObject := d.PeekKind() == '{'
		var at span
		if at, err = skip(d, source); isObject {
			objects = append(objects, at)
		}
	}
	if err == nil {
		_, err = d.ReadToken()
	}
	return objects, err
}

// skip reads the value that comes next and returns where it stands.
func skip(d *jsontext.Decoder, source string) (span, error) {
	before := int(d.InputOffset())
	err := d.SkipValue()
	end := int(d.InputOffset())
	return span{end - len(strings.TrimLeft(source[before:end], " \t\r\n:,")), end}, err
}

// decoder reads a document one value at a time.
type decoder struct {
	source   string
	problems []Problem
}

// decode decodes the value at a span, if there is one, into v.
func decode[T any](d *decoder, at span, v *T) {
	if at != (span{}) {
		d.note(at, unmarshal([]byte(d.source[at.start:at.end]), v))
	}
}

// decodeAll decodes the objects at spans on all processors, without those that are
// problems. It calls placed for each.
func decodeAll[T any](d *decoder, spans []span, placed func(*T, span)) []T {
	all, errs := make([]T, len(spans)), make([]error, len(spans))
	newText := func() *[]byte { return &[]byte{} } // of one value
	parallel.For(context.Background(), len(spans), newText, func(text *[]byte, i int) {
		*text = append((*text)[:0], d.source[spans[i].start:spans[i].end]...)
		errs[i] = unmarshal(*text, &all[i])
		placed(&all[i], spans[i])
	})
	valid := all[:0]
	for i := range all {
		if d.note(spans[i], errs[i]) {
			valid = append(valid, all[i])
		}
	}
	return valid
}

// note adds a problem if there is an error, and reports whether there is none.
func (d *decoder) note(at span, err error) bool {
	if err != nil {
		d.problems = append(d.problems, Problem{at.end - 1, err})
	}
	return err == nil
}

// unmarshal decodes text into v. A field of another type than v has stays zero.
func unmarshal[T any](text []byte, v *T) error {
	if jsonv2.Unmarshal(text, v, work.LikeEncodingJSON) == nil {
		return nil
	}
	*v = *new(T)
	err := json.Unmarshal(text, v) // slower, and reads on behind an error
	if _, is := errors.AsType[*json.UnmarshalTypeError](err); is {
		return nil
	}
	return err
}
