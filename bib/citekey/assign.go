package citekey

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// Assign returns a cite key for each of papers. kept, if not nil, has the keys
// that some of them have already, and "" for the others; the first of two papers
// with one such key keeps it. taken, if not nil, reports whether something else has
// a key, which it is given in lower case.
//
// Where a paper lacks what the template asks for, the part is left out, but for
// an author: the title's first telling word stands for the name. What can't be
// written in ASCII gives way to the identifier. Papers of one key are told apart
// by b, c, … z, aa, … in the order of their identifiers, dates and titles, so
// that the keys do not depend on the order of papers. Keys are unique without
// regard to case, as BibTeX compares them.
func (t Template) Assign(papers []*work.Work, kept []string, taken func(string) bool) []string {
	a := assignment{papers: papers, keys: make([]string, len(papers)), used: map[string]bool{}, taken: taken}
	a.keep(kept)
	a.makeBases(t)
	a.addSuffixes(a.inOrder(a.takeBases()))
	return a.keys
}

// assignment is papers on their way to keys.
type assignment struct {
	papers []*work.Work
	keys   []string        // of the papers; "" for those that have none yet
	used   map[string]bool // keys in lower case
	taken  func(string) bool

	bases, folded []string       // of the papers without a kept key: the key without a suffix, and that in lower case
	count         map[string]int // the number of papers of a base, by that in lower case
}

func (a *assignment) isTaken(folded string) bool {
	return a.used[folded] || a.taken != nil && a.taken(folded)
}

// give gives paper i a key.
func (a *assignment) give(i int, key, folded string) { a.keys[i], a.used[folded] = key, true }

// keep gives papers the keys that they have already.
func (a *assignment) keep(kept []string) {
	for i, key := range kept {
		if folded := strings.ToLower(key); key != "" && !a.used[folded] {
			a.give(i, key, folded)
		}
	}
}

// makeBases makes the bases of the papers without a key.
func (a *assignment) makeBases(t Template) {
	a.bases, a.folded, a.count = make([]string, len(a.papers)), make([]string, len(a.papers)), map[string]int{}
	for i, p := range a.papers {
		if a.keys[i] == "" {
			a.bases[i] = t.base(p)
			a.folded[i] = strings.ToLower(a.bases[i])
			a.count[a.folded[i]]++
		}
	}
}

// takeBases gives papers their bases where no other wants them, and returns the
// papers that need more.
func (a *assignment) takeBases() (rest []int) {
	for i := range a.papers {
		switch {
		case a.keys[i] != "":
		case a.count[a.folded[i]] > 1 || a.isTaken(a.folded[i]):
			rest = append(rest, i)
		default:
			a.keys[i] = a.bases[i]
		}
	}
	return rest
}

// inOrder sorts papers by their bases, and those of one base by what they are.
func (a *assignment) inOrder(papers []int) []int {
	slices.SortFunc(papers, func(i, j int) int {
		if c := strings.Compare(a.folded[i], a.folded[j]); c != 0 {
			return c
		}
		p, q := a.papers[i], a.papers[j]
		return cmp.Or(arxiv.Of(p).Compare(arxiv.Of(q)), p.Published.Compare(q.Published), strings.Compare(p.Title, q.Title), strings.Compare(p.URL, q.URL), i-j)
	})
	return papers
}

// addSuffixes gives keys to papers in the order of their bases: to the first of a
// base the base, if it is free, and to the others the base with a suffix.
func (a *assignment) addSuffixes(papers []int) {
	last := 0 // the last suffix of the base
	for n, i := range papers {
		base := a.folded[i]
		if n == 0 || a.folded[papers[n-1]] != base {
			last = 0
			if !a.isTaken(base) {
				a.give(i, a.bases[i], base)
				continue
			}
		}
		for a.keys[i] == "" {
			last++
			if key := base + suffix(last); a.count[key] == 0 && !a.isTaken(key) {
				a.give(i, a.bases[i]+suffix(last), key)
			}
		}
	}
}

// suffix returns the n-th of a, b, … z, aa, ab, …, from 0.
func suffix(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

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
		if !work.IsFiller(w) {
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
