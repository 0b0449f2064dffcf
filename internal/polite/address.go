package polite

import (
	"fmt"
	"net"
	"net/url"
	"strings"
)

// Endpoint is the address of an API and the size of its batches.
type Endpoint struct {
	URL string
	// Batch is the number of papers in one request, Most the largest that the API allows.
	Batch, Most int
}

// Check returns e with empty fields taken from usual. It refuses an address that can't be
// that of an API, which is one of http or https with a host and without a query, and a
// Batch out of range. local reports whether the address is on this machine, so that no
// terms of use apply.
func (e Endpoint) Check(usual Endpoint) (checked Endpoint, local bool, err error) {
	if e.URL == "" {
		e.URL = usual.URL
	}
	if e.Batch == 0 {
		e.Batch = usual.Batch
	}
	u, err := url.Parse(e.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return e, false, fmt.Errorf("%q is not the address of an API, such as %s", Redact(e.URL), usual.URL)
	}
	if e.Batch < 1 || e.Batch > usual.Most {
		return e, false, fmt.Errorf("a batch of %d papers: a batch has 1 to %d", e.Batch, usual.Most)
	}
	ip := net.ParseIP(u.Hostname())
	return e, strings.EqualFold(u.Hostname(), "localhost") || ip != nil && ip.IsLoopback(), nil
}

// MayHaveKey reports whether a key for the host of home may be sent to address: if
// address has that host and uses TLS, or if its host, with or without the port, is other.
// other may be "".
func MayHaveKey(address, home, other string) bool {
	u, err := url.Parse(address)
	own, homeErr := url.Parse(home)
	switch {
	case err != nil || homeErr != nil:
		return false
	case u.Scheme == "https" && strings.EqualFold(u.Hostname(), own.Hostname()) && (u.Port() == "" || u.Port() == "443"):
		return true
	}
	return other != "" && (strings.EqualFold(other, u.Host) || strings.EqualFold(other, u.Hostname()))
}
