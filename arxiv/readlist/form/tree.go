package form

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/wording"
)

// tree is the units of a list with the identifiers that they hold.
type tree struct {
	source Source
	root   *node
}

// span is a span of markup with the identifiers in it. An identifier within
// running text is a span of its own.
type span struct {
	markup.Span
	from, to       int32 // its marks, by index
	urlFrom, urlTo int32 // those of an address that stands elsewhere
	identifier     bool  // its text is nothing but an identifier
	mentioned      bool  // of another work, which the text before it says
}

// node is a unit of the tree with its identifiers. A node may also join units
// that stand beside each other, or be a part of one.
type node struct {
	kind     markup.Kind
	key      string
	header   string // of a cell
	spans    []span
	children []*node
	joined   bool // of several units: a title and what stands below it

	level      int // of a heading
	start, end int
	own, all   []string // identifiers: those in its own spans, and with its children
}

func newTree(s Source) *tree {
	t := &tree{source: s}
	t.root = t.node(s.Tree.NewReader(), s.Tree.Root, 0)
	return t
}

// maxDepth bounds the tree: what stands deeper is left out, and its identifiers
// become records without a title.
const maxDepth = 200

// node makes a node of a unit.
func (t *tree) node(r *markup.Reader, u *markup.Unit, depth int) *node {
	mark := r.Mark()
	n := &node{kind: u.Kind, key: u.Key, header: u.Header, level: int(u.Level), start: int(u.Start), end: int(u.End), spans: t.spans(r.Spans(u))}
	n.own = t.identifiers(n.spans)
	if units := r.Children(u); depth < maxDepth && len(units) > 0 {
		n.children = make([]*node, len(units))
		for i, c := range units {
			n.children[i] = t.node(r, c, depth+1)
		}
	}
	r.Release(mark)
	n.gather(t)
	return n
}

// maxHeld is the number of different identifiers from which a node has many.
const maxHeld = 3

// gather collects the identifiers of the children. A link to a paper without an
// identifier stands for one only where nothing else does.
func (n *node) gather(t *tree) {
	n.all = slices.Clone(n.own[:min(len(n.own), maxHeld)])
	for _, c := range n.children {
		for _, id := range c.all {
			if len(n.all) < maxHeld && !slices.Contains(n.all, id) {
				n.all = append(n.all, id)
			}
		}
	}
	if n.kind == markup.Row {
		n.own = t.linkedTitle(n)
		for _, c := range n.children {
			for _, id := range c.all {
				if !slices.Contains(n.own, id) {
					n.own = append(n.own, id)
				}
			}
		}
		n.all = n.own
	}
	if len(n.all) > 1 && n.isOne() {
		n.all = strongest(n.all)
		if len(n.own) > 1 {
			n.own = strongest(n.own)
		}
	}
}

// linkedTitle returns what stands for the paper of a row without a link to one:
// any link, if a column of titles says what the row is.
func (t *tree) linkedTitle(row *node) []string {
	for _, c := range row.children {
		if len(c.all) > 0 {
			return nil
		}
	}
	has := false
	for _, c := range row.children {
		has = has || wording.KeyOf(c.header) == wording.KeyTitle && titled(c.spans) && c.start < c.end // else it is that of a row above
	}
	if !has {
		return nil
	}
	for _, c := range row.children {
		for i := range c.spans {
			if s := &c.spans[i]; s.Kind == markup.Link && strings.Contains(s.URL, "://") {
				return []string{weakID(s.Start)}
			}
		}
	}
	return nil
}

// isOne reports whether the links to papers without identifier below n are
// those of one paper: its cells, or parts without a title of their own.
func (n *node) isOne() bool {
	if !slices.ContainsFunc(n.all, isWeak) {
		return false
	}
	switch n.kind {
	case markup.Row:
		return true
	case markup.Item, markup.Element:
		for _, c := range n.children {
			if len(c.all) > 0 && !c.bare() {
				return false
			}
		}
		return true
	}
	return n.joined
}

// strongest returns ids without the weak ones; the first weak one if there is
// nothing else.
func strongest(ids []string) []string {
	var strong []string
	for _, id := range ids {
		if !isWeak(id) {
			strong = append(strong, id)
		}
	}
	if strong == nil {
		return ids[:1]
	}
	return strong
}

// spans adds the marks to the spans of a unit, and cuts running text at them.
func (t *tree) spans(units []markup.Span) []span {
	found := make([]span, 0, len(units))
	for _, u := range units {
		s := span{Span: u}
		if u.Kind == markup.Break {
			found = append(found, s)
			continue
		}
		s.from, s.to = t.marksIn(u.Start, u.End)
		if u.URLEnd > u.URLStart && (u.URLStart < u.Start || u.URLStart >= u.End) {
			s.urlFrom, s.urlTo = t.marksIn(u.URLStart, u.URLEnd)
		}
		if u.Kind == markup.Text && s.from < s.to {
			found = t.cutText(found, s)
			continue
		}
		found = append(found, s)
	}
	return found
}

// cutText appends a span of running text, cut around its marks.
func (t *tree) cutText(found []span, s span) []span {
	at := 0 // in the text, which may be shorter than its source
	for i := s.from; i < s.to; i++ {
		from, to := t.textOf(s, t.source.Marks[i], at)
		if to > len(s.Text) || from < at {
			from, to = at, at
		}
		if from > at {
			found = append(found, s.cut(at, from))
		}
		m := s.cut(from, to)
		m.from, m.to, m.identifier, m.mentioned = i, i+1, true, namesOther(s.Text[at:from])
		if m.Start == s.Start && m.End == s.End {
			m.Start, m.End = t.source.Marks[i].Start, min(t.source.Marks[i].End, s.End)
		}
		found = append(found, m)
		at = to
	}
	if at < len(s.Text) {
		found = append(found, s.cut(at, len(s.Text)))
	}
	return found
}

// namesOther reports whether text ends in what stands before a work that the
// entry's own builds on: "A Net of Nets [pdf], which extends arXiv:…".
func namesOther(text string) bool {
	words := strings.Fields(strings.ToLower(strings.TrimRight(text, " (")))
	n := len(words)
	if n == 0 {
		return false
	}
	return buildsOn[words[n-1]] || n > 1 && buildsOn[words[n-2]+"_"+words[n-1]]
}

var buildsOn = set("extend extends extending follow follows following outperform outperforms outperforming improves improving replaces replacing supersedes superseding uses using unlike " +
	"build_on builds_on built_on building_on based_on improve_on improves_on improving_on rely_on relies_on build_upon builds_upon built_upon based_upon better_than compared_to compared_with")

// textOf returns where a mark stands in the text of a span.
func (t *tree) textOf(s span, m Mark, from int) (start, end int) {
	if len(s.Text) == s.End-s.Start {
		return max(from, m.Start-s.Start), min(len(s.Text), max(from, m.End-s.Start))
	}
	if i := strings.Index(s.Text[from:], m.ID); i >= 0 && m.ID != "" {
		return from + i, from + i + len(m.ID)
	}
	return from, from
}

// cut returns the part of a span of text between two offsets of its text,
// without marks. Its place in the source is as exact as it can be.
func (s *span) cut(from, to int) span {
	part := span{Span: s.Span}
	part.Text = s.Text[from:to]
	if len(s.Text) == s.End-s.Start {
		part.Start, part.End = s.Start+from, s.Start+to
	}
	return part
}

func (t *tree) marksIn(from, to int) (first, last int32) {
	marks := t.source.Marks
	i := sort.Search(len(marks), func(i int) bool { return marks[i].Start >= from })
	j := i
	for j < len(marks) && marks[j].Start < to {
		j++
	}
	return int32(i), int32(j)
}

// identifiers returns the different identifiers that stand in spans; of spans
// that have none but a link to a paper, or a malformed one, what stands for it.
func (t *tree) identifiers(spans []span) []string {
	var ids []string
	weak := ""
	for i := range spans {
		s := &spans[i]
		if s.mentioned {
			continue
		}
		for _, m := range t.marksOf(s) {
			switch {
			case m.ID == "":
				weak = weakID(m.Start)
			case !slices.Contains(ids, m.ID):
				ids = append(ids, m.ID)
			}
		}
		if ids == nil && weak == "" && s.Kind == markup.Link && t.source.LeadsToPaper != nil && t.source.LeadsToPaper(s.Text, s.URL) {
			weak = weakID(s.Start)
		}
	}
	if ids == nil && weak != "" {
		return []string{weak}
	}
	return ids
}

// marksOf returns the marks that stand in a span.
func (t *tree) marksOf(s *span) []Mark {
	if s.urlFrom < s.urlTo {
		return slices.Concat(t.source.Marks[s.from:s.to], t.source.Marks[s.urlFrom:s.urlTo])
	}
	return t.source.Marks[s.from:s.to]
}

// holds reports whether an identifier stands in a span.
func (t *tree) holds(s *span, id string) bool {
	if isWeak(id) {
		return s.Start == weakStart(id) || slices.ContainsFunc(t.marksOf(s), func(m Mark) bool { return m.ID == "" && m.Start == weakStart(id) })
	}
	return slices.ContainsFunc(t.marksOf(s), func(m Mark) bool { return m.ID == id })
}

// weakID stands for a paper without identifier, whose link begins at an offset.
func weakID(at int) string { return "@" + strconv.Itoa(at) }

func isWeak(id string) bool { return id[0] == '@' }

func weakStart(id string) int {
	at, _ := strconv.Atoi(id[1:])
	return at
}
