// Package witness has nickng/bibtex read what package bib is about to write: a parser
// that knows nothing of ours.
package witness

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/nickng/bibtex"
)

// library guards the parser, which keeps its state in variables of its package.
var library sync.Mutex

// canonicalName returns the name of the i-th field of a canonical text, in letters,
// which the library reads several times as fast as digits.
func canonicalName(i int) string {
	name := []byte{'f'}
	for ; i > 0; i /= 26 {
		name = append(name, byte('a'+i%26))
	}
	return string(name)
}

// Read has the library read values as the fields f, fb … of an entry, and returns
// what it read. The error says that it read something else. Placeholders stand for
// what it refuses: all names, and the @ in values. Calls wait for one another.
func Read(values []string) ([]bibtex.BibString, error) {
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
		text.WriteString(",\n" + canonicalName(i) + "={" + strings.ReplaceAll(value, "@", hidden) + "}")
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
		field, ok := fields[canonicalName(i)]
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
