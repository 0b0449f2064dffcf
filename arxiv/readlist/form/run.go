package form

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// run is a part of an entry of one style: text, an anchor, which is a link's label or a
// picture, or a line break.
type run struct {
	kind   runKind
	text   string
	spans  []span
	starts []int // offsets of the spans in text
	style  inline.Style
	link   bool
	url    string
	target int  // the offset of the link's address, which identifies the link
	holds  bool // the link leads to the entry's own identifier
	others bool // it holds the identifier of another paper
	line   int  // the line within the part, from 0
}

type runKind uint8

const (
	textRun runKind = iota
	anchorRun
	breakRun
)

// shown are the styles that distinguish fields.
const shown = inline.Bold | inline.Italic | inline.CodeStyle | inline.Inserted

// runs splits the spans of a part into runs. If wrapped, a line may end within a text.
func (r *reader) runs(p part, id marked.ID, wrapped bool) []run {
	runs := r.runsOfPart[:0]
	line := 0
	for i := range p.spans {
		s := &p.spans[i]
		switch s.Kind {
		case inline.Break:
			if n := len(runs); wrapped && n > 0 && runs[n-1].kind == textRun && i+1 < len(p.spans) && p.spans[i+1].Kind == inline.Text && p.spans[i+1].Style == p.spans[i-1].Style && !wording.EndsSentence(runs[n-1].text) {
				runs[n-1].add(span{Span: inline.Span{Text: " ", Start: s.Start, End: s.End}})
				continue
			}
			line++
			runs = append(runs, run{kind: breakRun})
			continue
		case inline.Image:
			runs = append(runs, run{kind: anchorRun, spans: p.spans[i : i+1], line: line})
			if text := wording.BadgeText(s.URL); text != "" {
				runs = append(runs, badgeRun(s, text, line))
			}
			continue
		}
		if s.Identifier || s.Kind == inline.Link && isAnchor(s) {
			if n := len(runs); s.Identifier && n > 0 && runs[n-1].kind == textRun {
				runs[n-1].truncate(wording.TrimIDLabel(runs[n-1].text))
			}
			runs = append(runs, run{kind: anchorRun, spans: p.spans[i : i+1], line: line})
			if s.Image() != "" {
				if text := wording.BadgeText(s.Image()); text != "" {
					runs = append(runs, badgeRun(s, text, line))
				}
			}
			continue
		}
		if len(s.Inner()) > 0 {
			for _, in := range s.Inner() {
				if in.Kind == inline.Image {
					runs = append(runs, run{kind: anchorRun, line: line})
					continue
				}
				shown := *s
				shown.Text, shown.Style, shown.Start, shown.End, shown.More = in.Text, in.Style, in.Start, in.End, &inline.More{Image: s.Image(), Class: s.Class()}
				runs = appendText(runs, r.run([]span{shown}, id, line))
			}
			continue
		}
		runs = appendText(runs, r.run(p.spans[i:i+1:i+1], id, line))
	}
	r.runsOfPart = runs
	return joinWords(runs)
}

// breaks counts the line breaks of a part, and those after a word that can't end a text,
// which show that lines are wrapped.
func (p part) breaks() (n, open int) {
	for i := range p.spans {
		if p.spans[i].Kind != inline.Break || i == 0 {
			continue
		}
		n++
		if s := &p.spans[i-1]; s.Kind == inline.Text && wording.EndsOpen(s.Text) {
			open++
		}
	}
	return n, open
}

// run returns a run of a span of text or of a link.
func (t *tree) run(s []span, id marked.ID, line int) run {
	r := run{style: s[0].Style & shown, line: line, text: s[0].Text, spans: s, starts: atFront}
	if s[0].Kind == inline.Link {
		r.link, r.url, r.target, r.holds = true, s[0].URL, s[0].URLStart, t.source.Marks.Holds(&s[0], id)
		r.others = s[0].IsMarked() && !r.holds
	}
	return r
}

// atFront is the starts of a run with one span.
var atFront = []int{0}[:1:1]

// appendText appends a run of text, joining it to the last one if both have the same
// link, and the same style or a word between them.
func appendText(runs []run, r run) []run {
	n := len(runs)
	if n == 0 || runs[n-1].kind != textRun || runs[n-1].link != r.link || runs[n-1].target != r.target || runs[n-1].line != r.line {
		return append(runs, r)
	}
	switch last := &runs[n-1]; {
	case last.style == r.style:
		for _, s := range r.spans {
			last.add(s)
		}
		return runs
	case r.style == 0 && wording.EndsInHalfOf(last.text, r.text):
		last.style = 0
		last.add(r.spans[0])
		return appendText(runs[:n-1], *last)
	}
	return append(runs, r)
}

func (r *run) add(s span) {
	r.starts = append(r.starts, len(r.text))
	r.spans = append(r.spans, s)
	r.text += s.Text
}

// isAnchor reports whether the text of a link is a label, an address or empty.
func isAnchor(s *span) bool {
	text := strings.TrimSpace(s.Text)
	return text == s.URL || wording.New(text).IsLabel()
}

func badgeRun(s *span, text string, line int) run {
	b := span{Span: inline.Span{Text: text, Start: s.Start, End: s.End}}
	r := run{line: line}
	r.add(b)
	return r
}

func (r *run) truncate(text string) {
	r.text = text
	n := len(r.starts) - 1
	for n > 0 && r.starts[n] >= len(text) {
		n--
	}
	r.starts, r.spans = r.starts[:n+1], slices.Clone(r.spans[:n+1]) // the spans may be shared with the tree
	r.spans[n] = r.spans[n].Cut(0, len(text)-r.starts[n])
}

// joinWords joins one or two words of another style, such as code or formulas, to the
// text around them.
func joinWords(runs []run) []run {
	for i := 1; i+1 < len(runs); {
		a, b, c := &runs[i-1], &runs[i], &runs[i+1]
		if a.kind == textRun && b.kind == textRun && c.kind == textRun && a.style == c.style && a.target == c.target && b.target == a.target && a.link == c.link && b.style != a.style &&
			(a.style != 0 && b.style == a.style|inline.CodeStyle ||
				wording.New(b.text).Words() <= 2 && wording.EndsInWord(a.text) && wording.StartsInWord(c.text) && wording.New(a.text).Words() >= 2 && wording.New(c.text).Words() >= 2) {
			for _, r := range []*run{b, c} {
				for k, s := range r.spans {
					a.starts = append(a.starts, len(a.text)+r.starts[k])
					a.spans = append(a.spans, s)
				}
				a.text += r.text
			}
			runs = append(runs[:i], runs[i+2:]...)
			continue
		}
		i++
	}
	return runs
}
