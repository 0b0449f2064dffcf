package graph

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv"
)

// What a text names: the papers whose short names, titles or identifiers stand in
// it. Lists are full of names that are words, too, and of titles that are phrases;
// what counts is decided by their form, and by how rare they are in the list.

// mentionIndex finds the papers that a text names.
type mentionIndex struct {
	ids    map[arxiv.ID]int
	names  map[string]int // by the exact spelling; -1 where several papers have it
	titles titleTree
	uses   map[int]int // rows that name the paper
}

type hit struct{ paper, start, end int }

func newMentionIndex(papers []*Paper) *mentionIndex {
	x := &mentionIndex{ids: map[arxiv.ID]int{}, names: map[string]int{}, uses: map[int]int{}}
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
		x.titles.add(p.Title(), i)
	}
	x.dropPhrases(papers)
	rows := 0
	for i, p := range papers {
		for r := range p.Rows {
			row := &p.Rows[r]
			rows++
			seen := map[int]bool{i: true}
			for _, h := range append(x.namesIn(row.Note), x.namesIn(row.Work.Title)...) {
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

// dropPhrases drops the names of several words that are all at home in the list
// without the name, such as "Quark-Gluon Tagging" in a list of that subject: who
// writes them means the subject. One word that is rare elsewhere, such as the first
// of "Swin Transformer", makes a name.
func (x *mentionIndex) dropPhrases(papers []*Paper) {
	titles := map[string]int{}
	for _, p := range papers {
		for _, w := range distinct(cutWords(p.Title())) {
			titles[w]++
		}
	}
	within := map[string]int{} // titles with the name, for each name of several words
	for name := range x.names {
		if strings.ContainsAny(name, " -") {
			within[name] = 0
		}
	}
	if len(within) == 0 {
		return
	}
	for _, p := range papers {
		seen := map[string]bool{}
		x.eachName(p.Title(), func(name string, _, _ int) {
			if !seen[name] {
				seen[name] = true
				within[name]++
			}
		})
	}
	for name, n := range within {
		if isOrdinary(name, func(w string) int { return titles[w] - n }) {
			delete(x.names, name)
		}
	}
}

// isOrdinary reports whether a name is made of several ordinary words: elsewhere
// returns in how many titles without the name a word stands.
func isOrdinary(name string, elsewhere func(word string) int) bool {
	const common = 3 // titles from which on a word is ordinary
	words := distinct(cutWords(name))
	if len(words) < 2 || strings.ContainsFunc(name, unicode.IsDigit) {
		return false
	}
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if distinctive(part) { // CLIP-Adapter has a name in it
			return false
		}
	}
	return !slices.ContainsFunc(words, func(w string) bool { return elsewhere(w) < common })
}

// distinct returns the words of a cut, each once.
func distinct(cut []word) []string {
	all := make([]string, len(cut))
	for i, w := range cut {
		all[i] = w.text
	}
	slices.Sort(all)
	return slices.Compact(all)
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
func (x *mentionIndex) namesIn(text string) []hit {
	var hits []hit
	x.eachName(text, func(name string, start, end int) {
		if a := x.names[name]; a >= 0 {
			hits = append(hits, hit{a, start, end})
		}
	})
	return hits
}

// eachName finds the names in text. A name within a longer one is no mention: the
// text is cut into the longest words that names are made of, two or three of them
// are tried together, and a version behind a name makes it another's.
func (x *mentionIndex) eachName(text string, found func(name string, start, end int)) {
	words := nameWords(text)
	for i := 0; i < len(words); i++ {
		for n := min(3, len(words)-i); n >= 1; n-- {
			start, end := words[i].start, words[i+n-1].end
			if n > 1 && strings.Count(text[start:end], " ") != n-1 {
				continue
			}
			if _, ok := x.names[text[start:end]]; !ok {
				continue
			}
			next := ""
			if i+n < len(words) && text[end:words[i+n].start] == " " {
				next = text[words[i+n].start:words[i+n].end]
			}
			if !isVersion(next) {
				found(text[start:end], start, end)
			}
			i += n - 1
			break
		}
	}
}

// isVersion tells whether a word behind a name is its version: V2, 2, 4.5.
func isVersion(word string) bool {
	digits := strings.TrimPrefix(strings.ToLower(word), "v")
	return startsWithDigit(digits) && len(digits) <= 3 && strings.Trim(digits, "0123456789.") == ""
}

// nameWords cuts text into the runs of characters that names are made of:
// Latin and Greek letters, digits, and hyphens, underscores, carets, plus signs and
// decimal points within. Chinese or Japanese beside a name ends it.
func nameWords(text string) []hit {
	var words []hit
	start := -1
	for i, r := range text + " " {
		in := isNameLetter(r) || unicode.IsDigit(r) || r == '+' || start >= 0 && (strings.ContainsRune("-_^", r) || r == '.' && startsWithDigit(text[min(i+1, len(text)):]))
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			// A hyphen at the end is the sentence's.
			words = append(words, hit{start: start, end: start + len(strings.TrimRight(text[start:i], "-_^"))})
			start = -1
		}
	}
	return words
}

// isNameLetter tells whether r is a letter of Latin or Greek.
func isNameLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.In(r, unicode.Latin, unicode.Greek)
}

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// titleTree has titles by their words: each node is a beginning of one or more. It
// finds all that stand in a text in time that grows with the text alone.
type titleTree struct {
	words map[string]int32 // the words of all titles, numbered
	next  map[titleStep]int32
	paper []int32 // of the title that ends at a node: see the constants below
}

// titleStep leads from a node by a word.
type titleStep struct{ from, word int32 }

// What ends at a node, beside a paper's title.
const (
	noTitle     = -1
	sharedTitle = -2 // several papers have it
)

// The titles that are looked for: shorter ones are phrases, and what is behind the
// bound tells no more.
const (
	minTitle = 4  // words, fillers apart
	maxTitle = 60 // words
)

func (t *titleTree) add(title string, paper int) {
	words := cutAllWords(title)
	telling := 0
	for _, w := range words {
		if !fillers[w.text] {
			telling++
		}
	}
	if telling < minTitle || len(words) > maxTitle {
		return
	}
	if t.next == nil {
		t.words, t.next, t.paper = map[string]int32{}, map[titleStep]int32{}, []int32{noTitle}
	}
	at := int32(0)
	for _, w := range words {
		number, known := t.words[w.text]
		if !known {
			number = int32(len(t.words))
			t.words[strings.Clone(w.text)] = number
		}
		step := titleStep{at, number}
		to, known := t.next[step]
		if !known {
			to = int32(len(t.paper))
			t.paper = append(t.paper, noTitle)
			t.next[step] = to
		}
		at = to
	}
	if t.paper[at] == noTitle {
		t.paper[at] = int32(paper)
	} else {
		t.paper[at] = sharedTitle
	}
}

// step returns the node to which word leads from a node, if there is one.
func (t *titleTree) step(from int32, word string) (to int32, known bool) {
	number, known := t.words[word]
	if known {
		to, known = t.next[titleStep{from, number}]
	}
	return to, known
}

// titlesIn returns the papers whose whole titles stand in text, as whole words, but
// for a title that is all of it: that is the same work, or one of its name.
func (x *mentionIndex) titlesIn(text string) []hit {
	words := cutAllWords(text)
	var hits []hit
	for i := range words {
		at := int32(0)
		for j := i; j < len(words) && j < i+maxTitle; j++ {
			to, known := x.titles.step(at, words[j].text)
			if !known {
				break
			}
			at = to
			h := hit{int(x.titles.paper[at]), words[i].start, words[j].end}
			if h.paper >= 0 && (i > 0 || j+1 < len(words)) && !hyphenated(text, h) {
				hits = append(hits, h)
			}
		}
	}
	return hits
}

// hyphenated tells whether what stands at h begins or ends within a longer word, as
// "Adaptive …" in "Policy-Adaptive …".
func hyphenated(text string, h hit) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:h.start])
	after, _ := utf8.DecodeRuneInString(text[h.end:])
	return before == '-' || after == '-'
}
