package dump

import (
	"bytes"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib"
	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
	"clipgraph/internal/ascii"
)

// The format .bib: entries begin with an @ at the front of a line.

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
	file := bib.Parse("", string(entry))
	for e := range file.Entries() {
		w := e.Paper(file.Parents())
		w.Entry, w.OnlyListed, w.Note, w.Abstract = nil, false, "", ""
		w.AddID(work.NewDOI(CleanDOI(e.Value("doi"))))
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

// factsBib reads the fields of an entry in order. If the entry is not well-formed, it searches for
// the fields.
func factsBib(data []byte, at int, f *Facts) (end int) {
	entry := data[at:]
	if next := nextBib(data, at+1); next >= 0 {
		entry = data[at:next]
	}
	var b bibFields
	if !b.read(entry) {
		b = bibFields{fieldBib(entry, "title"), fieldBib(entry, "author"), fieldBib(entry, "booktitle"), fieldBib(entry, "journal"), fieldBib(entry, "year"), fieldBib(entry, "doi")}
	}
	f.Title, f.DOI, f.Year, f.Venue = b.title, b.doi, b.year, b.booktitle
	if len(f.Venue) == 0 {
		f.Venue = b.journal
	}
	f.Authors = cutAuthors(f.Authors[:0], b.author)
	f.Key = keyBib(entry)
	return at + len(entry)
}

// keyBib returns the key by which other entries refer to an entry: the name of a macro
// after an @, or the key of proceedings and the like, in lower case.
func keyBib(entry []byte) string {
	if len(entry) < 2 || strings.IndexByte("spbcm", entry[1]|0x20) < 0 { // most entries
		return ""
	}
	kind, rest, _ := bytes.Cut(entry[1:], []byte("{"))
	switch kind := strings.ToLower(string(bytes.TrimSpace(kind))); kind {
	case "string":
		name, _, _ := bytes.Cut(rest, []byte("="))
		return "@" + strings.ToLower(string(bytes.TrimSpace(name)))
	case "proceedings", "book", "collection", "mvbook", "mvcollection", "mvproceedings":
		key, _, _ := bytes.Cut(rest, []byte(","))
		return strings.ToLower(string(bytes.TrimSpace(key)))
	}
	return ""
}

// needsBib returns the keys of the macros that an entry uses, but for months, and of its
// parent.
func needsBib(entry []byte) (keys []string) {
	if parent := fieldBib(entry, "crossref"); len(parent) > 0 {
		keys = append(keys, strings.ToLower(string(parent)))
	}
	depth, quoted := 0, false
	for i, c := range entry {
		switch {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth > 1:
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '=' || c == '#'):
			value := bytes.TrimLeft(entry[i+1:], " \t\r\n")
			end := bytes.IndexAny(value, " \t\r\n,#}{\"")
			if end > 0 && ascii.IsLetter(value[0]) && !bib.IsMonth(string(bytes.ToLower(value[:end]))) {
				keys = append(keys, "@"+string(bytes.ToLower(value[:end])))
			}
		}
	}
	return keys
}

// bibFields are the fields of an entry that an index needs, without delimiters.
type bibFields struct{ title, author, booktitle, journal, year, doi []byte }

// set sets the value of a field, if it is the first with its name.
func (b *bibFields) set(name, value []byte) {
	var lower [len("booktitle")]byte
	if len(name) > len(lower) {
		return
	}
	for i, c := range name {
		lower[i] = c | 0x20
	}
	var field *[]byte
	switch string(lower[:len(name)]) {
	case "title":
		field = &b.title
	case "author":
		field = &b.author
	case "booktitle":
		field = &b.booktitle
	case "journal":
		field = &b.journal
	case "year":
		field = &b.year
	case "doi":
		field = &b.doi
	default:
		return
	}
	setFirst(field, value)
}

func setFirst(field *[]byte, value []byte) {
	if *field == nil {
		*field = value
	}
}

// read reads the fields whose values are delimited or numbers. It reports whether it could read the
// whole entry.
func (b *bibFields) read(entry []byte) (whole bool) {
	i := bytes.IndexAny(entry[:min(len(entry), 32)], "{(")
	key := bytes.IndexByte(entry, ',')
	if i < 0 || key < i {
		return false
	}
	for i = key; ; {
		for i < len(entry) && (ascii.IsSpace(entry[i]) || entry[i] == ',') {
			i++
		}
		start := i
		for i < len(entry) && (ascii.IsLetter(entry[i]) || ascii.IsDigit(entry[i]) || entry[i] == '-' || entry[i] == '_') {
			i++
		}
		name := entry[start:i]
		for i < len(entry) && ascii.IsSpace(entry[i]) {
			i++
		}
		switch {
		case i == len(entry):
			return false
		case len(name) == 0:
			return entry[i] == '}' || entry[i] == ')'
		case entry[i] != '=':
			return false
		}
		for i++; i < len(entry) && ascii.IsSpace(entry[i]); i++ {
		}
		if value := delimited(entry[i:]); value != nil {
			b.set(name, value)
			i += len(value) + 2
		} else if length := bytes.IndexAny(entry[i:], ",\n}"); length > 0 && entry[i] != '{' && entry[i] != '"' {
			if ascii.IsDigit(entry[i]) {
				b.set(name, bytes.TrimSpace(entry[i:i+length]))
			}
			i += length
		} else {
			return false
		}
	}
}

// cutAuthors splits a list of names at "and" outside braces, as [namelist.Parse] does, and appends
// the names to names.
func cutAuthors(names [][]byte, list []byte) [][]byte {
	depth, start := 0, 0
	for i := 0; i < len(list); i++ {
		switch c := list[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth = max(0, depth-1)
		case depth == 0 && ascii.IsSpace(c) && i+4 < len(list) && ascii.IsSpace(list[i+4]) && isAnd(list[i+1:i+4]):
			names = append(names, bytes.TrimSpace(list[start:i]))
			start = i + 4
			i += 3
		}
	}
	if name := bytes.TrimSpace(list[start:]); len(name) > 0 {
		names = append(names, name)
	}
	return names
}

func isAnd(word []byte) bool {
	return word[0]|0x20 == 'a' && word[1]|0x20 == 'n' && word[2]|0x20 == 'd'
}

func peopleBib(names string) []work.Person {
	people, _ := namelist.Parse(names)
	return people
}

// fieldBib finds a field by its name, in lower case or capitalized, and returns its value
// without delimiters, or nil if there is none.
func fieldBib(entry []byte, name string) []byte {
	for rest := entry; ; {
		i := bytes.Index(rest, []byte(name[1:]))
		if i < 0 {
			return nil
		}
		behind := rest[i+len(name)-1:]
		if i > 1 && rest[i-1]|0x20 == name[0] && !ascii.IsLetter(rest[i-2]) && rest[i-2] != '_' && rest[i-2] != '-' {
			if value := bytes.TrimLeft(behind, " \t"); len(value) > 0 && value[0] == '=' {
				value = bytes.TrimLeft(value[1:], " \t\r\n")
				if inner := delimited(value); inner != nil {
					return inner
				}
				if end := bytes.IndexAny(value, ",\n}"); end > 0 && ascii.IsDigit(value[0]) {
					return bytes.TrimSpace(value[:end])
				}
				return nil
			}
		}
		rest = behind
	}
}
