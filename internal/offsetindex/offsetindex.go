// Package offsetindex indexes the records of a large file by key. An index is a flat file
// of keys and offsets, sorted by key, with a stamp of the file that it indexes.
// [Layout.Build] writes an index and [Layout.Open] reads it, by binary search.
package offsetindex

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"clipgraph/internal/cachedir"
)

// Layout is the form of an index: a line that begins its file, and the bytes of a key
// and of an offset, at most 8 each. Behind the line comes the [stamp], up to headerSize
// bytes, and then the rows, the numbers with their lowest byte first.
type Layout struct {
	Magic                 string
	KeyBytes, OffsetBytes int
}

func (l Layout) rowBytes() int { return l.KeyBytes + l.OffsetBytes }

const headerSize = 4 << 10 // bytes before the rows

// Row is a key and the offset of a record that has it.
type Row struct{ Key, Offset uint64 }

// stamp tells one file from another, and from itself after a change.
type stamp struct {
	Path    string    `json:"path"`
	Size    int64     `json:"size"`
	ModTime time.Time `json:"mtime"`
	Ends    string    `json:"ends"` // a hash of the first and last 64 KiB
	Rows    int64     `json:"rows"`
	Note    string    `json:"note,omitempty"` // what the maker of the index wants to know again
}

// StaleError says that a file is not the one that was indexed.
type StaleError struct{ Path string }

func (e *StaleError) Error() string {
	return fmt.Sprintf("%s is not what it was when it was indexed", e.Path)
}

// stampOf takes the stamp of the file at path.
func stampOf(file *os.File, path string) (stamp, error) {
	info, err := file.Stat()
	if err != nil {
		return stamp{}, err
	}
	if !info.Mode().IsRegular() {
		return stamp{}, fmt.Errorf("%s: no regular file", path)
	}
	const end = 64 << 10
	hash := sha256.New()
	for _, from := range []int64{0, max(0, info.Size()-end)} {
		if _, err := io.Copy(hash, io.NewSectionReader(file, from, end)); err != nil {
			return stamp{}, err
		}
	}
	return stamp{Path: path, Size: info.Size(), ModTime: info.ModTime().UTC(), Ends: hex.EncodeToString(hash.Sum(nil))}, nil
}

// Build writes the index of the file at path to the file index, and returns the number
// of its rows, which scan finds in the records that begin in [from, to); several parts
// are scanned at once. note is kept in the index. progress, if not nil, is told how many
// bytes are read. Memory is some 32 bytes a row.
//
// The error is that of ctx, of scan, of reading or of writing; the old index is there
// still then.
func (l Layout) Build(ctx context.Context, path, index, note string, scan func(file io.ReaderAt, from, to int64) ([]Row, error), progress func(done, total int64)) (rows int, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return 0, err
	}
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	mark, err := stampOf(file, path)
	if err != nil {
		return 0, err
	}
	found, err := scanParts(ctx, file, mark.Size, scan, progress)
	if err != nil || len(found) == 0 {
		return 0, err
	}
	slices.SortFunc(found, func(a, b Row) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Offset, b.Offset)) })
	mark.Rows, mark.Note = int64(len(found)), note
	return len(found), l.write(index, mark, found)
}

// scanParts scans the file in parts, several at once.
func scanParts(ctx context.Context, file io.ReaderAt, size int64, scan func(file io.ReaderAt, from, to int64) ([]Row, error), progress func(done, total int64)) ([]Row, error) {
	const part = 32 << 20
	parts := int((size + part - 1) / part)
	found := make([][]Row, parts)
	errs := make([]error, parts)
	var next, done atomic.Int64
	var group sync.WaitGroup
	var telling sync.Mutex
	for range min(parts, runtime.GOMAXPROCS(0), 4) {
		group.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= parts || ctx.Err() != nil {
					return
				}
				from := int64(i) * part
				found[i], errs[i] = scan(file, from, min(from+part, size))
				n := done.Add(min(part, size-from))
				if progress != nil {
					telling.Lock()
					progress(n, size)
					telling.Unlock()
				}
			}
		})
	}
	group.Wait()
	if err := cmp.Or(ctx.Err(), errors.Join(errs...)); err != nil {
		return nil, err
	}
	return slices.Concat(found...), nil
}

func (l Layout) write(name string, mark stamp, rows []Row) error {
	head, err := json.Marshal(mark)
	if err != nil {
		return err
	}
	head = append([]byte(l.Magic), head...)
	if len(head) >= headerSize {
		return errors.New("the name of the file is too long")
	}
	head = append(head, strings.Repeat(" ", headerSize-len(head))...)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	folder, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer folder.Close()
	return cachedir.Replace(folder, filepath.Base(name), func(w io.Writer) error {
		out := bufio.NewWriterSize(w, 1<<20)
		_, _ = out.Write(head) // Flush returns the error
		var key, offset [8]byte
		for _, r := range rows {
			binary.LittleEndian.PutUint64(key[:], r.Key)
			binary.LittleEndian.PutUint64(offset[:], r.Offset)
			_, _ = out.Write(key[:l.KeyBytes])
			_, _ = out.Write(offset[:l.OffsetBytes])
		}
		return out.Flush()
	})
}

// Index is an index that belongs to its file. Calls of it may run at the same time.
type Index struct {
	layout Layout
	name   string
	stamp  stamp
}

// Open returns the index in the file name. The error is fs.ErrNotExist where there is
// none, and a [*StaleError] where the file is not what was indexed.
func (l Layout) Open(name string) (*Index, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	head := make([]byte, headerSize)
	x := Index{layout: l, name: name}
	if _, err := io.ReadFull(file, head); err != nil || !bytes.HasPrefix(head, []byte(l.Magic)) || json.Unmarshal(head[len(l.Magic):], &x.stamp) != nil {
		return nil, fmt.Errorf("%s is no such index", name)
	}
	if info, err := file.Stat(); err != nil || x.stamp.Rows < 0 || info.Size() != headerSize+x.stamp.Rows*int64(l.rowBytes()) {
		return nil, fmt.Errorf("%s is no whole index", name)
	}
	indexed, err := os.Open(x.stamp.Path)
	if err != nil {
		return nil, &StaleError{x.stamp.Path}
	}
	defer indexed.Close()
	now, err := stampOf(indexed, x.stamp.Path)
	if err != nil || !now.ModTime.Equal(x.stamp.ModTime) || now.Size != x.stamp.Size || now.Ends != x.stamp.Ends {
		return nil, &StaleError{x.stamp.Path}
	}
	return &x, nil
}

// Path returns the name of the file that is indexed.
func (x *Index) Path() string { return x.stamp.Path }

// Note returns the note that [Layout.Build] was given.
func (x *Index) Note() string { return x.stamp.Note }

// Find returns the offsets of each of keys, in their order in the file: of more than most
// rows of one key the last ones. The time is that of some 20 reads a key, of the file or,
// for many keys, of a copy in memory.
func (x *Index) Find(keys []uint64, most int) ([][]int64, error) {
	found := make([][]int64, len(keys))
	err := x.read(len(keys), func(rows rows) {
		for i, key := range keys {
			found[i] = rows.find(key, most)
		}
	})
	return found, err
}

// Count returns how many rows each of keys has. The time is that of some 40 reads a key.
func (x *Index) Count(keys []uint64) ([]int, error) {
	counts := make([]int, len(keys))
	err := x.read(len(keys), func(rows rows) {
		for i, key := range keys {
			counts[i] = rows.over(key) - rows.over(key-1)
			if key == 0 {
				counts[i] = rows.over(key)
			}
		}
	})
	return counts, err
}

// An index of up to maxLoaded bytes is read at once where manyKeys keys are asked for.
const (
	maxLoaded = 256 << 20
	manyKeys  = 500
)

// read has do read the rows, for about keys of them.
func (x *Index) read(keys int, do func(rows)) error {
	file, err := os.Open(x.name)
	if err != nil {
		return err
	}
	defer file.Close()
	var from io.ReaderAt = file
	if size := headerSize + x.stamp.Rows*int64(x.layout.rowBytes()); keys >= manyKeys && size <= maxLoaded {
		data := make([]byte, size)
		if _, err := io.ReadFull(file, data); err != nil {
			return fmt.Errorf("reading %s: %w", x.name, err)
		}
		from = bytes.NewReader(data)
	}
	do(rows{x, from, &err})
	if err != nil {
		return fmt.Errorf("reading %s: %w", x.name, err)
	}
	return nil
}

// rows are the rows of an index, read as they are asked for. err becomes the first error.
type rows struct {
	*Index
	from io.ReaderAt
	err  *error
}

func (r rows) at(i int) Row {
	var b [16]byte
	size := r.layout.rowBytes()
	if _, err := r.from.ReadAt(b[:size], headerSize+int64(i)*int64(size)); err != nil && *r.err == nil {
		*r.err = err
	}
	return Row{number(b[:r.layout.KeyBytes]), number(b[r.layout.KeyBytes:size])}
}

// over returns the number of the first row over key, found by halving.
func (r rows) over(key uint64) int {
	return sort.Search(int(r.stamp.Rows), func(i int) bool { return r.at(i).Key > key })
}

// find reads backwards from the first row over key.
func (r rows) find(key uint64, most int) (offsets []int64) {
	for i := r.over(key) - 1; i >= 0 && *r.err == nil && len(offsets) < most; i-- {
		row := r.at(i)
		if row.Key != key {
			break
		}
		if row.Offset < uint64(r.stamp.Size) {
			offsets = append(offsets, int64(row.Offset))
		}
	}
	slices.Reverse(offsets)
	return offsets
}

// number reads a number whose lowest byte is the first.
func number(b []byte) (n uint64) {
	for i := len(b) - 1; i >= 0; i-- {
		n = n<<8 | uint64(b[i])
	}
	return n
}
