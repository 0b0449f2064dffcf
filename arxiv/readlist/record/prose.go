package record

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// Prose joins the texts of data that are lines of a list in Markdown, and keeps their
// positions. The zero value is empty.
type Prose struct {
	text  strings.Builder
	lines []proseLine
	path  []string
}

// proseLine is the position of a line of prose.
type proseLine struct {
	at, text   int // offsets in the prose of the line and its text
	start, end int // offsets in the list
	exact      int // offset in the list of the same bytes; -1 if they differ
}

// Text returns the joined texts, or "" if there are none.
func (p *Prose) Text() string { return p.text.String() }

// Add adds a text of the list below the headings of a path.
func (p *Prose) Add(text string, path []string, source string, start, end int) {
	if len(p.lines) == 0 || !slices.Equal(p.path, path) {
		for i, title := range path {
			if i >= len(p.path) || p.path[i] != title || i+1 == len(path) {
				p.text.WriteString("\n" + strings.Repeat("#", min(i+2, maxHeading)) + " " + inline.OneBlank(title) + "\n\n")
			}
		}
		p.path = path
	}
	text = inline.OneBlank(text)
	if mark, rest, ok := strings.Cut(text, " "); ok && (mark == "-" || mark == "*" || mark == "+") {
		text = rest
	}
	line := proseLine{at: p.text.Len(), start: start, end: end, exact: strings.Index(source[start:end], text)}
	if !strings.HasPrefix(text, "|") {
		p.text.WriteString("- ")
	}
	line.text = p.text.Len()
	if line.exact >= 0 {
		line.exact += start
	}
	p.lines = append(p.lines, line)
	p.text.WriteString(text + "\n")
}

// maxHeading is the lowest heading level in Markdown.
const maxHeading = 6

// Origin converts a part of the prose to offsets of the list: those of the same bytes if
// the list has them, or else of the texts that contain them.
func (p *Prose) Origin(start, end int) (int, int) {
	first, last := p.lineAt(start), p.lineAt(max(start, end-1))
	from, to := first.start, last.end
	if first.exact >= 0 {
		from = first.exact + max(0, start-first.text)
	}
	if last.exact >= 0 {
		to = min(last.exact+max(0, end-last.text), last.end)
	}
	return from, max(from, to)
}

// lineAt returns the last line that begins at or before an offset.
func (p *Prose) lineAt(at int) proseLine {
	i, found := slices.BinarySearchFunc(p.lines, at, func(l proseLine, at int) int { return cmp.Compare(l.at, at) })
	if !found {
		i = max(0, i-1)
	}
	return p.lines[i]
}

// AddLine adds a line unchanged. It stands from start to end in the list; exact is the
// offset of the same bytes, or negative if they differ.
func (p *Prose) AddLine(line string, start, end, exact int) {
	p.lines = append(p.lines, proseLine{p.text.Len(), p.text.Len(), start, end, exact})
	p.text.WriteString(line)
}

// EndLines ends the lines that were added.
func (p *Prose) EndLines() { p.text.WriteString("\n\n") }
