package wording

import (
	"strings"
	"unicode"

	"clipgraph/arxiv/readlist/wording/margin"
	"clipgraph/internal/lazyregexp"
)

// personsLike returns how much the phrase is like a list of persons: parts of two to four
// words with capitals, initials or particles, separated by commas or "and".
func (p Phrase) personsLike() float64 {
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
		case p.separates(i):
			end(i)
		case p.isOthers(i), word == "etc" && New(p.text[t.end:p.end()]).IsDate():
			others = word != "etc" // "etc" also follows lists of things
			end(i)
			from, i = len(p.tokens), len(p.tokens)
		case t.marks&inner != 0 && footnoted(word): // "Ada Holm1,2 Bo Lind1"
			end(i + 1)
			from = i + 1
		}
	}
	if from < len(p.tokens) {
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
		case good >= 1 && p.Words() <= 3 && !p.hasDigit():
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

// separates reports whether the token at i stands between two persons.
func (p Phrase) separates(i int) bool {
	t := p.tokens[i]
	if t.sign != 0 {
		return strings.ContainsRune(",;·•、，&/|", t.sign)
	}
	word := p.word(t)
	return word == "and" || word == "AND" || word == "und" || word == "et" && p.behindEtAl(i) == 0
}

// isOthers reports whether the token at i begins words for "and others".
func (p Phrase) isOthers(i int) bool {
	t := p.tokens[i]
	word := p.word(t)
	return p.behindEtAl(i) > 0 || word == "等" || word == "외" || t.sign == '…'
}

// behindEtAl returns the index behind "et al", "et. al" or "et.al" if the token at i begins
// one, or 0.
func (p Phrase) behindEtAl(i int) int {
	switch next := p.tokens[i+1:]; strings.ToLower(p.word(p.tokens[i])) {
	case "et.al":
		return i + 1
	case "et":
		if len(next) > 1 && next[0].sign == '.' {
			next = next[1:]
		}
		if len(next) > 0 && strings.EqualFold(p.word(next[0]), "al") {
			return len(p.tokens) - len(next) + 1
		}
	}
	return 0
}

// hasInitial reports whether a word is an initial with a full stop.
func (p Phrase) hasInitial() bool {
	for i, t := range p.tokens {
		if t.marks&initial != 0 && i+1 < len(p.tokens) && p.tokens[i+1].sign == '.' && p.tokens[i+1].start == t.end {
			return true
		}
	}
	return false
}

// footnoted reports whether a word ends in a footnote number.
func footnoted(word string) bool {
	base := strings.TrimRight(word, "0123456789")
	return len(base) < len(word) && len(base) > 1 && len(word)-len(base) <= 2 && base[len(base)-1] >= 'a' && base[0] < 'a'
}

// InitialsBehind reports whether a list of persons begins with a family name followed by
// initials: "Doe J, Roe R".
func InitialsBehind(text string) bool {
	first, _, ok := strings.Cut(text, ",")
	p := New(first)
	n := len(p.tokens)
	return ok && n > 1 && p.tokens[n-1].marks&initial != 0 && p.tokens[0].marks&initial == 0
}

// areInitials reports whether words are initials of given names, optionally with a year.
func areInitials(words []token) bool {
	n := 0
	for _, t := range words {
		switch {
		case t.marks&initial != 0, t.marks&shouted != 0 && t.end-t.start <= 3:
			n++
		case t.sign == '.' || t.sign == '-' || t.sign == '*' || n > 0 && t.marks&(digits|year) != 0:
		default:
			return false
		}
	}
	return n > 0
}

// person weighs one part of a list of persons: how good and how bad it is, and whether it
// counts as a part.
func (p Phrase) person(words []token) (good, bad float64, counted bool) {
	w := &weights
	n, capitals, nouns, linking, long, han := 0, 0, 0, 0, 0, 0
	loud := allShouted(words)
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
		case p.text[t.end-1] <= '9' && yearBehindName.MatchString(p.word(t)): // "Stone Letters2021"
			return 0, 1, true
		}
		n++
		switch {
		case t.marks&particle != 0 && t.marks&capital == 0 && i+1 < len(words):
			continue
		case (t.marks&(titleNoun|topic) != 0 || t.marks&(venue|claim|label|group) != 0 && t.marks&initial == 0) && !p.isGiven(p.word(t)):
			nouns++
		}
		if t.marks&small != 0 && t.marks&shouted == 0 && !p.nameWord(words, i) {
			linking++
		}
		if t.marks&capital != 0 {
			capitals++
		}
		if !loud && t.marks&shouted != 0 && t.end-t.start > 3 || t.marks&inner != 0 && t.marks&shouted == 0 && !innerName(p.word(t)) && !footnoted(p.word(t)) {
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
	case n >= 2 && long == 0 && nouns == 0 && !loud:
		return 1, 0, true
	case n >= 2 && long <= 1 && nouns == 0:
		return w.oddPerson, 0, true
	case n == 1 && long == 0 && nouns == 0 && !loud:
		return w.oneWordPerson, 0, true
	}
	return 0, w.badPerson, true
}

// allShouted reports whether all words except initials are in capitals.
func allShouted(words []token) bool {
	n := 0
	for _, t := range words {
		switch {
		case t.sign != 0 || t.marks&initial != 0:
		case t.marks&shouted != 0 && t.end-t.start > 3:
			n++
		case t.marks&shouted == 0:
			return false
		}
	}
	return n > 0
}

// nameWord reports whether a function word, such as "a" or "you", is part of a name in
// its position: "A Doe", "Jane A Doe", "Doe J A", "Hao You", "To Eun Kim".
func (p Phrase) nameWord(words []token, i int) bool {
	t := words[i]
	if t.marks&initial == 0 {
		return t.marks&capital != 0 && len(words) <= 3 && p.isGiven(p.word(t))
	}
	if i+1 == len(words) || i > 0 && i < 3 && words[i+1].marks&capital != 0 {
		return i > 0
	}
	return i == 0 || words[i+1].sign == '.' || words[i+1].marks&initial != 0
}

// innerName reports whether a capital within a word is that of a name, such as O'Neill,
// McDonald, LeCun or Jean-Luc.
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

// isGiven reports whether a word of the lexicon is also a name, which is more likely
// among persons.
func (p Phrase) isGiven(word string) bool {
	switch strings.ToLower(word) {
	case "to", "in", "or", "on", "so", "gan", "deep", "long", "vision", "graph", "huawei", "samsung", "sony", "apple", "cornell", "stanford", "berkeley", "princeton", "corr":
		return p.amongPersons
	case "may", "mark", "star", "page", "read", "post", "star's", "bill", "chi", "see", "na", "you", "we", "an", "can", "do":
		return true
	}
	return false
}

// MayBePersons reports whether the phrase may be persons, given that most texts in its
// position are: one person, optionally followed by a year or a venue. alone says that
// family names suffice.
func (p Phrase) MayBePersons(alone bool) bool {
	names, _ := p.personsBefore(alone)
	return names > 0
}

// personsBefore returns the number of persons with which the phrase begins, given that most
// texts in its position are persons, and the token after them. It returns none if one of
// the names can't be a person.
func (p Phrase) personsBefore(alone bool) (names, end int) {
	p.amongPersons = true
	from := 0
	for i := 0; i <= len(p.tokens); i++ {
		last := i == len(p.tokens)
		stop := last || p.tokens[i].marks&year != 0 || p.isOthers(i) || p.tokens[i].sign == '(' || p.tokens[i].sign == '.' && i > 0 && p.tokens[i-1].marks&initial == 0
		if !stop && !(p.tokens[i].sign != 0 && strings.ContainsRune(",;&", p.tokens[i].sign)) && p.word(p.tokens[i]) != "and" {
			continue
		}
		if good, _, counted := p.person(p.tokens[from:i]); counted && (good == 0 || good <= weights.oneWordPerson && !alone) {
			return 0, 0
		} else if counted {
			names++
		}
		if from = i + 1; stop {
			return names, i
		}
	}
	return names, len(p.tokens)
}

// CitedPersons returns the number of persons that the phrase names as a citation does, by
// their family names; 0 if it has other words or names like "BoxNet". "et al." counts as
// one.
func (p Phrase) CitedPersons() int {
	names, end := p.personsBefore(true)
	if names > 0 && end < len(p.tokens) && p.isOthers(end) {
		names, end = names+1, max(p.behindEtAl(end), end+2)
	}
	for i, t := range p.tokens {
		if i >= end && t.sign == 0 || t.marks&inner != 0 && !joinedName.MatchString(p.word(t)) {
			return 0
		}
	}
	return names
}

// joinedName matches a family name with a capital behind its first part: DeVries, McRoe,
// O'Neill, Roe-Smith.
var joinedName = lazyregexp.New(`(?:^|-)(?:\p{Lu}['’]|De|Del|Della|Di|Du|Fitz|La|Le|Mac|Mc|Van|Von)\p{Lu}\p{Ll}+$|^\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}[\p{Ll}'’]+)+$`)

// BeforeYear returns the text before the year with which text ends, as in "Doe (1999)" and
// "Doe, Roe 1999", or "".
func BeforeYear(text string) string {
	p := New(text)
	n := len(p.tokens)
	for n > 0 && p.tokens[n-1].sign != 0 {
		n--
	}
	if n == 0 || p.tokens[n-1].marks&year == 0 {
		return ""
	}
	return strings.Trim(text[:p.tokens[n-1].start], " ,.([")
}

// EndsInOthers reports whether text ends in "et al.", behind a name.
func EndsInOthers(text string) bool {
	p := New(strings.Trim(text, " *_"))
	return p.endsEtAl() && p.behindEtAl(0) == 0
}

// SeparatesPersons reports whether a text behind one person only separates it from the
// next. A full stop between them belongs to an initial.
func SeparatesPersons(person, between string) bool {
	if strings.HasSuffix(person, ".") && InitialsBehind(person) {
		return false
	}
	if i := strings.LastIndexByte(person, ' ') + 1; len(person)-i <= 3 && margin.StartsUpper(person[i:]) {
		between = strings.TrimPrefix(between, ".")
	}
	return !strings.ContainsAny(between, ".:|–—") && (!HasWord(between) || strings.Trim(between, " ,") == "and")
}

// IsOthers reports whether text only says that there are more authors.
func IsOthers(text string) bool { return strings.EqualFold(strings.Trim(text, " .,*_"), "et al") }
