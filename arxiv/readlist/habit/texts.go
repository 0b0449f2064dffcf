package habit

import (
	"hash/maphash"
	"slices"

	"clipgraph/arxiv/readlist/wording"
)

// Texts counts how often texts recur in other entries. It keeps hashes, to save memory.
type Texts struct {
	own   []uint64
	pairs []uint64 // texts with the entries that have them
}

// seed is that of all hashes, so that those of one text are equal.
var seed = maphash.MakeSeed()

// Add adds a text of the entry of a work.
func (t *Texts) Add(text string, work int64) {
	var room [256]byte
	hash := maphash.Bytes(seed, wording.AppendFold(room[:0], text))
	t.own = append(t.own, hash)
	t.pairs = append(t.pairs, hash+maphash.Comparable(seed, work))
}

// Distinct returns the share of texts that differ between works, and the number of texts.
func (t *Texts) Distinct() (share float64, of int) {
	slices.Sort(t.own)
	slices.Sort(t.pairs)
	t.own, t.pairs = slices.Compact(t.own), slices.Compact(t.pairs)
	return float64(len(t.own)) / float64(max(1, len(t.pairs))), len(t.pairs)
}

// Interned has one string for each text.
type Interned map[string]*string

// Of returns the string of a text.
func (n Interned) Of(text []byte) *string {
	if n[string(text)] == nil {
		made := string(text)
		n[made] = &made
	}
	return n[string(text)]
}
