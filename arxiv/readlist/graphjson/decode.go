package graphjson

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Problem is a paper or an edge that could not be read.
type Problem struct {
	Offset int // where it ends in the document, in bytes
	Err    error
}

// Decode reads the graph that source begins with. It returns nil if that is no
// graph: a JSON object with a schema, papers and edges. A value of another type
// than its field has is left out, and a paper that can't be read at all is a
// problem; the rest is read all the same. Rows that earlier versions wrote get
// what these had once for all rows of a paper. The time is linear in source.
func Decode(source string) (*Graph, []Problem) {
	if !isGraph(source) {
		return nil, nil
	}
	d := decoder{Decoder: newDecoder(source)}
	_, _ = d.ReadToken() // of the object, which isGraph has seen to its end
	var g Graph
	for d.PeekKind() == '"' {
		token, _ := d.ReadToken()
		switch name := token.String(); {
		case name == "schema":
			d.read(&g.Schema)
		case name == "reversed":
			d.read(&g.Reversed)
		case name == "papers" && d.PeekKind() == '[':
			g.Papers = readAll[Paper](&d)
		case name == "edges" && d.PeekKind() == '[':
			g.Edges = readAll[Edge](&d)
		default:
			_ = d.SkipValue()
		}
	}
	if g.Schema < 1 {
		return nil, nil
	}
	g.upgrade()
	known := sharer{}
	for i := range g.Papers {
		known.complete(&g.Papers[i])
	}
	return &g, d.problems
}

func newDecoder(source string) *jsontext.Decoder {
	return jsontext.NewDecoder(strings.NewReader(source), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
}

// isGraph reports whether source begins with a whole graph.
func isGraph(source string) bool {
	d := newDecoder(source)
	if token, err := d.ReadToken(); err != nil || token.Kind() != '{' {
		return false
	}
	kinds := map[string]jsontext.Kind{}
	for d.PeekKind() == '"' {
		name, err := d.ReadToken()
		if err != nil {
			return false
		}
		key := name.String()
		kinds[key] = d.PeekKind()
		if d.SkipValue() != nil {
			return false
		}
	}
	return d.PeekKind() == '}' && kinds["schema"] == '0' && kinds["papers"] == '[' && kinds["edges"] == '['
}

// decoder reads a document value by value.
type decoder struct {
	*jsontext.Decoder
	problems []Problem
}

// read reads the next value into v, as far as it has its type.
func (d *decoder) read(v any) {
	raw, err := d.ReadValue()
	if err == nil {
		err = json.Unmarshal(raw, v)
	}
	if _, is := errors.AsType[*json.UnmarshalTypeError](err); err != nil && !is {
		d.problems = append(d.problems, Problem{int(d.InputOffset()) - 1, err})
	}
}

// readAll reads the array that is next, value by value.
func readAll[T any](d *decoder) []T {
	var all []T
	_, _ = d.ReadToken()
	for d.PeekKind() != ']' {
		if d.PeekKind() != '{' {
			if d.SkipValue() != nil {
				return all
			}
			continue
		}
		var v T
		before := len(d.problems)
		d.read(&v)
		if p, is := any(&v).(*Paper); is {
			p.Offset = int(d.InputOffset()) - 1 // of its last brace
		}
		if len(d.problems) == before {
			all = append(all, v)
		}
	}
	_, _ = d.ReadToken()
	return all
}
