package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"

	"clipgraph/arxiv/readlist/record"

	"github.com/go-json-experiment/json/jsontext"
)

// JSON (RFC 8259) and JSON Lines: a list of records, or lists within mappings.

var beginsJSON = regexp.MustCompile(`^\s*(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})|\[\s*(?:\{\s*["}]|"(?:[^"\\]|\\.)*"\s*[,\]]\s*(?:["\n]|$)))`)

// LooksLikeJSON distinguishes JSON from a Markdown list, which may also begin with a
// bracket.
func LooksLikeJSON(head string) bool { return beginsJSON.MatchString(head) }

// ReadJSON reads a document, several consecutive documents, or one record on each line.
// graph is called with the text from each document on and its offset, and reads it if it
// is the JSON form of a graph. ReadJSON reports whether one is.
func ReadJSON(l record.List, source string, graph func(source string, at int) bool) (is bool) {
	r := newDataReader(l, source)
	if isJSONLines(source) {
		r.jsonLines(source)
	} else if r.json(source, graph) {
		return true
	}
	r.finish()
	return false
}

// isJSONLines reports whether the first line is a complete mapping and another follows.
func isJSONLines(source string) bool {
	source = strings.TrimLeft(source, " \t\r\n")
	line, rest, _ := strings.Cut(source, "\n")
	return strings.HasPrefix(line, "{") && len(line) <= record.MaxLine && strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), "{") && json.Valid([]byte(line))
}

// json reads one or more consecutive documents. It reports whether one of them is a
// graph, whose rows are named already.
func (r *dataReader) json(source string, isGraph func(source string, at int) bool) (graph bool) {
	d := newJSONDecoder(source, 0)
	for {
		at := int(d.decoder.InputOffset())
		if r.full {
			return graph
		}
		if isGraph(source[at:], at) {
			graph = true
			_ = d.decoder.SkipValue()
			continue
		}
		v, err := d.value(0)
		if errors.Is(err, io.EOF) {
			return graph
		}
		r.tooDeep(d.deep)
		r.walk(&v, nil)
		if err != nil {
			r.list.Problem(int(d.decoder.InputOffset()), "invalid JSON from here on: %v; only identifiers are read from the rest", err)
			return graph
		}
	}
}

// jsonDecoder reads values with their positions.
type jsonDecoder struct {
	decoder *jsontext.Decoder
	source  string
	start   int // its offset in the text
	values  int
	deep    int // the offset of the first value that is nested too deep; -1 if there is none
}

func newJSONDecoder(source string, start int) *jsonDecoder {
	decoder := jsontext.NewDecoder(bytes.NewBufferString(source), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	return &jsonDecoder{decoder: decoder, source: source, start: start, deep: -1}
}

var errTooMany = errors.New("too many values")

// value reads the next value. If there is an error, it also returns what came before it.
func (d *jsonDecoder) value(depth int) (v value, err error) {
	at := int(d.decoder.InputOffset())
	for at < len(d.source) && strings.IndexByte(" \t\r\n,:", d.source[at]) >= 0 {
		at++
	}
	token, err := d.decoder.ReadToken()
	if err != nil {
		return value{}, err
	}
	v.start = d.start + at
	defer func() { v.end = d.start + int(d.decoder.InputOffset()) }()
	if d.values++; d.values > record.MaxValues {
		return v, errTooMany
	}
	switch kind := token.Kind(); kind {
	case '"', 't', 'f', '0':
		v.kind, v.text = scalarValue, token.String()
	case '{', '[':
		if depth == record.MaxDepth {
			if d.deep < 0 {
				d.deep = v.start
			}
			return v, d.skip()
		}
		v.kind = listValue
		if kind == '{' {
			v.kind = mappingValue
		}
		for next := d.decoder.PeekKind(); next != '}' && next != ']'; next = d.decoder.PeekKind() {
			var m member
			if kind == '{' {
				key, err := d.decoder.ReadToken()
				if err != nil {
					return v, unexpected(err)
				}
				m.key = key.String()
			}
			m.value, err = d.value(depth + 1)
			v.members = append(v.members, m)
			if err != nil {
				return v, unexpected(err)
			}
		}
		if _, err := d.decoder.ReadToken(); err != nil { // the closing bracket
			return v, unexpected(err)
		}
	}
	return v, nil
}

// unexpected converts an error within a value: there the end of the source is unexpected.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	if syntax, is := errors.AsType[*jsontext.SyntacticError](err); is {
		return syntax.Err // without its offset: problems have a line and column
	}
	return err
}

// skip skips the rest of the value opened last.
func (d *jsonDecoder) skip() error {
	for open := 1; open > 0; {
		token, err := d.decoder.ReadToken()
		if err != nil {
			return unexpected(err)
		}
		switch token.Kind() {
		case '{', '[':
			open++
		case '}', ']':
			open--
		}
	}
	return nil
}
