package polite

import (
	"fmt"
	"net"
	"net/url"
	"strings"
)

// CheckAddress refuses what can't be the address of an API: one of http or
// https with a host, to which a query is added. own tells that it is on this
// machine, where nobody's terms have to be kept.
func CheckAddress(address string) (own bool, err error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return false, fmt.Errorf("%q is no address of an API", address)
	}
	ip := net.ParseIP(u.Hostname())
	return strings.EqualFold(u.Hostname(), "localhost") || ip != nil && ip.IsLoopback(), nil
}
