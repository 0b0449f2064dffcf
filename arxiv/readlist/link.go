package readlist

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/bib/work"
)

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
	return markup.OneBlank(strings.ToLower(text))
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
	case onHost(host, paperHosts) || len(identify(nil, address)) > 0:
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

// linker collects what the links of one row say: of which kind each is, where the
// code is, and the DOI and the other identifiers of the work but arXiv's.
type linker struct {
	links []Link
	repos []string // "owner/name" of links to code and of badges; "" of those that lead elsewhere
	doi   string
	ids   []work.ID
}

// add adds a link and says of which kind it is. own says that the link, if it is to a
// paper, is to the row's own.
func (l *linker) add(link Link, own bool) Kind {
	link.Kind = sortLink(link.Text, link.URL)
	l.links = append(l.links, link)
	if link.Kind == CodeLink {
		l.repos = append(l.repos, Repository(link.URL))
	}
	if link.Kind == PaperLink && own && l.doi == "" {
		l.doi = doi(link.URL)
	}
	if own {
		l.ids = identify(l.ids, link.URL)
	}
	return link.Kind
}

// has reports whether there is a link to address.
func (l *linker) has(address string) bool {
	return slices.ContainsFunc(l.links, func(link Link) bool { return link.URL == address })
}

// repo returns the first repository; "" if there is none.
func (l *linker) repo() string { return cmp.Or(l.repos...) }
