package bib

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// Assign returns a cite key for each of papers. kept, if not nil, has the keys
// that some of them have already, and "" for the others; of two papers with one
// such key the first keeps it. taken, if not nil, tells of a key in lower case
// whether something else has it.
//
// Where a paper lacks what the template asks for, the part is left out, but for
// an author: the title's first telling word stands for the name. What can't be
// written in ASCII gives way to the identifier. Papers of one key are told apart
// by b, c, … z, aa, … in the order of their identifiers, dates and titles, so
// that the keys do not depend on the order of papers. Keys are unique without
// regard to case, as BibTeX compares them.
func (t KeyTemplate) Assign(papers []*work.Work, kept []string, taken func(string) bool) []string {
	keys := make([]string, len(papers))
	used := map[string]bool{} // in lower case
	for i := range kept {
		if folded := strings.ToLower(kept[i]); kept[i] != "" && !used[folded] {
			keys[i], used[folded] = kept[i], true
		}
	}
	isTaken := func(folded string) bool { return used[folded] || taken != nil && taken(folded) }
	bases, folded := make([]string, len(papers)), make([]string, len(papers))
	count := map[string]int{} // of the papers of a base
	for i, p := range papers {
		if keys[i] == "" {
			bases[i] = t.base(p)
			folded[i] = strings.ToLower(bases[i])
			count[folded[i]]++
		}
	}
	var order []int // of the papers that need more than their base
	for i := range papers {
		switch {
		case keys[i] != "":
		case count[folded[i]] > 1 || isTaken(folded[i]):
			order = append(order, i)
		default:
			keys[i] = bases[i]
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		if c := strings.Compare(folded[a], folded[b]); c != 0 {
			return c
		}
		p, q := papers[a], papers[b]
		return cmp.Or(arxiv.Of(p).Compare(arxiv.Of(q)), p.Published.Compare(q.Published), strings.Compare(p.Title, q.Title), strings.Compare(p.URL, q.URL), a-b)
	})
	s := 0 // the last suffix of the base
	for n, i := range order {
		if n == 0 || folded[order[n-1]] != folded[i] {
			s = 0
			if !isTaken(folded[i]) {
				keys[i], used[folded[i]] = bases[i], true
				continue
			}
		}
		for keys[i] == "" {
			s++
			if key := folded[i] + suffix(s); count[key] == 0 && !isTaken(key) {
				keys[i], used[key] = bases[i]+suffix(s), true
			}
		}
	}
	return keys
}

// suffix returns the n-th of a, b, … z, aa, ab, …, from 0.
func suffix(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
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

// keyWords returns the first most folded words of title that are no fillers,
// all of them if most is 0; a title of nothing but fillers keeps them.
func keyWords(title string, most int) []string {
	var words, all []string
	for w := range strings.FieldsFuncSeq(title, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`:;,.!?()[]{}/\"“”«»$`, r) }) {
		f := fold(w)
		if f == "" {
			continue
		}
		all = append(all, f)
		if !stopWords[strings.ToLower(w)] {
			if words = append(words, f); len(words) == most {
				break
			}
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

// FoldName reduces a name to the small ASCII letters and digits by which two
// spellings of it are compared: Müller and Muller are one.
func FoldName(name string) string { return fold(name) }

// fold reduces s to lower-case ASCII letters and digits; marks are dropped.
func fold(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') }) {
		return s
	}
	s = strings.ToLower(s)
	if strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) {
		s = norm.NFKD.String(s)
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteByte(byte(r))
		case r >= utf8.RuneSelf:
			b.WriteString(foldedLetters[r])
		}
	}
	return b.String()
}
