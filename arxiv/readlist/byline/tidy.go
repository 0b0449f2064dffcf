package byline

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// tidy removes footnotes, nicknames and affiliations in brackets from a list of names.
// All kinds of hyphens become one, and accents beside their letters, as in text copied
// from a PDF, are joined to them.
func tidy(text string) string {
	text = norm.NFC.String(joinAccents(hyphens.Replace(text)))
	if hasInnerPoint(text) {
		text = gluedInitial.ReplaceAllString(text, "$1 $2")
	}
	if strings.Contains(text, " 0") {
		text = homonym.ReplaceAllString(text, "$1")
	}
	if strings.Contains(text, "_") {
		text = joinedNames(text)
	}
	if strings.ContainsAny(text, `(["“`) {
		text = nickname.ReplaceAllString(text, "$1 $2")
		without := placed.ReplaceAllString(placed.ReplaceAllString(text, "$1"), "$1") // "(Institute (Oslo))"
		if strings.ContainsAny(without, ",;") {
			text = without
		}
		text = bracketed.ReplaceAllString(text, "$1")
	}
	if strings.ContainsAny(text, "0123456789*†‡§¶#✉📧⋆∗✝✢◦(<") { // much faster than matching the expression
		text = cutFootnotes(text)
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
	text = strings.TrimLeft(strings.Trim(oneBlank(text), " ,;:*_–—-"), ". ")
	for _, prefix := range []string{"Authors:", "Author:", "authors:", "By ", "by "} {
		text = strings.TrimSpace(strings.TrimPrefix(text, prefix))
	}
	return text
}

// hyphens replaces all kinds of hyphens by one, and removes soft ones and braces.
var hyphens = strings.NewReplacer("\u2010", "-", "\u2011", "-", "\u00ad", "", "{", "", "}", "")

// hasInnerPoint reports whether something other than a blank follows a full stop, as in
// a glued initial.
func hasInnerPoint(text string) bool {
	for i := range len(text) - 1 {
		if text[i] == '.' && text[i+1] != ' ' {
			return true
		}
	}
	return false
}

// cutFootnotes replaces footnote marks by commas. Numbers between blanks and years are
// kept.
func cutFootnotes(text string) string {
	var b strings.Builder
	from := 0
	for _, at := range footnotes.FindAllStringIndex(text, -1) {
		number := strings.Trim(text[at[0]:at[1]], "0123456789") == ""
		if number && (at[0] == 0 || text[at[0]-1] == ' ' && !strings.HasPrefix(text[at[1]:]+",", ",") || at[1]-at[0] == 4) {
			continue
		}
		b.WriteString(text[from:at[0]] + ",")
		from = at[1]
	}
	return b.String() + text[from:]
}

var (
	// nickname matches a name in brackets or quotation marks within a name.
	nickname = regexp.MustCompile(`(\p{L}\.?) ?[(\["“]\p{Lu}[\pL'’-]*[)\]"”] ?(\p{Lu})`)
	// gluedInitial matches an initial without a blank before the family name: "J.Doe".
	gluedInitial = regexp.MustCompile(`\b(\p{Lu}\.)(\p{Lu}\p{Ll})`)
	// bracketed matches an affiliation in brackets after a name.
	bracketed = regexp.MustCompile(`(\pL) ?\(\s*\p{Lu}[^(),\d]*(?:\d{1,3}[^(),\d]*)?\)`)
	// placed matches one that may have commas: "Jane Doe (Road Institute, Oslo), Richard Roe".
	placed = regexp.MustCompile(`(\pL) ?\(\s*\p{Lu}[^()\d]*\)`)
	// homonym matches the number by which dblp tells persons of one name apart: "Jane Doe 0001".
	homonym = regexp.MustCompile(`(\pL\.?) 0\d{3}\b`)
	// underscored matches a name whose blanks are underscores: "Jane_Doe".
	underscored = regexp.MustCompile(`\b\p{Lu}[\pL'’.-]*(?:_\p{Lu}[\pL'’.-]*)+`)
)

// joinedNames returns names with blanks for underscores, without those that the text also has with
// blanks.
func joinedNames(text string) string {
	return underscored.ReplaceAllStringFunc(text, func(name string) string {
		name = strings.ReplaceAll(name, "_", " ")
		if strings.Contains(text, name) {
			return ""
		}
		return name
	})
}

// joinAccents joins accents that are beside their letters to the letters.
func joinAccents(text string) string {
	if !strings.ContainsAny(text, "´¨ˆ˜¸ˇ˚\u0301\u0308\u0302\u0303\u0327\u030c") {
		return text
	}
	runes := []rune(text)
	out := make([]rune, 0, len(runes))
	for i := 0; i < len(runes); i++ {
		mark, ok := accents[runes[i]]
		if unicode.Is(unicode.Mn, runes[i]) {
			for len(out) > 1 && out[len(out)-1] == ' ' && unicode.IsLetter(out[len(out)-2]) { // "e ́"
				out = out[:len(out)-1]
			}
		}
		last := len(out) - 1
		switch {
		case !ok:
			out = append(out, runes[i])
		case i+1 < len(runes) && runes[i] != '¸' && composes(undotted(runes[i+1]), mark):
			out = append(out, undotted(runes[i+1]), mark)
			i++
		case last >= 0 && composes(out[last], mark):
			out = append(out, mark)
			if i+2 < len(runes) && runes[i+1] == ' ' && unicode.IsLower(runes[i+2]) { // "C¸ a"
				i++
			}
		default:
			out = append(out, runes[i])
		}
	}
	return string(out)
}

// accents maps spacing accents to combining ones.
var accents = map[rune]rune{'´': '\u0301', '¨': '\u0308', 'ˆ': '\u0302', '˜': '\u0303', '¸': '\u0327', 'ˇ': '\u030c', '˚': '\u030a'}

// undotted returns the letter for a dotless letter below an accent.
func undotted(r rune) rune {
	switch r {
	case 'ı':
		return 'i'
	case 'ȷ':
		return 'j'
	}
	return r
}

// composes reports whether a letter and a mark compose to one letter.
func composes(letter, mark rune) bool {
	return unicode.IsLetter(letter) && len([]rune(norm.NFC.String(string([]rune{letter, mark})))) == 1
}
