package bib

import (
	"errors"
	"fmt"
	"slices"

	"clipgraph/bib/witness"
)

// ErrDiffers reports that generated text does not read back as intended.
var ErrDiffers = errors.New("the generated text does not read back as intended; nothing was changed")

// Is reports whether e has the type, key, fields and bytes of values of the draft.
func (e *Entry) Is(meant *Draft) bool {
	if e.Key != meant.Key || !equalFold(e.Type, meant.Type) || len(e.Fields) != len(meant.Fields) {
		return false
	}
	for i, field := range meant.Fields {
		f := e.Fields[i]
		if !equalFold(f.Name, field.Name) || f.file.Source[f.Start:f.End] != field.Value {
			return false
		}
	}
	return true
}

// valuesPerCall is the number of values that the library parses in one call. Small calls are slow;
// large ones grow the library's stack.
const valuesPerCall = 500

// checkText parses text, which is about to be written after the definitions of macros, and
// returns an error unless it consists of the given entries. This package parses it, and then the
// library, which is independent of this package, parses its values.
func checkText(text string, defined macros, entries []*Draft) error {
	file := Parse("", text)
	file.macros = defined
	read := slices.Collect(file.Entries())
	if len(read) != len(entries) {
		return fmt.Errorf("%w: %d entries instead of %d", ErrDiffers, len(read), len(entries))
	}
	var values []string
	seen := map[string]bool{} // values repeat among entries
	for i, e := range read {
		if !e.Is(entries[i]) {
			return fmt.Errorf("%w: entry %q", ErrDiffers, entries[i].Key)
		}
		_, fieldValues := e.modelFields()
		for _, value := range fieldValues {
			if !seen[value] {
				seen[value] = true
				values = append(values, value)
			}
		}
		if len(values) >= valuesPerCall || i+1 == len(read) {
			if _, err := witness.Read(values); err != nil {
				return fmt.Errorf("%w: in the entries up to %q, nickng/bibtex: %w", ErrDiffers, e.Key, err)
			}
			values = values[:0]
		}
	}
	return nil
}
