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

// maxErrorBytes bounds the body of an answer that means failure.
const maxErrorBytes = 64 << 10

// maxRedirects is the number of redirects that are followed for one request.
const maxRedirects = 5

// ask makes one try: a request, and those that its redirects lead to.
func (c *Client) ask(ctx context.Context, r Request) (*Response, error) {
	target, err := url.Parse(r.URL)
	if err != nil || target.Scheme != "https" && target.Scheme != "http" || target.Host == "" {
		return nil, fmt.Errorf("%s: not a web address", Redact(r.URL))
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
		// The user and password stay those of the address that was asked.
		next.User = first.User
		target = next
	}
	return nil, &RedirectError{From: Redact(r.URL), To: Redact(target.String())}
}

// judge returns the address that a response redirects to, or nil if the response is the
// answer. The error is that of an answer that can't be used.
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
		return nil, &RedirectError{From: Redact(target.String()), To: "an invalid address"}
	}
	return next, nil
}

// redirects reports whether a status redirects. A POST follows only those redirects that
// keep it a POST.
func redirects(status int, post bool) bool {
	switch status {
	case http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther:
		return !post
	}
	return false
}

// mayFollow reports whether a redirect may be followed: it stays on the host that was
// asked or goes to one of Options.Hosts, and does not leave TLS.
func (c *Client) mayFollow(first, from, to *url.URL) bool {
	if to.Scheme != "https" && to.Scheme != from.Scheme {
		return false
	}
	return strings.EqualFold(to.Hostname(), first.Hostname()) || slices.Contains(c.options.Hosts, strings.ToLower(to.Hostname()))
}

// sameServer reports whether secrets for the address first may be sent to the address to:
// it has the same scheme, host and port, or it is the same host with TLS, both on their
// default ports.
func sameServer(first, to *url.URL) bool {
	if !strings.EqualFold(first.Hostname(), to.Hostname()) {
		return false
	}
	upgraded := first.Scheme == "http" && to.Scheme == "https" && port(first) == "80" && port(to) == "443"
	return upgraded || first.Scheme == to.Scheme && port(first) == port(to)
}

// port returns the port of u, by default that of its scheme.
func port(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}

// exchange makes one request when the pace allows it and reads the answer. Secrets, which
// are the user and password of target and the header of r, are sent only if trusted.
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

// newRequest returns the HTTP request of r to target.
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

// accept returns an Accept field that prefers kind, if it is not empty, and allows any
// other type: Request.Check decides what is usable.
func accept(kind string) string {
	if kind == "" {
		return "*/*"
	}
	return kind + ", */*;q=0.1"
}

// connectionError classifies the error of a request. A request that was interrupted or
// too slow is worth another try; one to a host without a connection is not.
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

// breaks reports whether err is that of a connection that was interrupted or too slow.
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
