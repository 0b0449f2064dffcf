package naming

import (
	"hash/maphash"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/lazyregexp"
)

// Hit is where a text names a work: from Start to End, in bytes.
type Hit struct{ Work, Start, End int }

// Titles is an index of titles by their words. It finds all titles in a text in time
// linear in the text.
//
// A title is stored as a hash of its words, which takes a fraction of their memory. The
// hash has 64 bits and a random seed, so that collisions are negligible and cannot be
// provoked.
type Titles struct {
	seed    maphash.Seed
	works   map[uint64]int32  // by the hash of a whole title; sharedTitle if several works have it
	lengths map[uint64]uint64 // by the hash of the first MinTitle words: a bit for each number of words
}

// sharedTitle stands for the work of a title that several works have.
const sharedTitle = -1

// The lengths of titles that are looked for. Shorter ones are phrases; words beyond the
// limit add nothing.
const (
	MinTitle = 4  // words, fillers apart
	maxTitle = 60 // words; lengths has a bit for each number
)

// hashedWord is a word of a text by the hash of its lower case.
type hashedWord struct {
	hash       uint64
	start, end int
}

// words appends the words of a text to room and returns how many of them are no fillers.
func (t *Titles) words(room []hashedWord, text string) (words []hashedWord, telling int) {
	eachLower(text, func(word []byte, start, end int) {
		room = append(room, hashedWord{maphash.Bytes(t.seed, word), start, end})
		if !isFiller(word) {
			telling++
		}
	})
	return room, telling
}

// Add adds the title of a work, unless it is too short or too long.
func (t *Titles) Add(title string, work int) {
	if t.works == nil {
		t.seed, t.works, t.lengths = maphash.MakeSeed(), map[uint64]int32{}, map[uint64]uint64{}
	}
	var room [maxTitle + 1]hashedWord
	words, telling := t.words(room[:0], title)
	if telling < MinTitle || len(words) > maxTitle {
		return
	}
	begins := hashOf(0, words[:MinTitle])
	t.lengths[begins] |= 1 << len(words)
	whole := hashOf(begins, words[MinTitle:])
	if _, there := t.works[whole]; there {
		work = sharedTitle
	}
	t.works[whole] = int32(work)
}

// hashOf returns the hash of words that follow words with the hash before.
func hashOf(before uint64, words []hashedWord) uint64 {
	for i := range words {
		before = follow(before, words[i].hash)
	}
	return before
}

// follow returns the hash of a word that follows words with the hash before.
func follow(before, word uint64) uint64 { return before*0x9e3779b97f4a7c15 + word }

// In returns the works whose titles occur in text as whole words, except a title that is
// all of text: that is the same work, or another work of that title.
func (t *Titles) In(text string) []Hit {
	if t.works == nil {
		return nil
	}
	var room [128]hashedWord
	words, _ := t.words(room[:0], text)
	var hits []Hit
	for i := 0; i+MinTitle <= len(words); i++ {
		end := i + MinTitle
		hash := hashOf(0, words[i:end])
		for lengths := t.lengths[hash] >> MinTitle; lengths != 0; lengths >>= 1 {
			if lengths&1 != 0 {
				work, known := t.works[hash]
				h := Hit{int(work), words[i].start, words[end-1].end}
				if known && work >= 0 && (i > 0 || end < len(words)) && !hyphenated(text, h) {
					hits = append(hits, h)
				}
			}
			if end == len(words) {
				break
			}
			hash = follow(hash, words[end].hash)
			end++
		}
	}
	return hits
}

// hyphenated reports whether h begins or ends within a longer word, as "Adaptive …" in
// "Policy-Adaptive …".
func hyphenated(text string, h Hit) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:h.Start])
	after, _ := utf8.DecodeRuneInString(text[h.End:])
	return before == '-' || after == '-'
}

// IsOwnName reports whether the name at text[start:end] is followed by a colon, and begins
// a clause, is in brackets or stands in a note, so that the text is about that work.
func IsOwnName(text string, start, end int, inNote bool) bool {
	if strings.HasSuffix(text[:start], "(") && strings.HasPrefix(text[end:], "):") {
		return true
	}
	if !strings.HasPrefix(text[end:], ":") && !strings.HasPrefix(text[end:], "：") {
		return false
	}
	if inNote {
		return true
	}
	before := strings.TrimRight(text[:start], " \t*\"'“‘")
	return before == "" || len(before) < start && strings.HasSuffix(before, "-") || strings.ContainsAny(before[len(before)-1:], ".:;!?\n)]")
}

// IsSubject reports whether a verb is behind the name at text[:end], as in "BoxNet counts crates".
func IsSubject(text string, end int) bool { return verb.MatchString(text[end:]) }

var verb = lazyregexp.New(`^ [a-z]{3,}s [a-z]`)

// IsNamedAtEnd reports whether the name at text[start:end] stands in parentheses at the end of a
// title and abbreviates nothing before it, as the name of the work itself does: "Counting Crates
// at Sea (BoxNet)".
func IsNamedAtEnd(text string, start, end int) bool {
	before, open := strings.CutSuffix(text[:start], " (")
	return open && text[end:] == ")" && spelledOut(text[start:end], tokens(before)) < 0
}

// IsListed reports whether the title at text[start:] begins the text, or follows a word with
// a capital, a number or the end of a sentence, as in an enumeration. A sentence about the
// work has a word in lower case, an opening bracket, a quotation mark, a comma or a colon
// before it.
func IsListed(text string, start int) bool {
	before := strings.TrimRight(text[:start], " \t\n*_[")
	last, _ := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune("(（\"'“‘《「,，:：", last) && before != "" {
		return false
	}
	word := before[len(strings.TrimRightFunc(before, func(r rune) bool { return unicode.IsLetter(r) || strings.ContainsRune("-'’", r) })):]
	first, _ := utf8.DecodeRuneInString(word)
	return word == "" || unicode.IsUpper(first)
}

// IsMaker reports whether the name at text[:end] is that of the people who made the work:
// "BoxNet Team".
func IsMaker(text string, end int) bool { return maker.MatchString(text[end:]) }

var maker = regexp.MustCompile(`^ (?:Team|Community|Group|Lab|Authors|Contributors)\b`)

// IsByline reports whether the title at text[start:end] ends the text and follows a comma:
// what precedes it are the authors of that work.
func IsByline(text string, start, end int) bool {
	return strings.HasSuffix(strings.TrimRight(text[:start], " "), ",") && !strings.ContainsFunc(text[end:], unicode.IsLetter)
}

// IsSecondName reports whether the name at text[start:end] stands at the end of a title
// behind a slash, as the name of that work: "Counting Crates / BoxNet".
func IsSecondName(text string, start, end int) bool {
	return strings.HasSuffix(strings.TrimRight(text[:start], " "), " /") && (end == len(text) || text[end:] == ")" || strings.HasPrefix(text[end:], " ("))
}

// IsAll reports whether a title is the name at text[start:end] and nothing else but what
// stands in parentheses: "BoxNet (with code)".
func IsAll(text string, start, end int) bool {
	rest := strings.TrimSpace(text[end:])
	return !strings.ContainsFunc(text[:start], unicode.IsLetter) && (rest == "" || strings.HasPrefix(rest, "(") && strings.IndexByte(rest, ')') == len(rest)-1)
}

// IsOfCode reports whether the name at text[start:] follows "code", so that it is that of
// the code of a row: "Official code - BoxNet".
func IsOfCode(text string, start int) bool {
	return ofCode.MatchString(text[max(0, start-len("xcode – ")):start])
}

var ofCode = regexp.MustCompile(`(?i)\bcode ?[-–:] ?$`)

// IsOccasion reports whether a text is a venue in capitals with its year, such as
// "BXCV 2023".
func IsOccasion(text string) bool { return occasion.MatchString(text) }

var occasion = regexp.MustCompile(`^[\p{Lu}& .]{2,}[ '’]?(?:19|20)\d\d$`)

// GoesOn reports whether the title that ends at text[:end] ends in a word for surveys and
// goes on: "Boxes: A Survey of Crates" is not the work "Boxes: A Survey".
func GoesOn(text string, end int) bool {
	return surveys[strings.ToLower(text[strings.LastIndexByte(text[:end], ' ')+1:end])] && goesOn.MatchString(text[end:])
}

var goesOn = regexp.MustCompile(`^ (?:of|on|for|in|about|from) `)

// IsReference reports whether a title in a note looks like an entry of a bibliography: it
// follows a DOI or authors, comes before a year, a venue or the number of a chapter, or is
// a venue itself.
func IsReference(text string, start, end int) bool {
	const reach = 100
	before, behind := text[max(0, start-reach):start], text[end:min(len(text), end+reach)]
	return entryBefore.MatchString(before) || entryBehind.MatchString(behind) || venue.MatchString(text[start:end])
}

var (
	entryBefore = regexp.MustCompile(`\b10\.\d{4,9}/\S+\s*$|\p{Lu}\pL+, (?:\p{Lu}\.[ -]?)+[,:. ]*$|\bet al\.?[,:. ]*$`)
	entryBehind = regexp.MustCompile(`^[\s.,(]*(?:(?:19|20)\d\d\b|IEEE|ACM|Proc\b|In \p{Lu}|Int\. )|^[ ,.(–-]*(?:Chapter|Section|Part|Appendix) [\dIVX]`)
	venue       = regexp.MustCompile(`(?i)\b(?:conf\b|conference on|int\. j|journal of|j\. of|trans\. on|transactions on|symposium on|proceedings of|proc\. of|workshop on)`)
)
