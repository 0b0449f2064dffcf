package form

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrase is a text, or a part of one, with its words: what a field says by
// itself, wherever it stands.
type phrase struct {
	text   string
	tokens []token // those of the part; offsets are in text
}

func newPhrase(text string) phrase { return phrase{text, tokens(text)} }

func (p phrase) start() int {
	if len(p.tokens) == 0 {
		return 0
	}
	return p.tokens[0].start
}

func (p phrase) end() int {
	if len(p.tokens) == 0 {
		return 0
	}
	return p.tokens[len(p.tokens)-1].end
}

func (p phrase) word(t token) string { return p.text[t.start:t.end] }

// words returns the number of words. Two ideographs count as one.
func (p phrase) words() int {
	n, han := 0, 0
	for _, t := range p.tokens {
		switch {
		case t.marks&ideograph != 0:
			han++
		case t.sign == 0:
			n++
		}
	}
	return n + (han+1)/2
}

// likeness is how much a phrase is like each kind of field, from 0 to 1.
type likeness struct {
	title, persons, venue, label, name float64
	// plain is how much it is like a title, whatever else it is like.
	plain float64
	words int
}

// look weighs a phrase for all kinds.
func (p phrase) look() likeness {
	l := likeness{words: p.words(), label: p.labelLike(), persons: p.personsLike(), venue: p.venueLike()}
	l.plain = p.titleLike(l)
	l.title = max(0, min(1, l.plain-weights.titlePersons*l.persons-weights.titleVenue*l.venue))
	l.name = p.nameLike(l)
	return l
}

// labelLike reports, as 0 or 1, whether the phrase only labels a link or says
// nothing: words such as "paper" and "code", numbers, addresses, signs.
func (p phrase) labelLike() float64 {
	if len(p.tokens) > 1 && p.tokens[1].sign == ':' && strings.HasPrefix(p.text[p.tokens[1].start:], "://") {
		return 1
	}
	n, numbers := 0, 0
	series, years := false, false
	for i, t := range p.tokens {
		years = years || t.marks&year != 0 || isDate(p.word(t))
		if t.sign != 0 {
			continue
		}
		n++
		switch {
		case t.marks&(label|venue) == label|venue && t.marks&year != 0:
			return 0 // CVPR2023
		case t.marks&label != 0:
			series = series || t.marks&venue != 0
		case t.marks&digits != 0:
			numbers++
		case i == 0 && t.marks&host != 0:
		case len(p.tokens) <= 2 && isAddress(p.word(t)):
			return 1
		case isVersion(p.word(t)):
		default:
			if _, size := utf8.DecodeRuneInString(p.word(t)); n == 1 && t.end-t.start == size && t.marks&ideograph == 0 && len(p.tokens) == 1 {
				continue // one letter
			}
			if i := p.start(); t.marks&ideograph != 0 && lexicon[p.text[i:p.end()]]&label != 0 {
				return 1
			}
			return 0
		}
	}
	if n > maxLabel || series && years {
		return 0
	}
	return 1
}

// maxLabel is the number of words up to which known ones are a label.
const maxLabel = 8

func isVersion(word string) bool {
	return len(word) > 1 && len(word) < 4 && (word[0] == 'v' || word[0] == 'V') && isDigit(word[1])
}

// isAddress reports whether a word is the address of a site without a scheme.
func isAddress(word string) bool {
	i := strings.LastIndexByte(word, '.')
	return i > 0 && lexicon[strings.ToLower(word[i+1:])]&host != 0
}

// titleLike weighs the words of a title.
func (p phrase) titleLike(l likeness) float64 {
	if l.label == 1 || l.words == 0 {
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
			if t.marks&trade != 0 {
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

// personsLike weighs whether the phrase is a list of persons: parts of two to
// four words with capitals, initials or particles, between commas or "and".
func (p phrase) personsLike() float64 {
	w := &weights
	parts, good, bad, last := 0, 0.0, 0.0, 0.0
	others := false
	from := 0
	end := func(to int) {
		words := p.tokens[from:to]
		from = to + 1
		if last == w.oneWordPerson && areInitials(words) { // "Doe, J."
			good += 1 - last
			last = 0
			return
		}
		g, b, counted := p.person(words)
		if last = 0; counted {
			parts++
			good, bad, last = good+g, bad+b, g
		}
	}
	for i := 0; i < len(p.tokens); i++ {
		t := p.tokens[i]
		switch word := p.word(t); {
		case strings.ContainsRune(",;·•、，&/|", t.sign) && t.sign != 0, t.sign == 0 && (word == "and" || word == "AND" || word == "und" || word == "et" && !p.nextIs(i, "al")):
			end(i)
		case t.sign == 0 && word == "et" || word == "等" || t.sign == '…':
			others = true
			end(i)
			i = len(p.tokens)
		case t.marks&inner != 0 && footnoted(word): // "Ada Holm1,2 Bo Lind1"
			p.tokens[i].marks &^= inner
			end(i + 1)
			from = i + 1
		}
	}
	if from < len(p.tokens) && !others {
		end(len(p.tokens))
	}
	if parts == 0 {
		return 0
	}
	if parts == 1 {
		switch {
		case others && good > 0:
			return w.personEtAl
		case good >= 1 && p.hasInitial():
			return w.onePersonInitial
		case good >= 1 && p.words() <= 3 && !p.hasDigit():
			return w.onePerson
		}
		return 0
	}
	share := (good - bad/2) / float64(parts)
	if others {
		share += w.personsEtAl
	}
	if parts >= 3 {
		share += w.manyPersons
	}
	return max(0, min(1, share))
}

func (p phrase) nextIs(i int, word string) bool {
	return i+1 < len(p.tokens) && strings.EqualFold(p.word(p.tokens[i+1]), word)
}

// hasInitial reports whether one of the words is an initial with a point.
func (p phrase) hasInitial() bool {
	for i, t := range p.tokens {
		if t.marks&initial != 0 && i+1 < len(p.tokens) && p.tokens[i+1].sign == '.' && p.tokens[i+1].start == t.end {
			return true
		}
	}
	return false
}

// footnoted reports whether a word ends in the number of a footnote.
func footnoted(word string) bool {
	base := strings.TrimRight(word, "0123456789")
	return len(base) < len(word) && len(base) > 1 && len(word)-len(base) <= 2 && base[len(base)-1] >= 'a' && base[0] < 'a'
}

// areInitials reports whether words are initials of given names, and a year at
// most.
func areInitials(words []token) bool {
	n := 0
	for _, t := range words {
		switch {
		case t.marks&initial != 0, t.marks&shouted != 0 && t.end-t.start <= 3:
			n++
		case t.sign == '.' || t.sign == '-' || n > 0 && t.marks&(digits|year) != 0:
		default:
			return false
		}
	}
	return n > 0
}

// person weighs one part of a list of persons: how good and how bad it is, and
// whether it is a part at all.
func (p phrase) person(words []token) (good, bad float64, counted bool) {
	w := &weights
	n, capitals, nouns, linking, long, han := 0, 0, 0, 0, 0, 0
	for i, t := range words {
		switch {
		case t.sign == '(' || t.sign == ')' || t.sign == '*' || t.sign == '.' || t.sign == '†' || t.sign == '‡' || t.sign == '-' || t.sign == '’' || t.sign == '\'' || t.sign == '`':
			continue
		case t.sign != 0:
			return 0, 1, true
		case t.marks&ideograph != 0:
			han++
			continue
		case t.marks&digits != 0:
			continue
		}
		n++
		switch {
		case t.marks&particle != 0 && t.marks&capital == 0 && i+1 < len(words):
			continue
		case t.marks&trade != 0 || t.marks&(venue|claim|label|group) != 0 && t.marks&initial == 0 && !isGiven(p.word(t)):
			nouns++
		}
		if t.marks&small != 0 && t.marks&shouted == 0 && !p.nameWord(words, i) {
			linking++
		}
		if t.marks&capital != 0 {
			capitals++
		}
		if t.marks&shouted != 0 && t.end-t.start > 3 || t.marks&inner != 0 && t.marks&shouted == 0 && !innerName(p.word(t)) {
			long++
		}
		if t.marks&capital == 0 && !(t.marks&particle != 0) {
			bad = 1
		}
	}
	switch {
	case han > 0 && n == 0:
		if han >= 2 && han <= 4 {
			return w.ideographPerson, 0, true
		}
		return 0, 1, true
	case n == 0:
		return 0, 0, false
	case n > 5 || linking > 0 || nouns > 1 || nouns == 1 && n != 2 || han > 0:
		return 0, 1, true
	case bad > 0 || capitals == 0:
		return 0, w.badPerson, true
	case n == 2 && words[0].marks&(small|initial) == small|initial && words[1].sign == 0: // "A Doe", "A Survey"
		return w.oneWordPerson, 0, true
	case n >= 2 && long == 0 && nouns == 0:
		return 1, 0, true
	case n >= 2 && long <= 1 && nouns == 0:
		return w.oddPerson, 0, true
	case n == 1 && long == 0 && nouns == 0:
		return w.oneWordPerson, 0, true
	}
	return 0, w.badPerson, true
}

// nameWord reports whether a small word, such as "a" or "you", is a part of a name
// where it stands: "A Doe", "Doe J A", "Hao You".
func (p phrase) nameWord(words []token, i int) bool {
	t := words[i]
	if t.marks&initial == 0 {
		return t.marks&capital != 0 && len(words) == 2 && isGiven(p.word(t))
	}
	if i+1 == len(words) {
		return i > 0
	}
	return i == 0 || words[i+1].sign == '.' || words[i+1].marks&initial != 0
}

// innerName reports whether a capital within a word is that of a name, such as
// O'Neill, McDonald, LeCun or Jean-Luc.
func innerName(word string) bool {
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '\'' || r == '’' || r == '.' })
	for _, part := range parts {
		uppers, runes := 0, 0
		for i, r := range part {
			if unicode.IsDigit(r) {
				return false
			}
			if i > 0 && unicode.IsUpper(r) {
				uppers++
				if runes > 4 {
					return false
				}
			}
			runes++
		}
		if uppers > 1 || uppers == 1 && runes < 5 {
			return false
		}
	}
	return true
}

// isGiven reports whether a word of the lexicon is a name of persons, too.
func isGiven(word string) bool {
	switch strings.ToLower(word) {
	case "may", "mark", "star", "page", "read", "post", "star's", "bill", "chi", "see", "na", "you", "we", "an", "can", "do":
		return true
	}
	return false
}

// venueLike weighs whether the phrase says where or when a work appeared.
func (p phrase) venueLike() float64 {
	w := &weights
	words, hits, years, numbers, months, heads, rest, lowers, nouns := 0, 0, 0, 0, 0, 0, 0, 0, 0
	dateOnly := true
	for i, t := range p.tokens {
		if t.sign != 0 {
			continue
		}
		words++
		text := p.word(t)
		switch {
		case t.marks&month != 0:
			months++
		case t.marks&digits != 0:
			numbers++
			short := t.end-t.start == 2 && (i > 0 && (p.tokens[i-1].sign == '\'' || p.tokens[i-1].sign == '’' || p.tokens[i-1].sign == '`' || p.tokens[i-1].marks&venue != 0))
			if t.marks&year != 0 || short || isDate(text) {
				years++
			}
		case isOrdinal(text):
			numbers++
		case t.marks&venue != 0 && (t.marks&capital != 0 || t.marks&shouted != 0 || t.marks&venueHead == 0):
			hits++
			dateOnly = false
			if t.marks&year != 0 {
				years++
			}
		case isGluedDate(text):
			years++
		case t.marks&award != 0:
			if t.marks&(venueHead) != 0 && i == 0 {
				heads++
			}
			if t.marks&small == 0 {
				dateOnly = false
			}
		default:
			dateOnly = false
			if i == 0 && t.marks&venueHead != 0 {
				heads++
			}
			if t.marks&small == 0 {
				rest++
			}
			if t.marks&capital == 0 && t.marks&small == 0 && t.marks&ideograph == 0 {
				lowers++
			}
			if t.marks&trade != 0 {
				nouns++
			}
		}
		if t.marks&venueHead != 0 && i <= 1 && t.marks&capital != 0 {
			heads++
		}
	}
	named := words - numbers - months
	switch {
	case words == 0:
		return 0
	case dateOnly && (years > 0 || months > 0 && numbers > 0):
		return w.dateAlone
	case heads > 0 && (rest > 0 || years > 0) && lowers == 0 && words <= w.longVenue && (hits > 1 || p.startsVenue()):
		return w.venueHeaded
	case hits > 0 && rest == 0:
		if years > 0 || named == 1 {
			return w.venueYear
		}
		return w.venueAlone
	case hits > 0 && years > 0 && rest <= 3 && nouns == 0 && lowers == 0:
		return w.venueMore
	case years > 0 && rest == 1 && words <= 3 && lowers == 0 && !p.namesVersion():
		return w.acronymYear
	case hits > 0 && rest <= 2 && nouns == 0:
		return w.venueDoubt
	}
	return 0
}

// startsVenue reports whether the phrase begins as the name of a conference or
// a journal does, and as few titles do.
func (p phrase) startsVenue() bool {
	text := strings.ToLower(p.text[p.start():min(p.end(), p.start()+40)])
	for _, head := range []string{"proceedings", "proc.", "proc ", "in proceedings", "advances in neural", "international conference", "international journal", "ieee", "acm", "journal of", "transactions on", "annual", "physical review", "lecture notes", "annals of", "in proc", "in advances"} {
		if strings.HasPrefix(text, head) {
			return true
		}
	}
	return false
}

// namesVersion reports whether the phrase is a name with a version and no venue
// with a year: its number is none of a year.
func (p phrase) namesVersion() bool {
	for _, t := range p.tokens {
		if t.marks&digits != 0 && t.marks&year == 0 && !isDate(p.word(t)) {
			return true
		}
	}
	return false
}

// isDate reports whether text is a date in digits: 20240131, 2024.01, 2024-01-31.
func isDate(text string) bool {
	if len(text) < 6 || !isYear(text[:4]) {
		return false
	}
	rest := text[4:]
	if strings.Trim(rest, "0123456789") == "" {
		return len(rest) == 2 || len(rest) == 4
	}
	return strings.ContainsAny(rest[:1], "-._") && strings.Trim(rest, "0123456789-._") == "" && len(rest) <= 6
}

// isGluedDate reports whether text is a year with what belongs to it in one
// word, as 2017-NIPS or CVPR-2020 or May-2021.
func isGluedDate(text string) bool {
	before, after, ok := strings.Cut(text, "-")
	if !ok {
		return false
	}
	for _, pair := range [][2]string{{before, after}, {after, before}} {
		if (isYear(pair[0]) || len(pair[0]) == 2 && strings.Trim(pair[0], "0123456789") == "") && pair[1] != "" {
			m := marksOf(pair[1])
			return m&(venue|month|digits) != 0 || isYear(pair[0]) && m&shouted != 0
		}
	}
	return false
}

func isOrdinal(text string) bool {
	n := strings.TrimLeft(text, "0123456789")
	return n != text && (n == "st" || n == "nd" || n == "rd" || n == "th")
}

// nameLike weighs whether the phrase is the short name of a work.
func (p phrase) nameLike(l likeness) float64 {
	w := &weights
	if l.words == 0 || l.words >= len(w.nameWords) || l.label == 1 || l.venue > .5 {
		return 0
	}
	score, lower := w.nameWords[l.words], true
	marked := false
	for _, t := range p.tokens {
		marked = marked || t.marks&(inner|shouted) != 0 || t.sign == '+'
		lower = lower && t.marks&(capital|inner) == 0
	}
	if marked {
		score += w.nameMarked
	}
	if lower {
		score -= w.nameLower
	}
	if l.persons > .8 {
		score -= w.namePersons
	}
	return max(0, min(1, score))
}
