package wording

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv/readlist/wording/margin"
	"clipgraph/internal/ascii"
)

// mark is a property of a word by itself; marks are combined with |.
type mark uint32

const (
	capital   mark = 1 << iota // begins with a capital
	shouted                    // two letters or more, all capitals
	inner                      // a capital or a digit after the first letter
	digits                     // a number
	year                       // a year: 1987, 2024, '21
	initial                    // one capital, with or without a full stop
	ideograph                  // Chinese or Japanese
	month                      // a month, as a word
	small                      // a function word: of, for, with
	titleNoun                  // a noun of titles: networks, learning
	topic                      // another word of titles that is no name of a person: embedding, causal
	claim                      // a word of descriptions, not of titles: we propose
	venue                      // a series of conferences or a journal: CVPR
	venueHead                  // begins the name of a venue: Proceedings
	award                      // occurs beside a venue: oral, poster, accepted
	label                      // labels a link: paper, code, here
	particle                   // a lower-case word within the name of a person
	host                       // the end of an address: org, com
	group                      // a word of organisations, not of persons
)

// token is a word of a text, or a sign that is not blank. Signs have no marks.
type token struct {
	start, end int // in the text, in bytes
	marks      mark
	sign       rune // the sign; 0 for a word
}

// tokens cuts text into words and signs, in room if that is large enough. It takes no
// more of a long text than maxTokens.
func tokens(room []token, text string) []token {
	found := slices.Grow(room[:0], min(len(text)/5+3, maxTokens))
	for i := 0; i < len(text) && len(found) < maxTokens; {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			i += size
		case r == ':' && margin.Shortcode(text[i:]) > 0: // a picture
			n := margin.Shortcode(text[i:])
			found = append(found, token{start: i, end: i + n, sign: picture})
			i += n
		case isIdeograph(r):
			found = append(found, token{start: i, end: i + size, marks: ideograph})
			i += size
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := wordEnd(text, i)
			found = append(found, token{start: i, end: end, marks: marksOf(text[i:end])})
			i = end
		default:
			found = append(found, token{start: i, end: i + size, sign: r})
			i += size
		}
	}
	return found
}

// picture is the sign that emoji of several characters are.
const picture = '☆'

// maxTokens bounds the words and signs of a field that are looked at.
const maxTokens = 400

// wordEnd returns the end of the word that begins at text[i]: letters and
// digits with one sign at most between them, such as "state-of-the-art",
// "O'Neill", "D&B" and "v2.0", and signs such as "++" behind them.
func wordEnd(text string, i int) int {
	for i < len(text) {
		if c := text[i] | 0x20; 'a' <= c && c <= 'z' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isIdeograph(r):
			return i
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			i += size
		case r == '+':
			i += size
		case strings.ContainsRune("'’-.&@_`", r):
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) || isIdeograph(next) || r == '.' && !abbreviates(text, i) {
				return i
			}
			i += size
		default:
			return i
		}
	}
	return i
}

// abbreviates reports whether the point text[i] ends no sentence although no
// blank follows it: a digit or a small letter does, or it follows one capital.
func abbreviates(text string, i int) bool {
	next, _ := utf8.DecodeRuneInString(text[i+1:])
	return !unicode.IsUpper(next) || i < 2 || !unicode.IsLower(rune(text[i-1]))
}

func isIdeograph(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// marksOf returns the marks of a word by its letters and by the lexicon.
func marksOf(word string) mark {
	var m mark
	letters, uppers, numbers := 0, 0, 0
	for i, r := range word {
		switch {
		case unicode.IsDigit(r):
			numbers++
			if letters > 0 {
				m |= inner
			}
		case unicode.IsUpper(r):
			letters++
			uppers++
			if i == 0 {
				m |= capital
			} else if numbers > 0 || uppers < letters || letters > 1 {
				m |= inner
			}
		case unicode.IsLetter(r):
			letters++
			if numbers > 0 {
				m |= inner
			}
		}
	}
	switch {
	case letters == 1 && numbers == 4 && m&capital == 0 && IsYear(word[:4]): // "2019a"
		return digits | year
	case letters == 0:
		m |= digits
		if IsYear(word) {
			m |= year
		}
	case letters == uppers && letters > 1 && len(word) == 2*letters-1 && strings.Count(word, ".") == letters-1:
		m |= shouted | initial // "C.J.F"
	case letters == uppers && letters > 1:
		m |= shouted
	case letters == 1 && uppers == 1 && numbers == 0:
		m |= initial
	}
	lower := word
	if m&(capital|inner|shouted) != 0 {
		var small [32]byte // a string made of no more needs no memory of its own
		if n := lowerASCII(small[:], word); n > 0 {
			lower = string(small[:n])
		} else {
			lower = strings.ToLower(word)
		}
	}
	if known, ok := lexicon[lower]; ok {
		return m | known
	}
	if c := lower[len(lower)-1]; 'a' <= c && c <= 'z' {
		return m
	}
	if base := strings.TrimRight(lower, "0123456789'’-_."); base != lower && base != "" { // ICCV2023, CVPR'21, ACL.2020, Code2
		known := lexicon[base] & (venue | month | label)
		if strings.Contains(lower[len(base):], ".") && known&venue == 0 {
			known = 0 // "TF2.0"
		}
		if known != 0 {
			m |= known
			if n := len(lower) - len(base); n >= 2 && known&venue != 0 {
				m |= year
			}
		} else if m&capital != 0 && endsInYear(lower[len(base):]) {
			m |= year
		}
	}
	return m
}

// endsInYear reports whether the end of a word is an apostrophe with a year, as in
// SPLASH'21 and CGF'2009.
func endsInYear(end string) bool {
	for _, mark := range [...]string{"'", "’"} {
		if digits, ok := strings.CutPrefix(end, mark); ok {
			return len(digits) == 2 || IsYear(digits)
		}
	}
	return false
}

// lowerASCII writes word in lower case to buf and returns its length, or 0 if it does not
// fit or is not ASCII.
func lowerASCII(buf []byte, word string) int {
	if len(word) > len(buf) {
		return 0
	}
	for i := range len(word) {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			return 0
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return len(word)
}

// IsYear reports whether a word is a year from 1900 to 2099.
func IsYear(word string) bool {
	return len(word) == 4 && (word[:2] == "19" || word[:2] == "20") && ascii.IsDigit(word[2]) && ascii.IsDigit(word[3])
}

// HasWord reports whether a text has a letter or a digit.
func HasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// Fold returns the letters and digits of text in lower case, for comparing texts.
func Fold(text string) string { return string(AppendFold(nil, text)) }

// AppendFold appends the result of [Fold] to b.
func AppendFold(b []byte, text string) []byte {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return b
}

// Enumerates reports whether text has several names of one to three words, with commas or
// semicolons between them.
func Enumerates(text string) bool {
	names := 0
	for name := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;、，；", r) }) {
		switch n := len(strings.Fields(name)); {
		case n > maxEnumerated:
			return false
		case strings.ContainsFunc(name, unicode.IsLetter):
			names++
		}
	}
	return names > 1
}

// maxEnumerated is the number of words up to which a text is a name in an enumeration.
const maxEnumerated = 3
