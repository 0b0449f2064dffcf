package naming

import (
	"strings"
	"unicode/utf8"
)

// Hit is where a text names a work: from Start to End, in bytes.
type Hit struct{ Work, Start, End int }

// Titles has titles by their words: each node is a beginning of one or more. It
// finds all that stand in a text in time that grows with the text alone.
type Titles struct {
	words map[string]int32 // the words of all titles, numbered
	next  map[titleStep]int32
	work  []int32 // of the title that ends at a node: see the constants below
}

// titleStep leads from a node by a word.
type titleStep struct{ from, word int32 }

// What ends at a node, beside a work's title.
const (
	noTitle     = -1
	sharedTitle = -2 // several works have it
)

// The titles that are looked for: shorter ones are phrases, and what is behind the
// bound tells no more.
const (
	MinTitle = 4  // words, fillers apart
	maxTitle = 60 // words
)

func (t *Titles) Add(title string, work int) {
	words := AllWords(title)
	telling := 0
	for _, w := range words {
		if !fillers[w.Text] {
			telling++
		}
	}
	if telling < MinTitle || len(words) > maxTitle {
		return
	}
	if t.next == nil {
		t.words, t.next, t.work = map[string]int32{}, map[titleStep]int32{}, []int32{noTitle}
	}
	at := int32(0)
	for _, w := range words {
		number, known := t.words[w.Text]
		if !known {
			number = int32(len(t.words))
			t.words[strings.Clone(w.Text)] = number
		}
		step := titleStep{at, number}
		to, known := t.next[step]
		if !known {
			to = int32(len(t.work))
			t.work = append(t.work, noTitle)
			t.next[step] = to
		}
		at = to
	}
	if t.work[at] == noTitle {
		t.work[at] = int32(work)
	} else {
		t.work[at] = sharedTitle
	}
}

// step returns the node to which word leads from a node, if there is one.
func (t *Titles) step(from int32, word string) (to int32, known bool) {
	number, known := t.words[word]
	if known {
		to, known = t.next[titleStep{from, number}]
	}
	return to, known
}

// In returns the works whose whole titles stand in text, as whole words, but
// for a title that is all of it: that is the same work, or one of its name.
func (t *Titles) In(text string) []Hit {
	words := AllWords(text)
	var hits []Hit
	for i := range words {
		at := int32(0)
		for j := i; j < len(words) && j < i+maxTitle; j++ {
			to, known := t.step(at, words[j].Text)
			if !known {
				break
			}
			at = to
			h := Hit{int(t.work[at]), words[i].Start, words[j].End}
			if h.Work >= 0 && (i > 0 || j+1 < len(words)) && !hyphenated(text, h) {
				hits = append(hits, h)
			}
		}
	}
	return hits
}

// hyphenated tells whether what stands at h begins or ends within a longer word, as
// "Adaptive …" in "Policy-Adaptive …".
func hyphenated(text string, h Hit) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:h.Start])
	after, _ := utf8.DecodeRuneInString(text[h.End:])
	return before == '-' || after == '-'
}
