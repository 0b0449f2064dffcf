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
	hints []nameHints // beside list.Rows
}

// add makes an item of e, and further ones of the papers that e enumerates
// beside it. It adds nothing and returns false if e names no paper.
func (c *collector) add(e entry) bool {
	b := newBuilder(e)
	b.keep(&c.list.holds)
	if !b.isPaper() {
		return false
	}
	b.findRest()
	if b.item.Title == "" && b.hints.explicit == "" && len(b.ids) == 0 && !b.malformed {
		return false // nothing tells what it is
	}
	for _, id := range b.ids[min(1, len(b.ids)):] {
		line, col := c.list.text.Position(e.start)
		c.list.problemOf(SeveralProblem, line, col, "two identifiers in one entry, arXiv:%s and arXiv:%s; the first is taken for its paper", b.ids[0], id)
	}
	c.append(b.item.row(), b.hints, e.start, e.end)
	for _, other := range b.others {
		c.append(item{
			Section: e.section, Year: e.year, Title: other.title, Ref: other.ref,
			Links: []Link{{Kind: PaperLink, Text: other.title, URL: other.ref.ID.URL()}},
		}.row(), nameHints{}, e.start, e.end)
	}
	return true
}

// item is what is found of one work in an entry.
type item struct {
	Title       string
	Authors     []work.Person
	MoreAuthors bool
	Section     []string
	Year        int
	Venue       string
	Ref         arxiv.Ref // its own identifier
	DOI         string
	IDs         []work.ID // its other identifiers, each of another kind
	Links       []Link
	Repo        string
	Note        string
	Mentioned   []arxiv.Ref
}

func (i item) row() Row {
	return Row{
		Section: i.Section, Links: i.Links, Repo: i.Repo, Note: i.Note, Mentioned: i.Mentioned,
		Work: &work.Work{
			IDs: append(work.IDs(i.Ref.ID.WorkID(), work.NewDOI(i.DOI)), i.IDs...), Version: i.Ref.Version, Title: i.Title, Authors: i.Authors, MoreAuthors: i.MoreAuthors,
			Published: work.NewDate(i.Year, 0, 0), Venue: work.Venue{Name: i.Venue}, OnlyListed: true,
		},
	}
}

// place says where a row stands that begins and ends at offsets of the text.
func (c *collector) place(row *Row, start, end int) {
	text := c.list.text
	row.File = c.list.File
	row.Line, row.Col = text.Position(start)
	row.EndLine, _ = text.Position(max(start, end))
	row.Start, row.End = text.InFile(start), text.InFile(max(start, end))
}

// append adds a row that begins and ends at offsets of the text.
func (c *collector) append(row Row, hints nameHints, start, end int) {
	c.place(&row, start, end)
	c.list.Rows = append(c.list.Rows, row)
	c.hints = append(c.hints, hints)
}

// finish makes items of the references that no entry took, names all of
// them, and takes listTitle, the title of the whole list, out of sections.
func (c *collector) finish(listTitle string) {
	c.addRest()
	c.list.reportUntitled()
	for i := range c.list.Rows {
		row := &c.list.Rows[i]
		if listTitle != "" && len(row.Section) > 0 && row.Section[0] == listTitle {
			row.Section = row.Section[1:]
		}
	}
	nameRows(c.list.Rows, c.hints)
}

// reportUntitled says which papers have a title in no row.
func (l *List) reportUntitled() {
	titled := map[arxiv.ID]bool{}
	for i := range l.Rows {
		id := l.Rows[i].ArXiv()
		titled[id] = titled[id] || l.Rows[i].Work.Title != ""
	}
	for i := range l.Rows {
		row := &l.Rows[i]
		if id := row.ArXiv(); !titled[id] {
			titled[id] = true
			l.problemOf(UntitledProblem, row.Line, row.Col, "arXiv:%s has no title here that can be made out", id)
		}
	}
}

// addRest adds an item for every identifier of the list that is neither an
// item's own nor named in its note, so that none is lost.
func (c *collector) addRest() {
	taken := map[arxiv.ID]bool{}
	for i := range c.list.Rows {
		taken[c.list.Rows[i].ArXiv()] = true
		for _, ref := range c.list.Rows[i].Mentioned {
			taken[ref.ID] = true
		}
	}
	before := len(c.list.Rows)
	for _, r := range c.list.references {
		if !taken[r.ref.ID] {
			taken[r.ref.ID] = true
			row := item{Ref: r.ref, Section: c.sectionAt(before, r.line), Links: []Link{{Kind: PaperLink, URL: r.ref.ID.URL()}}}.row()
			row.File, row.Line, row.Col, row.EndLine, row.Start, row.End = c.list.File, r.line, r.col, r.line, r.start, r.end
			c.list.Rows = append(c.list.Rows, row)
			c.hints = append(c.hints, nameHints{})
		}
	}
	if len(c.list.Rows) == before {
		return
	}
	order := make([]int, len(c.list.Rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(c.list.Rows[i].Line, c.list.Rows[j].Line) })
	rows, hints := make([]Row, len(order)), make([]nameHints, len(order))
	for to, from := range order {
		rows[to], hints[to] = c.list.Rows[from], c.hints[from]
	}
	c.list.Rows, c.hints = rows, hints
}

// sectionAt returns the section of the last of the first n items that begins
// at line or above it.
func (c *collector) sectionAt(n, line int) []string {
	i, _ := slices.BinarySearchFunc(c.list.Rows[:n], line+1, func(row Row, line int) int { return cmp.Compare(row.Line, line) })
	if i == 0 {
		return nil
	}
	return c.list.Rows[i-1].Section
}

// builder finds the parts of one entry in its cells. A list item or a block
// is one cell, and its remarks are further ones.
type builder struct {
	entry
	item  item
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
	b := &builder{entry: e, item: item{Year: e.year, Section: e.section}}
	b.findTitle()
	b.findLinks()
	return b
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
	var links linker
	var own []candidate
	var named []titledRef // in the order of the entry
	for i, spans := range b.cells {
		joined := false // whether the next link goes on an enumeration
		for j, s := range spans {
			address := cleanURL(s.url)
			isTitle := i == b.titleCell && b.titleStart <= j && j < b.titleEnd
			switch s.kind {
			case linkSpan:
				mine := b.role(i) != noteColumn && (isTitle || isLabel(s.text) || b.titleCell < 0)
				kind := links.add(s.text, address, mine)
				if s.image != "" {
					links.repos = append(links.repos, Repository(s.image))
				}
				if kind == PaperLink && mine {
					b.papers++
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
				links.repos = append(links.repos, Repository(address))
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
				if c.match.Ref.ID != b.item.Ref.ID {
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
	b.item.Links, b.item.DOI, b.item.IDs, b.item.Repo, b.hints.repos = links.links, links.doi, links.ids, links.repo(), links.repos
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
	if !set.Has(b.item.Ref.ID) {
		b.item.Ref = arxiv.Ref{}
	}
}

func (b *builder) addID(ref arxiv.Ref) {
	if len(b.ids) == 0 {
		b.item.Ref = ref
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
