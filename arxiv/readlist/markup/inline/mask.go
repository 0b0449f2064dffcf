package inline

import (
	"bytes"
	"strings"

	"clipgraph/internal/ascii"
)

// Limits on the number of special characters of a unit: goldmark's time grows with the
// square of it.
const (
	maxEmphasis = 500  // stars, underscores and tildes
	maxBrackets = 5000 // brackets that may open a link, and backticks
)

// makeCopy copies the lines and masks what Markdown would misread.
func (r *Reader) makeCopy() {
	r.copy = r.copy[:0]
	for i := range r.lines {
		l := &r.lines[i]
		if i > 0 {
			r.copy = append(r.copy, '\n')
		}
		l.at = len(r.copy)
		r.copy = append(r.copy, r.source[l.source.Start:l.source.End]...)
	}
	r.mask()
}

// masked replaces a character in the copy that is plain text.
const masked = 1

// mask masks marks within bare addresses and formulas, blanks within addresses of links,
// and marks that are too many to be meant.
func (r *Reader) mask() {
	shown := string(r.copy)
	if strings.ContainsAny(shown, "_*~") {
		at := 0
		for a := (addresses{text: shown}); ; {
			start, end := a.next(at)
			if start < 0 {
				break
			}
			r.hide(start, end, "_*~")
			at = end
		}
		r.maskFormulas(shown)
	}
	r.maskBlanks(shown)
	if countAny(r.copy, "*_~") > maxEmphasis {
		r.hide(0, len(r.copy), "*_~")
	}
	if countAny(r.copy, "[`") > maxBrackets {
		r.hide(0, len(r.copy), "[`")
	}
}

func (r *Reader) hide(start, end int, marks string) {
	for i := start; i < end; i++ {
		if strings.IndexByte(marks, r.copy[i]) >= 0 {
			r.copy[i] = masked
		}
	}
}

func countAny(text []byte, marks string) int {
	n := 0
	for i := range len(marks) {
		n += bytes.Count(text, []byte{marks[i]})
	}
	return n
}

// maxFormula is the length of the longest formula between dollars, in bytes.
const maxFormula = 200

// maskFormulas masks marks in formulas such as $M_{23}$. As in Pandoc's Markdown, no
// blank follows the first dollar or precedes the last.
func (r *Reader) maskFormulas(shown string) {
	for at := 0; at < len(shown); {
		n := strings.IndexByte(shown[at:], '$')
		if n < 0 {
			return
		}
		start := at + n + 1
		at = start
		n = strings.IndexByte(shown[start:min(len(shown), start+maxFormula)], '$')
		if n <= 0 || ascii.IsSpace(shown[start]) || ascii.IsSpace(shown[start+n-1]) || strings.IndexByte(shown[start:start+n], '\n') >= 0 {
			continue
		}
		r.hide(start, start+n, "_*~")
		at = start + n + 1
	}
}

// maxDestination is the length of the longest address with blanks in a link, in bytes.
const maxDestination = 2000

// maskBlanks masks blanks within the address of a link, which would otherwise not be a
// link, and the start of an address without an end.
func (r *Reader) maskBlanks(shown string) {
	for at := 0; ; {
		n := strings.Index(shown[at:], "](")
		if n < 0 {
			return
		}
		start := at + n + 2
		at = start
		limit := min(len(shown), start+maxDestination)
		for start < limit && (shown[start] == ' ' || shown[start] == '\t') {
			start++
		}
		n = strings.IndexAny(shown[start:limit], ")\n")
		if n < 0 {
			r.hide(at-1, at, "(") // not closed nearby: not an address
			continue
		}
		if shown[start+n] != ')' {
			continue
		}
		address := strings.TrimRight(shown[start:start+n], " \t")
		if i := strings.IndexAny(address, " \t"); i < 0 || !isWebAddress(address) || strings.ContainsAny(address, "<>\"'([") {
			continue
		}
		r.hide(start, start+len(address), " \t")
	}
}

func isWebAddress(s string) bool {
	return strings.HasPrefix(s, "http") && strings.Contains(s, "://") || strings.HasPrefix(s, "www.")
}
