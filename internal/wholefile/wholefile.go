// Package wholefile replaces files so that each is there whole, or is as it
// was: the new content is written beside the file and renamed over it.
//
// Renaming replaces at once on Linux and macOS (POSIX, rename) and on Windows
// (MoveFileEx with MOVEFILE_REPLACE_EXISTING, which os.Rename calls).
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

// Replace has write fill the file name. What write returns stops it. The
// content is on the disk before the name is given to it, so that a crash of the
// machine, too, leaves the old file or the new one. A file that was there
// keeps its permissions; a new one is readable for all as far as the umask
// allows.
func Replace(name string, write func(io.Writer) error) error {
	return replace(name, true, write)
}

// Keep is Replace for files that can be made again, such as those of a cache:
// nothing waits for the disk, and a crash of the machine may leave a broken
// one. Folders are made as they are needed.
func Keep(name string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return replace(name, false, write)
}

func replace(name string, sync bool, write func(io.Writer) error) error {
	temp, err := create(name)
	if err != nil {
		return err
	}
	err = write(temp)
	if err == nil {
		if info, statErr := os.Stat(name); statErr == nil {
			err = temp.Chmod(info.Mode().Perm())
		}
	}
	if err == nil && sync {
		err = temp.Sync()
	}
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return nil
}

// create makes a new file beside name. os.CreateTemp would make one that only
// its owner may read, whatever the umask is.
func create(name string) (*os.File, error) {
	dir, base := filepath.Split(name)
	const tries = 100
	for n := 1; ; n++ {
		f, err := os.OpenFile(dir+fmt.Sprintf(".%s.%08x", base[:min(len(base), 200)], rand.Uint32()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if n == tries || !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}
