// Package naming finds names of works in texts: names, their versions and parts, titles
// within a text, and the words around a name that say whether a work builds on another or
// is compared with it. It handles text only and does not depend on papers.
package naming

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/lazyregexp"
	"clipgraph/internal/words"
)

// Name is one name of a work.
type Name struct {
	Text, Fold string
	IsTitle    bool // it is a whole title of plain or several words, which nobody states as a name
}

// The longest names, and the longest titles that are names, in words.
const (
	MaxName      = 40 // bytes
	maxNameWords = 4
	maxTitleName = 3
)

// Of returns the names of a work with the given title: the part before its colon, and the
// whole of a short title. A survey has none, because its title begins with its subject.
func Of(title string) []Name {
	var names []Name
	before := BeforeColon(title)
	if name, found := strings.CutPrefix(before, "The "); found && (IsPlain(name) || !strings.Contains(name, " ")) {
		before = name // The Box Hypothesis, but not The CRATE Surprise
	}
	if before != "" && isTitleName(before) {
		names = appendName(names, before, false)
	}
	report := withoutReport(title)
	if isTitleName(report) && len(strings.Fields(report)) <= maxTitleName && !treats.MatchString(report) {
		names = appendName(names, report, report == title && (IsPlain(report) || strings.Contains(report, " ")))
	}
	return names
}

// treats matches the beginning of a title that says what is done with a work: Probing
// BoxNet.
var treats = lazyregexp.New(`^\p{L}{3,}ing `)

// Stated returns the names that a list states: one, or several with slashes or ampersands
// between them.
func Stated(text string) (names []Name) {
	parts := strings.Split(strings.ReplaceAll(text, " & ", " / "), " / ")
	for _, part := range parts {
		if before := len(names); len(parts) > 1 && IsPlain(part) {
			return nil // the values of a column
		} else if names = appendName(names, part, false); len(names) == before {
			return nil
		}
	}
	return names
}

func appendName(names []Name, text string, isTitle bool) []Name {
	text = hyphens.Replace(strings.Trim(text, " \t\"'“”‘’`*"))
	fold := Fold(text)
	if fold == "" || !mayBeName(text) {
		return names
	}
	return append(names, Name{text, fold, isTitle})
}

// hyphens are those that typesetters use. Names have the one of keyboards.
var hyphens = strings.NewReplacer("\u2010", "-", "\u2011", "-")

// BeforeColon returns the part of a title before its first colon or spaced dash, or the name
// before a comma and an article, or "" if there is none.
func BeforeColon(title string) string {
	if name := words.BeforeArticle(title); !IsPlain(name) {
		return name
	}
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

// BehindName returns the part of a title after its name, or "" if it has no name.
func BehindName(title string) string {
	before := BeforeColon(title)
	if before == "" {
		return ""
	}
	return strings.TrimLeft(title[len(before):], " :：,-–—")
}

// withoutReport returns a title without an ending that says what kind of text it is.
func withoutReport(title string) string {
	for _, kind := range []string{" technical report", " system card", " model card"} {
		if at := len(title) - len(kind); at > 0 && strings.EqualFold(title[at:], kind) {
			return title[:at]
		}
	}
	return title
}

// mayBeName reports whether text has the length and the characters of a name, and is no
// sentence about another work.
func mayBeName(text string) bool {
	words := strings.Fields(text)
	for i, w := range words {
		if i == 1 && isDone(words[0], w) || i > 0 && i+1 < len(words) && does[strings.ToLower(w)] {
			return false
		}
		switch w { // several names, or a list of the values of a column
		case "vs", "vs.", "versus", "+", "&", "&&", "/":
			return false
		case "or", "and":
			if i == 0 { // of an alternative
				return false
			}
		}
	}
	return !openings[text] && !platforms[strings.ToLower(text)] && !series.MatchString(text) && !file.MatchString(text) && !cited.MatchString(text) && len(text) <= MaxName && text[0] != '@' && !startsWithDash(text) && Letters(text) > 1 && strings.Count(text, " ") < maxNameWords && !strings.ContainsAny(text, ",;:()[]{}|?!，。、；：（）") &&
		strings.ContainsFunc(text, unicode.IsLetter)
}

// series matches the number of a part, which is no name.
var series = regexp.MustCompile(`(?i)^(?:part|vol|volume|chapter|section|week|day|lecture|lesson|no|stage|step|table|level)[ .-]*(?:\d+|[IVX]+)$`)

// openings are words that stand like a name only at a beginning: of a question, or of a title
// that says what kind of text it is.
var openings = set("What Where Who How When Why Which Position POSITION SoK SOK Poster Perspective Viewpoint Tutorial Demo Editorial Erratum Corrigendum Correction Addendum")

// cited matches the way in which a text cites a work: Doe-etal2018.
var cited = regexp.MustCompile(`(?i)[- ]et[-. ]*al\b|[- ]etal\d`)

// file matches the name of a file, and one that begins with a year and a hyphen.
var file = regexp.MustCompile(`(?i)^(?:19|20)\d\d-|\.(?:pdf|html?|md|pptx?|docx?|py|ipynb|zip|txt)$`)

// startsWithDash reports whether the beginning of a text is missing.
func startsWithDash(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.Is(unicode.Pd, r)
}

// isTitleName reports whether a part of a title may be a name: it does not begin with an
// article or a filler in lower case, contains no fillers, and is not made of plain words
// only.
func isTitleName(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > maxNameWords || IsOccasion(text) {
		return false
	}
	plain := 0
	for i, w := range words {
		lower := strings.ToLower(w)
		if i == 0 && len(words) > 1 && talk[lower] {
			return false
		}
		if fillers[lower] && (i == 0 && w == lower || len(words) > 2) || i == 0 && len(words) > 1 && (lower == "a" || lower == "an" || lower == "the") {
			return false
		}
		if IsPlain(w) {
			plain++
		}
	}
	return plain < maxNameWords
}

// talk are the words with which a title begins that speaks of another work.
var talk = set("towards toward understanding rethinking revisiting demystifying exploring improving")

// does are the verbs of titles that are sentences: BoxNet Meets Crates.
var does = set("meets meet goes go hacks makes make needs need is are can learns learn knows know helps help does")

// isDone reports whether two words say what is done with a work, as in Breaching BoxNet, but not
// in Lightning BoxNet.
func isDone(first, second string) bool {
	return treats.MatchString(first+" ") && !strings.HasSuffix(first, "tning") && !IsPlain(second)
}

// DifferInCase reports whether a word of a text is a name in other letters, by the capitals of
// both: they have some beside letters in lower case, or one is a word and the other has two in
// a row and begins with one, as in Codebert and CodeBERT, or the name is a word that is long or all in
// small letters and the text has capitals within, as RewardBench for Rewardbench and boxNet for
// boxnet. Discover and DisCover are different, and so are Cellar and celLAr.
func DifferInCase(text, name string) bool {
	switch isWord, isNameWord := IsPlain(text), IsPlain(name); {
	case text == strings.ToUpper(text) || name == strings.ToUpper(name) || isWord && isNameWord:
		return false
	case isWord:
		return capitals.MatchString(name)
	case isNameWord:
		return name == strings.ToLower(name) || capitals.MatchString(text) || len(name) >= longWord && unicode.IsUpper(rune(text[0]))
	}
	return true
}

// longWord is the length of a word that is no other with capitals within, in bytes.
const longWord = 10

var capitals = lazyregexp.New("^[A-Z](.*[A-Z])?[A-Z]")

// IsPlain reports whether a name looks like a word of running text: no capital after its
// first letter, and no digit.
func IsPlain(text string) bool {
	for i, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' }) {
		if i > 0 && familyName.MatchString(word) {
			continue
		}
		for i, r := range word {
			if i > 0 && unicode.IsUpper(r) || unicode.IsDigit(r) || r == '+' || r == '#' {
				return false
			}
		}
	}
	return true
}

// IsLettered reports whether a name is a letter before a hyphen and a word, both with capitals,
// such as C-Eval. An activity, such as Q-Learning, is none.
func IsLettered(name string) bool { return lettered.MatchString(name) && !IsActivity(name) }

var lettered = lazyregexp.New(`^\p{Lu}-\p{Lu}\p{Ll}+$`)

// IsWord reports whether a name is a single plain word.
func IsWord(text string) bool { return IsPlain(text) && !strings.ContainsAny(text, " -") }

// IsPhrase reports whether a name is made of several words that are plain or a few capitals,
// as "Explainable AI" and "3D Boxes".
func IsPhrase(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		if !IsPlain(w) && !IsAcronym(w) && !dimension[w] {
			return false
		}
	}
	return len(words) > 1
}

var dimension = map[string]bool{"1D": true, "2D": true, "3D": true, "4D": true}

// familyName matches family names with a capital within them.
var familyName = regexp.MustCompile(`^(?:Mc|Mac|Le|La|De|Di|Du|Van|O['’])\p{Lu}\p{Ll}+$`)

// IsActivity reports whether a name is an activity, such as Federated Learning or DeepFake
// Detection. It is the name of a subject, whoever used it first.
func IsActivity(text string) bool {
	if !activity.MatchString(text) || strings.HasSuffix(text, "thing") {
		return false
	}
	return IsPlain(text) || strings.Contains(text, " ") && !strings.ContainsAny(text, "0123456789")
}

var activity = regexp.MustCompile(`(?i)(?:ing|[st]ion|ment|ysis)$`)

// Fold returns what the spellings of a name have in common: letters and digits in lower
// case, plus signs, sharps, signs such as ∞, and two hyphens at its end. X, X++, X#, X-- and
// X² are five names.
func Fold(name string) string {
	fold := strings.Map(func(r rune) rune {
		switch {
		case r == '+' || r == '#' || unicode.IsLetter(r) || unicode.IsDigit(r) || r > unicode.MaxASCII && unicode.Is(unicode.Sm, r):
			return unicode.ToLower(r)
		default:
			return digitOf(r, -1)
		}
	}, name)
	if strings.HasSuffix(name, "--") {
		fold += "--"
	}
	return fold
}

// digitOf returns the digit that a superscript or a subscript is, or none if r is neither.
func digitOf(r, none rune) rune {
	switch {
	case r == '²':
		return '2'
	case r == '³':
		return '3'
	case isSubscript(r):
		return r - '₀' + '0'
	}
	return none
}

func isSubscript(r rune) bool { return '₀' <= r && r <= '₉' }

// IsDiscussion reports whether a work is about other works or about its subject at large,
// so that the beginning of its title is not its name: "Parrot: Applications,
// Opportunities, and Threats" is a work about Parrot. The title says "survey", lists what
// it looks at, or asks a question behind plain words.
func IsDiscussion(title string) bool {
	rest := BehindName(title)
	isSurvey, topics := false, 0
	eachLower(title, func(word []byte, _, _ int) { isSurvey = isSurvey || surveys[string(word)] })
	if isSurvey {
		return true
	}
	eachLower(rest, func(word []byte, _, _ int) {
		if topicsOf[string(word)] {
			topics++
		}
	})
	return topics >= 2 || strings.HasSuffix(rest, "?") && IsPlain(BeforeColon(title))
}

var (
	surveys  = set("survey surveys review comparison comparative overview tutorial primer perspectives opportunities pitfalls perils roadmap retrospective")
	topicsOf = set("applications application challenges challenge threats threat risks risk opinion opinions implications implication ethics ethical limitations limitation promises promise " +
		"trends taxonomy landscape advances progress history lessons outlook impact impacts prospects concerns benefits hype future directions perspective solutions issues strengths weaknesses nature scope limits consequences innovations innovation")
)

// Letters returns the number of letters and digits of a name.
func Letters(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || isSubscript(r) {
			n++
		}
	}
	return n
}

// Squeeze returns a name without hyphens and blanks, which lists add or omit: FastSpeech2
// is FastSpeech 2. Subscripts are digits. Two hyphens at its end are a part of it: X-- is not X.
func Squeeze(text string) string {
	if !hasSeparator(text) {
		return text
	}
	squeezed := strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_ ^\u2010\u2011", r) {
			return -1
		}
		if isSubscript(r) {
			return digitOf(r, r)
		}
		return r
	}, text)
	if strings.HasSuffix(text, "--") {
		squeezed += "--"
	}
	return squeezed
}

// hasSeparator reports whether a text may have a hyphen, a blank or what stands for one. The
// hyphens of typesetters begin with the byte 0xE2.
func hasSeparator(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case '-', '_', ' ', '^', 0xE2:
			return true
		}
	}
	return false
}

// IsShort reports whether a name has three letters, or is a word of four.
func IsShort(text string) bool {
	n := Letters(text)
	return n <= 3 || n == 4 && IsPlain(text)
}
