package bib

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"clipgraph/arxiv"
)

// AssignKeys returns a cite key for each of papers: the first author's family
// name with its particles, the year of the first version, and the first word
// of the title that is no filler, in lower-case ASCII letters and digits
// ("vaswani2017attention", "vandenoord2018representation"). A hyphenated word
// counts as one. Without an author the title's first two such words stand
// around the year; what can't be written in ASCII gives way to the identifier.
//
// Papers of one key are told apart by b, c, … z, aa, … in the order of their
// identifiers, dates and titles, so that the keys do not depend on the order
// of papers. Keys are unique without regard to case, as BibTeX compares them.
func AssignKeys(papers []*arxiv.Paper) []string {
	order := make([]int, len(papers))
	bases := make([]string, len(papers))
	taken := map[string]bool{}
	for i, p := range papers {
		order[i], bases[i] = i, baseKey(p)
		taken[bases[i]] = true
	}
	slices.SortStableFunc(order, func(a, b int) int {
		p, q := papers[a], papers[b]
		return cmp.Or(strings.Compare(bases[a], bases[b]), p.ID.Compare(q.ID), strings.Compare(p.Published, q.Published),
			strings.Compare(p.Title, q.Title), strings.Compare(p.URL, q.URL))
	})
	keys := make([]string, len(papers))
	s := 0 // the last suffix of the base
	for n, i := range order {
		if n == 0 || bases[order[n-1]] != bases[i] {
			keys[i], s = bases[i], 0
			continue
		}
		for keys[i] == "" {
			s++
			if key := bases[i] + suffix(s); !taken[key] {
				keys[i], taken[key] = key, true
			}
		}
	}
	return keys
}

// FreshKey returns key, or key with the first suffix of b, c, … z, aa, … that
// is not taken.
func FreshKey(key string, taken func(string) bool) string {
	fresh := key
	for n := 1; taken(fresh); n++ {
		fresh = key + suffix(n)
	}
	return fresh
}

// suffix returns the n-th of a, b, … z, aa, ab, …, from 0.
func suffix(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// reservedKeys are words that some parsers take for commands.
var reservedKeys = map[string]bool{"comment": true, "string": true, "preamble": true}

func baseKey(p *arxiv.Paper) string {
	year := ""
	if y := p.Year(); y != 0 {
		year = strconv.Itoa(y)
	}
	words := keyWords(p.Title)
	name := ""
	if len(p.Authors) > 0 {
		name = fold(p.Authors[0].Family)
	}
	if name == "" && len(words) > 0 {
		name, words = words[0], words[1:]
	}
	key := name + year
	if len(words) > 0 && name != "" {
		key += words[0]
	}
	switch {
	case name == "" && !p.ID.IsZero():
		key = "arxiv" + fold(p.ID.String())
	case name == "":
		key = "paper" + year
	case key[0] < 'a' || reservedKeys[key]:
		key = "x" + key
	}
	return key
}

// stopWords are words that say nothing about a title.
var stopWords = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`a an the on of for in and or to with is are be from by at as its it this that
		how what why when where which who do does can we you our your via into over under toward towards`) {
		set[w] = true
	}
	return set
}()

// keyWords returns the folded words of title that are no fillers; a title of
// nothing but fillers keeps them.
func keyWords(title string) []string {
	var words, all []string
	for _, w := range strings.FieldsFunc(title, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`:;,.!?()[]{}/\"“”«»$`, r) }) {
		f := fold(w)
		if f == "" {
			continue
		}
		all = append(all, f)
		if !stopWords[strings.ToLower(w)] {
			words = append(words, f)
		}
	}
	if len(words) == 0 {
		return all
	}
	return words
}

// foldedLetters are Latin letters that do not decompose into ASCII and marks.
var foldedLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŋ': "n", 'ŧ': "t",
}

// fold reduces s to lower-case ASCII letters and digits; marks are dropped.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteString(foldedLetters[r])
		}
	}
	return b.String()
}
