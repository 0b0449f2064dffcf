// Package link classifies the links of lists: what each leads to, and whether its text
// names a work or only labels the link. Start with [KindOf] and [IsLabel]; [Repository],
// [DOI] and [Identify] return what an address identifies.
package link

import (
	"regexp"
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/internal/words"
)

// Kind is the kind of a link.
type Kind string

// The kinds of link.
const (
	Paper Kind = "paper" // the paper: arXiv, DOI, OpenReview, a PDF …
	Code  Kind = "code"  // a repository of code
	Other Kind = "other" // anything else: a blog, a model, a video
)

// Words that label a link and do not name a work, by the kind of link.
var (
	paperLabels = words.Set("paper|pdf|arxiv|preprint|abs|abstract|doi|openreview|publication|article|link|url|here|html|full text|paper link|full paper|arxiv paper|extended version|full version|long version|short version|arxiv version|journal version|conference version|preprint version|part|this paper|this survey|this survey paper|this work|this article|the paper|original paper|pub|acl|cvf|ieee|acm|springer|hal|📄|📥|论文|论文链接|论文地址|原文|链接|文章|論文|論文リンク|論文中|元論文|こちら|こちらの論文|リンク|논문|링크|artículo|artigo|papier|makale|статья")
	codeLabels  = words.Set("code|github|git|repo|repository|source|source code|official code|implementation|pytorch|tensorflow|jax|keras|torch|tf|official|star|stars|code link|代码|源码|代码链接|コード|実装|코드|código|kod|код")
	otherLabels = words.Set("project|project page|page|website|web|homepage|site|demo|video|youtube|slides|poster|blog|data|dataset|datasets|model|models|huggingface|hugging face|hf|colab|supp|supplementary|appendix|bib|bibtex|zhihu|news|talk|weights|checkpoint|tweet|twitter|medium|post|review|reviews|notes|summary|tutorial|api|docs|主页|项目|项目主页|数据集|解读|视频|プロジェクト|データセット")
)

// addenda are label words that may follow other words: "official code", "interactive
// demo".
var addenda = words.Set("code|github|repo|repository|implementation|website|homepage|page|demo|video|slides|poster|blog|post|weights|checkpoints|supplement|supplementary")

// Label folds the text of a link for comparison with the label words: "[📄 PDF]", "Paper1"
// and "(code)" become "pdf", "paper" and "code".
func Label(text string) string {
	text = strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	return inline.OneBlank(strings.ToLower(text))
}

// IsLabel reports whether the text of a link is only a label.
func IsLabel(text string) bool {
	l := Label(text)
	if l == "" || len(strings.Trim(text, " []()")) == 1 || paperLabels[l] || codeLabels[l] || otherLabels[l] || strings.Contains(l, "://") || strings.HasPrefix(l, "www.") || occasion.Only(text) {
		return true
	}
	for _, archive := range []string{"arxiv", "biorxiv", "medrxiv", "chemrxiv", "doi", "http"} {
		if strings.HasPrefix(l, archive) && (len(l) < 40 || arxiv.Has(text)) {
			return true
		}
	}
	if fields := strings.Fields(l); len(fields) <= 3 && addenda[fields[len(fields)-1]] {
		return true
	}
	first, rest, two := strings.Cut(strings.ReplaceAll(l, "-", " "), " ")
	return two && !strings.Contains(rest, " ") && IsKnown(first) && (IsKnown(Label(rest)) || occasion.Only(rest))
}

// IsKnown reports whether a text folded by [Label] is a label word.
func IsKnown(l string) bool { return paperLabels[l] || codeLabels[l] || otherLabels[l] }

// Clean removes what is certainly not part of an address: blanks around it, and a closing
// parenthesis or bracket without an opening one.
func Clean(u string) string {
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

// KindOf returns the kind of the link with text that leads to address.
func KindOf(text, address string) Kind {
	if arxiv.Has(address) {
		return Paper
	}
	host, path, ok := hostAndPath(address)
	isPDF := len(path) >= len(".pdf") && strings.EqualFold(path[len(path)-len(".pdf"):], ".pdf")
	switch {
	case !ok:
		return Other
	case onHost(host, codeHosts):
		if isPDF {
			return Paper
		}
		return Code
	case isPaperPage(host, path), isWorkSearch(host, path, address), len(Identify(nil, address)) > 0, hasPaperDOI(address):
		return Paper
	case host == "" && !isPDF, isHome(path) && occasion.Only(text): // of a conference
		return Other
	}
	switch l := Label(text); {
	case paperLabels[l] && l != "link" && l != "here" && l != "url":
		return Paper
	case codeLabels[l]:
		return Code
	case isPDF && !otherLabels[l]:
		return Paper
	}
	return Other
}

// IsCode reports whether a text folded by [Label] labels links to code.
func IsCode(l string) bool { return codeLabels[l] }

// LeadsToPaper reports whether a link leads to a paper.
func LeadsToPaper(text, address string) bool { return KindOf(text, Clean(address)) == Paper }

// LeadsElsewhere reports whether a link leads to code, a video or the like.
func LeadsElsewhere(text, address string) bool {
	l := Label(text)
	return KindOf(text, Clean(address)) == Code || codeLabels[l] || otherLabels[l] || isPost(address)
}

// FindAll returns the start and end of each address in text.
func FindAll(text string) [][]int { return webAddress.FindAllStringIndex(text, -1) }

// Without returns text with a blank in place of each address.
func Without(text string) string { return webAddress.ReplaceAllString(text, " ") }

// IsAddress reports whether text consists of an address.
func IsAddress(text string) bool {
	return !strings.ContainsAny(text, " \t\n") && (strings.Contains(text, "://") || LacksScheme(text))
}

// LacksScheme reports whether text is an address without a scheme.
func LacksScheme(text string) bool { return bareAddress.MatchString(text) }

var (
	webAddress  = regexp.MustCompile(`https?://[^\s<>]+`)
	bareAddress = regexp.MustCompile(`^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S+$`)
)
