package byline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/bib/work"
	"clipgraph/internal/ascii"
)

// What follows the names in a field: "et al.", a year, a venue.

var (
	// etAl matches the end of a list of names. The Korean word may be followed by the
	// number of the other authors.
	etAl = regexp.MustCompile(`(?i)\bet[cl]?\.?\s*a[lt]\b\.?|\s외(?:\s*\d+\s*[인명])?(?:[\s,.;]|$)|\b(?:and others|etc)\b\.?`)
	// ellipsis matches the dots for names that are left out before the last one.
	ellipsis = regexp.MustCompile(`(?:^|[,\s]|\pL)\s*(?:…|\.\.\.+)`)
	// yearBehind matches a year after names, with an optional month.
	yearBehind = regexp.MustCompile(`[\s,.]*[\s,.(]((?:19|20)\d\d)[a-z]?\)?(?:,? \p{Lu}\p{Ll}+)?[\s.,)]*$`)
)

// cutOthers cuts text before the words for "and others". It reports whether there are
// any.
func cutOthers(text string) (names string, more bool, behind string) {
	if mayEndInOthers(text) {
		if at := etAl.FindStringIndex(text); at != nil {
			return text[:at[0]], true, trimBehind(text[at[1]:])
		}
	}
	if strings.Contains(text, "…") || strings.Contains(text, "...") {
		if at := ellipsis.FindStringIndex(text); at != nil {
			return strings.TrimRight(text[:at[1]], ".… "), true, ""
		}
	}
	names, more = work.CutOthers(text)
	return names, more, ""
}

// mayEndInOthers reports whether etAl may match. It is much faster than the expression, whose
// matches contain a word that begins with "et", the word "others" behind a blank, or the Korean one.
func mayEndInOthers(text string) bool {
	for i := range len(text) - 1 {
		switch text[i] | 0x20 {
		case 'e':
			if text[i+1]|0x20 == 't' && (i == 0 || !ascii.IsLetterOrDigit(text[i-1])) {
				return true
			}
		case 'o':
			if text[i+1]|0x20 == 't' && i > 0 && text[i-1] == ' ' {
				return true
			}
		}
	}
	return strings.Contains(text, "외")
}

// cutBehind cuts text after its first sentence, or before what is clearly not a name.
func cutBehind(text string) (names, behind string) {
	names, year := text, ""
	if strings.Contains(text, "19") || strings.Contains(text, "20") {
		if m := yearBehind.FindStringSubmatchIndex(text); m != nil {
			names, year = text[:m[0]], text[m[2]:m[3]]
			if m[0] < len(text) && text[m[0]] == '.' {
				names += "." // it may belong to an initial
			}
		}
	}
	names, behind = cutTail(names)
	if year != "" {
		behind = strings.TrimPrefix(behind+", "+year, ", ")
	}
	return strings.TrimSpace(names), trimBehind(behind)
}

func trimBehind(text string) string { return strings.Trim(text, " .,;:*_()[]") }

// cutTail cuts text before the first part between commas, or sentence, that is a journal
// or an affiliation and not a name.
func cutTail(text string) (names, tail string) {
	names, tail = cutSentence(text)
	if strings.Contains(names, ";") {
		return names, tail // affiliations come between names
	}
	parts := strings.Split(names, ",")
	for i := 1; i < len(parts); i++ {
		if !isNotName(parts[i]) || slices.ContainsFunc(parts[i+1:], isPersonPart) || i+1 < len(parts) && beginsInInitial(parts[i+1]) {
			continue
		}
		rest := strings.TrimSpace(strings.Join(parts[i:], ","))
		return strings.Join(parts[:i], ","), strings.Trim(rest+". "+tail, " .")
	}
	return names, tail
}

// beginsInInitial reports whether a part between commas is the initials of the family
// name before it.
func beginsInInitial(part string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(part), " ")
	return strings.HasSuffix(word, ".") && initials.MatchString(word)
}

func isPersonPart(part string) bool { return isName(strings.TrimSpace(part)) }

// isNotName reports whether a part between commas is a journal, an affiliation, pages or
// the acronym of a conference.
func isNotName(part string) bool {
	part = strings.TrimPrefix(strings.TrimSpace(part), "and ")
	if part == "" || isGroup(part) {
		return false
	}
	if strings.ContainsAny(part, "0123456789") {
		return true
	}
	words := strings.Fields(part)
	if len(words) == 1 {
		return words[0] == "pp" || words[0] == "pp." || isAcronym(part) || hasExcludedWord(part) && !isSubject(words)
	}
	return hasExcludedWord(part) && !isSubject(words) && !isNamedLikeFirm(words)
}

// isAcronym reports whether a word is the acronym of a conference: four letters or more,
// at least three of them capitals, such as "NeurIPS" and "RLEM".
func isAcronym(word string) bool {
	capitals := 0
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 2 && utf8.RuneCountInString(word) > 3
}

// cutSentence cuts text after its first sentence. The full stop of an initial, or of a
// word before or after a name such as "Jr.", does not end a sentence.
func cutSentence(text string) (sentence, rest string) {
	for from := 0; from < len(text); {
		end := sentenceEnd.FindStringIndex(text[from:])
		if end == nil {
			break
		}
		at := from + end[0]
		rest = strings.TrimSpace(text[at+1:])
		if isInitialPoint(text[:at], rest) {
			from = at + 1
			continue
		}
		if areNames(rest) { // "Jane Doe. Richard Roe, John Smith"
			text = text[:at] + "," + text[at+1:]
			continue
		}
		if endsInInitial(text[:at]) {
			at++
		}
		return text[:at], rest
	}
	return text, ""
}

var (
	sentenceEnd = regexp.MustCompile(`\.["”]?\s+(?:\p{Lu}|in |arXiv|ar[Xx]iv|http|\d|$)|\.$`)
	// anInitial matches an initial after a given name with a wrong full stop.
	anInitial = regexp.MustCompile(`^\p{Lu}\.(?:[ ,;-]|$)`)
	// twoInitials matches the initials of "Doe J A".
	twoInitials = regexp.MustCompile(`\p{Lu} \p{Lu}$`)
)

// isInitialPoint reports whether the full stop between names and rest does not end a
// sentence.
func isInitialPoint(names, rest string) bool {
	last := lastPart(names)
	word := last[strings.LastIndexByte(last, ' ')+1:]
	switch {
	case last == "":
		return true
	case endsInInitial(last) && initialsBehind(names, last): // "Doe J, Roe R. Journal"
		return rest == "" || anInitial.MatchString(rest)
	case endsInInitial(last), work.IsSuffix(word), work.IsSuffix(word + "."), anInitial.MatchString(rest), rest == "" && initials.MatchString(last):
		return true
	case utf8.RuneCountInString(word) < 3: // "Md. Jane Doe", "Peter St. Doe"
		first, _, _ := strings.Cut(rest, ",")
		next, _, _ := strings.Cut(first, " ")
		return isCapitalised(next) && !isNotName(next) && !isNotName(first)
	}
	return false
}

// areNames reports whether text begins with two names in reading order.
func areNames(text string) bool {
	first, rest, ok := strings.Cut(text, ",")
	second, _, _ := strings.Cut(rest, ",")
	return ok && isPersonPart(first) && isPersonPart(strings.TrimPrefix(strings.TrimSpace(second), "and "))
}

// lastPart returns the part after the last comma or "and".
func lastPart(names string) string {
	from := strings.LastIndexByte(names, ',') + 1
	for _, and := range []string{" and ", " & "} {
		if i := strings.LastIndex(names, and); i >= 0 {
			from = max(from, i+len(and))
		}
	}
	return strings.TrimPrefix(strings.TrimSpace(names[from:]), "and ")
}

// initialsBehind reports whether the last part of names is a family name followed by
// initials, like the first: "Doe J, Roe R" and "Doe, J., Roe, R".
func initialsBehind(names, last string) bool {
	first, rest, ok := strings.Cut(names, ",")
	if familyInitials.MatchString(strings.TrimSpace(first)) {
		return familyInitials.MatchString(last) && (ok || twoInitials.MatchString(last))
	}
	given, rest, more := strings.Cut(rest, ",")
	return ok && more && strings.Contains(rest, ",") && isFamily(first) && initials.MatchString(strings.TrimSpace(given)) && initials.MatchString(last)
}

// endsInInitial reports whether text ends in a single capital, after which a full stop
// does not end a sentence.
func endsInInitial(text string) bool {
	r, size := utf8.DecodeLastRuneInString(text)
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	return unicode.IsUpper(r) && (len(text) == size || !unicode.IsLetter(before))
}
