package form

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/wording"
)

// Before the vote, blocks are set right: a title and the links below it that
// have none are one unit; lines of one paragraph that are entries each are
// several.

// maxJoined bounds the blocks below one title.
const maxJoined = 14

// join joins, of the children of n and below, a block that has a title and no
// link with the blocks after it that hold one identifier and no title.
func (n *node) join(t *tree) {
	for _, c := range n.children {
		c.join(t)
	}
	if n.kind == markup.Row || n.kind == markup.List || n.kind == markup.Table {
		return
	}
	var children []*node
	for i := 0; i < len(n.children); {
		c := n.children[i]
		if end := below(n.children, i); end > 0 {
			j := &node{kind: markup.Paragraph, key: "joined", joined: true, children: n.children[i:end:end], start: c.start, end: n.children[end-1].end}
			j.gather(t)
			children = append(children, j)
			i = end
			continue
		}
		children = append(children, c)
		i++
	}
	n.children = children
}

// below returns the end of the blocks that belong below the title blocks[i]; 0
// if it is none.
func below(blocks []*node, i int) (end int) {
	title := blocks[i]
	if !isBlock(title) || title.kind == markup.Table || title.kind == markup.List && len(title.children) != 1 || len(title.all) > 0 || title.linked() || title.bare() {
		return 0
	}
	id := ""
	for j := i + 1; j < len(blocks) && j-i <= maxJoined && isBlock(blocks[j]); j++ {
		b := blocks[j]
		switch {
		case len(b.all) > 1, len(b.all) == 1 && id != "" && b.all[0] != id && !(isWeak(b.all[0]) || isWeak(id)):
			return end
		case len(b.all) == 1 && !b.bare():
			return end
		case len(b.all) == 1:
			if id == "" || isWeak(id) {
				id = b.all[0]
			}
			end = j + 1
		case !b.bare() && (id != "" || b.boldStart() && title.boldStart() || b.kind != markup.Paragraph):
			return end
		case id != "" && b.kind != blocks[j-1].kind:
			return end
		case id != "":
			end = j + 1
		}
	}
	return end
}

func isBlock(n *node) bool {
	return n.kind == markup.Paragraph || n.kind == markup.List || n.kind == markup.Table || n.kind == markup.Code
}

// linked reports whether n or what is below it has a link.
func (n *node) linked() bool {
	return slices.ContainsFunc(n.spans, func(s span) bool { return s.Kind == markup.Link }) || slices.ContainsFunc(n.children, (*node).linked)
}

func (n *node) boldStart() bool { return startOf(n.spans) == "bold" }

// bare reports whether nothing in n and below could be a title: it has labels,
// addresses, dates and the like.
func (n *node) bare() bool {
	return !titled(n.spans) && !slices.ContainsFunc(n.children, func(c *node) bool { return !c.bare() })
}

// bareHolder reports whether n holds an identifier and nothing that could be a
// title.
func (n *node) bareHolder() bool { return len(n.all) > 0 && n.bare() }

// titled reports whether some of the text of spans is like a title, and not
// behind a label such as "Abstract:".
func titled(spans []span) bool {
	var text strings.Builder
	isTitle := func() bool {
		p := wording.New(text.String())
		text.Reset()
		if key := p.KeyBefore(); key != wording.NoKey && key != wording.KeyTitle {
			return false
		}
		return p.Look().Title > weights.blockTitle
	}
	for i := range spans {
		s := &spans[i]
		switch {
		case s.Kind == markup.Break, s.identifier, s.Kind == markup.Image, s.Kind == markup.Link && wording.New(s.Text).IsLabel():
			if text.Len() > 0 && isTitle() {
				return true
			}
		default:
			text.WriteString(s.Text)
		}
	}
	return text.Len() > 0 && isTitle()
}

// enumerates reports whether spans with several identifiers name several works:
// there is a title behind an identifier, or none before the first. If not, they
// say of one work where it stands.
func (t *tree) enumerates(spans []span) bool {
	first, from := -1, 0
	for i := range spans {
		s := &spans[i]
		if s.from == s.to && s.urlFrom == s.urlTo || s.mentioned {
			continue
		}
		if first < 0 {
			first = i
			if !titled(spans[:i]) && !(s.Kind == markup.Link && titled(spans[i:i+1])) {
				return true
			}
		} else if titled(spans[from:i]) || s.Kind == markup.Link && titled(spans[i:i+1]) {
			return true
		}
		from = i + 1
	}
	return false
}

// linksTitle reports whether the text of a link in n that holds an identifier is
// like a title.
func linksTitle(t *tree, n *node) bool {
	return slices.ContainsFunc(n.spans, func(s span) bool {
		return s.Kind == markup.Link && s.from+s.urlFrom < s.to+s.urlTo && wording.New(s.Text).Look().Title > weights.blockTitle
	}) || slices.ContainsFunc(n.children, func(c *node) bool { return linksTitle(t, c) })
}

// isRemark reports whether n speaks of the papers that it links: behind a label
// such as "TL;DR:", or within a sentence.
func (n *node) isRemark() bool {
	if n.kind == markup.List {
		return false
	}
	if len(n.spans) == 0 {
		return false
	}
	var before strings.Builder
	for i := range n.spans {
		s := &n.spans[i]
		if s.Kind == markup.Link {
			p := wording.New(before.String())
			if key := p.KeyBefore(); key != wording.NoKey {
				return key == wording.KeyNote
			}
			return p.Words() >= weights.proseWords && !wording.New(s.Text).IsLabel()
		}
		before.WriteString(s.Text)
	}
	return wording.New(before.String()).KeyBefore() == wording.KeyNote
}

// split cuts the lines of paragraphs and items with several identifiers into
// entries. The kind of line that begins one is that which leaves most pieces
// with one identifier.
func (n *node) split(t *tree) {
	for _, c := range n.children {
		c.split(t)
	}
	if n.kind != markup.Paragraph && n.kind != markup.Item && n.kind != markup.Element {
		return
	}
	lines := linesOf(n.spans)
	if len(lines) < 2 {
		return
	}
	held := make([][]string, len(lines))
	several := 0
	first := ""
	for i, l := range lines {
		if held[i] = t.identifiers(l); len(held[i]) > 0 && isWeak(held[i][0]) && !titled(l) {
			held[i] = nil
		}
		if len(held[i]) > 0 {
			if first == "" {
				first = held[i][0]
			}
			if len(held[i]) > 1 || held[i][0] != first {
				several++
			}
		}
	}
	if several == 0 {
		return
	}
	starts := bestStarts(lines, held)
	var pieces []*node
	for i, from := range starts {
		to := len(lines)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		p := &node{kind: markup.Paragraph, key: "line"}
		for k, l := range lines[from:to] {
			if k > 0 {
				p.spans = append(p.spans, span{Span: markup.Span{Kind: markup.Break}})
			}
			p.spans = append(p.spans, l...)
		}
		if len(p.spans) == 0 {
			continue
		}
		p.start, p.end = p.spans[0].Start, p.spans[len(p.spans)-1].End
		p.own = t.identifiers(p.spans)
		p.gather(t)
		pieces = append(pieces, p)
	}
	n.children = append(pieces, n.children...)
	n.spans, n.own = nil, nil
	n.gather(t)
}

// bestStarts returns the lines that begin an entry each.
func bestStarts(lines [][]span, held [][]string) (starts []int) {
	signs := make([]string, len(lines))
	for i, l := range lines {
		signs[i] = startOf(l)
	}
	best := -1.0
	for _, rule := range []string{"bold", "link", "quote", "number", "italic", "text", "after", "id", "each"} {
		var found []int
		one := 0
		ids := map[string]bool{}
		for i := range lines {
			begins := i == 0
			switch rule {
			case "each":
				begins = true
			case "after":
				begins = begins || len(held[i-1]) > 0
			case "id":
				begins = begins || len(held[i]) > 0
			default:
				begins = begins || signs[i] == rule
			}
			if begins {
				if len(ids) == 1 {
					one++
				}
				clear(ids)
				found = append(found, i)
			}
			for _, id := range held[i] {
				ids[id] = true
			}
		}
		if len(ids) == 1 {
			one++
		}
		if share := float64(one) / float64(len(found)); share > best+weights.splitMargin {
			best, starts = share, found
		}
	}
	return starts
}

// startOf returns how a line begins.
func startOf(line []span) string {
	for i := range line {
		s := &line[i]
		text := strings.TrimLeftFunc(s.Text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("[(*_•-", r) })
		if text == "" && s.Kind != markup.Image {
			continue
		}
		first, _ := utf8.DecodeRuneInString(text)
		switch {
		case s.Kind == markup.Link:
			return "link"
		case s.Style&markup.Bold != 0:
			return "bold"
		case s.Style&markup.Italic != 0:
			return "italic"
		case s.Kind == markup.Image:
			return "image"
		case strings.ContainsRune(`"“”「«`, first):
			return "quote"
		case unicode.IsDigit(first) && strings.ContainsAny(text[:min(len(text), 6)], ".)]、"):
			return "number"
		}
		return "text"
	}
	return ""
}

// linesOf cuts spans at their breaks.
func linesOf(spans []span) [][]span {
	var lines [][]span
	from := 0
	for i := range spans {
		if spans[i].Kind == markup.Break {
			if i > from {
				lines = append(lines, spans[from:i])
			}
			from = i + 1
		}
	}
	if from < len(spans) {
		lines = append(lines, spans[from:])
	}
	return lines
}

func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
