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

// lettersOf returns the words of a text, in lower case.
func lettersOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

var (
	events        = words.Fields("workshop tutorial talk keynote lecture lectures course seminar colloquium blog podcast challenge competition")
	otherHeadings = words.Fields("workshop workshops tutorial tutorials talk talks lectures course courses blog blogs posts videos podcasts competitions events books textbooks tools libraries repositories repos implementations projects resources people labs")
	paperHeadings = words.Fields("paper papers publications literature articles")
)
