package readlist

import (
	"net/url"
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// paperHosts are sites where a link leads to a paper itself. A host matches
// with all of its sub-domains.
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
}

var codeHosts = []string{"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "sourceforge.net", "gitee.com"}

// Words that label a link and name no work, by the kind of link they mark.
var (
	paperLabels = words("paper|pdf|arxiv|preprint|abs|abstract|doi|openreview|publication|article|link|url|here|html|full text|paper link|full paper|arxiv paper|extended version|full version|long version|short version|arxiv version|journal version|conference version|preprint version|part|this paper|this survey|this survey paper|this work|this article|the paper|original paper|pub|acl|cvf|ieee|acm|springer|hal|📄|📥|论文|论文链接|论文地址|原文|链接|文章|論文|論文リンク|論文中|元論文|こちら|こちらの論文|リンク|논문|링크|artículo|artigo|papier|makale|статья")
	codeLabels  = words("code|github|git|repo|repository|source|source code|official code|implementation|pytorch|tensorflow|jax|keras|torch|tf|official|star|stars|code link|代码|源码|代码链接|コード|実装|코드|código|kod|код")
	otherLabels = words("project|project page|page|website|web|homepage|site|demo|video|youtube|slides|poster|blog|data|dataset|datasets|model|models|huggingface|hugging face|hf|colab|supp|supplementary|appendix|bib|bibtex|zhihu|news|talk|weights|checkpoint|tweet|twitter|medium|post|review|reviews|notes|summary|tutorial|api|docs|主页|项目|项目主页|数据集|解读|视频|プロジェクト|データセット")
)

// addenda are label words that stay labels behind a word or two: "official
// code", "interactive demo".
var addenda = words("code|github|repo|repository|implementation|website|homepage|page|demo|video|slides|poster|blog|post|weights|checkpoints|supplement|supplementary")

func words(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(list, "|") {
		set[w] = true
	}
	return set
}

// label folds the text of a link to compare it with the label words: "[📄 PDF]",
// "Paper1" and "(code)" are "pdf", "paper" and "code".
func label(text string) string {
	text = strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	return oneBlank(strings.ToLower(text))
}

// isLabel tells whether the text of a link only labels it.
func isLabel(text string) bool {
	l := label(text)
	if l == "" || len(strings.Trim(text, " []()")) == 1 || paperLabels[l] || codeLabels[l] || otherLabels[l] || strings.Contains(l, "://") || strings.HasPrefix(l, "www.") || isVenueOrDate(text) {
		return true
	}
	for _, archive := range []string{"arxiv", "biorxiv", "medrxiv", "chemrxiv", "doi", "http"} {
		if strings.HasPrefix(l, archive) && (len(l) < 40 || len(arxiv.Find(text)) > 0) {
			return true
		}
	}
	if words := strings.Fields(l); len(words) <= 3 && addenda[words[len(words)-1]] {
		return true
	}
	first, rest, two := strings.Cut(strings.ReplaceAll(l, "-", " "), " ")
	return two && !strings.Contains(rest, " ") && known(first) && (known(label(rest)) || isVenueOrDate(rest))
}

func known(l string) bool { return paperLabels[l] || codeLabels[l] || otherLabels[l] }

// cleanURL mends what is certainly no part of an address: blanks around it,
// and a closing parenthesis or bracket that nothing opens.
func cleanURL(u string) string {
	u = strings.TrimSpace(u)
	for {
		trimmed := strings.TrimSpace(strings.TrimRight(u, ",;\"'>"))
		for _, pair := range []string{"()", "[]"} {
			if strings.HasSuffix(trimmed, pair[1:]) && strings.Count(trimmed, pair[1:]) > strings.Count(trimmed, pair[:1]) {
				trimmed = trimmed[:len(trimmed)-1]
			}
		}
		if trimmed == u {
			return u
		}
		u = trimmed
	}
}

// sortLink says which kind of link leads to address under text.
func sortLink(text, address string) Kind {
	if len(arxiv.Find(address)) > 0 {
		return PaperLink
	}
	u, err := url.Parse(address)
	if err != nil {
		return OtherLink
	}
	host, l := strings.ToLower(u.Hostname()), label(text)
	switch {
	case onHost(host, codeHosts):
		if strings.HasSuffix(strings.ToLower(u.Path), ".pdf") {
			return PaperLink
		}
		return CodeLink
	case onHost(host, paperHosts):
		return PaperLink
	case host == "":
		return OtherLink
	case paperLabels[l] && l != "link" && l != "here" && l != "url":
		return PaperLink
	case codeLabels[l]:
		return CodeLink
	case strings.HasSuffix(strings.ToLower(u.Path), ".pdf") && !otherLabels[l]:
		return PaperLink
	}
	return OtherLink
}

func onHost(host string, list []string) bool {
	for _, h := range list {
		if host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return false
}

// Repository returns the "owner/name" that address leads to on GitHub, or is
// the badge of at img.shields.io; else "". A path that is deeper than that and
// is none of GitHub's own is no repository's.
func Repository(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	switch {
	case host == "img.shields.io" && len(parts) >= 4 && parts[0] == "github": // badge: /github/stars/owner/name.svg
		parts = parts[2:]
		parts[1] = strings.TrimSuffix(parts[1], ".svg")
	case host == "github.com" || host == "www.github.com":
		if len(parts) > 2 {
			switch parts[2] {
			case "tree", "blob", "wiki", "issues", "releases", "pulls", "raw", "commit", "discussions", "stargazers":
			default:
				return ""
			}
		}
	default:
		return ""
	}
	if len(parts) < 2 || parts[0] == "" || parts[1] == "" || !repoText(parts[0]) || !repoText(parts[1]) {
		return ""
	}
	return parts[0] + "/" + strings.TrimRight(strings.TrimSuffix(parts[1], ".git"), ".")
}

func repoText(s string) bool {
	for _, c := range []byte(s) {
		if !(asciiWord(c) || c == '-' || c == '_' || c == '.') {
			return false
		}
	}
	return s != ""
}

// doi returns the bare DOI that an address leads to or that a text names behind
// "doi:", or "". arXiv's own DOIs name identifiers and are read as such.
func doi(address string) string {
	if id, _ := work.FindID(address); id.Kind == work.DOI {
		return id.Value
	}
	return ""
}
