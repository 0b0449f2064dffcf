package form

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// run is a stretch of an entry that is shown in one way: text, or an anchor,
// which only labels a link or shows a picture, or the end of a line.
type run struct {
	kind   runKind
	text   string
	spans  []span
	starts []int // of the spans in text
	style  inline.Style
	link   bool
	url    string
	target int  // where the link's address stands, which tells one link from the next
	holds  bool // the address of the link holds the entry's own identifier
	others bool // it holds the identifier of another paper
	line   int  // of the part, from 0
}

type runKind uint8

const (
	textRun runKind = iota
	anchorRun
	breakRun
)

// shown are the styles that set fields apart.
const shown = inline.Bold | inline.Italic | inline.CodeStyle | inline.Inserted

// runs cuts the spans of a part into runs.
// Where wrapped, a line may end in the middle of a text.
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

// breaks counts the line ends of a part, and those behind a word that ends
// nothing: of such a list the lines are wrapped.
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

// run makes a run of a span of text or of a link.
func (t *tree) run(s []span, id marked.ID, line int) run {
	r := run{style: s[0].Style & shown, line: line, text: s[0].Text, spans: s, starts: atFront}
	if s[0].Kind == inline.Link {
		r.link, r.url, r.target, r.holds = true, s[0].URL, s[0].URLStart, t.source.Marks.Holds(&s[0], id)
		r.others = s[0].IsMarked() && !r.holds
	}
	return r
}

// atFront is where the span of a run stands that has one.
var atFront = []int{0}[:1:1]

// appendText adds a run of text, to the last one if both are shown alike.
func appendText(runs []run, r run) []run {
	if n := len(runs); n > 0 && runs[n-1].kind == textRun && runs[n-1].style == r.style && runs[n-1].link == r.link && runs[n-1].target == r.target && runs[n-1].line == r.line {
		runs[n-1].add(r.spans[0])
		return runs
	}
	return append(runs, r)
}

func (r *run) add(s span) {
	r.starts = append(r.starts, len(r.text))
	r.spans = append(r.spans, s)
	r.text += s.Text
}

// isAnchor reports whether the text of a link is a label, an address or
// nothing.
func isAnchor(s *span) bool {
	text := strings.TrimSpace(s.Text)
	return text == "" || text == s.URL || wording.New(text).IsLabel()
}

func badgeRun(s *span, text string, line int) run {
	b := span{Span: inline.Span{Text: text, Start: s.Start, End: s.End}}
	r := run{line: line}
	r.add(b)
	return r
}

func (r *run) truncate(text string) {
	r.text = text
	for n := len(r.starts) - 1; n >= 0 && r.starts[n] >= len(text) && n > 0; n-- {
		r.starts, r.spans = r.starts[:n], r.spans[:n]
	}
	if n := len(r.spans) - 1; n >= 0 {
		if keep := len(text) - r.starts[n]; keep >= 0 && keep < len(r.spans[n].Text) {
			r.spans = slices.Clone(r.spans) // which may be those of the tree
			r.spans[n] = r.spans[n].Cut(0, keep)
		}
	}
}

// joinWords joins a word or two in another style, such as code or formulas,
// with the text that they stand in. Code within bold or italic text always is of it.
func joinWords(runs []run) []run {
	for i := 1; i+1 < len(runs); {
		a, b, c := &runs[i-1], &runs[i], &runs[i+1]
		if a.kind == textRun && b.kind == textRun && c.kind == textRun && a.style == c.style && a.target == c.target && b.target == a.target && a.link == c.link && b.style != a.style &&
			(a.style != 0 && b.style == a.style|inline.CodeStyle ||
				wording.New(b.text).Words() <= 2 && wording.OpenEnd(a.text) && wording.GoesOnWith(c.text) && wording.New(a.text).Words() >= 2 && wording.New(c.text).Words() >= 2) {
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

func textOf(spans []span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	for i := range spans {
		if spans[i].Kind == inline.Text || spans[i].Kind == inline.Link {
			b.WriteString(spans[i].Text)
		}
	}
	return b.String()
}
