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

// What an index has of an entry beside its title: the DOI, the authors, and the series
// with the year. The keys of these have a colon, which no folded title has.

// clues are what an entry says of these, as it stands there.
type clues struct {
	doi, venue string
	authors    []string
	year       int
}

// memo remembers the keys of the authors and of the series that texts name, which stand in
// many entries.
type memo struct {
	authors map[string][]uint64
	series  map[dated]uint64
}

// dated is a text in a year.
type dated struct {
	text string
	year int
}

func newMemo() memo { return memo{map[string][]uint64{}, map[dated]uint64{}} }

// maxAuthors bounds the authors of an entry that an index has.
const maxAuthors = 30

// keysOf appends the keys of an entry to keys; people returns those that a text names.
func (m memo) keysOf(keys []uint64, c clues, people func(string) []work.Person) []uint64 {
	if c.doi != "" {
		keys = append(keys, doiKey(c.doi))
	}
	for _, name := range c.authors[:min(len(c.authors), maxAuthors)] {
		if given, family, plain := work.PlainName(name); plain {
			keys = append(keys, authorKey(work.Person{Given: given, Family: family}))
			continue
		}
		own, known := m.authors[name]
		if !known {
			for _, p := range people(name) {
				if key := authorKey(p); key != 0 && len(own) < maxAuthors {
					own = append(own, key)
				}
			}
			m.authors[name] = own // of a part of a file: not many
		}
		keys = append(keys, own...)
	}
	if c.venue == "" || c.year == 0 {
		return keys
	}
	in := dated{c.venue, c.year}
	key, known := m.series[in]
	if !known {
		if s := venue.SeriesOf(latex.Text(c.venue), c.year); s.Stream != "" && !s.Workshops {
			key = seriesKey(s.Stream, c.year)
		}
		m.series[in] = key
	}
	if key != 0 {
		keys = append(keys, key)
	}
	return keys
}

func doiKey(doi string) uint64 { return hash([]byte("doi:" + strings.ToLower(doi))) }

func seriesKey(stream string, year int) uint64 {
	return hash([]byte("in:" + stream + "/" + strconv.Itoa(year)))
}

// authorKey is the key of people of one family name and one first initial; 0 for a name
// of one part.
func authorKey(p work.Person) uint64 {
	family, given := work.Fold(p.Family), work.Fold(p.Given)
	if family == "" || given == "" {
		return 0
	}
	return hash([]byte("by:" + family + "/" + given[:1]))
}

func cluesBib(entry []byte) clues {
	c := clues{doi: cleanDOI(string(fieldBib(entry, "doi"))), venue: string(fieldBib(entry, "booktitle"))}
	if c.venue == "" {
		c.venue = string(fieldBib(entry, "journal"))
	}
	c.year, _ = strconv.Atoi(strings.Trim(string(fieldBib(entry, "year")), "{} "))
	c.authors = cutAuthors(string(fieldBib(entry, "author")))
	return c
}

// cutAuthors cuts a list of names at "and" outside braces, as [namelist.Parse] does.
func cutAuthors(list string) (names []string) {
	depth, start := 0, 0
	for i := 0; i < len(list); i++ {
		switch c := list[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth = max(0, depth-1)
		case depth == 0 && ascii.IsSpace(c) && i+4 < len(list) && ascii.IsSpace(list[i+4]) && strings.EqualFold(list[i+1:i+4], "and"):
			names = append(names, strings.TrimSpace(list[start:i]))
			start = i + 4
			i += 3
		}
	}
	return append(names, strings.TrimSpace(list[start:]))
}

func peopleBib(names string) []work.Person {
	people, _ := namelist.Parse(names)
	return people
}

func peopleDBLP(name string) []work.Person {
	return []work.Person{work.ParseName(html.UnescapeString(name))}
}

var escapedDOI = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", "{", "", "}", "")

// cleanDOI returns a DOI without the address of its resolver and without what LaTeX needs.
func cleanDOI(text string) string {
	if strings.ContainsAny(text, `\{}`) {
		text = escapedDOI.Replace(text)
	}
	if i := strings.Index(text, "10."); i >= 0 {
		return strings.TrimSpace(text[i:])
	}
	return ""
}

// fieldBib finds a field by its name, in small letters or with a capital at the front, and
// returns its value without delimiters; nil if it is not there.
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

func cluesDBLP(entry []byte) clues {
	c := clues{venue: tagDBLP(entry, "booktitle")}
	if c.venue == "" {
		c.venue = tagDBLP(entry, "journal")
	}
	c.year, _ = strconv.Atoi(tagDBLP(entry, "year"))
	if _, rest, found := bytes.Cut(entry, []byte("doi.org/")); found {
		if end := bytes.IndexByte(rest, '<'); end > 0 {
			c.doi = cleanDOI(html.UnescapeString(string(rest[:end])))
		}
	}
	for rest := entry; len(c.authors) < maxAuthors; {
		i := bytes.Index(rest, []byte("<author"))
		if i < 0 {
			return c
		}
		rest = rest[i:]
		if name := rawDBLP(rest, "author"); name != "" {
			c.authors = append(c.authors, name)
		}
		rest = rest[1:]
	}
	return c
}

// tagDBLP returns the text of the first element of a name; "" if there is none.
func tagDBLP(entry []byte, name string) string { return html.UnescapeString(rawDBLP(entry, name)) }

// rawDBLP is tagDBLP of a text with its entities.
func rawDBLP(entry []byte, name string) string {
	_, rest, found := bytes.Cut(entry, []byte("<"+name))
	if !found {
		return ""
	}
	_, rest, _ = bytes.Cut(rest, []byte(">"))
	text, _, _ := bytes.Cut(rest, []byte("<"))
	return string(text)
}
