package clipgraph

import (
	"fmt"
	"slices"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// ListsName is the name, in answers, of the source of metadata in the lists themselves.
const ListsName = "the lists"

// Report describes a run to a person.
type Report struct {
	Problems []readlist.Problem // with their positions
	Notes    []Note             // other remarks, in the order in which they arose
	Counts   Counts             // the papers of the graph by outcome
	// Answers are the answers of sources for the identifiers in the lists.
	Answers work.Answers
	Sources map[string]int // the number of papers that each source knew, by its name
}

// Note is a remark on a run: [Empty], [Bibliography], [SkippedLines], [Hidden],
// [Coverage], [SourceFailed], [Answered], [FoundOnArXiv], [FoundByTitle] or [Differing].
type Note interface{ note() }

// Empty says that no paper was found in an input while others have some.
type Empty struct {
	Index int // among the inputs
	Name  string
}

// Bibliography says that the references of a LaTeX document were read from a .bib file,
// or, if Err is set, that the file could not be read.
type Bibliography struct {
	Text, File string
	Err        error
}

// SkippedLines says that a file of citations has more lines without a citation than were
// reported as problems.
type SkippedLines struct {
	Name  string
	Lines int
}

// Hidden describes the content of a list's comments, which is not read.
type Hidden struct {
	Name string
	readlist.Hidden
}

// Coverage counts the papers whose references are known, and those for which a source
// could not be asked.
type Coverage struct{ Known, Failed, Papers int }

// SourceFailed says that a source, of papers or of citations, did not answer for all. Err
// is the first reason; it may wrap an [arxiv.BlockedError] and others.
type SourceFailed struct {
	Citations bool
	Titles    int // the number of titles that could not be searched for
	Err       error
}

// Answered holds the number of papers that each source knew, by its name.
type Answered struct{ Papers map[string]int }

// FoundOnArXiv counts the rows without an arXiv identifier, Of, and those of them whose
// title is that of exactly one known arXiv paper, Rows.
type FoundOnArXiv struct{ Rows, Unlinked int }

// FoundByTitle counts the rows that no source knows by an identifier, Of, and those of
// them that a source of titles has, Rows.
type FoundByTitle struct {
	Source      string
	Rows, Asked int
	Searched    bool // by a search; such entries are marked
}

// Differing says that the table of published works has different publications of one
// paper. None of them is used.
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

// CountSources counts the papers that each source knew, by the source's name.
func CountSources(answers work.Answers) map[string]int {
	counts, seen := map[string]int{}, make(map[*work.Work]bool, len(answers))
	for _, answer := range answers {
		if answer.Work != nil && !seen[answer.Work] { // a work may have several identifiers
			seen[answer.Work] = true
			counts[answer.Source]++
		}
	}
	return counts
}

// Outcome is the result of looking up a listed paper.
type Outcome int

// The possible outcomes.
const (
	Resolved    Outcome = iota // a source knows it
	WithoutID                  // it has no identifier to ask for
	UnknownID                  // no source knows its identifier
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

// Outcome returns the outcome of p, a paper of the run's graph.
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

// failed reports whether asking for one of ids failed.
func (r *Report) failed(ids []work.ID) bool {
	return slices.ContainsFunc(ids, func(id work.ID) bool { return r.Answers.Of(id).Status == work.Failed })
}

// Counts counts the papers of a graph by outcome.
type Counts struct {
	Listed   int // the sum of the following four
	Resolved int
	// Papers that are not resolved, by outcome.
	WithoutID, UnknownID, Unreachable int
	Added                             int // papers in no list that listed papers cite
}

// Unresolved returns the number of listed papers that no source knows.
func (c Counts) Unresolved() int { return c.Listed - c.Resolved }

// add counts a listed paper.
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
