package polite

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Errors of this package show addresses only in the form that [Redact] returns.

// BlockedError says that a server answered 403: it refuses this client, and further
// requests would be taken for an attack (arXiv's robots page says so). The client sends
// no more.
type BlockedError struct{ Host string }

func (e *BlockedError) Error() string {
	return fmt.Sprintf("%s forbids access (status 403), so no more requests are sent to it; "+
		"it blocks clients that ask too fast for a while", e.Host)
}

// UnreachableError says that there is no connection to a host: there is no network or no
// such name, or the connection is refused or not trusted.
type UnreachableError struct {
	Host string
	Err  error
}

func (e *UnreachableError) Error() string {
	return fmt.Sprintf("no connection to %s: %v", e.Host, e.Err)
}
func (e *UnreachableError) Unwrap() error { return e.Err }

// MergeUnreachable merges the [UnreachableError]s that err joins into one error with all hosts,
// so that a missing network is reported once. Other errors are returned unchanged.
func MergeUnreachable(err error) error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	var rest []error
	var hosts []string
	var first *UnreachableError
	for _, e := range joined.Unwrap() {
		unreachable, is := errors.AsType[*UnreachableError](e)
		if !is {
			rest = append(rest, e)
			continue
		}
		if first == nil {
			first = unreachable
			rest = append(rest, nil) // its place, filled below
		}
		if !slices.Contains(hosts, unreachable.Host) {
			hosts = append(hosts, unreachable.Host)
		}
	}
	if first == nil {
		return err
	}
	names := hosts[0]
	if last := len(hosts) - 1; last > 0 {
		names = strings.Join(hosts[:last], ", ") + " and " + hosts[last]
	}
	rest[slices.Index(rest, nil)] = &UnreachableError{names, first.Err}
	return errors.Join(rest...)
}

// brokenError says that a request failed on the way, took too long, or got an answer that
// Request.Check refused.
type brokenError struct {
	host string
	err  error
}

func (e *brokenError) Error() string { return fmt.Sprintf("asking %s: %v", e.host, e.err) }
func (e *brokenError) Unwrap() error { return e.err }

// StatusError is an answer with a status that means failure. URL is redacted. Body is
// truncated if it is long.
type StatusError struct {
	URL    string
	Status int
	Header http.Header
	Body   []byte
	// TooSoon is set if the server asks for a longer wait than Options.MaxWait.
	TooSoon bool
}

func (e *StatusError) Error() string {
	host := e.URL
	if u, err := url.Parse(e.URL); err == nil {
		host = u.Host
	}
	return fmt.Sprintf("%s answered %d %s", host, e.Status, http.StatusText(e.Status))
}

// TooLargeError says that an answer has more than Limit bytes. URL is redacted.
type TooLargeError struct {
	URL   string
	Limit int64
}

func (e *TooLargeError) Error() string {
	if e.Limit >= 1<<20 {
		return fmt.Sprintf("%s is larger than %d MiB", e.URL, e.Limit>>20)
	}
	return fmt.Sprintf("%s is larger than %d bytes", e.URL, e.Limit)
}

// RedirectError is a redirect that is not followed: to another host, from https to http,
// or one too many. Both addresses are redacted.
type RedirectError struct{ From, To string }

func (e *RedirectError) Error() string {
	return fmt.Sprintf("%s redirects to %s, which is not followed", e.From, e.To)
}
