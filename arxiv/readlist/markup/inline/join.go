package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// minWrapped is the length in bytes of the shortest line that may have been wrapped.
// Shorter ones are probably separate.
const minWrapped = 50

// maxJoin bounds the text around a line end that is examined, in bytes.
const maxJoin = 1000

// joins reports whether the text of line continues in the next line: within a bracket, a
// quotation or bold text that the next line closes, or because the line is long, ends in
// a word and has no markup at its end. At other line ends in a list separate texts begin,
// such as an address with its label.
func joins(line, next string) bool {
	line, next = line[max(0, len(line)-maxJoin):], strings.TrimLeft(next, " \t>")
	next = next[:min(len(next), maxJoin)]
	if next == "" || line == "" {
		return false
	}
	if open := openBracket(line); open != 0 && closesFirst(next, open) {
		return true
	}
	if strings.Count(line, `"`)%2 == 1 && strings.Count(next, `"`)%2 == 1 && (endsInWord(line) || strings.HasSuffix(line, ":")) {
		return true
	}
	if len(line) < minWrapped || !endsInWord(line) && !endsInReference(line, next) {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(next); first != '(' && !unicode.IsLetter(first) || isLabelledAddress(next) || isEdition(next) && !introduces(line) {
		return false
	}
	last := line[max(0, len(line)-minWrapped):]
	return !strings.Contains(last, "](") && !strings.Contains(last, "://") && !strings.Contains(last, "**") && !strings.Contains(last, "</")
}

// isLabelledAddress reports whether a line is an address behind a label: "PDF: <https://…>".
func isLabelledAddress(line string) bool {
	label, rest, _ := strings.Cut(line, ":")
	first, _ := utf8.DecodeRuneInString(label)
	return len(label) <= maxLabel && unicode.IsUpper(first) && strings.HasPrefix(strings.TrimLeft(rest, " <"), "http")
}

// isEdition reports whether a line is an acronym and a year, as of a conference, with
// nothing or a link behind them.
func isEdition(line string) bool {
	series, rest, _ := strings.Cut(line, " ")
	year, rest, _ := strings.Cut(rest, " ")
	rest = strings.TrimLeft(rest, " ")
	digits := len(year) == len("2022") && strings.TrimFunc(year, unicode.IsDigit) == ""
	shouts := strings.IndexFunc(series[min(1, len(series)):], unicode.IsUpper) >= 0
	return digits && shouts && strings.TrimFunc(series, unicode.IsLetter) == "" && (rest == "" || rest[0] == '[')
}

// introduces reports whether a line ends in a word that comes before the name of a
// conference in a sentence.
func introduces(line string) bool {
	switch line[strings.LastIndexByte(line, ' ')+1:] {
	case "at", "in", "of", "the", "for", "to", "and", "from":
		return true
	}
	return false
}

// maxLabel is the length in bytes of the longest label of an address.
const maxLabel = 16

// endsInWord reports whether a line ends in a word, or in punctuation that never ends a
// sentence.
func endsInWord(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return unicode.IsLetter(last) || unicode.IsDigit(last) || last == ',' || last == '-' || last == '’' || last == '\''
}

// endsInReference reports whether a line ends within a reference as the IEEE writes it: in a title
// with a comma before its quotation mark, or behind the first initial of a name.
func endsInReference(line, next string) bool {
	if strings.HasSuffix(line, `,"`) || strings.HasSuffix(line, ",”") {
		return true
	}
	before, names := beforeInitials(line)
	switch {
	case !names:
		return false
	case strings.HasSuffix(before, ","):
		return len(next) > 3 && unicode.IsUpper(rune(next[0])) && next[1:3] == ". "
	}
	return strings.HasSuffix(before, " and")
}

// beforeInitials returns line before the initials with which it ends, if any.
func beforeInitials(line string) (before string, found bool) {
	for n := len(line); n > 2 && line[n-1] == '.' && unicode.IsUpper(rune(line[n-2])) && line[n-3] == ' '; n = len(line) {
		line, found = line[:n-3], true
	}
	return line, found
}

// openBracket returns the last bracket of line that is not closed, or 0.
func openBracket(line string) byte {
	var closed [2]int // round and square ones after the position
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

// closesFirst reports whether a line closes a bracket that is open before it, without
// opening another of the kind first.
func closesFirst(line string, open byte) bool {
	closer := byte(')')
	if open == '[' {
		closer = ']'
	}
	end := strings.IndexByte(line, closer)
	return end >= 0 && strings.IndexByte(line[:end], open) < 0
}
