// Package witness parses text that package bib is about to write with nickng/bibtex, a parser that
// is independent of this project.
package witness

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/nickng/bibtex"
)

// library guards the parser, which keeps its state in package variables.
var library sync.Mutex

// canonicalName returns the name of field i of a canonical text. It consists of letters, which the
// library reads several times as fast as digits.
func canonicalName(i int) string {
	name := []byte{'f'}
	for ; i > 0; i /= 26 {
		name = append(name, byte('a'+i%26))
	}
	return string(name)
}

// Read parses values with the library, as the fields f, fb … of an entry, and returns the result.
// It returns an error if a value is read differently. Placeholders replace what the library does
// not accept: all names, and the @ in values. Calls are serialised.
func Read(values []string) ([]bibtex.BibString, error) {
	if len(values) == 0 {
		return nil, nil // for an entry without fields the library returns those of another
	}
	placeholder, err := absent(values)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	text.WriteString("@x{k")
	for i, value := range values {
		text.WriteString(",\n" + canonicalName(i) + "={" + strings.ReplaceAll(value, "@", placeholder) + "}")
	}
	text.WriteString("}\n")

	library.Lock()
	_, _ = bibtex.Parse(strings.NewReader("@,")) // resets the parser after an earlier failure
	parsed, err := bibtex.Parse(strings.NewReader(text.String()))
	library.Unlock()

	if err != nil {
		return nil, err
	}
	if n := len(parsed.Entries); n != 1 {
		return nil, fmt.Errorf("the library reads %d entries instead of 1", n)
	}
	fields := parsed.Entries[0].Fields
	if len(fields) != len(values) {
		return nil, fmt.Errorf("the library reads %d fields instead of %d", len(fields), len(values))
	}
	read := make([]bibtex.BibString, len(values))
	for i, value := range values {
		field, ok := fields[canonicalName(i)]
		if !ok || strings.ReplaceAll(field.String(), placeholder, "@") != value {
			return nil, fmt.Errorf("the library reads another value for field %d", i+1)
		}
		if read[i] = field; strings.Contains(value, "@") {
			read[i] = bibtex.NewBibConst(value)
		}
	}
	return read, nil
}

// absent returns a character of the private use area that no value contains.
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
	return "", errors.New("the values contain every private-use character")
}
