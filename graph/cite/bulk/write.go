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
	"path/filepath"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/edgelist"
)

// Input is an edge list, compressed or not.
type Input struct {
	Name   string
	Reader io.Reader
	Size   int64 // of the file, in bytes, for Progress; 0 if unknown
}

// Options are the options of [Write]. The zero value of a field stands for its default.
type Options struct {
	// Archive is the archive of bare numbers, see [edgelist.Options].
	Archive string
	// Folder is the folder for temporary files; "" means that of the system.
	Folder string
	// Memory is how many bytes citations may take in memory at once, in addition to about
	// 50 bytes per work; 0 means 32 MiB.
	Memory int
	// Progress, if set, is called with the number of bytes read and their total.
	Progress func(done, total int64)
}

// Stats are the counts of an index.
type Stats struct {
	Works     int64 // named as citing or cited
	Citations int64 // without duplicates and self-citations
	Lines     int64 // with a citation
	Unread    []Unread
}

// Unread are the lines of a file without a citation.
type Unread struct {
	Name string
	edgelist.Unread
}

const (
	defaultMemory = 32 << 20
	// maxBytes is the most bytes read from a file, uncompressed.
	maxBytes = 1 << 40
)

// ErrNone is the error for files without a citation.
var ErrNone = errors.New("no citation is in it")

// Write writes the index of the citations in inputs to w, and returns its counts. The
// time is linear except for sorting the works' identifiers. Nothing is written until
// everything is read. The error is that of ctx, of a file that is not an edge list, see
// [edgelist.Scan], of w, or of a file in o.Folder.
func Write(ctx context.Context, w io.Writer, inputs []Input, o Options) (_ Stats, err error) {
	o.Memory = cmp.Or(o.Memory, defaultMemory)
	b := builder{ctx: ctx, o: o, edges: edges{folder: o.Folder, room: max(1, o.Memory/8)}}
	b.dois = newDOIs(&b.table)
	defer func() { err = errors.Join(err, b.edges.close()) }()
	for _, in := range inputs {
		if err := b.read(in); err != nil {
			return b.stats, err
		}
	}
	if b.stats.Lines == 0 {
		return b.stats, ErrNone
	}
	if err := b.edges.settle(); err != nil {
		return b.stats, err
	}
	return b.stats, b.write(w, from(inputs))
}

// from returns the names of the files that citations are from.
func from(inputs []Input) string {
	const most = 200
	var names []string
	for _, in := range inputs {
		names = append(names, filepath.Base(in.Name))
	}
	all := strings.Join(names, ", ")
	return strings.ToValidUTF8(all[:min(len(all), most)], "")
}

// builder makes an index.
type builder struct {
	ctx    context.Context
	o      Options
	table  arxiv.Table
	dois   *dois
	counts []int32 // citations by each work, by its number
	edges  edges
	last   pair
	stats  Stats
}

// read reads the citations of a file.
func (b *builder) read(in Input) error {
	r := &reader{b: b, Reader: in.Reader, total: in.Size}
	archive := cmp.Or(b.o.Archive, edgelist.Archive(in.Name, nil))
	unread, err := edgelist.Scan(r, edgelist.Options{Archive: archive, MaxBytes: maxBytes}, &b.table, b.dois.number, b.add)
	if b.ctx.Err() != nil {
		return b.ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%s: %w", in.Name, err)
	}
	b.stats.Unread = append(b.stats.Unread, Unread{in.Name, unread})
	return nil
}

// add adds a citation.
func (b *builder) add(citing, cited int32, _ *edgelist.Place) error {
	b.stats.Lines++
	p := pair{citing, cited}
	if citing == cited || p == b.last {
		return nil
	}
	b.last = p
	for int(max(citing, cited)) >= len(b.counts) {
		b.counts = append(b.counts, 0)
	}
	if b.counts[citing]++; b.counts[citing] > maxRow {
		return fmt.Errorf("a work has more than %d citations", maxRow)
	}
	return b.edges.add(p)
}

// reader ends the input when the context is done, and reports the progress.
type reader struct {
	b *builder
	io.Reader
	done, total int64
}

func (r *reader) Read(p []byte) (int, error) {
	if err := r.b.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := r.Reader.Read(p)
	r.done += int64(n)
	if r.b.o.Progress != nil {
		r.b.o.Progress(r.done, r.total)
	}
	return n, err
}

// entry is a work in the order of the keys.
type entry struct {
	prefix uint64 // of the key; all of it for an arXiv identifier
	number int32
	doi    int32 // the index of its text; -1 if it has none
}

// entries returns the works in the order of their keys.
func (b *builder) entries() []entry {
	all := make([]entry, 0, len(b.table.IDs()))
	var key []byte
	for number, id := range b.table.IDs() {
		if !id.IsZero() {
			key = appendArXiv(key[:0], id)
			all = append(all, entry{binary.BigEndian.Uint64(key), int32(number), -1})
		}
	}
	for n := range b.dois.texts {
		const same = len("10.") // the common prefix of all
		var prefix [8]byte
		prefix[0] = doiKey
		copy(prefix[1:], b.dois.bytes(n)[same:])
		all = append(all, entry{binary.BigEndian.Uint64(prefix[:]), b.dois.texts[n].number, int32(n)})
	}
	slices.SortFunc(all, func(x, y entry) int {
		if x.prefix != y.prefix || x.doi < 0 {
			return cmp.Compare(x.prefix, y.prefix)
		}
		return bytes.Compare(b.dois.bytes(int(x.doi)), b.dois.bytes(int(y.doi)))
	})
	return all
}

// write writes the index.
func (b *builder) write(w io.Writer, from string) error {
	out := &counter{w: bufio.NewWriterSize(w, 1<<20)}
	_, _ = out.Write([]byte(Magic)) // the first error is returned by Flush
	all := b.entries()
	keys := b.writeKeys(out, all)
	foot := footer{Works: int64(len(all)), Rows: out.n, From: from}
	rank, counts := make([]int32, len(all)), make([]int32, len(all))
	for i, e := range all {
		rank[e.number] = int32(i)
		if int(e.number) < len(b.counts) {
			counts[i] = b.counts[e.number]
		}
	}
	all, b.counts, b.dois = nil, nil, nil
	rows, err := b.writeRows(out, rank, counts)
	if err != nil {
		return err
	}
	foot.Blocks, foot.Citations = out.n, b.stats.Citations
	for i := range keys {
		var place [16]byte
		binary.LittleEndian.PutUint64(place[:8], uint64(keys[i]))
		binary.LittleEndian.PutUint64(place[8:], uint64(rows[i]))
		_, _ = out.Write(place[:])
	}
	b.stats.Works = foot.Works
	end, err := json.Marshal(foot)
	if err != nil {
		return err
	}
	_, _ = out.Write(append(end, strings.Repeat(" ", footerSize-len(end))...))
	return out.w.Flush()
}

// writeKeys writes the keys and returns where each block begins.
func (b *builder) writeKeys(out *counter, all []entry) (places []int64) {
	var last, key, head []byte
	for i, e := range all {
		if key = key[:0]; e.doi < 0 {
			key = appendArXiv(key, b.table.IDs()[e.number])
		} else {
			key = append(append(key, doiKey), b.dois.bytes(int(e.doi))...)
		}
		shared := 0
		if i%blockSize == 0 {
			places = append(places, out.n)
		} else {
			for shared < min(len(last), len(key)) && last[shared] == key[shared] {
				shared++
			}
		}
		head = binary.AppendUvarint(binary.AppendUvarint(head[:0], uint64(shared)), uint64(len(key)-shared))
		_, _ = out.Write(head)
		_, _ = out.Write(key[shared:])
		last, key = key, last
	}
	return places
}

// writeRows writes the works that each work cites, as indexes of keys, and returns where
// each block begins.
func (b *builder) writeRows(out *counter, rank, counts []int32) (places []int64, err error) {
	parts, err := newBuckets(counts, max(1, b.o.Memory/8), b.o.Folder)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, parts.close()) }()
	ranked := func(visit func(pair) error) error {
		return b.edges.each(func(p pair) error { return visit(pair{rank[p.from], rank[p.to]}) })
	}
	var row, head []byte
	err = parts.rows(ranked, func(work int32, cited []int32) error {
		if work%blockSize == 0 {
			places = append(places, out.n)
			if err := b.ctx.Err(); err != nil {
				return err
			}
		}
		slices.Sort(cited)
		row = row[:0]
		last := int32(0)
		for i, to := range cited {
			if i > 0 && to == last {
				continue
			}
			row = binary.AppendUvarint(row, uint64(to-last))
			last = to
			b.stats.Citations++
		}
		head = binary.AppendUvarint(head[:0], uint64(len(row)))
		_, _ = out.Write(head)
		_, err := out.Write(row)
		return err
	})
	return places, err
}

// counter counts the bytes written.
type counter struct {
	w *bufio.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
