//go:build !js

package polite

import (
	"net"
	"net/http"
	"net/url"
	"time"
)

// newTransport returns a transport that opens a connection for each request. With a kept
// connection net/http would at once retry a request that breaks, ignoring the spacing.
// HTTP/2 has no advantage for one request at a time, and its errors have no types.
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
