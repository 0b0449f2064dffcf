package naming

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/bib/work"
	"clipgraph/internal/lazyregexp"
)

// Names compared with longer names, and with the titles that they stand in.

// IsWithin reports whether a longer name contains a name as it is written, hyphens and
// the case of the first letter aside: MiniNet4-Video contains MiniNet-4 and
// multi-word2vec contains Word2vec, but Point Net 3D does not contain PointNet.
func IsWithin(name, longer string) bool {
	if strings.Contains(longer, name) {
		return true
	}
	if strings.Count(longer, " ") > strings.Count(name, " ") {
		return false
	}
	_, size := utf8.DecodeRuneInString(name)
	squeezed := Squeeze(longer)
	for _, initial := range []string{name[:size], strings.ToLower(name[:size]), strings.ToUpper(name[:size])} {
		if strings.Contains(squeezed, initial+Squeeze(name[size:])) {
			return true
		}
	}
	return false
}

// IsCapitalised reports whether a name contains another, given by its fold, as a word
// that begins with a capital or is all in capitals: RegionClip contains clip, but
// OW-VISFormer does not contain visformer.
func IsCapitalised(fold, name string) bool {
	i := strings.Index(strings.ToLower(name), fold)
	if i < 0 || i+len(fold) > len(name) || !unicode.IsUpper(rune(name[i])) {
		return false
	}
	rest := name[i+1 : i+len(fold)]
	return rest == strings.ToLower(rest) || rest == strings.ToUpper(rest)
}

// IsPlainWithin reports whether a name contains another, given by its fold, as a plain
// word: Vivid-ZOO contains vivid so, and NBEATS-KAN does not contain nbeats.
func IsPlainWithin(fold, name string) bool {
	i := strings.Index(strings.ToLower(name), fold)
	return i >= 0 && i+len(fold) <= len(name) && IsPlain(name[i:i+len(fold)])
}

// IsCutApart reports whether a text has a name with a blank or a hyphen before a word
// where its paper has none: Deep ViT is not DeepViT. A number may be set apart:
// FastSpeech 2 is FastSpeech2.
func IsCutApart(name, text string) bool {
	at := strings.IndexAny(text, "- ")
	return at >= 0 && at+1 < len(text) && strings.Trim(text[at+1:], "0123456789.") != "" && !strings.ContainsAny(name, "- _")
}

// IsJoinedUp reports whether a text has a name with one letter before a hyphen as one
// word: CCNN is not C-CNN.
func IsJoinedUp(name, text string) bool {
	return len(name) > 1 && name[1] == '-' && !strings.Contains(text, "-")
}

// IsForeign reports whether a name that a list states for a work is not the work's, but
// the value of a column, such as a data set or an institute: the title uses it, has it as
// a word, or begins with a name that has another form, and no piece of the stated name is
// in the title.
func IsForeign(stated, title string) bool {
	if at := strings.Index(title, stated); at > 0 && stated != "" && isBetween(title, at, at+len(stated)) {
		return IsPlain(stated) || inWork.MatchString(title[:at]) || StanceAt(title, at, at+len(stated)) != work.Names
	}
	if strings.Contains(title, "("+stated+"s)") { // Box Networks (BNs) for Crates
		return true
	}
	const alike = 3 // bytes that two spellings of one name begin with
	if whole := withoutReport(title); stated != "" && isOnlyName(whole) {
		return Fold(whole) != Fold(stated)
	}
	own := BeforeColon(title)
	if own == "" || strings.Contains(own, " ") || IsPlain(own) || strings.Contains(stated, "-") && !sized.MatchString(stated) {
		return false
	}
	if fold := Fold(stated); strings.HasPrefix(Fold(own), fold[:min(alike, len(fold))]) {
		return false
	}
	words := Words(title)
	return !slices.ContainsFunc(Pieces(stated), func(piece string) bool {
		_, found := StandsFor(piece, words)
		return len(piece) > 1 && (found > 0 || strings.Contains(Fold(own), piece))
	})
}

// sized matches the name of data with their size.
var sized = lazyregexp.New(`(?i)-\d+(?:\.\d+)?[km]$`)

// IsMadeOf reports whether a name with a form is made of words of a title, in their order:
// each of its pieces is the beginning of a word or the initials of words.
func IsMadeOf(name, title string) bool {
	words := Words(title)
	if IsPlain(name) || Letters(name) < 4 || strings.Contains(name, "_") {
		return false
	}
	pieces := Pieces(name)
	slices.Reverse(pieces)
	for _, piece := range pieces {
		at, n := StandsFor(piece, words)
		if n == 0 {
			return false
		}
		words = words[at+n:]
	}
	return true
}

// inWork matches what stands before the name of a work that is examined.
var inWork = lazyregexp.New(`\pL (?:in|on) $`)

// isOnlyName reports whether a title is a name and nothing else, such as BoxNet or BoxNet
// Fisher, but not a venue.
func isOnlyName(title string) bool {
	if len(title) > MaxName {
		return false
	}
	words := strings.Fields(title)
	return len(words) > 0 && len(words) <= maxTitleName && !IsPlain(words[0]) && !IsOccasion(title) && !slices.ContainsFunc(words, func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(r) && !unicode.IsDigit(r) && IsPlain(w)
	}) && mayBeName(title)
}

// isBetween reports whether text[start:end] has words on both sides.
func isBetween(text string, start, end int) bool {
	return strings.HasSuffix(text[:start], " ") && strings.HasPrefix(text[end:], " ")
}

// IsAdjective reports whether the text before a title is one or two words that only
// qualify it.
func IsAdjective(before string) bool {
	words := AllWords(before)
	return len(words) > 0 && len(words) <= 2 && len(words) == len(Words(before))
}
