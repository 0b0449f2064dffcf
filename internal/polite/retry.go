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

// doWithRetries tries a request until there is an answer or another try is useless.
func (c *Client) doWithRetries(ctx context.Context, r Request) (*Response, error) {
	waits := backoff.NewExponentialBackOff()
	waits.InitialInterval = max(c.options.Interval, time.Second)
	waits.Multiplier = 2
	waits.MaxInterval = c.options.MaxWait
	tries := orDefault(r.Tries, c.options.Tries)
	if err := c.waitAsAsked(ctx); err != nil {
		return nil, err
	}
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
		if after > c.options.MaxWait {
			return nil, fmt.Errorf("%w, and asks to wait %v", err, after.Round(time.Second))
		}
		if after > 0 {
			c.notBefore, c.why = c.options.Clock.Now().Add(after), err
		}
		if try == tries {
			return nil, fmt.Errorf("%w (asked %s)", err, times(try))
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

// waitAsAsked waits as long as the server asked for in its last failed answer.
func (c *Client) waitAsAsked(ctx context.Context) error {
	wait := c.notBefore.Sub(c.options.Clock.Now())
	if wait <= 0 {
		return nil
	}
	if c.options.Waiting != nil {
		c.options.Waiting(wait, c.why)
	}
	return c.options.Clock.Sleep(ctx, wait)
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// again reports whether to try again after err, and how long the server asks to wait.
func (c *Client) again(err error) (after time.Duration, again bool) {
	if status, ok := errors.AsType[*StatusError](err); ok {
		after = retryAfter(status.Header.Get("Retry-After"), c.options.Clock.Now())
		status.TooSoon = after > c.options.MaxWait
		return after, isThrottle(status.Status) || status.Status >= 500 && status.Status != http.StatusNotImplemented
	}
	if _, ok := errors.AsType[*UnreachableError](err); ok {
		return 0, c.answered // a host that answered before may do so again
	}
	_, again = errors.AsType[*brokenError](err)
	return 0, again
}

// isThrottle reports whether a status asks the client to slow down. 406 means that no
// acceptable type is available, which can't be, since all types are accepted. As of 2026
// arXiv answers 406 to requests that it answers with 200 some seconds later.
func isThrottle(status int) bool {
	return status == http.StatusTooManyRequests || status == http.StatusNotAcceptable
}

// retryAfter parses a Retry-After field, a number of seconds or a date (RFC 9110,
// 10.2.3). It returns 0 if the field is neither or the date is in the past.
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
