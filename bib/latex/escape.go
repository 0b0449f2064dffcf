package latex

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Escape writes plain text as LaTeX: characters with a meaning to TeX are escaped, and
// formulas between dollar signs stay formulas. For BibTeX, letters with marks become
// accent commands; for BibLaTeX they are kept. Characters without a LaTeX command, such
// as Chinese ones, are kept. The result has balanced braces. Escape is not idempotent:
// escape once.
func (d Dialect) Escape(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	for _, part := range d.split(Clean(text)) {
		d.writePart(&b, part)
	}
	return b.String()
}

func (d Dialect) writePart(b *strings.Builder, p part) {
	if p.math {
		b.WriteString("{$" + p.text + "$}")
	} else {
		d.writeText(b, p.text)
	}
}

// isPlain reports whether text is its own LaTeX, as most is: ASCII without special
// characters, with single blanks.
func isPlain(text string) bool {
	blank := true
	for i := range len(text) {
		if !plainBytes[text[i]] || blank && text[i] == ' ' {
			return false
		}
		blank = text[i] == ' '
	}
	return !blank || text == ""
}

var plainBytes = func() (set [256]bool) {
	for c := rune(' '); c < 0x7f; c++ {
		_, special := textSymbols[c]
		set[c] = !special
	}
	return set
}()

// Clean makes one line of text: it drops invisible characters, reduces runs of blanks of
// any width to one, and composes marks (NFC). Invalid UTF-8 becomes U+FFFD.
func Clean(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	blank := false
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case unicode.IsSpace(r):
			blank = true
			continue
		case r >= 0xC0 && r < 0x250: // letters, which most of it are
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), r == 0xFFFE, r == 0xFFFF:
			continue
		}
		if blank && b.Len() > 0 {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// writeText writes text without formulas. A backslash before one of TeX's special
// characters is the escape of someone who wrote the title in TeX, and stands for that
// character.
func (d Dialect) writeText(b *strings.Builder, text string) {
	for i := 0; i < len(text); {
		if n := plainRun(text[i:]); n > 0 {
			b.WriteString(text[i : i+n])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '\\' && i+1 < len(text) && strings.IndexByte(`$&%_#{}`, text[i+1]) >= 0 {
			i++
			continue
		}
		marked := text[i : i+size]
		if unicode.IsLetter(r) {
			marked = text[i : i+size+marks(text[i+size:])]
		}
		if d == BibLaTeX && (len(marked) > size || isKept(r)) {
			b.WriteString(marked)
			i += len(marked)
			continue
		}
		if len(marked) > size {
			if s, ok := accented(marked); ok {
				b.WriteString("{" + s + "}")
				i += len(marked)
				continue
			}
		}
		i += size
		writeRune(b, r)
	}
}

// writeRune writes a character by the command that LaTeX has for it, if any.
func writeRune(b *strings.Builder, r rune) {
	if s, ok := textSymbols[r]; ok {
		b.WriteString(s)
	} else if r < utf8.RuneSelf {
		b.WriteRune(r)
	} else if s, ok := accentedLetter(r); ok {
		b.WriteString(s)
	} else if s, ok := mathSymbols[r]; ok {
		b.WriteString(`{$\` + s + `$}`)
	} else {
		b.WriteRune(r)
	}
}

// plainRun returns how many bytes at the front of text are their own LaTeX. A
// letter that a mark may follow is none of them.
func plainRun(text string) int {
	n := 0
	for n < len(text) && plainBytes[text[n]] {
		n++
	}
	if n < len(text) && text[n] >= utf8.RuneSelf {
		n = max(0, n-1)
	}
	return n
}

// marks returns how many bytes of combining marks text begins with.
func marks(text string) int {
	n := 0
	for n < len(text) && text[n] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !unicode.Is(unicode.Mn, r) {
			break
		}
		n += size
	}
	return n
}

// isKept reports whether r is written as it is to a file in UTF-8: Latin letters and
// punctuation.
func isKept(r rune) bool {
	return r >= utf8.RuneSelf && (unicode.Is(unicode.Latin, r) && r < 'ﬀ' || strings.ContainsRune(keptMarks, r))
}

const keptMarks = "–—‘’“”‚„…«»‹›¡¿§£"

// inT1 reports whether pdfLaTeX can set r, one of those that are kept: its input encoding
// supports it with the font encoding T1 (t1enc.dfu of LaTeX 2022-11-01).
func inT1(r rune) bool {
	return 0xC0 <= r && r <= 0x17F && !strings.ContainsRune("×÷ĦħĸĿŀŉŦŧſ", r) || 0x218 <= r && r <= 0x21B || strings.ContainsRune(keptMarks+"ªº", r)
}

// accentedLetter writes a letter with its marks in braces.
func accentedLetter(r rune) (string, bool) {
	if r < 0x250 {
		s := latinLetters()[r]
		return s, s != ""
	}
	s, ok := accented(string(r))
	return "{" + s + "}", ok
}

// latinLetters has what accentedLetter returns for the first blocks of Latin.
var latinLetters = sync.OnceValue(func() *[0x250]string {
	var letters [0x250]string
	for r := range letters {
		if s, ok := accented(string(rune(r))); ok {
			letters[r] = "{" + s + "}"
		}
	}
	return &letters
})

// accented writes a letter with marks as accent commands, the last mark
// outermost.
func accented(marked string) (string, bool) {
	decomposed := []rune(norm.NFD.String(marked))
	if len(decomposed) < 2 || decomposed[0] >= utf8.RuneSelf {
		return "", false
	}
	s := string(decomposed[0])
	for n, mark := range decomposed[1:] {
		command, ok := accents[mark]
		if !ok || n == maxMarks {
			return "", false
		}
		if n == 0 && (s == "i" || s == "j") && mark < 0x0320 { // a mark above takes the dot's place
			s = `\` + s
		}
		switch {
		case n > 0:
			s = `\` + command + `{` + s + `}`
		case len(command) == 1 && !unicode.IsLetter(rune(command[0])):
			s = `\` + command + s
		default:
			s = `\` + command + `{` + s + `}`
		}
	}
	return s, true
}

// isSet reports whether pdfLaTeX can set r wherever it stands, so that Escape need not be asked.
func (d Dialect) isSet(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r != '$' && r != '\\' // a formula, which has rules of its own, begins with one of these
	case d == BibLaTeX:
		return inT1(r)
	}
	return r < 0x250 && latinLetters()[r] != ""
}

// Unset returns the characters of an entry's text, without duplicates, that pdfLaTeX
// can't set with the font encoding T1: those without a LaTeX command and, for BibLaTeX,
// those that biber converts back to a character that LaTeX's input encoding lacks. A
// document with them needs XeLaTeX or LuaLaTeX and a font that has them.
func (d Dialect) Unset(text string) []rune {
	if !strings.ContainsFunc(text, func(r rune) bool { return !d.isSet(r) }) { // as most
		return nil
	}
	var unset []rune
	seen := map[rune]bool{}
	for _, r := range d.Escape(text) {
		if r >= utf8.RuneSelf && !(d == BibLaTeX && inT1(r)) && !seen[r] {
			seen[r] = true
			unset = append(unset, r)
		}
	}
	return unset
}
