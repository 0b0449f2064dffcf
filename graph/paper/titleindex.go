package paper

import (
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// TitleIndex finds works on arXiv by the titles that lists give them. First declare the
// titles to look for with [TitleIndex.Want]; then pass all works once to
// [TitleIndex.Add]. The zero value is ready to use.
type TitleIndex struct {
	requested map[string]bool
	works     map[string][]*work.Work
}

// Want declares a title to look for.
func (x *TitleIndex) Want(title string) {
	if x.requested == nil {
		x.requested, x.works = map[string]bool{}, map[string][]*work.Work{}
	}
	all, rest := foldsOf(title)
	for _, fold := range [...]string{all, rest} {
		if fold != "" {
			x.requested[fold] = true
		}
	}
}

// Empty reports whether there are no titles to look for.
func (x *TitleIndex) Empty() bool { return len(x.requested) == 0 }

// Add adds a work if it is on arXiv and has a title to look for.
func (x *TitleIndex) Add(w *work.Work) {
	if arxiv.Of(w).IsZero() {
		return
	}
	all, rest := foldsOf(w.Title)
	for _, fold := range [...]string{all, rest} {
		if x.requested[fold] {
			x.works[fold] = append(x.works[fold], w)
		}
	}
}

// Find returns the one work on arXiv with the title of listed and, if listed has authors,
// its first author. It returns nil if there is none, or more than one. One of the two
// titles may lack a leading short name that the other has.
func (x *TitleIndex) Find(listed *work.Work) *work.Work {
	all, rest := foldsOf(listed.Title)
	if all == "" {
		return nil
	}
	var found *work.Work
	for _, w := range slices.Concat(x.works[all], x.works[rest]) {
		wAll, wRest := foldsOf(w.Title)
		if all != wAll && all != wRest && rest != wAll || len(listed.Authors) > 0 && !work.SameFirstAuthor(listed, w) {
			continue
		}
		switch {
		case found == nil:
			found = w
		case arxiv.Of(found) != arxiv.Of(w):
			return nil
		}
	}
	return found
}

// minRest is the number of words that a title needs after its name to identify the work.
const minRest = 4

// foldsOf returns the keys by which a title is found: all of it, and the part after a
// leading short name.
func foldsOf(title string) (all, rest string) {
	all = FoldTitle(title)
	if name, behind, found := strings.Cut(title, ":"); found && len(strings.Fields(name)) <= 3 {
		if rest = FoldTitle(behind); strings.Count(rest, " ")+1 < minRest {
			rest = ""
		}
	}
	return all, rest
}
