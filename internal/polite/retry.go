package polite

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
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
		return 0, c.answered // what could be reached before may be again
	}
	_, again = errors.AsType[*brokenError](err)
	return 0, again
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
