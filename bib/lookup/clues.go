package lookup

import (
	"bytes"
	"html"
	"strconv"
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
	"clipgraph/internal/ascii"
)

// What an index has of an entry besides its title: the DOI, the authors, and the number of entries
// of a series in a year. The keys of these contain a colon, which folded titles never do.

// facts are the relevant fields of an entry, as written.
type facts struct {
	title, doi, venue, year []byte // title is nil if there is none
	authors                 [][]byte
}

// memo caches the keys of author lists and series, which occur in many entries.
type memo struct {
	authors map[string][]uint64
	series  map[string]map[string]uint64 // by the text and the year
}

func newMemo() memo { return memo{map[string][]uint64{}, map[string]map[string]uint64{}} }

const (
	maxAuthors    = 30      // authors per entry in an index
	maxRemembered = 1 << 17 // cached names and venues
)

// authorKeys appends the keys of authors to keys. people parses the names in a text.
func (m *memo) authorKeys(keys []uint64, authors [][]byte, people func(string) []work.Person) []uint64 {
	for _, text := range authors[:min(len(authors), maxAuthors)] {
		if given, family, plain := work.PlainName(text); plain {
			keys = append(keys, plainKey(given, family))
			continue
		}
		keyed, known := m.authors[string(text)]
		if !known {
			name := string(text)
			for _, p := range people(name) {
				if key := authorKey(p); key != 0 && len(keyed) < maxAuthors {
					keyed = append(keyed, key)
				}
			}
			if len(m.authors) >= maxRemembered {
				clear(m.authors)
			}
			m.authors[name] = keyed
		}
		keys = append(keys, keyed...)
	}
	return keys
}

// seriesKey returns the key of the series that a venue names in a year, or 0 if there is none.
func (m *memo) seriesKey(text, inYear []byte) uint64 {
	if len(text) == 0 || len(inYear) == 0 {
		return 0
	}
	if key, known := m.series[string(text)][string(inYear)]; known {
		return key
	}
	key := uint64(0)
	if year, _ := strconv.Atoi(string(bytes.Trim(inYear, "{} "))); year != 0 {
		if s := venue.SeriesOf(latex.Text(html.UnescapeString(string(text))), year); s.Stream != "" && !s.Workshops {
			key = seriesKey(s.Stream, year)
		}
	}
	if len(m.series) >= maxRemembered {
		clear(m.series)
	}
	if m.series[string(text)] == nil {
		m.series[string(text)] = map[string]uint64{}
	}
	m.series[string(text)][string(inYear)] = key
	return key
}

func doiKey(doi string) uint64 { return hash([]byte("doi:" + strings.ToLower(doi))) }

func seriesKey(stream string, year int) uint64 {
	return hash([]byte("in:" + stream + "/" + strconv.Itoa(year)))
}

// plainKey is authorKey for a [work.PlainName].
func plainKey(given, family []byte) uint64 {
	var space [64]byte
	b := append(space[:0], "by:"...)
	for _, c := range family {
		if c |= 0x20; 'a' <= c && c <= 'z' {
			b = append(b, c)
		}
	}
	return hash(append(b, '/', given[0]|0x20))
}

// authorKey returns the key of people with the same family name and first initial, or 0 for a name
// with only one part.
func authorKey(p work.Person) uint64 {
	family, given := work.Fold(p.Family), work.Fold(p.Given)
	if family == "" || given == "" {
		return 0
	}
	return hash([]byte("by:" + family + "/" + given[:1]))
}

// factsBib reads the fields of an entry in order. If the entry is not well-formed, it searches for
// the fields.
func factsBib(data []byte, at int, f *facts) (end int) {
	entry := data[at:]
	if next := nextBib(data, at+1); next >= 0 {
		entry = data[at:next]
	}
	var b bibFields
	if !b.read(entry) {
		b = bibFields{fieldBib(entry, "title"), fieldBib(entry, "author"), fieldBib(entry, "booktitle"), fieldBib(entry, "journal"), fieldBib(entry, "year"), fieldBib(entry, "doi")}
	}
	f.title, f.doi, f.year, f.venue = b.title, b.doi, b.year, b.booktitle
	if len(f.venue) == 0 {
		f.venue = b.journal
	}
	f.authors = cutAuthors(f.authors[:0], b.author)
	return at + len(entry)
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

func peopleDBLP(name string) []work.Person {
	return []work.Person{work.ParseName(html.UnescapeString(name))}
}

var escapedDOI = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", "{", "", "}", "")

// cleanDOI returns a DOI without the address of a resolver and without LaTeX escapes.
func cleanDOI(text string) string {
	if strings.ContainsAny(text, `\{}`) {
		text = escapedDOI.Replace(text)
	}
	if i := strings.Index(text, "10."); i >= 0 {
		return strings.TrimSpace(text[i:])
	}
	return ""
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

// factsDBLP reads the elements of a record in order.
func factsDBLP(data []byte, at int, f *facts) (end int) {
	*f = facts{authors: f.authors[:0]}
	name := data[at+1:]
	name = name[:max(0, bytes.IndexByte(name, ' '))]
	endTag := append(append(make([]byte, 0, 24), "</"...), name...)
	if next := bytes.IndexAny(data[at+1:], "<>"); next >= 0 && data[at+1+next] == '<' { // the start tag is not terminated
		return at + 1 + next
	}
	var booktitle, journal []byte
	end = len(data)
	for i := at + 1; ; {
		next := bytes.IndexByte(data[i:], '<')
		if next < 0 {
			break
		}
		i += next + 1
		if i < len(data) && data[i] == '/' {
			if i++; bytes.HasPrefix(data[i:], name) && len(name) > 0 {
				end = i
				break
			}
			continue
		}
		close := bytes.IndexByte(data[i:], '>')
		if close < 0 {
			break
		}
		tag := data[i : i+close]
		if next := bytes.IndexByte(tag, '<'); next >= 0 { // nor is this tag
			end = i + next
			break
		}
		if bytes.Contains(tag, keyAttribute) { // the previous record is not terminated
			end = i - 1
			break
		}
		if space := bytes.IndexByte(tag, ' '); space >= 0 {
			tag = tag[:space]
		}
		i += close + 1
		length := bytes.IndexByte(data[i:], '<')
		if length < 0 {
			break
		}
		text := data[i : i+length]
		switch string(tag) {
		case "title":
			length := bytes.Index(data[i:min(len(data), i+maxEntry)], []byte("</title>"))
			if length >= 0 && f.title == nil && !bytes.Contains(data[i:i+length], endTag) {
				f.title = data[i : i+length]
			}
		case "author":
			f.authors = append(f.authors, text)
		case "booktitle":
			setFirst(&booktitle, text)
		case "journal":
			setFirst(&journal, text)
		case "year":
			setFirst(&f.year, text)
		case "ee":
			if _, doi, found := bytes.Cut(text, []byte("doi.org/")); found {
				setFirst(&f.doi, unescaped(doi))
			}
		}
	}
	if f.venue = booktitle; len(booktitle) == 0 {
		f.venue = journal
	}
	return end
}

var keyAttribute = []byte(` key="`)

// unescaped returns a text with its entities decoded.
func unescaped(text []byte) []byte {
	if bytes.IndexByte(text, '&') < 0 {
		return text
	}
	return []byte(html.UnescapeString(string(text)))
}
