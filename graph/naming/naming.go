// Package naming knows what works are called and how texts name them: names, their
// versions and parts, titles within a text, and the words around a name that say
// whether a work builds on another or compares itself with it. It knows texts and
// no papers.
package naming

import (
	"regexp"
	"strings"
	"unicode"
)

// Name is one name of a work.
type Name struct {
	Text, Fold string
	IsTitle    bool // it is a whole title of plain or several words, and nobody says that it is a name
}

// The longest names, and the longest titles that are names, in words.
const (
	MaxName      = 40 // bytes
	maxNameWords = 4
	maxTitleName = 3
)

// Of returns the names of a work with a title: what stands before its colon, and the
// whole of a short one. A survey has none: what it begins with is its subject.
func Of(title string) []Name {
	var names []Name
	if before := BeforeColon(title); before != "" && isTitleName(before) {
		names = appendName(names, before, false)
	}
	report := withoutReport(title)
	if isTitleName(report) && len(strings.Fields(report)) <= maxTitleName {
		names = appendName(names, report, report == title && (IsPlain(report) || strings.Contains(report, " ")))
	}
	return names
}

// Stated returns the name that a list states, in none or one.
func Stated(text string) []Name { return appendName(nil, text, false) }

func appendName(names []Name, text string, isTitle bool) []Name {
	text = strings.Trim(text, " \t\"'“”‘’`*")
	fold := Fold(text)
	if fold == "" || !mayBeName(text) {
		return names
	}
	return append(names, Name{text, fold, isTitle})
}

// BeforeColon returns what stands before the first colon or spaced dash of a title;
// "" if there is none.
func BeforeColon(title string) string {
	at := -1
	for _, mark := range []string{": ", "：", " - ", " – ", " — "} {
		if i := strings.Index(title, mark); i > 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return ""
	}
	return strings.TrimSpace(title[:at])
}

// behindName returns what a title says behind its name; "" if there is no name.
func behindName(title string) string {
	before := BeforeColon(title)
	if before == "" {
		return ""
	}
	return strings.TrimLeft(title[len(before):], " :：-–—")
}

// withoutReport cuts off a title's end that says what kind of text it is.
func withoutReport(title string) string {
	for _, kind := range []string{" Technical Report", " technical report", " System Card", " Model Card"} {
		if before, found := strings.CutSuffix(title, kind); found {
			return before
		}
	}
	return title
}

// mayBeName reports whether text has the length and the characters of a name.
func mayBeName(text string) bool {
	for _, w := range strings.Fields(text) {
		switch w { // of several names, or a list of what is in a column
		case "vs", "vs.", "versus", "+", "&", "&&", "/":
			return false
		}
	}
	return len(text) <= MaxName && text[0] != '@' && text[0] != '-' && Letters(text) > 1 && strings.Count(text, " ") < maxNameWords && !strings.ContainsAny(text, ",;:()[]{}|?!，。、；：（）") &&
		strings.ContainsFunc(text, unicode.IsLetter)
}

// isTitleName reports whether a part of a title may be a name: it does not begin
// with an article or in lower case with a filler, and is no phrase with fillers in
// it or of plain words alone.
func isTitleName(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > maxNameWords {
		return false
	}
	plain := 0
	for i, w := range words {
		lower := strings.ToLower(w)
		if fillers[lower] && (i == 0 && w == lower || len(words) > 2) || i == 0 && len(words) > 1 && (lower == "a" || lower == "an" || lower == "the") {
			return false
		}
		if IsPlain(w) {
			plain++
		}
	}
	return plain < maxNameWords
}

// IsPlain reports whether a name is a word as running text has them: no capital
// behind its first letter, and no digit.
func IsPlain(text string) bool {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' }) {
		for i, r := range word {
			if i > 0 && unicode.IsUpper(r) || unicode.IsDigit(r) || r == '+' {
				return false
			}
		}
	}
	return true
}

// IsActivity reports whether a name of plain words is what people do, such as Federated
// Learning or Image Generation: a subject has that name, whoever came first.
func IsActivity(text string) bool {
	return IsPlain(text) && activity.MatchString(text)
}

var activity = regexp.MustCompile(`(?i)(?:ing|[st]ion|ment|ysis)$`)

// IsMixed reports whether a name has capitals behind its first letter, and small letters,
// so that it is known again where it is glued to others: LoRA in QLoRA.
func IsMixed(text string) bool {
	return strings.ContainsFunc(text, unicode.IsLower) && strings.ContainsFunc(text[1:], unicode.IsUpper)
}

// Fold reduces a name to what its spellings share: letters and digits in lower
// case, plus signs, signs such as ∞, and two hyphens at its end. X, X++, X-- and X² are
// four names.
func Fold(name string) string {
	fold := strings.Map(func(r rune) rune {
		switch {
		case r == '+' || unicode.IsLetter(r) || unicode.IsDigit(r) || r > unicode.MaxASCII && unicode.Is(unicode.Sm, r):
			return unicode.ToLower(r)
		default:
			return raised(r, -1)
		}
	}, name)
	if strings.HasSuffix(name, "--") {
		fold += "--"
	}
	return fold
}

// raised returns the digit that a superscript is, and none if r is no superscript.
func raised(r, none rune) rune {
	switch r {
	case '²':
		return '2'
	case '³':
		return '3'
	}
	return none
}

// IsDiscussion reports whether a work is about other works or about its subject at
// large, and is not called as its title begins: "Parrot: Applications, Opportunities,
// and Threats" is a work about Parrot. A survey says so; others list what they look
// at, or ask.
func IsDiscussion(title string) bool {
	rest := behindName(title)
	topics := 0
	for _, w := range AllWords(title) {
		if surveys[w.Text] {
			return true
		}
	}
	for _, w := range AllWords(rest) {
		if topicsOf[w.Text] {
			topics++
		}
	}
	return topics >= 2 || strings.HasSuffix(rest, "?")
}

var (
	surveys  = set("survey surveys review overview tutorial primer perspectives opportunities pitfalls perils roadmap retrospective")
	topicsOf = set("applications application challenges challenge threats threat risks risk opinion opinions implications implication ethics ethical limitations limitation promises promise " +
		"trends taxonomy landscape advances progress history lessons outlook impact impacts prospects concerns benefits hype future directions perspective solutions issues strengths weaknesses")
)

// Letters returns how many letters and digits a name has.
func Letters(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// Squeeze returns a name without hyphens and blanks, which lists set or leave out:
// FastSpeech2 is FastSpeech 2. Two hyphens at its end are a part of it: X-- is not X.
func Squeeze(text string) string {
	if !strings.ContainsAny(text, "-_ ^") {
		return text
	}
	squeezed := strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_ ^", r) {
			return -1
		}
		return r
	}, text)
	if strings.HasSuffix(text, "--") {
		squeezed += "--"
	}
	return squeezed
}
