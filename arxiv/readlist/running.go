package readlist

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/bib/work"
)

// Running references: one line of text as bibliographies print it, names
// before the title and where it appeared behind it, with nothing that sets
// the title apart: "J. Doe and R. Roe (2020). A Net. In CVPR."

var (
	initials    = regexp.MustCompile(`^(?:\p{Lu}\.?[ -]?){1,4}$`)
	familyFirst = regexp.MustCompile(`^\p{Lu}[\pL'’-]+(?: \p{Lu}[\pL'’-]+)?(?: \p{Lu}{1,3})?$`) // "Vaswani", "Vaswani A"
	yearBehind  = regexp.MustCompile(`^[,.]? ?(?:\(((?:19|20)\d\d)[a-z]?\)|((?:19|20)\d\d)[a-z]?[.:,])[.,:]? *`)
	sentenceEnd = regexp.MustCompile(`[.?!]["”]?\s+(?:\p{Lu}|in |arXiv|ar[Xx]iv|http|\d|$)|\.$`)
)

// maxNames is how far the names of a reference go, in bytes.
const maxNames = 600

// cutReferenceText cuts a running reference into its authors, its title and
// the rest, year and venue; authors is nil where the list is not whole.
func cutReferenceText(text string) (authors []work.Person, more bool, title, rest string, ok bool) {
	for at := 0; at < min(len(text), maxNames); at++ {
		behind, year := text[at:], ""
		switch {
		case yearBehind.MatchString(behind) && at > 0 && behind[0] != '1' && behind[0] != '2':
			year = strings.TrimSpace(yearBehind.FindString(behind))
			behind = behind[len(yearBehind.FindString(behind)):]
		case strings.HasPrefix(behind, ". ") && !endsInInitial(text[:at]), strings.HasPrefix(behind, ".: "), strings.HasPrefix(behind, ": "):
			behind = strings.TrimLeft(behind, ".: ")
		default:
			continue
		}
		names := text[:at]
		if text[at] == '.' && endsInInitial(names) {
			names = text[:at+1]
		}
		colon := year == "" && strings.Contains(text[at:len(text)-len(behind)], ":")
		authors, more, ok := readNames(names, colon)
		if !ok {
			break
		}
		if y := yearBehind.FindString(behind); year == "" && y != "" {
			year, behind = y, behind[len(y):]
		}
		title, rest = cutSentence(behind)
		_, _, named := readNames(title, false)
		return authors, more, title, year + " " + rest, len(strings.Fields(title)) > 1 && !named
	}
	return nil, false, "", "", false
}

// endsInInitial tells whether text ends in a capital by itself, the point
// behind which ends no sentence.
func endsInInitial(text string) bool {
	r, size := utf8.DecodeLastRuneInString(text)
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	return unicode.IsUpper(r) && (len(text) == size || !unicode.IsLetter(before))
}

// readNames reads the names of a reference. Words of a title have the form of
// names, too: there have to be initials, an "et al", an "and" or three names. A
// colon ends names with initials only.
func readNames(text string, colon bool) (authors []work.Person, more, ok bool) {
	text = strings.TrimRight(text, " ,")
	whole := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(text, "."), "et al"), "and others"), " ,")
	others := whole != text && whole+"." != text
	if endsInInitial(whole) && !others {
		whole = text
	}
	joined := strings.Contains(whole, " and ") || strings.Contains(whole, " & ")
	parts := strings.Split(strings.NewReplacer(", and ", ",", " and ", ",", ", & ", ",", " & ", ",", ";", ",").Replace(whole), ",")
	given, reading := 0, 0 // parts that are initials, and those in reading order
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
		switch part := parts[i]; {
		case initials.MatchString(part):
			if i == 0 || initials.MatchString(parts[i-1]) {
				return nil, false, false // an acronym
			}
			given++
		case isPersonName(strings.Fields(part)):
			reading++
			if strings.Contains(part, ".") {
				given++
			}
		case !familyFirst.MatchString(part):
			return nil, false, false
		}
	}
	switch {
	case colon && !others && (given == 0 || !strings.Contains(whole, ".")):
		return nil, false, false
	case given == 0 && !others && (!joined && len(parts) < 3 || reading < len(parts)):
		return nil, false, false
	case reading == len(parts):
		authors, _ = parseAuthors(strings.Join(parts, ", "))
		return authors, others && authors != nil, true
	case len(parts)%2 == 1:
		return nil, false, true
	}
	for i := 0; i+1 < len(parts); i += 2 {
		if !initials.MatchString(parts[i+1]) {
			return nil, false, true
		}
		authors = append(authors, work.FromParts(parts[i], parts[i+1], ""))
	}
	return authors, others, true
}

// cutSentence cuts text behind its first sentence.
func cutSentence(text string) (sentence, rest string) {
	for from := 0; from < len(text); {
		end := sentenceEnd.FindStringIndex(text[from:])
		if end == nil {
			break
		}
		at := from + end[0]
		if text[at] == '.' && (endsInInitial(text[:at]) || strings.HasSuffix(text[:at], " vs")) {
			from = at + 1
			continue
		}
		if text[at] != '.' {
			return text[:at+1], strings.TrimSpace(text[at+1:])
		}
		return text[:at], strings.TrimSpace(text[at+1:])
	}
	return text, ""
}
