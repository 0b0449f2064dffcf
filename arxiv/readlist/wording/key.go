package wording

import (
	"strings"
	"unicode"

	"clipgraph/arxiv/readlist/wording/margin"
	"clipgraph/internal/words"
)

// Key is the meaning of a label before a text or of the header of a column.
type Key uint8

// The keys. NoKey is that of an unknown label.
const (
	NoKey Key = iota
	KeyTitle
	KeyName
	KeyAuthors
	KeyVenue
	KeyDate
	KeySection
	KeyNote
	KeyAbstract
	KeyLink
	KeyOther
)

// keyWords are the words of labels and headers, in lower case.
var keyWords = func() map[string]Key {
	known := map[string]Key{}
	for k, list := range map[Key]string{
		KeyTitle:    "title|paper|papers|paper title|paper name|title & authors|title and authors|titles|publication|work|article|reference|source|论文|标题|题目|论文标题|论文题目|論文|タイトル|título|titre",
		KeyName:     "name|method|methods|model|models|model name|abbr|abbr.|abbreviation|acronym|short name|algorithm|alias|nickname|system|approach|benchmark|方法|模型|名称|手法",
		KeyAuthors:  "author|authors|by|author(s)|作者|著者",
		KeyVenue:    "venue|conference|conf|conf.|journal|pub|pub.|publisher|published in|journal/conference|conference/journal|publication venue|where|presented at|会议|期刊|来源|发表",
		KeyDate:     "year|date|time|published|publish date|publish time|published date|publication date|submitted|submission date|release date|released|month|updated|年份|日期|时间|年",
		KeySection:  "section|category|categories|topic|topics|task|tasks|type|area|field|domain|tag|tags|keywords|keyword|key words|subject|subjects|session|mission|language|languages|modality|类别|分类|方向|领域|关键词",
		KeyNote:     "note|notes|comment|comments|description|tl;dr|tldr|tl,dr|summary|intro|introduction|idea|key idea|main idea|contribution|contributions|highlight|highlights|remark|remarks|remarks|key|简介|介绍|说明|备注|概要",
		KeyAbstract: "abstract|abs|摘要",
		KeyLink: "link|links|useful links|code|codes|github|git|pdf|url|urls|arxiv|paper link|resource|resources|project|project page|homepage|website|web|page|repo|repository|demo|video|videos|slides|blog|doi|dataset|datasets|data|" +
			"official code|code link|example code|implementation|openreview|supplementary|poster|bibtex|代码|链接|项目|コード",
		KeyOther: "institution|institutions|institute|affiliation|affiliations|organization|organizations|organisation|org|company|lab|citation|citations|cite as|stars|star|license|id|#|no|no.|index|单位|机构",
	} {
		for w := range strings.SplitSeq(list, "|") {
			known[w] = k
		}
	}
	return known
}()

// KeyOf returns the key of a label, or NoKey.
func KeyOf(text string) Key {
	text = strings.ToLower(strings.Trim(strings.TrimLeftFunc(text, isBeforeLabel), " *_:：.,-–—[]()|"))
	if k, ok := keyWords[text]; ok || len(text) > maxKey {
		return k
	}
	if before, _, ok := strings.Cut(text, " ("); ok {
		return keyWords[before]
	}
	if before, after, ok := strings.Cut(text, "/"); ok {
		if k := keyWords[strings.TrimSpace(before)]; k != NoKey {
			return k
		}
		return keyWords[strings.TrimSpace(after)]
	}
	return NoKey
}

// isBeforeLabel reports whether r is a blank, an emoji or a part of one.
func isBeforeLabel(r rune) bool {
	return r == ' ' || margin.IsPicture(r) || unicode.Is(unicode.Mn, r)
}

// HeaderKey returns the key of the header of a column. Data sets are names in columns,
// but links after labels, as in "Dataset/Benchmark Name".
func HeaderKey(text string) Key {
	before, _, _ := strings.Cut(text, "/")
	switch strings.ToLower(strings.Trim(before, " *_")) {
	case "dataset", "datasets", "data set", "data", "database", "databases", "benchmark", "benchmarks", "corpus", "数据集":
		return KeyName
	case "backbone", "backbones", "base model", "base models", "base llm", "llm", "llms", "lm", "encoder", "architecture", "simulator", "embodiment", "robot", "platform", "hardware", "sensor", "sensors":
		return KeyNote // what works use
	case "source": // of the data
		return NoKey
	}
	key := KeyOf(text)
	if key == NoKey {
		for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
			switch word {
			case "title", "titles", "paper", "papers":
				return KeyTitle
			case "name", "names":
				key = KeyName
			}
		}
	}
	return key
}

// Limits of a label before a colon.
const (
	maxKey      = 40 // its length, in bytes
	maxKeyWords = 5  // its words and signs
)

// MayBeKey reports whether text before a colon is short enough for a label.
func MayBeKey(text string) bool { return len(text) <= maxKey }

// BehindLabels returns the offset behind labels at the front of a phrase that go on from
// those of links before it, as in "/ code - Counting Old Crates", or 0.
func (p Phrase) BehindLabels() int {
	for i, t := range p.tokens {
		switch {
		case i > maxLabel || i == 0 && !strings.ContainsRune("/|,", t.sign):
			return 0
		case i > 1 && strings.ContainsRune("-–—", t.sign) && (Phrase{text: p.text, tokens: p.tokens[1:i]}).IsLabel():
			return t.end
		}
	}
	return 0
}

// BeforeColon returns the text before a colon near the front of a phrase, and the offset
// after the colon, or "" and 0.
func (p Phrase) BeforeColon() (name string, behind int) {
	for i, t := range p.tokens {
		if i > maxKeyWords || t.start-p.start() > maxKey {
			break
		}
		if i > 0 && (t.sign == ':' || t.sign == '：') {
			return p.text[p.start():t.start], t.end
		}
	}
	return "", 0
}

// KeyBefore returns the key of the label at the start of the phrase, as in "Label: text",
// or NoKey.
func (p Phrase) KeyBefore() Key {
	name, behind := p.BeforeColon()
	if strings.HasPrefix(p.text[behind:], "//") {
		return NoKey // an address
	}
	return KeyOf(name)
}

// IsRemark reports whether the text after the label describes the work and is not its
// name.
func (k Key) IsRemark() bool { return k == KeyNote || k == KeyAbstract }

// FoldLabel returns a label in lower case without signs around it, for comparison.
func FoldLabel(s string) string {
	return strings.ToLower(strings.Trim(s, " \t*_.-–—()[]|"))
}

// IsWeakLabel reports whether a folded label is also a word of titles, so that it has to
// recur.
func IsWeakLabel(folded string) bool { return weakLabels[folded] }

var weakLabels = words.Fields("poster tag key data task model method code note video name by date paper summary topic demo link dataset datasets description project organization contribution contributions time type work source area field system approach reference benchmark algorithm language languages modality star lab")

// EndsInLinkLabel reports whether a text ends in the label of a link in square brackets, such
// as "Paper" or "Code".
func EndsInLinkLabel(text string) bool {
	text, closed := strings.CutSuffix(strings.TrimRight(text, " .\n"), "]")
	label := text[strings.LastIndexByte(text, '[')+1:]
	if !closed || len(label) == len(text) || !New(label).IsLabel() {
		return false
	}
	k := KeyOf(label)
	return k == KeyLink || k == KeyTitle
}

// TrimIDLabel removes from the end of a text the mark of the identifier after it, such as
// "arXiv preprint".
func TrimIDLabel(text string) string {
	p, end := New(text), len(text)
	for i := len(p.tokens) - 1; i >= 0; i-- {
		t := p.tokens[i]
		if t.sign == 0 && !isIDLabel(p.word(t)) || t.sign == ')' || t.sign == ']' || t.sign == '.' || t.sign == '"' || t.sign == '”' || t.sign == '?' || t.sign == '!' {
			break
		}
		end = t.start
	}
	return strings.TrimRight(text[:end], " \t")
}

func isIDLabel(word string) bool {
	switch strings.ToLower(word) {
	case "arxiv", "preprint", "eprint", "e-print", "abs", "id", "corr", "doi":
		return true
	}
	return false
}
