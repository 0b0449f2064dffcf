package wording

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/internal/words"
)

// HeadsOthers reports whether a heading is one of events, courses, tools and the like,
// and not of papers.
func HeadsOthers(heading string) bool {
	words := lettersOf(heading)
	has := func(set map[string]bool) bool {
		return slices.ContainsFunc(words, func(word string) bool { return set[word] })
	}
	return has(otherHeadings) && !has(paperHeadings)
}

// NamesEvent reports whether a text has a word for an event, of which persons, a venue
// and a date are said as of papers.
func NamesEvent(text string) bool {
	return slices.ContainsFunc(lettersOf(text), func(word string) bool { return events[word] })
}

// SpellsOut reports whether a text is an acronym, a colon and just the words that it stands for:
// "LWC: Large Wooden Crates".
func SpellsOut(text string) bool {
	acronym, rest, ok := strings.Cut(text, ": ")
	letters := strings.FieldsFunc(acronym, func(r rune) bool { return r == '-' })
	if acronym = strings.Join(letters, ""); !ok || len(acronym) < 2 || strings.ContainsFunc(acronym, func(r rune) bool { return !unicode.IsUpper(r) }) {
		return false
	}
	for _, word := range strings.FieldsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }) {
		for i, r := range word {
			if left := strings.TrimPrefix(acronym, string(unicode.ToUpper(r))); (i == 0 || unicode.IsUpper(r)) && left != acronym {
				acronym = left
			} else if i == 0 && unicode.IsUpper(r) {
				return false
			}
		}
	}
	return acronym == ""
}

// lettersOf returns the words of a text, in lower case.
func lettersOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

var (
	events        = words.Fields("workshop tutorial talk keynote lecture lectures course seminar colloquium blog podcast challenge competition")
	otherHeadings = words.Fields("workshop workshops tutorial tutorials talk talks lectures course courses blog blogs posts videos podcasts competitions events books textbooks tools libraries repositories repos implementations projects resources people labs")
	paperHeadings = words.Fields("paper papers publications literature articles")
)
