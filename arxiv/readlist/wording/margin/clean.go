// Package margin knows the ends of a text: the signs that lists put around a field ([Clean]),
// and whether the text goes on in the text beside it, by the words and signs with which it
// begins and ends.
//
// It knows single words such as "of" and "by", but not what a text as a whole is like. All
// functions take time linear in the text.
package margin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/ascii"
	"clipgraph/internal/words"
)

// Clean returns the part of text[from:to] without the signs that lists put around a
// field: punctuation, quotation marks, pictures, numbers, brackets that enclose it or are
// unmatched, and the "In" before a venue. The text goes on with next.
func Clean(text string, from, to int, next string) (int, int) {
	for {
		f, t := from, to
		for f < t {
			r, size := utf8.DecodeRuneInString(text[f:t])
			if n := Shortcode(text[f:t]); n > 0 {
				size = n
			} else if !isEdge(r) || r == '-' && isLetterAt(text, f+size, t) && f > 0 || quotesPart(text[f:t], r) {
				break
			}
			f += size
		}
		for f < t {
			r, size := utf8.DecodeLastRuneInString(text[f:t])
			if n := shortcodeBefore(text[f:t]); n > 0 {
				size = n
			} else if !isEdge(r) || r == '+' && isLetterBefore(text, f, t-size) || quotesPart(text[f:t], r) {
				break
			}
			t -= size
		}
		t -= documentType(text[f:t])
		t -= introducer(text[f:t], text[t:], next)
		f = skipNumber(text, f, t)
		f, t = unbracket(text, f, t)
		if f == from && t == to {
			return f, t
		}
		from, to = f, t
	}
}

// quotesPart reports whether r, at one end of a text, is a quotation mark around a part
// of it, as in `"Never Again": A Survey`, and not around all of it.
func quotesPart(text string, r rune) bool {
	switch r {
	case '"':
		return strings.Count(text, `"`) == 2 && (text[0] != '"' || text[len(text)-1] != '"')
	case '“', '”':
		return strings.Count(text, "“") == 1 && strings.Count(text, "”") == 1 && (!strings.HasPrefix(text, "“") || !strings.HasSuffix(text, "”"))
	}
	return false
}

// isEdge reports whether r is not part of a field at its ends.
func isEdge(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(".,;:：·•|│/\\-–—~*_<>＊、，。&+=`'’‘\"“”«»「」『』《》∙●○◦▪✦✨►→⇒", r) || IsPicture(r)
}

// documentType returns the length of a document type at the end of a text, a letter or
// two in square brackets, as in Chinese references (GB/T 7714), or 0.
func documentType(text string) int {
	at := strings.LastIndexByte(text, '[')
	if at <= 0 || len(text)-at > len("[EB/OL]") || text[len(text)-1] != ']' || !documentTypes[text[at+1:len(text)-1]] {
		return 0
	}
	return len(text) - at
}

var documentTypes = words.Fields("J M C D R S N P A J/OL M/OL C/OL D/OL EB/OL CP/OL DB/OL")

// introducer returns the length of the word that introduces a venue at the end of a text,
// behind a full stop or comma, or where a name goes on: "Counting Crates. In", "Counting Oaken
// Crates in" before BXCV. It is 0 if there is none.
func introducer(text, behind, next string) int {
	before := strings.TrimSuffix(strings.TrimSuffix(text, " In"), " in")
	if len(before) == len(text) || strings.HasSuffix(before, ".") || strings.HasSuffix(before, ",") {
		return len(text) - len(before)
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(behind+next, " *_"))
	if !unicode.IsUpper(first) || strings.Count(before, " ") < introduced {
		return 0
	}
	return len(text) - len(before)
}

const introduced = 2 // blanks in a title from which on it doesn't end with "in", as "Zooming in" does

// IsPicture reports whether r is an emoji or a part of one.
func IsPicture(r rune) bool {
	return r >= 0x2190 && (r <= 0x21FF || 0x2300 <= r && r <= 0x23FF || 0x2460 <= r && r <= 0x24FF || 0x2500 <= r && r <= 0x27BF || 0x2B00 <= r && r <= 0x2BFF || 0xFE00 <= r && r <= 0xFE0F || 0x1F000 <= r && r <= 0x1FAFF || r == 0x20E3) ||
		0x200B <= r && r <= 0x200D || r == 0xFEFF || r == 0xFFFD
}

// Shortcode returns the length of the emoji shortcode at the start of text, such as
// ":fire:", or 0.
func Shortcode(text string) int {
	if len(text) < 4 || text[0] != ':' {
		return 0
	}
	for i := 1; i < min(len(text), maxShortcode); i++ {
		switch c := text[i]; {
		case c == ':' && i > 2:
			return i + 1
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '_', c == '-', c == '+':
		default:
			return 0
		}
	}
	return 0
}

// maxShortcode bounds the length of a shortcode.
const maxShortcode = 42

func shortcodeBefore(text string) int {
	if len(text) < 4 || text[len(text)-1] != ':' {
		return 0
	}
	i := strings.LastIndexByte(text[max(0, len(text)-maxShortcode):len(text)-1], ':')
	if i < 0 {
		return 0
	}
	i += max(0, len(text)-maxShortcode)
	if n := Shortcode(text[i:]); n == len(text)-i {
		return n
	}
	return 0
}

func isLetterAt(text string, i, to int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:to])
	return unicode.IsLetter(r)
}

func isLetterBefore(text string, from, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[from:i])
	return unicode.IsLetter(r) || r == '+'
}

// skipNumber skips a number before a text: "12.", "5)", "(3)", "#7:".
func skipNumber(text string, from, to int) int {
	i := from
	if i < to && (text[i] == '#' || text[i] == '(' || text[i] == '[') {
		i++
	}
	start := i
	for i < to && ascii.IsDigit(text[i]) {
		i++
	}
	if i == start || i-start > 4 || i >= to {
		return from
	}
	r, size := utf8.DecodeRuneInString(text[i:to])
	if !strings.ContainsRune(".)]、:", r) || r == ']' && text[from] != '[' {
		return from
	}
	i += size
	rest := strings.TrimLeft(text[i:to], " ")
	first, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || unicode.IsDigit(first) && !startsDimension(rest) || r == '.' && len(rest) == to-i && !unicode.IsUpper(first) {
		return from
	}
	return to - len(rest)
}

// startsDimension reports whether text begins like "3D".
func startsDimension(text string) bool {
	return len(text) > 2 && ascii.IsDigit(text[0]) && (text[1] == 'D' || text[1] == 'd') && (text[2] == ' ' || text[2] == '-')
}

// pairs are opening and closing brackets.
var pairs = [][2]string{{"(", ")"}, {"[", "]"}, {"{", "}"}, {"（", "）"}, {"【", "】"}}

// unbracket removes brackets that enclose the text, and unmatched ones at its ends.
func unbracket(text string, from, to int) (int, int) {
	for _, p := range pairs {
		s := text[from:to]
		open, shut := strings.Count(s, p[0]), strings.Count(s, p[1])
		if open == 0 && shut == 0 {
			continue
		}
		switch {
		case strings.HasPrefix(s, p[1]):
			from += len(p[1])
		case strings.HasSuffix(s, p[0]):
			to -= len(p[0])
		case strings.HasPrefix(s, p[0]) && strings.HasSuffix(s, p[1]) && encloses(s, p):
			from, to = from+len(p[0]), to-len(p[1])
		case open > shut && strings.HasPrefix(s, p[0]):
			from += len(p[0])
		case shut > open && strings.HasSuffix(s, p[1]):
			to -= len(p[1])
		case open > shut:
			if i := strings.LastIndex(s, p[0]); len(s)-i <= maxTail && !strings.Contains(s[i:], p[1]) {
				to = from + i
			}
		case shut > open:
			if i := strings.Index(s, p[1]); i <= maxTail && !strings.Contains(s[:i], p[0]) {
				from += i + len(p[1])
			}
		}
	}
	return from, to
}

// maxTail is the length in bytes of the text that is removed with an unmatched bracket.
const maxTail = 14

// encloses reports whether the bracket at the start of s is closed at its end.
func encloses(s string, pair [2]string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], pair[0]) {
			depth++
		} else if strings.HasPrefix(s[i:], pair[1]) {
			if depth--; depth == 0 {
				return i+len(pair[1]) == len(s)
			}
		}
	}
	return false
}
