//go:build linux || darwin

package wholefile

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

const noFollow = syscall.O_NOFOLLOW

// dress gives a new file what t has: owner, group, permissions and extended
// attributes, which hold access lists, too. It reports whether the new file may
// take the place of t: not if it lacks any of these, or t has other names.
func dress(f *os.File, t target) bool {
	was, ok := t.info.Sys().(*syscall.Stat_t)
	if !ok || was.Nlink > 1 {
		return false
	}
	info, err := f.Stat()
	if err != nil {
		return false
	}
	is, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return false
	}
	if (is.Uid != was.Uid || is.Gid != was.Gid) && f.Chown(int(was.Uid), int(was.Gid)) != nil {
		return false
	}
	// The permissions come last: a change of the owner takes some away, and until
	// then nobody else may read the file.
	return copyAttributes(f, t.path) && f.Chmod(t.info.Mode()) == nil
}

// copyAttributes reports whether f has the extended attributes of the file at
// path now.
func copyAttributes(f *os.File, path string) bool {
	names, err := readAttribute(func(buffer []byte) (int, error) { return unix.Listxattr(path, buffer) })
	if errors.Is(err, unix.ENOTSUP) {
		return true
	}
	if err != nil {
		return false
	}
	for name := range strings.SplitSeq(strings.TrimRight(string(names), "\x00"), "\x00") {
		if name == "" {
			continue
		}
		value, err := readAttribute(func(buffer []byte) (int, error) { return unix.Getxattr(path, name, buffer) })
		if err != nil {
			return false
		}
		// Some are set by the system for each file, such as security.selinux, and may be there already.
		own, err := readAttribute(func(buffer []byte) (int, error) { return unix.Fgetxattr(int(f.Fd()), name, buffer) })
		if err == nil && bytes.Equal(own, value) {
			continue
		}
		if unix.Fsetxattr(int(f.Fd()), name, value, 0) != nil {
			return false
		}
	}
	return true
}

// readAttribute calls read with a buffer that is large enough.
func readAttribute(read func([]byte) (int, error)) ([]byte, error) {
	n, err := read(nil)
	if err != nil || n == 0 {
		return nil, err
	}
	buffer := make([]byte, n)
	n, err = read(buffer)
	if err != nil {
		return nil, err
	}
	return buffer[:n], nil
}

// syncFolder has the disk know the new name of the file at path. Some file
// systems can't be asked that.
func syncFolder(path string) error {
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return nil // it may be written and not read
	}
	_ = dir.Sync()
	return dir.Close()
}

func hasNoLocks(err error) bool {
	return errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOLCK)
}
