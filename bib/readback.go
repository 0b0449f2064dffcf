package bib

import (
	"errors"
	"fmt"
	"strings"
)

// ErrDiffers reports that generated text does not read back as intended.
var ErrDiffers = errors.New("the generated text does not read back as intended")

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

// readBack parses text, which is about to be written, and returns an error unless it consists of
// the entry alone.
func (d *Draft) readBack(text string) error {
	file := Parse("", text)
	if len(file.Blocks) == 0 || file.Blocks[0].Kind != EntryBlock || !file.Blocks[0].Entry.Is(d) {
		return fmt.Errorf("%w: entry %q", ErrDiffers, d.Key)
	}
	if rest := strings.TrimSpace(text[file.Blocks[0].End:]); rest != "" {
		return fmt.Errorf("%w: text after entry %q", ErrDiffers, d.Key)
	}
	return nil
}
