// Package label finds what a picture calls its papers: short, and no two the same.
//
// [Of] takes, of each paper, the first of: its short name; the name by which other lists
// know it; the family name of its first author and the year; its title, cut. Papers that
// would be called the same get their years, or their authors; of titles that are cut to the
// same, the part in which they differ is shown. It knows papers and no picture.
package label

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/width"

	"clipgraph/bib/latex"
	"clipgraph/graph/naming/known"
	"clipgraph/graph/paper"
)

// The maximum widths of names and lines of titles, in columns. A wide character takes two.
const (
	longestName   = 24
	longestAuthor = 18
	titleColumns  = 21
	lineColumns   = 22 // of a title in one line
)

// Label is the text for a paper in a picture: one line, or two lines of a title.
type Label struct {
	Lines []string
	// Named says that the label is a short name, by which others refer to the paper.
	Named bool
	// Title is the title of a paper that is labelled with its author and year.
	Title string
}

// String returns the label on one line.
func (l Label) String() string { return strings.Join(l.Lines, " ") }

// Of returns the labels of papers, by their index. With lines of 1 a title has one line,
// else two. No two labels are the same. The time is O(n log n).
func Of(papers []*paper.Paper, lines int) []Label {
	all := make([]draft, len(papers))
	inUse := make(letterer, len(papers))
	for i, p := range papers {
		all[i] = draftOf(p, lines)
		inUse[all[i].text()] = true
	}
	for _, group := range duplicates(all) {
		distinguish(all, group, lines)
		for _, same := range duplicatesOf(all, group) {
			inUse.number(all, same)
		}
	}
	for _, group := range duplicates(all) { // one rule may make what another has made
		inUse.number(all, group)
	}
	labels := make([]Label, len(papers))
	for i := range all {
		labels[i] = Label{Lines: all[i].lines, Named: all[i].kind == named}
		if all[i].kind == authored {
			labels[i].Title = all[i].title
		}
	}
	return labels
}

type kind int

const (
	named kind = iota
	authored
	titled
)

// draft is a label under construction.
type draft struct {
	kind  kind
	lines []string
	// What tells it apart from others.
	author, year, title string
}

func (d *draft) text() string { return strings.Join(d.lines, " ") }

func draftOf(p *paper.Paper, lines int) draft {
	d := draft{title: Text(p.TitleOrID())}
	if year, _ := p.Date(); year != 0 {
		d.year = strconv.Itoa(year)
	}
	if len(p.Meta.Authors) > 0 {
		d.author = cutWords(Text(p.Meta.Authors[0].Last()), longestAuthor)
	}
	name := Text(p.Name)
	if name == "" {
		name = nameIn(d.title)
	}
	if name == "" {
		if names := known.Names(p.Title()); len(names) > 0 {
			name = names[0]
		}
	}
	switch {
	case name != "":
		d.kind, d.lines = named, []string{cutWords(name, longestName)}
	case d.author != "" && d.year != "":
		d.kind, d.lines = authored, []string{d.author + " " + d.year}
	default:
		d.kind, d.lines = titled, titleLines(cmp.Or(d.title, Text(p.Key), "?"), lines)
	}
	return d
}

// Text converts s to one line of plain text: with formulas in Unicode and without invisible or
// bidirectional control characters.
func Text(s string) string {
	s = latex.Clean(latex.Shown(s))
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r >= 0xfff9 && r <= 0xffff && r != unicode.ReplacementChar {
			return -1
		}
		return r
	}, s))
}

// Isolated encloses right-to-left text in isolates, so that it does not affect the text next to it
// (Unicode Standard Annex 9, section 2.4).
func Isolated(s string) string {
	for _, r := range s {
		if r < 0x590 {
			continue
		}
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
			return "\u2068" + s + "\u2069"
		}
	}
	return s
}

// nameIn returns the name in brackets at the front of a title, or before its colon, or "" if there
// is none. A name before a colon must have a capital or a digit after its first letter, which words
// of a sentence do not have.
func nameIn(title string) string {
	if rest, bracketed := strings.CutPrefix(title, "["); bracketed {
		if name, rest, found := strings.Cut(rest, "]"); found && name != "" && rest != "" && columns(name) <= longestName {
			return strings.TrimSpace(name)
		}
	}
	name, _, found := strings.Cut(title, ":")
	if !found || columns(name) > longestName || strings.ContainsFunc(name, unicode.IsSpace) {
		return ""
	}
	for i, r := range name {
		if i > 0 && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
			return name
		}
	}
	return ""
}

// titleLines splits a title into lines.
func titleLines(title string, lines int) []string {
	if lines == 1 {
		return []string{cutWords(title, lineColumns)}
	}
	if columns(title) <= titleColumns {
		return []string{title}
	}
	first, rest := splitWords(title, titleColumns)
	if rest == "" {
		return []string{first}
	}
	return []string{first, cutWords(rest, titleColumns)}
}

// cutWords cuts s to at most limit columns, including a final …. It cuts between words, unless that
// would leave less than three fifths of the columns.
func cutWords(s string, limit int) string {
	if columns(s) <= limit {
		return s
	}
	front, _ := splitWords(s, limit-1)
	if 5*columns(front) < 3*limit {
		front = firstColumns(s, limit-1)
	}
	return strings.TrimRight(front, " ,;:-–—([{/") + "…"
}

// firstColumns returns the longest prefix of s with at most limit columns.
func firstColumns(s string, limit int) string {
	taken := 0
	for i, r := range s {
		if taken += columnsOf(r); taken > limit {
			return s[:i]
		}
	}
	return s
}

// splitWords splits s at the last blank, or after the last hyphen, such that the front has at most
// limit columns. It splits within a word that is longer.
func splitWords(s string, limit int) (front, rest string) {
	taken, end, word := 0, 0, 0
	for i, r := range s {
		if r == ' ' && i > 0 && taken <= limit {
			word = i
		}
		taken += columnsOf(r)
		if taken > limit {
			if word > 0 {
				end = word
			} else if end == 0 {
				end = i
			}
			return s[:end], strings.TrimSpace(s[end:])
		}
		end = i + len(string(r))
		if r == '-' && 2*taken > limit {
			word = end
		}
	}
	return s, ""
}

func columns(s string) (n int) {
	for _, r := range s {
		n += columnsOf(r)
	}
	return n
}

func columnsOf(r rune) int {
	if r < 0x300 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// duplicates returns the groups of two or more drafts with the same text, in order.
func duplicates(all []draft) [][]int {
	indexes := make([]int, len(all))
	for i := range all {
		indexes[i] = i
	}
	return duplicatesOf(all, indexes)
}

// duplicatesOf is duplicates for the drafts at indexes.
func duplicatesOf(all []draft, indexes []int) [][]int {
	groups := map[string][]int{}
	var order []string
	for _, i := range indexes {
		text := all[i].text()
		if len(groups[text]) == 0 {
			order = append(order, text)
		}
		groups[text] = append(groups[text], i)
	}
	var several [][]int
	for _, text := range order {
		if len(groups[text]) > 1 {
			several = append(several, groups[text])
		}
	}
	return several
}

// Short returns a label on one line of at most the given number of columns.
func Short(l Label, columns int) string { return cutWords(l.String(), columns) }
