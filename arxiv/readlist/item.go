package readlist

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// entry is one place of a list that may name a paper, whatever the syntax: a
// row of a table, an item with the remarks below it, a block of lines, a
// record.
type entry struct {
	start, end int      // in the text
	section    []string // headings above it, outermost first
	year       int      // that those headings name; 0 if none
	header     []column // roles of the cells; nil where nothing heads them
	cells      [][]span
	claim      claim
}

// claim says what makes an entry a paper beside a link to one.
type claim int

const (
	byTitle claim = iota // in a table, a title with any link
	byPaper              // nothing
	always               // a title
)

// collector makes items of entries.
type collector struct {
	list  *List
	hints []nameHints // beside list.Items
}

// add makes an item of e, and further ones of the papers that e enumerates
// beside it. It adds nothing and returns false if e names no paper.
func (c *collector) add(e entry) bool {
	b := newBuilder(e)
	b.keep(&c.list.holds)
	if !b.isPaper() {
		return false
	}
	c.place(&b.item, e.start, e.end)
	b.findRest()
	if b.item.Title == "" && b.hints.explicit == "" && len(b.ids) == 0 && !b.malformed {
		return false // nothing tells what it is
	}
	for _, id := range b.ids[min(1, len(b.ids)):] {
		c.list.problemOf(SeveralProblem, b.item.Line, b.item.Col, "two identifiers in one entry, arXiv:%s and arXiv:%s; the first is taken for its paper", b.ids[0], id)
	}
	c.list.Items = append(c.list.Items, b.item)
	c.hints = append(c.hints, b.hints)
	for _, other := range b.others {
		c.append(Item{
			Section: e.section, Year: e.year, Title: other.title, ID: other.ref.ID, Version: other.ref.Version,
			Links: []Link{{Kind: PaperLink, Text: other.title, URL: other.ref.ID.URL()}},
		}, e.start, e.end)
	}
	return true
}

// place says where an item stands that begins and ends at offsets of the text.
func (c *collector) place(item *Item, start, end int) {
	text := c.list.text
	item.File = c.list.File
	item.Line, item.Col = text.Position(start)
	item.EndLine, _ = text.Position(max(start, end))
	item.Start, item.End = text.InFile(start), text.InFile(max(start, end))
}

// append adds an item that begins and ends at offsets of the text.
func (c *collector) append(item Item, start, end int) {
	c.place(&item, start, end)
	c.list.Items = append(c.list.Items, item)
	c.hints = append(c.hints, nameHints{})
}

// finish makes items of the references that no entry took, names all of
// them, and takes listTitle, the title of the whole list, out of sections.
func (c *collector) finish(listTitle string) {
	c.addRest()
	titled := map[arxiv.ID]bool{}
	for i := range c.list.Items {
		titled[c.list.Items[i].ID] = titled[c.list.Items[i].ID] || c.list.Items[i].Title != ""
	}
	for i := range c.list.Items {
		item := &c.list.Items[i]
		if listTitle != "" && len(item.Section) > 0 && item.Section[0] == listTitle {
			item.Section = item.Section[1:]
		}
		if !titled[item.ID] {
			titled[item.ID] = true
			c.list.problemOf(UntitledProblem, item.Line, item.Col, "arXiv:%s has no title here that can be made out", item.ID)
		}
	}
	nameItems(c.list.Items, c.hints)
}

// addRest adds an item for every identifier of the list that is neither an
// item's own nor named in its note, so that none is lost.
func (c *collector) addRest() {
	taken := map[arxiv.ID]bool{}
	for i := range c.list.Items {
		taken[c.list.Items[i].ID] = true
		for _, ref := range c.list.Items[i].Mentioned {
			taken[ref.ID] = true
		}
	}
	before := len(c.list.Items)
	for _, r := range c.list.references {
		if !taken[r.ref.ID] {
			taken[r.ref.ID] = true
			c.list.Items = append(c.list.Items, Item{
				File: c.list.File, Line: r.line, Col: r.col, EndLine: r.line, Start: r.start, End: r.end, ID: r.ref.ID, Version: r.ref.Version, Section: c.sectionAt(before, r.line),
				Links: []Link{{Kind: PaperLink, URL: r.ref.ID.URL()}},
			})
			c.hints = append(c.hints, nameHints{})
		}
	}
	if len(c.list.Items) == before {
		return
	}
	order := make([]int, len(c.list.Items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(c.list.Items[i].Line, c.list.Items[j].Line) })
	items, hints := make([]Item, len(order)), make([]nameHints, len(order))
	for to, from := range order {
		items[to], hints[to] = c.list.Items[from], c.hints[from]
	}
	c.list.Items, c.hints = items, hints
}

// sectionAt returns the section of the last of the first n items that begins
// at line or above it.
func (c *collector) sectionAt(n, line int) []string {
	i, _ := slices.BinarySearchFunc(c.list.Items[:n], line+1, func(item Item, line int) int { return cmp.Compare(item.Line, line) })
	if i == 0 {
		return nil
	}
	return c.list.Items[i-1].Section
}

// builder finds the parts of one entry in its cells. A list item or a block
// is one cell, and its remarks are further ones.
type builder struct {
	entry
	item  Item
	hints nameHints

	titleCell            int // -1 if none
	titleStart, titleEnd int // the title's spans in that cell
	prose                bool
	aside                string // what stands in them beside the title
	ids                  []arxiv.ID
	seen                 map[arxiv.ID]bool // those of ids and of others
	others               []titledRef       // papers beside the entry's own
	malformed            bool
	papers               int // own links to the paper
}

// titledRef is a reference under a title, which may be "".
type titledRef struct {
	ref   arxiv.Ref
	title string
}

func newBuilder(e entry) *builder {
	b := &builder{entry: e, item: Item{Section: e.section, Year: e.year}}
	b.findTitle()
	b.findLinks()
	return b
}

// hasOwnPaper tells whether spans are an entry by themselves: a title with a
// link to its paper.
func hasOwnPaper(spans []span) bool {
	if !slices.ContainsFunc(spans, func(s span) bool {
		return s.kind == linkSpan || strings.Contains(s.text, "rX") || strings.Contains(s.text, "rx")
	}) {
		return false
	}
	b := newBuilder(entry{cells: [][]span{spans}})
	return b.item.Title != "" && (b.papers > 0 || len(b.ids) > 0 || b.malformed)
}

// role is what the header says of a cell's column; a list item and a block
// have no header.
func (b *builder) role(cell int) column {
	if 0 <= cell && cell < len(b.header) {
		return b.header[cell]
	}
	return anyColumn
}

// isPaper tells whether the entry names a paper: it links to one, or it is a
// row of a table that has a title and a link, or its list holds nothing else.
func (b *builder) isPaper() bool {
	if b.papers > 0 || len(b.ids) > 0 || b.malformed {
		return true
	}
	if b.claim != byTitle {
		return b.claim == always && b.item.Title != ""
	}
	return b.header != nil && b.item.Title != "" && b.role(b.titleCell) == titleColumn && len(b.item.Links) > 0
}

// findLinks sorts the links. A link to a paper is the entry's own if it is the
// title, a label or a badge; one with other text names another work, and so
// does every one in running text.
func (b *builder) findLinks() {
	type candidate struct {
		match arxiv.Match
		rank  int  // the title's link, other links and badges, text
		other bool // the text before it says that it is another work's
	}
	var own []candidate
	var named []titledRef // in the order of the entry
	for i, spans := range b.cells {
		joined := false // whether the next link goes on an enumeration
		for j, s := range spans {
			address := cleanURL(s.url)
			isTitle := i == b.titleCell && b.titleStart <= j && j < b.titleEnd
			switch s.kind {
			case linkSpan:
				kind := sortLink(s.text, address)
				b.item.Links = append(b.item.Links, Link{Kind: kind, Text: s.text, URL: address})
				mine := b.role(i) != noteColumn && (isTitle || isLabel(s.text) || b.titleCell < 0)
				if kind == CodeLink {
					b.hints.repos = append(b.hints.repos, Repository(address))
				}
				if s.image != "" {
					b.hints.repos = append(b.hints.repos, Repository(s.image))
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
				for match := range arxiv.All(address + " " + s.image) {
					switch {
					case mine:
						own = append(own, candidate{match: match, rank: rank})
					case match.Err == nil && (b.prose || joined):
						title, _ := cutTitle(s.text)
						named = append(named, titledRef{match.Ref, title})
					case match.Err == nil:
						b.item.Mentioned = append(b.item.Mentioned, match.Ref)
					}
				}
				joined = joined && isLabel(s.text) || kind == PaperLink && (isTitle || joined)
			case imageSpan:
				b.hints.images = append(b.hints.images, address)
				b.hints.repos = append(b.hints.repos, Repository(address))
			case textSpan:
				for match := range arxiv.All(s.text) {
					if b.role(i) != noteColumn {
						own = append(own, candidate{match: match, rank: 2, other: buildsOn.MatchString(s.text[max(0, match.Start-maxPhrase):match.Start])})
					} else if match.Err == nil {
						b.item.Mentioned = append(b.item.Mentioned, match.Ref)
					}
				}
				joined = joined && isTitle || joined && joins(s.text)
			}
		}
	}
	linked := slices.ContainsFunc(own, func(c candidate) bool { return c.rank < 2 && c.match.Err == nil })
	for rank := range 3 {
		for _, c := range own {
			switch {
			case c.rank != rank:
			case c.match.Err != nil:
				b.malformed = true
			case rank == 2 && linked && !b.prose, c.other && b.papers > 0 && b.item.Title != "":
				if c.match.Ref.ID != b.item.ID {
					b.item.Mentioned = append(b.item.Mentioned, c.match.Ref)
				}
			case len(b.ids) > 0 && (rank == 2 || b.prose):
				named = append(named, titledRef{ref: c.match.Ref})
			default:
				b.addID(c.match.Ref)
			}
		}
	}
	for _, other := range named {
		if b.isNew(other.ref.ID) {
			b.others = append(b.others, other)
		}
	}
	b.item.Repo = b.repo()
}

// buildsOn is what stands before the identifier of a work that the entry's
// own builds on: "A Net of Nets [pdf], which extends arXiv:…".
var buildsOn = regexp.MustCompile(`(?i)\b(?:(?:build|based|improve|rel(?:y|ie))[a-z]* (?:up)?on|extend(?:s|ing)?|follow(?:s|ing)|outperform(?:s|ing)|improv(?:es|ing)|replac(?:es|ing)|supersed(?:es|ing)|us(?:es|ing)|unlike|better than|compared (?:to|with))[ (:]*$`)

// maxPhrase is how far before an identifier such a phrase may begin, in bytes.
const maxPhrase = 24

// joins tells whether text between two links is no more than what joins the
// parts of an enumeration.
func joins(text string) bool {
	text = strings.Trim(text, " \t\n,;/&|+·•、，；()[]")
	return text == "" || text == "and" || text == "or" || text == "及" || text == "和"
}

// keep drops the identifiers that are not in set: markup can cut from a longer
// word what looks like one.
func (b *builder) keep(set *arxiv.Set) {
	b.ids = slices.DeleteFunc(b.ids, func(id arxiv.ID) bool { return !set.Has(id) })
	b.others = slices.DeleteFunc(b.others, func(o titledRef) bool { return !set.Has(o.ref.ID) })
	if !set.Has(b.item.ID) {
		b.item.ID, b.item.Version = arxiv.ID{}, 0
	}
}

func (b *builder) addID(ref arxiv.Ref) {
	if len(b.ids) == 0 {
		b.item.ID, b.item.Version = ref.ID, ref.Version
	}
	if b.isNew(ref.ID) {
		b.ids = append(b.ids, ref.ID)
	}
}

// isNew reports whether id was not asked for before.
func (b *builder) isNew(id arxiv.ID) bool {
	if b.seen[id] {
		return false
	}
	if b.seen == nil {
		b.seen = map[arxiv.ID]bool{}
	}
	b.seen[id] = true
	return true
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

// findRest takes the name, authors, year, venue and note out of what is left.
func (b *builder) findRest() {
	asides := []string{b.aside}
	for i, spans := range b.cells {
		rest := spans
		if i == b.titleCell {
			rest = slices.Concat(spans[:b.titleStart], []span{{kind: breakSpan}}, spans[b.titleEnd:])
		}
		if b.item.Authors == nil {
			b.item.Authors, b.item.MoreAuthors = b.authorsIn(i, rest)
		}
		if b.role(i) == authorColumn {
			continue
		}
		text := flattenBut(rest, isAside)
		switch b.role(i) {
		case nameColumn:
			if text != "" && text != "-" && b.titleCell != i {
				b.hints.explicit = text
			}
			continue
		case yearColumn:
			if _, y := venueAndYear(text); y != 0 {
				b.item.Year = y
			}
			continue
		case venueColumn:
			b.item.Venue = strings.Trim(text, " -*")
			continue
		case sectionColumn:
			if text != "" && len(text) <= maxSection {
				b.item.Section = append(slices.Clip(b.item.Section), text)
			}
			continue
		}
		asides = append(asides, strings.Trim(text, " []()|,;:.-<>"))
	}
	b.item.Note = oneBlank(strings.Join(asides, " "))
	b.item.Note = strings.Trim(b.item.Note, " |,;:.-<>[](")
	venue, year := venueAndYear(b.item.Note)
	if b.item.Venue == "" {
		b.item.Venue = venue
	} else if _, y := venueAndYear(b.item.Venue); y != 0 {
		year = y
	}
	for i := len(b.item.Section) - 1; i >= 0 && b.item.Venue == "" && venue == "" && year == 0; i-- {
		if isVenueOrDate(b.item.Section[i]) {
			b.item.Venue, _ = venueAndYear(b.item.Section[i])
		}
	}
	if b.item.Year == 0 && (b.header == nil || venue != "" || b.item.Venue != "") {
		b.item.Year = year
	}
}

// maxSection bounds the text of a column that files a row under a section.
const maxSection = 80

// authorsIn returns the authors that a cell lists plainly: a column of them,
// a line of names behind the title, in italics or by itself.
func (b *builder) authorsIn(cell int, rest []span) (authors []work.Person, more bool) {
	if b.role(cell) == authorColumn {
		return parseAuthors(flatten(rest))
	}
	if b.header != nil && cell != b.titleCell || cell > 0 && b.header == nil && !strings.HasPrefix(strings.ToLower(flatten(rest)), "author") {
		return nil, false
	}
	for line := range linesOf(rest) {
		if authors, more := parseAuthors(line); len(authors) > 1 || more && authors != nil {
			return authors, more
		}
	}
	return nil, false
}

// isAside tells of pictures and of links under labels, which are no text.
func isAside(s *span) bool {
	return s.kind == imageSpan || s.kind == linkSpan && isLabel(s.text)
}
