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

// maxUnpacked bounds what is unpacked, in bytes: several times the size of
// arXiv's metadata.
const maxUnpacked = 64 << 30

// Unpack unpacks the gzip file name to the file to of the folder, which is whole or not
// there at all. progress is told how many bytes are written.
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

// ended reports whether nothing is left of r, and so that what a read cut short
// was the end of the file and not a file that is cut off.
func ended(r io.Reader) bool {
	n, err := r.Read(make([]byte, 1))
	return n == 0 && err == io.EOF
}

// contextReader ends the input when the context does.
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
