package form

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/form/unit"
	"clipgraph/arxiv/readlist/habit"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/arxiv/readlist/wording/margin"
)

// field is a part of an entry that may have a role. A list has very many, so it is small.
type field struct {
	source   string // the text of its run
	from, to int32  // offsets in source, cleaned
	like     wording.Likeness

	place     *string
	slot      *slot
	label     string // the label before it, or ""
	order     int32  // its index among the fields of the entry
	line      int32  // the line within its part
	part, run int32  // indexes
	target    int32  // the target of its link, see run

	key      wording.Key // the key of the label
	header   wording.Key // the key of the column's header
	kind     wording.Kind
	shown    inline.Style
	role     record.Role
	headed   bool // its column has a header
	link     bool // it is part of a link
	holds    bool // the address of the link holds the entry's own identifier
	others   bool // it holds the identifier of another paper
	anchored bool // its line has an anchor
	glued    bool // only blanks separate it from the previous field
	blanks   bool // it has white space other than single blanks
	open     bool // a link follows, and the last word is one before which no text ends
}

// text returns the text of a field with single blanks.
func (f *field) text() string {
	if f.blanks {
		return inline.OneBlank(f.source[f.from:f.to])
	}
	return f.source[f.from:f.to]
}

// fields splits an entry into fields, using the cuts and labels that are habits of the
// list according to h. If h is nil, all cuts are made. If n is not nil, the cuts are
// recorded in it. lacks is the kind of field that most entries have and this one lacks, or
// 0.
func (c *fieldCutter) fields(e *entry, h *habit.Habits, n *habit.Noted, lacks wording.Kind) {
	defer c.Release(c.Mark())
	e.wrapped = h != nil && h.Wrapped
	c.made = c.made[:0]
	clear(c.counts)
	for pi, p := range c.parts(e) {
		runs := c.runs(p, e.id, e.wrapped)
		if n != nil {
			breaks, open := marked.Breaks(p.Spans)
			n.Breaks, n.Open = n.Breaks+breaks, n.Open+open
		}
		first := len(c.made)
		b := builder{fieldCutter: c, part: p, index: pi, habits: h, noted: n, lacks: lacks, header: wording.HeaderKey(p.Header)}
		start := true
		for i := range runs {
			r := &runs[i]
			if b.run, b.next = i, ""; i+1 < len(runs) && runs[i+1].Kind == marked.TextRun && !runs[i+1].IsLink() {
				b.next = runs[i+1].Text
			}
			if n := len(c.made); n > first && int(c.made[n-1].run) == i-1 && !runs[i-1].Link && r.IsLink() {
				f := &c.made[n-1]
				f.open = margin.EndsOpen(f.source[f.from:f.to]) && strings.TrimSpace(f.source[f.to:]) == ""
			}
			switch r.Kind {
			case marked.BreakRun:
				b.after, b.key, b.label, b.glued, start = false, wording.NoKey, "", false, true
			case marked.AnchorRun:
				b.after, b.glued = true, false
			default:
				c.words = c.words.Reuse(r.Text)
				if start || r.Style&inline.Bold != 0 && b.words.KeyBefore() != wording.NoKey {
					if b.takeLabel(r, !start) {
						start = false
						continue
					}
				}
				start = start && !wording.HasWord(r.Text)
				from := 0
				if i > 0 && runs[i-1].Kind == marked.AnchorRun {
					from = b.words.BehindLabels()
				}
				b.take(r, from)
			}
		}
		markAnchored(c.made[first:], runs)
	}
	e.fields = slices.Clone(c.made)
}

// markAnchored sets anchored for the fields of a part. Fields and runs are sorted by
// line.
func markAnchored(fields []field, runs []marked.Run) {
	for i := range runs {
		if runs[i].Kind != marked.AnchorRun {
			continue
		}
		for len(fields) > 0 && int(fields[0].line) < runs[i].Line {
			fields = fields[1:]
		}
		for len(fields) > 0 && int(fields[0].line) == runs[i].Line {
			fields[0].anchored = true
			fields = fields[1:]
		}
	}
}

// builder builds the fields of one part of an entry.
type builder struct {
	*fieldCutter
	part   unit.Part
	index  int    // index of the part
	run    int    // index of the current run
	next   string // the text of the next run, unless it is a link
	habits *habit.Habits
	noted  *habit.Noted
	lacks  wording.Kind
	header wording.Key

	key   wording.Key // of the line
	label string      // of the line
	after bool        // after an anchor
	glued bool
}

// takeLabel handles a label at the front of a line: "Authors: …", "**Authors**: …",
// "**Authors:** …". Within a line a label has to recur. takeLabel reports whether it
// handled the whole run.
func (b *builder) takeLabel(r *marked.Run, within bool) bool {
	text := strings.ToLower(strings.TrimSpace(r.Text))
	name, from := b.words.BeforeColon()
	if name == "" && r.Style != 0 && wording.MayBeKey(text) {
		if next := strings.TrimLeft(b.next, " "); strings.HasPrefix(next, ":") || strings.HasPrefix(next, "：") {
			name, from = r.Text, len(r.Text)
		}
	}
	if name == "" || strings.HasPrefix(r.Text[from:], "//") || r.Holds && strings.TrimSpace(r.Text[from:]) != "" && b.part.Cell {
		return false
	}
	folded := wording.FoldLabel(name)
	if b.noted != nil {
		b.noted.Labels = append(b.noted.Labels, folded)
	}
	if within && !b.habits.LabelRecurs(folded, 2) {
		return false
	}
	k := wording.KeyOf(name)
	switch {
	case k != wording.NoKey && (!wording.IsWeakLabel(folded) || b.habits.LabelRecurs(folded, 2)):
	case b.habits.IsLabel(folded):
		k = wording.KeyNote
		if known := wording.KeyOf(name); known != wording.NoKey {
			k = known
		}
	default:
		return false
	}
	b.key, b.label = k, folded
	b.take(r, from)
	return true
}

// take makes fields of the text of a run from an offset on.
func (b *builder) take(r *marked.Run, from int) {
	where := habit.Place{Place: b.part.Place, Style: r.Style.Name(r.Link)}
	for _, piece := range wording.Separate(r.Text, from, b.part.Cell) {
		words := b.words.Slice(piece[0], piece[1])
		var pieces []wording.Piece
		var made []wording.Cut
		if b.key == wording.NoKey || b.key == wording.KeyTitle || b.key == wording.KeyNote {
			pieces, made = words.Cut(b.habits.Vetoed(where), b.lacks)
		} else {
			pieces = words.Uncut()
		}
		if b.noted != nil && (words.Len() > 2 || len(made) > 0) {
			b.noted.Cuts = append(b.noted.Cuts, habit.Cuts{Where: where, Used: made})
		}
		for _, o := range pieces {
			b.add(r, o)
		}
	}
}

func (b *builder) add(r *marked.Run, o wording.Piece) {
	from, to := margin.Clean(r.Text, o.From, o.To, b.next)
	if from >= to {
		return
	}
	if last := strings.LastIndexByte(r.Text[:to], ' ') + 1; to-last == 1 && to < len(r.Text) && r.Text[to] == '.' && o.Kind == wording.Persons {
		to++ // the full stop of an initial
	}
	b.made = append(b.made, field{source: r.Text, run: int32(b.run), shown: r.Style, link: r.Link, target: int32(r.Target), holds: r.Holds, others: r.Others, from: int32(from), to: int32(to), kind: o.Kind, key: b.key, label: b.label, header: b.header, headed: b.part.Header != "", order: int32(len(b.made)), line: int32(r.Line), part: int32(b.index), glued: b.glued})
	f := &b.made[len(b.made)-1]
	words := b.words
	if text := inline.OneBlank(r.Text[from:to]); text == r.Text[from:to] {
		words = words.Slice(from, to)
	} else {
		words, f.blanks = wording.New(text), true
	}
	f.like = words.Look()
	if r.Badge {
		f.like = f.like.OfVenue()
	}
	b.name(f, r)
	b.glued = true
	b.readName(f, words)
}

// readName reads a word again, as a name, in a place where other entries have theirs.
func (b *builder) readName(f *field, words wording.Phrase) {
	place := *f.place
	switch {
	case f.header == wording.KeyName:
		place = b.part.Place
	case f.order > 0 || !f.bold() || f.link:
		return
	}
	if b.noted != nil {
		b.noted.Names = append(b.noted.Names, habit.Named{Place: place, Text: f.text(), IsName: f.like.Name >= weights.someName && f.like.Plain > 0})
	}
	if !f.link && words.MayBeNamed() && b.habits.IsName(place, f.text()) {
		f.like = words.LookAsName()
	}
}

// name sets the place of a field from its style and position.
func (b *builder) name(f *field, r *marked.Run) {
	n := b.text[:0]
	n = append(n, b.part.Place...)
	switch {
	case b.label != "":
		n = append(append(append(n, '<'), b.label...), '>')
	case b.part.Cell && b.part.Header != "":
		n = append(append(n, ':'), b.part.Header...)
	}
	if r.Line > 0 && b.label == "" {
		n = append(n, '.', 'b', 'r', byte('0'+min(r.Line, 3)))
	}
	n = append(append(n, ' '), f.styleName()...)
	if f.kind != wording.Whole {
		n = append(n, ':', byte(f.kind))
	}
	name := b.names.Of(n)
	b.counts[*name]++
	n = append(n, byte('0'+min(b.counts[*name], 3)))
	if b.after {
		n = append(n, '\'')
	}
	f.place, b.text = b.names.Of(n), n
}

// fieldCutter splits entries into fields.
type fieldCutter struct {
	*reader
	counts map[string]int // of the places in the current entry
	names  habit.Interned // of all places
	text   []byte         // the next name
	made   []field        // of the current entry
	words  wording.Phrase // of the current run
}

func (t *tree) newFieldCutter() *fieldCutter {
	return &fieldCutter{reader: t.newReader(), counts: map[string]int{}, names: habit.Interned{}}
}

// styleName returns the style of a field, with a mark if it links to the entry's own
// paper.
func (f *field) styleName() string {
	name := f.shown.Name(f.link)
	if f.holds {
		name += "!"
	}
	return name
}

// bold reports whether a field is bold.
func (f *field) bold() bool { return f.shown&inline.Bold != 0 }
