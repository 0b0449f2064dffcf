package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// lockPoll is the time between two attempts to get a lock.
const lockPoll = 5 * time.Millisecond

// lock waits for the lock of the file at path. The lock is a file beside it, which is
// locked by the system, so that a process that dies releases it, and removed afterwards.
// If the file system has no locks, lock succeeds: Edit then relies on comparing contents.
func lock(path string) (unlock func(), err error) {
	name := beside(path, ".lock")
	for {
		if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
			return nil, &fs.PathError{Op: "lock", Path: name, Err: errors.New("it is not a regular file; remove it")}
		}
		l := flock.New(name, flock.SetFlag(os.O_CREATE|os.O_RDONLY|noFollow), flock.SetPermissions(0o666))
		locked, err := l.TryLock()
		switch {
		case err != nil && hasNoLocks(err):
			return func() {}, errors.Join(l.Close(), removeLock(name))
		case err != nil:
			return nil, errors.Join(err, l.Close())
		case locked && isAt(l, name):
			pending.add(name)
			return func() {
				// Removed while locked, so that those waiting for it see that it is gone.
				_ = removeLock(name)
				pending.remove(name)
				_ = l.Close()
			}, nil
		}
		if err := l.Close(); err != nil {
			return nil, err
		}
		if !locked {
			time.Sleep(lockPoll)
		}
	}
}

// isAt reports whether the locked file still has its name. Another process may have
// removed it, and a third made a new one.
func isAt(l *flock.Flock, name string) bool {
	locked, err := l.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(name)
	return err == nil && os.SameFile(locked, there)
}

func removeLock(name string) error {
	if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
