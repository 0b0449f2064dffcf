package data

import (
	"bytes"
	"iter"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
)

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
