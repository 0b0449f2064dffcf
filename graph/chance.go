package graph

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"clipgraph/graph/naming"
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
func (x *nameIndex) isExplained(name naming.Name, a, b int) (explained, isElsewhere bool) {
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
	return says && last > 0 && (!naming.HasRun(naming.Words(x.papers[a].Title()), title[first:last]) || x.isTopic(x.behindNames(b)[title[first].Start:title[last-1].End], last-first)), false
}

// minTelling is the number of words that a title needs to say what its name is made of.
const minTelling = 3

// behindNames returns the title of paper i without its names in front.
func (x *nameIndex) behindNames(i int) string {
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
func (x *nameIndex) enterWord(word []byte, written string) {
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
func (x *nameIndex) isOwnWord(text string) bool {
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
func (x *nameIndex) isInflected(text, name string) bool {
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
func (x *nameIndex) isCommonWord(s *spelling, name string, titles int32) bool {
	fold := naming.Fold(name)
	named := 1 + x.parts.With(fold) + s.users
	return naming.IsAcronym(name) && x.words.With(fold)-named >= titles
}

// isOnlyName reports whether a name is a word that titles have only within names, none of
// them earlier than its paper. Llama is then the same name as LLaMA.
func (x *nameIndex) isOnlyName(s *spelling, name naming.Name) bool {
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

// spellOut finds the titles that spell out names which are acronyms, such as "Multiple
// Instance Learning", and decides whether the acronym is that of a subject: three other
// titles spell it out in the same way, and the paper with the name was not the first, or
// spells it out differently.
func (x *nameIndex) spellOut() {
	acronyms := map[string]*acronym{}
	for fold, papers := range x.byFold {
		if n := len(fold); n >= naming.MinAcronym && n <= naming.MaxAcronym && naming.IsTermAcronym(x.nameOf(int(papers[0]), fold)) {
			acronyms[naming.Initials(fold)] = &acronym{paper: int(papers[0]), fold: fold, terms: map[string]*term{}}
		}
	}
	if len(acronyms) == 0 {
		return
	}
	for i, p := range x.papers {
		words := naming.Words(p.Title())
		words = words[:min(len(words), maxSpellingOut)]
		x.enterTerms(acronyms, words, i)
		if compounds := naming.JoinHyphens(p.Title(), words); len(compounds) < len(words) {
			x.enterTerms(acronyms, compounds, i)
		}
	}
	for _, a := range acronyms {
		for text, t := range a.terms {
			if t.papers >= manyTitles && (t.isEarlier || a.own != "" && a.own != text || t.isActivity && t.papers > a.named(x)) {
				x.subjects[a.fold] = true
			}
		}
	}
}

// enterTerms records which acronyms the words of the title of paper i may spell out.
func (x *nameIndex) enterTerms(acronyms map[string]*acronym, words []naming.Word, i int) {
	var room [maxSpellingOut]byte
	initials := room[:0]
	for _, w := range words {
		initials = append(initials, w.Text[0])
	}
	for at := range words {
		for n := naming.MinAcronym; n <= naming.MaxAcronym && at+n <= len(words); n++ {
			if a := acronyms[string(initials[at:at+n])]; a != nil {
				x.enterTerm(a, naming.TermOf(words[at:at+n]), i, naming.IsActivity(words[at+n-1].Text))
			}
		}
	}
}

// maxSpellingOut is how many words of a title are searched for what spells out acronyms.
const maxSpellingOut = 60

// named returns how many titles and names have the acronym.
func (a *acronym) named(x *nameIndex) int {
	return int(x.words.With(a.fold) + x.parts.With(a.fold))
}

// acronym is a name in capitals with the terms that it may stand for.
type acronym struct {
	paper int    // the paper with the name
	fold  string // the acronym
	own   string // what the acronym stands for in the title of that paper
	terms map[string]*term
}

// term is what an acronym may stand for.
type term struct {
	papers     int  // papers that have it in their titles, apart from the one with the name
	isActivity bool // it is what people do, such as question answering
	isEarlier  bool // one of them is earlier than the paper with the name
	last       int  // the paper that was counted last
}

// enterTerm records that the title of paper i has words with the initials of an acronym.
func (x *nameIndex) enterTerm(a *acronym, text string, i int, isActivity bool) {
	if i == a.paper {
		a.own = text
		return
	}
	t := a.terms[text]
	if t == nil {
		t = &term{isActivity: isActivity, last: nobody}
		a.terms[text] = t
	}
	if t.last == i {
		return // with and without its hyphens
	}
	t.last = i
	t.papers++
	t.isEarlier = t.isEarlier || x.papers[i].IsEarlier(x.papers[a.paper])
}

// nameOf returns the name of paper i that has the given fold.
func (x *nameIndex) nameOf(i int, fold string) string {
	for _, n := range x.names[i] {
		if n.Fold == fold {
			return n.Text
		}
	}
	return ""
}

// isOfField reports whether a name is made of the beginnings of words that many titles
// have: anybody who works on the generation of videos may write VideoGen.
func (x *nameIndex) isOfField(name string) bool {
	pieces, lower := naming.Pieces(name), strings.ToLower(name)
	return len(pieces) > 1 && !strings.Contains(name, " ") && !slices.ContainsFunc(pieces, func(piece string) bool {
		at := strings.Index(lower, piece)
		return len(piece) < 3 || x.titlesWith(piece) < manyTitles || at+len(piece) <= len(name) && !naming.IsPlain(name[at:at+len(piece)])
	})
}

// titlesWith returns in how many titles a word begins with a text, at least.
func (x *nameIndex) titlesWith(prefix string) (n int32) {
	if x.sorted == nil {
		x.sorted = slices.Sorted(maps.Keys(x.words))
	}
	at, _ := slices.BinarySearch(x.sorted, prefix)
	for ; at < len(x.sorted) && n < manyTitles && strings.HasPrefix(x.sorted[at], prefix); at++ {
		n = max(n, x.words.With(x.sorted[at]))
	}
	return n
}
