package relate

import (
	"math"
	"slices"
	"strings"

	"clipgraph/graph/naming"
	"clipgraph/graph/naming/known"
	"clipgraph/graph/paper"
)

// Who owns a name. A name belongs to a paper if hardly anybody uses it before that paper.
// It is coined by the paper if many use it and none did before, so that even plain words,
// such as Decision Transformer, refer to the work.

// isProven reports whether sentences write a plain word with a capital, as they do names.
// What many notes have and no title is a word of the list, such as "Digest".
func (s *spelling) isProven() bool { return s.inNames >= 2 && (s.inTitles > 0 || s.users < minRoot) }

// owns reports whether a name belongs to its paper: at most one in twenty of those who
// use it are earlier than the paper, whose date may be late. Otherwise the name belongs
// to a subject and the paper's title only begins with it.
func (s *spelling) owns() bool { return 20*s.earlier <= s.users && 10*s.earlierReaders <= s.readers }

// isOwned reports whether a name belongs to its paper. Two papers that use it may be
// earlier, if they are a quarter of all at most, and the title has the name, which is neither
// a word nor a few capitals, among others and asks no question: a device has a name before the
// paper that presents it.
func (x *Index) isOwned(s *spelling, text string) bool {
	if s.owns() {
		return true
	}
	if s.earlier > fewEarlier || 4*s.earlier > s.users || 10*s.earlierReaders > s.readers || naming.IsPlain(text) || naming.IsAcronym(text) || s.paper == nobody {
		return false
	}
	title := x.papers[s.paper].Title()
	return strings.Contains(title, text) && len(title) > len(text) && !strings.Contains(title, "?")
}

const fewEarlier = 2 // papers that may use a name before its own

// isFirstToUse reports whether hardly any text or name of the list contains a name, in
// any case, before the paper with the name: at most one text in twenty, and one name or
// title in ten. Their dates may be wrong, or they may mean something else.
func (x *Index) isFirstToUse(s *spelling, text string) bool {
	if s.paper == nobody {
		return false
	}
	year, _ := x.papers[s.paper].Date()
	part, word := naming.Fold(text), strings.ToLower(text)
	return year > 0 && 20*s.earlier <= s.users && 10*x.parts.Before(part, year) <= x.parts.With(part) && 10*x.words.Before(word, year) <= x.words.With(word)
}

// isCoined reports whether a paper coined a name that many use: if the name were a term
// of the field, some earlier papers would have it. The probability that none has it by
// chance is at most one in twenty. A form that is no word or phrase needs no such count, but
// more users if it has three letters; nor does the root of a field. A plain word counts
// only where a name is expected and if a title has it, and an acronym only if it is not
// that of a subject.
func (x *Index) isCoined(s *spelling, text string) bool {
	letters := naming.Letters(text)
	if letters < 3 || !x.isFirstToUse(s, text) || naming.IsActivity(text) || x.isSubjects(text) || naming.IsPlain(text) && !strings.Contains(text, " ") && s.alone < 2 {
		return false
	}
	if naming.IsPlain(text) && s.users > 0 && s.inTitles == 0 {
		return false // notes contain persons and institutions
	}
	users := s.users + x.parts.With(naming.Fold(text))
	if users < minCoined || letters == 3 && (users < minCoinedShort || s.users == 0) || s.users < minCoined && x.isOfField(text) {
		return false
	}
	if !naming.IsPlain(text) && !naming.IsPhrase(text) || users >= minCoinedWord && x.isOwnWord(text) || x.isRoot(s) && strings.Contains(text, " ") && !s.fromTitle {
		return true
	}
	year, _ := x.papers[s.paper].Date()
	before, _ := slices.BinarySearch(x.years, year)
	later := 1 - float64(before)/float64(len(x.years))
	return math.Pow(later, float64(users)) <= 0.05
}

// The numbers of other papers that must use a coined name, a name of three letters, and a
// plain word if few papers are earlier.
const (
	minCoined      = 4
	minCoinedShort = 8
	minCoinedWord  = 20
)

// isSubjects reports whether a name is the acronym of a subject.
func (x *Index) isSubjects(text string) bool {
	return naming.IsTermAcronym(text) && x.subjects[strings.ToLower(text)]
}

// isClass reports whether a word or an acronym is what many works are and no name of one,
// such as GAN in a list of GANs: titles have it in the plural, at least one for every three
// texts that have it, or, of an acronym, a third of these texts do.
func (x *Index) isClass(s *spelling, text string) bool {
	titles, isAcronym := x.words.With(strings.ToLower(text)+"s"), naming.IsAcronym(text)
	return (naming.IsPlain(text) || isAcronym) && titles >= manyTitles && 3*titles >= s.users ||
		isAcronym && s.plurals >= manyTitles && 3*s.plurals >= s.users+s.readers
}

// isRoot reports whether so many rows name a work that it is the root of the field.
func (x *Index) isRoot(s *spelling) bool {
	return s.users >= minRoot && 10*int(s.users) >= x.rows
}

const minRoot = 10 // rows that name the root of a field, at least

// isTerm reports whether a name of several words is a term that its paper introduced:
// others use it, and none of them is earlier.
func (x *Index) isTerm(text string) bool {
	s := x.spelt[naming.Squeeze(text)]
	return s != nil && strings.Contains(text, " ") && !naming.IsActivity(text) && x.isFirstToUse(s, text) && s.users > 0
}

// endsInSubject reports whether a name ends with the acronym of a subject, such as SAM in
// a list of segmentation.
func (x *Index) endsInSubject(text string) bool {
	return slices.ContainsFunc(naming.Cuts(text), func(c naming.Cut) bool { return naming.Letters(c.Tail) > 2 && x.isSubjects(c.Tail) })
}

// knownAs reports whether paper a is the well-known work of a name, and whether another work is. A
// title of one or two words, or one that is the name, says neither.
func (x *Index) knownAs(a int, name string) (isKnown, isOther bool) {
	works := known.Works(name)
	if len(works) == 0 {
		return false, false
	}
	for _, title := range titlesOf(x.papers[a]) {
		if rest := naming.BehindName(title); rest != "" {
			title = rest
		}
		words, n := naming.JoinWords(title)
		if n < minTelling || naming.Fold(title) == name {
			continue
		}
		if i := slices.IndexFunc(works, func(w known.Work) bool { return paper.SameTitle(w.Title, words) }); i >= 0 {
			return works[i].IsWellKnown(), false
		}
		isOther = true
	}
	return false, isOther
}
