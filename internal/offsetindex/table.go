package offsetindex

import (
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"math/bits"
	"slices"
)

// The body of an index is two streams, the offsets of the records and the keys with their
// records. Both are written as gaps, in blocks of blockSize. A directory of each stream
// follows: the first number of each block and its position. Counts come last.
//
// A key is followed by the number of its records (first its bit length less one) and the
// gaps between the records. A single record is written in binary.

const (
	blockSize = 256
	entrySize = 16 // bytes of a directory entry, and of a key with its count
	// spareBits is the number of bits of a hash that are kept beyond those needed to
	// number the rows. At most one lookup in 64 of an absent key returns records.
	spareBits = 6
	// MostRecords is the number of records of one key that are kept at most, the last
	// ones.
	MostRecords = 4096
)

// shape holds the lengths of the parts of an index.
type shape struct {
	Records     int64 `json:"records"`
	Keys        int64 `json:"keys"`
	Counts      int64 `json:"counts"`
	RecordBytes int64 `json:"recordbytes"`
	KeyBytes    int64 `json:"keybytes"`
	KeyBits     int   `json:"keybits"` // the number of bits of a key that are kept, the highest ones
}

// blocks returns the number of directory entries for n numbers: one for each block and
// one that ends the last.
func blocks(n int64) int64 { return (n+blockSize-1)/blockSize + 1 }

// size returns the length of the body in bytes, or -1 if s is not valid.
func (s shape) size() int64 {
	const most = 1 << 40
	for _, n := range []int64{s.Records, s.Keys, s.Counts, s.RecordBytes, s.KeyBytes} {
		if n < 0 || n > most {
			return -1
		}
	}
	if s.KeyBits < 1 || s.KeyBits > 64 || s.Records > 1<<32 {
		return -1
	}
	return s.RecordBytes + s.KeyBytes + entrySize*(blocks(s.Records)+blocks(s.Keys)+s.Counts)
}

// block is a directory entry: the first number of a block, and where the block begins.
type block struct{ first, at uint64 }

// encode returns the body of an index. rows are sorted by key and record.
func encode(offsets []uint64, rows []Row, counts map[uint64]uint64, keyBits int) (shape, []byte) {
	s := shape{Records: int64(len(offsets)), Counts: int64(len(counts)), KeyBits: keyBits}
	w := bitWriter{out: make([]byte, 0, 2*len(offsets)+4*len(rows))}
	var recordDir, keyDir []block
	for i := 0; i < len(offsets); i += blockSize {
		recordDir = append(recordDir, block{offsets[i], uint64(len(w.out))})
		low := lowBits((offsets[min(i+blockSize, len(offsets)-1)] - offsets[i]) / blockSize)
		for k := i + 1; k < min(i+blockSize, len(offsets)); k++ {
			w.rice(offsets[k]-offsets[k-1], low)
		}
		w.flush()
	}
	s.RecordBytes = int64(len(w.out))
	recordDir = append(recordDir, block{offsets[len(offsets)-1], uint64(len(w.out))})

	starts := make([]int, 0, len(rows)/2) // the first row of each key
	for i, r := range rows {
		if i == 0 || r.Key != rows[i-1].Key {
			starts = append(starts, i)
		}
	}
	s.Keys = int64(len(starts))
	for i := 0; i < len(starts); i += blockSize {
		first := rows[starts[i]].Key
		keyDir = append(keyDir, block{first, uint64(len(w.out))})
		low := lowBits((rows[starts[min(i+blockSize, len(starts)-1)]].Key - first) / blockSize)
		for k := i; k < min(i+blockSize, len(starts)); k++ {
			if k > i {
				w.rice(rows[starts[k]].Key-rows[starts[k-1]].Key, low)
			}
			end := len(rows)
			if k+1 < len(starts) {
				end = starts[k+1]
			}
			w.records(rows[starts[k]:end], len(offsets))
		}
		w.flush()
	}
	s.KeyBytes = int64(len(w.out)) - s.RecordBytes
	if n := len(rows); n > 0 {
		keyDir = append(keyDir, block{rows[n-1].Key, uint64(len(w.out))})
	} else {
		keyDir = append(keyDir, block{0, uint64(len(w.out))})
	}

	countDir := make([]block, 0, len(counts))
	for key, n := range counts {
		countDir = append(countDir, block{key, n})
	}
	slices.SortFunc(countDir, func(a, b block) int { return cmp.Compare(a.first, b.first) })
	for _, b := range slices.Concat(recordDir, keyDir, countDir) {
		w.out = binary.LittleEndian.AppendUint64(w.out, b.first)
		w.out = binary.LittleEndian.AppendUint64(w.out, b.at)
	}
	return s, w.out
}

// records writes the distinct records of one key. all is the number of records of the
// file.
func (w *bitWriter) records(rows []Row, all int) {
	n := 1
	for i := 1; i < len(rows); i++ {
		if rows[i].Record != rows[i-1].Record {
			rows[n] = rows[i]
			n++
		}
	}
	rows = rows[max(0, n-MostRecords):n]
	length := bits.Len(uint(len(rows))) - 1
	w.rice(uint64(length), 0)
	w.put(uint64(len(rows)-1<<length), length) // without the highest bit
	if len(rows) == 1 {
		w.put(uint64(rows[0].Record), bits.Len(uint(all)))
		return
	}
	low := lowBits(uint64(all / len(rows)))
	next := uint32(0)
	for _, r := range rows {
		w.rice(uint64(r.Record-next), low)
		next = r.Record + 1
	}
}

// tables holds the directories of an index.
type tables struct {
	shape
	records, keys, counts []block
}

// open reads the directories. body is the offset of the body in the file.
func (s shape) open(file io.ReaderAt, body int64) (tables, error) {
	t := tables{shape: s}
	data := make([]byte, s.size()-s.RecordBytes-s.KeyBytes)
	if _, err := file.ReadAt(data, body+s.RecordBytes+s.KeyBytes); err != nil {
		return t, err
	}
	all := make([]block, len(data)/entrySize)
	for i := range all {
		all[i] = block{binary.LittleEndian.Uint64(data[i*entrySize:]), binary.LittleEndian.Uint64(data[i*entrySize+8:])}
	}
	t.records, all = all[:blocks(s.Records)], all[blocks(s.Records):]
	t.keys, t.counts = all[:blocks(s.Keys)], all[blocks(s.Keys):]
	return t, nil
}

var errBroken = errors.New("the index is broken: build it again")

// load reads block i of a stream of n numbers. It returns a reader of the block, the
// count of its numbers, and the number of low bits of the gaps between them.
func (t tables) load(file io.ReaderAt, body int64, stream []block, i int, n int64) (r bitReader, count, low int, err error) {
	from, to := stream[i], stream[i+1]
	if from.at > to.at || to.at > uint64(t.RecordBytes+t.KeyBytes) || from.first > to.first || to.at-from.at > maxBlock {
		return r, 0, 0, errBroken
	}
	r.data = make([]byte, to.at-from.at+8)
	_, err = file.ReadAt(r.data[:to.at-from.at], body+int64(from.at))
	return r, int(min(blockSize, n-int64(i)*blockSize)), lowBits((to.first - from.first) / blockSize), err
}

// maxBlock bounds the bytes of a block. It is more than a block takes whose keys all have
// MostRecords records.
const maxBlock = blockSize * (MostRecords + 8) * 8

// offset returns the offset of a record.
func (t tables) offset(file io.ReaderAt, body int64, record uint32) (uint64, error) {
	if int64(record) >= t.Records {
		return 0, errBroken
	}
	i := int(record / blockSize)
	r, _, low, err := t.load(file, body, t.records, i, t.Records)
	if err != nil {
		return 0, err
	}
	offset := t.records[i].first
	for range record % blockSize {
		offset += r.rice(low)
	}
	if r.short {
		return 0, errBroken
	}
	return offset, nil
}

// keyBlock is a decoded block of keys. The records of key i are those from starts[i] to
// starts[i+1].
type keyBlock struct {
	keys    []uint64
	starts  []int
	records []uint32
}

// read decodes block i of the keys.
func (b *keyBlock) read(t tables, file io.ReaderAt, body int64, i int) error {
	b.keys, b.starts, b.records = b.keys[:0], append(b.starts[:0], 0), b.records[:0]
	r, count, low, err := t.load(file, body, t.keys, i, t.Keys)
	if err != nil {
		return err
	}
	key := t.keys[i].first
	for k := range count {
		if k > 0 {
			key += r.rice(low)
		}
		length := r.rice(0)
		if r.short || length >= uint64(bits.Len(MostRecords)) {
			return errBroken
		}
		n := 1<<length | int(r.window()&(1<<length-1))
		r.at += int(length)
		if n == 1 {
			one := bits.Len64(uint64(t.Records))
			b.records = append(b.records, uint32(r.window()&(1<<one-1)))
			r.at += one
			b.keys, b.starts = append(b.keys, key), append(b.starts, len(b.records))
			continue
		}
		gapBits := lowBits(uint64(t.Records) / uint64(n))
		next := uint64(0)
		for range n {
			next += r.rice(gapBits)
			b.records = append(b.records, uint32(next))
			next++
		}
		b.keys, b.starts = append(b.keys, key), append(b.starts, len(b.records))
	}
	if r.short {
		return errBroken
	}
	return nil
}

// find returns the records of a key.
func (b *keyBlock) find(key uint64) []uint32 {
	if i, found := slices.BinarySearch(b.keys, key); found {
		return b.records[b.starts[i]:b.starts[i+1]]
	}
	return nil
}

// blockOf returns the index of the block that would hold a number, or -1 if the number
// comes before all blocks.
func blockOf(stream []block, number uint64) int {
	i, found := slices.BinarySearchFunc(stream[:len(stream)-1], number, func(b block, n uint64) int { return cmp.Compare(b.first, n) })
	if !found {
		i--
	}
	return i
}
