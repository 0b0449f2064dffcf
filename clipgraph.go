// Package clipgraph makes a bibliography and a citation graph from reading lists: a
// GitHub awesome list, notes, a .bib file, an export of a reference manager, bare
// identifiers.
//
// [Load] does everything: it reads the lists, asks sources for the papers in them, and
// connects the papers by what the lists, the papers and citations say. It returns a
// [graph.Graph], which package export writes in a dozen formats, and a [Report] of what a
// person should look at.
//
//	g, report, err := clipgraph.Load(ctx, []clipgraph.Input{{Name: "list.md", Reader: file}}, clipgraph.Config{})
//
// The zero [Config] makes no requests and opens no files. To take the steps one by one,
// for example to build a graph again with other cite keys, start with [Gather].
//
// The package does not print, log, exit or read the environment.
package clipgraph

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/citing"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// Input is a file to read.
type Input struct {
	// Name is the name of the file in positions and messages. Its extension determines
	// the format of a list, such as ".md". Without a known extension the text determines
	// it.
	Name string
	// Format overrides the format of a list, one of [readlist.FormatNames]; "" means that
	// the name or the text determines it.
	Format string
	// Reader yields the text and is read to its end. The bytes of a *bytes.Buffer are
	// used without a copy.
	Reader io.Reader
	// Size is the approximate number of bytes; 0 if it is not known.
	Size int64
}

// Config says how lists are read and which sources are asked. With the zero value a paper
// has only the metadata that the lists contain.
type Config struct {
	// Preferred are sources that take precedence over the metadata in the lists. Sources
	// are asked after the lists. Each source, such as a cache, a snapshot or an
	// [arxiv.API], is asked for what those before it do not have.
	Preferred, Sources work.Chain
	// Citations configures where citations are taken from.
	Citations Citations
	// Titles, such as those of package lookup, are asked for works that no source knows
	// by an identifier, and for the publications of preprints.
	Titles []TitleSource
	// Search, such as a [lookup.Search], is asked last for works without an identifier
	// that Titles do not have; nil means none.
	Search TitleSource
	// Published has the venues of papers that no source has; nil means none.
	Published *Publications
	// Preprints says that a paper on arXiv is cited as a preprint: no source is asked
	// where it was published.
	Preprints bool
	// CitedVersions says that a paper on arXiv gets the version that the lists cite.
	CitedVersions bool
	// Keys determines the cite keys of papers.
	Keys Keys
	// Relations are the relations between papers to find; nil means [graph.Usual].
	Relations []graph.Relation
	// MaxBytes bounds the size of all lists together; 0 means [readlist.MaxSize].
	MaxBytes int64
	// Bibliography returns the file at path that the LaTeX document text names, a .bib
	// file or an included file. If it is nil, such files are not read. For a .bib file, a
	// *fs.PathError becomes a [Note], and any other error ends the run.
	Bibliography func(text, path string) ([]byte, error)
	// OnlyCited restricts bibliographies to the entries that a LaTeX document among the
	// inputs cites.
	OnlyCited bool
	// Problem and Note, if set, are called with each problem and note as it arises.
	Problem func(readlist.Problem)
	Note    func(Note)
}

// Load reads the inputs and makes the graph of their papers.
//
// The report holds what is known so far even if there is an error. The error is that of
// ctx, of a Reader, as a [*ReadError], a [*TooLargeError] or a [*NoPapersError]. A source
// that can't be asked is not an error: its data are missing, and the report says so.
func Load(ctx context.Context, inputs []Input, c Config) (*graph.Graph, Report, error) {
	m, err := Gather(ctx, inputs, c)
	if err != nil {
		return nil, m.Report, err
	}
	g, err := m.Graph(ctx, c.Keys)
	return g, m.Report, err
}

// Material is what a graph is made from: lists, and the answers of sources.
type Material struct {
	Lists  []readlist.List // of the inputs, then citations from elsewhere
	Report Report

	config    Config
	documents []*citing.Document           // LaTeX documents among the inputs
	byTitle   map[*readlist.Row]*work.Work // the works found by title
	// citedDOIs are the DOIs that sources of citations have for papers, by other
	// identifiers of the papers.
	citedDOIs map[work.ID][]work.ID
}

// Gather reads the inputs and asks the sources of c for their papers. It is [Load]
// without the graph. The material is never nil; if there is an error, only its report is
// valid.
func Gather(ctx context.Context, inputs []Input, c Config) (*Material, error) {
	m := &Material{config: c, citedDOIs: map[work.ID][]work.ID{}}
	return m, m.gather(ctx, inputs)
}

func (m *Material) gather(ctx context.Context, inputs []Input) error {
	if err := m.read(ctx, inputs); err != nil {
		return err
	}
	own := work.Memory{Name: ListsName}
	for _, list := range m.Lists {
		for _, paper := range list.Papers {
			own.Add(paper)
		}
	}
	sources := append(append(append(work.Chain{}, m.config.Preferred...), &own), m.config.Sources...)
	m.Report.Answers = work.Answers{}
	err := m.lookup(ctx, sources, m.listedIDs())
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := m.cite(ctx); err != nil {
		return err
	}
	err = cmp.Or(err, m.lookup(ctx, sources, m.unlistedIDs()))
	if !m.config.Preprints {
		err = cmp.Or(err, m.publishByDOI(ctx, sources))
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	m.reportUntitled()
	if err != nil {
		m.note(SourceFailed{Err: err})
	}
	m.Report.Sources = CountSources(m.Report.Answers)
	m.note(Answered{Papers: m.Report.Sources})
	if err := m.findTitles(ctx, sources); err != nil {
		return err
	}
	return m.publish(ctx)
}

// lookup asks source for those of ids that were not asked for before.
func (m *Material) lookup(ctx context.Context, source work.Source, ids []work.ID) error {
	ids = slices.DeleteFunc(ids, func(id work.ID) bool {
		_, asked := m.Report.Answers[id.Key()]
		return asked
	})
	if len(ids) == 0 {
		return nil
	}
	answers, err := Lookup(ctx, source, ids)
	maps.Copy(m.Report.Answers, answers)
	return err
}

// unlistedIDs returns the identifiers of works that lists describe but do not list.
func (m *Material) unlistedIDs() []work.ID {
	var ids []work.ID
	for _, list := range m.Lists {
		for _, paper := range list.Unlisted {
			ids = append(ids, paper.IDs...)
		}
	}
	return ids
}

// listedIDs returns the identifiers of all rows of the lists.
func (m *Material) listedIDs() []work.ID {
	var ids []work.ID
	for _, list := range m.Lists {
		for i := range list.Rows {
			ids = append(ids, list.Rows[i].IDs()...)
		}
	}
	return ids
}

// Graph builds the graph of the papers, with cite keys by k. Doubts are added to the
// report. The graphs of one material share its lists.
func (m *Material) Graph(ctx context.Context, k Keys) (*graph.Graph, error) {
	o := graph.Options{Relations: m.config.Relations, ByTitle: m.foundByTitle}
	if err := k.apply(&o); err != nil {
		return nil, err
	}
	g, problems, err := graph.Build(ctx, m.Lists, m.Report.Answers, o)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("building the graph: %w", err)
	}
	for _, p := range problems {
		m.problem(p)
	}
	if m.config.CitedVersions {
		citeVersions(g)
	}
	m.Report.Counts = m.Report.Count(g)
	return g, nil
}

// Lookup asks source for papers. The error is that of the first of ids that could not be
// asked for, or that of ctx. The answers received so far are returned with the error.
func Lookup(ctx context.Context, source work.Source, ids []work.ID) (work.Answers, error) {
	answers, err := source.Lookup(ctx, ids)
	for _, id := range ids {
		if answer := answers.Of(id); err == nil && answer.Status == work.Failed {
			err = answer.Err
		}
	}
	return answers, err
}
