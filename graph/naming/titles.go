package naming

import (
	"hash/maphash"
	"unicode/utf8"
)

// Hit is where a text names a work: from Start to End, in bytes.
type Hit struct{ Work, Start, End int }

// Titles has titles by their words. It finds all that stand in a text in time that grows
// with the text alone.
//
// A title is kept as the hash of its words, and not as these, which would take many times
// as much. The hash is of 64 bits and seeded, so that two titles have one by chance in no
// list that there is, and nobody can write such titles.
type Titles struct {
	seed    maphash.Seed
	works   map[uint64]int32  // by the hash of a whole title; sharedTitle if several have it
	lengths map[uint64]uint64 // by the hash of the first MinTitle words: a bit for each number of words
}

// sharedTitle stands for the work of a title that several have.
const sharedTitle = -1

// The titles that are looked for: shorter ones are phrases, and what is behind the
// bound tells no more.
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

// hash returns the hash of words that stand behind those with the hash before.
func (t *Titles) hash(before uint64, words []Word) uint64 {
	for i := range words {
		before = before*0x9e3779b97f4a7c15 + maphash.String(t.seed, words[i].Text)
	}
	return before
}

// In returns the works whose whole titles stand in text, as whole words, but
// for a title that is all of it: that is the same work, or one of its name.
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

// hyphenated reports whether what stands at h begins or ends within a longer word, as
// "Adaptive …" in "Policy-Adaptive …".
func hyphenated(text string, h Hit) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:h.Start])
	after, _ := utf8.DecodeRuneInString(text[h.End:])
	return before == '-' || after == '-'
}
