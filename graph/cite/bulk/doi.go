package bulk

import (
	"bytes"
	"hash/maphash"

	"clipgraph/arxiv"
)

// dois numbers DOIs, among the identifiers of table, and stores their text: about 20
// bytes per DOI in addition to the text.
type dois struct {
	table *arxiv.Table
	seed  maphash.Seed
	slots []uint64 // half of the hash, and the index in starts + 1; 0 for a free slot
	pages [][]byte // the texts
	texts []text
}

// text is the position of the text of a DOI, and its number.
type text struct {
	page, start uint32
	length      uint16
	number      int32
}

const pageSize = 1 << 20

func newDOIs(table *arxiv.Table) *dois {
	return &dois{table: table, seed: maphash.MakeSeed(), slots: make([]uint64, 1<<10)}
}

// number returns the number of a DOI.
func (d *dois) number(doi []byte) int32 {
	hash := maphash.Bytes(d.seed, doi)
	mask := uint64(len(d.slots) - 1)
	at := hash & mask
	for ; d.slots[at] != 0; at = (at + 1) & mask {
		if slot := d.slots[at]; slot>>32 == hash>>32 {
			if n := uint32(slot) - 1; bytes.Equal(d.bytes(int(n)), doi) {
				return d.texts[n].number
			}
		}
	}
	d.slots[at] = hash>>32<<32 | uint64(len(d.texts)+1)
	number := d.table.Reserve()
	d.texts = append(d.texts, text{d.keep(doi), uint32(len(d.pages[len(d.pages)-1]) - len(doi)), uint16(len(doi)), number})
	if 2*len(d.texts) > len(d.slots) {
		d.grow()
	}
	return number
}

// keep copies a text into the last page and returns that page's number.
func (d *dois) keep(doi []byte) uint32 {
	last := len(d.pages) - 1
	if last < 0 || len(d.pages[last])+len(doi) > pageSize {
		d.pages = append(d.pages, make([]byte, 0, pageSize))
		last++
	}
	d.pages[last] = append(d.pages[last], doi...)
	return uint32(last)
}

// bytes returns the text of the nth DOI.
func (d *dois) bytes(n int) []byte {
	t := d.texts[n]
	return d.pages[t.page][t.start : t.start+uint32(t.length)]
}

// grow doubles the slots. A slot has the upper half of a hash only, so the texts are
// hashed again.
func (d *dois) grow() {
	d.slots = make([]uint64, 2*len(d.slots))
	mask := uint64(len(d.slots) - 1)
	for n := range d.texts {
		hash := maphash.Bytes(d.seed, d.bytes(n))
		at := hash & mask
		for d.slots[at] != 0 {
			at = (at + 1) & mask
		}
		d.slots[at] = hash>>32<<32 | uint64(n+1)
	}
}
