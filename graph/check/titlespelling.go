package check

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/internal/editdistance"
)

// titleSpelling reports titles that differ from the paper's own by a few letters or by a blank in a
// word. Lists may omit parts, add a leading name, and change case, punctuation and hyphens.
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

// maxTypos is the maximum number of wrong letters in a misspelt title. minTypoTitle is the length
// from which such a difference is a misspelling rather than another title.
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

// plainWords returns the words of a title without case, formulas, hyphens and punctuation, which
// lists change.
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
