package readlist

import (
	"iter"
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// quoted is a title between quotation marks: three words at least, as fewer
// are a word that a title sets apart.
var quoted = regexp.MustCompile(`(?:^["“]([^"“”]{6,})|["“](\S+\s+\S+\s+[^"“”]*))["”]`)

// cutQuoted cuts text around the first quoted title.
func cutQuoted(text string) (before, title, behind string, ok bool) {
	q := quoted.FindStringSubmatchIndex(text)
	if q == nil {
		return "", "", "", false
	}
	from, to := q[2], q[3]
	if from < 0 {
		from, to = q[4], q[5]
	}
	return text[:q[0]], text[from:to], text[q[1]:], true
}

// findTitle takes, of the cell headed as title or else of the first cell that
// has one: the bold text at its front, else the text of a link to a paper
// that is no label, else other bold text and other links, else the quoted
// text, else the text before the links.
func (b *builder) findTitle() {
	b.titleCell = -1
	for i := range b.cells {
		if b.header == nil && b.takeReference(i) {
			b.titleCell = i
			return
		}
	}
	for pass := range 2 {
		for i := range b.cells {
			if titled := b.role(i) == titleColumn; titled != (pass == 0) {
				continue
			}
			switch b.role(i) {
			case noteColumn, yearColumn, nameColumn, venueColumn, authorColumn, sectionColumn:
				continue
			}
			if b.titleIn(i) {
				b.titleCell = i
				return
			}
		}
	}
}

// take makes the text of spans[from:to] of a cell the title, if it is one.
func (b *builder) take(from, to int, text string) bool {
	text, beside, _ := strings.Cut(text, " | ") // which lists set fields apart by
	running, behind := cutRunning(text)
	title, aside := cutTitle(running)
	aside += " " + behind + " " + beside
	if len(title) < 2 || isLabel(title) || isVenueOrDate(title) {
		return false
	}
	b.titleStart, b.titleEnd, b.item.Title = from, to, title
	b.aside = strings.TrimSpace(aside + " " + b.aside)
	return true
}

func (b *builder) titleIn(cell int) bool {
	spans := b.cells[cell]
	front := frontOf(spans)
	if front < len(spans) && spans[front].bold && b.takeBold(spans, front) {
		return true
	}
	for i, s := range spans {
		if s.kind == linkSpan && !isLabel(s.text) && sortLink(s.text, cleanURL(s.url)) == PaperLink && b.takeLink(spans, i) {
			return true
		}
	}
	for i := front; i < len(spans); i++ {
		if spans[i].bold && spans[i].text != "" && !opensAward(spans, i) {
			if b.takeBold(spans, i) {
				return true
			}
			i = boldEnd(spans, i) - 1
		}
	}
	text := flatten(untilBreak(spans))
	if before, title, behind, ok := cutQuoted(text); ok && b.take(0, textEnd(spans), title) {
		b.aside += " " + before + " " + behind
		return true
	}
	for i, s := range spans {
		if s.kind == linkSpan && s.text != "" && !isLabel(s.text) && !strings.HasPrefix(s.url, "#") && b.takeLink(spans, i) {
			return true
		}
	}
	return b.takeText(cell)
}

// frontOf returns where the text of spans begins, behind pictures and labels.
func frontOf(spans []span) int {
	for i, s := range spans {
		switch {
		case s.kind == imageSpan, s.kind == breakSpan, s.kind == linkSpan && (s.text == "" || isLabel(s.text)):
		case s.kind == textSpan && isVenueOrDate(s.text):
		default:
			return i
		}
	}
	return len(spans)
}

// boldEnd returns the end of the bold text that begins at spans[i].
func boldEnd(spans []span, i int) int {
	for i < len(spans) && (spans[i].bold || spans[i].kind == textSpan && strings.TrimSpace(spans[i].text) == "") {
		i++
	}
	return i
}

// takeReference takes the text in italics or quotes behind a list of names for
// the title: "Jane Doe and Richard Roe, *A Net of Nets*, arXiv:1706.03762".
func (b *builder) takeReference(cell int) bool {
	spans := b.cells[cell]
	i := slices.IndexFunc(spans, func(s span) bool { return s.kind != textSpan || s.bold || s.italic })
	if i < 0 {
		return false
	}
	from, to := i, i+1
	before, title := flatten(spans[:i]), flatten(spans[i:i+1])
	behind := ""
	if !spans[i].italic || spans[i].bold {
		var ok bool
		if before, title, behind, ok = cutQuoted(before); !ok {
			return false
		}
		from, to = 0, i
	}
	authors, more, ok := namesBefore(before)
	if !ok || len(strings.Fields(title)) < 2 || areAuthors(title, 1) || !b.take(from, to, title) {
		return false
	}
	b.item.Authors, b.item.MoreAuthors = authors, more
	if behind != "" {
		b.aside += " " + behind
	}
	return true
}

// namesBefore reads the names before a title that is set apart; a comma, a full
// stop or a colon ends them.
func namesBefore(text string) (authors []work.Person, more, ok bool) {
	text = strings.TrimSpace(text)
	if names := strings.TrimRight(text, ",.:"); names != text {
		if authors, more = parseAuthors(names); authors != nil {
			return authors, more, true
		}
		return readNames(strings.TrimRight(text, ",:"), false)
	}
	return nil, false, false
}

// takeBold takes the bold text at spans[i] for the title, or for the name
// before it: "**[Name]** Title", "**Name**: Title", "[**Name**](…) Title".
func (b *builder) takeBold(spans []span, i int) bool {
	end := boldEnd(spans, i)
	bold := flatten(spans[i:end])
	rest, after, behind := afterName(spans, end)
	if inner, ok := unbracket(bold); ok && rest != "" && b.take(i, after, rest) {
		b.hints.explicit, b.aside = inner, b.aside+" "+behind
		return true
	}
	named := strings.TrimRight(bold, ": -–—")
	text := strings.TrimSpace(flatten(spans[end:]))
	separated := named != bold || strings.HasPrefix(text, ":") || strings.HasPrefix(text, "：") ||
		strings.HasPrefix(text, "-") || strings.HasPrefix(text, "–") || strings.HasPrefix(text, "—")
	if rest = strings.TrimLeft(rest, ":：-–— "); (nameLike(named) || named == "?") && (separated || spans[i].kind == linkSpan && distinctive(named)) &&
		titleLike(rest) && b.take(i, after, rest) {
		b.hints.explicit, b.aside = named, b.aside+" "+behind
		return true
	}
	if b.take(i, end, bold) {
		b.nameBefore(spans[:i])
		return true
	}
	return false
}

// unbracket takes off the brackets that enclose a name.
func unbracket(text string) (inner string, ok bool) {
	for _, pair := range [][2]string{{"[", "]"}, {"【", "】"}} {
		if rest, opened := strings.CutPrefix(text, pair[0]); opened {
			if inner, ok = strings.CutSuffix(rest, pair[1]); ok && !strings.Contains(inner, pair[1]) {
				return inner, true
			}
		}
	}
	return "", false
}

// titleLike tells whether what follows a name may be its title, and is no
// remark: not in parentheses, and of no more than one sentence.
func titleLike(text string) bool {
	words := strings.Fields(text)
	return len(words) > 0 && len(words) <= maxTitleWords && !strings.HasPrefix(text, "(") && !strings.Contains(strings.TrimRight(text, ". "), ". ")
}

// maxTitleWords is the number of words from which text behind a name is a
// remark.
const maxTitleWords = 25

// afterName returns the title that follows a name in spans[from:], up to the
// next label or line break, and what stands behind a quoted one.
func afterName(spans []span, from int) (title string, end int, behind string) {
	for end = from; end < len(spans); end++ {
		s := spans[end]
		if s.kind == breakSpan || s.kind == imageSpan || s.kind == linkSpan && (s.text == "" || isLabel(s.text)) || opensAward(spans, end) {
			break
		}
	}
	text := flatten(spans[from:end])
	if _, title, behind, ok := cutQuoted(strings.TrimLeft(text, ":：-–— ")); ok {
		return title, end, behind
	}
	title, behind = cutRunning(strings.TrimLeft(strings.TrimRight(text, " [(|"), " [|"))
	return title, end, behind
}

// takeLink takes the text of the link spans[i] for the title.
func (b *builder) takeLink(spans []span, i int) bool {
	if !b.take(i, i+1, spans[i].text) {
		return false
	}
	before, _ := cutTitle(flatten(spans[:i]))
	b.nameBefore(spans[:i])
	b.prose = b.header == nil && b.hints.explicit == "" && len(strings.Fields(before)) >= minProse && !strings.HasSuffix(before, ":") && !areAuthors(before, 1)
	return true
}

// minProse is the number of words before a link from which it stands in
// running text.
const minProse = 5

// yearWithin finds a year among words, as of a venue.
var yearWithin = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// nameBefore takes what stands before the title for its name, if it is set
// apart as one: "Name - [Title](…)", "`Name` **Title**".
func (b *builder) nameBefore(spans []span) {
	text, _ := cutTitle(flattenBut(spans, isAside))
	named := strings.Trim(text, " :-–—[]()")
	if named == "" || !nameLike(named) || isVenueOrDate(named) || isLabel(named) || strings.HasPrefix(text, "(") && yearWithin.MatchString(named) {
		return
	}
	if named != text || distinctive(named) && len(strings.Fields(named)) == 1 {
		b.hints.explicit = named
	}
}

// takeText takes plain text before the first link, picture or line break for
// the title.
func (b *builder) takeText(cell int) bool {
	spans := b.cells[cell]
	from := frontOf(spans)
	n := from
	for n < len(spans) && (spans[n].kind == textSpan && !opensAward(spans, n) || spans[n].kind == imageSpan) {
		if n > from && spans[n].italic && b.header == nil {
			if authors, more := parseAuthors(spans[n].text); len(authors) > 1 { // "A Net of Nets, *Jane Doe, Richard Roe*"
				b.item.Authors, b.item.MoreAuthors = authors, more
				break
			}
		}
		n++
	}
	var title string
	for line := range linesOf(spans[from:n]) {
		if title != "" && (len(title) < minWrapped || isVenueOrDate(line) || areAuthors(line, 2)) {
			break
		}
		title = strings.TrimSpace(title + " " + line)
	}
	if before, _, wide := strings.Cut(rawText(spans[from:n]), "  "); wide && len(title) > maxPlain && before != "" {
		title = strings.TrimSpace(before) // a description follows
	}
	whole := flatten(spans[from:n])
	if authors, more, title, rest, ok := cutReferenceText(whole); ok && b.header == nil && b.take(from, n, title) {
		b.item.Authors, b.item.MoreAuthors, b.aside = authors, more, b.aside+" "+rest
		return true
	}
	behind := strings.TrimPrefix(whole, title)
	if refs := arxiv.Find(title); len(refs) > 0 && refs[0].Start >= minTitle {
		title = strings.TrimSuffix(strings.TrimRight(title[:refs[0].Start], " ,.;:([|-–"), " arXiv preprint")
	}
	title, aside := cutRunning(strings.TrimRight(title, " [(|-"))
	if named, rest, ok := cutName(title); ok && b.take(from, n, rest) {
		b.hints.explicit, b.aside = named, b.aside+" "+aside+" "+behind
		return true
	}
	switch {
	case b.header != nil && b.role(cell) != titleColumn && len(strings.Fields(title)) < 3:
		return false // a name, a number, an organisation
	case strings.ContainsAny(title, "、。") || strings.HasSuffix(title, "は"):
		return false // a sentence about the paper
	}
	if b.take(from, n, title) {
		b.aside += " " + aside + " " + behind
		return true
	}
	return false
}

// maxPlain is the length over which plain text is more than a title.
const maxPlain = 200

// rawText returns the text at the front of spans with its blanks as they are.
func rawText(spans []span) string {
	var text strings.Builder
	for _, s := range spans {
		if s.kind == breakSpan {
			break
		}
		text.WriteString(s.text)
	}
	return strings.TrimSpace(text.String())
}

// minWrapped is the length from which a line of text is taken to be wrapped.
const minWrapped = 60

// cutName cuts "[Name] Title" and "Name - Title".
func cutName(text string) (name, title string, ok bool) {
	if inner, rest, found := strings.Cut(strings.TrimPrefix(text, "["), "] "); found && strings.HasPrefix(text, "[") && nameLike(inner) && !isVenueOrDate(inner) {
		return inner, strings.TrimLeft(rest, " :-–—"), len(strings.Fields(rest)) > 1
	}
	for _, dash := range []string{" - ", " – ", " — "} {
		if before, rest, found := strings.Cut(text, dash); found && nameLike(before) && distinctive(before) && len(strings.Fields(rest)) > 2 {
			return before, strings.TrimSpace(rest), true
		}
	}
	return "", "", false
}

// opensAward tells whether spans[i] is bold text in parentheses behind a title:
// a venue or an award, such as "(**oral**)".
func opensAward(spans []span, i int) bool {
	return i > 0 && spans[i].bold && strings.HasSuffix(strings.TrimRight(spans[i-1].text, " "), "(")
}

func untilBreak(spans []span) []span { return spans[:textEnd(spans)] }

// textEnd returns where the first line break stands in spans.
func textEnd(spans []span) int {
	for i, s := range spans {
		if s.kind == breakSpan {
			return i
		}
	}
	return len(spans)
}

// linesOf yields the text of spans line by line, blank ones left out.
func linesOf(spans []span) iter.Seq[string] {
	return func(yield func(string) bool) {
		var line strings.Builder
		end := func() bool {
			text := oneBlank(line.String())
			line.Reset()
			return text == "" || yield(text)
		}
		for _, s := range spans {
			if s.kind == breakSpan || s.kind == imageSpan {
				if !end() {
					return
				}
				continue
			}
			for i, part := range strings.Split(s.text, "\n") {
				if i > 0 && !end() {
					return
				}
				line.WriteString(part)
			}
		}
		end()
	}
}
