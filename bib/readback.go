package bib

import (
	"errors"
	"fmt"
	"slices"

	"clipgraph/bib/witness"
)

// ErrDiffers says that a text is not what it was made of.
var ErrDiffers = errors.New("what was written reads otherwise than it was meant; nothing is changed")

// Is reports whether e is what was to be written: its type, its key, and its
// fields with the bytes of their values.
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

// witnessed is the number of values that the library reads at once: fewer cost a
// call each, more grow its stack.
const witnessed = 500

// checkText reads text, which is about to be written behind the definitions of
// macros, and reports as an error where it is anything else than entries: as this
// package reads it, and as the library, which knows nothing of this package, reads its
// values.
func checkText(text string, defined macros, entries []*Draft) error {
	file := Parse("", text)
	file.macros = defined
	read := slices.Collect(file.Entries())
	if len(read) != len(entries) {
		return fmt.Errorf("%w: %d entries are %d", ErrDiffers, len(entries), len(read))
	}
	var values []string
	seen := map[string]bool{} // values: of many entries some are the same, and read alike
	for i, e := range read {
		if !e.Is(entries[i]) {
			return fmt.Errorf("%w: the entry %q", ErrDiffers, entries[i].Key)
		}
		_, own := e.modelFields()
		for _, value := range own {
			if !seen[value] {
				seen[value] = true
				values = append(values, value)
			}
		}
		if len(values) >= witnessed || i+1 == len(read) {
			if _, err := witness.Read(values); err != nil {
				return fmt.Errorf("%w: among the entries up to %q, as nickng/bibtex reads them: %w", ErrDiffers, e.Key, err)
			}
			values = values[:0]
		}
	}
	return nil
}
