package latex

import (
	"regexp"
	"strings"
)

// part is a piece of text, or a formula already in TeX.
type part struct {
	text string
	math bool
}

// split cuts text at its formulas. Dollar signs between which no formula stands
// are money.
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
		case text[i] == '\\': // \$ is a dollar
			i += 2
		default:
			i += max(1, len(brokenFormula.FindString(text[i:min(len(text), i+maxFormula)])))
		}
	}
	return append(parts, part{text: text[start:]})
}

// formulaAt returns the formula at the front of text as LaTeX, and its length
// with the signs around it; 0 if none begins there. The signs are those of TeX,
// $ and $$, and LaTeX's \( and \).
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
	}
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

// isMoney reports whether the dollar signs around inside rather stand for
// dollars, or for variables of a shell. As in Pandoc's Markdown, no blank stands
// inside the signs of a formula, but where both have one and something inside
// is TeX's alone. An amount before a digit, as in $5/$10, or before a word is
// money, too: "$34m lost at z" in front of another $.
func isMoney(inside, behind string) bool {
	isTeX := ofTeX.MatchString(inside)
	before, after := inside[0] == ' ', inside[len(inside)-1] == ' '
	if before || after {
		return !(before && after && isTeX)
	}
	return !isTeX && isDigit(inside) && (isDigit(behind) || beforeWord.MatchString(inside))
}

var (
	// brokenFormula is meant as a formula and is none. Its second sign opens
	// no other.
	brokenFormula = regexp.MustCompile(`^\$(?:[^\s$\\_^]|\\.)*(?:[_^]|\\[A-Za-z])(?:(?:[^$\\]|\\.)*[^\s$\\])?\$`)

	ofTeX      = regexp.MustCompile(`[_^]|\\[A-Za-z]`)
	beforeWord = regexp.MustCompile(` \pL`)
)

// isDigit reports whether s begins with a digit.
func isDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }
