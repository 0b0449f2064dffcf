package check

import (
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// Comparison of titles.

// foldTitle is paper.FoldTitle. It returns "" for a title too short to identify a work.
func foldTitle(title string) string { return paper.FoldTitle(title) }

// titled returns the only known paper on arXiv with the title of a row, or nil. The row must have
// no identifier, or that of a paper with another title.
func (c *checker) titled(r *row) *work.Work { return c.titles().Find(r.Work) }

// findTitles indexes the known papers by the titles of the rows for which [checker.titled] may be
// called.
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

// agrees reports whether a row's title is that of the paper with its identifier. It returns false
// for a title of one or two words.
func (c *checker) agrees(r *row) bool {
	p := c.paper(r.id)
	return p != nil && r.fold != "" && paper.SameTitle(r.Work.Title, p.Title)
}

// disagrees reports whether a row's title is not that of the paper with its identifier: it has other
// words, or is exactly the title of another known paper.
func (c *checker) disagrees(r *row) bool {
	p := c.paper(r.id)
	if p == nil || r.fold == "" || !sameScript(r.Work.Title, p.Title) {
		return false
	}
	return !paper.SameTitle(r.Work.Title, p.Title) || otherWords(r.fold, foldTitle(p.Title)) && c.isAnothers(r)
}

// isAnothers reports whether the title of a row is that of a known paper with another identifier: CoOp
// and CoCoOp share nearly all words.
func (c *checker) isAnothers(r *row) bool {
	right := c.titled(r)
	return right != nil && arxiv.Of(right) != r.id
}

// otherWords reports whether two folded titles differ in more than a part that one of them has at its
// beginning or end.
func otherWords(a, b string) bool {
	return a != "" && b != "" && !strings.Contains(a, b) && !strings.Contains(b, a)
}

// farApart reports whether titles have almost nothing in common: at most one in four words of the
// shorter one, which must have at least four.
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

// sameScript reports whether titles can be compared. A translated title has other words.
func sameScript(a, b string) bool { return latin(a) == latin(b) }

// maxCompared is the number of bytes of a title that are compared, because a title is compared with
// many others.
const maxCompared = 2000

// latin reports whether most letters are Latin.
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

// squash returns the letters and digits of s in lower case.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// short shortens a title for a message.
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
