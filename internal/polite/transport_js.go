package polite

import (
	"net/http"
	"net/url"
)

// newTransport returns a transport that uses the browser's fetch. The browser keeps
// connections, follows redirects, and returns only answers that other sites allow pages
// to read (whatwg.org, Fetch, "CORS protocol").
func newTransport(func(*http.Request) (*url.URL, error)) http.RoundTripper { return &browser{} }

type browser struct{ http.Transport }

// RoundTrip makes a request with the browser's User-Agent. A different one would cause a
// preflight request, which servers of plain files do not answer.
func (b *browser) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Del("User-Agent")
	return b.Transport.RoundTrip(r)
}
