package check

import (
	"net/url"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/graph/paper"
)

// sharedLink reports rows with the same paper link as an earlier row with another title. If the
// metadata shows which of the two is wrong, wrong-id reports it instead. Titles change between
// versions, so the finding is certain only if the code of the two is also in different
// repositories. A link that many titles share leads to a volume.
func sharedLink(c *checker) {
	uses := map[string]*linkUse{}
	var order []string
	for i := range c.rows {
		link := c.paperLink(&c.rows[i])
		switch u := uses[link]; {
		case link == "":
		case u == nil:
			uses[link] = &linkUse{first: i}
			order = append(order, link)
		case !paper.SameTitle(c.rows[u.first].Work.Title, c.rows[i].Work.Title) && sameScript(c.rows[u.first].Work.Title, c.rows[i].Work.Title):
			u.others = append(u.others, i)
		}
	}
	for _, link := range order {
		u := uses[link]
		if 1+len(u.others) > maxShared {
			continue
		}
		for _, i := range u.others {
			first, r := &c.rows[u.first], &c.rows[i]
			severity := Warning
			if farApart(first.Work.Title, r.Work.Title) && first.Repo != "" && r.Repo != "" && !strings.EqualFold(first.Repo, r.Repo) {
				severity = Error
			}
			start, end := c.linkPlace(r, link)
			c.report(severity, start, end, "%s is linked here for %q and in line %d for %q", link, short(r.Work.Title), first.Line, short(first.Work.Title))
		}
	}
}

// linkUse is the first row with a link, and the rows with the same link but another title.
type linkUse struct {
	first  int
	others []int
}

// paperLink returns the paper link of a row if no metadata is known for it, or "".
func (c *checker) paperLink(r *row) string {
	if r.fold == "" {
		return ""
	}
	if !r.id.IsZero() {
		if c.paper(r.id) != nil {
			return ""
		}
		return "arXiv:" + r.id.String()
	}
	for _, l := range r.Links {
		if link := paperPage(l); link != "" {
			return link
		}
	}
	return ""
}

// maxShared is the maximum number of titles with the same link if it leads to one paper.
const maxShared = 3

// paperPage returns the address of a paper link that does not lead to arXiv, if it looks like that
// of a single paper: it contains digits or a query.
func paperPage(l readlist.Link) string {
	if l.Kind != link.Paper || arxiv.Has(l.URL) {
		return ""
	}
	u, err := url.Parse(l.URL)
	if err != nil || u.Host == "" || !strings.ContainsAny(u.Path+u.RawQuery, "0123456789") && u.RawQuery == "" {
		return ""
	}
	page := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		page += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		page += "#" + u.Fragment
	}
	return page
}

// linkPlace returns the position of a link in a row, in the form that sharedLink uses.
func (c *checker) linkPlace(r *row, link string) (start, end int) {
	if strings.HasPrefix(link, "arXiv:") {
		return c.idPlace(r)
	}
	if i := strings.Index(c.text[r.start:r.end], link); i >= 0 {
		return r.start + i, r.start + i + len(link)
	}
	return c.titlePlace(r)
}
