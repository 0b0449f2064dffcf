package naming

import (
	"hash/maphash"
	"slices"
)

// Runs counts in how many titles the same words follow each other, fillers apart. It
// keeps a hash of each run: see [Titles].
type Runs struct {
	words  int // of a run: 2 or 3
	seed   maphash.Seed
	titles map[uint64]int32 // by the hash of a run
}

// maxRuns is how many runs of a title count.
const maxRuns = 60

// NewRuns returns an empty Runs of two or three words.
func NewRuns(words int) *Runs { return &Runs{words, maphash.MakeSeed(), map[uint64]int32{}} }

// Add counts a title, once for each of its runs.
func (r *Runs) Add(title string) {
	r.each(title, func(run uint64) { r.titles[run]++ })
}

// Most returns how many titles have the most common run of this title, or 0.
func (r *Runs) Most(title string) (n int) {
	r.each(title, func(run uint64) { n = max(n, int(r.titles[run])) })
	return n
}

// each calls found with the hash of each run of a title, once for each.
func (r *Runs) each(title string, found func(run uint64)) {
	var room [maxRuns]uint64
	runs, words := room[:0], 0
	var first, second uint64 // of the two words before
	EachWord(title, func(word []byte, _, _ int) {
		third := maphash.Bytes(r.seed, word)
		if words++; words >= r.words && len(runs) < maxRuns {
			run := follow(second, third)
			if r.words > 2 {
				run = follow(follow(first, second), third)
			}
			runs = append(runs, run)
		}
		first, second = second, third
	})
	slices.Sort(runs)
	for _, run := range slices.Compact(runs) {
		found(run)
	}
}
