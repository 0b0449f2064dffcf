package check

import (
	"slices"
	"strings"
)

// arxivHosts are names of arXiv's site and its mirrors beside sub-domains of
// arxiv.org. The last is an address of arxiv.org that lists give by number.
var arxivHosts = []string{"xxx.lanl.gov", "128.84.21.199"}

// arxivHost reports addresses of papers with http, or at a mirror.
func arxivHost(c *checker) {
	for _, ref := range c.refs {
		if ref.Err != nil {
			continue
		}
		scheme, rest := "", strings.ToLower(c.text[ref.Start:ref.End])
		for _, s := range []string{"https://", "http://"} {
			if after, ok := strings.CutPrefix(rest, s); ok {
				scheme, rest = s, after
			}
		}
		host, _, found := strings.Cut(rest, "/")
		mirror := strings.HasSuffix(host, ".arxiv.org") || slices.Contains(arxivHosts, host)
		if !found || !mirror && (host != "arxiv.org" || scheme != "http://") {
			continue
		}
		want := "https://arxiv.org"
		if scheme == "" {
			want = "arxiv.org"
		}
		f := c.report(Warning, ref.Start, ref.Start+len(scheme)+len(host), "%s%s where %s is meant", scheme, host, want)
		f.cause = host
		c.edit(f, ref.Start, ref.Start+len(scheme)+len(host), want)
	}
}
