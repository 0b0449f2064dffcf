package check

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// Titles as the rules compare them.

// foldTitle is paper.FoldTitle: "" for a title too short to tell works apart.
func foldTitle(title string) string { return paper.FoldTitle(title) }

// minRest is the number of words that a title without the name in front needs
// to stand for the work.
const minRest = 4

// folds returns what a title is found by: all of it, and what follows a short
// name in front.
func folds(title string) (all, rest string) {
	all = foldTitle(title)
	if name, behind, found := strings.Cut(title, ":"); found && len(strings.Fields(name)) <= 3 {
		if rest = foldTitle(behind); strings.Count(rest, " ")+1 < minRest {
			rest = ""
		}
	}
	return all, rest
}

// titleIndex finds papers at hand by the titles that rows have.
type titleIndex struct {
	made  bool
	found map[string][]*work.Work
}

// titled returns the one paper on arXiv that is known to have a title, or nil.
// One of the two may lack a short name in front that the other has.
func (c *checker) titled(title string) *work.Work {
	if !c.titles.made {
		c.makeTitles()
	}
	all, rest := folds(title)
	var one *work.Work
	for _, p := range slices.Concat(c.titles.found[all], c.titles.found[rest]) {
		if pAll, pRest := folds(p.Title); all == "" || all != pAll && all != pRest && rest != pAll {
			continue
		}
		if one != nil && arxiv.Of(one) != arxiv.Of(p) {
			return nil
		}
		one = p
	}
	return one
}

// makeTitles goes once through the papers at hand, and keeps those that have
// the title of a row whose identifier is not theirs.
func (c *checker) makeTitles() {
	c.titles = titleIndex{made: true, found: map[string][]*work.Work{}}
	wanted := map[string]bool{}
	for i := range c.rows {
		r := &c.rows[i]
		if p := c.paper(r.id); p == nil || !paper.SameTitle(r.Work.Title, p.Title) {
			all, rest := folds(r.Work.Title)
			wanted[all], wanted[rest] = true, true
		}
	}
	delete(wanted, "")
	if len(wanted) == 0 || c.known.Papers == nil {
		return
	}
	for p := range c.known.Papers {
		if arxiv.Of(p).IsZero() {
			continue
		}
		all, rest := folds(p.Title)
		for _, fold := range []string{all, rest} {
			if wanted[fold] {
				c.titles.found[fold] = append(c.titles.found[fold], p)
			}
		}
	}
}

// agrees tells whether the title of a row is that of the paper its identifier
// names, and says so: a title of one or two words does not.
func (c *checker) agrees(r *row) bool {
	p := c.paper(r.id)
	return p != nil && r.fold != "" && paper.SameTitle(r.Work.Title, p.Title)
}

// disagrees tells whether a row has a title that is not that of the paper its
// identifier names.
func (c *checker) disagrees(r *row) bool {
	p := c.paper(r.id)
	return p != nil && r.fold != "" && sameScript(r.Work.Title, p.Title) && !paper.SameTitle(r.Work.Title, p.Title)
}

// farApart tells whether titles have next to nothing in common: no more than
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

// sameScript tells whether titles can be compared: a translated one says other
// words.
func sameScript(a, b string) bool { return latin(a) == latin(b) }

// maxCompared is how much of a title is compared with others, in bytes: one title is
// compared with many.
const maxCompared = 2000

// latin tells whether most letters are Latin ones.
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
