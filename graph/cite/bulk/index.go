package bulk

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"

	"clipgraph/bib/work"
	"clipgraph/graph/cite"
)

// Index is an index of citations: a [cite.Source]. Only one goroutine may use it at a
// time.
type Index struct {
	name   string
	file   *os.File
	footer footer
	blocks []byte // 16 bytes each
}

var _ cite.Source = (*Index)(nil)

// Is reports whether a file that begins with head may be an index.
func Is(head []byte) bool { return bytes.HasPrefix(head, []byte(Magic)) }

// Open opens the index in the file name. It takes half a byte of memory per work. The
// error is that of the file, or says that it is not an index or is incomplete.
func Open(name string) (_ *Index, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			file.Close()
		}
	}()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	head := make([]byte, len(Magic))
	if _, err := file.ReadAt(head, 0); err != nil || !Is(head) {
		return nil, fmt.Errorf("%s is no index of citations", name)
	}
	x := &Index{name: name, file: file}
	end := make([]byte, footerSize)
	_, err = file.ReadAt(end, max(0, info.Size()-footerSize))
	if err != nil || json.Unmarshal(end, &x.footer) != nil || !x.footer.isValid(info.Size()) {
		return nil, fmt.Errorf("%s is no whole index of citations", name)
	}
	x.blocks = make([]byte, 16*x.footer.blocks())
	if _, err := file.ReadAt(x.blocks, x.footer.Blocks); err != nil {
		return nil, err
	}
	return x, nil
}

// Close closes the file.
func (x *Index) Close() error { return x.file.Close() }

// Works and Citations return the numbers of works and citations in the index.
func (x *Index) Works() int64     { return x.footer.Works }
func (x *Index) Citations() int64 { return x.footer.Citations }

// Confidence is the confidence of a citation in a file of the user.
const Confidence = 1

// errDamaged is the error of an index whose content is inconsistent.
var errDamaged = errors.New("the index is damaged: make it again")

// References implements [cite.Source]. A work that is only cited in the index is Unknown.
// It takes some microseconds per identifier, and as much for each 32 works that are
// cited. The error is that of ctx, or says that the index is damaged.
func (x *Index) References(ctx context.Context, ids []work.ID) (cite.Answers, error) {
	rows := make(map[work.ID][]int32, len(ids))
	var all []int32
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row, err := x.row(id)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", x.name, err)
		}
		if len(row) > 0 {
			rows[id.Key()] = row
			all = append(all, row...)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	works, err := x.works(ctx, all)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", x.name, err)
	}
	answers := make(cite.Answers, len(rows))
	for id, row := range rows {
		answer := cite.Answer{Status: work.Found, Source: x.footer.From, Confidence: Confidence, Works: make([]cite.Work, len(row))}
		for i, n := range row {
			at, _ := slices.BinarySearch(all, n)
			answer.Works[i] = works[at]
		}
		answers[id] = answer
	}
	return answers, nil
}

// row returns the numbers of the works that a work cites, or none if it is not in the
// index.
func (x *Index) row(id work.ID) ([]int32, error) {
	key := appendKey(nil, id)
	if len(key) == 0 || len(key) > maxKey {
		return nil, nil
	}
	n, found, err := x.find(key)
	if err != nil || !found {
		return nil, err
	}
	block := n / blockSize
	from, to := x.rowsOf(block), x.footer.Blocks
	if block+1 < x.footer.blocks() {
		to = x.rowsOf(block + 1)
	}
	if from < x.footer.Rows || to < from || to > x.footer.Blocks {
		return nil, errDamaged
	}
	in := bufio.NewReader(io.NewSectionReader(x.file, from, to-from))
	for skip := n % blockSize; ; skip-- {
		length, err := binary.ReadUvarint(in)
		if err != nil || length > binary.MaxVarintLen32*maxRow {
			return nil, cmp.Or(notEnd(err), errDamaged)
		}
		if skip == 0 {
			return x.decodeRow(io.LimitReader(in, int64(length)))
		}
		if _, err := in.Discard(int(length)); err != nil {
			return nil, cmp.Or(notEnd(err), errDamaged)
		}
	}
}

// notEnd returns err, or nil if it is the end of the file.
func notEnd(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

func (x *Index) decodeRow(r io.Reader) ([]int32, error) {
	in := bufio.NewReader(r)
	var row []int32
	last := uint64(0)
	for {
		step, err := binary.ReadUvarint(in)
		if errors.Is(err, io.EOF) {
			return row, nil
		}
		if last += step; err != nil || step > uint64(x.footer.Works) || last >= uint64(x.footer.Works) || len(row) > 0 && step == 0 {
			return nil, cmp.Or(notEnd(err), errDamaged)
		}
		row = append(row, int32(last))
	}
}

func (x *Index) keysOf(block int64) int64 {
	return int64(binary.LittleEndian.Uint64(x.blocks[16*block:]))
}

func (x *Index) rowsOf(block int64) int64 {
	return int64(binary.LittleEndian.Uint64(x.blocks[16*block+8:]))
}

// find returns the number of the work of a key, and whether there is one.
func (x *Index) find(key []byte) (n int64, found bool, err error) {
	blocks := int(x.footer.blocks())
	first := sort.Search(blocks, func(i int) bool {
		if err != nil {
			return true
		}
		var start [][]byte
		start, err = x.keys(int64(i), 1)
		return err != nil || bytes.Compare(start[0], key) > 0
	}) - 1 // the last block that begins at or before it
	if err != nil || first < 0 {
		return 0, false, err
	}
	keys, err := x.keys(int64(first), blockSize)
	if err != nil {
		return 0, false, err
	}
	at, found := slices.BinarySearchFunc(keys, key, bytes.Compare)
	return int64(first)*blockSize + int64(at), found, nil
}

// keys returns the first keys of a block, at most most and at least one.
func (x *Index) keys(block int64, most int) ([][]byte, error) {
	count := int(min(int64(most), x.footer.Works-block*blockSize))
	from := x.keysOf(block)
	if from < int64(len(Magic)) || from >= x.footer.Rows {
		return nil, errDamaged
	}
	room := min(int64(count)*(maxKey+6), x.footer.Rows-from)
	text := make([]byte, room)
	if _, err := x.file.ReadAt(text, from); err != nil {
		return nil, err
	}
	keys := make([][]byte, 0, count)
	var last []byte
	for range count {
		shared, a := binary.Uvarint(text)
		rest, b := binary.Uvarint(text[max(0, a):])
		if a <= 0 || b <= 0 || shared > uint64(len(last)) || rest > uint64(len(text)-a-b) || shared+rest > maxKey {
			return nil, errDamaged
		}
		key := slices.Concat(last[:shared], text[a+b:a+b+int(rest)])
		text = text[a+b+int(rest):]
		keys = append(keys, key)
		last = key
	}
	return keys, nil
}

// works returns the works of numbers, which are sorted.
func (x *Index) works(ctx context.Context, numbers []int32) ([]cite.Work, error) {
	works := make([]cite.Work, len(numbers))
	block := int64(-1)
	var keys [][]byte
	for i, n := range numbers {
		if b := int64(n) / blockSize; b != block {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			var err error
			if keys, err = x.keys(b, blockSize); err != nil {
				return nil, err
			}
			block = b
		}
		w, ok := workOf(keys[n%blockSize])
		if !ok {
			return nil, errDamaged
		}
		works[i] = w
	}
	return works, nil
}
