package naming

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/internal/lazyregexp"
)

// Abstracts name their own works: "we propose Conditional Context Optimization (CoCoOp)",
// "a method called BoxNet". Titles do not contain these names.

// Introduced returns the names that an abstract gives to its own work, two at most. Such
// a name has a form that neither running text nor an abbreviation has, and it follows a
// phrase such as "we introduce" or stands in parentheses after the words it abbreviates.
func Introduced(abstract string) []string {
	var names []string
	var room [128]Hit
	for _, w := range nameWords(room[:0], abstract) {
		name := abstract[w.Start:w.End]
		if !isCoined(name) || inPhrase.MatchString(abstract[w.End:]) || platforms[strings.ToLower(name)] || slices.Contains(names, name) || !speaksOfItself(abstract, w) {
			continue
		}
		if names = append(names, name); len(names) == 2 {
			break
		}
	}
	return names
}

// Gives reports whether an abstract gives a name, in parentheses behind the words that it
// abbreviates, to its own work.
func Gives(abstract, name string) bool {
	i := strings.Index(abstract, "("+name+")")
	return i > 0 && !ofKind.MatchString(abstract[i+1+len(name):]) && speaksOfItself(abstract, Hit{Start: i + 1, End: i + 1 + len(name)})
}

// ofKind matches what makes of the words before it a kind of works: "a box counting (BC) task".
var ofKind = lazyregexp.New(`^\) (?:tasks?|problems?|frameworks?|settings?|paradigms?|systems?|pipelines?)\b`)

// IsTask reports whether what is behind the closing parenthesis of an acronym says that it is what
// works do, or a kind of works: "(BCP) requires boxes", "(BCP) has emerged", "(BCP) methods".
func IsTask(behind string) bool { return task.MatchString(behind) }

var task = lazyregexp.New(`^\) (?:tasks?|problems?|settings?|methods|requires?|aims? to|ha(?:s|ve) (?:emerged|become)|refers? to)\b`)

// Acronym returns the capitals by which an abstract calls its own work, whose title begins with
// what they abbreviate: BCP for "Box Counting Policies: …", if the abstract says "we propose box
// counting policies (BCP)". It returns "" if there are none.
func Acronym(abstract, title string) string {
	for _, name := range parenthesised.FindAllStringSubmatch(abstract, 2) {
		if HasInitials(strings.ToLower(name[1]), Words(title)) && Gives(abstract, name[1]) {
			return name[1]
		}
	}
	return ""
}

// parenthesised matches capitals in parentheses.
var parenthesised = lazyregexp.New(`\(([A-Z]{3,5})\)`)

// inPhrase matches what goes on behind a name with another word in title case: it is only the first
// word of a longer name, as in "BOX-Driven Crates (BOXDC)".
var inPhrase = lazyregexp.New(`^ [A-Z][a-z]`)

// isCoined reports whether a name has capitals after its first letter and small letters
// as well, no leading digit, and no ending such as "-based".
func isCoined(name string) bool {
	if strings.IndexFunc(name[1:], unicode.IsUpper) < 0 || Letters(name) < 4 || IsPlain(name) || startsWithDigit(name) || name == strings.ToUpper(name) {
		return false
	}
	for part := range strings.SplitSeq(name, "-") { // LLM-as-a-Judge, CLIP-based
		if part == strings.ToLower(part) && strings.ContainsFunc(part, unicode.IsLetter) {
			return false
		}
	}
	return true
}

// IsGiven reports whether a note says that its work gives the name at text[start:end] to
// what it brings: "Introduces a BoxNet suite", "We propose BoxNet".
func IsGiven(text string, start, end int) bool {
	before := text[max(0, start-reach):start]
	if len(before) < start {
		before = before[max(0, strings.IndexByte(before, ' ')):] // it is no beginning
	}
	return giving.MatchString(before) && !strings.HasPrefix(text[end:], "-")
}

// giving matches the beginning of a sentence up to such a name. What a preposition or a comma
// separates from the verb is of others.
var giving = lazyregexp.New(`(?i)(?:^|[.;!?] |\b(?:we|(?:this|the) (?:paper|work)|the authors) )(?:(?:introduc|propos|releas)(?:es|ed|e)|present(?:s|ed)?) (?:an? |the |our )?(?:[\w.,-]*[\w-](?: [\w-]+)? )?$`)

// speaksOfItself reports whether the text gives the name at w to a work of its own
// authors.
func speaksOfItself(text string, w Hit) bool {
	from := w.Start
	for from > 0 && w.Start-from < maxNear && !endsSentence(text, from) {
		from--
	}
	words := tokens(strings.ToValidUTF8(text[from:w.Start], ""))
	if own := slices.ContainsFunc(words, func(s string) bool { return ownWords[s] }); !own || slices.ContainsFunc(words, func(s string) bool { return othersWords[s] }) {
		return false
	}
	n := len(words)
	if n > 0 && words[n-1] == "(" {
		words = words[:n-1]
		at := spelledOut(text[w.Start:w.End], words)
		return strings.HasPrefix(text[w.End:], ")") && at >= 0 && (stanceBefore(words[:at]) == Introduces || stanceBefore(words) == Introduces)
	}
	for n > 0 && articles[words[n-1]] {
		n--
	}
	for _, f := range endings[last(words[:n])] {
		if f.stance == Introduces && hasAt(words, n-len(f.words), f.words) {
			return true
		}
	}
	return false
}

// platforms are where works are published, and which texts name for that.
var platforms = set("arxiv github huggingface modelscope openreview youtube")

var (
	ownWords    = set("we our this novel authors")
	othersWords = set("recent recently existing previous previously prior popular well-known earlier")
	articles    = set("a an the new novel our")
)

// last returns the last word, or "" if there are no words.
func last(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// Abbreviation returns the name in parentheses at the end of a title that abbreviates the words
// before it, as in "Learned Counters of Boxes (LeCoB)", or "". Capitals of an activity are a term,
// a title with another name in front uses what it spells out, and so does one with a preposition
// in front of that: "Counting Crates with Learned Counters of Boxes (LeCoB)".
func Abbreviation(title string) string {
	before, closed := strings.CutSuffix(title, ")")
	before, name, found := strings.Cut(before, " (")
	if !closed || !found || strings.ContainsAny(name, " ()") || strings.HasSuffix(name, "s") || Letters(name) < MinAcronym || IsPlain(name) || IsAcronym(name) && IsActivity(before) || BeforeColon(title) != "" {
		return ""
	}
	words := tokens(before)
	if at := spelledOut(name, words); at < 0 || governs(words[at]) || at > 0 && governs(words[at-1]) {
		return ""
	}
	return name
}

// governs reports whether a word makes what is behind it the means or the object of what is
// before it.
func governs(word string) bool { return prepositions[word] || word == "using" || word == "via" }

// spelledOut returns where the last words begin that a name abbreviates, or -1.
func spelledOut(name string, words []string) int {
	for at := len(words) - 1; at >= 0; at-- {
		if abbreviates(name, words[at:]) {
			return at
		}
	}
	return -1
}

// abbreviates reports whether the capitals of a name are the first letters of the words
// before it, in order.
func abbreviates(name string, words []string) bool {
	const most = 10 // words that a name abbreviates
	words = words[max(0, len(words)-most):]
	at := 0
	for _, r := range name {
		if !unicode.IsUpper(r) {
			continue
		}
		for at < len(words) && !strings.HasPrefix(words[at], string(unicode.ToLower(r))) && !strings.Contains(words[at], "-"+string(unicode.ToLower(r))) {
			at++
		}
		if at == len(words) {
			return false
		}
		if !strings.Contains(words[at], "-") { // a word with a hyphen may give two letters
			at++
		}
	}
	return true
}
