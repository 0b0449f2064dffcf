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

// copyMetadata gives a new file the owner, group, permissions and extended attributes of t,
// which include access lists. It reports whether the new file may replace t: it may not
// if any of these could not be set, or if t has other hard links.
func copyMetadata(f *os.File, t target) bool {
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
	// The permissions come last: a change of owner clears some, and until then nobody
	// else may read the file.
	return copyAttributes(f, t.path) && f.Chmod(t.info.Mode()) == nil
}

// copyAttributes copies the extended attributes of the file at path to f, and reports
// whether f has them all.
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
		// The system sets some itself, such as security.selinux, so they may be there
		// already.
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

// readAttribute calls read with a large enough buffer.
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

// syncFolder flushes the new name of the file at path to the disk. Some file systems do
// not support that, so errors are ignored.
func syncFolder(path string) error {
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return nil // a folder may be writable but not readable
	}
	_ = dir.Sync()
	return dir.Close()
}

func hasNoLocks(err error) bool {
	return errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOLCK)
}
