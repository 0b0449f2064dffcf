package byline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/bib/work"
)

// The form of names, alone and among other names.

// counted counts the parts of a list that look like names, and those that may be names if
// the others are.
type counted struct {
	names  int
	nearly int // with a lower-case word before the last, or a word that is also a topic or a firm
	small  int // all in lower case
	groups int
	alone  int // one word
}

// take counts a part. It returns false if the part can't be a name.
func (c *counted) take(part string) bool {
	words := strings.Fields(part)
	switch {
	case isGroup(part):
		c.groups++
	case isName(part):
		c.names++
	case isSmallName(words) && isCapitalised(words[len(words)-1]) && (isCapitalised(words[0]) || len(words) == 2),
		isPersonName(words) && (isSubject(words) || isNamedLikeFirm(words)):
		c.nearly++
	case isSmallName(words):
		c.small++
	default:
		return false
	}
	return true
}

// takeAlone counts a name of one word.
func (c *counted) takeAlone(part string) bool {
	if strings.Contains(part, " ") || !isCapitalised(part) || utf8.RuneCountInString(part) < 3 || hasExcludedWord(part) || isAcronym(part) || journals[strings.ToLower(part)] {
		return false
	}
	c.alone++
	return true
}

// journals are the first words of names of journals.
var journals = set("theoretical|applied|computational|bioinformatics|physica|physics|chemistry|biology|medicine|mathematics|statistics|engineering|intelligence|systems|methods|advances|annual|frontiers|current|international")

// splitGlued splits a name without a blank, such as "JaneDoe". was reports whether it did.
func splitGlued(part string) (name string, was bool) {
	m := glued.FindStringSubmatch(part)
	if m == nil || m[1] == "Mac" || hasExcludedWord(part) {
		return part, false
	}
	return m[1] + " " + m[2], true
}

// glued matches a given name and a family name without a blank between them. Names such
// as "McRoe" and "DeVries", with fewer letters first, are single names.
var glued = regexp.MustCompile(`^(\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)(\p{Lu}\p{Ll}+)$`)

// areNames reports whether the counted parts are a list of names.
func (c *counted) areNames() bool {
	return c.names+c.nearly > 0 && (c.nearly == 0 || c.names > 0) &&
		(c.small == 0 || c.names > 1 && c.names > c.small) && (c.groups == 0 || c.names > 0) && c.names >= leastWhole*c.alone
}

// leastWhole is the number of full names required for each name of one word.
const leastWhole = 3

// isName reports whether text has the form of a person's name and no word that excludes
// it.
func isName(text string) bool {
	words := strings.Fields(text)
	return isPersonName(words) && !hasExcludedWord(text) || isIdeographic(text)
}

// isIdeographic reports whether text is a name in Chinese, Japanese or Korean script.
func isIdeographic(text string) bool {
	n := 0
	for _, r := range text {
		if !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 4
}

func hasExcludedWord(text string) bool {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		if excludedWords[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// isSmallName reports whether words may be a name in lower case: two to four words of
// letters, none of them a function word.
func isSmallName(words []string) bool {
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	letters := 0
	for _, w := range words {
		if smallWords[w] || excludedWords[strings.ToLower(w)] || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(".'’-", r) }) {
			return false
		}
		letters = max(letters, len(w))
	}
	return letters > 2
}

// smallWords are words of phrases that are not names.
var smallWords = set("and|or|of|the|for|in|on|with|to|from|by|at|as|an|is|are|we|our|via|using|its|this|that|et|al|others")

// isSubject reports whether exactly one word is a topic that is also a given name: "Deep
// Doe".
func isSubject(words []string) bool {
	n := 0
	for _, w := range words {
		if w = strings.ToLower(w); subjects[w] {
			n++
		} else if excludedWords[w] {
			return false
		}
	}
	return n == 1
}

var subjects = set("deep|vision|science|graph|image")

// isNamedLikeFirm reports whether words are a name of which one word is also that of a firm or a
// publisher: "Huawei Doe", "Jane Springer". Units of firms have acronyms, as in "Samsung AI".
func isNamedLikeFirm(words []string) bool {
	n := 0
	for _, w := range words {
		switch lower := strings.ToLower(w); {
		case firms[lower]:
			n++
		case excludedWords[lower] || isShouted(w):
			return false
		}
	}
	return n == 1 && len(words) == 2
}

var firms = set("huawei|springer|samsung|sony|apple|corr")

// isShouted reports whether a word has two letters or more, all of them capitals.
func isShouted(w string) bool { return utf8.RuneCountInString(w) > 1 && w == strings.ToUpper(w) }

// isGroup reports whether text is the name of a group of authors.
func isGroup(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for _, w := range words[:len(words)-1] {
		if first := []rune(w)[0]; !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			return false
		}
	}
	return groups[strings.ToLower(words[len(words)-1])]
}

var groups = set("collaboration|collaborations|consortium|team|group")

// isPersonName reports whether words, in reading order or with the family name first,
// have the form of a person's name: two to six words with capitals, initials and
// particles, and not only initials. Titles may have that form too, so that the context
// has to say that it is a name.
func isPersonName(words []string) bool {
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	capitals, whole := 0, false
	for i, w := range words {
		switch {
		case isCapitalised(w), i+1 == len(words) && isElided(w):
			capitals++
			whole = whole || len(w) > 1 && !arePointed(w)
		case i+1 == len(words) || !(work.Word{Text: w}).IsParticle() && !(i > 0 && i+2 <= len(words) && (w == "y" || w == "e" || w == "i")):
			return false
		}
	}
	return capitals > 1 && whole
}

// arePointed reports whether a word consists of initials with full stops: "J.", "J.D",
// "J.-D."
func arePointed(w string) bool { return strings.Contains(w, ".") && initials.MatchString(w) }

// isElided reports whether w is a family name that is joined to its particle, such as
// "d'Autume" and "deJong".
func isElided(w string) bool {
	rest := strings.TrimLeftFunc(w, unicode.IsLower)
	particle := work.Word{Text: w[:len(w)-len(rest)]}
	rest, elided := strings.CutPrefix(strings.ReplaceAll(rest, "’", "'"), "'")
	return isCapitalised(rest) && (particle.IsParticle() && utf8.RuneCountInString(rest) > 2 || elided && particle.Text == "d")
}

// isCapitalised reports whether w begins with a capital and continues with letters and
// the signs that occur in names.
func isCapitalised(w string) bool {
	for i, r := range w {
		if i == 0 && !unicode.IsUpper(r) || !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(".'’-", r) {
			return false
		}
	}
	return w != ""
}
