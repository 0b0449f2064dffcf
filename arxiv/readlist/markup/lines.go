package markup

import (
	"strings"
	"unicode/utf8"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/internal/ascii"
)

// indentation returns the width of the blanks at the front of a line and their end. A tab
// counts 4 and a quotation mark ">" counts 0.
func indentation(line string) (width, end int) {
	for end < len(line) {
		switch c := line[end]; {
		case c == ' ':
			width++
		case c == '\t':
			width += 4
		case c == '>':
		case strings.HasPrefix(line[end:], "\u00a0"):
			width++
			end++
		case strings.HasPrefix(line[end:], "\u3000"):
			width += 2
			end += 2
		default:
			return width, end
		}
		end++
	}
	return width, end
}

// bulletText returns the offset of the text of an item whose marker is at the front of
// line, or 0 if the line is not an item. Markers are those of Markdown and others that
// people type: "•", "1)", "(1)", "1、", "[12]".
func bulletText(line string) int {
	i, mark := 0, false
	switch c := line[0]; {
	case c == '-' || c == '+':
		i, mark = 1, true
	case c == '*':
		i = 1
	case c == '\\' && len(line) > 2 && (line[1] == '-' || line[1] == '*') && line[2] == ' ':
		i = 2
	case c == '[' || c == '(' || ascii.IsDigit(c):
		if i = numberMark(line); i == 0 {
			return 0
		}
		mark = c != '['
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(line)
		if !strings.ContainsRune("•·‣◦▪▫●○■□–", r) {
			return 0
		}
		i, mark = size, r == '•' || r == '●'
	default:
		return 0
	}
	rest := line[i:]
	switch {
	case rest == "":
	case rest[0] == ' ' || rest[0] == '\t':
		i += len(rest) - len(strings.TrimLeft(rest, " \t"))
	case mark && (strings.HasPrefix(rest, "**") || rest[0] == '[' || rest[0] >= utf8.RuneSelf && line[0] >= utf8.RuneSelf):
	case mark && line[0] >= utf8.RuneSelf && ascii.IsLetter(rest[0]):
	default:
		return 0
	}
	return i + taskBox(line[i:])
}

// numberMark returns the length of a numbered item marker with its punctuation, or 0.
func numberMark(line string) int {
	i := 0
	if line[0] == '(' || line[0] == '[' {
		i++
	}
	from := i
	for i < len(line) && ascii.IsDigit(line[i]) {
		i++
	}
	if i == from || i-from > 4 || i == len(line) {
		return 0
	}
	switch {
	case line[0] == '[':
		if line[i] == ']' {
			return i + 1
		}
	case line[i] == ')' || line[i] == '.' && line[0] != '(':
		return i + 1
	case strings.HasPrefix(line[i:], "、") && line[0] != '(':
		return i + len("、")
	}
	return 0
}

// taskBox returns the length of the box at the front of a task, and of the blanks after
// it.
func taskBox(text string) int {
	if len(text) < 4 || text[0] != '[' || text[2] != ']' || text[3] != ' ' || strings.IndexByte(" xX", text[1]) < 0 {
		return 0
	}
	return 3 + len(text[3:]) - len(strings.TrimLeft(text[3:], " \t"))
}

// isYearMark reports whether the number at the front of a line is a year, as after a line
// break.
func isYearMark(line string) bool {
	return len(line) > 4 && (line[:2] == "19" || line[:2] == "20") && ascii.IsDigit(line[2]) && ascii.IsDigit(line[3]) && line[4] == '.'
}

// isRule reports whether a line is a thematic break: three or more of one of "*", "-" and
// "_", and blanks.
func isRule(line string) bool {
	if line == "" || strings.IndexByte("*-_", line[0]) < 0 {
		return false
	}
	n := 0
	for i := range len(line) {
		switch line[i] {
		case line[0]:
			n++
		case ' ', '\t':
		default:
			return false
		}
	}
	return n >= 3
}

// underlineLevel returns the level of the heading that a line underlines, or 0.
func underlineLevel(line string) int {
	_, i := indentation(line)
	line = strings.TrimRight(line[i:], " \t\r")
	switch {
	case line == "":
	case strings.Trim(line, "=") == "":
		return 1
	case len(line) >= 3 && strings.Trim(line, "-") == "":
		return 2
	}
	return 0
}

// isDelimiter reports whether a line is the delimiter row of a table (GitHub Flavored
// Markdown, 4.10) and not a thematic break.
func isDelimiter(line string) bool {
	dashes, bars, colons := 0, 0, 0
	for i := range len(line) {
		switch line[i] {
		case '-':
			dashes++
		case '|':
			bars++
		case ':':
			colons++
		case ' ', '\t', '>', '\r':
		case '+': // between the columns of Org
			if bars == 0 {
				return false
			}
		default:
			return false
		}
	}
	return dashes > 0 && (bars > 0 || colons > 0)
}

// fenceMark returns the fence that opens or closes a code block at the front of line, and
// the text after it. mark is "" if there is none.
func fenceMark(line string) (mark, info string) {
	if len(line) < 3 || line[0] != '`' && line[0] != '~' {
		return "", ""
	}
	n := 0
	for n < len(line) && line[n] == line[0] {
		n++
	}
	mark, info = line[:n], strings.TrimSpace(line[n:])
	if n < 3 || line[0] == '`' && strings.IndexByte(info, '`') >= 0 {
		return "", ""
	}
	return mark, info
}

// definition parses a link definition such as "[name]: address" and returns the offsets
// of its parts.
func definition(line string) (label, address inline.Stretch, ok bool) {
	width, i := indentation(line)
	if width > 3 || i >= len(line) || line[i] != '[' {
		return label, address, false
	}
	n := strings.IndexByte(line[i+1:min(len(line), i+maxLabel)], ']')
	if n <= 0 || line[i+1] == '^' {
		return label, address, false
	}
	label = inline.Between(i+1, i+1+n)
	rest, isDefinition := strings.CutPrefix(line[label.End+1:], ":")
	if !isDefinition {
		return label, address, false
	}
	trimmed := strings.TrimLeft(rest, " \t")
	trimmed = strings.TrimPrefix(trimmed, "<")
	address.Start = len(line) - len(trimmed)
	n = strings.IndexAny(trimmed, " \t>\r")
	if n < 0 {
		n = len(trimmed)
	}
	address.End = address.Start + n
	title := strings.Trim(trimmed[n:], "> \t\r")
	return label, address, n > 0 && (title == "" || strings.IndexByte(`"'(`, title[0]) >= 0)
}

// maxLabel is the length of the longest label of a reference, in bytes.
const maxLabel = 300
