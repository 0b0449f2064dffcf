package polite

import (
	"fmt"
	"net"
	"net/url"
	"strings"
)

// Endpoint is where an API is asked, and for how much at once.
type Endpoint struct {
	URL string
	// Batch papers are asked for at once; Most can be.
	Batch, Most int
}

// Check returns e with what is empty taken from usual. It refuses what can't be
// the address of an API: one of http or https with a host, to which a query is
// added; and a Batch out of range. own reports whether the address is on this
// machine, where nobody's terms have to be kept.
func (e Endpoint) Check(usual Endpoint) (checked Endpoint, own bool, err error) {
	if e.URL == "" {
		e.URL = usual.URL
	}
	if e.Batch == 0 {
		e.Batch = usual.Batch
	}
	u, err := url.Parse(e.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return e, false, fmt.Errorf("%q is no address of an API, such as %s", Redact(e.URL), usual.URL)
	}
	if e.Batch < 1 || e.Batch > usual.Most {
		return e, false, fmt.Errorf("a batch of %d papers: 1 to %d are asked for at once", e.Batch, usual.Most)
	}
	ip := net.ParseIP(u.Hostname())
	return e, strings.EqualFold(u.Hostname(), "localhost") || ip != nil && ip.IsLoopback(), nil
}

// MayHaveKey reports whether a key that is for the host of home may be sent to address:
// to that host by TLS, and to the host other, with or without its port; "": none.
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
