package polite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"syscall"
)

// maxErrorBytes is what is read of an answer that tells of a failure.
const maxErrorBytes = 64 << 10

// maxRedirects is the number of redirects that one question follows.
const maxRedirects = 5

// ask makes one try: a request, and those that its redirects ask for.
func (c *Client) ask(ctx context.Context, r Request) (*Response, error) {
	target, err := url.Parse(r.URL)
	if err != nil || target.Scheme != "https" && target.Scheme != "http" || target.Host == "" {
		return nil, fmt.Errorf("%s: no address of the web", Redact(r.URL))
	}
	first := target
	for range maxRedirects + 1 {
		response, err := c.exchange(ctx, r, target, sameServer(first, target))
		if err != nil {
			return nil, err
		}
		next, err := c.judge(r, target, response)
		if err != nil {
			return nil, err
		}
		if next == nil {
			return response, nil
		}
		if !c.mayFollow(first, target, next) {
			return nil, &RedirectError{From: Redact(target.String()), To: Redact(next.String())}
		}
		// A user and password are those of the address that was asked.
		next.User = first.User
		target = next
	}
	return nil, &RedirectError{From: Redact(r.URL), To: Redact(target.String())}
}

// judge returns where a response of target leads, and nil if it is the answer
// itself. The error is that of an answer of no use.
func (c *Client) judge(r Request, target *url.URL, response *Response) (next *url.URL, err error) {
	location := response.Header.Get("Location")
	switch {
	case 200 <= response.Status && response.Status <= 299:
		if r.Check != nil {
			if err := r.Check(response); err != nil {
				return nil, &brokenError{target.Host, err}
			}
		}
		return nil, nil
	case response.Status == http.StatusNotModified && r.ETag != "":
		return nil, nil
	case response.Status == http.StatusForbidden:
		c.blocked = &BlockedError{Host: target.Host}
		return nil, c.blocked
	case !redirects(response.Status, r.Form != nil || r.JSON != nil) || location == "":
		return nil, &StatusError{URL: Redact(target.String()), Status: response.Status, Header: response.Header, Body: response.Body}
	}
	if next, err = target.Parse(location); err != nil {
		return nil, &RedirectError{From: Redact(target.String()), To: "what is no address"}
	}
	return next, nil
}

// redirects reports whether a status leads elsewhere; a POST goes on as a POST,
// so it follows only those that say so.
func redirects(status int, post bool) bool {
	switch status {
	case http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther:
		return !post
	}
	return false
}

// mayFollow reports whether a redirect stays with the host that was asked or
// goes to one of Options.Hosts, and does not leave TLS.
func (c *Client) mayFollow(first, from, to *url.URL) bool {
	if to.Scheme != "https" && to.Scheme != from.Scheme {
		return false
	}
	return strings.EqualFold(to.Hostname(), first.Hostname()) || slices.Contains(c.options.Hosts, strings.ToLower(to.Hostname()))
}

// sameServer reports whether what is secret may be sent to another address than
// the first: one of the same scheme, host and port, or of the same host by TLS
// where both ports are the usual ones.
func sameServer(first, to *url.URL) bool {
	if !strings.EqualFold(first.Hostname(), to.Hostname()) {
		return false
	}
	upgraded := first.Scheme == "http" && to.Scheme == "https" && port(first) == "80" && port(to) == "443"
	return upgraded || first.Scheme == to.Scheme && port(first) == port(to)
}

// port returns the port of u, that of its scheme if it names none.
func port(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}

// exchange makes one request in its turn and reads its answer. What is secret, the
// user and password of target and the header of r, is sent if trusted.
func (c *Client) exchange(ctx context.Context, r Request, target *url.URL, trusted bool) (*Response, error) {
	end, err := c.pace.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	ctx, cancel := context.WithTimeout(ctx, c.options.Timeout)
	defer cancel()
	request, err := c.newRequest(ctx, r, target, trusted)
	if err != nil {
		return nil, redactedError{err}
	}
	answer, err := c.transport.RoundTrip(request)
	if err != nil {
		return nil, connectionError(target.Host, err)
	}
	defer answer.Body.Close()
	c.answered = true
	limit := c.options.MaxBytes
	if answer.StatusCode >= 300 {
		limit = min(limit, maxErrorBytes)
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, limit+1))
	if err != nil {
		return nil, &brokenError{target.Host, redactedError{err}}
	}
	switch {
	case int64(len(data)) <= limit:
	case answer.StatusCode >= 300:
		data = data[:limit]
	default:
		return nil, &TooLargeError{URL: Redact(target.String()), Limit: c.options.MaxBytes}
	}
	return &Response{Status: answer.StatusCode, Header: answer.Header, Body: data, URL: request.URL}, nil
}

// newRequest makes the request of r for target.
func (c *Client) newRequest(ctx context.Context, r Request, target *url.URL, trusted bool) (*http.Request, error) {
	method, kind, body := http.MethodGet, "", io.Reader(http.NoBody)
	switch {
	case r.Form != nil:
		method, kind, body = http.MethodPost, "application/x-www-form-urlencoded", strings.NewReader(r.Form.Encode())
	case r.JSON != nil:
		method, kind, body = http.MethodPost, "application/json", bytes.NewReader(r.JSON)
	}
	plain := *target
	plain.User = nil
	request, err := http.NewRequestWithContext(ctx, method, plain.String(), body)
	if err != nil {
		return nil, err
	}
	if trusted && r.Header != nil {
		request.Header = r.Header.Clone()
	}
	if user := target.User; trusted && user != nil {
		password, _ := user.Password()
		request.SetBasicAuth(user.Username(), password)
	}
	request.Header.Set("User-Agent", c.options.UserAgent)
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	request.Header.Set("Accept", accept(r.Accept))
	if r.ETag != "" {
		request.Header.Set("If-None-Match", r.ETag)
	}
	return request, nil
}

// accept returns the field that asks for kind, if it is not empty, and takes what
// else there is: Request.Check knows what is of use.
func accept(kind string) string {
	if kind == "" {
		return "*/*"
	}
	return kind + ", */*;q=0.1"
}

// connectionError sorts the errors of a request: one that broke or was too
// slow may work next time, and one to which there is no way may not.
func connectionError(host string, err error) error {
	dial := false
	if op, ok := errors.AsType[*net.OpError](err); ok {
		dial = op.Op == "dial" || op.Op == "proxyconnect"
	}
	if _, ok := errors.AsType[*net.DNSError](err); ok || dial || !breaks(err) {
		return &UnreachableError{Host: host, Err: redactedError{err}}
	}
	return &brokenError{host, redactedError{err}}
}

// breaks reports whether err is of a connection that broke or was too slow.
func breaks(err error) bool {
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return true
	}
	for _, target := range []error{io.EOF, io.ErrUnexpectedEOF, context.DeadlineExceeded, syscall.ECONNRESET, syscall.ECONNABORTED, syscall.EPIPE} {
		if errors.Is(err, target) {
			return true
		}
	}
	return strings.Contains(err.Error(), "malformed HTTP") // net/http has no type for it
}
