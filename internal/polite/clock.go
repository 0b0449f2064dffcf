package polite

import (
	"context"
	"time"
)

// Clock tells a client the time. Tests use one whose time passes at once.
type Clock interface {
	Now() time.Time
	// Sleep returns nil after d, or the error of ctx once ctx is done.
	Sleep(ctx context.Context, d time.Duration) error
}

// SystemClock is the clock of the system.
type SystemClock struct{}

// Now implements [Clock].
func (SystemClock) Now() time.Time { return time.Now() }

// Sleep implements [Clock].
func (SystemClock) Sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
