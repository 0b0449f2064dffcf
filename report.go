package clipgraph

import (
	"fmt"
	"slices"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// ListsName is the source of what lists themselves know of papers, in the answers.
const ListsName = "the lists"

// Report is what a person should know of a run.
type Report struct {
	Problems []readlist.Problem // with their positions
	Notes    []Note             // whatever else, in the order in which it arose
	Counts   Counts             // the papers of the graph by what became of them
	// Answers are what the sources said of the identifiers in the lists.
	Answers work.Answers
	Sources map[string]int // how many papers each source knew, by its name
}

// Note is one thing to know of a run: [Empty], [Bibliography], [SkippedLines],
// [Hidden], [Coverage], [SourceFailed], [Answered], [FoundOnArXiv], [FoundByTitle] or
// [Differing].
type Note interface{ note() }

// Empty says that no paper is found in an input, as others have some.
type Empty struct {
	Index int // among the inputs
	Name  string
}

// Bibliography says that the references of a text in LaTeX are read from a .bib file,
// or with Err that this can't be read.
type Bibliography struct {
	Text, File string
	Err        error
}

// SkippedLines says that a file of citations has more lines without one than those
// that are problems.
type SkippedLines struct {
	Name  string
	Lines int
}

// Hidden says what the comments of a list hide, which are no papers of it.
type Hidden struct {
	Name string
	readlist.Hidden
}

// Coverage says for how many of the papers it is known what they cite, and for how
// many a source could not be asked.
type Coverage struct{ Known, Failed, Papers int }

// SourceFailed says that a source, of papers or of citations, did not answer for all.
// Err is the first reason; [arxiv.BlockedError] and others can be matched.
type SourceFailed struct {
	Citations bool
	Titles    int // that could not be searched for
	Err       error
}

// Answered says how many papers each source knew, by its name.
type Answered struct{ Papers map[string]int }

// FoundOnArXiv says how many of the rows without an identifier of arXiv have the title of
// one paper there that is at hand, and are taken for it.
type FoundOnArXiv struct{ Rows, Of int }

// FoundByTitle says how many of the rows that no source knows by an identifier a source
// of titles has.
type FoundByTitle struct {
	Source   string
	Rows, Of int
	Searched bool // by a search that the user asked for, whose findings are marked
}

// Differing says that the table of published works has two publications of one paper,
// of which none is taken.
type Differing struct {
	ID            work.ID
	First, Second work.Venue
}

func (Empty) note()        {}
func (Bibliography) note() {}
func (SkippedLines) note() {}
func (Hidden) note()       {}
func (Coverage) note()     {}
func (SourceFailed) note() {}
func (Answered) note()     {}
func (FoundOnArXiv) note() {}
func (FoundByTitle) note() {}
func (Differing) note()    {}

func (m *Material) note(n Note) {
	m.Report.Notes = append(m.Report.Notes, n)
	if m.config.Note != nil {
		m.config.Note(n)
	}
}

func (m *Material) problem(p readlist.Problem) {
	m.Report.Problems = append(m.Report.Problems, p)
	if m.config.Problem != nil {
		m.config.Problem(p)
	}
}

// CountSources counts the papers that each source knew, by its name.
func CountSources(answers work.Answers) map[string]int {
	counts, seen := map[string]int{}, make(map[*work.Work]bool, len(answers))
	for _, answer := range answers {
		if answer.Work != nil && !seen[answer.Work] { // it may have several identifiers
			seen[answer.Work] = true
			counts[answer.Source]++
		}
	}
	return counts
}

// Outcome is what became of a listed paper.
type Outcome int

// The outcomes.
const (
	Resolved    Outcome = iota // a source knows it
	WithoutID                  // it has no identifier that a source could be asked for
	UnknownID                  // no source that was asked knows its identifier
	Unreachable                // a source could not be asked
)

var outcomeNames = [...]string{"resolved", "without identifier", "unknown", "unreachable"}

// String returns the outcome in lower case.
func (o Outcome) String() string {
	if o < 0 || int(o) >= len(outcomeNames) {
		return fmt.Sprintf("outcome(%d)", int(o))
	}
	return outcomeNames[o]
}

// Outcome returns what became of p, a paper of the run's graph.
func (r *Report) Outcome(p *graph.Paper) Outcome {
	switch {
	case p.Resolved:
		return Resolved
	case p.ID.IsZero() && r.failed(p.Meta.IDs):
		return Unreachable
	case p.ID.IsZero():
		return WithoutID
	case r.Answers.Of(p.ID.WorkID()).Status == work.Failed:
		return Unreachable
	}
	return UnknownID
}

// failed reports whether a source could not be asked for one of ids.
func (r *Report) failed(ids []work.ID) bool {
	return slices.ContainsFunc(ids, func(id work.ID) bool { return r.Answers.Of(id).Status == work.Failed })
}

// Counts are the papers of a graph by what became of them.
type Counts struct {
	Listed   int // in lists: the sum of the following four
	Resolved int
	// Those that are not resolved: without an identifier, with one that no source knows,
	// with one that could not be asked for.
	WithoutID, UnknownID, Unreachable int
	Added                             int // in no list, but cited by papers that are
}

// Unresolved returns the number of listed papers that no source knows.
func (c Counts) Unresolved() int { return c.Listed - c.Resolved }

// add counts one listed paper.
func (c *Counts) add(o Outcome) {
	c.Listed++
	switch o {
	case Resolved:
		c.Resolved++
	case WithoutID:
		c.WithoutID++
	case UnknownID:
		c.UnknownID++
	case Unreachable:
		c.Unreachable++
	}
}

// Count counts the papers of g, which is the run's graph or a part of it.
func (r *Report) Count(g *graph.Graph) Counts {
	var c Counts
	for _, p := range g.Papers() {
		if p.Listed() {
			c.add(r.Outcome(p))
		} else {
			c.Added++
		}
	}
	return c
}
