package lookup

import (
	"bytes"
	"html"
	"strconv"
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
)

// What an index has of an entry besides its title: the DOI, the authors, and the number of entries
// of a series in a year. The keys of these contain a colon, which folded titles never do.

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

func entryKey(key string) uint64 { return hash([]byte("key:" + key)) }

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
