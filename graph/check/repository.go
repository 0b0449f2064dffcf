package check

import (
	"net/url"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/link"
)

// githubPages are the path elements that may follow owner/name in an address on GitHub.
var githubPages = strings.Fields(`tree blob raw edit wiki issues pull pulls releases tags branches commit commits compare discussions stargazers
	watchers forks network graphs pulse actions projects milestones labels security packages archive blame find search activity contributors
	settings deployments community codespaces subscription zipball tarball suites runs files assets tag milestone license`)

// githubOwners are first path elements on GitHub that are not owners.
var githubOwners = strings.Fields(`orgs topics features marketplace sponsors users collections search settings apps about login enterprise stars
	trending explore notifications gist readme team site security solutions resources events codespaces issues pulls user-attachments
	new join pricing contact customer-stories account dashboard organizations repos nonprofit premium-support education`)

// repository reports links to GitHub that lead to neither a repository nor one of its pages, and
// badges of another repository than the one to which they link.
func repository(c *checker) {
	for i := range c.links {
		l := &c.links[i]
		address := l.url
		if !l.image {
			if path := noRepository(address); path != "" {
				f := c.report(Error, l.start, l.end, "%s is not an owner/name on GitHub", path)
				if badge := c.badgeBefore(i); badge != "" {
					f.Message += "; the badge says " + badge
				}
			}
			continue
		}
		badge := link.Repository(address)
		if l.around == "" || badge == "" || !strings.Contains(address, "shields.io") {
			continue
		}
		linked := link.Repository(l.around)
		if linked != "" && !strings.EqualFold(linked, badge) {
			c.report(Warning, l.start, l.end, "the badge is of %s but links to %s", badge, linked)
		}
	}
}

// noRepository returns the path of an address on GitHub that is neither a repository nor a page of
// one or of GitHub itself. Otherwise it returns "".
func noRepository(address string) string {
	u, err := url.Parse(address)
	if err != nil || !strings.EqualFold(strings.TrimPrefix(strings.ToLower(u.Host), "www."), "github.com") {
		return ""
	}
	path := strings.Trim(u.Path, "/")
	parts := strings.Split(path, "/")
	if len(parts) < 3 || slices.Contains(githubOwners, strings.ToLower(parts[0])) || slices.Contains(githubPages, parts[2]) || parts[2] == "" {
		return ""
	}
	return path
}

// maxBefore is the number of preceding links among which the badge of a link is searched.
const maxBefore = 10

// badgeBefore returns the repository of the badge before link i on its line, or "".
func (c *checker) badgeBefore(i int) string {
	start := c.startOfLine(c.lineOf(c.links[i].place))
	for k := i - 1; k >= max(0, i-maxBefore) && c.links[k].place >= start; k-- {
		if c.links[k].image {
			if badge := link.Repository(c.links[k].url); badge != "" {
				return badge
			}
		}
	}
	return ""
}
