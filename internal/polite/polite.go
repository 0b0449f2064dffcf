// Package polite is an HTTP client for services that others run for free. It spaces its
// requests, makes one at a time, names itself, waits when told to, and stops when it is
// blocked.
//
// Start with [New] and [Client.Do].
package polite

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/time/rate"
)

// Defaults of [Options].
const (
	// DefaultInterval is the interval that arXiv's "Terms of Use for arXiv APIs" require:
	// one request every three seconds.
	DefaultInterval = 3 * time.Second
	DefaultMaxBytes = 32 << 20
	DefaultTimeout  = 60 * time.Second
	DefaultTries    = 5
	DefaultMaxWait  = 2 * time.Minute
)

// Options configure a client. The zero value of a field means its default.
type Options struct {
	// UserAgent names the program and its version, such as "clipgraph/v1.2".
	UserAgent string
	// Interval is the least time from the beginning of one request to that of the next,
	// retries and redirects included. No answer of the server makes it shorter. The
	// default is [DefaultInterval]. A negative value means no spacing, for servers on
	// this machine; callers must know which terms of use apply.
	Interval time.Duration
	// LockFile is a file by which several processes share the spacing and the one
	// connection. Nothing is shared if it is empty or can't be written.
	LockFile string
	// MaxBytes bounds the body of an answer, decompressed.
	MaxBytes int64
	// Timeout bounds one request with its answer.
	Timeout time.Duration
	// Tries is the number of times that a request is tried, at least 1.
	Tries int
	// MaxWait bounds the wait between two tries. If the server asks for a longer wait,
	// the request fails.
	MaxWait time.Duration
	// Hosts are the hosts that redirects may lead to, besides the one asked.
	Hosts []string
	// Proxy returns the proxy for a request, as http.ProxyFromEnvironment does; nil means
	// no proxy.
	Proxy func(*http.Request) (*url.URL, error)
	// Waiting, if set, is called before each wait for another try.
	Waiting func(wait time.Duration, why error)

	// Clock is the clock for all waits; nil means that of the system.
	Clock Clock
	// HTTP is the client whose Transport makes the requests; nil means a transport that
	// opens a connection for each request. Its Timeout is used if it is shorter than
	// Options.Timeout. Its rules for redirects and cookies are not used.
	HTTP *http.Client
}

// Client makes requests to one service. It is safe for concurrent use; requests wait for
// each other.
type Client struct {
	options   Options
	transport http.RoundTripper
	pace      pace
	turn      chan struct{} // holds a token while a request is made
	blocked   error         // set once the server answered 403
	answered  bool          // set once there was an answer
	notBefore time.Time     // the time until which the server asked to wait
	why       error         // the error of that answer
}

// New returns a client with the given options.
func New(o Options) *Client {
	if o.UserAgent == "" {
		o.UserAgent = "clipgraph"
	}
	switch {
	case o.Interval == 0:
		o.Interval = DefaultInterval
	case o.Interval < 0:
		o.Interval = 0
	}
	o.MaxBytes = orDefault(o.MaxBytes, DefaultMaxBytes)
	o.Timeout = orDefault(o.Timeout, DefaultTimeout)
	o.Tries = orDefault(o.Tries, DefaultTries)
	o.MaxWait = orDefault(o.MaxWait, DefaultMaxWait)
	if o.Clock == nil {
		o.Clock = SystemClock{}
	}
	c := &Client{
		options:   o,
		transport: newTransport(o.Proxy),
		pace:      pace{o.Interval, rate.NewLimiter(rate.Every(o.Interval), 1), o.LockFile, o.Clock},
		turn:      make(chan struct{}, 1),
	}
	if h := o.HTTP; h != nil && h.Transport != nil {
		c.transport = h.Transport
	}
	if h := o.HTTP; h != nil && h.Timeout > 0 {
		c.options.Timeout = min(h.Timeout, o.Timeout)
	}
	return c
}

func orDefault[T int | int64 | time.Duration](value, other T) T {
	if value <= 0 {
		return other
	}
	return value
}

// Request is a request to a service.
type Request struct {
	// URL may hold a user and password before its host, which are sent as "Basic"
	// authentication (RFC 7617).
	URL string
	// Form or JSON, if not nil, is sent as the body of a POST. Without both it is a GET.
	Form url.Values
	JSON []byte
	// Header is sent in addition to the client's own fields, such as a key. Neither
	// Header nor a password is sent to another server that a redirect leads to.
	Header http.Header
	// ETag, if set, is the entity tag of a stored copy. The answer is 304 if the copy is
	// up to date.
	ETag string
	// Accept lists the preferred media types; others are accepted too.
	Accept string
	// Tries is the number of tries for this request; 0 means Options.Tries.
	Tries int
	// Check, if set, checks an answer of status 200 to 299. If it returns an error, the
	// request is tried again.
	Check func(*Response) error
}

// Response is the complete answer to a [Request].
type Response struct {
	Status int // 200 to 299, or 304 to a conditional request
	Header http.Header
	Body   []byte
	URL    *url.URL // after redirects, without a user and password
}

// Do makes a request and returns the answer. After statuses 406, 429 and 5xx, timeouts
// and interrupted connections it tries again. The wait between tries grows, with jitter,
// and is never shorter than a Retry-After field asks for.
//
// The error is that of ctx if ctx is done; a [*BlockedError] once the server answered
// 403; an [*UnreachableError] if there is no connection, without another try if there
// never was one; a [*StatusError] for any other status that a Response can't have; a
// [*TooLargeError]; a [*RedirectError]; or else the error of the last try, which may wrap
// that of Check.
func (c *Client) Do(ctx context.Context, r Request) (*Response, error) {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if c.blocked != nil {
		return nil, c.blocked
	}
	return c.doWithRetries(ctx, r)
}
