package data

import (
	"bytes"
	"encoding/json"
	"iter"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPieces(t *testing.T) {
	const array = "[\n {\"a\": \"],[\"},\n [1, 2], \"{\",\n {\"b\": {\"c\": []}}\n]\n"
	tests := []struct {
		name, content string
		size, pieces  int
	}{
		{"each element", array, 1, 4},
		{"two and two", array, 15, 2},
		{"all", array, 1000, 1},
		{"blanks before it", " \n" + array, 1, 4},
		{"no element", "[]", 1, 1},
		{"an element that is broken", `[{"a": 1}, {"b": 2}, {"c"`, 1, 3},
		{"what stands behind", `[1, 2] [3, 4]`, 1, 2},
		{"an object", `{"a": [1, 2, 3]}`, 1, 1},
		{"no JSON", "TY  - JOUR", 1, 1},
		{"nothing", "", 1, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var whole, got []any
			isArray := json.Unmarshal([]byte(test.content), &whole) == nil
			pieces, lines := 0, 0
			for at, piece := range Pieces([]byte(test.content), test.size) {
				pieces++
				if lines != bytes.Count([]byte(test.content[:at]), []byte("\n")) {
					t.Errorf("%q begins at %d, behind %d line breaks", piece, at, lines)
				}
				lines += bytes.Count(piece, []byte("\n"))
				var elements []any
				if err := json.Unmarshal(piece, &elements); err != nil && isArray {
					t.Errorf("%s: %v", piece, err)
				}
				got = append(got, elements...)
			}
			if pieces != test.pieces {
				t.Errorf("%d pieces, want %d", pieces, test.pieces)
			}
			if isArray && !cmp.Equal(append([]any{}, got...), whole) {
				t.Errorf("elements %v, want %v", got, whole)
			}
		})
	}
}

func TestCSLRecords(t *testing.T) {
	const first = `{"type": "book", "title": "Nets", "author": [{"family": "Lark"}]}`
	tests := []struct {
		name, content string
		is            bool
		want          []string // the records
		broken        int      // the offset of an error, or -1
	}{
		{"records", "[\n" + first + ",\n{\"a\":\n1} ]", true, []string{first, "{\"a\":\n1}"}, -1},
		{"one record", "[" + first + "]", true, []string{first}, -1},
		{"a record that is broken", "[" + first + `, {"a": 1}, {"b" 2}]`, true, []string{first, `{"a": 1}`}, 1 + len(first) + 17},
		{"a record that is cut", "[" + first + `, {"a"`, true, []string{first}, 1 + len(first) + 6},
		{"other records", `[{"title": "Nets"}]`, false, nil, -1},
		{"no records", `[]`, false, nil, -1},
		{"no array", first, false, nil, -1},
		{"nothing", "", false, nil, -1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			broken := -1
			records, is := CSLRecords([]byte(test.content), func(at int, err error) { broken = at })
			var got []string
			for end, record := range allOf(records) {
				got = append(got, string(record))
				if rest := test.content[:end]; rest[len(rest)-len(record):] != string(record) {
					t.Errorf("%s ends at %d", record, end)
				}
			}
			if is != test.is || !cmp.Equal(got, test.want) || broken != test.broken {
				t.Errorf("%q, %t, broken at %d; want %q, %t, %d", got, is, broken, test.want, test.is, test.broken)
			}
		})
	}
}

func allOf(records iter.Seq2[int, []byte]) iter.Seq2[int, []byte] {
	if records == nil {
		return func(func(int, []byte) bool) {}
	}
	return records
}
