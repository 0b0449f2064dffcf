package polite

import (
	"net/http"
	"net/url"
)

// newTransport returns a transport that has the browser make the requests: it keeps
// connections and follows redirects itself, and gives what other sites let pages read
// (whatwg.org, Fetch, "CORS protocol").
func newTransport(func(*http.Request) (*url.URL, error)) http.RoundTripper { return &browser{} }

type browser struct{ http.Transport }

// RoundTrip makes a request under the name of the browser: with another one, it would
// first ask whether it may, which servers of plain files do not answer.
func (b *browser) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Del("User-Agent")
	return b.Transport.RoundTrip(r)
}
