package latex

import (
	"fmt"
	"slices"
	"strings"
)

// Verbatim writes what LaTeX takes as it is (url, doi and eprint are fields
// of the kinds verbatim and uri: biblatex manual, 2.2.1): nothing is escaped,
// and what would end the field or break the line is percent-encoded.
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

// Pages writes a range with TeX's dash for ranges.
func (d Dialect) Pages(s string) string {
	s = dashes.Replace(s)
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' })
	if len(parts) == 2 {
		return d.Escape(strings.TrimSpace(parts[0])) + "--" + d.Escape(strings.TrimSpace(parts[1]))
	}
	return d.Escape(s)
}

var dashes = strings.NewReplacer("–", "-", "—", "-", "−", "-")
