package arxiv

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names in reading order, as arXiv's API gives them, are split into family
// and given names. What a reader can't tell from the text alone ("Maria Garcia
// Lopez") is split before the last word, as BibTeX does (btxdoc, section 4).

// nobiliary are the words that begin a family name where they stand in lower
// case behind a given name: "Aaron van den Oord".
var nobiliary = strings.Fields("af al am an auf av bar bat ben bin bint d' da dal dalla das de degli dei del dela dell' della " +
	"den der des di do dos du el ibn l' la las le les lo los mac op 't te ten ter to und van ver von vom zu zum zur")

// generations are the words that stand behind a family name and belong to it.
var generations = []string{"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"}

// groups matches names of many: they are not split.
var groups = regexp.MustCompile(`(?i)\b(collaborations?|consortium|team|group|project|network|consortia|community|committee|society|institute|university|laboratory|survey|alliance|initiative)\b`)

// parseName splits a name in reading order; text is clean.
func parseName(text string) Author {
	text = strings.TrimSpace(text)
	if before, after, found := strings.Cut(text, ","); found { // "King, Jr." or "ten Hove, Marc"
		before, after = strings.TrimSpace(before), strings.TrimSpace(after)
		switch {
		case slices.Contains(generations, after):
			text = before + " " + after
		case after == "" || strings.Contains(after, ",") || groups.MatchString(text):
			return Author{Family: text}
		default:
			return Author{Family: before, Given: after}
		}
	}
	words := strings.Fields(text)
	if len(words) < 2 || groups.MatchString(text) || strings.ContainsAny(text, "()[]{}&/") {
		return Author{Family: text}
	}
	end := len(words)
	if end > 2 && slices.Contains(generations, words[end-1]) {
		end--
	}
	begin := end - 1
	for i := 1; i < end-1; i++ {
		if isNobiliary(words[i]) {
			begin = i
			break
		}
	}
	if begin == 0 || isNobiliary(words[0]) && begin == end-1 && allNobiliary(words[:begin]) { // "de Souza"
		return Author{Family: text}
	}
	return Author{Family: strings.Join(words[begin:], " "), Given: strings.Join(words[:begin], " ")}
}

func isNobiliary(word string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "'’"))
	return unicode.IsLower(r) && slices.Contains(nobiliary, strings.ReplaceAll(word, "’", "'"))
}

func allNobiliary(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !isNobiliary(w) })
}
