// Package offsetindex indexes the records of a large file by key. An index is a
// compressed file of keys, the records that have each key, and the offsets of the
// records, with a stamp of the file that it indexes. [Layout.Build] writes an index and
// [Layout.Open] reads it.
package offsetindex

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"clipgraph/internal/cachedir"
)

// Layout is a kind of index. An index begins with a line that names its kind and the
// version of the format, which all kinds share. The [stamp] follows, padded to headerSize
// bytes, and then the body.
type Layout struct {
	Name string // such as "title"
	// Hashed says that the keys are hashes. Only as many bits are kept as are needed to
	// distinguish them, so that a few lookups of absent keys return records: the caller
	// must check each record that it reads. At most MostRecords records of a key are
	// kept, the last ones.
	Hashed bool
}

// version is the version of the format of all indexes.
const version = 3

func (l Layout) line() string { return fmt.Sprintf("clipgraph %s index %d\n", l.Name, version) }

const headerSize = 4 << 10 // in bytes, before the body

// Row is a key and the number of a record that has it.
type Row struct {
	Key    uint64
	Record uint32
}

// Part is the content of a part of a file.
type Part struct {
	Offsets []uint64          // of the records, ascending
	Rows    []Row             // in the order of the records; the first record of the part has number 0
	Counts  map[uint64]uint64 // the number of records of keys that are only counted; may be nil
}

// Build writes the index of the file at path to the file index, and returns the number of
// its records. scan finds the records that begin in [from, to); several parts are scanned
// concurrently. note is stored in the index. progress, if not nil, is called with the
// number of bytes read. Build uses some 32 bytes of memory a row.
//
// The error is that of ctx, of scan, of reading or of writing. An existing index is then
// unchanged.
func (l Layout) Build(ctx context.Context, path, index, note string, scan func(file io.ReaderAt, from, to int64) (Part, error), progress func(done, total int64)) (records int, err error) {
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
	whole, err := scanParts(ctx, file, mark.Size, scan, progress)
	if err != nil || len(whole.Offsets) == 0 {
		return 0, err
	}
	keyBits := 64
	if l.Hashed {
		keyBits = min(64, bits.Len(uint(len(whole.Rows)))+spareBits)
		for i := range whole.Rows {
			whole.Rows[i].Key >>= 64 - keyBits
		}
	}
	rows := sortRows(whole.Rows, make([]Row, len(whole.Rows)))
	mark.Note = note
	var body []byte
	mark.shape, body = encode(whole.Offsets, rows, whole.Counts, keyBits)
	return len(whole.Offsets), l.write(index, mark, body)
}

// scanParts scans the file in parts, several concurrently, and joins the results.
func scanParts(ctx context.Context, file io.ReaderAt, size int64, scan func(file io.ReaderAt, from, to int64) (Part, error), progress func(done, total int64)) (whole Part, err error) {
	const part = 4 << 20
	parts := int((size + part - 1) / part)
	found := make([]Part, parts)
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
		return whole, err
	}
	return Join(found)
}

// Join joins the parts of a file into one. It releases the memory of each part.
func Join(parts []Part) (whole Part, err error) {
	records, rows := 0, 0
	for _, p := range parts {
		records, rows = records+len(p.Offsets), rows+len(p.Rows)
	}
	if int64(records) >= 1<<32 {
		return whole, errors.New("more than 4,294,967,295 records")
	}
	whole = Part{make([]uint64, 0, records), make([]Row, 0, rows), map[uint64]uint64{}}
	for i, p := range parts {
		before := uint32(len(whole.Offsets))
		whole.Offsets = append(whole.Offsets, p.Offsets...)
		for _, r := range p.Rows {
			whole.Rows = append(whole.Rows, Row{r.Key, before + r.Record})
		}
		for key, n := range p.Counts {
			whole.Counts[key] += n
		}
		parts[i] = Part{}
	}
	return whole, nil
}

func (l Layout) write(name string, mark stamp, body []byte) error {
	head, err := json.Marshal(mark)
	if err != nil {
		return err
	}
	head = append([]byte(l.line()), head...)
	if len(head) >= headerSize {
		return errors.New("the file name is too long")
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
		_, _ = out.Write(body)
		return out.Flush()
	})
}

// Index is an open index that matches its file. It is safe for concurrent use.
type Index struct {
	tables
	name  string
	stamp stamp
}

// Open opens the index in the file name. The error is fs.ErrNotExist if there is no such
// file, and a [*StaleError] if the indexed file has changed or the index is of another
// version.
func (l Layout) Open(name string) (*Index, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	head := make([]byte, headerSize)
	x := Index{name: name}
	_, err = io.ReadFull(file, head)
	line, rest, _ := bytes.Cut(head, []byte("\n"))
	kind, _, _ := strings.Cut(l.line(), fmt.Sprint(version))
	if err != nil || !bytes.HasPrefix(line, []byte(kind)) || json.Unmarshal(rest, &x.stamp) != nil {
		return nil, fmt.Errorf("%s is not an index of this kind", name)
	}
	if string(line)+"\n" != l.line() {
		return nil, &StaleError{x.stamp.Path, true}
	}
	size := x.stamp.size()
	if info, err := file.Stat(); err != nil || size < 0 || info.Size() != headerSize+size {
		return nil, fmt.Errorf("%s is incomplete", name)
	}
	if x.tables, err = x.stamp.open(file, headerSize); err != nil {
		return nil, err
	}
	indexed, err := os.Open(x.stamp.Path)
	if err != nil {
		return nil, &StaleError{Path: x.stamp.Path}
	}
	defer indexed.Close()
	now, err := stampOf(indexed, x.stamp.Path)
	if err != nil || !now.ModTime.Equal(x.stamp.ModTime) || now.Size != x.stamp.Size || now.Ends != x.stamp.Ends {
		return nil, &StaleError{Path: x.stamp.Path}
	}
	return &x, nil
}

// Path returns the name of the indexed file.
func (x *Index) Path() string { return x.stamp.Path }

// Note returns the note that was given to [Layout.Build].
func (x *Index) Note() string { return x.stamp.Note }

// Find returns the records of each of keys, in their order in the file. If a key has more
// than most records, Find returns the last ones. It reads one block of a few hundred keys
// for each key, and at most the whole index.
func (x *Index) Find(keys []uint64, most int) ([][]uint32, error) {
	found := make([][]uint32, len(keys))
	file, err := os.Open(x.name)
	if err != nil {
		return found, err
	}
	defer file.Close()
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	var block keyBlock
	loaded := -1
	for k, i := range order {
		if k > 0 && keys[order[k-1]] == keys[i] {
			found[i] = found[order[k-1]]
			continue
		}
		key := keys[i] >> (64 - x.KeyBits)
		at := blockOf(x.tables.keys, key)
		if at < 0 {
			continue
		}
		if at != loaded {
			if err := block.read(x.tables, file, headerSize, at); err != nil {
				return found, fmt.Errorf("reading %s: %w", x.name, err)
			}
			loaded = at
		}
		records := block.find(key)
		if records = records[max(0, len(records)-most):]; len(records) > 0 {
			found[i] = slices.Clone(records)
		}
	}
	return found, nil
}

// Offsets returns the offsets of records.
func (x *Index) Offsets(records []uint32) ([]int64, error) {
	file, err := os.Open(x.name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	offsets := make([]int64, len(records))
	for i, record := range records {
		offset, err := x.offset(file, headerSize, record)
		if err == nil && offset >= uint64(x.stamp.Size) {
			err = errBroken
		}
		if err != nil {
			return offsets, fmt.Errorf("reading %s: %w", x.name, err)
		}
		offsets[i] = int64(offset)
	}
	return offsets, nil
}

// Count returns the number of records of each of keys, for keys that are only counted.
func (x *Index) Count(keys []uint64) []int {
	counts := make([]int, len(keys))
	for i, key := range keys {
		if at, found := slices.BinarySearchFunc(x.counts, key, func(b block, key uint64) int { return cmp.Compare(b.first, key) }); found {
			counts[i] = int(x.counts[at].at)
		}
	}
	return counts
}
