package inline

import (
	"strings"
	"unicode/utf8"

	"clipgraph/bib/latex"
	"clipgraph/internal/ascii"
)

// texStyles are the commands that show their argument in a style.
var texStyles = map[string]Style{"textbf": Bold, "textit": Italic, "emph": Italic, "textsl": Italic, "texttt": CodeStyle, "verb": CodeStyle, "sout": Struck}

// TeXCommand returns the name of the command at start, without a final star, and its end.
// A name consists of letters, or of one other character.
func TeXCommand(text string, start, end int) (name string, behind int) {
	behind = start + 1
	for behind < end && ascii.IsLetter(text[behind]) {
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

// TeXGroup returns the content of the braces that follow at, and their end, which is 0 if
// there are none.
func TeXGroup(text string, at, end int) (inner Stretch, behind int) {
	for at < end && text[at] == ' ' {
		at++
	}
	if at >= end || text[at] != '{' {
		return Stretch{at, at}, 0
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
				return Stretch{at + 1, i}, i + 1
			}
		}
	}
	return Stretch{at, at}, 0
}

// texMark reads a LaTeX command, an accent with its letter, or a mark that is not shown.
func texMark(w *lightWriter) bool {
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
		return texWord(w)
	}
	return false
}

// texWord reads a command with its arguments.
func texWord(w *lightWriter) bool {
	start := w.at
	name, behind := TeXCommand(w.source, start, w.end)
	if name == "" {
		return false
	}
	argument, end := TeXGroup(w.source, behind, w.end)
	switch style, styled := texStyles[name]; {
	case name == "\\" || name == "newblock" || name == "newline" || name == "par":
		w.lineBreak(start, behind)
		w.at = behind
	case name == "href" && end > 0:
		shown, last := TeXGroup(w.source, end, w.end)
		if last == 0 {
			shown, last = Stretch{}, end
		}
		w.linkTo(shown, Trimmed(w.source, argument.Start, argument.End), last)
	case name == "url" && end > 0:
		w.linkTo(Stretch{}, Trimmed(w.source, argument.Start, argument.End), end)
	case styled && end > 0:
		w.within(argument.Start, argument.End, style)
		w.at = end
	case name == "includegraphics" && end > 0:
		w.image(Span{URL: w.source[argument.Start:argument.End], Start: start, End: end, URLStart: argument.Start, URLEnd: argument.End})
		w.at = end
	default:
		texLetter(w, name, behind, argument, end)
	}
	return true
}

// texLetter reads a command for a character, an accent with its letter, or an unknown
// command, whose argument is shown.
func texLetter(w *lightWriter, name string, behind int, argument Stretch, end int) {
	start := w.at
	if end == 0 && ascii.IsLetter(name[0]) { // TeX skips blanks after the name
		for behind < w.end && w.source[behind] == ' ' {
			behind++
		}
	}
	switch {
	case end > 0 && argument.End-argument.Start > maxAccented:
		w.addAs("", start, behind)
		w.at = behind
		return
	case end > 0:
		behind = end
	case behind < w.end && !ascii.IsLetter(name[0]) && strings.Contains("'`^\"~=.", name): // \'e
		behind++
	}
	w.addAs(latex.Text(w.source[start:behind]), start, behind)
	w.at = behind
}

// maxAccented is the length in bytes of the longest argument that is a letter with an
// accent. Longer ones are words.
const maxAccented = 4
