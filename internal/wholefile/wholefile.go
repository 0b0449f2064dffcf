// Package wholefile replaces files atomically: the new content is written to a temporary
// file beside the old one and renamed over it.
//
// Renaming is atomic on Linux and macOS (POSIX, rename) and on Windows (MoveFileEx with
// MOVEFILE_REPLACE_EXISTING, which os.Rename calls).
//
// A file keeps its permissions, owner and group, extended attributes and hard links, and
// the symbolic links that lead to it. If a renamed file can't keep all of these, the old
// file is overwritten in place, and the temporary file stays until that is done. A
// read-only file is not replaced, even where the system would allow it.
package wholefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Errors of files that are not written. They are wrapped in an *fs.PathError.
var (
	ErrDirectory = errors.New("it is a directory")
	ErrReadOnly  = errors.New("the file is read-only")
	ErrChanged   = errors.New("the file was changed meanwhile, again and again")
	ErrTooLarge  = errors.New("the file is too large")
)

// Replace calls write to fill the file name. If write fails, the file is unchanged. The
// content is synced to disk before it gets its name, so that even a crash of the machine
// leaves the old file or the new one. The mode of a new file is 0666 before umask. A
// symbolic link is followed, even if its target does not exist. A device or a pipe is
// written to directly.
func Replace(name string, write func(io.Writer) error) error {
	t, err := locate(name)
	if err != nil {
		return err
	}
	if t.isDevice() {
		return writeThrough(name, write)
	}
	if err := t.writable(); err != nil {
		return err
	}
	temp, err := fill(t, write)
	if err != nil {
		return err
	}
	unlock, err := lock(t.path)
	if err != nil {
		return errors.Join(err, temp.discard())
	}
	defer unlock()
	if t, err = locate(t.path); err != nil {
		return errors.Join(err, temp.discard())
	}
	return temp.replace(t)
}

// Check returns the error that Replace would return for name, as far as it can be known
// in advance: the folder does not exist, name is a directory, or the file is read-only.
func Check(name string) error {
	t, err := locate(name)
	if err != nil || t.isDevice() {
		return err
	}
	if err := t.writable(); err != nil || t.info != nil {
		return err
	}
	switch info, err := os.Stat(filepath.Dir(t.path)); {
	case err != nil:
		return err
	case !info.IsDir():
		return &fs.PathError{Op: "write", Path: name, Err: errors.New("its folder is not a directory")}
	}
	return nil
}

// writeThrough writes to a file that is not regular, such as /dev/null.
func writeThrough(name string, write func(io.Writer) error) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(file), file.Close())
}

// temporary is a new file that is to replace another one.
type temporary struct{ *os.File }

// fill makes a temporary file for t, calls write to fill it, and syncs it to disk.
func fill(t target, write func(io.Writer) error) (*temporary, error) {
	temp, err := newTemp(t)
	if err != nil {
		return nil, err
	}
	if err = write(temp); err == nil {
		err = temp.Sync()
	}
	if err != nil {
		return nil, errors.Join(err, temp.discard())
	}
	return temp, nil
}

// newTemp makes a temporary file for t. Only the owner may read it until it has the
// permissions of t. If t does not exist, the umask determines the permissions.
func newTemp(t target) (*temporary, error) {
	mode := fs.FileMode(0o600)
	if t.info == nil {
		mode = 0o666
	}
	return createTemp(t.path, mode)
}

// createTemp makes a new file beside name. os.CreateTemp would always use the mode 0600.
func createTemp(name string, mode fs.FileMode) (*temporary, error) {
	const tries = 100
	for n := 1; ; n++ {
		path := beside(name, fmt.Sprintf(".%08x", rand.Uint32()))
		pending.add(path)
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if err == nil {
			return &temporary{f}, nil
		}
		pending.remove(path)
		if n == tries || !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
	}
}

// beside returns the path of a hidden file beside name that ends in suffix.
func beside(name, suffix string) string {
	dir, base := filepath.Split(name)
	return dir + "." + base[:min(len(base), 200)] + suffix
}

// replace replaces t by the file, which is then gone.
func (f *temporary) replace(t target) error {
	inPlace := t.info != nil && !copyMetadata(f.File, t)
	if inPlace {
		return f.overwrite(t)
	}
	err := f.Close()
	if err == nil {
		err = os.Rename(f.Name(), t.path)
	}
	if err != nil {
		return errors.Join(err, f.discard())
	}
	f.forget()
	return syncFolder(t.path)
}

// createAs renames the file to t if t does not exist, and reports whether it did. On file
// systems without hard links it replaces a file that appears at that moment.
func (f *temporary) createAs(t target) (bool, error) {
	switch err := os.Link(f.Name(), t.path); {
	case errors.Is(err, fs.ErrExist):
		return false, f.discard()
	case err != nil:
		return true, f.replace(t)
	}
	return true, errors.Join(f.discard(), syncFolder(t.path))
}

// overwrite copies the file over t in place. If that fails, t may be half written, and
// the temporary file keeps the new content.
func (f *temporary) overwrite(t target) error {
	pending.hold()
	defer pending.release()
	err := func() error {
		out, err := os.OpenFile(t.path, os.O_WRONLY, 0)
		if err != nil {
			return errors.Join(err, f.discard())
		}
		if _, err = f.Seek(0, io.SeekStart); err != nil {
			return errors.Join(err, out.Close(), f.discard())
		}
		n, err := io.Copy(out, f)
		if err == nil {
			err = out.Truncate(n)
		}
		if err == nil {
			err = out.Sync()
		}
		if err = errors.Join(err, out.Close()); err != nil {
			pending.drop(f.Name())
			return fmt.Errorf("%w; the complete new content is in %s", errors.Join(err, f.Close()), f.Name())
		}
		return nil
	}()
	if err != nil {
		return err
	}
	pending.drop(f.Name())
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// discard closes and removes the file. It may be closed already.
func (f *temporary) discard() error {
	if err := f.Close(); err != nil && !errors.Is(err, fs.ErrClosed) {
		return errors.Join(err, f.remove())
	}
	return f.remove()
}

func (f *temporary) remove() error {
	defer f.forget()
	if err := os.Remove(f.Name()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// forget removes the file from pending.
func (f *temporary) forget() { pending.remove(f.Name()) }
