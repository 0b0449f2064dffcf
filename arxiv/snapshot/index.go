package snapshot

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
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"clipgraph/arxiv"
	"clipgraph/internal/cachedir"
)

// The index of a snapshot is a flat file: a header that says of which file it
// is, and then 16 bytes a record, the identifier as a number and the offset of
// its line, in the order of the identifiers. Some 1 % of the snapshot.

// stamp tells one file from another, and from itself after a change.
type stamp struct {
	Path    string    `json:"path"`
	Size    int64     `json:"size"`
	ModTime time.Time `json:"mtime"`
	Ends    string    `json:"ends"` // a hash of the first and last 64 KiB
	Rows    int64     `json:"rows"`
}

const (
	indexMagic  = "clipgraph snapshot index 1\n"
	indexHeader = 4 << 10 // bytes before the rows
	indexRow    = 16
)

// StaleIndexError says that a snapshot is not the one that was indexed.
type StaleIndexError struct{ Path string }

func (e *StaleIndexError) Error() string {
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

// row is one record of the index.
type row struct{ key, offset uint64 }

// Index writes the index of the snapshot at path to the file index, and
// returns the number of its records. Of records of one identifier the last
// counts. progress, if not nil, is told how many bytes are read. Memory is some
// 32 bytes a record.
//
// The error is that of ctx, of reading or of writing; the old index is there
// still then.
func Index(ctx context.Context, path, index string, progress func(done, total int64)) (records int, err error) {
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
	rows, err := readRows(ctx, file, mark.Size, progress)
	if err != nil {
		return 0, err
	}
	if len(rows) == 0 {
		return 0, fmt.Errorf("%s has no record of arXiv's snapshot", path)
	}
	sortRows(rows)
	mark.Rows = int64(len(rows))
	return len(rows), writeIndex(index, mark, rows)
}

// sortRows sorts rows by key; of equal ones the last is kept. Snapshots are
// nearly in order already.
func sortRows(rows []row) {
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.offset, b.offset)) })
}

// readRows reads the file in parts, several at once.
func readRows(ctx context.Context, file io.ReaderAt, size int64, progress func(done, total int64)) ([]row, error) {
	const part = 32 << 20
	parts := int((size + part - 1) / part)
	found := make([][]row, parts)
	errs := make([]error, parts)
	var next, done atomic.Int64
	var group sync.WaitGroup
	var telling sync.Mutex
	for range min(parts, runtime.GOMAXPROCS(0), 4) {
		group.Go(func() {
			buffer := make([]byte, 256<<10)
			for {
				i := int(next.Add(1)) - 1
				if i >= parts || ctx.Err() != nil {
					return
				}
				from := int64(i) * part
				found[i], errs[i] = readPart(file, from, min(from+part, size), &buffer)
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

// readPart finds the records whose lines begin in [from, to): a line belongs to
// the part in which it begins.
func readPart(file io.ReaderAt, from, to int64, buffer *[]byte) ([]row, error) {
	var rows []row
	start := from // of the current line
	inLine, err := isInLine(file, from)
	if err != nil {
		return nil, err
	}
	for at := from; ; {
		n, err := file.ReadAt(*buffer, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		last := errors.Is(err, io.EOF)
		chunk := (*buffer)[:n]
		used := 0
		for start < to {
			end := bytes.IndexByte(chunk[used:], '\n')
			if end < 0 && !last {
				break
			}
			line := chunk[used:]
			if end >= 0 {
				line = line[:end]
			}
			if !inLine {
				if id, ok := recordID(line); ok {
					rows = append(rows, row{id.Uint64(), uint64(start)})
				}
			}
			inLine = false
			used += len(line) + 1
			start = at + int64(used)
			if end < 0 {
				return rows, nil
			}
		}
		if start >= to {
			return rows, nil
		}
		switch {
		case used > 0:
			at += int64(used)
		case len(*buffer) < maxLine:
			*buffer = make([]byte, 4*len(*buffer))
		default:
			return nil, fmt.Errorf("a line of more than %d MiB at byte %d: no snapshot of arXiv's", maxLine>>20, start)
		}
	}
}

// isInLine reports whether the line of the byte at offset at began before it.
func isInLine(file io.ReaderAt, at int64) (bool, error) {
	if at == 0 {
		return false, nil
	}
	var before [1]byte
	_, err := file.ReadAt(before[:], at-1)
	return before[0] != '\n', err
}

func writeIndex(name string, mark stamp, rows []row) error {
	head, err := json.Marshal(mark)
	if err != nil {
		return err
	}
	head = append([]byte(indexMagic), head...)
	if len(head) >= indexHeader {
		return fmt.Errorf("the name of the snapshot is too long")
	}
	head = append(head, strings.Repeat(" ", indexHeader-len(head))...)
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
		var b [indexRow]byte
		for _, r := range rows {
			binary.LittleEndian.PutUint64(b[:8], r.key)
			binary.LittleEndian.PutUint64(b[8:], r.offset)
			_, _ = out.Write(b[:])
		}
		return out.Flush()
	})
}

// openedIndex is an index that belongs to its snapshot.
type openedIndex struct {
	name  string
	stamp stamp
}

func openIndex(name string) (*openedIndex, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	head := make([]byte, indexHeader)
	var x openedIndex
	if _, err := io.ReadFull(file, head); err != nil || !bytes.HasPrefix(head, []byte(indexMagic)) || json.Unmarshal(head[len(indexMagic):], &x.stamp) != nil {
		return nil, fmt.Errorf("%s is no index of a snapshot", name)
	}
	if info, err := file.Stat(); err != nil || info.Size() != indexHeader+x.stamp.Rows*indexRow {
		return nil, fmt.Errorf("%s is no whole index of a snapshot", name)
	}
	snapshot, err := os.Open(x.stamp.Path)
	if err != nil {
		return nil, &StaleIndexError{x.stamp.Path}
	}
	defer snapshot.Close()
	now, err := stampOf(snapshot, x.stamp.Path)
	now.Rows = x.stamp.Rows
	if err != nil || !now.ModTime.Equal(x.stamp.ModTime) || now.Size != x.stamp.Size || now.Ends != x.stamp.Ends {
		return nil, &StaleIndexError{x.stamp.Path}
	}
	x.name = name
	return &x, nil
}

// place is where the record of an identifier stands.
type place struct {
	id     arxiv.ID
	offset int64
}

// find returns the places of those of ids that the index has, in the order of
// the file.
func (x *openedIndex) find(ids []arxiv.ID) ([]place, error) {
	file, err := os.Open(x.name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var places []place
	for _, id := range ids {
		offset, ok, err := x.search(file, id.Uint64())
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", x.name, err)
		}
		if ok {
			places = append(places, place{id, offset})
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.offset, b.offset) })
	return places, nil
}

// search finds the last row of a key by halving, down to a page of rows.
func (x *openedIndex) search(file io.ReaderAt, key uint64) (offset int64, ok bool, err error) {
	const page = 256 // rows
	var rows [page * indexRow]byte
	low, high := int64(0), x.stamp.Rows // the first row over key is in [low, high]
	for high-low > page {
		middle := (low + high) / 2
		if _, err := file.ReadAt(rows[:8], indexHeader+middle*indexRow); err != nil {
			return 0, false, err
		}
		if binary.LittleEndian.Uint64(rows[:8]) <= key {
			low = middle
		} else {
			high = middle
		}
	}
	n := (high - low) * indexRow
	if _, err := file.ReadAt(rows[:n], indexHeader+low*indexRow); err != nil {
		return 0, false, err
	}
	for at := n - indexRow; at >= 0; at -= indexRow {
		if binary.LittleEndian.Uint64(rows[at:]) == key {
			offset = int64(binary.LittleEndian.Uint64(rows[at+8:]))
			return offset, 0 <= offset && offset < x.stamp.Size, nil
		}
	}
	return 0, false, nil
}
