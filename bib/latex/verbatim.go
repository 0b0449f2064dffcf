package latex

import (
	"fmt"
	"slices"
	"strings"
)

// Verbatim returns s for a field that LaTeX reads verbatim (url, doi and eprint are of the types
// verbatim and uri: biblatex manual, 2.2.1). Nothing is escaped. Characters that would end the
// field or break the line are percent-encoded.
func Verbatim(s string) string {
	s = strings.TrimSpace(s)
	escaped := func(c byte) bool { return c <= ' ' || c >= 0x7f || strings.IndexByte("{}\\\"^`", c) >= 0 }
	if !slices.ContainsFunc([]byte(s), escaped) {
		return s
	}
	var b strings.Builder
	for _, c := range []byte(s) {
		if escaped(c) {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// Pages returns a range of pages with TeX's dash for ranges.
func (d Dialect) Pages(s string) string {
	s = dashes.Replace(s)
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' })
	if len(parts) == 2 {
		return d.Escape(strings.TrimSpace(parts[0])) + "--" + d.Escape(strings.TrimSpace(parts[1]))
	}
	return d.Escape(s)
}

var dashes = strings.NewReplacer("–", "-", "—", "-", "−", "-")
