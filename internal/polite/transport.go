//go:build !js

package polite

import (
	"net"
	"net/http"
	"net/url"
	"time"
)

// newTransport returns a transport that opens a connection for each request.
// One that is kept would be one that net/http tries again by itself, at once,
// where it turns out to be broken: a request that nobody spaced. HTTP/2 would
// bring nothing to one request at a time, and its errors have no types.
func newTransport(proxy func(*http.Request) (*url.URL, error)) http.RoundTripper {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Transport{
		Proxy:               proxy,
		DialContext:         (&net.Dialer{Timeout: 5 * time.Second}).DialContext,
		TLSHandshakeTimeout: 10 * time.Second,
		DisableKeepAlives:   true,
		Protocols:           protocols,
	}
}
