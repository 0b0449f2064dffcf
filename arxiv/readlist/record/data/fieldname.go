package data

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/internal/words"
)

// Field names: the roles of table columns and of keys in JSON and YAML.

// fieldUse is the meaning of a field name.
type fieldUse struct {
	role    record.Role
	label   string // the label of links in the field, such as "code", or ""
	archive bool   // the name says arXiv
	doi     bool
	known   bool // the name is known
}

// columnWords maps column names to roles.
var columnWords = func() map[string]record.Role {
	byWord := map[string]record.Role{}
	for role, list := range map[record.Role]string{
		record.Title:   "title|paper|papers|paper title|paper name|title & authors|title and authors|publication|work|article|论文|标题|题目|论文标题|论文题目|論文|タイトル|título|titre",
		record.Name:    "name|method|methods|model|models|model name|abbr|abbr.|abbreviation|acronym|short name|algorithm|alias|nickname|system|approach|方法|模型|名称|手法",
		record.Note:    "abstract|note|notes|summary|comment|comments|description|tl;dr|tldr|intro|introduction|idea|key idea|main idea|contribution|contributions|highlight|highlights|remark|remarks|摘要|简介|介绍|说明|备注|概要",
		record.Date:    "year|date|time|published|publish date|published date|publication date|submitted|submission date|release date|released|month|年份|日期|时间|年",
		record.Venue:   "venue|conference|conf|conf.|journal|pub|pub.|published in|journal/conference|conference/journal|publication venue|where|会议|期刊|来源|发表",
		record.Address: "link|links|useful links|code|codes|github|pdf|url|urls|arxiv|paper link|resource|resources|project|project page|website|web|source|repo|repository|代码|链接|コード",
		record.Authors: "author|authors|作者|著者",
		record.Section: "section|category|categories|topic|topics|task|tasks|type|area|field|domain|tag|tags|keywords|类别|分类|方向|领域",
	} {
		for w := range strings.SplitSeq(list, "|") {
			byWord[w] = role
		}
	}
	return byWord
}()

// Words that say little in a name: beforeNames precede others, behindNames follow them.
var (
	beforeNames = words.Set("paper|papers|publication|pub|article|official|entry|item|work|bib|original|source|full|long")
	behindNames = words.Set("name|names|list|text|title|string|str|info|s|en")
	addressWord = words.Set("url|urls|link|links|href|uri|address|page|id|ids|www")
	recordWords = map[string]record.Role{
		"ttl": record.Title, "headline": record.Title, "heading": record.Title, "paper": record.Title,
		"shortname": record.Name, "short title": record.Name, "short": record.Name, "nick": record.Name,
		"publisher": record.Venue, "booktitle": record.Venue, "proceedings": record.Venue, "journal ref": record.Venue, "journaltitle": record.Venue,
		"created": record.Date, "publish": record.Date, "pubdate": record.Date, "yr": record.Date, "datetime": record.Date, "published at": record.Date, "publish time": record.Date,
		"writer": record.Authors, "writers": record.Authors, "creator": record.Authors, "creators": record.Authors,
		"group": record.Section, "subject": record.Section, "subtopic": record.Section, "subcategory": record.Section, "subsection": record.Section, "section": record.Section, "label": record.Section, "labels": record.Section, "keyword": record.Section,
		"desc": record.Note, "details": record.Note, "annotation": record.Note, "takeaway": record.Note, "takeaways": record.Note,
		"references": record.Note, "citations": record.Note, "cites": record.Note, "related": record.Note, "related work": record.Note, "related papers": record.Note, "see also": record.Note,
	}
)

// fieldWords splits a name into words in lower case: paper_title, paperTitle, "Paper
// Title", Author(s).
func fieldWords(name string) []string {
	var b strings.Builder
	before := ' '
	for _, r := range strings.TrimSuffix(strings.ReplaceAll(name, "(s)", "s"), "#") {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			b.WriteByte(' ')
		}
		before = r
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' && r != ';' && r != '.' {
			r = ' '
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(strings.ReplaceAll(b.String(), "ar xiv", "arxiv"))
}

// useOf returns the meaning of a field name.
func useOf(name string) fieldUse {
	w := fieldWords(name)
	if len(w) == 0 || len(w) > 5 {
		return fieldUse{}
	}
	if slices.Contains(w, "arxiv") || slices.Contains(w, "arxivid") || slices.Contains(w, "eprint") {
		return fieldUse{role: record.Address, label: "arxiv", archive: true, known: true}
	}
	if w[0] == "doi" || w[len(w)-1] == "doi" {
		return fieldUse{role: record.Address, label: "doi", doi: true, known: true}
	}
	bare := slices.DeleteFunc(slices.Clone(w), func(s string) bool { return addressWord[s] })
	if len(bare) < len(w) || len(w) <= 2 && link.IsCode(w[len(w)-1]) || w[0] == "pdf" {
		label := strings.Join(bare, " ")
		for len(bare) > 0 && !link.IsKnown(label) {
			bare = bare[1:]
			label = strings.Join(bare, " ")
		}
		if last := w[len(w)-1]; last == "id" || last == "ids" {
			return fieldUse{}
		}
		return fieldUse{role: record.Address, label: label, known: true}
	}
	for from, to := 0, len(w); from < to; {
		text := strings.Join(w[from:to], " ")
		if role := cmp.Or(columnWords[text], recordWords[text]); role != record.Unknown {
			u := fieldUse{role: role, known: true}
			if role == record.Address {
				u.label = text
			}
			return u
		}
		switch {
		case beforeNames[w[from]] && to-from > 1:
			from++
		case behindNames[w[to-1]]:
			to--
		default:
			to = from
		}
	}
	if label := strings.Join(w, " "); link.IsKnown(label) {
		return fieldUse{role: record.Address, label: label}
	}
	return fieldUse{}
}

// ofPapers reports whether records with such fields are papers: they have a title and a
// field that only a paper has.
func ofPapers(uses []fieldUse) bool {
	titled, paper := false, false
	for _, u := range uses {
		titled = titled || u.role == record.Title
		paper = paper || u.archive || u.doi || u.role == record.Authors || u.role == record.Venue || u.label == "pdf" || u.label == "paper"
	}
	return titled && paper
}
