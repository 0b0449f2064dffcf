package data

import (
	"bytes"
	"iter"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
)

// Pieces yields an array in JSON as shorter ones of size bytes or a little more, and
// anything else as it is, each with the offset in content at which it begins. Together
// they have the elements of the array, and its line breaks. What is wrong with an array is
// so in the last of its pieces.
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
