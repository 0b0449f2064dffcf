// Package style is how entries look in a .bib file, so that what is added to it looks
// like what is there: where lines break, what stands around the sign of equality, the
// case of names, the order of fields, quotation marks or braces.
//
// [Measure] takes a [Style] from the entries of a file. [Style.Dress] gives the fields of
// a new entry its habits, and [Style.AppendEntry] lays them out.
package style

import (
	"strings"

	"clipgraph/bib/work"
)

// Style is how entries are laid out, as the strings between their parts, and how their
// fields are written.
type Style struct {
	Comma  string // what stands before a comma, such as "\n  " where commas begin lines; "" mostly
	Before string // a field's name, behind the comma of what is before it, such as "\n  "
	Equals string // between a name and its value, such as " = "
	// Column is the least width of a name with the blanks behind it, so that
	// the values stand below one another; 0 for the width of the entry's
	// longest name, negative for none.
	Column int
	Close  string // from the last value to the closing brace, such as ",\n}"
	Gap    string // between two entries, such as "\n\n"

	parentheses         bool              // around an entry
	quotes              bool              // around values
	fieldCase, typeCase nameCase          // of the names of fields and of types
	spellings           map[string]string // of fields, by their folded names
	bare                map[string]bool   // fields whose numbers stand without delimiters, by their folded names
	month               monthForm
	order               *order
	alphabetic          bool // the order of fields
}

// Default is the style of a file that has none.
var Default = Style{Before: "\n  ", Equals: " = ", Close: ",\n}", Gap: "\n\n"}

// WithCRLF returns the style with lines that end as in Windows.
func (s Style) WithCRLF() Style {
	for _, part := range []*string{&s.Before, &s.Close, &s.Gap} {
		*part = strings.ReplaceAll(*part, "\n", "\r\n")
	}
	return s
}

// EOL returns how lines end.
func (s Style) EOL() string {
	if strings.Contains(s.Before+s.Close+s.Gap, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// AppendEntry appends an entry whose fields are dressed, without a gap around it.
func (s Style) AppendEntry(b []byte, kind, key string, fields []work.Field) []byte {
	width := s.Width(fields)
	b = append(b, '@')
	b = append(b, s.Type(kind)...)
	open, end := byte('{'), s.Close
	if s.parentheses {
		open, end = '(', strings.TrimSuffix(end, "}")+")"
	}
	b = append(b, open)
	b = append(b, key...)
	for _, f := range fields {
		b = s.AppendField(b, f, width)
	}
	return append(b, end...)
}

// Type returns the name of a type as the file writes it.
func (s Style) Type(kind string) string { return s.typeCase.write(kind) }

// Width is how wide the names of an entry's fields are made. Nothing stands below
// another where the fields stand on one line.
func (s Style) Width(fields []work.Field) int {
	if !strings.ContainsAny(s.Comma+s.Before, "\r\n") {
		return 0
	}
	if s.Column != 0 {
		return max(s.Column, 0)
	}
	widest := 0
	for _, f := range fields {
		widest = max(widest, len(f.Name))
	}
	return widest
}

// AppendField appends a field from what stands before its comma to its value.
func (s Style) AppendField(b []byte, f work.Field, width int) []byte {
	b = append(append(b, s.Comma...), ',')
	return s.AppendAssignment(append(b, s.Before...), f, width)
}

// AppendAssignment appends a field from its name to its value.
func (s Style) AppendAssignment(b []byte, f work.Field, width int) []byte {
	b = append(b, f.Name...)
	for range width - len(f.Name) {
		b = append(b, ' ')
	}
	b = append(b, s.Equals...)
	return append(b, f.Value...)
}

// CloseText ends the text so far, so that the next entry stands behind a gap.
func (s Style) CloseText(text []byte) []byte {
	const tailSize = 100
	tail := string(text[max(0, len(text)-tailSize):])
	rest := strings.TrimRight(tail, " \t\r\n")
	if rest == "" || rest == "\uFEFF" {
		return text
	}
	there := strings.Count(tail[len(rest):], "\n")
	for range max(1, strings.Count(s.Gap, "\n")) - there {
		text = append(text, s.EOL()...)
	}
	return text
}
