// Package relate finds which works of some papers continue, name or share code with which,
// by their names and texts.
//
// A name has to be told from a word, and a work that grows out of another from one that a
// stranger gave a similar name. So the names of all papers are put into an [Index] first,
// with who uses them and since when. Each pair of papers that a name, a title, an
// identifier or a place of code brings together is then a candidate, and one table of
// weights decides which candidates count. The index returns plain pairs of papers with
// their evidence, of which package graph makes edges.
package relate

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/graph/naming"
	"clipgraph/graph/naming/known"
	"clipgraph/graph/paper"
	"clipgraph/graph/passage"
	"clipgraph/graph/references"
	"clipgraph/graph/repository"
	"clipgraph/internal/parallel"
)

// Pair is an earlier and a later work that have to do with each other, with what a person
// needs to check it.
type Pair struct {
	Earlier, Later int     // indexes of the papers
	Evidence       string  // the text that shows it
	Where          string  // the place of the text: file:line, or the source's name
	Confidence     float64 // from 0 to 1
}

// Index holds the names of papers, and the places where their texts name each other. It
// must not be used by several goroutines at once.
type Index struct {
	papers []*paper.Paper
	rows   int

	names    [][]naming.Name       // by paper
	byFold   map[string][]int32    // the papers with a name, by its fold
	versions map[string][]numbered // the papers of a stem, by version
	heads    map[string]bool       // the first words of names of several words
	inCase   map[string]cased      // by the fold of a name that is one word
	spelt    map[string]*spelling  // by the text of a name without hyphens and blanks
	inGreek  bool                  // a name begins with a Greek letter
	titles   naming.Titles
	years    []int // of the papers, sorted
	ids      map[arxiv.ID]int

	parts      paper.Counts        // papers with a name that begins or ends with a fold and is longer
	words      paper.Counts        // papers with a word in their titles or names
	sorted     []string            // the words in order; computed on first use
	stems      map[string][]string // words that begin with the same letters
	subjects   map[string]bool     // acronyms of subjects, in lower case
	runs       [4]*naming.Runs     // of the titles, by their words; computed on first use
	sections   map[string]int      // rows below the same headings; computed on first use
	repos      *repository.Places
	references *references.References // the citations among the papers

	mentions [][]mention // of other papers, by the paper whose passages name them
}

// numbered is a paper with the version that one of its names states.
type numbered struct {
	paper  int32
	number float64
	mark   naming.Mark
	withV  bool
}

// New returns the index of papers, which have their cite keys and cite each other as
// citations say. It reads all of their texts. The caller must not change the papers as long
// as the index is used.
func New(papers []*paper.Paper, citations *references.References) *Index {
	x := &Index{
		papers: papers, names: make([][]naming.Name, len(papers)), byFold: map[string][]int32{}, versions: map[string][]numbered{}, heads: map[string]bool{}, spelt: map[string]*spelling{}, inCase: map[string]cased{},
		ids: map[arxiv.ID]int{}, parts: paper.Counts{}, words: paper.Counts{}, stems: map[string][]string{},
		repos: repository.New(papers), references: citations,
	}
	for i, p := range papers {
		x.rows += len(p.Rows)
		x.enter(int32(i), p)
		if year, _ := p.Date(); year > 0 {
			x.years = append(x.years, year)
		}
	}
	x.enterGiven(func(i int) []string { return known.Names(papers[i].Title()) }) // by which other lists know them
	x.enterGiven(x.abbreviation)
	x.enterGiven(x.ofRepository)
	slices.Sort(x.years)
	for _, group := range x.versions {
		slices.SortStableFunc(group, func(a, b numbered) int { return cmp.Compare(a.number, b.number) })
	}
	x.spellIntroduced()
	x.enterCases()
	x.enterSubjects()
	x.readTexts()
	return x
}

// enter puts the names and the titles of a paper into the tables.
func (x *Index) enter(i int32, p *paper.Paper) {
	if !p.ID.IsZero() {
		x.ids[p.ID] = int(i)
	}
	if p.Meta.Title == "" && p.ListedTitle == "" && p.Name == "" {
		return // only cited, not listed
	}
	title := p.Title()
	if !naming.IsOccasion(title) {
		x.titles.Add(title, int(i))
	}
	naming.EachWord(title, func(word []byte, start, end int) {
		x.words.Add(word, i, p)
		x.enterWord(word, title[start:end])
	})
	x.enterNames(i, p, namesOf(p))
}

// enterNames puts names of a paper into the tables.
func (x *Index) enterNames(i int32, p *paper.Paper, names []naming.Name) {
	x.names[i] = append(x.names[i], names...)
	for _, n := range names {
		if group := x.byFold[n.Fold]; len(group) == 0 || group[len(group)-1] != i {
			x.byFold[n.Fold] = append(group, i)
		}
		naming.EachWord(n.Text, func(word []byte, _, _ int) { x.words.Add(word, i, p) })
		x.spell(i, n)
		x.number(numbered{i, 1, naming.NoMark, false}, n.Fold)
		for _, v := range naming.Versions(n.Text) {
			if !strings.HasSuffix(n.Text, "--") { // X++ does not continue X--
				x.number(numbered{i, v.Number, v.Mark, v.WithV}, v.Stem)
			}
		}
		for _, c := range naming.Cuts(n.Text) {
			if c.Joint != naming.Glued {
				x.parts.Add([]byte(naming.Fold(c.Head)), i, p)
				x.parts.Add([]byte(naming.Fold(c.Tail)), i, p)
			}
		}
	}
}

// enterGiven gives papers names that they have not got by themselves. What the list says
// itself takes precedence: a name that a paper of the list has is not given to another.
func (x *Index) enterGiven(names func(paper int) []string) {
	given := make([][]naming.Name, len(x.papers))
	for i := range x.papers {
		for _, name := range names(i) {
			for _, n := range naming.Stated(name) {
				if len(x.byFold[n.Fold]) == 0 {
					given[i] = append(given[i], n)
				}
			}
		}
	}
	for i, names := range given {
		x.enterNames(int32(i), x.papers[i], names)
	}
}

// abbreviation returns the name that the title of a paper spells out, which none but others
// and its abstract may use.
func (x *Index) abbreviation(i int) []string {
	title := x.papers[i].Title()
	name := naming.Abbreviation(title)
	if abstract, known := passage.Abstract(x.papers[i]); name == "" && known {
		name = naming.Acronym(abstract.Text, title)
	}
	if name == "" || naming.IsDiscussion(title) {
		return nil
	}
	return []string{name}
}

// ofRepository returns the name of the repository of a paper that has no name, if the title
// accounts for it.
func (x *Index) ofRepository(i int) []string {
	name := path.Base(x.papers[i].Row().Repo)
	if len(x.names[i]) > 0 || !naming.IsMadeOf(name, x.papers[i].Title()) {
		return nil
	}
	return []string{name}
}

// number enters a paper as a version, once for each stem and number.
func (x *Index) number(n numbered, stem string) {
	for _, old := range slices.Backward(x.versions[stem]) {
		if old.paper != n.paper {
			break
		}
		if old.number == n.number {
			return
		}
	}
	x.versions[stem] = append(x.versions[stem], n)
}

// readTexts finds what the passages of all papers name, on all processors, and counts for
// each name who uses it, and who did before its paper was written.
func (x *Index) readTexts() {
	x.mentions = make([][]mention, len(x.papers))
	texts := make([]textsOf, min(len(x.papers), textsAtOnce))
	for from := 0; from < len(x.papers); from += len(texts) {
		now := texts[:min(len(texts), len(x.papers)-from)]
		parallel.For(context.Background(), len(now), parallel.NoState, func(_ struct{}, k int) { now[k] = x.textsOf(from + k) })
		for k := range now {
			x.count(from+k, now[k])
		}
	}
	x.judge()
}

// textsAtOnce is the number of papers whose texts are held at a time.
const textsAtOnce = 1024

// textsOf has the mentions in each passage of a paper.
type textsOf [][]mention

// textsOf finds what the passages of paper i name. It changes nothing.
func (x *Index) textsOf(i int) textsOf {
	passages := passage.Of(x.papers[i])
	found := make(textsOf, len(passages))
	for k := range passages {
		found[k] = x.mentionsIn(&passages[k])
	}
	return found
}

// count counts what the passages of paper i name, and keeps what they name of others.
func (x *Index) count(i int, passages textsOf) {
	var first *spelling // of those that were seen
	seen := map[*spelling]bool{}
	for _, found := range passages {
		lower := false
		for k := range found {
			m := &found[k]
			s, text := m.spelling, m.passage.Text
			if s == nil || m.otherCase || naming.IsHalf(text, m.start, m.end) {
				continue
			}
			if k == 0 && m.passage.Place != passage.InAbstract {
				lower = naming.IsLowerCase(text)
			}
			if lower && m.start > 0 && m.passage.Place != passage.InAbstract && !strings.HasPrefix(text[m.end:], "-") { // abstracts write terms with capitals
				s.inNames++
			}
			if m.passage.Place == passage.InNote && len(text) <= m.end-m.start+maxLabel && strings.Count(text, " ") <= strings.Count(text[m.start:m.end], " ") {
				s.values++
				s.isValue = s.isValue || s.values >= minRoot || !x.isTitled(m)
			}
			switch {
			case s == first || seen[s]:
				continue
			case first == nil:
				first = s // most papers name nobody but themselves
			default:
				seen[s] = true
			}
			if naming.IsPlural(text, m.end) && int(s.paper) != i {
				s.plurals++
			}
			if m.passage.Place != passage.InAbstract {
				x.countUse(s, i, *m)
			} else if s.paper != nobody && int(s.paper) != i {
				s.countReader(x.papers[i], x.papers[s.paper])
			}
		}
		for k := range found {
			if m := &found[k]; m.paper == nobody {
				text := m.passage.Text[m.start:m.end]
				bearers := x.byFold[naming.Fold(text)]
				if a, ok := x.references.Only(bearers, i); ok {
					m.paper = a // of several with the name
				} else if a, ok := x.onlyWritten(bearers, text); ok {
					m.paper = a
				}
			}
		}
		found = slices.DeleteFunc(found, func(m mention) bool { return m.paper == nobody || m.paper == i })
		x.mentions[i] = append(x.mentions[i], found...)
	}
}

// onlyWritten returns the one of several papers with a name that has it as a text writes it: Oak Bench
// is not OakBench where there are both.
func (x *Index) onlyWritten(papers []int32, text string) (one int, ok bool) {
	for _, i := range papers[:min(len(papers), maxSame)] {
		if !slices.ContainsFunc(x.names[i], func(n naming.Name) bool { return n.Text == text }) {
			continue
		}
		if ok {
			return 0, false
		}
		one, ok = int(i), true
	}
	return one, ok
}

// isTitled reports whether the name of a mention has a digit or a hyphen, or is not a word
// and the title of its work begins with it and a colon.
func (x *Index) isTitled(m *mention) bool {
	name := m.passage.Text[m.start:m.end]
	return strings.ContainsAny(name, "-0123456789") && !naming.IsPlain(name) ||
		m.paper != nobody && name != strings.ToUpper(name) && !naming.IsPlain(name) && naming.Fold(naming.BeforeColon(x.papers[m.paper].Title())) == naming.Fold(name)
}

// maxLabel is how many characters a note may have beside a name and still be nothing
// but it.
const maxLabel = 4

// countUse counts that a passage of paper i has a name in it.
func (x *Index) countUse(s *spelling, i int, m mention) {
	s.papers++
	if s.paper == nobody || int(s.paper) == i {
		return
	}
	isEarlier := x.papers[i].IsEarlier(x.papers[s.paper])
	if !isEarlier && x.isWrittenInOne(int(s.paper), m.passage.Text[m.start:m.end]) {
		return // Gaussian Head is a phrase, and no use of GaussianHead
	}
	s.users++
	if m.passage.Place == passage.InTitle {
		s.inTitles++
	}
	if naming.StandsAlone(m.passage.Text, m.start, m.end) {
		s.alone++
	}
	if isEarlier {
		s.earlier++
	}
}

// titlesOf returns the titles of p, those of sources first.
func titlesOf(p *paper.Paper) []string {
	titles := []string{p.Meta.Title}
	for i := range p.Rows {
		titles = append(titles, p.Rows[i].Work.Title)
	}
	return titles
}

// namesOf returns the names of p, each spelling once. A work about other works has none:
// the beginning of its title, or what a list calls it, is its subject.
func namesOf(p *paper.Paper) []naming.Name {
	var all []naming.Name
	add := func(names []naming.Name) {
		for _, n := range names {
			if !slices.ContainsFunc(all, func(old naming.Name) bool { return old.Text == n.Text }) {
				all = append(all, n)
			}
		}
	}
	abstract, _ := passage.Abstract(p)
	isOwn := func(name string) bool {
		return !naming.IsForeign(name, p.Title()) || naming.Gives(abstract.Text, name)
	}
	addStated := func(name string) {
		if isOwn(name) {
			add(naming.Stated(name))
		}
	}
	addStated(p.Name)
	for i := range p.Rows {
		if paper.NamesWork(&p.Rows[i], p.Title()) {
			addStated(p.Rows[i].Name)
		}
	}
	for _, title := range titlesOf(p) {
		if naming.IsDiscussion(title) {
			return nil
		}
		for _, n := range naming.Of(title) {
			isWhole := naming.Fold(title) == n.Fold && title != p.Meta.Title // a row has a name for a title
			if !isWhole || strings.Count(p.Meta.Title, " ") < naming.MinTitle || isOwn(n.Text) {
				add([]naming.Name{n})
			}
		}
	}
	return all
}
