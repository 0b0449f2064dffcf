package record

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// Prose is the texts of data that are lines of a list in Markdown, put together, and
// where each is from. The zero value has none.
type Prose struct {
	text  strings.Builder
	lines []proseLine
	path  []string
}

// proseLine says where a line of prose is from.
type proseLine struct {
	at, text   int // in the prose: of the line, and of its text
	start, end int // in the list
	exact      int // where in the list the bytes of the line stand; -1 where they are others
}

// Text returns the list that the texts make; "" if there are none.
func (p *Prose) Text() string { return p.text.String() }

// Add adds a text of the list that stands below the headings of a path.
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

// maxHeading is the level of the lowest heading of Markdown.
const maxHeading = 6

// Origin returns where in the list a part of the prose is from: the same bytes where
// the list has them, else the texts that they are of.
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

// lineAt returns the last line that begins at an offset or before.
func (p *Prose) lineAt(at int) proseLine {
	i, found := slices.BinarySearchFunc(p.lines, at, func(l proseLine, at int) int { return cmp.Compare(l.at, at) })
	if !found {
		i = max(0, i-1)
	}
	return p.lines[i]
}

// AddLine adds a line as it stands, from start to end in the list: at exact, or, where
// that is negative, in other bytes.
func (p *Prose) AddLine(line string, start, end, exact int) {
	p.lines = append(p.lines, proseLine{p.text.Len(), p.text.Len(), start, end, exact})
	p.text.WriteString(line)
}

// EndLines parts what was added from what follows.
func (p *Prose) EndLines() { p.text.WriteString("\n\n") }
