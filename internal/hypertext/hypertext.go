// Package hypertext writes HTML. Whatever is filled in is escaped, as text and as the value of an
// attribute in quotes; nothing else is written by other means than constants.
//
// html/template would do as well, but by its look for methods by name the linker keeps all methods
// of all types: a quarter of the program.
package hypertext

import (
	"fmt"
	"html"
	"io"
)

// Write writes format, which is HTML, with each verb replaced by an escaped value. Addresses in
// href and src are the caller's to check.
func Write(w io.Writer, format string, values ...any) error {
	escaped := make([]any, len(values))
	for i, v := range values {
		escaped[i] = html.EscapeString(fmt.Sprint(v))
	}
	_, err := fmt.Fprintf(w, format, escaped...)
	return err
}
