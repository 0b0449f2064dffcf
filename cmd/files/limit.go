package files

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/advice"
)

// MaxInput bounds the size of all lists together, in bytes, if their structure is read.
const MaxInput = readlist.MaxSize

// UsualMaxInput is the bound unless the user sets a limit. Lists that people write are
// smaller.
const UsualMaxInput = 256 << 20

const (
	// A run uses up to memoryBase bytes and memoryPerByte bytes for each byte of a list;
	// docs/lists.md has the measurements.
	memoryPerByte = 40
	memoryBase    = 64 << 20
	// memoryUnknown is the free memory assumed if the system does not report it.
	memoryUnknown = 4 << 30
)

// within returns the size of the lists that can be read with the given free memory, in
// bytes, at least 1 MiB and at most UsualMaxInput.
func within(free int64) int64 {
	return min(max((free-memoryBase)/memoryPerByte, 1<<20), UsualMaxInput)
}

// Limit bounds the size of the lists: by the user's setting, or else by the free memory.
type Limit struct {
	MaxSize int64        // in MiB; 0 for what memory allows
	Free    func() int64 // the free memory in bytes; 0 if it is not known
}

// Bytes returns the limit in bytes.
func (l Limit) Bytes() int64 {
	if l.MaxSize > 0 {
		return min(l.MaxSize, MaxInput>>20) << 20
	}
	return within(cmp.Or(l.Free(), memoryUnknown))
}

// tooLarge returns the error that the lists up to name exceed limit, with the reason for
// the limit.
func (l Limit) tooLarge(name string, limit int64) error {
	err := fmt.Errorf("reading %s: the lists are larger than %d MiB", name, limit>>20)
	switch {
	case limit == MaxInput:
		return advice.Hint(err, "split the list, or use ids, which reads lists of any size")
	case l.MaxSize > 0 || limit == UsualMaxInput:
		return advice.Hint(err, "split the list, read more with --max-size (%d at most), or use ids, which reads lists of any size", MaxInput>>20)
	}
	return advice.Hint(fmt.Errorf("%w, the limit of the free memory", err), "split the list, or set --max-size; ids reads lists of any size")
}

// ReadAll reads the lists. The limit is for all of them together.
func (l Limit) ReadAll(ctx context.Context, all []Input) error {
	limit := l.Bytes()
	left := limit
	for i := range all {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch err := all[i].Read(left); {
		case errors.Is(err, ErrTooLarge):
			return l.tooLarge(all[i].DisplayName(), limit)
		case err != nil:
			return err
		}
		left -= int64(len(all[i].Data))
	}
	return nil
}

// ReadText reads a file that is not a list, named by the flag what.
func (l Limit) ReadText(r *Register, what, name string) (string, error) {
	info, err := os.Stat(name)
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", name, Cause(err))
	}
	if !info.Mode().IsRegular() {
		return "", advice.Usage(fmt.Errorf("reading %s: not a regular file", name))
	}
	if err := r.Reads(what, name); err != nil {
		return "", err
	}
	in, limit := File(name, info), l.Bytes()
	switch err := in.Read(limit); {
	case errors.Is(err, ErrTooLarge):
		return "", l.tooLarge(name, limit)
	case err != nil:
		return "", err
	}
	return string(in.Data), nil
}
