package readlist

import "strings"

// column is the role of a table's column, told from its header.
type column int

const (
	anyColumn column = iota
	titleColumn
	nameColumn
	noteColumn
	yearColumn
	venueColumn
	linkColumn
	authorColumn
	sectionColumn
)

// columnWords are the words that head columns, by role.
var columnWords = func() map[string]column {
	byWord := map[string]column{}
	for role, list := range map[column]string{
		titleColumn:   "title|paper|papers|paper title|paper name|title & authors|title and authors|publication|work|article|论文|标题|题目|论文标题|论文题目|論文|タイトル|título|titre",
		nameColumn:    "name|method|methods|model|models|model name|abbr|abbr.|abbreviation|acronym|short name|algorithm|alias|nickname|system|approach|方法|模型|名称|手法",
		noteColumn:    "abstract|note|notes|summary|comment|comments|description|tl;dr|tldr|intro|introduction|idea|key idea|main idea|contribution|contributions|highlight|highlights|remark|remarks|摘要|简介|介绍|说明|备注|概要",
		yearColumn:    "year|date|time|published|publish date|published date|publication date|submitted|submission date|release date|released|month|年份|日期|时间|年",
		venueColumn:   "venue|conference|conf|conf.|journal|pub|pub.|published in|journal/conference|conference/journal|publication venue|where|会议|期刊|来源|发表",
		linkColumn:    "link|links|useful links|code|codes|github|pdf|url|urls|arxiv|paper link|resource|resources|project|project page|website|web|source|repo|repository|代码|链接|コード",
		authorColumn:  "author|authors|作者|著者",
		sectionColumn: "section|category|categories|topic|topics|task|tasks|type|area|field|domain|tag|tags|keywords|类别|分类|方向|领域",
	} {
		for w := range strings.SplitSeq(list, "|") {
			byWord[w] = role
		}
	}
	return byWord
}()

// splitCells cuts a row at its bars. A bar after a backslash is text, and so
// is one within code (GitHub Flavored Markdown, 4.10, asks for a backslash
// even there, but lists do without).
func splitCells(row string) []string {
	row = strings.TrimSpace(row)
	row = strings.TrimPrefix(row, "|")
	var cells []string
	start := 0
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, strings.TrimSpace(row[start:i]))
			start = i + 1
		}
	}
	if rest := strings.TrimSpace(row[start:]); rest != "" {
		cells = append(cells, rest)
	}
	return cells
}
