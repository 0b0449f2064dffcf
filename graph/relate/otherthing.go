package relate

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/naming"
	"clipgraph/graph/naming/known"
	"clipgraph/graph/paper"
	"clipgraph/graph/passage"
)

// A text that has the words of a name may mean another thing by them: a phrase, a longer
// name, or a name of its own that it spells out.

// isOtherThing reports whether the name of a mention means another thing than its work.
func (x *Index) isOtherThing(m *mention, coined bool) bool {
	text := m.passage.Text
	switch {
	case m.otherWords || m.spelling.isOfOther() || !coined && naming.IsAcronym(text[m.start:m.end]) && naming.IsPlural(text, m.end):
		return true
	case naming.IsSubset(text, m.end) && !x.isData(m.paper) && naming.Fold(x.papers[m.paper].Title()) != naming.Fold(text[m.start:m.end]):
		return true
	case x.isOfLongerName(m) || naming.IsOfCode(text, m.start) || naming.IsMaker(text, m.end):
		return true
	case naming.IsPlain(text[m.start:m.end]) && !strings.ContainsAny(text[m.start:m.end], " -") && !coined && (m.passage.Place == passage.InAbstract && !naming.IsAmidSmall(text, m.start, m.end) || strings.HasPrefix(text[m.end:], "-") && m.stance != work.BuildsOn):
		return true // a word of a phrase, or of Self-Improving
	case m.passage.Place == passage.InTitle:
		return naming.IsNamedAtEnd(text, m.start, m.end) || naming.IsSecondName(text, m.start, m.end) || naming.IsAll(text, m.start, m.end)
	default:
		return m.passage.Place == passage.InNote && m.stance == work.Names && !coined && x.isLabel(m)
	}
}

// isNamedBeside reports whether the passage of a mention has a name of the same work, or
// the first two words of its title.
func (x *Index) isNamedBeside(m *mention) bool {
	title := x.papers[m.paper].Title()
	words := naming.AllWords(title)
	return len(words) > 1 && strings.Contains(m.passage.Text, title[:words[1].End]) || slices.ContainsFunc(x.names[m.paper], func(n naming.Name) bool { return strings.Contains(m.passage.Text, n.Text) })
}

// isLabel reports whether a note of labels has a name that the title of its work does not
// account for: the name is then likely the value of a column of both rows, such as the
// data that they use.
func (x *Index) isLabel(m *mention) bool {
	if naming.IsRemark(m.passage.Text) {
		return false
	}
	title, name := x.papers[m.paper].Title(), m.passage.Text[m.start:m.end]
	longest := slices.MaxFunc(naming.Pieces(name), func(a, b string) int { return len(a) - len(b) })
	_, found := naming.StandsFor(longest, naming.Words(title))
	return !strings.Contains(naming.Fold(title), naming.Fold(name)) && (len(longest) < 2 || found == 0)
}

// isInLowerCase reports whether a note has the words of a title in lower case, as a phrase,
// while the work writes them with capitals.
func (x *Index) isInLowerCase(m *mention) bool {
	text := m.passage.Text[m.start:m.end]
	title := x.papers[m.paper].Title()
	return m.passage.Place == passage.InNote && text == strings.ToLower(text) && strings.Count(text, " ") < longTitle && title != "" && strings.ContainsFunc(title[1:], unicode.IsUpper)
}

// isPhrase reports whether the text of a mention has a blank where all names of its paper
// have a hyphen, and its words are plain words of a title or common without the name: a Gaussian
// SLAM is not Gaussian-SLAM.
func (x *Index) isPhrase(m *mention, text string) bool {
	squeezed := naming.Squeeze(text)
	if !strings.Contains(text, " ") || slices.ContainsFunc(x.names[m.paper], func(n naming.Name) bool {
		return naming.Squeeze(n.Text) == squeezed && (strings.Contains(n.Text, " ") || !strings.Contains(n.Text, "-"))
	}) {
		return false
	}
	within := m.spelling.papers
	return !slices.ContainsFunc(naming.Words(text), func(w naming.Word) bool {
		isWord := m.passage.Place == passage.InTitle && naming.IsPlain(text[w.Start:w.End])
		return len(w.Text) == 1 || !isWord && x.words.With(w.Text)-within < manyTitles
	})
}

// isOfLongerName reports whether the name of a mention and the word before it are the
// name of another work, in any case: "a parallel BoxNet" is no BoxNet if there is a
// Parallel BoxNet.
func (x *Index) isOfLongerName(m *mention) bool {
	before, found := strings.CutSuffix(m.passage.Text[:m.start], " ")
	if !found {
		return false
	}
	before = before[strings.LastIndexAny(before, " (")+1:]
	if before == "" {
		return false
	}
	longer := before + " " + m.passage.Text[m.start:m.end]
	for _, i := range x.byFold[naming.Fold(longer)] {
		if int(i) != m.paper && slices.ContainsFunc(x.names[i], func(n naming.Name) bool { return strings.EqualFold(n.Text, longer) }) {
			return true
		}
	}
	return false
}

// isOfOther reports whether several abstracts spell out an acronym in words that are not those of
// its work: they mean what these words say, and others that have the acronym do, too.
func (s *spelling) isOfOther() bool { return s.otherwise >= manyTitles }

// isSpelledOut reports whether the words that a passage abbreviates by the name of a mention are not
// those of its work. Hardly one of them is in its title, and the title begins with the name; or,
// where the passage is an abstract, that of the work does not have them, or is not known, they are
// what people do, and no note of the work has them.
func (x *Index) isSpelledOut(m *mention, words []naming.Word) bool {
	p, name := x.papers[m.paper], m.passage.Text[m.start:m.end]
	title, common := naming.Words(p.Title()), 0
	for _, w := range words {
		if slices.ContainsFunc(title, func(o naming.Word) bool { return o.Text == w.Text }) {
			common++
		}
	}
	switch abstract, isKnown := passage.Abstract(p); {
	case 2*common > len(words):
		return false
	case m.passage.Place != passage.InAbstract:
		return naming.Fold(naming.BeforeColon(p.Title())) == naming.Fold(name)
	case naming.HasTerm(title, words) || slices.Contains(known.Names(p.Title()), name):
		return false
	case isKnown:
		return !naming.HasTerm(naming.Words(abstract.Text), words)
	default:
		return common == 0 && naming.IsActivity(words[len(words)-1].Text) && !isNoted(p, words)
	}
}

// isNoted reports whether a note of a row of a paper has words.
func isNoted(p *paper.Paper, words []naming.Word) bool {
	return slices.ContainsFunc(p.Rows[:min(len(p.Rows), maxSections)], func(row readlist.Row) bool { return naming.HasTerm(naming.Words(row.Note), words) })
}

// isOfKind reports whether the abstract of a mention writes the words that the name abbreviates as
// those of a task or a kind of works: in small letters, as in "latent box models (LBM)", unless the
// title of the work begins with these words or goes on with them behind a colon, or as the subject
// of what tasks do. A well-known work is named so all the same.
func (x *Index) isOfKind(m *mention, words []naming.Word) bool {
	text, name := m.passage.Text, m.passage.Text[m.start:m.end]
	if isKnown, _ := x.knownAs(m.paper, naming.Fold(name)); isKnown || m.passage.Place != passage.InAbstract {
		return false
	}
	_, behind, _ := strings.Cut(text[words[len(words)-1].End:], "("+name)
	return naming.IsTask(behind) || naming.AreSmall(words, text) && !x.isTitledWith(m.paper, words)
}

// isTitledWith reports whether the title of a paper, or what a colon separates of it, begins with
// words.
func (x *Index) isTitledWith(a int, words []naming.Word) bool {
	for part := range strings.SplitSeq(x.papers[a].Title(), ": ") {
		if title := naming.Words(part); len(title) >= len(words) && naming.HasTerm(title[:len(words)], words) {
			return true
		}
	}
	return false
}

// isAbbreviated reports whether a name of paper b is made of the words of the title that
// b's title has, and the work with that title has no such name: StackBox stands for
// "Stacked Boxes" and not for the work of that title.
func (x *Index) isAbbreviated(m *mention, b int) bool {
	words := naming.Words(m.passage.Text[m.start:m.end])
	return slices.ContainsFunc(x.names[b], func(n naming.Name) bool {
		for _, piece := range naming.Pieces(n.Text) {
			if _, found := naming.StandsFor(piece, words); found == 0 || len(piece) < 2 {
				return false
			}
		}
		return !slices.ContainsFunc(x.names[m.paper], func(old naming.Name) bool { return strings.Contains(n.Fold, old.Fold) })
	})
}

// areOne reports whether rows of papers a and b have the same identifier, or whether one of
// b has none and the first paper that it links to is one that a links to. They are then one
// work under two titles, or b is not a work: "Tuning: see [Counting Crates]".
func (x *Index) areOne(a, b int) bool {
	rows, others := x.papers[a].Rows, x.papers[b].Rows
	for i := range rows[:min(len(rows), maxSections)] {
		for k := range others[:min(len(others), maxSections)] {
			only := onlyLink(&others[k])
			if only != "" && slices.ContainsFunc(rows[i].Links, func(l readlist.Link) bool { return l.URL == only }) ||
				slices.ContainsFunc(rows[i].Work.IDs, func(id work.ID) bool { return slices.Contains(others[k].Work.IDs, id) }) {
				return true
			}
		}
	}
	return false
}

// onlyLink returns the address of the first link to a paper of a row without identifiers,
// or "".
func onlyLink(row *readlist.Row) string {
	if i := passage.FirstPaper(row); i >= 0 && len(row.Work.IDs) == 0 {
		return row.Links[i].URL
	}
	return ""
}
