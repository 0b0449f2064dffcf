package relate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"clipgraph/bib/work"
	"clipgraph/graph/naming"
	"clipgraph/graph/paper"
	"clipgraph/graph/passage"
)

// A mention is a place where a passage of a paper names another: it has the passage, its
// position, the sentence around it and a confidence. Everything that names works, in rows,
// titles or abstracts, is represented as mentions.

// mention is a place at which a passage of a paper names another one.
type mention struct {
	paper      int       // the paper that is named; nobody, if several papers have the name
	spelling   *spelling // the name; nil for a title or an identifier
	by         means
	passage    *passage.Passage
	otherCase  bool // the passage writes the name in another case
	otherWords bool // the passage spells out the name in words that are not those of the paper
	start, end int  // in the passage; both 0 for an identifier whose place is not known
	stance     work.Stance
	confidence float64 // 0 if the passage refers to something else
}

// means is the way in which a passage names a work.
type means int

const (
	byName means = iota
	byTitle
	byIdentifier
)

// sentence returns the sentence of the mention, shortened if it is long.
func (m *mention) sentence() string { return naming.Sentence(m.passage.Text, m.start, m.end) }

// Mentions returns the pairs of which a text of the later work names the earlier one: a
// passage of B names A by a name of its own as a whole word, by its title, or by its
// identifier. Naming a work is not building on it: the evidence says which of the two the
// words around the name express. A work that is later than the one that names it makes no
// pair. If there are several mentions of one work, the most certain one counts.
func (x *Index) Mentions() []Pair {
	var pairs []Pair
	for b := range x.papers {
		best := map[int]*mention{}
		var order []int
		for i := range x.mentions[b] {
			m := &x.mentions[b][i]
			if m.confidence == 0 || !x.precedes(m.paper, b) {
				continue
			}
			old := best[m.paper]
			if old == nil {
				order = append(order, m.paper)
			}
			if old == nil || m.confidence > old.confidence {
				best[m.paper] = m
			}
		}
		for _, a := range order {
			m := best[a]
			pairs = append(pairs, Pair{a, b, x.evidenceOf(m), m.passage.Where(), m.confidence})
		}
	}
	return pairs
}

// evidenceOf returns how a passage names a work, with its words.
func (x *Index) evidenceOf(m *mention) string {
	if m.by == byIdentifier && m.end == 0 {
		return string(m.stance) + " arXiv:" + x.papers[m.paper].ID.String()
	}
	what := "it"
	if m.by == byName {
		what = m.passage.Text[m.start:m.end]
	}
	return string(m.stance) + " " + what + ": “" + m.sentence() + "”"
}

// mentionsIn returns the works that a passage names. Their confidence is decided by
// judge, after all passages are read.
func (x *Index) mentionsIn(p *passage.Passage) []mention {
	var found []mention
	add := func(m mention) {
		m.passage = p
		found = append(found, m)
	}
	naming.Each(p.Text, x.isSpelt, func(text string, start, end int) {
		s, otherCase := x.spellingOf(text)
		add(mention{paper: int(s.paper), spelling: s, by: byName, start: start, end: end, otherCase: otherCase})
	})
	if p.Place == passage.InAbstract {
		return found
	}
	if p.Place == passage.InTitle && strings.Count(p.Text, " ") < naming.MinTitle {
		return found // it is too short to contain another title
	}
	works, long := len(found), 0
	for _, h := range x.titles.In(p.Text) {
		if p.Place == passage.InNote && naming.IsReference(p.Text, h.Start, h.End) { // copied from another row into the note
			found = slices.DeleteFunc(found, func(m mention) bool { return m.by == byName && h.Start <= m.start && m.end <= h.End })
			continue
		}
		if add(mention{paper: h.Work, by: byTitle, start: h.Start, end: h.End}); len(naming.AllWords(p.Text[h.Start:h.End])) >= longTitle {
			long++
		}
	}
	if p.Place == passage.InNote {
		if long >= manyTitlesInNote {
			return found[:works] // an enumeration of other rows
		}
		for _, ref := range p.Row.Mentioned {
			if a, ok := x.ids[ref.ID]; ok {
				start, end := placeOf(ref.ID.String(), p.Text)
				add(mention{paper: a, by: byIdentifier, start: start, end: end})
			}
		}
		if len(found)-works >= manyWorks {
			return found[:works] // the text of other rows went into the note
		}
	}
	return found
}

// placeOf returns where text contains what, or 0 and 0 if it does not.
func placeOf(what, text string) (start, end int) {
	if i := strings.Index(text, what); i >= 0 {
		return i, i + len(what)
	}
	return 0, 0
}

// manyWorks is the number of titles and identifiers from which on a note is a
// bibliography and no remark on its paper.
const manyWorks = 4

// manyTitlesInNote is the number of whole titles of longTitle words from which on a note
// enumerates other rows.
const manyTitlesInNote = 2

// judge gives every mention its stance and its confidence, which is 0 if it does not
// count.
func (x *Index) judge() {
	for b := range x.mentions {
		for i := range x.mentions[b] {
			m := &x.mentions[b][i]
			if m.by != byName || m.passage.Place == passage.InNote {
				continue
			}
			words := naming.SpelledOut(m.passage.Text, m.passage.Text[m.start:m.end])
			if len(words) == 0 {
				continue
			}
			if m.otherWords = x.isSpelledOut(m, words); m.otherWords && m.passage.Place == passage.InAbstract {
				m.spelling.otherwise++
			}
			m.otherWords = m.otherWords || x.isOfKind(m, words)
		}
	}
	for b := range x.mentions {
		if len(x.mentions[b]) == 0 || naming.IsProse(x.papers[b].Title()) {
			continue
		}
		own := map[*spelling]bool{} // names that the abstract or a note gives to its own work
		for i := range x.mentions[b] {
			m := &x.mentions[b][i]
			if m.by == byName && m.passage.Place == passage.InNote && m.start == 0 && len(x.names[b]) == 0 && naming.IsSubject(m.passage.Text, m.end) {
				continue // the note says what its own work does
			}
			if m.by == byName && (m.spelling.isValue || naming.IsOwnName(m.passage.Text, m.start, m.end, m.passage.Place == passage.InNote)) {
				continue
			}
			switch {
			case m.passage.Place == passage.InAbstract && naming.IsInAddress(m.passage.Text, m.start):
				continue
			case m.passage.Place == passage.InAbstract:
				m.stance = naming.StanceIn(m.passage.Text, m.start, m.end)
			case m.by == byIdentifier && m.end == 0:
				m.stance = work.Names
			case m.by == byName && m.passage.Place == passage.InNote && naming.IsGiven(m.passage.Text, m.start, m.end):
				m.stance = naming.Introduces
			default:
				m.stance = naming.StanceAt(m.passage.Text, m.start, m.end)
			}
			if m.stance == naming.Introduces {
				own[m.spelling] = true
			}
			if own[m.spelling] && m.by == byName {
				continue // it has a namesake
			}
			if e := x.signsOfMention(b, i); e.score(byMention) >= enough && !x.areOne(m.paper, b) && !naming.IsProse(x.papers[m.paper].Title()) {
				m.confidence = x.confidenceOf(m, e[isCited])
			}
		}
	}
}

// rootConfidence is the confidence of a mention of the root of a field. It says little
// about one paper, because so many others mention it.
const rootConfidence = 0.4

// confidenceOf returns the confidence that a mention refers to the work and has its
// stance. That of a work which is cited as well is as certain as that in an abstract.
func (x *Index) confidenceOf(m *mention, isCited bool) float64 {
	switch {
	case m.by == byName && x.isRoot(m.spelling):
		return rootConfidence
	case m.passage.Place == passage.InAbstract, isCited && m.by != byIdentifier:
		return abstractConfidence[m.stance]
	case m.stance == work.ComparesWith:
		return 0.5
	case m.by == byIdentifier:
		return 0.9
	case m.stance == work.BuildsOn:
		return 0.85
	case m.by == byTitle, m.stance == work.Uses:
		return 0.8
	case m.passage.Place == passage.InNote:
		return 0.6
	default:
		return 0.7
	}
}

// signsOfMention collects the evidence that a mention in paper b, given by its index, refers to
// the work.
func (x *Index) signsOfMention(b, i int) *evidence {
	e, m := &evidence{}, &x.mentions[b][i]
	e[wordOfBuilding] = m.stance == work.BuildsOn
	e[wordOfUsing] = m.stance == work.Uses && m.by == byTitle
	e[isCited] = x.references.Has(b, m.paper)
	switch m.by {
	case byIdentifier:
		e[identifierInRow] = true
		e[linkAlone] = m.end == 0 && !naming.IsRemark(m.passage.Text) && !x.isNamedBeside(m)
	case byTitle:
		e[titleInNote] = m.passage.Place == passage.InNote
		e[otherThing] = x.isInLowerCase(m) || e[titleInNote] && naming.IsListed(m.passage.Text, m.start)
		if e[titleInTitle] = !e[titleInNote]; e[titleInTitle] {
			text := m.passage.Text[m.start:m.end]
			e[titleAlone] = !strings.ContainsFunc(naming.LastClause(m.passage.Text[:m.start]), unicode.IsLetter)
			words := len(naming.AllWords(text))
			e[shortTitle] = words < longTitle
			isActivity := words <= naming.MinTitle && naming.IsActivity(text)
			e[topicTitle] = x.isTopic(text, longTitle) || isActivity && naming.IsQualifier(m.passage.Text, m.end)
			e[titleVaried] = m.stance == work.Names && naming.IsAdjective(naming.LastClause(m.passage.Text[:m.start]))
			e[otherThing] = isActivity && m.stance == work.Uses || x.isAbbreviated(m, b) || naming.GoesOn(m.passage.Text, m.end) || naming.IsByline(m.passage.Text, m.start, m.end)
		}
	case byName:
		text := m.passage.Text[m.start:m.end]
		e[nameInText] = true
		e.form(text, x.papers[m.paper].Title())
		coined := x.isCoined(m.spelling, text)
		e[plainName] = e[plainName] && (m.otherCase || !m.spelling.isProven()) && !coined
		e[inPlural] = !coined && naming.IsPlural(m.passage.Text, m.end)
		isApart := naming.StandsAlone
		if m.passage.Place == passage.InAbstract {
			isApart = naming.IsAmidSmall
		}
		e[standsAlone] = e[plainName] && m.passage.Place != passage.InNote && isApart(m.passage.Text, m.start, m.end) && x.isFirstToUse(m.spelling, text)
		e[titleAsName] = m.spelling.fromTitle
		e[notOwn] = !x.isOwned(m.spelling, text)
		isKnown, isOthers := x.knownAs(m.paper, naming.Fold(text))
		e[ofAnother] = isOthers
		e[ordinaryWords] = (m.passage.Place != passage.InAbstract || naming.IsPlain(text) || strings.Contains(text, " ")) && !coined && x.isOrdinary(text) || x.isPhrase(m, text)
		e[ordinaryWords] = e[ordinaryWords] && !x.isSaid(b, i)
		e[otherThing] = x.isOtherThing(m, coined) || !coined && naming.IsHalf(m.passage.Text, m.start, m.end)
		e[otherHyphens] = x.isWrittenInOne(m.paper, text) && !isExampleOfWords(m)
		e[acronymOfSubject] = x.isSubjects(text)
		e[acronymElsewhere] = naming.IsAcronym(text) && m.spelling.users+m.spelling.readers/perUser <= fewUsers && !x.areNear(m.paper, b) && !x.sameSubject(m.paper, b, text) && !isKnown && !x.isEnumerated(b, i) && !x.isMeasured(m) && !x.isSpelledAlike(m)
		e[commonWord] = x.isCommonWord(m.spelling, text, 1) || e[plainName] && !e[standsAlone] && m.spelling.isCompound()
		e[className] = x.isClass(m.spelling, text)
	}
	return e
}

// isEnumerated reports whether the mention before or behind mention i of paper b is of another work
// and nothing but a comma or "and" is between them. Mentions of names are in order.
func (x *Index) isEnumerated(b, i int) bool {
	all := x.mentions[b]
	isBeside := func(first, last int) bool {
		if first < 0 || last == len(all) {
			return false
		}
		m, n := &all[first], &all[last]
		return m.passage == n.passage && m.by == byName && n.by == byName && m.paper != n.paper && m.end <= n.start && separators[m.passage.Text[m.end:n.start]]
	}
	return isBeside(i-1, i) || isBeside(i, i+1)
}

// separators stand between the works of an enumeration.
var separators = map[string]bool{", ": true, " and ": true, ", and ": true, "/": true, " & ": true}

// form records what the form of an earlier work's name says. A word behind a letter is as good
// as a coined one where the title of the work begins with both.
func (e *evidence) form(text, title string) {
	n := naming.Letters(text)
	e[tinyName], e[longName] = n <= 2 && len(text) <= 2, n >= 6
	e[plainName] = naming.IsPlain(text) && !(naming.IsLettered(text) && strings.HasPrefix(title, text))
	e[formOfName] = !e[plainName]
}

// The bounds of signs.
const (
	longTitle = 7 // words of a title that is not a phrase
	fewUsers  = 3 // rows that use an acronym by chance
	perUser   = 4 // abstracts that say as much as a row: they are of the field, and not of the list
	manyRuns  = 4 // titles that have consecutive words of a topic

	manyActive = 6 // rows that have a phrase as their subject, or use a word in phrases

	manyTitles = 3 // titles from which on a word is common in the list
)

// isWrittenInOne reports whether all names of a paper that a text may refer to are one
// word, and the text has several.
func (x *Index) isWrittenInOne(a int, text string) bool {
	squeezed := naming.Squeeze(text)
	isOne := false
	for _, n := range x.names[a] {
		if naming.Squeeze(n.Text) == squeezed {
			if !naming.IsCutApart(n.Text, text) {
				return false
			}
			isOne = true
		}
	}
	return isOne
}

// isOrdinary reports whether each of the several words of a name also occurs in titles
// without the name, such as "Quark-Gluon Tagging" in a list of that subject: the words
// then refer to the subject. So does a phrase that many use. A single word is ordinary if
// titles use it for an activity, such as "Fuzzing".
func (x *Index) isOrdinary(text string) bool {
	words := naming.Words(text)
	if s := x.spelt[naming.Squeeze(text)]; s != nil && s.users >= manyActive && naming.IsPhrase(text) {
		return true
	}
	if singular, plural := strings.CutSuffix(text, "s"); plural && len(words) == 1 && (x.words.With(strings.ToLower(singular)) >= manyTitles || naming.IsAcronym(singular)) {
		return true
	}
	if len(words) < 2 {
		return naming.IsActivity(text) && x.words.With(strings.ToLower(text)) >= manyTitles
	}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' }) {
		if singular, plural := strings.CutSuffix(part, "s"); plural && naming.IsAcronym(singular) && naming.IsPlain(strings.TrimSuffix(text, part)) && strings.HasSuffix(text, " "+part) {
			return true // "Compressing LLMs" is a phrase
		}
		if !naming.IsPlain(part) && part != strings.ToUpper(part) && naming.Letters(part) >= 3 && !(strings.Contains(text, " ") && x.isTitleWord(part, text)) { // CoOp-Adapter contains a name
			return false
		}
	}
	within := int32(0)
	if s := x.spelt[naming.Squeeze(text)]; s != nil {
		if x.isRoot(s) && s.owns() {
			return false // the first to use the words together; all others follow
		}
		within = s.papers
	}
	for _, w := range words {
		if len(w.Text) == 1 || x.words.With(w.Text)-within < manyTitles { // R-CNN is one word
			return false
		}
	}
	return true
}

// isCompound reports whether a word is mostly a part of phrases, as in "Flow Matching".
func (s *spelling) isCompound() bool { return s.users >= manyActive && 4*s.alone < s.users }

// isTitleWord reports whether titles without a name have a part of it, which no work is
// called: Chain of CoT in a list of CoT.
func (x *Index) isTitleWord(part, name string) bool {
	within := int32(0)
	if s := x.spelt[naming.Squeeze(name)]; s != nil {
		within = s.papers
	}
	return len(x.byFold[naming.Fold(part)]) == 0 && x.words.With(strings.ToLower(part))-within >= manyTitles
}

// isTopic reports whether a title of several words has three consecutive words that many
// titles have, or is two such words.
func (x *Index) isTopic(title string, words int) bool {
	words = min(3, words)
	if words < 2 {
		return false
	}
	if x.runs[words] == nil {
		x.runs[words] = naming.NewRuns(words)
		for _, p := range x.papers {
			x.runs[words].Add(p.Title())
		}
	}
	return x.runs[words].Most(title) >= manyRuns
}

// sortByDate sorts indexes of papers by date, then by cite key.
func sortByDate(papers []*paper.Paper, indexes []int) {
	slices.SortFunc(indexes, func(a, b int) int {
		ay, am := papers[a].Date()
		by, bm := papers[b].Date()
		return cmp.Or(cmp.Compare(ay, by), cmp.Compare(am, bm), papers[a].ID.Compare(papers[b].ID), strings.Compare(papers[a].Key, papers[b].Key))
	})
}
