package relate

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"clipgraph/graph/naming"
	"clipgraph/graph/subject"
)

// Names within names. A name is often made of the beginnings of words of the title, and
// an acronym may be that of a task, so one name may contain another by chance:
// TextDiffSeg is text-guided diffusion for segmentation and has nothing to do with
// DiffSeg.

// isExplained reports whether the words of b's own title make up the name of a: each
// piece of the name is the beginning of a word, or the initials of consecutive words. If
// the title of a has the same consecutive words and few others do, they are its term and
// no coincidence. Pieces of one letter explain nothing.
//
// isElsewhere reports whether the title has enough words and does not make up the name,
// which says that the name comes from elsewhere.
func (x *Index) isExplained(name naming.Name, a, b int) (explained, isElsewhere bool) {
	title := naming.Words(x.behindNames(b))
	first, last, says := len(title), 0, true
	for _, piece := range naming.Pieces(name.Text) {
		at, n := naming.StandsFor(piece, title)
		if n == 0 {
			return false, len(title) >= minTelling
		}
		says = says && len(piece) > 1 && title[at].Text != name.Fold
		first, last = min(first, at), max(last, at+n)
	}
	return says && last > 0 && (last-first == 1 || !naming.HasTerm(naming.Words(x.papers[a].Title()), title[first:last]) || x.isTopic(x.behindNames(b)[title[first].Start:title[last-1].End], last-first)), false
}

// minTelling is the number of words that a title needs to say what its name is made of.
const minTelling = 3

// behindNames returns the title of paper i without its names in front.
func (x *Index) behindNames(i int) string {
	title := x.papers[i].Title()
	if before := naming.BeforeColon(title); before != "" {
		return title[len(before):]
	}
	for _, n := range x.names[i] {
		if rest, found := strings.CutPrefix(title, n.Text); found {
			return rest
		}
	}
	return title
}

// enterWord records a plain word of a title among those with the same beginning. Forms
// with inner capitals or digits are names themselves.
func (x *Index) enterWord(word []byte, written string) {
	if len(word) < naming.StemLetters {
		return
	}
	alike, entered := x.stems[string(word[:naming.StemLetters])], func(other string) bool { return other == string(word) }
	if len(alike) < maxAlike && !slices.ContainsFunc(alike, entered) && naming.IsPlain(written) {
		text := string(word)
		x.stems[text[:naming.StemLetters]] = append(alike, text)
	}
}

const maxAlike = 8 // words of one beginning that are kept

// isOwnWord reports whether a name is a word that no title has in another form.
func (x *Index) isOwnWord(text string) bool {
	if len(text) < naming.StemLetters || strings.ContainsAny(text, " -_") {
		return false
	}
	word := strings.ToLower(text)
	alike := x.stems[word[:naming.StemLetters]]
	return len(alike) < maxAlike && !slices.ContainsFunc(alike, func(other string) bool {
		rest, found := strings.CutPrefix(other, word)
		return !found || rest != "s" && strings.ContainsFunc(rest, unicode.IsLetter)
	})
}

// isInflected reports whether titles have a word with another ending, as textures for
// TextURE, the plain word where neither the text nor the name is one, as shape for ShapE
// and SHaPE, or a plain word that may be one of many alike.
func (x *Index) isInflected(text, name string) bool {
	word := strings.ToLower(text)
	if len(word) < naming.StemLetters {
		return false
	}
	alike := x.stems[word[:naming.StemLetters]]
	return len(alike) == maxAlike && naming.IsPlain(text) || slices.ContainsFunc(alike, func(other string) bool {
		return strings.HasPrefix(other, word) && (len(other) > len(word) || !naming.IsPlain(text) && !naming.IsPlain(name))
	})
}

// isCommonWord reports whether a name in capitals is also a word of at least so many
// titles of the list, as MATH is in a list of mathematics.
func (x *Index) isCommonWord(s *spelling, name string, titles int32) bool {
	fold := naming.Fold(name)
	named := 1 + x.parts.With(fold) + s.users
	return naming.IsAcronym(name) && x.words.With(fold)-named >= titles
}

// isOnlyName reports whether a name is a word that titles have only within names, none of
// them earlier than its paper. Llama is then the same name as LLaMA.
func (x *Index) isOnlyName(s *spelling, name naming.Name) bool {
	if s.paper == nobody || !x.isOwnWord(name.Text) {
		return false
	}
	year, _ := x.papers[s.paper].Date()
	named := int32(len(x.versions[name.Fold])) + x.parts.With(name.Fold) + s.users
	if naming.IsPlain(name.Text) && !s.isProven() {
		named += s.alone - s.users
	}
	return x.parts.Before(name.Fold, year) == 0 && x.words.With(strings.ToLower(name.Text)) <= named
}

// enterSubjects finds which names in capitals are the acronyms of subjects.
func (x *Index) enterSubjects() {
	var names []subject.Name
	for fold, papers := range x.byFold {
		if n := len(fold); n >= naming.MinAcronym && n <= naming.MaxAcronym && naming.IsTermAcronym(x.nameOf(int(papers[0]), fold)) {
			names = append(names, subject.Name{Fold: fold, Paper: int(papers[0]), Uses: int(x.words.With(fold) + x.parts.With(fold))})
		}
	}
	x.subjects = subject.Acronyms(x.papers, names)
}

// nameOf returns the name of paper i that has the given fold.
func (x *Index) nameOf(i int, fold string) string {
	for _, n := range x.names[i] {
		if n.Fold == fold {
			return n.Text
		}
	}
	return ""
}

// isOfField reports whether a name is made of the beginnings of words that many titles
// have: anybody who works on the generation of videos may write VideoGen.
func (x *Index) isOfField(name string) bool {
	pieces, lower := naming.Pieces(name), strings.ToLower(name)
	return len(pieces) > 1 && !strings.Contains(name, " ") && !slices.ContainsFunc(pieces, func(piece string) bool {
		at := strings.Index(lower, piece)
		return len(piece) < 3 || x.titlesWith(piece) < manyTitles || at+len(piece) <= len(name) && !naming.IsPlain(name[at:at+len(piece)])
	})
}

// titlesWith returns in how many titles a word begins with a text, at least.
func (x *Index) titlesWith(prefix string) (n int32) {
	if x.sorted == nil {
		x.sorted = slices.Sorted(maps.Keys(x.words))
	}
	at, _ := slices.BinarySearch(x.sorted, prefix)
	for ; at < len(x.sorted) && n < manyTitles && strings.HasPrefix(x.sorted[at], prefix); at++ {
		n = max(n, x.words.With(x.sorted[at]))
	}
	return n
}
