package polite

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// No error of this package names an address in full: see [Redact].

// BlockedError says that a server answered 403: it does not want this client,
// and going on would be taken for an attack (arXiv's robots page says so). The
// client asks nothing more.
type BlockedError struct{ Host string }

func (e *BlockedError) Error() string {
	return fmt.Sprintf("%s forbids access (status 403), so nothing more is asked of it; "+
		"it blocks programs that ask too fast, for a while", e.Host)
}

// UnreachableError says that there is no connection to a host: no network, no
// such name, refused, not trusted.
type UnreachableError struct {
	Host string
	Err  error
}

func (e *UnreachableError) Error() string {
	return fmt.Sprintf("no connection to %s: %v", e.Host, e.Err)
}
func (e *UnreachableError) Unwrap() error { return e.Err }

// Together returns err with the hosts to which there is no connection in one error, if it
// joins several: without a network, one cause is told once.
func Together(err error) error {
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
			rest = append(rest, nil) // its place
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

// brokenError says that a request or its answer broke off or took too long, or
// that Request.Check refused the answer.
type brokenError struct {
	host string
	err  error
}

func (e *brokenError) Error() string { return fmt.Sprintf("asking %s: %v", e.host, e.err) }
func (e *brokenError) Unwrap() error { return e.err }

// StatusError is an answer with a status that tells of a failure. URL is
// redacted. Of a long Body only the beginning is kept.
type StatusError struct {
	URL    string
	Status int
	Header http.Header
	Body   []byte
	// TooSoon is set where the server asks for a longer wait than Options.MaxWait.
	TooSoon bool
}

func (e *StatusError) Error() string {
	host := e.URL
	if u, err := url.Parse(e.URL); err == nil {
		host = u.Host
	}
	return fmt.Sprintf("%s answered %d %s", host, e.Status, http.StatusText(e.Status))
}

// TooLargeError is an answer of more than Limit bytes. URL is redacted.
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

// RedirectError is a redirect that is not followed: to another host, away
// from TLS, or one too many. Both addresses are redacted.
type RedirectError struct{ From, To string }

func (e *RedirectError) Error() string {
	return fmt.Sprintf("%s leads to %s, which is not followed", e.From, e.To)
}
