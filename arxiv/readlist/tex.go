package readlist

import (
	"bytes"
	"regexp"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib/latex"
)

// LaTeX: the references of a bibliography, typed or made by BibTeX or biber,
// and the links of a text. What a text cites by key stands in another file and
// is left alone.

// looksLikeTeX tells whether the first line that is neither blank nor a
// comment begins a document or a bibliography.
func looksLikeTeX(head string) bool {
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '%' {
			return texLine.MatchString(line)
		}
	}
	return false
}

var texLine = regexp.MustCompile(`^\\(?:documentclass|documentstyle|begin\s*\{|bibitem|section|usepackage|input\s*\{|newcommand|refsection|datalist|makeatletter|providecommand|title\s*\{)`)

// coverTeX blanks what TeX does not read: from % to the end of the line, the
// comment environment (comment and verbatim packages), and \iffalse up to the
// next \fi. What is never closed, or longer than maxComment, hides nothing, and
// a % within an address is a part of it.
func coverTeX(text []byte, final bool) int {
	closers := [2]closer{{word: []byte(`\end{comment}`)}, {word: []byte(`\fi`)}}
	for i := 0; i < len(text); {
		n := bytes.IndexAny(text[i:], `%\`)
		if n < 0 {
			break
		}
		i += n
		rest := text[i:]
		if rest[0] == '%' {
			end := bytes.IndexByte(rest[:min(len(rest), maxComment)], '\n')
			if end < 0 && !final && len(rest) < maxComment {
				return i
			}
			if end < 0 {
				end = min(len(rest), maxComment)
			}
			if inAddress(text[max(0, i-maxReference):i]) {
				end = 1
			} else {
				blank(rest[:end])
			}
			i += end
			continue
		}
		if !final && len(rest) <= len(`\begin{comment}`) {
			return i
		}
		kind := -1
		if bytes.HasPrefix(rest, []byte(`\begin{comment}`)) {
			kind = 0
		} else if tail, ok := bytes.CutPrefix(rest, []byte(`\iffalse`)); ok && (len(tail) == 0 || !asciiLetter(tail[0])) {
			kind = 1
		}
		if kind < 0 {
			i = min(i+2, len(text)) // \% and \\ are text
			continue
		}
		switch end := closers[kind].after(text, i+2); {
		case end >= 0:
			blank(text[i:end])
			i = end
		case !final && len(rest) < maxComment:
			return i
		default:
			i++
		}
	}
	return len(text)
}

// closer finds what closes comments, each place once.
type closer struct {
	word   []byte
	at     int // where the last one found ends
	behind int // nothing is found before it but that
}

// after returns where the first closer behind from ends, or -1 if there is
// none within maxComment.
func (c *closer) after(text []byte, from int) int {
	limit := min(len(text), from+maxComment)
	if c.at-len(c.word) >= from {
		if c.at <= limit {
			return c.at
		}
		return -1
	}
	for start := max(from, c.behind); start < limit; {
		n := bytes.Index(text[start:limit], c.word)
		if n < 0 {
			c.behind = max(start, limit-len(c.word)+1)
			return -1
		}
		start += n + len(c.word)
		c.behind = start
		if start == len(text) || !asciiLetter(text[start]) || c.word[len(c.word)-1] == '}' {
			c.at = start
			return start
		}
	}
	return -1
}

// inAddress tells whether an address goes on at the end of before.
func inAddress(before []byte) bool {
	at := bytes.LastIndex(before, []byte("://"))
	return at >= 0 && !bytes.ContainsAny(before[at:], " \t\r\n{}\"")
}

// markTeX returns what finds the identifiers in the bibliographies of biber,
// which have the value of eprint on a line by itself.
func markTeX(string, string, bool) marker {
	archive, pending := false, false
	return func(text string, _ bool, found func(arxiv.Match)) int {
		if !pending && !strings.Contains(text, `\verb{eprint}`) {
			if last := strings.LastIndex(text, `\entry{`); last >= 0 {
				archive = archiveField.MatchString(text[last:])
			} else {
				archive = archive || archiveField.MatchString(text)
			}
			return len(text)
		}
		at := 0
		for line := range strings.Lines(text) {
			bare := strings.TrimLeft(line, " \t")
			switch {
			case strings.HasPrefix(bare, `\entry{`):
				archive, pending = false, false
			case archiveField.MatchString(bare):
				archive = true
			case strings.HasPrefix(bare, `\verb{eprint}`):
				pending = archive
			case pending && strings.HasPrefix(bare, `\verb `):
				pending = false
				value := strings.TrimSpace(bare[len(`\verb `):])
				if m, ok := bareMatch(value); ok {
					start := at + len(line) - len(bare) + strings.Index(bare, value)
					m.Start, m.End = m.Start+start, m.End+start
					found(m)
				}
			}
			at += len(line)
		}
		return len(text)
	}
}

var archiveField = regexp.MustCompile(`(?i)\\field\{eprinttype\}\{arxiv\}`)

// texReader cuts a document into sections and entries.
type texReader struct {
	collector
	outline
	source string
	unit   int // where the open entry begins
}

// texLevels are the levels of headings; none is the title of the list.
var texLevels = map[string]int{"part": 2, "chapter": 3, "section": 4, "subsection": 5, "subsubsection": 6, "paragraph": 6}

var (
	texBreak = regexp.MustCompile(`\\(part|chapter|section|subsection|subsubsection|paragraph|bibitem|entry|endentry|item|begin|end)\b\*?|\n[ \t\r]*\n`)
	texCite  = regexp.MustCompile(`\\(?:no)?[cC]ite[a-zA-Z]*\*?(?:\[[^\]\n]*\]){0,2}\{[^{}]*\}`)
)

func readTeX(l *List, source string) {
	r := texReader{collector: collector{list: l}, source: source}
	inBibitem, inEntry := false, false
	for at := 0; at <= len(source); {
		found := texBreak.FindStringSubmatchIndex(source[at:])
		next, behind, command := len(source), len(source)+1, ""
		if found != nil {
			next, behind = at+found[0], at+found[1]
			if found[2] >= 0 {
				command = source[at+found[2] : at+found[3]]
			}
		}
		switch { // what an entry goes on over
		case inEntry && found != nil && command != "endentry" && command != "entry" && next-r.unit < maxLine:
			at = behind
			continue
		case inBibitem && (command == "" && found != nil || command == "begin" || command == "item") && next-r.unit < maxLine:
			at = behind
			continue
		}
		if body := source[r.unit:next]; inEntry {
			r.biber(body)
		} else if inBibitem {
			r.bibitem(body)
		} else {
			r.text(body)
		}
		inEntry, inBibitem = command == "entry", command == "bibitem"
		r.unit = min(behind, len(source))
		at = behind
		if level := texLevels[command]; level > 0 {
			if title, end := braced(source, behind); end > 0 {
				r.enter(level, latex.Text(title))
				r.unit, at = end, end
			}
		}
	}
	r.finish("")
}

// braced returns what the braces at source[at:] hold, blanks before them
// passed over, and where they end; 0 if there are none.
func braced(source string, at int) (inner string, end int) {
	for at < len(source) && isSpace(source[at]) {
		at++
	}
	if at == len(source) || source[at] != '{' {
		return "", 0
	}
	depth := 0
	for i := at; i < min(len(source), at+maxBraced); i++ {
		switch source[i] {
		case '\\':
			i++
		case '{':
			if depth++; depth > maxInlineDepth {
				return "", 0
			}
		case '}':
			if depth--; depth == 0 {
				return source[at+1 : i], i + 1
			}
		}
	}
	return "", 0
}

// maxBraced is the longest argument that is read, in bytes.
const maxBraced = 16 << 10

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// extent returns where the open entry, whose text is body, begins and ends without
// blanks.
func (r *texReader) extent(body string) (start, end int) {
	bare := strings.TrimLeft(body, " \t\r\n")
	start = r.unit + len(body) - len(bare)
	return start, start + len(strings.TrimRight(bare, " \t\r\n"))
}

// text takes a paragraph or an item of a list, which is an entry if it links
// to a paper.
func (r *texReader) text(body string) {
	if !strings.Contains(body, "://") && len(arxiv.Find(body)) == 0 {
		return
	}
	spans := texSpans(body)
	start, end := r.extent(body)
	r.add(entry{start: start, end: end, section: r.section(), year: r.year(), cells: [][]span{spans}})
}

var texLink = regexp.MustCompile(`\\(href|url|textbf)\b\s*|\\newblock\b`)

// texSpans reads LaTeX as running text with its links.
func texSpans(body string) []span {
	body = texCite.ReplaceAllString(body, "")
	var spans []span
	text := func(tex string, bold bool) {
		if t := latex.Text(tex); t != "" {
			if isSpace(tex[0]) {
				t = " " + t
			}
			if isSpace(tex[len(tex)-1]) {
				t += " "
			}
			spans = append(spans, span{kind: textSpan, text: t, bold: bold})
		}
	}
	from := 0
	for at := 0; at < len(body); {
		found := texLink.FindStringSubmatchIndex(body[at:])
		if found == nil {
			break
		}
		start, behind := at+found[0], at+found[1]
		at = behind
		if found[2] < 0 {
			text(body[from:start], false)
			spans = append(spans, span{kind: breakSpan})
			from = behind
			continue
		}
		inner, end := braced(body, behind)
		if end == 0 {
			continue
		}
		s := span{kind: linkSpan, text: address(inner), url: address(inner)}
		switch body[start+1] {
		case 'h':
			shown, shownEnd := braced(body, end)
			if shownEnd > 0 {
				s.text, end = latex.Text(shown), shownEnd
			}
		case 't':
			if strings.Contains(inner, `\href`) {
				continue
			}
			s = span{kind: textSpan, text: latex.Text(inner), bold: true}
		}
		text(body[from:start], false)
		spans = append(spans, s)
		from, at = end, end
	}
	text(body[from:], false)
	return spans
}
