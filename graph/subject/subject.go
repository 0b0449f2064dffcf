// Package subject tells which names in capitals are the acronyms of subjects, as MIL is
// that of multiple instance learning, and not the names of works.
package subject

import (
	"slices"
	"strings"

	"clipgraph/graph/naming"
	"clipgraph/graph/paper"
)

// Name is a name in capitals, of [naming.MinAcronym] to [naming.MaxAcronym] letters.
type Name struct {
	Fold  string // in lower case
	Paper int    // the index of the paper with the name
	Uses  int    // the titles and names that have it
}

// Acronyms returns the folds of the names that are acronyms of subjects: three titles
// beside that of the paper with the name spell it out in the same way, and the paper was
// not the first, or spells it out differently, or the term is what people do and more
// titles have the term than the acronym. Time is linear in the titles.
func Acronyms(papers []*paper.Paper, names []Name) map[string]bool {
	slices.SortFunc(names, func(a, b Name) int { return strings.Compare(a.Fold, b.Fold) })
	s := search{papers: papers, byInitials: map[string]*acronym{}}
	for _, n := range names {
		if initials := naming.Initials(n.Fold); s.byInitials[initials] == nil {
			s.byInitials[initials] = &acronym{Name: n, terms: map[string]*term{}}
		}
	}
	subjects := map[string]bool{}
	if len(s.byInitials) == 0 {
		return subjects
	}
	for i, p := range papers {
		words := naming.Words(p.Title())
		for words = words[:min(len(words), maxWords)]; len(words) > 0; {
			n := untilFor(p.Title(), words)
			s.enter(words[:n], i)
			if compounds := naming.JoinHyphens(p.Title(), words[:n]); len(compounds) < n {
				s.enter(compounds, i)
			}
			words = words[n:]
		}
	}
	for _, a := range s.byInitials {
		for text, t := range a.terms {
			if t.papers >= manyTitles && (t.isEarlier || a.own != "" && a.own != text || t.isActivity && t.papers > a.Uses) {
				subjects[a.Fold] = true
			}
		}
	}
	return subjects
}

const (
	maxWords   = 60 // of a title that are searched for what spells out acronyms
	manyTitles = 3  // that spell out the acronym of a subject
)

// untilFor returns the number of words of a title before "for". They and those behind it are no
// term: "models for counting crates" are models of any kind.
func untilFor(title string, words []naming.Word) int {
	for i := 1; i < len(words); i++ {
		if strings.Contains(title[words[i-1].End:words[i].Start], " for ") {
			return i
		}
	}
	return len(words)
}

// search finds in titles what spells out acronyms.
type search struct {
	papers     []*paper.Paper
	byInitials map[string]*acronym
}

// acronym is a name with the terms that it may stand for.
type acronym struct {
	Name
	own   string // what it stands for in the title of its paper
	terms map[string]*term
}

// term is what an acronym may stand for.
type term struct {
	papers     int  // papers that have it in their titles, apart from the one with the name
	isActivity bool // it is what people do, such as question answering
	isEarlier  bool // one of them is earlier than the paper with the name
	last       int  // the paper that was counted last
}

// enter records which acronyms the words of the title of paper i may spell out.
func (s *search) enter(words []naming.Word, i int) {
	var room [maxWords]byte
	initials := room[:0]
	for _, w := range words {
		initials = append(initials, w.Text[0])
	}
	for at := range words {
		for n := naming.MinAcronym; n <= naming.MaxAcronym && at+n <= len(words); n++ {
			if a := s.byInitials[string(initials[at:at+n])]; a != nil {
				s.enterTerm(a, naming.TermOf(words[at:at+n]), i, naming.IsActivity(words[at+n-1].Text))
			}
		}
	}
}

// enterTerm records that the title of paper i has words with the initials of an acronym.
func (s *search) enterTerm(a *acronym, text string, i int, isActivity bool) {
	if i == a.Paper {
		a.own = text
		return
	}
	t := a.terms[text]
	if t == nil {
		t = &term{isActivity: isActivity, last: -1}
		a.terms[text] = t
	}
	if t.last == i {
		return // with and without its hyphens
	}
	t.last = i
	t.papers++
	t.isEarlier = t.isEarlier || s.papers[i].IsEarlier(s.papers[a.Paper])
}
