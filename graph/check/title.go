package check

import (
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// Titles as the rules compare them.

// foldTitle is paper.FoldTitle: "" for a title too short to tell works apart.
func foldTitle(title string) string { return paper.FoldTitle(title) }

// titled returns the one paper on arXiv that is known to have the title of a row, or
// nil. The row is one that has no identifier, or that of a paper of another title.
func (c *checker) titled(r *row) *work.Work { return c.titles().Find(r.Work) }

// findTitles goes through the papers at hand, once, for the titles of the rows that
// [checker.titled] is asked of.
func (c *checker) findTitles() *paper.TitleIndex {
	titles := &paper.TitleIndex{}
	for i := range c.rows {
		r := &c.rows[i]
		if p := c.paper(r.id); r.id.IsZero() || p != nil && (!paper.SameTitle(r.Work.Title, p.Title) || otherWords(r.fold, foldTitle(p.Title))) {
			titles.Want(r.Work.Title)
		}
	}
	if !titles.Empty() && c.known.Papers != nil {
		for p := range c.known.Papers {
			titles.Add(p)
		}
	}
	return titles
}

// agrees reports whether the title of a row is that of the paper its identifier
// names, and says so: a title of one or two words does not.
func (c *checker) agrees(r *row) bool {
	p := c.paper(r.id)
	return p != nil && r.fold != "" && paper.SameTitle(r.Work.Title, p.Title)
}

// disagrees reports whether a row has a title that is not that of the paper its
// identifier names: one with other words, or, word for word, that of another paper.
func (c *checker) disagrees(r *row) bool {
	p := c.paper(r.id)
	if p == nil || r.fold == "" || !sameScript(r.Work.Title, p.Title) {
		return false
	}
	return !paper.SameTitle(r.Work.Title, p.Title) || otherWords(r.fold, foldTitle(p.Title)) && c.isAnothers(r)
}

// isAnothers reports whether the title of a row is that of one paper at hand which is not
// that of its identifier: CoOp and CoCoOp share nearly all words.
func (c *checker) isAnothers(r *row) bool {
	right := c.titled(r)
	return right != nil && arxiv.Of(right) != r.id
}

// otherWords reports whether two titles, as they are compared, differ by more than a part
// that one of them has in front or behind.
func otherWords(a, b string) bool {
	return a != "" && b != "" && !strings.Contains(a, b) && !strings.Contains(b, a)
}

// farApart reports whether titles have next to nothing in common: no more than
// one in four of the words of the shorter one, which has four at least.
func farApart(a, b string) bool {
	a, b = a[:min(len(a), maxCompared)], b[:min(len(b), maxCompared)]
	short, long := strings.Fields(foldTitle(a)), strings.Fields(foldTitle(b))
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 4 || !sameScript(a, b) || paper.SameTitle(a, b) {
		return false
	}
	return 4*paper.CommonWords(short, long) <= len(short)
}

// sameScript reports whether titles can be compared: a translated one says other
// words.
func sameScript(a, b string) bool { return latin(a) == latin(b) }

// maxCompared is how much of a title is compared with others, in bytes: one title is
// compared with many.
const maxCompared = 2000

// latin reports whether most letters are Latin ones.
func latin(s string) bool {
	n := 0
	for _, r := range s[:min(len(s), maxCompared)] {
		switch {
		case unicode.Is(unicode.Latin, r):
			n++
		case unicode.IsLetter(r):
			n--
		}
	}
	return n >= 0
}

// squash keeps the letters and digits of s, in lower case.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// short cuts a title for a message.
func short(title string) string {
	const most = 60
	front := []rune(title[:min(len(title), maxCompared)])
	if len(front) <= most {
		return title
	}
	cut := string(front[:most])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
