package citekey

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/parallel"
)

// Assign returns a cite key for each of papers. kept, if not nil, has the existing keys of papers,
// or "" for papers without one. If two papers have the same existing key, the first keeps it.
// taken, if not nil, reports whether something else has a key, given in lower case.
//
// If a paper lacks a field of the template, the field is left out, except for the author, which is
// replaced by the first significant word of the title. If nothing can be written in ASCII, the
// identifier is used. Papers with the same key are distinguished by the suffixes b, c, … z, aa, …
// in the order of their identifiers, dates and titles, so keys do not depend on the order of
// papers. Keys are unique ignoring case, as BibTeX compares them.
func (t Template) Assign(papers []*work.Work, kept []string, taken func(string) bool) []string {
	a := assignment{papers: papers, keys: make([]string, len(papers)), used: map[string]bool{}, taken: taken}
	a.assignKept(kept)
	a.makeBases(t)
	a.addSuffixes(a.inOrder(a.takeBases()))
	return a.keys
}

// assignment is the state of assigning keys to papers.
type assignment struct {
	papers []*work.Work
	keys   []string        // by paper; "" if not assigned yet
	used   map[string]bool // keys in lower case
	taken  func(string) bool

	bases, folded []string       // for papers without an existing key: the key without a suffix, and the same in lower case
	count         map[string]int // number of papers by base in lower case
}

func (a *assignment) isTaken(folded string) bool {
	return a.used[folded] || a.taken != nil && a.taken(folded)
}

// assign assigns a key to paper i.
func (a *assignment) assign(i int, key, folded string) { a.keys[i], a.used[folded] = key, true }

// assignKept assigns existing keys.
func (a *assignment) assignKept(kept []string) {
	for i, key := range kept {
		if folded := strings.ToLower(key); key != "" && !a.used[folded] {
			a.assign(i, key, folded)
		}
	}
}

// makeBases computes the bases for papers without a key.
func (a *assignment) makeBases(t Template) {
	a.bases, a.folded, a.count = make([]string, len(a.papers)), make([]string, len(a.papers)), make(map[string]int, len(a.papers))
	parallel.For(context.Background(), len(a.papers), parallel.NoState, func(_ struct{}, i int) {
		if a.keys[i] == "" {
			a.bases[i] = t.base(a.papers[i])
			a.folded[i] = strings.ToLower(a.bases[i])
		}
	})
	for i, folded := range a.folded {
		if a.keys[i] == "" {
			a.count[folded]++
		}
	}
}

// takeBases assigns bases that only one paper has, and returns the remaining papers.
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

// inOrder sorts papers by base, then by identifier, date, title and address.
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

// addSuffixes assigns keys to papers, which are sorted by base: the base to the first paper if it
// is free, and the base with a suffix to the others.
func (a *assignment) addSuffixes(papers []int) {
	last := 0 // the last suffix that was used
	for n, i := range papers {
		base := a.folded[i]
		if n == 0 || a.folded[papers[n-1]] != base {
			last = 0
			if !a.isTaken(base) {
				a.assign(i, a.bases[i], base)
				continue
			}
		}
		for a.keys[i] == "" {
			last++
			if key := base + suffix(last); a.count[key] == 0 && !a.isTaken(key) {
				a.assign(i, a.bases[i]+suffix(last), key)
			}
		}
	}
}

// suffix returns item n of a, b, … z, aa, ab, …, from 0.
func suffix(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// keyWords returns the first most significant words of title, folded, or all of them if most is 0.
// If the title has only fillers, it returns those.
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
