package readlist

import "strings"

// Most of what stands in lists is text, links and bold text, and nothing else that
// Markdown gives a meaning to. That is read here, in a fraction of the time that a
// parser takes; where in doubt, the parser is asked.

// parseSimple is [parseMarkup] for text of that kind. It tells whether source is.
func parseSimple(source string) (spans []span, ok bool) {
	source = strings.Trim(source, " \t")
	if source == "" {
		return nil, true
	}
	bold := false
	for at := 0; at < len(source); {
		switch rest := source[at:]; {
		case rest[0] == '[':
			link, size := simpleLink(rest)
			if size == 0 {
				return nil, false
			}
			link.bold = link.bold || bold
			spans = append(spans, link)
			at += size
		case strings.HasPrefix(rest, "**"):
			if bold && !closesBold(source, at) || !bold && !opensBold(source, at) {
				return nil, false
			}
			bold = !bold
			at += 2
		default:
			size := simpleText(rest)
			if size == 0 {
				return nil, false
			}
			if spans == nil {
				spans = make([]span, 0, 4)
			}
			spans = append(spans, span{kind: textSpan, text: rest[:size], bold: bold})
			at += size
		}
	}
	return append(spans, span{kind: breakSpan}), !bold
}

// opensBold and closesBold tell whether the two stars at an offset do one and can't do
// the other: a part of CommonMark's rules of left- and right-flanking runs.
func opensBold(source string, at int) bool {
	if at > 0 && source[at-1] != ' ' || at+2 == len(source) {
		return false
	}
	next := source[at+2]
	return next > ' ' && next < 0x7f && next != '*'
}

func closesBold(source string, at int) bool {
	last := source[at-1]
	switch {
	case last <= ' ' || last >= 0x7f || last == '*':
		return false
	case at+2 == len(source) || source[at+2] == ' ':
		return true
	}
	return asciiWord(last) && strings.IndexByte(".,:;)", source[at+2]) >= 0
}

// simpleText returns the length of the text that source begins with, up to what
// begins a link or bold text; 0 if it may hold anything else.
func simpleText(source string) int {
	n := 0
	for n < len(source) && source[n] != '[' && source[n] != '*' {
		switch c := source[n]; {
		case simpleBytes[c]:
		case c == ':' && (n+1 == len(source) || source[n+1] != '/'): // of no address
		case c == '!' && (n+1 == len(source) || source[n+1] != '['): // of no picture
		default:
			return 0
		}
		n++
	}
	if strings.Contains(source[:n], "www.") {
		return 0
	}
	return n
}

// simpleLink reads a link whose text is text, all of it bold or none, and returns its
// length; 0 if it is no such link.
func simpleLink(source string) (link span, size int) {
	end := strings.IndexByte(source, ']')
	if end < 0 || end+1 == len(source) || source[end+1] != '(' {
		return span{}, 0
	}
	link.kind, link.text = linkSpan, source[1:end]
	if inner, is := strings.CutPrefix(link.text, "**"); is {
		if inner, is = strings.CutSuffix(inner, "**"); !is || inner == "" || !asciiWord(inner[0]) || !asciiWord(inner[len(inner)-1]) {
			return span{}, 0
		}
		link.text, link.bold = inner, true
	}
	if simpleText(link.text) != len(link.text) {
		return span{}, 0
	}
	link.text = oneBlank(link.text)
	start := end + 2
	for end = start; end < len(source) && addressBytes[source[end]]; {
		end++
	}
	if end == start || end == len(source) || source[end] != ')' {
		return span{}, 0
	}
	link.url = source[start:end]
	return link, end + 1
}

func asciiLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func asciiWord(b byte) bool { return asciiLetter(b) || '0' <= b && b <= '9' }

// simpleBytes stand for themselves in text, and addressBytes in an address.
var simpleBytes, addressBytes = func() (text, address [256]bool) {
	for c := range 256 {
		text[c] = !strings.ContainsRune("*_[]<>&`\\!\n\r\x00:@", rune(c)) || c >= 0x80
		address[c] = asciiWord(byte(c)) || strings.IndexByte("-._~:/?#=%+,;@$", byte(c)) >= 0
	}
	return text, address
}()
