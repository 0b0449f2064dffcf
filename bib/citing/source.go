package citing

import (
	"clipgraph/internal/lazyregexp"
	"path/filepath"
	"slices"
	"strings"
)

// source is a file in LaTeX, read from its front to its end.
type source struct {
	*reader
	name, dir string
	text      string
	depth     int
	places    places
	i         int // the next byte
	unclosed  int // arguments that do not end
}

// maxUnclosed is how many arguments may be without an end before a file is given up.
const maxUnclosed = 100

// read reads the commands of the file, apart from what is hidden: comments, text that is
// printed as it stands, and branches that are never taken.
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

// command passes a backslash and the name behind it: letters, or one other character.
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

// hidden are the environments whose text is no LaTeX, or is not read.
var hidden = []string{"verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "filecontents", "filecontents*", "alltt"}

// obey does what a command says that begins at start.
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

// blank passes white space and comments.
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

// between passes what stands between two delimiters, braces in it matched, and returns it
// without its comments.
func (s *source) between(open, closing byte) (string, bool) {
	before := s.i
	s.blank()
	if s.i == len(s.text) || s.text[s.i] != open {
		s.i = before
		return "", false
	}
	const most = 64 << 10 // bytes of an argument
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
	s.i = before
	if s.unclosed++; s.unclosed > maxUnclosed {
		s.i = len(s.text)
	}
	return "", false
}

var comments = lazyregexp.New(`(^|[^\\])%[^\n]*(?:\n|$)`)

func (s *source) group() (string, bool) { return s.between('{', '}') }

func (s *source) optional() string {
	text, _ := s.between('[', ']')
	return text
}

// argument returns a group, or the word that \input of plain TeX takes.
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

// skipTo passes all up to what ends it, which may be the file.
func (s *source) skipTo(end string) {
	if at := strings.Index(s.text[s.i:], end); at >= 0 {
		s.i += at + len(end)
	} else {
		s.i = len(s.text)
	}
}

// verbatim passes text between two equal characters.
func (s *source) verbatim() {
	s.star()
	s.optional()
	if s.i < len(s.text) {
		mark := s.text[s.i : s.i+1]
		if mark == "{" {
			mark = "}"
		}
		const most = 1000 // bytes of such a text
		line, _, _ := strings.Cut(s.text[s.i+1:min(len(s.text), s.i+most)], "\n")
		if at := strings.Index(line, mark); at >= 0 {
			s.i += at + 2
		}
	}
}

var conditional = lazyregexp.New(`\\(if[A-Za-z@]*|fi|else)\b`)

// skipBranch passes what stands behind \iffalse, up to its \fi or \else.
func (s *source) skipBranch() {
	for depth := 0; s.i < len(s.text); {
		m := conditional.FindStringSubmatchIndex(s.text[s.i:])
		if m == nil {
			s.i = len(s.text)
			return
		}
		word := s.text[s.i+m[2] : s.i+m[3]]
		s.i += m[1]
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

// input reads a file that the document includes. LaTeX looks for it from where the
// document is.
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

// importFrom reads a file in a folder, which is seen from the document or, of the
// commands that begin with "sub", from the file at hand.
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

// load reads the packages and the class that stand beside the document. A subfile has the
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
