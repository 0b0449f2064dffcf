package link

import (
	"net/url"
	"slices"
	"strings"

	"clipgraph/bib/work"
	"clipgraph/internal/ascii"
)

// Classification of addresses by host. Package work knows which addresses contain
// identifiers.

// paperHosts are hosts whose pages are papers, even if the address contains no
// identifier. A host includes its sub-domains.
var paperHosts = []string{
	"arxiv.org", "ar5iv.org", "alphaxiv.org", "xxx.lanl.gov", "arxiv-vanity.com",
	"doi.org", "openreview.net", "openaccess.thecvf.com", "aclanthology.org", "aclweb.org",
	"hal.science", "inria.fr", "ieeexplore.ieee.org", "computer.org", "dl.acm.org", "link.springer.com",
	"sciencedirect.com", "nature.com", "science.org", "pnas.org", "biorxiv.org", "medrxiv.org",
	"proceedings.mlr.press", "papers.nips.cc", "proceedings.neurips.cc", "nips.cc", "jmlr.org",
	"ojs.aaai.org", "aaai.org", "ijcai.org", "isca-speech.org", "isca-archive.org", "ecva.net", "bmvc2021-virtualconference.com",
	"semanticscholar.org", "ncbi.nlm.nih.gov", "onlinelibrary.wiley.com", "tandfonline.com",
	"academic.oup.com", "mdpi.com", "frontiersin.org", "iopscience.iop.org", "journals.aps.org",
	"usenix.org", "vldb.org", "eprint.iacr.org", "osf.io", "ssrn.com", "worldscientific.com",
	"proceedings.mlsys.org", "proceedings.iclr.cc", "papers.neurips.cc", "citeseerx.ist.psu.edu", "citeseer.ist.psu.edu", "archives-ouvertes.fr",
	"pubs.acs.org", "royalsocietypublishing.org", "journals.sagepub.com", "epubs.siam.org", "liebertpub.com", "spiedigitallibrary.org",
	"linkinghub.elsevier.com", "delivery.acm.org", "projecteuclid.org", "ebooks.iospress.nl", "direct.mit.edu", "jneurosci.org",
	"researchsquare.com", "chemrxiv.org", "techrxiv.org", "preprints.org", "par.nsf.gov",
}

// paperPlaces are hosts of which only the pages whose paths have a certain part are
// papers. A host includes its sub-domains.
var paperPlaces = []struct{ host, part string }{
	{"biomedcentral.com", "/articles/"}, {"elifesciences.org", "/articles/"}, {"f1000research.com", "/articles/"}, {"wellcomeopenresearch.org", "/articles/"}, {"peerj.com", "/articles/"},
	{"journals.plos.org", "/article"}, {"pubs.rsc.org", "/content/article"}, {"cell.com", "/fulltext"}, {"cell.com", "/abstract"}, {"cell.com", "/pdf"},
	{"sciencemag.org", "/content/"}, {"genome.cshlp.org", "/content/"}, {"hindawi.com", "/20"}, {"jstor.org", "/stable/"}, {"cambridge.org", "/core/journals/"},
	{"jamanetwork.com", "article"}, {"jstage.jst.go.jp", "/article/"}, {"pubs.aip.org", "/article/"}, {"emerald.com", "/content/doi/"}, {"igi-global.com", "/chapter/"},
	{"ndss-symposium.org", "/ndss-paper/"}, {"researchr.org", "/details/"}, {"issta.org", "/details/"}, {"sigplan.org", "/details/"}, {"cv-foundation.org", "/openaccess/"},
	{"neurips.cc", "/poster"}, {"neurips.cc", "/oral"}, {"icml.cc", "/poster"}, {"icml.cc", "/oral"}, {"iclr.cc", "/poster"}, {"iclr.cc", "/oral"},
	{"mlsys.org", "/poster"}, {"mlsys.org", "/oral"}, {"thecvf.com", "/poster"}, {"thecvf.com", "/oral"}, {"virtualchair.net", "/poster"},
	{"researchgate.net", "/publication/"}, {"dspace.mit.edu", "/handle/"}, {"microsoft.com", "/research/publication/"}, {"ai.meta.com", "/research/publications/"},
	{"ai.facebook.com", "/research/publications/"}, {"research.google", "/pubs/"}, {"amazon.science", "/publications/"}, {"escholarship.org", "/uc/item/"},
}

// isPaperPage reports whether the page at a path of a host is a paper. The first page of a host
// is none, but in place of a DOI that is not known yet.
func isPaperPage(host, path string) bool {
	return onHost(host, paperHosts) && (!isHome(path) || host == "doi.org") || isProxy(host) || slices.ContainsFunc(paperPlaces, func(p struct{ host, part string }) bool {
		return strings.Contains(path, p.part) && onHost(host, []string{p.host})
	})
}

// isHome reports whether a path is that of the first page of a host.
func isHome(path string) bool { return strings.Trim(path, "/") == "" }

// isProxy reports whether a host is one of papers as the proxy of a library shows it:
// "doi.org.proxy.example.edu" or "doi-org.proxy.example.edu".
func isProxy(host string) bool {
	host = strings.TrimPrefix(strings.TrimPrefix(host, "www."), "www-")
	dots := strings.Count(host, ".")
	return dots > 2 && slices.ContainsFunc(paperHosts, func(h string) bool {
		return strings.HasPrefix(host, h+".") || strings.HasPrefix(host, strings.ReplaceAll(h, ".", "-")+".")
	})
}

// isWorkSearch reports whether an address is a search of Google Scholar for a work, or
// the entry of a work in the profile of an author.
func isWorkSearch(host, path, address string) bool {
	return strings.HasPrefix(host, "scholar.google.") && (path == "/scholar" || path == "/citations" && strings.Contains(address, "citation_for_view="))
}

// hasPaperDOI reports whether there is a DOI in the path of an address, and not one of a
// data set or a program.
func hasPaperDOI(address string) bool {
	doi := DOI(address)
	prefix, _, _ := strings.Cut(doi, "/")
	return doi != "" && !slices.Contains(archivesOfData, prefix)
}

// archivesOfData are the prefixes of the DOIs of archives of data and programs: Zenodo,
// Dryad, figshare, Dataverse, Mendeley Data, IEEE DataPort, PhysioNet and Kaggle.
var archivesOfData = []string{"10.5281", "10.5061", "10.6084", "10.7910", "10.17632", "10.21227", "10.13026", "10.34740"}

var codeHosts = []string{"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "sourceforge.net", "gitee.com"}

// postHosts are hosts of videos, posts, talks and goods.
var postHosts = []string{
	"youtube.com", "youtu.be", "vimeo.com", "bilibili.com", "slideslive.com", "medium.com", "towardsdatascience.com", "substack.com", "blogspot.com", "wordpress.com",
	"zhihu.com", "mp.weixin.qq.com", "csdn.net", "twitter.com", "x.com", "reddit.com", "linkedin.com", "wikipedia.org", "amazon.com", "coursera.org", "udacity.com", "kaggle.com", "huggingface.co",
}

// isPost reports whether an address is that of a video, a post of a blog or the like.
func isPost(address string) bool {
	host, path, ok := hostAndPath(address)
	first, _, _ := strings.Cut(strings.TrimPrefix(host, "www."), ".")
	return ok && (onHost(host, postHosts) || first == "blog" || first == "blogs" || strings.Contains(path, "/blog/"))
}

// onHost reports whether host is one of list or a sub-domain of one.
func onHost(host string, list []string) bool {
	for _, h := range list {
		if before, on := strings.CutSuffix(host, h); on && (before == "" || before[len(before)-1] == '.') {
			return true
		}
	}
	return false
}

// hostAndPath returns the host of an address, in lower case and without its port, and the
// unescaped path. ok is false if address is invalid. Most addresses are plain and are
// split here as [url.Parse] would, in a tenth of the time.
func hostAndPath(address string) (host, path string, ok bool) {
	rest, web := strings.CutPrefix(address, "https://")
	if !web {
		rest, web = strings.CutPrefix(address, "http://")
	}
	end := 0
	for end < len(rest) && plainBytes[rest[end]] {
		end++
	}
	if web && end == len(rest) {
		slash := strings.IndexByte(rest+"/", '/')
		return strings.ToLower(rest[:slash]), rest[slash:], true
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", "", false
	}
	return strings.ToLower(u.Hostname()), u.Path, true
}

// plainBytes are the bytes that never need escaping in an address.
var plainBytes = func() (plain [256]bool) {
	for c := range plain {
		plain[c] = ascii.IsLetterOrDigit(byte(c)) || strings.IndexByte("-._~/", byte(c)) >= 0
	}
	return plain
}()

// Repository returns the "owner/name" of the GitHub repository that address leads to or
// whose badge at img.shields.io it is, or "". Deeper paths count only if they are
// GitHub's own pages of a repository.
func Repository(address string) string {
	host, path, ok := hostAndPath(address)
	if !ok || host != "img.shields.io" && host != "github.com" && host != "www.github.com" {
		return ""
	}
	var room [8]string
	parts := room[:0]
	for part := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		parts = append(parts, part)
	}
	switch {
	case host == "img.shields.io" && len(parts) >= 4 && parts[0] == "github": // badge: /github/stars/owner/name.svg
		parts = parts[2:]
		parts[1] = strings.TrimSuffix(parts[1], ".svg")
	case host == "img.shields.io":
		return ""
	case len(parts) > 2:
		switch parts[2] {
		case "tree", "blob", "wiki", "issues", "releases", "pulls", "raw", "commit", "discussions", "stargazers":
		default:
			return ""
		}
	}
	if len(parts) < 2 || parts[0] == "" || parts[1] == "" || !repoText(parts[0]) || !repoText(parts[1]) {
		return ""
	}
	return parts[0] + "/" + strings.TrimRight(strings.TrimSuffix(parts[1], ".git"), ".")
}

func repoText(s string) bool {
	for _, c := range []byte(s) {
		if !(ascii.IsLetterOrDigit(c) || c == '-' || c == '_' || c == '.') {
			return false
		}
	}
	return s != ""
}

// Identify adds to ids the identifier in an address, unless ids has one of its kind.
// arXiv identifiers and DOIs are ignored, since they are found elsewhere.
func Identify(ids []work.ID, address string) []work.ID {
	id, ok := work.FindID(address)
	if !ok || id.Kind == work.ArXiv || id.Kind == work.DOI || slices.ContainsFunc(ids, func(other work.ID) bool { return other.Kind == id.Kind }) {
		return ids
	}
	return append(ids, id)
}

// DOI returns the DOI in an address, or after "doi:" in a text, or "". arXiv's own DOIs
// count as arXiv identifiers.
func DOI(address string) string {
	if id, _ := work.FindID(address); id.Kind == work.DOI {
		return id.Value
	}
	return ""
}
