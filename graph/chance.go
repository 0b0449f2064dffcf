package graph

import (
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
		at, n := standsFor(piece, title)
		if n == 0 {
			return false, len(title) >= minTelling
		}
		says = says && len(piece) > 1 && title[at].Text != name.Fold
		first, last = min(first, at), max(last, at+n)
	}
	return says && last > 0 && (!hasRun(naming.Words(x.papers[a].Title()), title[first:last]) || x.isTopic(x.behindNames(b)[title[first].Start:title[last-1].End])), false
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

// standsFor returns the words of a title that a piece of a name stands for: a word that
// begins with it or ends with a long piece, or words that have its letters as initials.
func standsFor(piece string, title []naming.Word) (at, n int) {
	for i, w := range title {
		if strings.HasPrefix(w.Text, piece) || len(piece) >= stemLetters && strings.HasSuffix(strings.TrimSuffix(w.Text, "s"), piece) { // transformer
			return i, 1
		}
	}
	for i := 0; i+len(piece) <= len(title); i++ {
		if hasInitials(piece, title[i:]) {
			return i, len(piece)
		}
	}
	return 0, 0
}

// hasInitials reports whether the letters of a piece are the initials of words.
func hasInitials(piece string, words []naming.Word) bool {
	for i := range len(piece) {
		if words[i].Text[0] != piece[i] {
			return false
		}
	}
	return true
}

// hasRun reports whether a title has some consecutive words of another title, in the same
// order.
func hasRun(title, run []naming.Word) bool {
	if len(run) < 2 || len(run) > maxAcronym {
		return false
	}
	for i := 0; i+len(run) <= len(title); i++ {
		if slices.EqualFunc(title[i:i+len(run)], run, func(a, b naming.Word) bool {
			return strings.TrimSuffix(a.Text, "s") == strings.TrimSuffix(b.Text, "s")
		}) {
			return true
		}
	}
	return false
}

// A word of a field has others with the same beginning: Segmenter occurs beside
// segmentation. A coined word, such as Tacotron, has none.
const stemLetters = 5

// enterWord records a plain word of a title among those with the same beginning. Forms
// with inner capitals or digits are names themselves.
func (x *nameIndex) enterWord(word []byte, written string) {
	if len(word) < stemLetters {
		return
	}
	alike, entered := x.stems[string(word[:stemLetters])], func(other string) bool { return other == string(word) }
	if len(alike) < maxAlike && !slices.ContainsFunc(alike, entered) && naming.IsPlain(written) {
		text := string(word)
		x.stems[text[:stemLetters]] = append(alike, text)
	}
}

const maxAlike = 8 // words of one beginning that are kept

// isOwnWord reports whether a name is a word that no title has in another form.
func (x *nameIndex) isOwnWord(text string) bool {
	if len(text) < stemLetters || strings.ContainsAny(text, " -_") {
		return false
	}
	word := strings.ToLower(text)
	alike := x.stems[word[:stemLetters]]
	return len(alike) < maxAlike && !slices.ContainsFunc(alike, func(other string) bool {
		rest, found := strings.CutPrefix(other, word)
		return !found || rest != "s" && strings.ContainsFunc(rest, unicode.IsLetter)
	})
}

// isCommonWord reports whether a name in capitals is also a word of the list, as MATH is
// in a list of mathematics.
func (x *nameIndex) isCommonWord(s *spelling, name naming.Name) bool {
	named := 1 + x.parts.papersWith(name.Fold) + s.users
	return isAcronym(name.Text) && x.words.papersWith(name.Fold)-named >= manyTitles
}

// isOnlyName reports whether a name is a word that titles have only within names, none of
// them earlier than its paper. Llama is then the same name as LLaMA.
func (x *nameIndex) isOnlyName(s *spelling, name naming.Name) bool {
	if s.paper == nobody || !x.isOwnWord(name.Text) {
		return false
	}
	year, _ := x.papers[s.paper].Date()
	named := int32(len(x.versions[name.Fold])) + x.parts.papersWith(name.Fold) + s.users
	if naming.IsPlain(name.Text) && !s.isProven() {
		named += s.alone - s.users
	}
	return x.parts.before(name.Fold, year) == 0 && x.words.papersWith(strings.ToLower(name.Text)) <= named
}

// spellOut finds the titles that spell out names which are acronyms, such as "Multiple
// Instance Learning", and decides whether the acronym is that of a subject: three other
// titles spell it out in the same way, and the paper with the name was not the first, or
// spells it out differently.
func (x *nameIndex) spellOut() {
	acronyms := map[string]*acronym{}
	for fold, papers := range x.byFold {
		if n := len(fold); n >= minAcronym && n <= maxAcronym && isAcronym(x.nameOf(int(papers[0]), fold)) {
			acronyms[fold] = &acronym{paper: int(papers[0]), terms: map[string]*term{}}
		}
	}
	if len(acronyms) == 0 {
		return
	}
	var initials []byte
	for i, p := range x.papers {
		words := naming.Words(p.Title())
		words = words[:min(len(words), maxSpellingOut)]
		initials = initials[:0]
		for _, w := range words {
			initials = append(initials, w.Text[0])
		}
		for at := range words {
			for n := minAcronym; n <= maxAcronym && at+n <= len(words); n++ {
				if a := acronyms[string(initials[at:at+n])]; a != nil {
					x.enterTerm(a, termOf(words[at:at+n]), i)
				}
			}
		}
	}
	for letters, a := range acronyms {
		for text, t := range a.terms {
			if t.papers >= manyTitles && (t.isEarlier || a.own != "" && a.own != text) {
				x.subjects[letters] = true
			}
		}
	}
}

// maxSpellingOut is how many words of a title are searched for what spells out acronyms.
const maxSpellingOut = 60

// acronym is a name in capitals with the terms that it may stand for.
type acronym struct {
	paper int    // the paper with the name
	own   string // what the acronym stands for in the title of that paper
	terms map[string]*term
}

// term is what an acronym may stand for.
type term struct {
	papers    int  // papers that have it in their titles, apart from the one with the name
	isEarlier bool // one of them is earlier than the paper with the name
}

// termOf returns the beginnings of words, so that nets and networks are one term.
func termOf(words []naming.Word) string {
	var term strings.Builder
	for _, w := range words {
		term.WriteString(w.Text[:min(3, len(w.Text))])
	}
	return term.String()
}

// enterTerm records that the title of paper i has words with the initials of an acronym.
func (x *nameIndex) enterTerm(a *acronym, text string, i int) {
	if i == a.paper {
		a.own = text
		return
	}
	t := a.terms[text]
	if t == nil {
		t = &term{}
		a.terms[text] = t
	}
	t.papers++
	t.isEarlier = t.isEarlier || x.papers[i].IsEarlier(x.papers[a.paper])
}

// The numbers of letters of acronyms that are looked for in titles.
const (
	minAcronym = 3
	maxAcronym = 5
)

// nameOf returns the name of paper i that has the given fold.
func (x *nameIndex) nameOf(i int, fold string) string {
	for _, n := range x.names[i] {
		if n.Fold == fold {
			return n.Text
		}
	}
	return ""
}
