package polite

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"golang.org/x/time/rate"
)

// pace spaces requests: those of this process by a limiter, those of several processes by
// a file. The asking process holds the lock of the file, so that there is one connection
// at a time. The file contains the time of the last request.
type pace struct {
	interval time.Duration
	limiter  *rate.Limiter
	path     string // the path of the file; "" if there is none
	clock    Clock
}

// poll is the time between two attempts to get a lock that another process holds.
const poll = 50 * time.Millisecond

// begin waits until a request may be made. The caller calls end when it has read the
// answer. The error is that of ctx.
func (p *pace) begin(ctx context.Context) (end func(), err error) {
	lock, err := p.lock(ctx)
	if err != nil {
		return nil, err
	}
	end = func() {
		if lock != nil {
			_ = lock.Close() // the request itself succeeded
		}
	}
	if lock != nil {
		err = p.clock.Sleep(ctx, p.left())
	}
	for err == nil {
		// The limiter must know when the request begins, not when it could have begun: a
		// sleep may take longer than asked for.
		now := p.clock.Now()
		reserved := p.limiter.ReserveN(now, 1)
		delay := reserved.DelayFrom(now)
		if delay <= 0 {
			break
		}
		reserved.CancelAt(now)
		// A millisecond makes up for the limiter's rounding.
		err = p.clock.Sleep(ctx, delay+time.Millisecond)
	}
	if err != nil {
		end()
		return nil, err
	}
	if lock != nil {
		p.note(p.clock.Now())
	}
	return end, nil
}

// note writes the time of a request to the locked file. It writes in place: a file
// renamed over it would have another lock.
func (p *pace) note(now time.Time) {
	file, err := os.OpenFile(p.path, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer file.Close()
	if isItself(p.path, file.Stat) && file.Truncate(0) == nil {
		_, _ = file.WriteString(now.UTC().Format(time.RFC3339Nano) + "\n")
	}
}

// isItself reports whether path is the regular file that stat describes, and not a link.
// A file behind a link belongs to somebody else and is not written to.
func isItself(path string, stat func() (fs.FileInfo, error)) bool {
	named, err := os.Lstat(path)
	if err != nil || !named.Mode().IsRegular() {
		return false
	}
	opened, err := stat()
	return err == nil && os.SameFile(named, opened)
}

// lock waits for the lock of the file. It returns nil if there is no file or it can't be
// locked: its folder is read-only, or it is a link or not a regular file. Then only the
// requests of this process are spaced.
func (p *pace) lock(ctx context.Context) (*flock.Flock, error) {
	if p.path == "" {
		return nil, ctx.Err()
	}
	if err := os.MkdirAll(filepath.Dir(p.path), 0o700); err != nil {
		return nil, ctx.Err()
	}
	if info, err := os.Lstat(p.path); err == nil && !info.Mode().IsRegular() {
		return nil, ctx.Err() // opening a named pipe would wait for its writer
	}
	lock := flock.New(p.path, flock.SetPermissions(0o600))
	for {
		locked, err := lock.TryLock()
		if err != nil || locked && !isItself(p.path, lock.Stat) {
			_ = lock.Close()
			return nil, ctx.Err()
		}
		if locked {
			return lock, nil
		}
		if err := p.clock.Sleep(ctx, poll); err != nil {
			return nil, errors.Join(err, lock.Close())
		}
	}
}

// left returns the time to wait after the last request that the file records, at most one
// interval. If the recorded time is in the future, the clock was set back. If the file
// has no valid time, left returns the whole interval.
func (p *pace) left() time.Duration {
	file, err := os.Open(p.path)
	if err != nil {
		return 0
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, 100))
	if err == nil && len(text) == 0 { // a new file
		return 0
	}
	last, err := time.Parse(time.RFC3339Nano, strings.TrimSpace(string(text)))
	if err != nil {
		return p.interval
	}
	return min(last.Add(p.interval).Sub(p.clock.Now()), p.interval)
}
