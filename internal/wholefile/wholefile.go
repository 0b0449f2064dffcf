// Package wholefile replaces files so that each is there whole, or is as it
// was: the new content is written beside the file and renamed over it.
//
// Renaming replaces at once on Linux and macOS (POSIX, rename) and on Windows
// (MoveFileEx with MOVEFILE_REPLACE_EXISTING, which os.Rename calls).
//
// A file keeps what it is: its permissions, its owner and group, its extended
// attributes, its hard links, and the symbolic links that lead to it. Where a
// renamed file can't have all of these, the old file is overwritten in place,
// and the new content stays beside it until that is done. A file that may not
// be written is left alone, as an editor leaves it.
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

// Replace has write fill the file name. What write returns stops it. The
// content is on the disk before the name is given to it, so that a crash of the
// machine, too, leaves the old file or the new one. A new file is readable for
// all as far as the umask allows. A symbolic link is followed, also one whose
// target is not there yet. A device or a pipe has no old content to keep, and
// is written to.
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
	return temp.become(t)
}

// Check reports why name could not be replaced, as far as that can be told
// before: its folder is not there, it is a directory, or it is read-only.
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
		return &fs.PathError{Op: "write", Path: name, Err: errors.New("its folder is no directory")}
	}
	return nil
}

// writeThrough writes to what is no regular file, such as /dev/null.
func writeThrough(name string, write func(io.Writer) error) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(file), file.Close())
}

// temporary is a new file beside the one whose content it is to become.
type temporary struct{ *os.File }

// fill makes the file beside t and has write fill it. What it holds is on the
// disk then.
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

// newTemp makes the file beside t. Nobody but the owner may read it before it
// has the permissions of t; if t is new, those are the umask's.
func newTemp(t target) (*temporary, error) {
	mode := fs.FileMode(0o600)
	if t.info == nil {
		mode = 0o666
	}
	return createTemp(t.path, mode)
}

// createTemp makes a new file beside name. os.CreateTemp would make one that
// only its owner may read, whatever the umask is.
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

// beside returns the hidden file that stands beside name and ends in suffix.
func beside(name, suffix string) string {
	dir, base := filepath.Split(name)
	return dir + "." + base[:min(len(base), 200)] + suffix
}

// become gives t the content of the file, which is then gone.
func (f *temporary) become(t target) error {
	inPlace := t.info != nil && !dress(f.File, t)
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

// claim gives the file the name of t, and is false if there is such a file by
// now. Where a file can't have two names, one that appears at that moment is
// replaced.
func (f *temporary) claim(t target) (bool, error) {
	switch err := os.Link(f.Name(), t.path); {
	case errors.Is(err, fs.ErrExist):
		return false, f.discard()
	case err != nil:
		return true, f.become(t)
	}
	return true, errors.Join(f.discard(), syncFolder(t.path))
}

// overwrite copies the file over t, which stays the file that it is. If that
// fails, t is half written, and the new content stays in the file.
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
			return fmt.Errorf("%w; the new content is whole in %s", errors.Join(err, f.Close()), f.Name())
		}
		return nil
	}()
	if err != nil {
		return err
	}
	pending.drop(f.Name())
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// discard removes the file, closed or not.
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

// forget ends the care for a file that is gone.
func (f *temporary) forget() { pending.remove(f.Name()) }
