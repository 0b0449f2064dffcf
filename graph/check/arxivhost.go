package check

import (
	"slices"
	"strings"
)

// arxivHosts are hosts of arXiv's site and its mirrors other than subdomains of arxiv.org. The last
// is an IP address of arxiv.org that some lists use.
var arxivHosts = []string{"xxx.lanl.gov", "128.84.21.199"}

// arxivHost reports addresses of papers that use http or a mirror.
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
		f := c.report(Warning, ref.Start, ref.Start+len(scheme)+len(host), "%s%s should be %s", scheme, host, want)
		f.cause = host
		c.edit(f, ref.Start, ref.Start+len(scheme)+len(host), want)
	}
}
