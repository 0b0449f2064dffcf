package data

import (
	"bytes"
	"errors"
	"iter"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
)

// CSLRecords yields the elements of an array of CSL-JSON, each with the offset of its end
// in content. It reports whether the first element is a record of CSL-JSON; otherwise
// there are none. A syntax error ends them, and is passed to broken with its offset.
func CSLRecords(content []byte, broken func(at int, err error)) (records iter.Seq2[int, []byte], is bool) {
	d := jsontext.NewDecoder(bytes.NewBuffer(content), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if token, err := d.ReadToken(); err != nil || token.Kind() != '[' || d.PeekKind() != '{' {
		return nil, false
	}
	record, err := d.ReadValue()
	if err != nil || CSLWork(string(record)) == nil {
		return nil, false
	}
	return func(yield func(int, []byte) bool) {
		for ; err == nil; record, err = d.ReadValue() {
			if !yield(int(d.InputOffset()), record) || d.PeekKind() == ']' {
				return
			}
		}
		at := len(content)
		if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
			at, err = int(syntax.ByteOffset), syntax.Err
		}
		broken(at, err)
	}, true
}

// Pieces yields a JSON array as shorter arrays of at least size bytes, each with its
// offset in content. Other content is yielded unchanged. Together the pieces have the
// elements and line breaks of the array. A syntax error is in the last piece.
func Pieces(content []byte, size int) iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		start, opening := 0, ""
		d := jsontext.NewDecoder(bytes.NewBuffer(content), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
		if token, err := d.ReadToken(); err == nil && token.Kind() == '[' {
			for d.SkipValue() == nil {
				end := int(d.InputOffset())
				if next := d.PeekKind(); end-start < size || next == ']' || next == 0 {
					continue
				}
				if !yield(start, slices.Concat([]byte(opening), content[start:end], []byte("]"))) {
					return
				}
				start, opening = end+bytes.IndexByte(content[end:], ',')+1, "["
			}
		}
		yield(start, slices.Concat([]byte(opening), content[start:]))
	}
}
