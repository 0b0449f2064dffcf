package bib

import "strings"

// Field is one "name = value" of an entry. The zero Field has no value.
type Field struct {
	Name string // as written
	// Start and End are the offsets of the value in the source, in bytes, including its
	// delimiters. They are equal if the field has no value.
	Start, End int

	file *File
}

// Folded returns the name in lower case, by which BibTeX identifies fields.
func (f Field) Folded() string { return foldCase(f.Name) }

// PartKind is the form of a part of a value.
type PartKind uint8

// The kinds of part.
const (
	Braced PartKind = iota // {text}
	Quoted                 // "text"
	Number                 // digits, or another word that begins with one
	Macro                  // the name of a macro
)

// Part is one of the parts of a value, which are joined by #.
type Part struct {
	Kind       PartKind
	Text       string // without delimiters; a macro's name as written
	Start, End int    // in the source, in bytes, with delimiters
}

// Parts returns the parts of the value as they are written. The time is
// linear in the length of the value.
func (f Field) Parts() []Part {
	if f.file == nil {
		return nil
	}
	var parts []Part
	s := scanner{src: f.file.Source[:f.End]}
	for i := f.Start; i < f.End; {
		p, ok := s.part(i)
		if !ok {
			break
		}
		parts = append(parts, p)
		if i = s.space(p.End); i < f.End && s.src[i] == '#' {
			i = s.space(i + 1)
		}
	}
	return parts
}

// Value returns the value after BibTeX has joined its parts. A macro stands for the last @string
// definition before the field. The value is LaTeX as in the file; package latex decodes it. An
// undefined macro stands for its own name, and so do macros once the expanded macros of the value
// exceed 2 KiB.
func (f Field) Value() string {
	if f.file == nil {
		return ""
	}
	return f.file.macros.value(f.Parts(), f.Start)
}

// scanner reads the parts of values. It remembers failed searches in unclosed, so that its total
// time is linear in the file.
type scanner struct {
	src string
	// unclosed is the set of opening braces that are never closed. It is nil until the first of
	// them is found.
	unclosed bitset
	deepest  int // the deepest nesting of braces met
	failed   int // where the last unterminated part failed
}

// part reads the part of a value at i. It returns false if there is none, in which case failed is
// i, or if the part is not terminated.
func (s *scanner) part(i int) (Part, bool) {
	s.failed = i
	if i == len(s.src) {
		return Part{}, false
	}
	p := Part{Start: i}
	var ok bool
	switch c := s.src[i]; {
	case c == '{':
		if p.End, ok = s.group(i); !ok {
			return p, false
		}
		p.Kind, p.Text = Braced, s.src[i+1:p.End-1]
	case c == '"':
		if p.End, ok = s.quoted(i); !ok {
			return p, false
		}
		p.Kind, p.Text = Quoted, s.src[i+1:p.End-1]
	case idByte[c]:
		p.End = s.identifier(i)
		p.Kind, p.Text = Macro, s.src[i:p.End]
		if '0' <= c && c <= '9' {
			p.Kind = Number
		}
	default:
		return p, false
	}
	return p, true
}

// group returns the end of the group in braces at open. Like BibTeX it counts every brace, even
// after a backslash (bibtex.web, section 253).
func (s *scanner) group(open int) (end int, ok bool) {
	if s.unclosed != nil && s.unclosed.has(open) {
		s.failed = open + 1
		return 0, false
	}
	depth := 0
	for i := open; i < len(s.src); i++ {
		switch s.src[i] {
		case '{':
			depth++
			s.deepest = max(s.deepest, depth)
		case '}':
			if depth--; depth == 0 {
				return i + 1, true
			}
		}
	}
	s.unclosed = unclosedBraces(s.src, open)
	s.failed = open + 1
	return 0, false
}

// quoted returns the end of the quoted string at open, which is the next quotation mark outside
// braces. The string cannot contain the beginning of a block at the front of a line, so that a
// missing mark damages only one entry.
func (s *scanner) quoted(open int) (end int, ok bool) {
	for i := open + 1; i < len(s.src); i++ {
		switch s.src[i] {
		case '"':
			return i + 1, true
		case '{':
			if end, ok = s.group(i); !ok {
				return 0, false
			}
			i = end - 1
		case '}':
			s.failed = i
			return 0, false
		case '@':
			if s.atFront(i) {
				s.failed = i
				return 0, false
			}
		}
	}
	s.failed = len(s.src)
	return 0, false
}

// identifier returns the end of the identifier at i, or i if there is none.
func (s *scanner) identifier(i int) int {
	for i < len(s.src) && idByte[s.src[i]] {
		i++
	}
	return i
}

// blank returns the end of the white space at i.
func (s *scanner) blank(i int) int {
	for i < len(s.src) && isBlank(s.src[i]) {
		i++
	}
	return i
}

// space returns the end of the white space and comments at i.
func (s *scanner) space(i int) int {
	for i = s.blank(i); i < len(s.src) && s.src[i] == '%'; i = s.blank(lineEnd(s.src, i)) {
	}
	return i
}

func isBlank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// idByte is the set of bytes in names of types, fields and macros: all except white space, control
// characters and those with a meaning in BibTeX (bibtex.web, id_class).
var idByte = func() (set [256]bool) {
	for c := range set {
		set[c] = c > ' ' && c != 0x7f && !strings.ContainsRune(`"#%'(),={}`, rune(c))
	}
	return set
}()

// bitset is a set of offsets.
type bitset []uint64

func (b bitset) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }

// unclosedBraces returns the opening braces of src, from the offset from, that are never closed.
// It makes one pass from the end: a closing brace closes the nearest free opening brace before it.
func unclosedBraces(src string, from int) bitset {
	set := make(bitset, len(src)>>6+1)
	closing := 0
	for i := len(src) - 1; i >= from; i-- {
		switch {
		case src[i] == '}':
			closing++
		case src[i] == '{' && closing > 0:
			closing--
		case src[i] == '{':
			set[i>>6] |= 1 << (i & 63)
		}
	}
	return set
}
