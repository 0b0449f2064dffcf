// Package polite is an HTTP client for services that others run for free: it
// asks slowly, one question at a time, says who asks, waits where it is told
// to, and stops where it is unwelcome.
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
	// DefaultInterval is the spacing that arXiv's "Terms of Use for arXiv
	// APIs" ask for: one request in three seconds.
	DefaultInterval = 3 * time.Second
	DefaultMaxBytes = 32 << 20
	DefaultTimeout  = 60 * time.Second
	DefaultTries    = 5
	DefaultMaxWait  = 2 * time.Minute
)

// Options say how polite a client is. The zero value of a field stands for
// its default.
type Options struct {
	// UserAgent names the program and its version, such as "clipgraph/v1.2".
	UserAgent string
	// Interval is the least time from the beginning of one request to that
	// of the next, retries and redirects included. No answer of the server
	// makes it shorter. [DefaultInterval]; negative: none, which is for
	// servers of one's own: the callers know whose terms they have to keep
	// and see to it.
	Interval time.Duration
	// LockFile is a file by which several processes share the spacing and
	// the one connection. Empty, or where it can't be written: not shared.
	LockFile string
	// MaxBytes bounds the body of an answer, decompressed.
	MaxBytes int64
	// Timeout bounds one request with its answer.
	Timeout time.Duration
	// Tries is the number of times that one question is asked, from 1.
	Tries int
	// MaxWait bounds one wait between tries. A server that asks for a longer
	// one is not asked again.
	MaxWait time.Duration
	// Hosts are the hosts that redirects may lead to, beside the one asked.
	Hosts []string
	// Proxy returns the proxy for a request, as http.ProxyFromEnvironment
	// does; nil: none.
	Proxy func(*http.Request) (*url.URL, error)
	// Waiting, if set, is told of each wait before a further try.
	Waiting func(wait time.Duration, why error)

	// Clock is the time that requests keep to; nil: that of the system.
	Clock Clock
	// HTTP is the client whose Transport makes the requests; nil: one that opens a
	// connection for each of them. Its Timeout counts where it is the shorter one. Its
	// redirects and cookies do not: [Client] has rules of its own.
	HTTP *http.Client
}

// Client asks one service. It is safe for concurrent use; questions then
// wait for each other.
type Client struct {
	options   Options
	transport http.RoundTripper
	pace      pace
	turn      chan struct{} // holds one token: whose turn it is to ask
	blocked   error         // set once the server forbade to go on
	answered  bool          // set once there was an answer
	notBefore time.Time     // when the server wants to be asked again
	why       error         // what it said then
}

// New returns a client of the given manners.
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

// Request is one question.
type Request struct {
	// URL may hold a user and password before its host, which are sent as "Basic"
	// authentication (RFC 7617).
	URL string
	// Form or JSON, if not nil, is sent as the body of a POST; else it is a GET.
	Form url.Values
	JSON []byte
	// Header is sent beside what the client itself says, such as a key. Where a
	// redirect leads to another server, neither it nor a password is sent.
	Header http.Header
	// ETag, if set, makes the question conditional: it is that of a copy at
	// hand, and the answer is 304 if that copy is still good.
	ETag string
	// Accept lists the media types that are wanted most; others are accepted, too.
	Accept string
	// Tries is the number of times that this question is asked; 0: Options.Tries.
	Tries int
	// Check, if set, looks at an answer of status 200 to 299. One that it
	// refuses counts as broken, and is asked for again.
	Check func(*Response) error
}

// Response is the answer to a [Request], read to its end.
type Response struct {
	Status int // 200 to 299, or 304 to a conditional request
	Header http.Header
	Body   []byte
	URL    *url.URL // where redirects led, without a user and password
}

// Do asks and returns the answer. Statuses 406, 429 and 5xx, timeouts and broken
// connections are tried again after a wait that grows, with jitter, and is no
// shorter than a Retry-After says.
//
// The error is that of ctx where ctx ended; a [*BlockedError] once the server
// forbade to go on; an [*UnreachableError] where there is no connection to be
// had, at once if there never was one; a [*StatusError] for another status than Response may have; a
// [*TooLargeError]; a [*RedirectError]; or else that of the last try, which may
// wrap that of Check.
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
	return c.persist(ctx, r)
}
