// Package bulk stores tens of millions of citations in one index file that answers offline
// which works a paper cites.
//
// [Write] makes an index of edge lists; [Open] opens one, as a [cite.Source].
//
// An index is one file. It does not depend on the order of the citations:
//
//	magic
//	keys    the works' identifiers, sorted, in blocks of 32: each as the length of the
//	        prefix that it shares with the previous one, the length of the rest, and the rest
//	rows    the works that each work cites: the length of the row in bytes, and the works'
//	        numbers, each as the difference from the previous one
//	blocks  16 bytes for each block of 32 works: where its keys and its rows begin
//	footer  where the parts begin, in JSON, 4 KiB
//
// All numbers in keys and rows are of variable length (encoding/binary). The key of an
// arXiv identifier is a byte 1 and its number in 7 bytes; that of a DOI is a byte 2 and its
// text in lower case.
package bulk

import (
	"encoding/binary"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/graph/cite"
)

// Magic is how an index begins.
const Magic = "clipgraph citations 1\n"

const (
	blockSize  = 32 // works
	footerSize = 4 << 10
	maxKey     = 600     // bytes
	maxRow     = 1 << 22 // works that one work cites
)

// footer is the end of an index.
type footer struct {
	Works     int64  `json:"works"`
	Citations int64  `json:"citations"`
	Rows      int64  `json:"rows"`   // where the rows begin
	Blocks    int64  `json:"blocks"` // where the blocks begin
	From      string `json:"from"`   // the files that the citations are from
}

// isValid reports whether the parts are those of a file of size bytes.
func (f *footer) isValid(size int64) bool {
	return 0 <= f.Works && f.Works < 1<<31 && int64(len(Magic)) <= f.Rows && f.Rows <= f.Blocks &&
		f.Blocks+f.blocks()*16+footerSize == size
}

// blocks returns the number of blocks.
func (f *footer) blocks() int64 { return (f.Works + blockSize - 1) / blockSize }

// The first byte of a key.
const (
	arxivKey = 1
	doiKey   = 2
)

// appendKey appends the key of an identifier; it appends nothing for one that has none.
func appendKey(b []byte, id work.ID) []byte {
	switch id.Kind {
	case work.ArXiv:
		if onArXiv, ok := arxiv.FromWork(id); ok {
			return appendArXiv(b, onArXiv)
		}
	case work.DOI:
		return append(append(b, doiKey), id.Key().Value...)
	}
	return b
}

func appendArXiv(b []byte, id arxiv.ID) []byte {
	at := len(b)
	b = binary.BigEndian.AppendUint64(b, id.Uint64()) // 56 bits
	b[at] = arxivKey
	return b
}

// workOf returns the work of a key, and whether it is one.
func workOf(key []byte) (w cite.Work, ok bool) {
	switch {
	case len(key) == 8 && key[0] == arxivKey:
		w.ArXiv, ok = arxiv.FromUint64(binary.BigEndian.Uint64(key) & (1<<56 - 1))
	case len(key) > 1 && key[0] == doiKey:
		w.DOI, ok = string(key[1:]), true
	}
	return w, ok
}
