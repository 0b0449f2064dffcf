package readlist

import (
	"regexp"
	"strconv"
	"strings"
)

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

// columns tells the roles of columns from the texts that head them.
func columns(header []string) []column {
	roles := make([]column, len(header))
	for i, h := range header {
		roles[i] = columnWords[strings.Trim(strings.ToLower(h), " *_:📄💻📅🔗📝🏷️⭐")]
	}
	return roles
}

// delimiter is the row below a table's header (GitHub Flavored Markdown, 4.10).
var delimiter = regexp.MustCompile(`^[\s>]*\|?\s*:?-{1,}:?\s*(\|\s*:?-{1,}:?\s*)*\|?\s*$`)

// isDelimiter tells whether line is such a row and no thematic break.
func isDelimiter(line string) bool {
	return strings.ContainsAny(line, "|-") && delimiter.MatchString(line) &&
		(strings.ContainsAny(line, "|:") || strings.Count(line, "-") < 3)
}

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

// yearRow recognises a row that only names the year of those below it.
func yearRow(cells []string) (int, bool) {
	text := ""
	for _, c := range cells {
		if c = strings.Trim(c, " *_"); c != "" {
			if text != "" {
				return 0, false
			}
			text = c
		}
	}
	if !yearText.MatchString(text) {
		return 0, false
	}
	year, _ := strconv.Atoi(text)
	return year, true
}

// maxBroken is the number of lines that one broken row may take.
const maxBroken = 8

// broken tells whether the row ends without the bar that closes it, within a
// bold text, a link or a cell: the next line then belongs to it.
func broken(row string) bool {
	row = strings.TrimSpace(row)
	return strings.HasPrefix(row, "|") && !strings.HasSuffix(row, "|") &&
		(strings.Count(row, "**")%2 == 1 || strings.Count(row, "|") < 2 || strings.Count(row, "[") > strings.Count(row, "]"))
}

// continues tells whether line may belong to the broken row above it.
func continues(line string) bool {
	t := strings.TrimSpace(line)
	return t != "" && !strings.HasPrefix(t, "|") && !strings.HasPrefix(t, "#")
}
