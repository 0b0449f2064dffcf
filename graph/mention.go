package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
)

// mentions ties A to B where B's row names A: by its short name as a whole
// word, by its title, or by its identifier. A work that is later than the row
// that names it is no ground of it and makes no edge.
//
// The confidence is 0.9 for an identifier or a title; for a name it is 0.8,
// less 0.1 for each further row that names it, down to 0.5.
func mentions(papers []*Paper) []Edge {
	x := newMentionIndex(papers)
	var edges []Edge
	for b, p := range papers {
		named := map[int]bool{}
		add := func(a int, evidence string, row *readlist.Item, confidence float64) {
			if a == b || named[a] || !papers[a].notAfter(p) {
				return
			}
			named[a] = true
			edges = append(edges, Edge{a, b, []Reason{{Mention, evidence, where(row), confidence}}})
		}
		for i := range p.Rows {
			row := &p.Rows[i]
			for _, ref := range row.Mentioned {
				if a, ok := x.ids[ref.ID]; ok {
					add(a, "arXiv:"+ref.ID.String(), row, 0.9)
				}
			}
			for _, text := range []string{row.Note, row.Title} {
				for _, hit := range x.titlesIn(text) {
					add(hit.paper, snippet(text, hit.start, hit.end), row, 0.9)
				}
				for _, hit := range x.namesIn(text) {
					add(hit.paper, snippet(text, hit.start, hit.end), row, nameConfidence(x.uses[hit.paper]))
				}
			}
		}
	}
	return edges
}

// nameConfidence is that of a name which so many rows hold.
func nameConfidence(rows int) float64 {
	steps := []float64{0.8, 0.8, 0.7, 0.6, 0.5}
	return steps[min(rows, len(steps)-1)]
}

// mentionIndex finds the papers that a text names.
type mentionIndex struct {
	ids    map[arxiv.ID]int
	names  map[string]int   // by the exact spelling; -1 where several papers have it
	first  map[string][]int // papers by the first word of their titles
	titles [][]string
	uses   map[int]int // rows that name the paper
}

type hit struct{ paper, start, end int }

func newMentionIndex(papers []*Paper) *mentionIndex {
	x := &mentionIndex{
		ids: map[arxiv.ID]int{}, names: map[string]int{}, first: map[string][]int{},
		titles: make([][]string, len(papers)), uses: map[int]int{},
	}
	for i, p := range papers {
		if !p.ID.IsZero() {
			x.ids[p.ID] = i
		}
		if distinctive(p.Name) {
			if _, taken := x.names[p.Name]; taken {
				x.names[p.Name] = -1
			} else {
				x.names[p.Name] = i
			}
		}
		// A title names its paper if it is long enough to be no phrase.
		if words := titleWords(p.Title()); len(words) >= 4 {
			x.titles[i] = words
			x.first[words[0]] = append(x.first[words[0]], i)
		}
	}
	rows := 0
	for i, p := range papers {
		for _, row := range p.Rows {
			rows++
			seen := map[int]bool{i: true}
			for _, h := range append(x.namesIn(row.Note), x.namesIn(row.Title)...) {
				if !seen[h.paper] {
					seen[h.paper] = true
					x.uses[h.paper]++
				}
			}
		}
	}
	// A name that many rows hold is the list's subject and names no paper.
	most := max(3, rows/10)
	for name, i := range x.names {
		if i >= 0 && x.uses[i] > most {
			delete(x.names, name)
		}
	}
	return x
}

// distinctive tells whether a name has a form that running text does not: at
// least three letters and digits, and a capital behind the first letter or a
// digit.
func distinctive(name string) bool {
	n, special := 0, false
	for i, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
		special = special || i > 0 && unicode.IsUpper(r) || unicode.IsDigit(r)
	}
	return n >= 3 && special
}

// namesIn returns the papers whose short names stand in text as whole words.
// A name within a longer one is no mention: the text is cut into the longest
// words that names are made of, and two or three of them are tried together.
func (x *mentionIndex) namesIn(text string) []hit {
	var hits []hit
	words := nameWords(text)
	for i := 0; i < len(words); i++ {
		for n := min(3, len(words)-i); n >= 1; n-- {
			start, end := words[i].start, words[i+n-1].end
			if n > 1 && strings.Count(text[start:end], " ") != n-1 {
				continue
			}
			if a, ok := x.names[text[start:end]]; ok {
				if a >= 0 {
					hits = append(hits, hit{a, start, end})
				}
				i += n - 1
				break
			}
		}
	}
	return hits
}

// nameWords cuts text into the runs of characters that names are made of:
// Latin and Greek letters, digits, and hyphens, underscores, plus signs
// within. Chinese or Japanese beside a name ends it.
func nameWords(text string) []hit {
	var words []hit
	start := -1
	for i, r := range text + " " {
		in := unicode.In(r, unicode.Latin, unicode.Greek) || unicode.IsDigit(r) || r == '+' || start >= 0 && (r == '-' || r == '_')
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			end := start + len(strings.TrimRight(text[start:i], "-_"))
			if s := text[start:end]; strings.HasSuffix(s, "'s") {
				end -= 2
			}
			words = append(words, hit{start: start, end: end})
			start = -1
		}
	}
	return words
}

// titlesIn returns the papers whose whole titles stand in text.
func (x *mentionIndex) titlesIn(text string) []hit {
	words := cutWords(text)
	var hits []hit
	for i, w := range words {
		for _, a := range x.first[w.text] {
			title := x.titles[a]
			if len(words)-i < len(title) {
				continue
			}
			if slices.EqualFunc(words[i:i+len(title)], title, func(w word, t string) bool { return w.text == t }) {
				hits = append(hits, hit{a, w.start, words[i+len(title)-1].end})
			}
		}
	}
	return hits
}

// snippet returns what stands around text[start:end], some 80 characters.
func snippet(text string, start, end int) string {
	const side = 30
	from, to := start, min(end, start+300)
	for n := 0; n < side && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	for n := 0; n < side && to < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	s := strings.ToValidUTF8(strings.TrimSpace(text[from:to]), "")
	if from > 0 {
		s = "…" + s
	}
	if to < len(text) {
		s += "…"
	}
	return s
}

func where(row *readlist.Item) string { return fmt.Sprintf("%s:%d", row.File, row.Line) }

// sortByDate orders indexes of papers by date, then key.
func sortByDate(papers []*Paper, indexes []int) {
	slices.SortFunc(indexes, func(a, b int) int {
		ay, am := papers[a].Date()
		by, bm := papers[b].Date()
		return cmp.Or(cmp.Compare(ay, by), cmp.Compare(am, bm), papers[a].ID.Compare(papers[b].ID), strings.Compare(papers[a].Key, papers[b].Key))
	})
}
