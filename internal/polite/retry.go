package polite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// persist asks until there is an answer, or no use in asking again.
func (c *Client) persist(ctx context.Context, r Request) (*Response, error) {
	waits := backoff.NewExponentialBackOff()
	waits.InitialInterval = max(c.options.Interval, time.Second)
	waits.Multiplier = 2
	waits.MaxInterval = c.options.MaxWait
	for try := 1; ; try++ {
		response, err := c.ask(ctx, r)
		if err == nil {
			return response, nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		after, again := c.again(err)
		if !again {
			return nil, err
		}
		if try == c.options.Tries {
			return nil, fmt.Errorf("%w (asked %d times)", err, try)
		}
		if after > c.options.MaxWait {
			return nil, fmt.Errorf("%w, and asks to come back in %v", err, after.Round(time.Second))
		}
		wait := min(max(waits.NextBackOff(), after), c.options.MaxWait)
		if c.options.Waiting != nil {
			c.options.Waiting(wait, err)
		}
		if err := c.options.Clock.Sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// again tells whether a try that ended in err is worth another, and how long
// the server asks to wait for it.
func (c *Client) again(err error) (after time.Duration, again bool) {
	if status, ok := errors.AsType[*StatusError](err); ok {
		again = status.Status == http.StatusTooManyRequests || status.Status >= 500 && status.Status != http.StatusNotImplemented
		return retryAfter(status.Header.Get("Retry-After"), c.options.Clock.Now()), again
	}
	if _, ok := errors.AsType[*UnreachableError](err); ok {
		return 0, false
	}
	return 0, breaks(err)
}

// breaks tells whether err is of a connection that broke or was too slow.
func breaks(err error) bool {
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return true
	}
	for _, target := range []error{io.EOF, io.ErrUnexpectedEOF, context.DeadlineExceeded, syscall.ECONNRESET, syscall.ECONNABORTED, syscall.EPIPE} {
		if errors.Is(err, target) {
			return true
		}
	}
	// net/http has no type for these two.
	text := err.Error()
	return strings.Contains(text, "server closed idle connection") || strings.Contains(text, "malformed HTTP")
}

// retryAfter reads a Retry-After field, which is a number of seconds or a
// date (RFC 9110, 10.2.3); 0 where it is neither or in the past.
func retryAfter(field string, now time.Time) time.Duration {
	field = strings.TrimSpace(field)
	if seconds, err := strconv.Atoi(field); err == nil {
		const year = 365 * 24 * 3600
		return time.Duration(min(max(seconds, 0), year)) * time.Second
	}
	if date, err := http.ParseTime(field); err == nil {
		return max(date.Sub(now), 0)
	}
	return 0
}
