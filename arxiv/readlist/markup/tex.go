package markup

import "clipgraph/arxiv/readlist/markup/inline"

// texSyntax reads the prose of LaTeX: sections, items, \href, and accents. Bibliographies
// are read as records elsewhere.
type texSyntax struct {
	depth int // of nested lists
}

// texLevels are the levels of headings.
var texLevels = map[string]int{"title": 1, "part": 1, "chapter": 2, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6}

// texHidden are the commands that show nothing, including their arguments.
var texHidden = map[string]bool{"documentclass": true, "usepackage": true, "label": true, "maketitle": true, "tableofcontents": true,

	"newcommand": true, "renewcommand": true, "bibliographystyle": true, "bibliography": true, "centering": true, "noindent": true, "vspace": true, "hspace": true, "clearpage": true, "newpage": true}

func (s *texSyntax) line(m *markdownReader, start, indent int) bool {
	if m.text[start] != '\\' {
		if m.leaf == nil { // Markdown's items and rows are plain text in LaTeX
			m.textLine(start, indent)
		} else {
			m.open = append(m.open, inline.Between(start, m.end))
			m.size += m.end - start
		}
		m.gap = false
		m.at(m.next)
		return true
	}
	name, behind := inline.TeXCommand(m.text, start, m.end)
	argument, end := inline.TeXGroup(m.text, behind, m.end)
	switch word := m.text[argument.Start:argument.End]; {
	case texLevels[name] > 0 && end > 0:
		return m.head(texLevels[name], start, argument)
	case name == "item" || name == "bibitem":
		if name == "bibitem" && end > 0 {
			behind = end
		}
		m.item(start, s.depth, inline.Trimmed(m.text, behind, m.end).Start)
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
