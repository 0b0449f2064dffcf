package lookup

import (
	"bytes"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/internal/ascii"
)

// The format .bib: entries begin with an @ at the front of a line. Fields that an entry has only
// through @string or a parent are ignored.

func isBib(start []byte) bool {
	at := nextBib(start, 0)
	return at >= 0 && bytes.IndexByte(start[at:], '{') > 0 && !bytes.HasPrefix(bytes.TrimSpace(start), []byte("<"))
}

func nextBib(data []byte, at int) int {
	for at < len(data) {
		i := bytes.IndexByte(data[at:], '@')
		if i < 0 {
			return -1
		}
		at += i
		front := bytes.TrimRight(data[max(0, at-64):at], " \t\r")
		if (len(front) == 0 && at < 64 || len(front) > 0 && front[len(front)-1] == '\n') && at+1 < len(data) && ascii.IsLetter(data[at+1]) {
			return at
		}
		at++
	}
	return -1
}

func endBib(data []byte) int { return nextBib(data, 1) }

// delimited returns the text in the braces or quotes with which value begins, or nil if there are
// none.
func delimited(value []byte) []byte {
	if len(value) == 0 || value[0] != '{' && value[0] != '"' {
		return nil
	}
	closing := byte('}')
	if value[0] == '"' {
		closing = '"'
	}
	end := bytes.IndexByte(value[1:], closing) // of most values, which have no delimiters
	if end < 0 {
		return nil
	}
	if inner := value[1 : 1+end]; bytes.IndexByte(inner, '{') < 0 && bytes.IndexByte(inner, '\\') < 0 && (closing == '}' || bytes.IndexByte(inner, '}') < 0) {
		return inner
	}
	depth := 0
	for i := 1; i < len(value); i++ {
		c := value[i]
		if !delimits[c] {
			continue
		}
		switch {
		case c == '\\':
			i++
		case c == '{':
			depth++
		case depth == 0 && (c == '}' && value[0] == '{' || c == '"' && value[0] == '"'):
			return value[1:i]
		case c == '}':
			depth--
		}
	}
	return nil
}

// delimits is the set of bytes that delimited interprets.
var delimits = [256]bool{'\\': true, '{': true, '}': true, '"': true}

func readBib(entry []byte) *work.Work {
	for e := range bib.Parse("", string(entry)).Entries() {
		w := e.Paper(nil)
		w.Entry, w.OnlyListed, w.Note, w.Abstract = nil, false, "", ""
		w.AddID(work.NewDOI(cleanDOI(e.Value("doi"))))
		v := w.PublishedIn()
		setPreprint(w, v, strings.TrimPrefix(v.Volume, "abs/"))
		if strings.EqualFold(e.Value("archiveprefix")+e.Value("eprinttype"), "arxiv") {
			addArXiv(w, e.Value("eprint"))
		}
		return w
	}
	return nil
}

// setPreprint handles CoRR, DBLP's name for arXiv: the volume holds the identifier.
func setPreprint(w *work.Work, v work.Venue, id string) {
	name := strings.ToLower(v.Name)
	if name != "corr" && !strings.Contains(name, "arxiv") {
		return
	}
	addArXiv(w, id)
	w.Type = "misc"
	w.SetVenue(work.Venue{Year: v.Year})
}

func addArXiv(w *work.Work, text string) {
	if ref, err := arxiv.Parse(text); err == nil {
		w.AddID(ref.ID.WorkID())
	}
}
