package wholefile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// target is the file that a name leads to.
type target struct {
	path string      // with symbolic links at its end resolved
	info fs.FileInfo // nil if it does not exist
}

// maxLinks bounds the length of a chain of symbolic links, as Linux does.
const maxLinks = 40

// locate finds the file that name leads to. A directory is an error.
func locate(name string) (target, error) {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return target{}, &fs.PathError{Op: "write", Path: name, Err: ErrDirectory}
	case err == nil && !info.Mode().IsRegular():
		return target{name, info}, nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return target{}, err
	}
	path, err := follow(name)
	if err != nil {
		return target{}, err
	}
	return target{path, info}, nil
}

// follow returns the path at the end of the chain of symbolic links that begins at name.
// The final file need not exist, unlike for filepath.EvalSymlinks.
func follow(name string) (string, error) {
	path := name
	for range maxLinks {
		info, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink == 0 {
			return path, nil
		}
		if err != nil {
			return "", err
		}
		next, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(next) {
			// filepath.Join would remove ".." before the links of the folder are
			// resolved.
			dir, _ := filepath.Split(path)
			next = dir + next
		}
		path = next
	}
	return "", &fs.PathError{Op: "write", Path: name, Err: errors.New("too many symbolic links")}
}

// isDevice reports whether t exists and is not a regular file.
func (t target) isDevice() bool { return t.info != nil && !t.info.Mode().IsRegular() }

// writable returns ErrReadOnly if t exists and may not be written: nobody has the
// permission, or this process does not. The system lets root write any file, and the
// owner of a folder rename over any file in it; like an editor, writable refuses both.
func (t target) writable() error {
	if t.info == nil {
		return nil
	}
	refuse := func() error { return &fs.PathError{Op: "write", Path: t.path, Err: ErrReadOnly} }
	if t.info.Mode().Perm()&0o222 == 0 {
		return refuse()
	}
	f, err := os.OpenFile(t.path, os.O_WRONLY, 0)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return refuse()
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	return f.Close()
}

// open opens the file for reading and returns its content, of at most limit bytes. The
// file is nil if it does not exist.
func (t target) open(limit int64) (*os.File, []byte, error) {
	f, err := os.Open(t.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	content, err := readFrom(f, limit)
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, content, nil
}

// readFrom reads an open file from its beginning.
func readFrom(f *os.File, limit int64) ([]byte, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(content)) > limit {
		err = &fs.PathError{Op: "read", Path: f.Name(), Err: ErrTooLarge}
	}
	return content, err
}
