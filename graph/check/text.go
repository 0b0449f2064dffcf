package check

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// writeText writes one line a finding.
func writeText(w io.Writer, r Report) error {
	for i := range r.Findings {
		if _, err := fmt.Fprintln(w, oneLine(r.Findings[i].String())); err != nil {
			return err
		}
	}
	return nil
}

// oneLine replaces what would break a line, or what a terminal would obey: the
// texts come from strangers.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
