package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// minWrapped is the number of bytes from which on a line may be one that was
// wrapped, and not one of several short ones below each other.
const minWrapped = 50

// maxJoin bounds what is looked at around the end of a line, in bytes.
const maxJoin = 1000

// joins reports whether the text of line goes on in the next line: within a
// bracket, a quote or bold text that the next line closes, or because the line
// is long, ends in a word and has no markup at its end. Any other end of a line
// in a list parts what stands beside it.
func joins(line, next string) bool {
	line, next = line[max(0, len(line)-maxJoin):], strings.TrimLeft(next, " \t>")
	next = next[:min(len(next), maxJoin)]
	if next == "" || line == "" {
		return false
	}
	if open := openBracket(line); open != 0 && closesFirst(next, open) {
		return true
	}
	if strings.Count(line, `"`)%2 == 1 && strings.Count(next, `"`)%2 == 1 && endsInWord(line) {
		return true
	}
	if len(line) < minWrapped || !endsInWord(line) {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(next); first != '(' && !unicode.IsLetter(first) {
		return false
	}
	last := line[max(0, len(line)-minWrapped):]
	return !strings.Contains(last, "](") && !strings.Contains(last, "://") && !strings.Contains(last, "**") && !strings.Contains(last, "</")
}

// endsInWord reports whether a line ends in a word, or in punctuation that
// never ends a sentence.
func endsInWord(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return unicode.IsLetter(last) || unicode.IsDigit(last) || last == ',' || last == '-' || last == '’' || last == '\''
}

// openBracket returns the last bracket of line that is open at its end, or 0.
func openBracket(line string) byte {
	var closed [2]int // round and square ones that stand behind
	for i := len(line) - 1; i >= 0; i-- {
		switch line[i] {
		case ')':
			closed[0]++
		case ']':
			closed[1]++
		case '(':
			if closed[0]--; closed[0] < 0 {
				return '('
			}
		case '[':
			if closed[1]--; closed[1] < 0 {
				return '['
			}
		}
	}
	return 0
}

// closesFirst reports whether a line closes a bracket that is open before it,
// and opens none of the kind before that.
func closesFirst(line string, open byte) bool {
	closer := byte(')')
	if open == '[' {
		closer = ']'
	}
	end := strings.IndexByte(line, closer)
	return end >= 0 && strings.IndexByte(line[:end], open) < 0
}

// indentation returns the width of the blanks at the front of a line, that of a
// tab being 4 and that of the mark of a quotation 0, and where they end.
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

// bulletText returns where the text of an item begins whose mark stands at the
// front of line, or 0 if it is no item. Marks are those of Markdown and what
// people type for them: "•", "1)", "(1)", "1、", "[12]".
func bulletText(line string) int {
	i, mark := 0, false
	switch c := line[0]; {
	case c == '-' || c == '+':
		i, mark = 1, true
	case c == '*':
		i = 1
	case c == '\\' && len(line) > 2 && (line[1] == '-' || line[1] == '*') && line[2] == ' ':
		i = 2
	case c == '[' || c == '(' || isDigit(c):
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
	case mark && line[0] >= utf8.RuneSelf && isLetter(rest[0]):
	default:
		return 0
	}
	return i + taskBox(line[i:])
}

// numberMark returns the length of the number that marks an item, with its
// punctuation; 0 if there is none.
func numberMark(line string) int {
	i := 0
	if line[0] == '(' || line[0] == '[' {
		i++
	}
	from := i
	for i < len(line) && isDigit(line[i]) {
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

// taskBox returns the length of the box at the front of a task, and of the
// blanks behind it.
func taskBox(text string) int {
	if len(text) < 4 || text[0] != '[' || text[2] != ']' || text[3] != ' ' || strings.IndexByte(" xX", text[1]) < 0 {
		return 0
	}
	return 3 + len(text[3:]) - len(strings.TrimLeft(text[3:], " \t"))
}

// isYearMark reports whether the number at the front of a line is a year, as
// one that a line was broken before.
func isYearMark(line string) bool {
	return len(line) > 4 && (line[:2] == "19" || line[:2] == "20") && isDigit(line[2]) && isDigit(line[3]) && line[4] == '.'
}

// isRule reports whether a line is a thematic break: three or more of one of
// "*", "-" and "_", and nothing else but blanks.
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

// underlineLevel returns the level of the heading that a line underlines, or 0
// if it is no such line.
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

// isDelimiter reports whether a line is the row below the header of a table
// (GitHub Flavored Markdown, 4.10) and no thematic break.
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

// fenceMark returns the mark that opens or closes a block of code at the front
// of line, and what stands behind it; "" if there is none.
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

// definition reads a line such as "[label]: address" and returns the parts as
// offsets in the line.
func definition(line string) (label, address stretch, ok bool) {
	width, i := indentation(line)
	if width > 3 || i >= len(line) || line[i] != '[' {
		return label, address, false
	}
	n := strings.IndexByte(line[i+1:min(len(line), i+maxLabel)], ']')
	if n <= 0 || line[i+1] == '^' {
		return label, address, false
	}
	label = stretch{i + 1, i + 1 + n}
	rest, isDefinition := strings.CutPrefix(line[label.end+1:], ":")
	if !isDefinition {
		return label, address, false
	}
	trimmed := strings.TrimLeft(rest, " \t")
	trimmed = strings.TrimPrefix(trimmed, "<")
	address.start = len(line) - len(trimmed)
	n = strings.IndexAny(trimmed, " \t>\r")
	if n < 0 {
		n = len(trimmed)
	}
	address.end = address.start + n
	title := strings.Trim(trimmed[n:], "> \t\r")
	return label, address, n > 0 && (title == "" || strings.IndexByte(`"'(`, title[0]) >= 0)
}

// maxLabel is the longest label of a reference, in bytes.
const maxLabel = 300
