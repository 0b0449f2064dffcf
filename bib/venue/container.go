package venue

import (
	"clipgraph/internal/lazyregexp"
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Series is a conference or a journal, whatever its name was in a given year.
type Series struct {
	Stream    string // of dblp, as "conf/nips", or else the site of its publisher; "" if there is none
	Short     string // the usual form, such as "NeurIPS"
	Full      string
	Workshops bool // whether the text refers to workshops of a conference
}

// SeriesOf returns the series of the table that a bibliography names as journal or
// booktitle in a year, which may be 0, or the zero Series if none is certain. It accepts
// more than [Parse]: proceedings with sponsors, numbers, places and days, and names that
// a series had in other years. The time is linear in the text, of which 600 bytes are
// read. Recent texts are cached, because papers of one conference share one.
func SeriesOf(text string, year int) Series {
	if len(text) < 2 {
		return Series{}
	}
	text = text[:min(len(text), maxContainer)]
	return remembered.get(container{text, year})
}

// container is a text together with its year.
type container struct {
	text string
	year int
}

// memory caches the series of texts.
type memory struct {
	sync.Mutex
	series map[container]Series
}

var remembered memory

// maxRemembered is the size of the cache, which is emptied when it is full.
const maxRemembered = 4096

func (m *memory) get(c container) Series {
	m.Lock()
	defer m.Unlock()
	s, known := m.series[c]
	if !known {
		if m.series == nil || len(m.series) >= maxRemembered {
			m.series = map[container]Series{}
		}
		s = read(c)
		c.text = strings.Clone(c.text) // so that the cache does not hold the whole file
		m.series[c] = s
	}
	return s
}

func read(c container) Series {
	text, year := strings.Join(strings.Fields(c.text), " "), c.year
	lower := strings.ToLower(text)
	s := seriesIn(text, lower, year)
	if s == nil {
		return Series{}
	}
	return Series{Stream: s.stream, Short: s.short, Full: s.full, Workshops: s.workshops || beside.MatchString(lower)}
}

const maxContainer = 600

// beside matches words for workshops and companion volumes.
var beside = lazyregexp.New(`workshop|\bcompanion\b|\badjunct\b|\bextended abstracts\b|\bstudent\b|\bdemonstrations?\b|\btutorial|\bdoctoral\b|\bchallenge\b|\bfindings\b|datasets and benchmarks|\bsatellite\b|\bsystem demos?\b`)

// dated is a short name with its year: "ICML 2021", "KDD '22", "AAAI-18".
var dated = lazyregexp.New(`([\pL*!][\pL&*-]{1,14}?) ?(?:['’]|[-, (]{0,2}(?:19|20)|-)\d\d\b`)

func seriesIn(text, lower string, year int) *series {
	if v, ok := Parse(text, cmp.Or(year, anyYear)); ok {
		if s := find(v.Short, v.Year); s != nil {
			return s
		}
	}
	for _, m := range dated.FindAllStringSubmatch(text, -1) {
		if rows := table()[m[1]]; rows != nil {
			return rows[0]
		}
	}
	if s := shortenedNames()[strings.Trim(tidy(opening.ReplaceAllString(lower, "")), " ")]; s != nil {
		return s
	}
	var first *series
	at := len(lower)
	for _, p := range phrases() { // if two conferences are held jointly, the first
		if i := strings.Index(lower[:min(len(lower), at+len(p.text))], p.text); i >= 0 && i < at && afterName.MatchString(lower[i+len(p.text):]) {
			first, at = p.series, i
		}
	}
	if first == nil {
		return onlyShort(text)
	}
	return first
}

// onlyShort returns the series whose short name, of at least four capitals, is the only
// one in a text, as in "Proceedings of NIPS", or nil if there is none, or more than one.
func onlyShort(text string) (found *series) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		rows := table()[word]
		if rows == nil || len(word) < 4 || strings.ToUpper(word) != word {
			continue
		}
		if found != nil && found.stream != rows[0].stream {
			return nil
		}
		found = rows[0]
	}
	return found
}

// anyYear is the year assumed for a text without one.
const anyYear = 2021

// afterName matches what may follow the name of a series.
var afterName = lazyregexp.New(`^(?:$| ?[,.:;()'’–-]| [-–]| \d| and the | workshop| virtual| vol)`)

// sponsors matches sponsors before the name of a series, which change over the years.
var sponsors = lazyregexp.New(`^(?:the |annual |ieee/cvf |ieee/rsj |ieee/acm |acm/ieee |acm-siam |aaai/acm |ieee |acm |acl |sigkdd |sigir |sigmod |cvf |siam |usenix )+`)

type phrase struct {
	text   string
	series *series
}

// phrases are the full names of conferences without sponsors, of at least four words, the longest
// first.
var phrases = sync.OnceValue(func() []phrase {
	var all []phrase
	for name, rows := range table() {
		text := sponsors.ReplaceAllString(name, "")
		if s := rows[0]; s.kind == "inproceedings" && name == strings.ToLower(s.full) && strings.Count(text, " ") >= 3 {
			all = append(all, phrase{text, s})
		}
	}
	slices.SortFunc(all, func(a, b phrase) int {
		return cmp.Or(len(b.text)-len(a.text), cmp.Compare(a.text, b.text), cmp.Compare(a.series.short, b.series.short))
	})
	return all
})

// shortenedNames maps full names without "Conference on" and the like to their series. Such a name stands
// for a series only if it is the whole text.
var shortenedNames = sync.OnceValue(func() map[string]*series {
	all := map[string]*series{}
	for _, p := range phrases() {
		for _, kind := range []string{"international conference on ", "conference on ", "advances in ", "international symposium on ", "symposium on ", "annual meeting of the "} {
			if rest, ok := strings.CutPrefix(p.text, kind); ok && strings.Count(rest, " ") >= 2 {
				if other := all[rest]; other != nil && other.stream != p.series.stream {
					continue // the first of two series, with the longer name, has precedence
				}
				all[rest] = p.series
				break
			}
		}
	}
	all["association for the advancement of artificial intelligence"] = find("AAAI", anyYear) // for its conference
	return all
})
