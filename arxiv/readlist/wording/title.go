package wording

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/words"
)

// IsLabel reports whether the phrase only labels a link or says nothing: words such as
// "paper" and "code", numbers, addresses, signs.
func (p Phrase) IsLabel() bool {
	if len(p.tokens) > 1 && p.tokens[1].sign == ':' && strings.HasPrefix(p.text[p.tokens[1].start:], "://") {
		return true
	}
	if strings.EqualFold(p.text[p.start():p.end()], "n/a") {
		return true
	}
	n := 0
	series, years := false, false
	for i, t := range p.tokens {
		years = years || t.marks&year != 0 || isDate(p.word(t))
		if t.sign != 0 {
			continue
		}
		n++
		switch {
		case t.marks&(label|venue) == label|venue && t.marks&year != 0:
			return false // CVPR2023
		case t.marks&label != 0:
			series = series || t.marks&venue != 0
		case t.marks&digits != 0:
		case i == 0 && t.marks&host != 0:
		case len(p.tokens) <= 2 && isAddress(p.word(t)):
			return true
		case isVersion(p.word(t)), areLabels(p.word(t)):
		default:
			if _, size := utf8.DecodeRuneInString(p.word(t)); n == 1 && t.end-t.start == size && t.marks&ideograph == 0 && len(p.tokens) == 1 {
				continue // one letter
			}
			if i := p.start(); t.marks&ideograph != 0 && lexicon[p.text[i:p.end()]]&label != 0 {
				return true
			}
			return false
		}
	}
	return n <= maxLabel && !(series && years)
}

// IsConference reports whether a text is just the name of a conference that is also a label
// for the site of its papers.
func IsConference(text string) bool { return labelledConferences[FoldLabel(text)] }

var labelledConferences = words.Fields("neurips cvpr iccv eccv")

// maxLabel is the number of words up to which known words are a label.
const maxLabel = 8

// areLabels reports whether a word is labels with hyphens between them: "code-official",
// "Paper-arXiv15".
func areLabels(word string) bool {
	if !strings.Contains(word, "-") {
		return false
	}
	for part := range strings.SplitSeq(strings.ToLower(word), "-") {
		if lexicon[strings.TrimRight(part, "0123456789")]&label == 0 {
			return false
		}
	}
	return true
}

// isVersion reports whether a word is a version, optionally after a number: v2, V1.0,
// 2101.00001v3.
func isVersion(word string) bool {
	before := strings.TrimRight(word, "0123456789.")
	n := len(before) - 1
	return n >= 0 && n+1 < len(word) && before[n]|0x20 == 'v' && strings.Trim(before[:n], "0123456789.") == ""
}

// isAddress reports whether a word is the address of a site without a scheme.
func isAddress(word string) bool {
	i := strings.LastIndexByte(word, '.')
	return i > 0 && lexicon[strings.ToLower(word[i+1:])]&host != 0
}

// IsInTitleCase reports whether the phrase is long enough for a title and written as many
// are: its words have capitals, but for those that link them, of which it has one, or a colon.
func (p Phrase) IsInTitleCase() bool {
	capitals, others, links := 0, 0, 0
	for i, t := range p.tokens {
		switch {
		case t.sign == ':':
			links++
		case t.sign != 0:
		case p.word(t) == "and": // of two topics, too
		case t.marks&small != 0 && i > 0:
			links++
		case t.marks&(capital|inner|shouted) != 0:
			capitals++
		default:
			others++
		}
	}
	return links > 0 && capitals >= leastCapitals && capitals >= mostCapitals*others
}

// Numbers of words with capitals in a title.
const (
	leastCapitals = 4
	mostCapitals  = 4 // as many as those without
)

// IsPlainPhrase reports whether the phrase is several words without signs between them, all but
// the first in small letters alone: "Old wooden crates".
func (p Phrase) IsPlainPhrase() bool {
	if len(p.tokens) < 2 || p.tokens[0].marks&(inner|shouted|initial) != 0 {
		return false
	}
	return !slices.ContainsFunc(p.tokens[1:], func(t token) bool {
		return t.sign != 0 || t.marks&(capital|inner|digits|ideograph) != 0
	})
}

// isAward reports whether the phrase consists of words that stand beside a venue: "Best
// Paper Honorable Mention".
func (p Phrase) isAward() bool {
	return !slices.ContainsFunc(p.tokens, func(t token) bool { return t.sign == 0 && t.marks&award == 0 })
}

// titleLike returns how much the words are like those of a title.
func (p Phrase) titleLike(l Likeness) float64 {
	if l.Label || l.Words == 0 || p.isAward() {
		return 0
	}
	w := &weights
	n, han, linking, nouns, claims, sentences := 0, 0, 0, 0, 0, 0
	for i, t := range p.tokens {
		switch {
		case t.sign == '.' || t.sign == '!' || t.sign == '?' || t.sign == '。':
			if i > 0 && i+1 < len(p.tokens) && p.tokens[i-1].end-p.tokens[i-1].start > 2 && (p.tokens[i+1].marks&capital != 0 || t.sign == '。') {
				sentences++
			}
		case t.sign != 0:
		case t.marks&ideograph != 0:
			han++
		default:
			n++
			if t.marks&small != 0 {
				linking++
			}
			if t.marks&titleNoun != 0 {
				nouns++
			}
			if t.marks&claim != 0 {
				claims++
			}
		}
	}
	n += han / 2
	score := w.titleWords[min(n, len(w.titleWords)-1)]
	score -= w.perWordOver * float64(max(0, n-w.longTitle))
	if nouns > 0 {
		score += w.tradeWord
	}
	if linking > 0 && n > 3 {
		score += w.smallWord
	}
	if first := p.tokens[0]; first.sign == 0 && first.marks&(capital|inner|digits|ideograph) == 0 {
		score -= w.lowerStart
	}
	if claims > 0 && n > 5 {
		score -= w.claims
	}
	if sentences > 0 && n > w.longSentence {
		score -= w.sentences
	}
	if han > 2*n/3 {
		score *= w.ideographs
		if first, _ := utf8.DecodeRuneInString(p.text[p.start():]); unicode.In(first, unicode.Hiragana) {
			score *= w.hiragana // a part of a sentence
		}
	}
	return score
}

// nameLike returns how much the phrase is like a short name.
func (p Phrase) nameLike(l Likeness) float64 {
	w := &weights
	if l.Words == 0 || int(l.Words) >= len(w.nameWords) || l.Label || l.Venue > .5 {
		return 0
	}
	score, lower := w.nameWords[l.Words], true
	marked, organisation := false, true
	for _, t := range p.tokens {
		organisation = organisation && (t.sign != 0 || t.marks&group != 0)
		marked = marked || t.marks&(inner|shouted) != 0 || t.sign == '+'
		lower = lower && t.marks&(capital|inner) == 0
	}
	if organisation || p.tokens[0].marks&(small|capital) == small { // "or BoxNet"
		return 0
	}
	if marked {
		score += w.nameMarked
	}
	if lower {
		score -= w.nameLower
	}
	if l.Persons > .8 {
		score -= w.namePersons
	}
	return max(0, min(1, score))
}
