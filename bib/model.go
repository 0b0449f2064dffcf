package bib

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/nickng/bibtex"
)

// library guards nickng/bibtex's parser, which keeps its state in variables of
// its package.
var library sync.Mutex

// Model returns the entry as nickng/bibtex has entries: the type and the names
// of fields in lower case, of repeated fields the first, values as
// [Field.Value] returns them, but for bytes that the library does not take:
// NUL and what is no UTF-8 are U+FFFD in the model.
//
// The library's parser reads a canonical text of one entry, never the bytes of
// the file, and what it reads is compared with what was meant. Where the two
// differ the error says so, and the model, which is then made without the
// parser, is complete all the same. Calls wait for one another; a call takes
// some tens of microseconds for an entry of a usual size.
func (e *Entry) Model() (*bibtex.BibEntry, error) {
	names, values := e.modelFields()
	parsed, err := parseCanonical(values)
	if err != nil {
		err = fmt.Errorf("%s:%d:%d: the entry %q as nickng/bibtex reads it: %w", e.file.Name, e.Line, e.Col, e.Key, err)
	}
	model := &bibtex.BibEntry{Type: foldCase(e.Type), CiteName: e.Key, Fields: make(map[string]bibtex.BibString, len(names))}
	for i, name := range names {
		if parsed != nil {
			model.Fields[name] = parsed[i]
		} else {
			model.AddField(name, bibtex.NewBibConst(values[i]))
		}
	}
	return model, err
}

// modelFields returns the first field of each name, as the library gets it.
func (e *Entry) modelFields() (names, values []string) {
	seen := map[string]bool{}
	for _, f := range e.Fields {
		if name := f.Folded(); !seen[name] {
			seen[name] = true
			names = append(names, name)
			values = append(values, strings.ReplaceAll(strings.ToValidUTF8(f.Value(), "\uFFFD"), "\x00", "\uFFFD"))
		}
	}
	return names, values
}

// parseCanonical has the library read values as the fields f0, f1 … of an
// entry, and compares what it read. Placeholders stand for what it refuses: all
// names, and the @ in values.
func parseCanonical(values []string) ([]bibtex.BibString, error) {
	if len(values) == 0 {
		return nil, nil // of an entry without fields it reads those of another
	}
	hidden, err := absent(values)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	text.WriteString("@x{k")
	for i, value := range values {
		fmt.Fprintf(&text, ",\nf%d = {%s}", i, strings.ReplaceAll(value, "@", hidden))
	}
	text.WriteString("}\n")

	library.Lock()
	_, _ = bibtex.Parse(strings.NewReader("@,")) // forgets an earlier failure
	parsed, err := bibtex.Parse(strings.NewReader(text.String()))
	library.Unlock()

	if err != nil {
		return nil, err
	}
	if n := len(parsed.Entries); n != 1 {
		return nil, fmt.Errorf("%d entries", n)
	}
	fields := parsed.Entries[0].Fields
	if len(fields) != len(values) {
		return nil, fmt.Errorf("%d fields of %d", len(fields), len(values))
	}
	read := make([]bibtex.BibString, len(values))
	for i, value := range values {
		name := fmt.Sprintf("f%d", i)
		field, ok := fields[name]
		if !ok || strings.ReplaceAll(field.String(), hidden, "@") != value {
			return nil, fmt.Errorf("field %d has another value", i+1)
		}
		if read[i] = field; strings.Contains(value, "@") {
			read[i] = bibtex.NewBibConst(value)
		}
	}
	return read, nil
}

// absent returns a character of the private use area that no value holds.
func absent(values []string) (string, error) {
	const first, last = 0xE000, 0xF8FF
next:
	for r := rune(last); r >= first; r-- {
		for _, value := range values {
			if strings.ContainsRune(value, r) {
				continue next
			}
		}
		return string(r), nil
	}
	return "", errors.New("the values hold every character of private use")
}
