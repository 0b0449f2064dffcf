package inline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/ascii"
)

// bareAddresses adds a text with its bare addresses as links.
func (w *spanWriter) bareAddresses(s Span) {
	from := 0
	for a := (addresses{text: s.Text}); ; {
		start, end := a.next(from)
		if start < 0 {
			break
		}
		part := s
		if part.Text = s.Text[from:start]; part.Text != "" {
			part.Start, part.End = w.text.offset(from), w.text.endOffset(start)
			w.spans = append(w.spans, part)
		}
		link := Span{Kind: Link, Style: s.Style, More: s.More, Text: s.Text[start:end], URL: s.Text[start:end]}
		switch link.URL[0] {
		case 'w', 'W':
			link.URL = "http://" + link.URL
		case 'd', 'D':
			link.URL = "https://doi.org/" + link.URL[strings.Index(link.URL, "10."):]
			link.Text = link.URL // not a title
		}
		link.Start, link.End = w.text.offset(start), w.text.endOffset(end)
		link.URLStart, link.URLEnd = link.Start, link.End
		w.spans = append(w.spans, link)
		from = end
	}
	if from > 0 {
		s.Text, s.Start = s.Text[from:], w.text.offset(from)
	}
	if s.Text != "" {
		w.spans = append(w.spans, s)
	}
}

// addresses finds the bare addresses and the DOIs, such as "doi:10.1000/182", of a text.
// It searches each part once.
type addresses struct {
	text            string
	colon, www, ten int // the next "://", "www." and "10."; earlier ones are not searched again
}

// next returns the next address that begins at or after at. start is -1 if there is none.
// An address ends before a blank, a character that needs escaping, or final punctuation.
func (a *addresses) next(at int) (start, end int) {
	for {
		a.colon = indexFrom(a.text, "://", a.colon, at)
		a.www = indexFrom(a.text, "www.", a.www, at)
		a.ten = indexFrom(a.text, "10.", a.ten, at)
		body := 0 // the start of the host
		switch colon, www := a.colon, a.www; {
		case colon == len(a.text) && www == len(a.text) && a.ten == len(a.text):
			return -1, 0
		case a.ten < min(colon, www):
			if start = doiStart(a.text, at, a.ten); start < 0 {
				at = a.ten + len("10.")
				continue
			}
			body = a.ten
		case colon < www:
			start, body = schemeStart(a.text, at, colon), colon+len("://")
		default:
			start, body = www, www+len("www.")
			if start > at && (ascii.IsLetterOrDigit(a.text[start-1]) || strings.IndexByte("./@", a.text[start-1]) >= 0) {
				start = -1
			}
		}
		if start >= 0 && body < len(a.text) && ascii.IsLetterOrDigit(a.text[body]) {
			if end = addressEnd(a.text, body); strings.IndexByte(a.text[start:end], '.') >= 0 {
				return start, end
			}
			body = end // no address within it has a dot either
		}
		at = body
	}
}

// indexFrom returns the next index of word in text at or after at, or the length of text.
// It is known to be at least from.
func indexFrom(text, word string, from, at int) int {
	if from >= at && from > 0 {
		return from
	}
	if i := strings.Index(text[at:], word); i >= 0 {
		return at + i
	}
	return len(text)
}

// schemeStart returns the start of the scheme that ends at colon, or -1 if it is not a
// scheme of the web.
func schemeStart(text string, from, colon int) int {
	for _, scheme := range []string{"https", "http", "ftp"} {
		start := colon - len(scheme)
		if start >= from && strings.EqualFold(text[start:colon], scheme) && (start == 0 || !ascii.IsLetterOrDigit(text[start-1])) {
			return start
		}
	}
	return -1
}

// doiStart returns the start of a DOI whose number is at ten, with the name before it, or
// -1 if it is not named a DOI.
func doiStart(text string, from, ten int) int {
	digits := 0
	for ten+3+digits < len(text) && ascii.IsDigit(text[ten+3+digits]) {
		digits++
	}
	if end := ten + 3 + digits; digits < 4 || end == len(text) || text[end] != '/' && text[end] != '.' {
		return -1
	}
	before := strings.TrimSuffix(text[from:ten], " ")
	before, colon := strings.CutSuffix(before, ":")
	start := from + len(before) - len("doi")
	if !colon && len(before)+1 != ten-from || start < from || !strings.EqualFold(text[start:start+len("doi")], "doi") || start > 0 && ascii.IsLetterOrDigit(text[start-1]) {
		return -1
	}
	if remark.MatchString(text[:start]) {
		return -1
	}
	return start
}

// remark matches the start of a remark on a publication, as on arXiv's pages. A DOI in it
// is that of a work that is named elsewhere.
var remark = regexp.MustCompile(`^\W*(?i:[0-9]+ pages|accepted|published|to appear|journal-ref|comments?\b)`)

// addressEnd returns the end of the address with the host at body.
func addressEnd(text string, body int) int {
	end, open, square := body, 0, 0
scan:
	for ; end < len(text); end++ {
		switch c := text[end]; {
		case c == '(':
			open++
		case c == ')':
			if open--; open < 0 {
				break scan
			}
		case c == '[':
			square++
		case c == ']':
			if square--; square < 0 {
				break scan
			}
		case c <= ' ' || c >= 0x7f || strings.IndexByte("<>\"`|{}^\\", c) >= 0:
			break scan
		}
	}
	if r, _ := utf8.DecodeRuneInString(text[end:]); unicode.Is(unicode.Mn, r) && end > body {
		end-- // the accent belongs to the letter before it, which is no part of the address either
	}
	for end > body && strings.IndexByte("?!.,:;*_~'", text[end-1]) >= 0 {
		end--
	}
	return end
}
