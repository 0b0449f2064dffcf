package marked

import (
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/arxiv/readlist/wording/margin"
)

// LinkForm is the form of the first link of a text. The zero value is that of a text
// without a link that may name a work.
type LinkForm struct {
	Start int // offset of the link

	named bool // it is not a label, and may lead to a paper
	sign  rune // before it, or 0
	last  bool // no words follow on the line
	dated bool // its text ends in a year
}

// FormOfLink returns the form of the first link of spans. leadsElsewhere reports whether a
// link leads to code, a video or the like; nil means that none does.
func FormOfLink(spans []Span, leadsElsewhere func(text, url string) bool) LinkForm {
	before, link, behind := AroundLink(spans)
	if link == nil || wording.New(link.Text).IsLabel() || leadsElsewhere != nil && leadsElsewhere(link.Text, link.URL) {
		return LinkForm{}
	}
	return LinkForm{
		Start: link.Start,
		named: true,
		sign:  margin.LastSign(before),
		last:  !wording.HasWord(behind),
		dated: wording.BeforeYear(link.Text) != "",
	}
}

// IsLike reports whether two links have the same form: both or neither end in a year, and
// both begin a sentence, or both end their lines behind the same sign or in that year.
func (f LinkForm) IsLike(g LinkForm) bool {
	if !f.named || !g.named || f.sign != g.sign || f.dated != g.dated {
		return false
	}
	return f.sign == '.' || f.last && g.last && (f.sign != 0 || f.dated)
}

// AroundLink returns the first link of spans, or nil if there is none, and the texts before
// it and behind it on its line.
func AroundLink(spans []Span) (before string, link *Span, behind string) {
	var text strings.Builder
	for i := range spans {
		switch s := &spans[i]; {
		case link == nil && s.Kind == inline.Link:
			link, before = s, text.String()
			text.Reset()
		case link != nil && s.Kind == inline.Break:
			return before, link, text.String()
		default:
			text.WriteString(s.Text)
		}
	}
	if link == nil {
		return text.String(), nil, ""
	}
	return before, link, text.String()
}
