package citing

import (
	"clipgraph/internal/lazyregexp"
	"path/filepath"
	"slices"
	"strings"
)

// source is a LaTeX file that is read in one pass.
type source struct {
	*reader
	name, dir string
	text      string
	depth     int
	places    places
	i         int // offset of the next byte
	unclosed  int // number of arguments without an end
}

// maxUnclosed is the number of arguments without an end after which reading a file stops.
const maxUnclosed = 100

// read reads the commands of the file, except in comments, verbatim text and branches that are
// never taken.
func (s *source) read() {
	s.places = places{file: s.name, text: s.text}
	for s.i < len(s.text) && !s.ended {
		next := strings.IndexAny(s.text[s.i:], `\%`)
		if next < 0 {
			return
		}
		s.i += next
		if s.text[s.i] == '%' {
			s.skipLine()
			continue
		}
		start := s.i
		name := s.command()
		if name == "endinput" {
			return
		}
		s.obey(name, start)
	}
}

func (s *source) skipLine() {
	if end := strings.IndexByte(s.text[s.i:], '\n'); end >= 0 {
		s.i += end + 1
	} else {
		s.i = len(s.text)
	}
}

// command skips a backslash and the name after it: letters, or one other character.
func (s *source) command() string {
	start := s.i + 1
	end := start
	for end < len(s.text) && (isLetter(s.text[end]) || s.text[end] == '@') {
		end++
	}
	if end == start && end < len(s.text) {
		end++
	}
	s.i = end
	return s.text[start:end]
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// hidden are environments whose content is not LaTeX or is not typeset.
var hidden = []string{"verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "filecontents", "filecontents*", "alltt"}

// obey interprets a command that begins at start.
func (s *source) obey(name string, start int) {
	switch name {
	case "begin":
		if group, ok := s.group(); ok && slices.Contains(hidden, group) {
			s.skipTo(`\end{` + group + "}")
		} else if group == "refsection" || group == "refsegment" {
			s.bibliographies(s.optional(), start)
		}
	case "end":
		if group, ok := s.group(); ok && group == "document" && !s.onlyBibs {
			s.ended = true
		}
	case "verb", "lstinline":
		s.verbatim()
	case "iffalse":
		s.skipBranch()
	case "input", "include", "subfile", "subfileinclude", "InputIfFileExists", "loadglsentries":
		s.input(s.argument())
	case "import", "includefrom", "inputfrom", "subimport", "subincludefrom", "subinputfrom":
		s.importFrom(strings.HasPrefix(name, "sub"))
	case "usepackage", "RequirePackage", "documentclass", "LoadClass":
		s.load(name)
	case "bibliography", "addbibresource", "addglobalbib", "addsectionbib", "nobibliography":
		s.star()
		s.optional()
		if group, ok := s.group(); ok {
			s.bibliographies(group, start)
		}
	case "newcites":
		if group, ok := s.group(); ok {
			for suffix := range strings.SplitSeq(group, ",") {
				s.suffixes = append(s.suffixes, strings.TrimSpace(suffix))
			}
		}
	case "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def", "NewDocumentCommand":
		s.define(name)
	default:
		s.maybeCite(name, start)
	}
}

// blank skips white space and comments.
func (s *source) blank() {
	for s.i < len(s.text) {
		switch c := s.text[s.i]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			s.i++
		case c == '%':
			s.skipLine()
		default:
			return
		}
	}
}

func (s *source) star() {
	if s.i < len(s.text) && s.text[s.i] == '*' {
		s.i++
	}
}

// delimited skips a text between two delimiters, with balanced braces, and returns it without its
// comments.
func (s *source) delimited(open, closing byte) (string, bool) {
	start := s.i
	s.blank()
	if s.i == len(s.text) || s.text[s.i] != open {
		s.i = start
		return "", false
	}
	const most = 64 << 10 // bytes
	depth := 0
	for i := s.i + 1; i < len(s.text) && i < s.i+most; i++ {
		switch c := s.text[i]; {
		case c == '\\':
			i++
		case c == closing && depth == 0:
			inner := s.text[s.i+1 : i]
			s.i = i + 1
			return comments.ReplaceAllString(inner, "$1"), true
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
	}
	s.i = start
	if s.unclosed++; s.unclosed > maxUnclosed {
		s.i = len(s.text)
	}
	return "", false
}

var comments = lazyregexp.New(`(^|[^\\])%[^\n]*(?:\n|$)`)

func (s *source) group() (string, bool) { return s.delimited('{', '}') }

func (s *source) optional() string {
	text, _ := s.delimited('[', ']')
	return text
}

// argument returns a group, or the word after \input as in plain TeX.
func (s *source) argument() string {
	s.optional()
	if group, ok := s.group(); ok {
		return group
	}
	s.blank()
	start := s.i
	for s.i < len(s.text) && !strings.ContainsRune(" \t\r\n\\{}%", rune(s.text[s.i])) {
		s.i++
	}
	return s.text[start:s.i]
}

// skipTo skips everything up to and including end, or to the end of the file.
func (s *source) skipTo(end string) {
	if at := strings.Index(s.text[s.i:], end); at >= 0 {
		s.i += at + len(end)
	} else {
		s.i = len(s.text)
	}
}

// verbatim skips text between two equal characters.
func (s *source) verbatim() {
	s.star()
	s.optional()
	if s.i < len(s.text) {
		mark := s.text[s.i : s.i+1]
		if mark == "{" {
			mark = "}"
		}
		const most = 1000 // bytes
		line, _, _ := strings.Cut(s.text[s.i+1:min(len(s.text), s.i+most)], "\n")
		if at := strings.Index(line, mark); at >= 0 {
			s.i += at + 2
		}
	}
}

var conditional = lazyregexp.New(`\\(if[A-Za-z@]*|fi|else)(?:[^A-Za-z@]|$)`)

// skipBranch skips the text after \iffalse up to its \fi or \else.
func (s *source) skipBranch() {
	for depth := 0; s.i < len(s.text); {
		m := conditional.FindStringSubmatchIndex(s.text[s.i:])
		if m == nil {
			s.i = len(s.text)
			return
		}
		word := s.text[s.i+m[2] : s.i+m[3]]
		s.i += m[3]
		switch {
		case depth == 0 && (word == "fi" || word == "else"):
			return
		case word == "fi":
			depth--
		case word != "else":
			depth++
		}
	}
}

// input reads an included file. LaTeX resolves paths relative to the document.
func (s *source) input(path string) {
	path = strings.Trim(strings.TrimSpace(path), `"`)
	if path == "" || strings.ContainsAny(path, "#\\") {
		return
	}
	var paths []string
	for _, dir := range []string{s.root, s.dir} {
		full := filepath.Join(dir, filepath.FromSlash(path))
		if filepath.Ext(path) != ".tex" {
			paths = append(paths, full+".tex")
		}
		paths = append(paths, full)
	}
	s.include(s.depth, paths...)
}

// importFrom reads a file in a folder. The folder is relative to the document or, for commands that
// begin with "sub", to the current file.
func (s *source) importFrom(sub bool) {
	s.star()
	dir, _ := s.group()
	path, ok := s.group()
	if !ok || strings.ContainsAny(dir+path, "#\\") {
		return
	}
	from := s.root
	if sub {
		from = s.dir
	}
	full := filepath.Join(from, filepath.FromSlash(strings.TrimSpace(dir)), filepath.FromSlash(strings.TrimSpace(path)))
	s.include(s.depth, full+".tex", full)
}

// load reads packages and the class if they are next to the document. A subfile uses the
// bibliographies of its main file.
func (s *source) load(name string) {
	options := s.optional()
	group, _ := s.group()
	ending := ".sty"
	if name == "documentclass" || name == "LoadClass" {
		ending = ".cls"
	}
	if group == "subfiles" && options != "" && s.depth == 0 && !s.onlyBibs {
		main := strings.TrimSuffix(strings.TrimSpace(options), ".tex") + ".tex"
		s.onlyBibs = true
		s.include(s.depth, filepath.Join(s.dir, filepath.FromSlash(main)))
		s.onlyBibs = false
	}
	for file := range strings.SplitSeq(group, ",") {
		if file = strings.TrimSpace(file); file != "" && !strings.ContainsAny(file, `#\`) {
			s.include(s.depth, filepath.Join(s.root, filepath.FromSlash(file))+ending)
		}
	}
}

// bibliographies adds the .bib files of a list.
func (s *source) bibliographies(list string, start int) {
	at := s.places.at(start)
	for file := range strings.SplitSeq(list, ",") {
		file = strings.Trim(strings.TrimSpace(file), `"`)
		if file == "" || strings.ContainsAny(file, `#\`) || strings.Contains(file, "://") {
			continue
		}
		s.bibliography(filepath.Join(s.root, filepath.FromSlash(file)), at)
	}
}
