package paper

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/naming"
)

// SameTitle reports whether a and b are titles of one work, allowing for the differences
// between lists and archives: case, punctuation, formulas, a leading "Name:", a part left
// out, everything but that name changed in a later version. They are if they have the
// name in common, or if three in five words of the shorter one are in the other. A title
// of one or two words, such as a short name, is too short to contradict another.
func SameTitle(a, b string) bool {
	a, b = a[:min(maxCompare, len(a))], b[:min(maxCompare, len(b))]
	if sameTitle(formulas.Replace(a), formulas.Replace(b)) {
		return true
	}
	// One formula may be written with different commands: \mathbb and \mathbf.
	return texCommand.MatchString(a) && texCommand.MatchString(b) &&
		sameTitle(formulas.Replace(texCommand.ReplaceAllString(a, "")), formulas.Replace(texCommand.ReplaceAllString(b, "")))
}

// sameTitle is SameTitle of titles whose formulas are reduced to letters.
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

// TitlesAgree reports whether two titles show that they are of one work: they are the
// same by [SameTitle], and if one has one or two words, the other contains all of them.
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

// NamesWork reports whether the name that a row states is that of the work with a title: the
// row has no title, or one that is the name or agrees with that of the work.
func NamesWork(row *readlist.Row, title string) bool {
	own := row.Work.Title
	return own == "" || own == title || naming.Fold(own) == naming.Fold(row.Name) || TitlesAgree(own, title)
}

// maxCompare is the part of two titles that is compared, in bytes.
const maxCompare = 2000

// CommonWords returns the number of words of a that are also in b.
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

// formulas removes the characters that make formulas of letters.
var formulas = strings.NewReplacer("$", "", "{", "", "}", "", "^", "", "_", "", `\`, "")

var texCommand = regexp.MustCompile(`\\[A-Za-z]+ *`)

// nameBefore returns the single word before a title's colon, folded, or "" if there is
// none.
func nameBefore(title string) string {
	name, _, found := strings.Cut(title, ":")
	name = strings.TrimSpace(name)
	if !found || strings.ContainsAny(name, " \t") || utf8.RuneCountInString(name) < 3 {
		return ""
	}
	return strings.ToLower(strings.ReplaceAll(name, "-", ""))
}

// TitleWords returns the words of a title in lower case without fillers. Only the first
// 2,000 bytes are read.
func TitleWords(title string) []string {
	cut := naming.Words(title[:min(maxCompare, len(title))])
	words := make([]string, len(cut))
	for i, w := range cut {
		words[i] = w.Text
	}
	return words
}

// FoldTitle returns what two spellings of a title have in common, or "" if that is too
// little to distinguish works.
func FoldTitle(title string) string { return foldTitle(title, 3) }

// FoldWork folds the title and the first author of a work for comparison. Two words of a
// title are enough with an author, and one with two authors, or with an author and the
// year. It returns "" if there is less.
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

// foldTitle returns the words of a title that has at least least words, or "".
func foldTitle(title string, least int) string {
	fold, n := naming.JoinWords(title[:min(maxCompare, len(title))])
	if n < least {
		return ""
	}
	return fold
}

// AuthorsAgree reports whether two works may be versions of one by their authors: the
// first authors are the same, and at least half of the shorter list are in the other. A
// list that ends in "and others" counts as long as the names it has.
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
