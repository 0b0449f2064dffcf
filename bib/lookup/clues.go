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
	authors    []work.Person
	year       int
}

// maxAuthors bounds the authors of an entry that an index has.
const maxAuthors = 30

// keysOf appends the keys of an entry to keys.
func keysOf(keys []uint64, c clues) []uint64 {
	if c.doi != "" {
		keys = append(keys, doiKey(c.doi))
	}
	for _, p := range c.authors[:min(len(c.authors), maxAuthors)] {
		if key := authorKey(p); key != 0 {
			keys = append(keys, key)
		}
	}
	if c.venue == "" || c.year == 0 {
		return keys
	}
	if s := venue.SeriesOf(latex.Text(c.venue), c.year); s.Stream != "" && !s.Workshops {
		keys = append(keys, seriesKey(s.Stream, c.year))
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
	c.authors, _ = namelist.Parse(string(fieldBib(entry, "author")))
	return c
}

// cleanDOI returns a DOI without the address of its resolver and without what LaTeX needs.
func cleanDOI(text string) string {
	text = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", "{", "", "}", "").Replace(text)
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
		if name := tagDBLP(rest, "author"); name != "" {
			c.authors = append(c.authors, work.ParseName(name))
		}
		rest = rest[1:]
	}
	return c
}

// tagDBLP returns the text of the first element of a name; "" if there is none.
func tagDBLP(entry []byte, name string) string {
	_, rest, found := bytes.Cut(entry, []byte("<"+name))
	if !found {
		return ""
	}
	_, rest, _ = bytes.Cut(rest, []byte(">"))
	text, _, _ := bytes.Cut(rest, []byte("<"))
	return html.UnescapeString(string(text))
}
