package naming

import (
	"hash/maphash"
	"unicode/utf8"
)

// Hit is where a text names a work: from Start to End, in bytes.
type Hit struct{ Work, Start, End int }

// Titles is an index of titles by their words. It finds all titles in a text in time
// linear in the text.
//
// A title is stored as a hash of its words, which takes a fraction of their memory. The
// hash has 64 bits and a random seed, so that collisions are negligible and cannot be
// provoked.
type Titles struct {
	seed    maphash.Seed
	works   map[uint64]int32  // by the hash of a whole title; sharedTitle if several works have it
	lengths map[uint64]uint64 // by the hash of the first MinTitle words: a bit for each number of words
}

// sharedTitle stands for the work of a title that several works have.
const sharedTitle = -1

// The lengths of titles that are looked for. Shorter ones are phrases; words beyond the
// limit add nothing.
const (
	MinTitle = 4  // words, fillers apart
	maxTitle = 60 // words; lengths has a bit for each number
)

// Add adds the title of a work, unless it is too short or too long.
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
	if t.works == nil {
		t.seed, t.works, t.lengths = maphash.MakeSeed(), map[uint64]int32{}, map[uint64]uint64{}
	}
	begins := t.hash(0, words[:MinTitle])
	t.lengths[begins] |= 1 << len(words)
	whole := t.hash(begins, words[MinTitle:])
	if _, there := t.works[whole]; there {
		work = sharedTitle
	}
	t.works[whole] = int32(work)
}

// hash returns the hash of words that follow words with the hash before.
func (t *Titles) hash(before uint64, words []Word) uint64 {
	for i := range words {
		before = before*0x9e3779b97f4a7c15 + maphash.String(t.seed, words[i].Text)
	}
	return before
}

// In returns the works whose titles occur in text as whole words, except a title that is
// all of text: that is the same work, or another work of that title.
func (t *Titles) In(text string) []Hit {
	if t.works == nil {
		return nil
	}
	words := AllWords(text)
	var hits []Hit
	for i := 0; i+MinTitle <= len(words); i++ {
		end := i + MinTitle
		hash := t.hash(0, words[i:end])
		for lengths := t.lengths[hash] >> MinTitle; lengths != 0; lengths >>= 1 {
			if lengths&1 != 0 {
				work, known := t.works[hash]
				h := Hit{int(work), words[i].Start, words[end-1].End}
				if known && work >= 0 && (i > 0 || end < len(words)) && !hyphenated(text, h) {
					hits = append(hits, h)
				}
			}
			if end == len(words) {
				break
			}
			hash = t.hash(hash, words[end:end+1])
			end++
		}
	}
	return hits
}

// hyphenated reports whether h begins or ends within a longer word, as "Adaptive …" in
// "Policy-Adaptive …".
func hyphenated(text string, h Hit) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:h.Start])
	after, _ := utf8.DecodeRuneInString(text[h.End:])
	return before == '-' || after == '-'
}
