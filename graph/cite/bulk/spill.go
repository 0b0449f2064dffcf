package bulk

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"slices"
)

// edges are citations by the numbers of their works, in the order of arrival. Those that
// do not fit into memory go to a temporary file. It has no name if the system allows
// that; otherwise it is removed by close.
type edges struct {
	folder string // of the file
	room   int    // citations in memory
	pairs  []pair
	file   *os.File
	count  int64
}

// pair is a citation: the citing work and the cited one.
type pair struct{ from, to int32 }

func (e *edges) add(p pair) (err error) {
	if len(e.pairs) >= e.room {
		if err = e.spill(); err != nil {
			return err
		}
	}
	if len(e.pairs) == cap(e.pairs) {
		e.pairs = slices.Grow(e.pairs, min(e.room-len(e.pairs), 2*len(e.pairs)+1024))
	}
	e.pairs = append(e.pairs, p)
	e.count++
	return nil
}

// spill writes the citations in memory to the file.
func (e *edges) spill() (err error) {
	if e.file == nil {
		if e.file, err = scratch(e.folder); err != nil {
			return err
		}
	}
	out := bufio.NewWriterSize(e.file, 1<<18)
	var b [8]byte
	for _, p := range e.pairs {
		binary.LittleEndian.PutUint32(b[:4], uint32(p.from))
		binary.LittleEndian.PutUint32(b[4:], uint32(p.to))
		_, _ = out.Write(b[:]) // Flush returns the error
	}
	e.pairs = e.pairs[:0]
	return out.Flush()
}

// each calls visit for all citations.
func (e *edges) each(visit func(pair) error) error {
	if e.file != nil {
		if err := readPairs(io.NewSectionReader(e.file, 0, 8*(e.count-int64(len(e.pairs)))), visit); err != nil {
			return err
		}
	}
	for _, p := range e.pairs {
		if err := visit(p); err != nil {
			return err
		}
	}
	return nil
}

// settle writes the rest of the memory to the file, if there is one, and frees the
// memory.
func (e *edges) settle() error {
	if e.file == nil {
		return nil
	}
	err := e.spill()
	e.pairs = nil
	return err
}

func (e *edges) close() error {
	if e.file == nil {
		return nil
	}
	return drop(e.file)
}

// readPairs calls visit for the citations in r.
func readPairs(r io.Reader, visit func(pair) error) error {
	in := bufio.NewReaderSize(r, 1<<18)
	for {
		b, err := in.Peek(8)
		if len(b) == 0 && errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		p := pair{int32(binary.LittleEndian.Uint32(b[:4])), int32(binary.LittleEndian.Uint32(b[4:]))}
		_, _ = in.Discard(8)
		if err := visit(p); err != nil {
			return err
		}
	}
}

// scratch creates a temporary file in folder. If the system can remove open files, a
// killed run leaves no file behind.
func scratch(folder string) (*os.File, error) {
	file, err := os.CreateTemp(folder, ".citations.*.tmp")
	if err == nil {
		_ = os.Remove(file.Name())
	}
	return file, err
}

// drop closes a file of scratch, and removes it if that was not possible before.
func drop(file *os.File) error {
	err := file.Close()
	if removed := os.Remove(file.Name()); removed != nil && !errors.Is(removed, os.ErrNotExist) {
		err = errors.Join(err, removed)
	}
	return err
}
