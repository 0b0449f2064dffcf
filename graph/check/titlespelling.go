package check

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/internal/editdistance"
)

// titleSpelling reports titles that differ from the paper's own by a few
// letters or by a blank within a word. A part left out, a name in front, case,
// punctuation and hyphens are the list's business.
func titleSpelling(c *checker) {
	for i := range c.rows {
		r := &c.rows[i]
		if !c.agrees(r) {
			continue
		}
		own := c.paper(r.id).Title
		forms := []string{r.Work.Title}
		if _, behind, found := strings.Cut(r.Work.Title, ":"); found {
			forms = append(forms, behind)
		}
		targets := []string{own}
		if _, behind, found := strings.Cut(own, ":"); found {
			targets = append(targets, behind)
		}
		misspelt := false
		for k, form := range forms {
			for l, target := range targets {
				if k > 0 && l > 0 {
					continue
				}
				switch spelling(form, target) {
				case sameSpelling:
					misspelt = false
					goto next
				case nearSpelling:
					misspelt = true
				}
			}
		}
	next:
		if misspelt {
			start, end := c.titlePlace(r)
			c.report(Notice, start, end, "%q is spelt %q on arXiv", short(r.Work.Title), short(own))
		}
	}
}

type likeness int

const (
	otherSpelling likeness = iota
	nearSpelling
	sameSpelling
)

// maxTypos is the number of letters that a misspelt title may have wrong, and
// minTypoTitle the length from which on that is a misspelling and no other
// title.
const maxTypos, minTypoTitle = 2, 20

// spelling compares a title with the paper's own.
func spelling(listed, own string) likeness {
	a, b := plainWords(listed), plainWords(own)
	if slices.Equal(a, b) {
		return sameSpelling
	}
	x, y := []rune(strings.Join(a, "")), []rune(strings.Join(b, ""))
	if min(len(x), len(y)) < minTypoTitle || editdistance.Within(x, y, maxTypos) > maxTypos {
		return otherSpelling
	}
	return nearSpelling
}

// plainWords are the words of a title without what lists change: case,
// formulas, hyphens, punctuation.
func plainWords(title string) []string {
	title = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Pd, r), strings.ContainsRune(`$^_{}\'’`, r):
			return -1
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, title)
	return strings.Fields(title)
}
