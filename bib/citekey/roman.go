package citekey

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"clipgraph/bib/work"
)

// roman maps Cyrillic and Greek letters to Latin ones according to BGN/PCGN and ISO 843, without
// marks.
var roman = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "zh", 'з': "z", 'и': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p",
	'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'і': "i", 'є': "ye", 'ґ': "g", 'ђ': "dj", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'џ': "dz", 'ѕ': "dz",
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "x", 'ο': "o",
	'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
}

// fold is [work.Fold], except that it also transliterates words in Cyrillic and Greek. A single
// letter is skipped, because it is usually a symbol, as in α-divergence.
func fold(word string) string {
	if folded := work.Fold(word); folded != "" {
		return folded
	}
	var b strings.Builder
	letters := 0
	for _, r := range norm.NFC.String(strings.ToLower(word)) {
		if r == 'й' {
			b.WriteByte('y')
			letters++
			continue
		}
		for _, r := range norm.NFD.String(string(r)) {
			latin, known := roman[r]
			if b.WriteString(latin); known {
				letters++
			} else if unicode.IsLetter(r) {
				return ""
			}
		}
	}
	if letters < 2 {
		return ""
	}
	return b.String()
}
