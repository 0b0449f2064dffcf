package latex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text converts LaTeX to plain Unicode text in composed form (NFC). It converts accents in all
// their forms, named letters and symbols, TeX's quotes and dashes, and escaped characters.
// Formatting and unknown commands are removed and their arguments kept, as by BibTeX's purify$;
// braces are removed. A formula between dollar signs is kept, and one in \( \) gets dollar signs,
// as in arXiv's titles. Runs of white space become single blanks, and invalid UTF-8 becomes U+FFFD.
// The time is linear in the text.
//
// Text is the inverse of [Dialect.Escape], except for what escaping loses: characters that are
// written as others (’ as ', − as -), and symbols that LaTeX has only in formulas, which become
// formulas (α becomes $\alpha$).
func Text(latex string) string {
	if plain(latex) {
		return latex
	}
	d := decoder{in: latex, skipFrom: -1, verbatimFrom: -1}
	for d.at < len(d.in) {
		d.next()
	}
	return Clean(d.out.String())
}

// plain reports whether Text returns s unchanged, which is the most common case.
func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c > '~', strings.IndexByte("\\{}$~`'", c) >= 0:
			return false
		case c == '-' && i+1 < len(s) && s[i+1] == '-':
			return false
		case c == ' ' && (i == 0 || i+1 == len(s) || s[i+1] == ' '):
			return false
		}
	}
	return true
}

// decoder reads LaTeX in one pass. It keeps no stack, so neither nesting nor unclosed groups cost
// anything.
type decoder struct {
	in    string
	at    int
	out   strings.Builder
	depth int
	// marks are accents whose letter has not been read yet, the outermost first.
	marks []rune
	// skipFrom and verbatimFrom are the depths of the groups whose content is dropped or copied
	// verbatim, or -1.
	skipFrom, verbatimFrom int
}

// maxMarks is the maximum number of accents on a letter. Others are dropped.
const maxMarks = 4

// next reads one command or character.
func (d *decoder) next() {
	rest := d.in[d.at:]
	c := rest[0]
	if d.verbatimFrom >= 0 && c != '{' && c != '}' {
		d.show(rest[:1])
		d.at++
		return
	}
	switch c {
	case '\\':
		d.command()
		return
	case '{':
		d.depth++
		d.at++
		return
	case '}':
		d.close()
		d.at++
		return
	case '$':
		if n := formulaEnd(rest); n > 0 {
			d.marks = d.marks[:0]
			d.show(rest[:n])
			d.at += n
			return
		}
	case '~':
		d.blank()
		d.at++
		return
	case '-', '`', '\'', '!', '?':
		if d.ligature(rest) {
			return
		}
	}
	r, size := utf8.DecodeRuneInString(rest)
	d.at += size
	switch {
	case isBlank(c):
		d.blank()
	case size == 1 && r == utf8.RuneError:
		d.letter('\uFFFD')
	default:
		d.letter(r)
	}
}

// ligature reads a ligature at the front of rest, if there is one.
func (d *decoder) ligature(rest string) bool {
	for _, l := range ligatures {
		if strings.HasPrefix(rest, l.tex) {
			d.marks = d.marks[:0]
			d.show(l.text)
			d.at += len(l.tex)
			return true
		}
	}
	return false
}

// close ends the group that d.at closes. Pending accents have no letter; those in ASCII are
// written themselves, as for \~{}.
func (d *decoder) close() {
	d.depth = max(0, d.depth-1)
	if d.depth <= d.skipFrom {
		d.skipFrom = -1
	}
	if d.depth <= d.verbatimFrom {
		d.verbatimFrom = -1
	}
	for _, mark := range d.marks {
		if name := accents[mark]; name == "~" || name == "^" {
			d.show(name)
		}
	}
	d.marks = d.marks[:0]
}

// blank writes a blank, unless it only separates an accent from its letter.
func (d *decoder) blank() {
	if len(d.marks) == 0 {
		d.show(" ")
	}
}

func (d *decoder) show(text string) {
	if d.skipFrom < 0 {
		d.out.WriteString(text)
	}
}

// letter writes a letter with the pending accents.
func (d *decoder) letter(r rune) {
	if len(d.marks) == 0 {
		if d.skipFrom < 0 {
			d.out.WriteRune(r)
		}
		return
	}
	switch r { // dotless letters exist only to carry an accent
	case 'ı':
		r = 'i'
	case 'ȷ':
		r = 'j'
	}
	slices.Reverse(d.marks)
	d.show(norm.NFC.String(string(r) + string(d.marks)))
	d.marks = d.marks[:0]
}

// command reads the command at d.at.
func (d *decoder) command() {
	from := d.at + 1
	end := from
	for end < len(d.in) && unicode.IsLetter(rune(d.in[end])) && d.in[end] < utf8.RuneSelf {
		end++
	}
	if end == from { // a command of one character
		_, size := utf8.DecodeRuneInString(d.in[from:])
		d.at = from + size
		d.sign(d.in[from:d.at])
		return
	}
	name := d.in[from:end]
	for end < len(d.in) && isBlank(d.in[end]) { // TeX skips blanks after a command word
		end++
	}
	d.at = end
	if mark, ok := accentOf[name]; ok {
		d.mark(mark)
		return
	}
	if text, ok := spellings[name]; ok {
		r, size := utf8.DecodeRuneInString(text)
		if size == len(text) {
			d.letter(r)
		} else {
			d.show(text)
		}
		return
	}
	if strings.HasPrefix(d.in[d.at:], "{") {
		d.argumentOf(name)
	}
}

// argumentOf handles the argument at d.at of the command with the given name. Most arguments are
// text, but some are verbatim and some are not shown.
func (d *decoder) argumentOf(name string) {
	switch name {
	case "url", "path", "nolinkurl":
		if d.verbatimFrom < 0 {
			d.verbatimFrom = d.depth
		}
	case "href", "noopsort", "label", "index", "thanks", "footnote", "textcolor", "color":
		if d.skipFrom < 0 {
			d.skipFrom = d.depth
		}
	}
}

// sign reads a command whose name is a single character other than a letter.
func (d *decoder) sign(name string) {
	if mark, ok := accentOf[name]; ok {
		d.mark(mark)
		return
	}
	switch name {
	case "": // a backslash at the end of the text
	case " ", "\t", "\n", "\r", ",", ";", ":", "\\":
		d.blank()
	case "(", ")":
		d.show("$")
	case "/", "-", "!", "@", "[", "]", "<", ">", "+":
	default:
		d.letter([]rune(name)[0])
	}
}

func (d *decoder) mark(mark rune) {
	if len(d.marks) < maxMarks {
		d.marks = append(d.marks, mark)
	}
}

// formulaEnd returns the end of the formula at the front of s, including its dollar signs, or 0 if
// there is none. The delimiter may also be $$.
func formulaEnd(s string) int {
	sign := 1
	if strings.HasPrefix(s, "$$") {
		sign = 2
	}
	for i := sign; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '$':
			if strings.HasPrefix(s[i:], "$$"[:sign]) {
				return i + sign
			}
			return 0
		}
	}
	return 0
}

// ligatures are character sequences that TeX's fonts combine, the longest first.
var ligatures = []struct{ tex, text string }{
	{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"!`", "¡"}, {"?`", "¿"},
}

// accentOf maps the commands for accents to combining marks.
var accentOf = func() map[string]rune {
	marks := map[string]rune{"t": 0x0361, "textcommabelow": 0x0326} // a tie over two letters; the comma of Romanian
	for mark, name := range accents {
		marks[name] = mark
	}
	return marks
}()

func isBlank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }
