package files

import (
	"fmt"
	"strings"
	"unicode"

	udiff "github.com/aymanbagabas/go-udiff"
)

// Diff returns the change of the file name as a unified diff, for patch(1).
func Diff(name, source, updated string) string {
	label := diffName(name)
	return udiff.Unified(label, label, source, updated)
}

// diffName returns a file name for the header of a diff: in C quotes if it contains
// control characters, as git writes it, and followed by a tab if it contains a blank, as
// GNU diff writes it.
func diffName(name string) string {
	special := func(r rune) bool {
		return r == '"' || r == '\\' || r == unicode.ReplacementChar || !unicode.IsPrint(r)
	}
	if !strings.ContainsFunc(name, special) {
		if strings.Contains(name, " ") {
			name += "\t"
		}
		return name
	}
	var quoted strings.Builder
	for _, b := range []byte(name) {
		switch {
		case b == '"' || b == '\\':
			quoted.WriteByte('\\')
			quoted.WriteByte(b)
		case b < ' ' || b >= 0x7f:
			fmt.Fprintf(&quoted, `\%03o`, b)
		default:
			quoted.WriteByte(b)
		}
	}
	return `"` + quoted.String() + `"`
}
