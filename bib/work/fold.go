package work

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Comparison of names and titles.

// fillers are words that do not distinguish titles.
var fillers = set(`a an the on of for in and or to with is are be from by at as its it this that
	how what why when where which who do does can we you our your via into over under toward towards`)

// IsFiller reports whether a word, in any case, does not distinguish titles: an article,
// a preposition, a question word.
func IsFiller(word string) bool { return fillers[strings.ToLower(word)] }

// foldedLetters are Latin letters that do not decompose into ASCII and marks.
var foldedLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŋ': "n", 'ŧ': "t",
}

// Fold reduces a name or a word to lower-case ASCII letters and digits, by which
// spellings are compared: Müller and Muller are equal. It returns "" if there are none,
// as for Chinese.
func Fold(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') }) {
		return s
	}
	s = strings.ToLower(s)
	if strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) {
		s = norm.NFKD.String(s)
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteByte(byte(r))
		case r >= utf8.RuneSelf:
			b.WriteString(foldedLetters[r])
		}
	}
	return b.String()
}

// SameFirstAuthor reports whether the first authors of two works have the same family
// name, by [SameFamily].
func SameFirstAuthor(a, b *Work) bool {
	return len(a.Authors) > 0 && len(b.Authors) > 0 && SameFamily(a.Authors[0], b.Authors[0])
}

// SameFamily reports whether two persons have the same family name, without case and
// accents. One may lack its particle, or the first of two family names, which sources
// leave out: "van den Oord" and "Oord", "García Lopez" and "Lopez".
func SameFamily(a, b Person) bool {
	x, y := a.Last(), b.Last()
	if Fold(x) == "" || Fold(y) == "" {
		return x == y && x != "" // of another script
	}
	return Fold(x) == Fold(y) || endsIn(x, y) || endsIn(y, x)
}

// endsIn reports whether long ends in the words of short.
func endsIn(long, short string) bool {
	words, last := strings.Fields(long), len(strings.Fields(short))
	return last < len(words) && len(short) > 2 && Fold(strings.Join(words[len(words)-last:], "")) == Fold(short)
}
