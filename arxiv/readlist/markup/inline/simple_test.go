package inline

import (
	"strings"
	"testing"
)

// bothWays reads a text as one unit of running text, by simpleReader if it can
// and by goldmark.
func bothWays(text string) (simple, parsed string, ok bool) {
	r := NewReader(text, nil)
	r.load(linesOf(text), false)
	if len(r.lines) == 0 {
		return "", "", false
	}
	w := newSpanWriter(text)
	if !r.simple(w) {
		return "", "", false
	}
	spans := w.end(len(text))
	w = newSpanWriter(text)
	r.parse(w)
	return show(spans), show(w.end(len(text))), true
}

var simpleTexts = []string{
	"plain text, with (marks) and: more",
	"**CoOp** [Learning to Prompt](https://arxiv.org/abs/2109.01134) [[code](https://github.com/a/b)]",
	"[**Bold**: *it* `x`](u) ![alt](v) [![badge](w)](x)",
	"*Authors A*, B<br>CVPR 2023 <img src=\"a\" alt='b'/> <a href=\"c\">d</a>",
	"a snake_case word & A\\_B &amp; https://arxiv.org/abs/1706.03762, and www.x.org",
	"(**Oral**) **Title.** Venue [[a](b)][[c](d)] `code`",
	"one\n**two\nthree** four  \nfive\\\nsix",
	"[not a link] [x][y] [z",
}

func TestSimple(t *testing.T) {
	for _, text := range simpleTexts {
		simple, parsed, ok := bothWays(text)
		if !ok && !strings.Contains(text, "`x`") {
			t.Errorf("%q is not simple", text)
		}
		if simple != parsed {
			t.Errorf("%q\n is %s\nnot %s", text, simple, parsed)
		}
	}
}

func FuzzSimple(f *testing.F) {
	for _, text := range simpleTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 900 { // goldmark gives up on brackets that are further apart
			return
		}
		if simple, parsed, ok := bothWays(text); ok && simple != parsed {
			t.Errorf("%q\n is %s\nnot %s", text, simple, parsed)
		}
	})
}
