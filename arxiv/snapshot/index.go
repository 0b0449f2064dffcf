package snapshot

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/internal/offsetindex"
)

// layout is the layout of the index of a snapshot. Keys are identifiers as numbers. It
// takes about 0.3 % of the size of the snapshot.
var layout = offsetindex.Layout{Name: "snapshot"}

// StaleIndexError says that a snapshot has changed since it was indexed.
type StaleIndexError = offsetindex.StaleError

// Index writes the index of the snapshot at path to the file index, and returns the
// number of its records. If several records have one identifier, the last counts.
// progress, if not nil, is called with the number of bytes read. Index uses about 32
// bytes of memory a record.
//
// The error is that of ctx, of reading or of writing. An existing index is then
// unchanged.
func Index(ctx context.Context, path, index string, progress func(done, total int64)) (records int, err error) {
	records, err = layout.Build(ctx, path, index, "", readPart, progress)
	if err == nil && records == 0 {
		err = fmt.Errorf("%s has no records of arXiv's bulk metadata", path)
	}
	return records, err
}

// readPart finds the records whose lines begin in [from, to).
func readPart(file io.ReaderAt, from, to int64) (offsetindex.Part, error) {
	return readLines(file, from, to, make([]byte, 256<<10))
}

// readLines is readPart with a buffer, which grows as needed.
func readLines(file io.ReaderAt, from, to int64, buffer []byte) (offsetindex.Part, error) {
	var part offsetindex.Part
	start := from // the start of the current line
	inLine, err := isInLine(file, from)
	if err != nil {
		return part, err
	}
	for at := from; ; {
		n, err := file.ReadAt(buffer, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return part, err
		}
		last := errors.Is(err, io.EOF)
		chunk := (buffer)[:n]
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
					part.Rows = append(part.Rows, offsetindex.Row{Key: id.Uint64(), Record: uint32(len(part.Offsets))})
					part.Offsets = append(part.Offsets, uint64(start))
				}
			}
			inLine = false
			used += len(line) + 1
			start = at + int64(used)
			if end < 0 {
				return part, nil
			}
		}
		if start >= to {
			return part, nil
		}
		switch {
		case used > 0:
			at += int64(used)
		case len(buffer) < maxLine:
			buffer = make([]byte, 4*len(buffer))
		default:
			return part, fmt.Errorf("a line of more than %d MiB at byte %d: not arXiv's bulk metadata", maxLine>>20, start)
		}
	}
}

// isInLine reports whether the line of the byte at offset at begins before it.
func isInLine(file io.ReaderAt, at int64) (bool, error) {
	if at == 0 {
		return false, nil
	}
	var before [1]byte
	_, err := file.ReadAt(before[:], at-1)
	return before[0] != '\n', err
}

// place is the position of the record of an identifier.
type place struct {
	id     arxiv.ID
	offset int64
}

// find returns the positions of those of ids that the index has, in the order of the
// file. If several records have one identifier, it returns the last.
func find(x *offsetindex.Index, ids []arxiv.ID) ([]place, error) {
	keys := make([]uint64, len(ids))
	for i, id := range ids {
		keys[i] = id.Uint64()
	}
	found, err := x.Find(keys, 1)
	if err != nil {
		return nil, err
	}
	var known []arxiv.ID
	var records []uint32
	for i, id := range ids {
		if n := len(found[i]); n > 0 {
			known, records = append(known, id), append(records, found[i][n-1])
		}
	}
	offsets, err := x.Offsets(records)
	if err != nil {
		return nil, err
	}
	places := make([]place, len(known))
	for i := range places {
		places[i] = place{known[i], offsets[i]}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.offset, b.offset) })
	return places, nil
}
