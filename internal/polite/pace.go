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

// pace keeps requests apart: those of this process by a limiter, those of
// several processes by a file. Who asks holds the file's lock, so that there
// is one connection at a time, and the file holds the time of the last
// request.
type pace struct {
	interval time.Duration
	limiter  *rate.Limiter
	path     string // of the file; "" for none
	clock    Clock
}

// poll is the time between two looks at a lock that another process holds.
const poll = 50 * time.Millisecond

// begin waits until a request may be made. The caller calls end when the
// answer is read. The error is that of ctx.
func (p *pace) begin(ctx context.Context) (end func(), err error) {
	lock, err := p.lock(ctx)
	if err != nil {
		return nil, err
	}
	end = func() {
		if lock != nil {
			_ = lock.Close() // what goes wrong here went right for the request
		}
	}
	if lock != nil {
		err = p.clock.Sleep(ctx, p.left())
	}
	for err == nil {
		// What counts is when a request begins, not when it could have begun:
		// a sleep may take longer than it should.
		now := p.clock.Now()
		reserved := p.limiter.ReserveN(now, 1)
		delay := reserved.DelayFrom(now)
		if delay <= 0 {
			break
		}
		reserved.CancelAt(now)
		// The limiter counts in floating point: a millisecond makes up for it.
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

// note writes the time of a request into the file that is locked: in place, for a
// file that is renamed over it would have another lock.
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

// isItself reports whether path names the regular file that stat describes, and
// not a link to it: what a link leads to is somebody's, and is not written to.
func isItself(path string, stat func() (fs.FileInfo, error)) bool {
	named, err := os.Lstat(path)
	if err != nil || !named.Mode().IsRegular() {
		return false
	}
	opened, err := stat()
	return err == nil && os.SameFile(named, opened)
}

// lock waits for the lock of the file. It is nil where there is no file or it
// can't be had, as in a folder that is read-only, or is a link or anything but a
// regular file: then the spacing is that of this process alone.
func (p *pace) lock(ctx context.Context) (*flock.Flock, error) {
	if p.path == "" {
		return nil, ctx.Err()
	}
	if err := os.MkdirAll(filepath.Dir(p.path), 0o700); err != nil {
		return nil, ctx.Err()
	}
	if info, err := os.Lstat(p.path); err == nil && !info.Mode().IsRegular() {
		return nil, ctx.Err() // to open a named pipe would wait for its writer
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

// left is the time that has to pass since the request that the file names,
// at most one interval: a time to come is that of a clock which was put back,
// and what is no time at all is taken for just now.
func (p *pace) left() time.Duration {
	file, err := os.Open(p.path)
	if err != nil {
		return 0
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, 100))
	if err == nil && len(text) == 0 { // new
		return 0
	}
	last, err := time.Parse(time.RFC3339Nano, strings.TrimSpace(string(text)))
	if err != nil {
		return p.interval
	}
	return min(last.Add(p.interval).Sub(p.clock.Now()), p.interval)
}
