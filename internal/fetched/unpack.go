package fetched

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
)

// maxUnpacked bounds the size of an unpacked file, in bytes. It is several times the size
// of arXiv's metadata.
const maxUnpacked = 64 << 30

// Unpack unpacks the gzip file name to the file to in the folder. The new file is there
// whole or not at all. progress is called with the number of bytes written so far.
func (f *Folder) Unpack(ctx context.Context, name, to string, progress func(done int64)) error {
	packed, err := os.Open(name)
	if err != nil {
		return err
	}
	defer packed.Close()
	r, err := gzip.NewReader(bufio.NewReaderSize(packed, 1<<20))
	if err != nil {
		return err
	}
	return f.WriteFile(to, func(out io.Writer) error {
		var done int64
		for buffer := make([]byte, 4<<20); err == nil; {
			var n int
			n, err = io.ReadFull(contextReader{ctx, r}, buffer)
			done += int64(n)
			if _, writeErr := out.Write(buffer[:n]); writeErr != nil {
				err = writeErr
			} else if done > maxUnpacked {
				err = fmt.Errorf("it unpacks to more than %d GiB", maxUnpacked>>30)
			}
			progress(done)
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) && ctx.Err() == nil && ended(r) {
			return nil
		}
		return err
	})
}

// ended reports whether r has no more bytes. It tells the end of a file from a truncated
// gzip stream after a short read.
func ended(r io.Reader) bool {
	n, err := r.Read(make([]byte, 1))
	return n == 0 && err == io.EOF
}

// contextReader returns the context's error once the context is done.
type contextReader struct {
	ctx context.Context
	io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
