// Package files handles the lists that a run reads, and the files that it reads and
// writes.
//
// A [Finder] finds the lists that arguments name, each as an [Input]; a [Limit] bounds
// their size. A [Register] records every path, so that no output overwrites an input;
// [Write] writes files atomically. [ReadBibliography] reads a .bib to be changed. Errors
// have hints, see package advice.
package files

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Input is one list that the arguments name.
type Input struct {
	Name string
	open func() (io.ReadCloser, error)
	Info os.FileInfo // nil if it is not a file
	// Named is true if an argument names the input itself, not a directory that contains
	// it.
	Named bool
	Data  []byte // filled by Read
}

// Text returns an input with the given content.
func Text(name string, data []byte) Input {
	return Input{Name: name, open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

// File returns an input for a file.
func File(name string, info os.FileInfo) Input {
	return Input{Name: name, Info: info, open: func() (io.ReadCloser, error) {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, Cause(err))
		}
		return f, nil
	}}
}

// ErrTooLarge is the error for an input that exceeds the limit.
var ErrTooLarge = errors.New("too large")

// Read reads all of the list. The error is ErrTooLarge if it has more than limit bytes.
func (in *Input) Read(limit int64) error {
	r, err := in.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	var data bytes.Buffer
	if in.Info != nil {
		data.Grow(int(min(in.Info.Size(), limit)) + bytes.MinRead)
	}
	if _, err = data.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return in.Error(err)
	}
	if int64(data.Len()) > limit {
		return ErrTooLarge
	}
	in.Data = data.Bytes()
	return nil
}

// Open opens the list and decompresses it if it is gzipped. The error says so if it is
// not text.
func (in *Input) Open() (io.ReadCloser, error) {
	r, err := in.open()
	if err != nil {
		return nil, err
	}
	if r, err = unpacked(r); err != nil {
		return nil, in.Error(err)
	}
	head := make([]byte, 8<<10)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, errors.Join(in.Error(err), r.Close())
	}
	head = head[:n]
	if kind := foreignKindOf(in.Name, head); kind != nil {
		return nil, errors.Join(kind.error(in.Name), r.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(head), r), r}, nil
}

// unpacked returns a reader of r, decompressed if it is gzipped.
func unpacked(r io.ReadCloser) (io.ReadCloser, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	plain := struct {
		io.Reader
		io.Closer
	}{in, r}
	if magic, _ := in.Peek(2); !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return plain, nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	plain.Reader = z
	return plain, nil
}

// Error wraps err as the error of reading the list.
func (in *Input) Error(err error) error {
	return fmt.Errorf("reading %s: %w", in.DisplayName(), Cause(err))
}

// DisplayName returns the name of the list in messages.
func (in *Input) DisplayName() string { return DisplayName(in.Name) }

// DisplayName returns the name of a list in messages.
func DisplayName(list string) string {
	if list == Stdio {
		return "standard input"
	}
	return list
}

// Cause removes the operation and the path from a file system error, for messages that
// contain them already.
func Cause(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}

// ContextReader is a reader that fails once its context is done.
type ContextReader struct {
	context.Context
	io.Reader
}

func (r ContextReader) Read(p []byte) (int, error) {
	if err := r.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
