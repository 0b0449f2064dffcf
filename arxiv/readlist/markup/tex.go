package markup

import (
	"strings"
	"unicode/utf8"

	"clipgraph/bib/latex"
)

// texSyntax is the prose of LaTeX: sections, items, \href, and accents as the
// letters that they make. Bibliographies are records and are not read here.
type texSyntax struct {
	depth int // of lists within each other
}

// texLevels are the levels of headings.
var texLevels = map[string]int{"title": 1, "part": 1, "chapter": 2, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6}

// texStyles are the commands that show their argument in a style.
var texStyles = map[string]Style{"textbf": Bold, "textit": Italic, "emph": Italic, "textsl": Italic, "texttt": CodeStyle, "verb": CodeStyle, "sout": Struck}

// texHidden are the commands that show nothing, their arguments included.
var texHidden = map[string]bool{"documentclass": true, "usepackage": true, "label": true, "maketitle": true, "tableofcontents": true,
	"newcommand": true, "renewcommand": true, "bibliographystyle": true, "bibliography": true, "centering": true, "noindent": true, "vspace": true, "hspace": true, "clearpage": true, "newpage": true}

func (s *texSyntax) line(m *markdownReader, start, indent int) bool {
	if m.text[start] != '\\' {
		if m.leaf == nil { // a paragraph; Markdown's items and rows are text here
			m.textLine(start, indent)
		} else {
			m.open = append(m.open, stretch{start, m.end})
			m.size += m.end - start
		}
		m.gap = false
		m.at(m.next)
		return true
	}
	name, behind := texCommand(m.text, start, m.end)
	argument, end := texGroup(m.text, behind, m.end)
	switch word := m.text[argument.start:argument.end]; {
	case texLevels[name] > 0 && end > 0:
		return m.head(texLevels[name], start, argument)
	case name == "item" || name == "bibitem":
		if name == "bibitem" && end > 0 {
			behind = end
		}
		m.item(start, s.depth, trimmed(m.text, behind, m.end).start)
		m.gap = false
		m.at(m.next)
		return true
	case name == "begin" && (word == "verbatim" || word == "lstlisting"):
		m.codeUntil(start, indent, func(line string) bool { return line == `\end{`+word+`}` })
		return true
	case name == "begin" && texList(word):
		s.depth = min(s.depth+1, maxDepth)
		return m.pass()
	case name == "end" && texList(word):
		s.depth = max(s.depth-1, 0)
		m.endLeaf()
		m.closeItems(s.depth + 1)
		m.gap = true
		m.at(m.next)
		return true
	case name == "begin" || name == "end" || texHidden[name]:
		return m.pass()
	}
	m.textLine(start, indent)
	m.gap = false
	m.at(m.next)
	return true
}

func texList(environment string) bool {
	return environment == "itemize" || environment == "enumerate" || environment == "description" || environment == "thebibliography"
}

// texCommand returns the name of the command at start, without a star behind
// it, and where it ends: of letters, or one other character.
func texCommand(text string, start, end int) (name string, behind int) {
	behind = start + 1
	for behind < end && isLetter(text[behind]) {
		behind++
	}
	if behind == start+1 {
		_, size := utf8.DecodeRuneInString(text[behind:end])
		return text[behind : behind+size], behind + size
	}
	name = text[start+1 : behind]
	if behind < end && text[behind] == '*' {
		behind++
	}
	return name, behind
}

// texGroup returns what the braces hold that follow at, and where they end; 0
// if there are none.
func texGroup(text string, at, end int) (inner stretch, behind int) {
	for at < end && text[at] == ' ' {
		at++
	}
	if at >= end || text[at] != '{' {
		return stretch{at, at}, 0
	}
	depth := 0
	for i := at; i < min(end, at+maxDestination); i++ {
		switch text[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return stretch{at + 1, i}, i + 1
			}
		}
	}
	return stretch{at, at}, 0
}

func (s *texSyntax) inline(w *lightWriter) bool {
	switch w.source[w.at] {
	case '{', '}':
		w.addAs("", w.at, w.at+1)
		w.at++
		return true
	case '~':
		w.addAs(" ", w.at, w.at+1)
		w.at++
		return true
	case '\\':
		return s.command(w)
	}
	return false
}

// command takes a command with its arguments.
func (s *texSyntax) command(w *lightWriter) bool {
	start := w.at
	name, behind := texCommand(w.source, start, w.end)
	if name == "" {
		return false
	}
	argument, end := texGroup(w.source, behind, w.end)
	switch style, styled := texStyles[name]; {
	case name == "\\" || name == "newblock" || name == "newline" || name == "par":
		w.lineBreak(start, behind)
		w.at = behind
	case name == "href" && end > 0:
		shown, last := texGroup(w.source, end, w.end)
		if last == 0 {
			shown, last = stretch{}, end
		}
		w.linkTo(shown, trimmed(w.source, argument.start, argument.end), last, s)
	case name == "url" && end > 0:
		w.linkTo(stretch{}, trimmed(w.source, argument.start, argument.end), end, s)
	case styled && end > 0:
		w.within(argument.start, argument.end, style, s)
		w.at = end
	case name == "includegraphics" && end > 0:
		w.image(Span{URL: w.source[argument.start:argument.end], Start: start, End: end, URLStart: argument.start, URLEnd: argument.end})
		w.at = end
	default:
		s.letter(w, name, behind, argument, end)
	}
	return true
}

// letter takes a command that stands for a character, an accent with its letter,
// or one that is not known, of which the argument is shown.
func (s *texSyntax) letter(w *lightWriter, name string, behind int, argument stretch, end int) {
	start := w.at
	if end == 0 && isLetter(name[0]) { // blanks behind the name are a part of it
		for behind < w.end && w.source[behind] == ' ' {
			behind++
		}
	}
	switch {
	case end > 0 && argument.end-argument.start > maxAccented:
		w.addAs("", start, behind)
		w.at = behind
		return
	case end > 0:
		behind = end
	case behind < w.end && !isLetter(name[0]) && strings.Contains("'`^\"~=.", name): // \'e
		behind++
	}
	w.addAs(latex.Text(w.source[start:behind]), start, behind)
	w.at = behind
}

// maxAccented is the longest argument that is taken for a letter with an accent,
// in bytes; of a longer one the words are read.
const maxAccented = 4
