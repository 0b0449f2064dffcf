package paper

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"clipgraph/bib/work"
	"clipgraph/graph/naming"
)

// SameTitle reports whether a and b are titles of one work, as lists and
// archives differ in them: case, punctuation, formulas, a "Name:" in front, a
// part left out, all but such a name changed in a later version. They are if
// they have the name in common, or three in five words of the shorter one are
// in the other. A title of one or two words, such as a short name, says too
// little to disagree.
func SameTitle(a, b string) bool {
	a, b = a[:min(maxCompare, len(a))], b[:min(maxCompare, len(b))]
	if sameTitle(formulas.Replace(a), formulas.Replace(b)) {
		return true
	}
	// One formula is written with other commands: \mathbb as \mathbf.
	return texCommand.MatchString(a) && texCommand.MatchString(b) &&
		sameTitle(formulas.Replace(texCommand.ReplaceAllString(a, "")), formulas.Replace(texCommand.ReplaceAllString(b, "")))
}

// sameTitle is SameTitle of titles whose formulas are letters.
func sameTitle(a, b string) bool {
	if name := nameBefore(a); name != "" && name == nameBefore(b) {
		return true
	}
	short, long := TitleWords(a), TitleWords(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 3 {
		return true
	}
	return 5*CommonWords(short, long) >= 3*len(short)
}

// TitlesAgree reports whether two titles say that they are of one work: they are
// the same by [SameTitle], and those of one or two words agree only if the other
// has all of these.
func TitlesAgree(a, b string) bool {
	short, long := TitleWords(a), TitleWords(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 3 {
		return len(short) > 0 && CommonWords(short, long) == len(short)
	}
	return SameTitle(a, b)
}

// maxCompare is how much of two titles is compared, in bytes.
const maxCompare = 2000

// CommonWords counts the words of a that b has, too.
func CommonWords(a, b []string) (n int) {
	in := make(map[string]bool, len(b))
	for _, w := range b {
		in[w] = true
	}
	for _, w := range a {
		if in[w] {
			n++
		}
	}
	return n
}

// formulas takes away what makes formulas of the letters of a word.
var formulas = strings.NewReplacer("$", "", "{", "", "}", "", "^", "", "_", "", `\`, "")

var texCommand = regexp.MustCompile(`\\[A-Za-z]+ *`)

// nameBefore returns the one word that stands before a title's colon, folded;
// "" if there is none.
func nameBefore(title string) string {
	name, _, found := strings.Cut(title, ":")
	name = strings.TrimSpace(name)
	if !found || strings.ContainsAny(name, " \t") || utf8.RuneCountInString(name) < 3 {
		return ""
	}
	return strings.ToLower(strings.ReplaceAll(name, "-", ""))
}

// TitleWords returns the words of a title in lower case, without fillers, of its first
// 2,000 bytes.
func TitleWords(title string) []string {
	cut := naming.Words(title[:min(maxCompare, len(title))])
	words := make([]string, len(cut))
	for i, w := range cut {
		words[i] = w.Text
	}
	return words
}

// FoldTitle reduces a title to what two spellings of it share; "" where that
// is too little to tell works apart.
func FoldTitle(title string) string { return foldTitle(title, 3) }

// FoldWork folds the title and the first author of a work for comparison: two words of
// a title are enough beside an author, and one beside two authors, or an author and the
// year. It returns "" where they are too little.
func FoldWork(w *work.Work) string {
	title := foldTitle(w.Title, 1)
	if title == "" || len(w.Authors) == 0 {
		return ""
	}
	author := work.Fold(w.Authors[0].Last())
	switch {
	case author == "":
		return ""
	case strings.Contains(title, " "):
		return title + "\t" + author
	case len(w.Authors) > 1:
		return title + "\t" + author + "\t" + work.Fold(w.Authors[1].Last())
	case w.Year() != 0:
		return title + "\t" + author + "\t" + strconv.Itoa(w.Year())
	}
	return ""
}

// foldTitle returns the words of a title that has as many as least; "" of others.
func foldTitle(title string, least int) string {
	fold, n := naming.JoinWords(title[:min(maxCompare, len(title))])
	if n < least {
		return ""
	}
	return fold
}

// AuthorsAgree reports whether two works may be versions of one by their authors: the
// first ones are the same, and of the shorter list at least half are in the other. Lists
// that end in "and others" are as long as what they name.
func AuthorsAgree(a, b *work.Work) bool {
	if !work.SameFirstAuthor(a, b) {
		return false
	}
	short, long := a.Authors, b.Authors
	if len(short) > len(long) {
		short, long = long, short
	}
	in := make(map[string]bool, len(long))
	for _, p := range long {
		in[work.Fold(p.Last())] = true
	}
	n := 0
	for _, p := range short {
		if in[work.Fold(p.Last())] {
			n++
		}
	}
	return 2*n >= len(short)
}
