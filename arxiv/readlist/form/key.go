package form

import (
	"strings"
	"unicode"

	"clipgraph/arxiv/readlist/record"
)

// key is what a label before a text, or the header of a column, says of it.
type key uint8

const (
	noKey key = iota
	keyTitle
	keyName
	keyAuthors
	keyVenue
	keyDate
	keySection
	keyNote
	keyAbstract
	keyLink
	keyOther
)

// role returns the role of a text under the key.
func (k key) role() record.Role {
	return [...]record.Role{record.Unknown, record.Title, record.Name, record.Authors, record.Venue, record.Date, record.Section, record.Note, record.Abstract, record.Address, record.Other}[k]
}

// keyWords are the words of labels and headers, in small letters.
var keyWords = func() map[string]key {
	known := map[string]key{}
	for k, list := range map[key]string{
		keyTitle:    "title|paper|papers|paper title|paper name|title & authors|title and authors|titles|publication|work|article|reference|source|论文|标题|题目|论文标题|论文题目|論文|タイトル|título|titre",
		keyName:     "name|method|methods|model|models|model name|abbr|abbr.|abbreviation|acronym|short name|algorithm|alias|nickname|system|approach|benchmark|方法|模型|名称|手法",
		keyAuthors:  "author|authors|by|author(s)|作者|著者",
		keyVenue:    "venue|conference|conf|conf.|journal|pub|pub.|publisher|published in|journal/conference|conference/journal|publication venue|where|presented at|会议|期刊|来源|发表",
		keyDate:     "year|date|time|published|publish date|publish time|published date|publication date|submitted|submission date|release date|released|month|updated|年份|日期|时间|年",
		keySection:  "section|category|categories|topic|topics|task|tasks|type|area|field|domain|tag|tags|keywords|keyword|key words|subject|subjects|session|mission|language|languages|modality|类别|分类|方向|领域|关键词",
		keyNote:     "note|notes|comment|comments|description|tl;dr|tldr|tl,dr|summary|intro|introduction|idea|key idea|main idea|contribution|contributions|highlight|highlights|remark|remarks|remarks|key|简介|介绍|说明|备注|概要",
		keyAbstract: "abstract|abs|摘要",
		keyLink: "link|links|useful links|code|codes|github|git|pdf|url|urls|arxiv|paper link|resource|resources|project|project page|homepage|website|web|page|repo|repository|demo|video|videos|slides|blog|doi|dataset|datasets|data|" +
			"official code|code link|example code|implementation|openreview|supplementary|poster|bibtex|代码|链接|项目|コード",
		keyOther: "institution|institutions|institute|affiliation|affiliations|organization|organizations|organisation|org|company|lab|citation|citations|cite as|stars|star|license|id|#|no|no.|index|单位|机构",
	} {
		for w := range strings.SplitSeq(list, "|") {
			known[w] = k
		}
	}
	return known
}()

// keyOf returns what a label or a header says; noKey if it is not known.
func keyOf(text string) key {
	text = strings.ToLower(strings.Trim(strings.TrimLeftFunc(text, isBeforeLabel), " *_:：.,-–—[]()|"))
	if k, ok := keyWords[text]; ok || len(text) > maxKey {
		return k
	}
	if before, _, ok := strings.Cut(text, " ("); ok {
		return keyWords[before]
	}
	if before, after, ok := strings.Cut(text, "/"); ok {
		if k := keyWords[strings.TrimSpace(before)]; k != noKey {
			return k
		}
		return keyWords[strings.TrimSpace(after)]
	}
	return noKey
}

// isBeforeLabel reports whether r is a blank, an emoji or a part of one.
func isBeforeLabel(r rune) bool {
	return r == ' ' || isPicture(r) || unicode.Is(unicode.Mn, r)
}

// headerKey returns what the header of a column says of it. Data sets are named
// in columns, and linked behind labels.
func headerKey(text string) key {
	switch strings.ToLower(strings.Trim(text, " *_")) {
	case "dataset", "datasets", "data set", "data", "benchmark", "benchmarks", "corpus", "数据集":
		return keyName
	}
	return keyOf(text)
}

// maxKey is the length up to which text before a colon may be a label, in bytes.
const maxKey = 40

// cutKey cuts "Label: text" where the label is known; from is where the text
// begins.
func cutKey(p phrase) (k key, from int, ok bool) {
	for i, t := range p.tokens {
		if i > 5 || t.start-p.start() > maxKey {
			break
		}
		if t.sign == ':' || t.sign == '：' {
			if k := keyOf(p.text[p.start():t.start]); k != noKey && !strings.HasPrefix(p.text[t.start:], "://") {
				return k, t.end, true
			}
			break
		}
	}
	return noKey, 0, false
}
