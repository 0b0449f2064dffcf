// Package style describes how entries look in a .bib file, so that new entries look like the
// existing ones: line breaks, text around the equals sign, case of names, order of fields, and
// delimiters.
//
// [Measure] derives a [Style] from the entries of a file. [Style.Dress] adapts the fields of a new
// entry, and [Style.AppendEntry] lays them out.
package style

import (
	"strings"

	"clipgraph/bib/work"
)

// Style is the layout of entries, as the strings between their parts, and the form of their fields.
type Style struct {
	Comma  string // before a comma, such as "\n  " if commas begin lines; usually ""
	Before string // between a comma and a field's name, such as "\n  "
	Equals string // between a name and its value, such as " = "
	// Column is the minimum width of a name with the blanks after it, which aligns the values. 0
	// means the width of the entry's longest name; negative means no alignment.
	Column int
	Close  string // from the last value to the closing brace, such as ",\n}"
	Gap    string // between two entries, such as "\n\n"

	parentheses         bool              // around an entry
	quotes              bool              // around values
	fieldCase, typeCase nameCase          // of the names of fields and types
	spellings           map[string]string // of field names, by folded name
	bare                map[string]bool   // fields whose numbers have no delimiters, by folded name
	month               monthForm
	order               *order
	alphabetic          bool // fields are in alphabetic order
}

// Default is the style for a file without entries.
var Default = Style{Before: "\n  ", Equals: " = ", Close: ",\n}", Gap: "\n\n"}

// WithCRLF returns the style with Windows line ends.
func (s Style) WithCRLF() Style {
	for _, part := range []*string{&s.Before, &s.Close, &s.Gap} {
		*part = strings.ReplaceAll(*part, "\n", "\r\n")
	}
	return s
}

// EOL returns the line end.
func (s Style) EOL() string {
	if strings.Contains(s.Before+s.Close+s.Gap, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// AppendEntry appends an entry with dressed fields, without a gap before or after it.
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

// Width returns the width to which the names of an entry's fields are padded. It is 0 if the fields
// are on one line.
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

// AppendField appends a field, from the text before its comma to its value.
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

// CloseText ends the text so far, so that a gap precedes the next entry.
func (s Style) CloseText(text []byte) []byte {
	const tailSize = 100
	tail := string(text[max(0, len(text)-tailSize):])
	rest := strings.TrimRight(tail, " \t\r\n")
	if rest == "" || rest == "\uFEFF" {
		return text
	}
	existing := strings.Count(tail[len(rest):], "\n")
	for range max(1, strings.Count(s.Gap, "\n")) - existing {
		text = append(text, s.EOL()...)
	}
	return text
}
