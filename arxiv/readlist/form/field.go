package form

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/record"
)

// field is a part of an entry that may have a role.
type field struct {
	source   string // the text of its run
	from, to int    // in it, cleaned
	text     string
	like     likeness
	kind     cutKind

	place            string
	slot             *slot
	style            string
	key              key    // that the label before it says
	label            string // the label
	header           key    // that the header of its column says
	headed           bool   // its column has a header
	order            int    // among the fields of its entry
	line             int32  // of its part
	part, run        int32  // by index
	target           int    // of the link that it is a part of
	shown            markup.Style
	link             bool // it is a part of a link
	holds            bool // the address of the link holds the entry's own identifier
	anchored         bool // an anchor stands on its line
	glued            bool // nothing but blanks stands between it and the field before, and no anchor
	score, nameScore float64
	role             record.Role
}

// cutKind says what made a field.
type cutKind byte

const (
	whole      cutKind = 't' // nothing, or a cut between texts of no type
	quoted     cutKind = 'q'
	squared    cutKind = '['
	rounded    cutKind = '('
	persons    cutKind = 'n'
	venueOrDay cutKind = 'v'
)

// fields cuts an entry into fields. Of h it takes which cuts and labels are
// habits of the list; if nil, all cuts are made, and noted in n.
func (t *tree) fields(e *entry, h *habits, n *noted, names *placeNames) {
	e.fields, e.wrapped = e.fields[:0], h != nil && h.wrapped
	clear(names.counts)
	for pi, p := range e.parts() {
		runs := t.runs(p, e.id, e.wrapped)
		if n != nil {
			breaks, open := p.breaks()
			n.breaks, n.open = n.breaks+breaks, n.open+open
		}
		first := len(e.fields)
		b := builder{entry: e, part: p, index: pi, habits: h, noted: n, names: names, header: headerKey(p.header)}
		start := true
		for i := range runs {
			r := &runs[i]
			b.run = i
			switch r.kind {
			case breakRun:
				b.after, b.key, b.label, b.glued, start = false, noKey, "", false, true
			case anchorRun:
				b.after, b.glued = true, false
			default:
				b.tokens = tokens(r.text)
				if start {
					if b.takeLabel(r, runs, i) {
						start = false
						continue
					}
				}
				start = start && !hasWord(r.text)
				b.take(r, 0)
			}
		}
		markAnchored(e.fields[first:], runs)
	}
}

// markAnchored notes which of the fields of a part stand on a line with an anchor.
// Both are in the order of their lines.
func markAnchored(fields []*field, runs []run) {
	for i := range runs {
		if runs[i].kind != anchorRun {
			continue
		}
		for len(fields) > 0 && int(fields[0].line) < runs[i].line {
			fields = fields[1:]
		}
		for len(fields) > 0 && int(fields[0].line) == runs[i].line {
			fields[0].anchored = true
			fields = fields[1:]
		}
	}
}

// builder makes the fields of one part of an entry.
type builder struct {
	entry  *entry
	part   part
	index  int // of the part
	run    int // index of the current run
	habits *habits
	noted  *noted
	names  *placeNames
	header key
	tokens []token // of the text of the current run
	cut    []token // those that are being cut
	own    []token // those of one field

	key   key    // of the line
	label string // of the line
	after bool   // behind an anchor
	glued bool
}

// takeLabel takes a label at the front of a line: "Authors: …", "**Authors**:
// …", "**Authors:** …". It reports whether the run is taken as a whole.
func (b *builder) takeLabel(r *run, runs []run, i int) bool {
	p := phrase{r.text, b.tokens}
	text := strings.ToLower(strings.TrimSpace(r.text))
	from := 0
	name := ""
	for k, t := range p.tokens {
		if k > 5 || t.start-p.start() > maxKey {
			break
		}
		if (t.sign == ':' || t.sign == '：') && k > 0 {
			name, from = r.text[p.start():t.start], t.end
			break
		}
	}
	if name == "" && r.style != 0 && len(text) <= maxKey && i+1 < len(runs) && runs[i+1].kind == textRun {
		if next := strings.TrimLeft(runs[i+1].text, " "); strings.HasPrefix(next, ":") || strings.HasPrefix(next, "：") {
			name, from = r.text, len(r.text)
		}
	}
	if name == "" || strings.HasPrefix(r.text[from:], "//") || r.holds && strings.TrimSpace(r.text[from:]) != "" && b.part.cell {
		return false
	}
	folded := foldLabel(name)
	if b.noted != nil {
		b.noted.labels = append(b.noted.labels, folded)
	}
	k := keyOf(name)
	switch {
	case k != noKey && (!weakLabels[folded] || b.habits.labelRecurs(folded, 2)):
	case b.habits.isLabel(folded):
		k = keyNote
		if known := keyOf(name); known != noKey {
			k = known
		}
	default:
		return false
	}
	b.key, b.label = k, folded
	b.take(r, from)
	return true
}

// weakLabels are labels that are words of titles, too: they have to recur.
var weakLabels = set("tag key data task model method code note video name by date paper summary topic demo link dataset datasets description project organization contribution contributions time type work source area field system approach reference benchmark algorithm language languages modality")

func set(list string) map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		words[w] = true
	}
	return words
}

func foldLabel(s string) string {
	return strings.ToLower(strings.Trim(s, " \t*_.-–—()[]|"))
}

// take makes fields of the text of a run from an offset on.
func (b *builder) take(r *run, from int) {
	for _, piece := range separate(r.text, from, b.part.cell) {
		c := cutter{text: r.text, tokens: b.tokensOf(r.text, piece), noted: b.noted}
		where := cutPlace{b.part.place, styleName(r)}
		c.veto = b.habits.vetoed(where)
		if b.key == noKey || b.key == keyTitle || b.key == keyNote {
			c.cut(0, len(c.tokens), 0)
		} else if len(c.tokens) > 0 {
			c.out = append(c.out, piece0(c.tokens))
		}
		if b.noted != nil && len(c.tokens) > 2 {
			b.noted.cuts = append(b.noted.cuts, placedCuts{where, c.used})
		}
		for _, o := range c.out {
			b.add(r, o)
		}
	}
}

// tokensOf returns the tokens of a part of the text of the current run, to be
// changed. Those of the front of it are the first ones of the text.
func (b *builder) tokensOf(text string, piece [2]int) []token {
	if piece[0] > 0 {
		return tokensOf(text, piece)
	}
	n := len(b.tokens)
	for n > 0 && b.tokens[n-1].end > piece[1] {
		n--
	}
	b.cut = append(b.cut[:0], b.tokens[:n]...)
	return b.cut
}

// phraseOf returns the words of a field, which is text[from:to] of the current
// run. They are those of the run unless the field begins or ends within a word,
// or its text is another.
func (b *builder) phraseOf(f *field) phrase {
	byStart := func(t token, at int) int { return t.start - at }
	i, ok := slices.BinarySearchFunc(b.tokens, f.from, byStart)
	j, _ := slices.BinarySearchFunc(b.tokens, f.to, byStart)
	switch {
	case !ok, len(b.tokens) == maxTokens, b.tokens[j-1].end != f.to, len(f.text) != f.to-f.from, f.text != f.source[f.from:f.to]:
		return newPhrase(f.text)
	case b.tokens[i].end == f.from+1 && b.tokens[i].end < f.to && f.text[1] == '.': // the words of "a.B" depend on what stands before it
		return newPhrase(f.text)
	}
	b.own = append(b.own[:0], b.tokens[i:j]...)
	return phrase{f.source[:f.to], b.own}
}

func (b *builder) add(r *run, o cutPiece) {
	from, to := clean(r.text, o.from, o.to)
	if from >= to {
		return
	}
	if last := strings.LastIndexByte(r.text[:to], ' ') + 1; to-last == 1 && to < len(r.text) && r.text[to] == '.' && o.kind == persons {
		to++ // the point of an initial
	}
	f := &field{source: r.text, run: int32(b.run), shown: r.style, link: r.link, target: r.target, holds: r.holds, from: from, to: to, text: oneBlank(r.text[from:to]), kind: o.kind, key: b.key, label: b.label, header: b.header, headed: b.part.header != "", order: len(b.entry.fields), line: int32(r.line), part: int32(b.index), glued: b.glued}
	f.like = b.phraseOf(f).look()
	b.name(f, r)
	b.entry.fields = append(b.entry.fields, f)
	b.glued = true
}

// name says how a field is shown and where it stands.
func (b *builder) name(f *field, r *run) {
	n := b.names
	n.text = append(n.text[:0], styleName(r)...)
	if r.holds {
		n.text = append(n.text, '!')
	}
	if f.kind != whole {
		n.text = append(n.text, ':', byte(f.kind))
	}
	f.style = n.made()

	n.text = append(n.text[:0], b.part.place...)
	switch {
	case b.label != "":
		n.text = append(append(append(n.text, '<'), b.label...), '>')
	case b.part.cell && b.part.header != "":
		n.text = append(append(n.text, ':'), b.part.header...)
	}
	if r.line > 0 && b.label == "" {
		n.text = append(n.text, '.', 'b', 'r', byte('0'+min(r.line, 3)))
	}
	n.text = append(append(n.text, ' '), f.style...)
	name := n.made()
	n.counts[name]++
	n.text = append(n.text, byte('0'+min(n.counts[name], 3)))
	if b.after {
		n.text = append(n.text, '\'')
	}
	f.place = n.made()
}

// placeNames makes the names of places, each once however many fields have it.
type placeNames struct {
	counts map[string]int // in the current entry
	all    map[string]string
	text   []byte // that the next name is made of
}

func newPlaceNames() *placeNames {
	return &placeNames{counts: map[string]int{}, all: map[string]string{}}
}

func (n *placeNames) made() string {
	name, ok := n.all[string(n.text)]
	if !ok {
		name = string(n.text)
		n.all[name] = name
	}
	return name
}

func styleName(r *run) string {
	name := ""
	if r.style&markup.Bold != 0 {
		name += "bold"
	}
	if r.style&markup.Italic != 0 {
		name += "italic"
	}
	if r.style&markup.CodeStyle != 0 {
		name += "code"
	}
	if r.style&markup.Inserted != 0 {
		name += "ins"
	}
	if r.link {
		name += "link"
	}
	if name == "" {
		return "text"
	}
	return name
}

// oneBlank returns text with its blanks made one each.
func oneBlank(text string) string {
	if !strings.ContainsAny(text, "\t\n\r") && !strings.Contains(text, "\u00a0") && !strings.Contains(text, "  ") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// bold reports whether a field is shown bold.
func (f *field) bold() bool { return f.shown&markup.Bold != 0 }

// firstRune returns the first character of text.
func firstRune(text string) rune {
	for _, r := range text {
		return r
	}
	return 0
}
