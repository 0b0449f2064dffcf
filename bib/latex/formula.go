package latex

import (
	"regexp"
	"strings"
)

// part is a piece of text, or a formula in TeX.
type part struct {
	text string
	math bool
}

// split splits text at its formulas. Dollar signs that do not enclose a formula are currency.
func (d Dialect) split(text string) []part {
	if !strings.Contains(text, "$") && !strings.Contains(text, `\(`) {
		return []part{{text: text}}
	}
	var parts []part
	start := 0
	for i := 0; i < len(text); {
		latex, length := d.formulaAt(text[i:])
		switch {
		case length > 0:
			parts = append(parts, part{text: text[start:i]}, part{text: latex, math: true})
			i += length
			start = i
		case text[i] == '\\': // \$ is a dollar sign
			i += 2
		default:
			i += max(1, len(brokenFormula.FindString(text[i:min(len(text), i+maxFormula)])))
		}
	}
	return append(parts, part{text: text[start:]})
}

// formulaAt returns the formula at the front of text as LaTeX, and its length including the
// delimiters. The length is 0 if there is no formula. Delimiters are $ and $$ as in TeX, and \( and
// \) as in LaTeX.
func (d Dialect) formulaAt(text string) (latex string, length int) {
	open, close := "$", "$"
	switch {
	case strings.HasPrefix(text, `\(`):
		open, close = `\(`, `\)`
	case strings.HasPrefix(text, "$$"):
		open, close = "$$", "$$"
	case !strings.HasPrefix(text, "$"):
		return "", 0
	}
	end := close
	if open == "$$" {
		end = "$" // the token at which math ends
	} // the token that ends math
	latex, n, ok := d.readFormula(text[len(open):], end)
	if !ok {
		return "", 0
	}
	inside := text[len(open) : len(open)+n]
	behind, closed := strings.CutPrefix(text[len(open)+n:], close)
	if !closed || strings.TrimSpace(inside) == "" || end == "$" && isMoney(inside, behind) {
		return "", 0
	}
	return latex, len(text) - len(behind)
}

// isMoney reports whether the dollar signs around inside are currency or shell variables rather
// than delimiters. As in Pandoc's Markdown, a formula does not begin or end with a blank, unless it
// does both and contains something that only TeX has. An amount is also currency before a digit, as
// in $5/$10, or if words follow, as in "$34m lost at z" before another $.
func isMoney(inside, behind string) bool {
	isTeX := ofTeX.MatchString(inside)
	before, after := inside[0] == ' ', inside[len(inside)-1] == ' '
	if before || after {
		return !(before && after && isTeX)
	}
	return !isTeX && isDigit(inside) && (isDigit(behind) || beforeWord.MatchString(inside))
}

var (
	// brokenFormula matches what is meant as a formula but is not valid. Its closing sign does not
	// open another formula.
	brokenFormula = regexp.MustCompile(`^\$(?:[^\s$\\_^]|\\.)*(?:[_^]|\\[A-Za-z])(?:(?:[^$\\]|\\.)*[^\s$\\])?\$`)

	ofTeX      = regexp.MustCompile(`[_^]|\\[A-Za-z]`)
	beforeWord = regexp.MustCompile(` \pL`)
)

// isDigit reports whether s begins with a digit.
func isDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }
