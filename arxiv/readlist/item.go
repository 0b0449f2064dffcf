package readlist

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"clipgraph/arxiv"
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
)

var columnWords = map[string]column{
	"title": titleColumn, "paper": titleColumn, "paper title": titleColumn, "publication": titleColumn, "papers": titleColumn, "论文": titleColumn, "标题": titleColumn,
	"name": nameColumn, "method": nameColumn, "model": nameColumn, "abbr": nameColumn, "abbreviation": nameColumn, "acronym": nameColumn, "short name": nameColumn, "algorithm": nameColumn, "methods": nameColumn, "models": nameColumn, "方法": nameColumn,
	"abstract": noteColumn, "note": noteColumn, "notes": noteColumn, "summary": noteColumn, "comment": noteColumn, "comments": noteColumn, "description": noteColumn, "tl;dr": noteColumn, "tldr": noteColumn, "intro": noteColumn, "introduction": noteColumn, "摘要": noteColumn, "简介": noteColumn, "idea": noteColumn, "key idea": noteColumn,
	"year": yearColumn, "date": yearColumn, "time": yearColumn, "published": yearColumn, "publish date": yearColumn, "年份": yearColumn,
	"venue": venueColumn, "conference": venueColumn, "journal": venueColumn, "pub": venueColumn, "pub.": venueColumn, "conf": venueColumn, "published in": venueColumn, "journal/conference": venueColumn,
	"link": linkColumn, "links": linkColumn, "useful links": linkColumn, "code": linkColumn, "github": linkColumn, "pdf": linkColumn, "url": linkColumn, "arxiv": linkColumn, "paper link": linkColumn, "resources": linkColumn, "project": linkColumn,
}

func columns(header []string) []column {
	roles := make([]column, len(header))
	for i, h := range header {
		roles[i] = columnWords[strings.ToLower(flatten(parseInline(h)))]
	}
	return roles
}

// entry is one place of a list that may name a paper, whatever the syntax: a
// row of a table, an item with the remarks below it, a block of lines, a
// record.
type entry struct {
	line, col int      // where it begins, from 1
	section   []string // headings above it, outermost first
	year      int      // that those headings name; 0 if none
	header    []column // roles of the cells; nil where nothing heads them
	cells     [][]span
}

// collector makes items of entries.
type collector struct {
	list  *List
	hints []nameHints // beside list.Items
}

// add makes an item of e. It adds nothing and returns false if e names no
// paper.
func (c *collector) add(e entry) bool {
	b := builder{header: e.header, cells: e.cells, item: Item{
		File: c.list.File, Line: e.line, Col: e.col, Section: e.section, Year: e.year,
	}}
	b.findTitle()
	b.findLinks()
	if !b.isPaper() {
		return false
	}
	b.findRest()
	if len(b.ids) > 1 {
		c.list.problem(e.line, e.col, "two identifiers in one entry, arXiv:%s and arXiv:%s; the first is taken", b.ids[0], b.ids[1])
	}
	c.list.Items = append(c.list.Items, b.item)
	c.hints = append(c.hints, b.hints)
	return true
}

// finish names the items, once all of them are there.
func (c *collector) finish() { nameItems(c.list.Items, c.hints) }

// builder finds the parts of one entry in its cells. A list item or a block
// is one cell, and its remarks are further ones.
type builder struct {
	header []column
	cells  [][]span
	item   Item
	hints  nameHints

	titleCell            int    // -1 if none
	titleStart, titleEnd int    // the title's spans in that cell
	behind               string // what stands in them behind a quoted title
	ids                  []arxiv.ID
	malformed            bool
	papers               int // own links to the paper
}

// role is what the header says of a cell's column; a list item and a block
// have no header.
func (b *builder) role(cell int) column {
	if 0 <= cell && cell < len(b.header) {
		return b.header[cell]
	}
	return anyColumn
}

// quoted is a title between quotation marks: three words at least, as fewer
// are a word that a title sets apart.
var quoted = regexp.MustCompile(`["“](\S+\s+\S+\s+[^"“”]*)["”]`)

// findTitle takes, of the cell headed as title or else of the first cell that
// has one: the bold text, else the text of a link that is no label, else the
// quoted text, else the text before the links.
func (b *builder) findTitle() {
	b.titleCell = -1
	for pass := range 2 {
		for i := range b.cells {
			if titled := b.role(i) == titleColumn; titled != (pass == 0) {
				continue
			}
			if r := b.role(i); r == noteColumn || r == yearColumn || r == nameColumn || r == venueColumn {
				continue
			}
			if b.titleIn(i) {
				b.titleCell = i
				return
			}
		}
	}
}

func (b *builder) titleIn(cell int) bool {
	spans := b.cells[cell]
	take := func(from, to int, title string) bool {
		title = trimTitle(title)
		if len(title) < 2 || isLabel(title) || yearText.MatchString(title) {
			return false
		}
		b.titleStart, b.titleEnd, b.item.Title = from, to, title
		return true
	}
	for i := 0; i < len(spans); i++ {
		if !spans[i].bold || spans[i].text == "" || opensAward(spans, i) {
			continue
		}
		end := i + 1
		for end < len(spans) && (spans[end].bold || spans[end].kind == textSpan && strings.TrimSpace(spans[end].text) == "") {
			end++
		}
		title := flatten(spans[i:end])
		rest, after := b.afterName(spans, end)
		if bracketed := strings.Trim(title, "[]"); len(bracketed) == len(title)-2 && rest != "" {
			b.hints.explicit = bracketed
			return take(i, after, rest)
		}
		if named := strings.TrimRight(title, ": "); rest != "" && nameLike(named) &&
			(named != title || strings.HasPrefix(strings.TrimSpace(flatten(spans[end:])), ":")) {
			b.hints.explicit = named
			return take(i, after, strings.TrimLeft(rest, ": "))
		}
		if take(i, end, title) {
			return true
		}
		i = end - 1
	}
	for i, s := range spans {
		if s.kind == linkSpan && s.text != "" && !isLabel(s.text) && !strings.HasPrefix(s.url, "#") && take(i, i+1, s.text) {
			return true
		}
	}
	text := flatten(untilBreak(spans))
	if q := quoted.FindStringSubmatchIndex(text); q != nil && take(0, 1, text[q[2]:q[3]]) {
		b.behind = text[q[1]:]
		return true
	}
	n := 0
	for n < len(spans) && (spans[n].kind == textSpan || spans[n].kind == imageSpan || n == 0 && spans[n].kind == breakSpan) {
		if opensAward(spans, n) {
			break
		}
		n++
	}
	return take(0, n, strings.TrimRight(flatten(spans[:n]), " [(|-"))
}

// opensAward tells whether spans[i] is bold text in parentheses behind a title:
// a venue or an award, such as "(**oral**)".
func opensAward(spans []span, i int) bool {
	return i > 0 && spans[i].bold && strings.HasSuffix(strings.TrimRight(spans[i-1].text, " "), "(")
}

// afterName returns the title that follows a bold name in spans[from:]: what
// stands before the next label or line break.
func (b *builder) afterName(spans []span, from int) (title string, end int) {
	for end = from; end < len(spans); end++ {
		s := spans[end]
		if s.kind == breakSpan || s.kind == imageSpan || s.kind == linkSpan && isLabel(s.text) || opensAward(spans, end) {
			break
		}
	}
	text := flatten(spans[from:end])
	if q := quoted.FindStringSubmatchIndex(text); q != nil {
		b.behind = text[q[1]:]
		return text[q[2]:q[3]], end
	}
	return strings.Trim(text, " [(|-–—"), end
}

func untilBreak(spans []span) []span {
	for i, s := range spans {
		if s.kind == breakSpan {
			return spans[:i]
		}
	}
	return spans
}

func trimTitle(s string) string {
	s = strings.TrimSpace(s)
	for _, pair := range [][2]string{{`"`, `"`}, {"“", "”"}, {"'", "'"}, {"‘", "’"}, {"《", "》"}} {
		if inner, ok := strings.CutPrefix(s, pair[0]); ok {
			if body, _, found := strings.Cut(inner, pair[1]); found && len(body) > 2 && len(inner)-len(body) < 4 {
				s = body
			}
		}
	}
	return strings.TrimRight(strings.TrimSpace(s), ".,;")
}

// findLinks sorts the links. A link to a paper is the entry's own if it is the
// title, a label or a badge; one with other text names another work.
func (b *builder) findLinks() {
	type candidate struct {
		match arxiv.Match
		rank  int
	}
	var own []candidate
	for i, spans := range b.cells {
		for j, s := range spans {
			address := cleanURL(s.url)
			isTitle := i == b.titleCell && b.titleStart <= j && j < b.titleEnd
			switch s.kind {
			case linkSpan:
				kind := sortLink(s.text, address)
				b.item.Links = append(b.item.Links, Link{Kind: kind, Text: s.text, URL: address})
				mine := b.role(i) != noteColumn && (isTitle || isLabel(s.text) || b.titleCell < 0)
				if kind == CodeLink {
					b.hints.repos = append(b.hints.repos, repository(address))
				}
				if s.image != "" {
					b.hints.repos = append(b.hints.repos, repository(s.image))
				}
				if kind == PaperLink && mine {
					b.papers++
					if b.item.DOI == "" {
						b.item.DOI = doi(address)
					}
				}
				rank := 1
				if isTitle {
					rank = 0
				}
				for _, match := range arxiv.Find(address + " " + s.image) {
					if mine {
						own = append(own, candidate{match, rank})
					} else if match.Err == nil {
						b.item.Mentioned = append(b.item.Mentioned, match.Ref)
					}
				}
			case imageSpan:
				b.hints.images = append(b.hints.images, address)
				b.hints.repos = append(b.hints.repos, repository(address))
			case textSpan:
				for _, match := range arxiv.Find(s.text) {
					if b.role(i) != noteColumn {
						own = append(own, candidate{match, 2})
					} else if match.Err == nil {
						b.item.Mentioned = append(b.item.Mentioned, match.Ref)
					}
				}
			}
		}
	}
	for rank := range 3 {
		for _, c := range own {
			if c.rank != rank {
				continue
			}
			if c.match.Err != nil {
				b.malformed = true
				continue
			}
			b.addID(c.match.Ref)
		}
	}
	b.item.Repo = b.repo()
}

func (b *builder) addID(ref arxiv.Ref) {
	if len(b.ids) == 0 {
		b.item.ID, b.item.Version = ref.ID, ref.Version
	}
	for _, id := range b.ids {
		if id == ref.ID {
			return
		}
	}
	b.ids = append(b.ids, ref.ID)
}

// repo is the first repository that the entry's links and badges name.
func (b *builder) repo() string {
	for _, r := range b.hints.repos {
		if r != "" {
			return r
		}
	}
	return ""
}

// isPaper tells whether the entry names a paper: it links to one, or it is a
// row of a table that has a title and a link.
func (b *builder) isPaper() bool {
	if b.papers > 0 || len(b.ids) > 0 || b.malformed {
		return true
	}
	return b.header != nil && b.item.Title != "" && b.role(b.titleCell) == titleColumn && len(b.item.Links) > 0
}

var anyYear = regexp.MustCompile(`(?:^|[^0-9./])((?:19|20)[0-9]{2})(?:$|[^0-9/]|[.](?:$|[^0-9]))`)

// findRest takes the name, year, venue and note out of what is left.
func (b *builder) findRest() {
	notes := strings.Fields(strings.Trim(b.behind, " []()|,;:.-"))
	for i, spans := range b.cells {
		rest := spans
		if i == b.titleCell {
			rest = append(append([]span(nil), spans[:b.titleStart]...), spans[b.titleEnd:]...)
		}
		text := flatten(withoutLabels(rest))
		switch b.role(i) {
		case nameColumn:
			if text != "" && text != "-" {
				b.hints.explicit = text
			}
			continue
		case yearColumn:
			if y := anyYear.FindStringSubmatch(text); y != nil {
				b.item.Year, _ = strconv.Atoi(y[1])
			}
			continue
		case venueColumn:
			b.item.Venue = strings.Trim(text, " -")
			continue
		}
		if text = strings.Trim(text, " []()|,;:.-<>"); text != "" {
			notes = append(notes, text)
		}
	}
	b.item.Note = strings.Join(notes, " ")
	if b.item.Year == 0 && b.header == nil {
		if y := anyYear.FindStringSubmatch(fmt.Sprint(b.item.Venue, " ", b.item.Note)); y != nil {
			b.item.Year, _ = strconv.Atoi(y[1])
		}
	}
}

func withoutLabels(spans []span) []span {
	var kept []span
	for _, s := range spans {
		if s.kind == imageSpan || s.kind == linkSpan && isLabel(s.text) {
			s = span{kind: breakSpan}
		}
		kept = append(kept, s)
	}
	return kept
}
