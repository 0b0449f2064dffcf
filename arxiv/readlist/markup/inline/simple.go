package inline

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"clipgraph/internal/ascii"
)

// Most text in lists has links, bold and italic words, code and tags, and is unambiguous.
// It is parsed here in a fraction of goldmark's time and memory (BenchmarkSpans and
// BenchmarkGoldmark). Other text is left to goldmark. FuzzSimple compares both.

// simpleReader parses running text as long as it is simple.
type simpleReader struct {
	*Reader
	*spanWriter
	stars    int    // of the open emphasis: 0, 1 or 2
	brackets []bool // open brackets that are not links; whether each contains a link
}

// maxSimpleBrackets bounds the nesting of brackets.
const maxSimpleBrackets = 32

// simple parses the loaded lines. It reports whether all of them were simple; if not, the
// content of w is not valid.
func (r *Reader) simple(w *spanWriter) bool {
	s := simpleReader{Reader: r, spanWriter: w}
	for i := range r.lines {
		l := &r.lines[i]
		if !s.stretch(l.source) {
			return false
		}
		if i+1 < len(r.lines) {
			r.endOfLine(w, i, s.stars > 0)
		}
	}
	return s.stars == 0
}

// Classes of bytes in running text.
const (
	ordinary = iota
	special  // handled individually
	refused  // left to goldmark
)

var classes = func() (c [256]uint8) {
	for i := range c {
		switch {
		case i < ' ' && i != '\t' || i == 0x7f:
			c[i] = refused
		case strings.IndexByte("*_[]<`\\!~$&", byte(i)) >= 0:
			c[i] = special
		}
	}
	return c
}()

// stretch parses a part of a line.
func (s *simpleReader) stretch(part Stretch) bool {
	text, from, escaped := s.Reader.source, part.Start, false
	flush := func(to int) {
		if escaped {
			s.addEscaped(from, to, true)
		} else {
			s.spanWriter.add(from, to)
		}
		escaped = false
	}
	for i := part.Start; i < part.End; {
		c := text[i]
		if classes[c] == ordinary {
			i++
			continue
		}
		next := i // the end of the special part, or i if it is text
		switch c {
		case '&':
			escaped = true
			i++
			continue
		case '\\':
			escaped = true
			i += 2
			continue
		case '_':
			if i == part.Start || i+1 == part.End || !ascii.IsLetterOrDigit(text[i-1]) || !ascii.IsLetterOrDigit(text[i+1]) {
				return false
			}
			i++
			continue
		case '!':
			if i+1 == part.End || text[i+1] != '[' {
				i++
				continue
			}
			flush(i)
			next = s.picture(i, part.End)
		case '[':
			link, ok := s.simpleLink(i, part.End)
			if !ok {
				return false
			}
			if link.end == 0 {
				if len(s.references.of(Markdown)) > 0 || len(s.brackets) == maxSimpleBrackets {
					return false
				}
				s.brackets = append(s.brackets, false)
				i++
				continue
			}
			flush(i)
			if next = link.end; !s.readLink(i, link) {
				return false
			}
		case ']':
			if n := len(s.brackets); n > 0 {
				if !s.brackets[n-1] && i+1 < part.End && text[i+1] == '(' {
					return false // a link with brackets in its text
				}
				s.brackets = s.brackets[:n-1]
			}
			i++
			continue
		case '*':
			flush(i)
			next = s.emphasis(i, part)
		case '`':
			flush(i)
			next = s.code(i, part.End)
		case '<':
			flush(i)
			if next = strictTag(text, i, part.End); next > 0 {
				t, _ := ParseTag(text, i, next)
				s.tag(t)
			}
		default:
			return false
		}
		if next <= i {
			return false
		}
		i, from = next, next
	}
	flush(part.End)
	return true
}

// emphasis reads the stars at i, which begin or end bold or italic text.
func (s *simpleReader) emphasis(i int, part Stretch) (next int) {
	text, n := s.Reader.source, 1
	for i+n < part.End && text[i+n] == '*' {
		n++
	}
	before, after := ' ', ' '
	if i > part.Start {
		before, _ = utf8.DecodeLastRuneInString(text[part.Start:i])
	}
	if i+n < part.End {
		after, _ = utf8.DecodeRuneInString(text[i+n : part.End])
	}
	// CommonMark 6.2: left- and right-flanking runs.
	opens := !util.IsSpaceRune(after) && (!util.IsPunctRune(after) || util.IsSpaceRune(before) || util.IsPunctRune(before))
	closes := !util.IsSpaceRune(before) && (!util.IsPunctRune(before) || util.IsSpaceRune(after) || util.IsPunctRune(after))
	style := Italic
	if n == 2 {
		style = Bold
	}
	switch {
	case n > 2 || before == utf8.RuneError || after == utf8.RuneError:
		return 0
	case s.stars == 0 && opens && !closes:
		s.stars = n
		s.open(style)
	case s.stars == n && closes:
		s.stars = 0
		s.shut(style)
	default:
		return 0
	}
	return i + n
}

// code reads text between single backticks.
func (s *simpleReader) code(i, end int) (next int) {
	text := s.Reader.source
	n := strings.IndexByte(text[i+1:end], '`')
	if n <= 0 || i+n+2 < end && text[i+n+2] == '`' {
		return 0
	}
	if ascii.IsSpace(text[i+1]) || ascii.IsSpace(text[i+n]) {
		return 0
	}
	s.open(CodeStyle)
	s.spanWriter.add(i+1, i+1+n)
	s.shut(CodeStyle)
	return i + n + 2
}

// simpleLink has the positions of the parts of a link.
type simpleLink struct {
	text, address Stretch
	end           int // the end of the link; 0 if the bracket does not begin a link
}

// maxSimpleText is the length of the longest text of a simple link, in bytes.
const maxSimpleText = 600

// simpleLink finds the link that begins with the bracket at i, or finds that there is
// none. ok is false if goldmark must decide.
func (s *simpleReader) simpleLink(i, end int) (link simpleLink, ok bool) {
	text, limit := s.Reader.source, min(end, i+maxSimpleText)
	depth, nested := 0, false
	for at := i; at < limit; at++ {
		switch text[at] {
		case '\\':
			at++
		case '`', '<':
			return link, false // they bind closer than brackets
		case '[':
			nested = nested || at > i && text[at-1] != '!'
			depth++
		case ']':
			if depth--; depth > 0 {
				continue
			}
			if nested || at+1 >= end || text[at+1] != '(' {
				return link, true
			}
			link.text = Stretch{i + 1, at}
			link.address, link.end = simpleAddress(text, at+2, end)
			return link, link.end > 0
		}
	}
	return link, end == limit
}

// simpleAddress reads an address and the closing parenthesis of the link.
func simpleAddress(text string, start, end int) (address Stretch, next int) {
	at := start
	for at < end && addressBytes[text[at]] {
		at++
	}
	if at == end || text[at] != ')' {
		return Stretch{}, 0
	}
	return Stretch{start, at}, at + 1
}

var addressBytes = func() (c [256]bool) {
	for i := range c {
		c[i] = ascii.IsLetterOrDigit(byte(i)) || strings.IndexByte("-._~:/?#=%+,;@$!*'&|", byte(i)) >= 0
	}
	return c
}()

// readLink adds a link whose bracket is at i. Emphasis in its text must end there.
func (s *simpleReader) readLink(i int, link simpleLink) bool {
	text := s.Reader.source
	for k := range s.brackets {
		s.brackets[k] = true
	}
	stars, brackets := s.stars, s.brackets
	s.stars, s.brackets = 0, nil
	url, at := text[link.address.Start:link.address.End], link.address
	if url == "" {
		at = Stretch{}
	}
	s.openLink(unescape(url), i, at.Start, at.End)
	if !s.stretch(link.text) || s.stars > 0 || len(s.brackets) > 0 {
		return false
	}
	s.stars, s.brackets = stars, brackets
	s.closeLink(link.end)
	return true
}

// picture reads "![text](address)" with plain text.
func (s *simpleReader) picture(i, end int) (next int) {
	text := s.Reader.source
	n := strings.IndexByte(text[i+2:end], ']')
	if n < 0 || i+n+3 >= end || text[i+n+3] != '(' {
		return 0
	}
	alternative := text[i+2 : i+2+n]
	for k := range len(alternative) {
		if classes[alternative[k]] != ordinary {
			return 0
		}
	}
	address, next := simpleAddress(text, i+n+4, end)
	if next == 0 {
		return 0
	}
	p := Span{Text: OneBlank(alternative), URL: unescape(text[address.Start:address.End]), Start: i, End: next}
	if p.URL != "" {
		p.URLStart, p.URLEnd = address.Start, address.End
	}
	s.image(p)
	return next
}

// strictTag returns the end of the tag that begins at start, as defined by CommonMark
// (6.6), or 0 if it is not a valid tag and thus text.
func strictTag(text string, start, end int) int {
	i := start + 1
	closing := i < end && text[i] == '/'
	if closing {
		i++
	}
	if i >= end || !ascii.IsLetter(text[i]) {
		return 0
	}
	for i < end && (ascii.IsLetterOrDigit(text[i]) || text[i] == '-') {
		i++
	}
	for !closing {
		from := i
		for i < end && (text[i] == ' ' || text[i] == '\t') {
			i++
		}
		if i == from || i == end || !(ascii.IsLetter(text[i]) || text[i] == '_' || text[i] == ':') {
			break
		}
		if i = strictAttribute(text, i, end); i == 0 {
			return 0
		}
	}
	for i < end && (text[i] == ' ' || text[i] == '\t') {
		i++
	}
	if !closing && i < end && text[i] == '/' {
		i++
	}
	if i < end && text[i] == '>' {
		return i + 1
	}
	return 0
}

// strictAttribute returns the end of the attribute at i, or 0 if it is not valid.
func strictAttribute(text string, i, end int) int {
	for i < end && (ascii.IsLetterOrDigit(text[i]) || strings.IndexByte(":._-", text[i]) >= 0) {
		i++
	}
	if i+1 >= end || text[i] != '=' {
		return i
	}
	i++
	if quote := text[i]; quote == '"' || quote == '\'' {
		n := strings.IndexByte(text[i+1:end], quote)
		if n < 0 {
			return 0
		}
		return i + n + 2
	}
	from := i
	for i < end && text[i] > ' ' && strings.IndexByte("\"'=<>`", text[i]) < 0 {
		i++
	}
	if i == from {
		return 0
	}
	return i
}
