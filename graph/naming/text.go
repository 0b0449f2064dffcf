package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/ascii"
)

// Names in running text. A name must match in case and as a whole word: a part of a
// longer name does not count (CoOp-like, EVA-CLIP-18B), nor does a name before a version
// (PaLM 2).

// nameWords appends to words the runs of characters that names are made of: Latin and
// Greek letters, digits, and inner hyphens, underscores, carets, plus signs and decimal
// points. Chinese or Japanese characters end a name.
func nameWords(words []Hit, text string) []Hit {
	start := -1
	end := func(i int) {
		word := text[start:i]
		if !strings.HasSuffix(word, "--") { // a single hyphen at the end belongs to the sentence
			word = trimHyphens(word)
		}
		if !isBehindSign(text, start) {
			words = append(words, Hit{Start: start, End: start + len(word)})
		}
		start = -1
	}
	for i, r := range text {
		in := isNameLetter(r) || unicode.IsDigit(r) || isSubscript(r) || r == '+' || start >= 0 && (r == '-' || r == '#' || r == '\u2010' || r == '\u2011' || r == '_' || r == '^' || r == '.' && isBeforeDigit(text[i+1:]))
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			end(i)
		}
	}
	if start >= 0 {
		end(len(text))
	}
	return words
}

// isBeforeDigit reports whether a text begins with a digit or a subscript.
func isBeforeDigit(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return startsWithDigit(text) || isSubscript(r)
}

// trimHyphens returns a word without hyphens and what stands for them at its end.
func trimHyphens(word string) string {
	if last := word[len(word)-1]; last != '-' && last != '_' && last != '^' && last < utf8.RuneSelf {
		return word
	}
	return strings.TrimRight(word, "-\u2010\u2011_^")
}

// isBehindSign reports whether a letter and a star precede text[start:], or letters and an
// apostrophe: A*STAR and Yo'BoxNet are names.
func isBehindSign(text string, start int) bool {
	if start < 2 || !isNameLetter(rune(text[start-2])) {
		return strings.HasSuffix(text[:start], "’") && start > len("’") && isNameLetter(rune(text[start-len("’")-1]))
	}
	return text[start-1] == '\'' || text[start-1] == '*' && (start == 2 || !isNameLetter(rune(text[start-3])))
}

// isNameLetter reports whether r is a Latin or Greek letter, neither raised nor lowered.
func isNameLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.In(r, unicode.Latin, unicode.Greek) && !unicode.Is(unicode.Lm, r)
}

// Each calls found for the names in text; known reports whether a spelling is a name. The
// text is split into the longest words that names are made of. Up to maxNameWords words
// are tried together, the longest sequence first. Of a compound (see [IsHalf]) that is no name
// each half is tried.
func Each(text string, known func(spelling string) bool, found func(spelling string, start, end int)) {
	var room [64]Hit
	words := nameWords(room[:0], text)
	for i := 0; i < len(words); i++ {
		start, isName := words[i].Start, false
		for n := together(text, words[i:]); n >= 1; n-- {
			end := words[i+n-1].End
			if last := text[words[i+n-1].Start:end]; strings.IndexByte(last, '-') >= 0 || strings.IndexByte(last, '_') >= 0 {
				if behind := max(participle(last), sizes(last), subset(last, text[end:])); behind > 0 && !known(text[start:end]) {
					end -= behind
				}
			}
			if end-start > minPlural && text[end-1] == 's' && !known(text[start:end]) {
				end--
			}
			if end-start > MaxName || !known(text[start:end]) {
				continue
			}
			next := ""
			if i+n < len(words) && text[end:words[i+n].Start] == " " {
				next = text[words[i+n].Start:words[i+n].End]
			}
			if !beginsWithVersion(next) && (!isVariantName(next) || isEdition(text[:end], next)) && !isCutOff(text[end:]) {
				found(text[start:end], start, end)
			}
			i, isName = i+n-1, true
			break
		}
		if !isName {
			eachHalf(text, words[i], known, found)
		}
	}
}

// eachHalf calls found for the names among the two words of a compound.
func eachHalf(text string, compound Hit, known func(spelling string) bool, found func(spelling string, start, end int)) {
	first, second, joined := strings.Cut(text[compound.Start:compound.End], "-")
	if !joined || !isCapitalWord(first) || !isCapitalWord(second) || strings.HasPrefix(text[compound.End:], ":") { // a name of its own
		return
	}
	if known(first) {
		found(first, compound.Start, compound.Start+len(first))
	}
	if known(second) {
		found(second, compound.End-len(second), compound.End)
	}
}

// isCapitalWord reports whether a word of four letters or more has one capital, its first.
func isCapitalWord(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return len(word) >= 4 && unicode.IsUpper(r) && isInitialed(word)
}

// IsHalf reports whether the name at text[start:end] is half of a compound of two words
// with capitals, such as Transformer-Mamba.
func IsHalf(text string, start, end int) bool {
	if start > 0 && text[start-1] == '-' {
		return true
	}
	rest, joined := strings.CutPrefix(text[end:], "-")
	if i := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		rest = rest[:i]
	}
	return joined && isCapitalWord(rest) && !isParticiple(rest)
}

// isCutOff reports whether a name goes on in other characters behind a hyphen, as in
// BoxNet-$\pi$, given the text behind it.
func isCutOff(behind string) bool {
	rest, hyphen := strings.CutPrefix(behind, "-")
	r, _ := utf8.DecodeRuneInString(rest)
	return hyphen && r != utf8.RuneError && !unicode.IsSpace(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
}

// minPlural is the number of bytes from which on a name may have a plural.
const minPlural = 4

// IsPlural reports whether the name that ends at text[:end] has an s behind it, as in
// "Two Decision Boxes".
func IsPlural(text string, end int) bool {
	return strings.HasPrefix(text[end:], "s") && (end+1 == len(text) || !isWordRune(rune(text[end+1])))
}

// isVariantName reports whether the word after a name makes it another name: BoxNet Pro,
// BoxNet M.
func isVariantName(word string) bool {
	if word == "" || !unicode.IsUpper(rune(word[0])) {
		return false
	}
	return IsVariant(word) || len(word) == 1 && word != "A" && word != "I"
}

// isEdition reports whether a word behind a name says which model of a version is meant: BoxNet 1.5
// Pro is BoxNet 1.5.
func isEdition(name, word string) bool {
	last := name[len(name)-1]
	return '0' <= last && last <= '9' && editions[strings.ToLower(word)]
}

// together returns how many of the first words of a text may be one name: they are
// separated by single blanks and do not begin with a filler.
func together(text string, words []Hit) int {
	n := 1
	for n < min(maxNameWords, len(words)) && strings.Count(text[words[n-1].End:words[n].Start], " ") == 1 {
		n++
	}
	if n > 1 && fillers[strings.ToLower(text[words[0].Start:words[0].End])] {
		return 1
	}
	return n
}

// participle returns the length of the ending of a word that says what is done with a work:
// BoxNet-based, BoxNet-Generated, BoxNet-Fine-Tuning-Aware.
func participle(word string) int {
	at := strings.LastIndexByte(word, '-')
	if at < 0 || !isParticiple(word[at+1:]) {
		return 0
	}
	for {
		before := strings.LastIndexByte(word[:at], '-')
		if before < 0 || !isInitialed(word[before+1:at]) {
			return len(word) - at
		}
		at = before
	}
}

// isParticiple reports whether a word is a participle, or one that is used like it.
func isParticiple(word string) bool {
	if qualifiers[strings.ToLower(word)] {
		return true
	}
	stem, found := strings.CutSuffix(word, "ed")
	if !found {
		stem, found = strings.CutSuffix(word, "ing")
	}
	last, _ := utf8.DecodeLastRuneInString(stem)
	return found && len(stem) > 1 && last != 'e' && unicode.IsLower(last) && isInitialed(word)
}

var qualifiers = set("driven given written oriented aware style type")

// isInitialed reports whether a word is in lower case, its first letter aside.
func isInitialed(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(first) && !strings.ContainsFunc(word[size:], func(r rune) bool { return !unicode.IsLower(r) })
}

// StandsAlone reports whether the word at text[start:end] is not part of a longer phrase:
// it follows a preposition and is followed by another one or the end of a clause, as in
// "Speech with Boxer", unlike "a Boxer Model" or "Boxer in the Ring".
func StandsAlone(text string, start, end int) bool {
	before, behind := strings.TrimRight(text[:start], " "), strings.TrimLeft(text[end:], " ")
	if before == "" || strings.ContainsAny(text[start:end], " -") || len(before) == start {
		return false
	}
	if !aroundNames[strings.ToLower(before[strings.LastIndexAny(before, " -")+1:])] {
		return false
	}
	if behind == "" || strings.IndexByte(".,;:?!)", behind[0]) >= 0 {
		return true
	}
	next, _, _ := strings.Cut(behind, " ")
	return aroundNames[strings.ToLower(next)]
}

// IsAmidSmall reports whether the name at text[start:end] stands within a sentence whose
// words before and behind it are in small letters, as in "we run Boxer and Packer", unlike
// "the Packed Boxer", so that only a name has its capital.
func IsAmidSmall(text string, start, end int) bool {
	before := strings.TrimRight(text[:start], " ")
	if before == "" || len(before) == start && !strings.HasSuffix(before, "(") || strings.ContainsAny(text[start:end], " -") && ascii.IsLetter(text[start]) && text[start] >= 'a' || strings.ContainsAny(before[len(before)-1:], ".!?:") {
		return false
	}
	word := before[strings.LastIndexByte(before, ' ')+1:]
	if !strings.HasSuffix(word, ",") && strings.ContainsFunc(word, unicode.IsUpper) {
		return false
	}
	behind := strings.TrimLeft(text[end:], " ")
	r, _ := utf8.DecodeRuneInString(behind)
	return !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.HasPrefix(text[end:], "-")
}

// IsQualifier reports whether a noun follows text[:end], so that what precedes it only
// qualifies the noun.
func IsQualifier(text string, end int) bool {
	next, found := strings.CutPrefix(text[end:], " ")
	next, _, _ = strings.Cut(next, " ")
	r, _ := utf8.DecodeRuneInString(next)
	return found && unicode.IsLetter(r) && !aroundNames[strings.ToLower(next)]
}

var aroundNames = set("with using of via for from on in into and by to beyond through is are does can")
