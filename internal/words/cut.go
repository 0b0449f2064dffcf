package words

import (
	"strings"
	"unicode/utf8"
)

// Cut shortens s to at most limit characters, including a final ….
func Cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	r := []rune(s)
	if len(r) <= limit {
		return s
	}
	return strings.TrimSpace(string(r[:limit-1])) + "…"
}

// CutBytes shortens s to at most limit bytes, including a final …, without splitting a
// character.
func CutBytes(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	end := limit - len("…")
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}
