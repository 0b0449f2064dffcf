package label

import (
	"slices"
	"strings"
)

// distinguish gives drafts with the same text different texts, as far as known facts distinguish
// them.
func distinguish(all []draft, group []int, lines int) {
	if slices.ContainsFunc(group, func(i int) bool { return all[i].kind != titled }) {
		for _, i := range group {
			all[i].lines = []string{all[i].qualified(all, group)}
		}
	} else {
		showDifferences(all, group, lines)
	}
}

// qualified returns the text of d with the fact that distinguishes it in its group: the year if no
// other paper has it, or else the first author and the year.
func (d *draft) qualified(all []draft, group []int) string {
	sameYear := 0
	for _, i := range group {
		if all[i].year == d.year {
			sameYear++
		}
	}
	switch {
	case d.kind == authored, d.year == "" && d.author == "":
		return d.text()
	case sameYear == 1 && d.year != "" || d.author == "":
		return d.text() + " (" + d.year + ")"
	}
	return d.text() + " (" + strings.TrimSpace(d.author+" "+d.year) + ")"
}

// showDifferences makes titles that would be cut to the same text begin one word before they
// differ.
func showDifferences(all []draft, group []int, lines int) {
	byTitle := slices.Clone(group)
	slices.SortStableFunc(byTitle, func(a, b int) int { return strings.Compare(all[a].title, all[b].title) })
	words := make([][]string, len(byTitle))
	for n, i := range byTitle {
		words[n] = strings.Fields(all[i].title)
	}
	for n, i := range byTitle {
		common := 0
		if n > 0 {
			common = commonWords(words[n-1], words[n])
		}
		if n+1 < len(words) {
			common = max(common, commonWords(words[n], words[n+1]))
		}
		if start := min(common, len(words[n])-1) - 1; start > 0 {
			all[i].lines = titleLines("…"+strings.Join(words[n][start:], " "), lines)
		}
	}
}

// commonWords returns the number of words with which both a and b begin.
func commonWords(a, b []string) (n int) {
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// letterer appends letters to texts. It holds all texts in use.
type letterer map[string]bool

// number appends a letter to each draft with the same text, as in "Feroz 2009a", inside brackets if
// they contain the year. Letters that lead to a text in use are skipped.
func (taken letterer) number(all []draft, group []int) {
	letter := 0
	for _, i := range group {
		for {
			lines := slices.Clone(all[i].lines)
			last := &lines[len(lines)-1]
			*last = withLetters(*last, letters(letter))
			letter++
			if text := strings.Join(lines, " "); !taken[text] {
				all[i].lines, taken[text] = lines, true
				break
			}
		}
	}
}

// withLetters appends letters to the year at the end of text, or else after a blank.
func withLetters(text, letters string) string {
	body, closing := strings.CutSuffix(text, ")")
	switch n := len(body); {
	case n >= 4 && strings.Trim(body[n-4:], "0123456789") == "" && closing:
		return body + letters + ")"
	case n >= 4 && strings.Trim(body[n-4:], "0123456789") == "":
		return text + letters
	}
	return text + " " + letters
}

// letters returns a, b, …, z, aa, ab and so on.
func letters(n int) (s string) {
	for {
		s = string(rune('a'+n%26)) + s
		if n = n/26 - 1; n < 0 {
			return s
		}
	}
}
