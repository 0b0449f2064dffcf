package marked

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/arxiv/readlist/wording/margin"
)

// Run is a part of the text of an entry in one style: text, an anchor, which is a link's
// label or a picture, or a line break.
type Run struct {
	Kind   RunKind
	Text   string
	Spans  []Span
	starts []int // offsets of the spans in Text
	Style  inline.Style
	Link   bool
	Target int  // the offset of the link's address, which identifies the link
	Holds  bool // the link leads to the entry's own identifier
	Others bool // it holds the identifier of another paper
	Badge  bool // it is the venue or date that a badge shows
	Line   int  // the line within the text, from 0
}

// RunKind is the kind of a run.
type RunKind uint8

// The kinds of runs.
const (
	TextRun RunKind = iota
	AnchorRun
	BreakRun
)

// IsLink reports whether the run is a link, with a text or a label.
func (r *Run) IsLink() bool {
	return r.Link || r.Kind == AnchorRun && len(r.Spans) > 0 && r.Spans[0].Kind == inline.Link
}

// shown are the styles that distinguish fields.
const shown = inline.Bold | inline.Italic | inline.CodeStyle | inline.Inserted

// Runs splits spans of the entry with an identifier into runs, which it appends to runs.
// If wrapped, a line may end within a text. The results may share memory with runs and
// spans.
func (m *Marks) Runs(runs []Run, spans []Span, id ID, wrapped bool) []Run {
	line := 0
	for i := range spans {
		s := &spans[i]
		switch s.Kind {
		case inline.Break:
			if n := len(runs); wrapped && n > 0 && runs[n-1].Kind == TextRun && i+1 < len(spans) && spans[i+1].Kind == inline.Text && spans[i+1].Style == spans[i-1].Style && !margin.EndsSentence(runs[n-1].Text) {
				runs[n-1].add(Span{Span: inline.Span{Text: " ", Start: s.Start, End: s.End}})
				continue
			}
			line++
			runs = append(runs, Run{Kind: BreakRun})
			continue
		case inline.Image:
			runs = append(runs, Run{Kind: AnchorRun, Spans: spans[i : i+1], Line: line})
			if text := wording.BadgeText(s.URL); text != "" {
				runs = append(runs, badgeRun(s, text, line))
			}
			continue
		}
		if s.Identifier || s.Kind == inline.Link && IsAnchor(s) {
			if n := len(runs); s.Identifier && n > 0 && runs[n-1].Kind == TextRun {
				runs[n-1].truncate(wording.TrimIDLabel(runs[n-1].Text))
			}
			runs = append(runs, Run{Kind: AnchorRun, Spans: spans[i : i+1], Line: line})
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
					runs = append(runs, Run{Kind: AnchorRun, Line: line})
					continue
				}
				shown := *s
				shown.Text, shown.Style, shown.Start, shown.End, shown.More = in.Text, in.Style, in.Start, in.End, &inline.More{Image: s.Image(), Class: s.Class()}
				runs = appendText(runs, m.run([]Span{shown}, id, line))
			}
			continue
		}
		runs = appendText(runs, m.run(spans[i:i+1:i+1], id, line))
	}
	return joinWords(runs)
}

// Breaks counts the line breaks of spans, and those after a word that can't end a text,
// which show that lines are wrapped.
func Breaks(spans []Span) (n, open int) {
	for i := range spans {
		if spans[i].Kind != inline.Break || i == 0 {
			continue
		}
		n++
		if s := &spans[i-1]; s.Kind == inline.Text && margin.EndsOpen(s.Text) {
			open++
		}
	}
	return n, open
}

// run returns a run of a span of text or of a link.
func (m *Marks) run(s []Span, id ID, line int) Run {
	r := Run{Style: s[0].Style & shown, Line: line, Text: s[0].Text, Spans: s, starts: atFront}
	if s[0].Kind == inline.Link {
		r.Link, r.Target, r.Holds = true, s[0].URLStart, m.Holds(&s[0], id)
		r.Others = s[0].IsMarked() && !r.Holds
	}
	return r
}

// atFront is the starts of a run with one span.
var atFront = []int{0}[:1:1]

// appendText appends a run of text, joining it to the last one if both have the same
// link, and the same style or a word between them.
func appendText(runs []Run, r Run) []Run {
	n := len(runs)
	if n == 0 || runs[n-1].Kind != TextRun || runs[n-1].Badge || runs[n-1].Link != r.Link || runs[n-1].Target != r.Target || runs[n-1].Line != r.Line {
		return append(runs, r)
	}
	switch last := &runs[n-1]; {
	case last.Style == r.Style:
		for _, s := range r.Spans {
			last.add(s)
		}
		return runs
	case r.Style == 0 && margin.EndsInHalfOf(last.Text, r.Text):
		last.Style = 0
		last.add(r.Spans[0])
		return appendText(runs[:n-1], *last)
	}
	return append(runs, r)
}

func (r *Run) add(s Span) {
	r.starts = append(r.starts, len(r.Text))
	r.Spans = append(r.Spans, s)
	r.Text += s.Text
}

// IsAnchor reports whether the text of a link is a label, an address or empty. The name of
// a conference says more than a label.
func IsAnchor(s *Span) bool {
	text := strings.TrimSpace(s.Text)
	return text == s.URL || wording.New(text).IsLabel() && !wording.IsConference(text)
}

func badgeRun(s *Span, text string, line int) Run {
	b := Span{Span: inline.Span{Text: text, Start: s.Start, End: s.End}}
	r := Run{Line: line, Badge: true}
	r.add(b)
	return r
}

func (r *Run) truncate(text string) {
	r.Text = text
	n := len(r.starts) - 1
	for n > 0 && r.starts[n] >= len(text) {
		n--
	}
	r.starts, r.Spans = r.starts[:n+1], slices.Clone(r.Spans[:n+1]) // the spans may be shared with the tree
	r.Spans[n] = r.Spans[n].Cut(0, len(text)-r.starts[n])
}

// joinWords joins one or two words of another style, such as code or formulas, to the
// text around them.
func joinWords(runs []Run) []Run {
	for i := 1; i+1 < len(runs); {
		a, b, c := &runs[i-1], &runs[i], &runs[i+1]
		if a.Kind == TextRun && b.Kind == TextRun && c.Kind == TextRun && a.Style == c.Style && a.Target == c.Target && b.Target == a.Target && a.Link == c.Link && b.Style != a.Style &&
			(a.Style != 0 && b.Style == a.Style|inline.CodeStyle ||
				wording.New(b.Text).Words() <= 2 && margin.EndsInWord(a.Text) && margin.StartsInWord(c.Text) && wording.New(a.Text).Words() >= 2 && wording.New(c.Text).Words() >= 2) {
			for _, r := range []*Run{b, c} {
				for k, s := range r.Spans {
					a.starts = append(a.starts, len(a.Text)+r.starts[k])
					a.Spans = append(a.Spans, s)
				}
				a.Text += r.Text
			}
			runs = append(runs[:i], runs[i+2:]...)
			continue
		}
		i++
	}
	return runs
}

// AppendSpans appends the spans of a run between two offsets of its text.
func (r *Run) AppendSpans(spans []inline.Span, from, to int) []inline.Span {
	for i := range r.Spans {
		s := &r.Spans[i]
		start := r.starts[i]
		if a, b := max(from-start, 0), min(to-start, len(s.Text)); a < b {
			spans = append(spans, s.Cut(a, b).Span)
		}
	}
	return spans
}
