// Package clipgraph makes a bibliography and a graph of reading lists: a GitHub
// awesome list, notes, a .bib, the export of a reference manager, bare identifiers.
//
// [Load] is all of it: it reads the lists, asks sources for the papers that these
// name, and ties the papers by what the lists, the papers and citations say. What it
// returns is a [graph.Graph], which package export writes in a dozen formats, and a
// [Report] of what a person should look at.
//
//	g, report, err := clipgraph.Load(ctx, []clipgraph.Input{{Name: "list.md", Reader: file}}, clipgraph.Config{})
//
// The zero [Config] asks nobody and opens nothing. Whoever needs the steps one by one,
// as to build a graph again with other cite keys, begins with [Gather].
//
// Nothing here prints, logs, ends the process or reads the environment.
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

// Input is one file to read.
type Input struct {
	// Name is that of the file in positions and messages. Its end tells the format
	// of a list, as ".md" does; where it tells nothing, the text does.
	Name string
	// Format is that of a list whose name or text would not tell, one of
	// [readlist.FormatNames]; "": they tell.
	Format string
	// Reader has the text, which is read to its end. Of a *bytes.Buffer the bytes are
	// taken and not copied.
	Reader io.Reader
	// Size is about how many bytes there are; 0 if it is not known.
	Size int64
}

// Config says how lists are read, and who is asked. The zero value reads lists alone:
// each paper is what the lists say of it.
type Config struct {
	// Preferred are sources that are believed more than what lists themselves know, and
	// Sources those that are asked for the rest, each for what those before it do not
	// have: a cache, a snapshot, [arxiv.API].
	Preferred, Sources work.Chain
	// Citations says where it is known which paper cites which.
	Citations Citations
	// Titles are asked for works that no source knows by an identifier, and where those
	// appeared of which a source knows only the preprint; as those of package lookup.
	Titles []TitleSource
	// Search is asked last for works without an identifier that Titles do not have, as
	// [lookup.Search]; nil: nobody is.
	Search TitleSource
	// Published has the venues of papers that no source tells; nil: none.
	Published *Publications
	// Preprints says that a paper on arXiv is taken for the preprint: no source is asked
	// where it was published.
	Preprints bool
	// CitedVersions says that a paper on arXiv is of the version that the lists cite.
	CitedVersions bool
	// Keys says which cite keys papers get.
	Keys Keys
	// Relations are those that papers are tied by; nil: [graph.Usual].
	Relations []graph.Relation
	// MaxBytes bounds what is read of all lists together; 0: [readlist.MaxSize].
	MaxBytes int64
	// Bibliography returns the file at path, which the document text in LaTeX names: a .bib,
	// or one that it includes; nil: such files are not read. Where that is a .bib, a
	// *fs.PathError becomes a [Note], and any other error ends the run.
	Bibliography func(text, path string) ([]byte, error)
	// OnlyCited says that of bibliographies those entries count that a document in LaTeX
	// among the inputs cites.
	OnlyCited bool
	// Problem and Note, if set, are given what the [Report] will have, as it arises.
	Problem func(readlist.Problem)
	Note    func(Note)
}

// Load reads the inputs and makes the graph of their papers.
//
// The report is what is known by the end, also where there is an error: that of ctx,
// of a Reader, as [*ReadError], [*TooLargeError], or [*NoPapersError]. Sources that
// can't be asked are no errors: what they would know is missing, and the report says
// so.
func Load(ctx context.Context, inputs []Input, c Config) (*graph.Graph, Report, error) {
	m, err := Gather(ctx, inputs, c)
	if err != nil {
		return nil, m.Report, err
	}
	g, err := m.Graph(ctx, c.Keys)
	return g, m.Report, err
}

// Material is what a graph is made of: lists, and what sources say of their papers.
type Material struct {
	Lists  []readlist.List // those of the inputs, then citations of elsewhere
	Report Report

	config    Config
	documents []*citing.Document           // in LaTeX, among the inputs
	byTitle   map[*readlist.Row]*work.Work // what sources of titles have
	// citedDOIs are the DOIs that sources of citations have for papers, by another of their
	// identifiers.
	citedDOIs map[work.ID][]work.ID
}

// Gather reads the inputs and asks the sources of c for their papers: [Load] without
// the graph. The material is never nil; with an error, only its report is of use.
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

// lookup asks source for those of ids that were not asked for.
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

// unlistedIDs returns the identifiers of the works that lists know and do not have.
func (m *Material) unlistedIDs() []work.ID {
	var ids []work.ID
	for _, list := range m.Lists {
		for _, paper := range list.Unlisted {
			ids = append(ids, paper.IDs...)
		}
	}
	return ids
}

// listedIDs returns all identifiers of the lists' rows.
func (m *Material) listedIDs() []work.ID {
	var ids []work.ID
	for _, list := range m.Lists {
		for i := range list.Rows {
			ids = append(ids, list.Rows[i].IDs()...)
		}
	}
	return ids
}

// Graph ties the papers, which get the cite keys that k says. What is doubtful about
// that is added to the report. The graphs of one material share its lists.
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

// Lookup asks source for papers. The error is why the first of ids that could not be
// asked for could not, or that of ctx; the answers that there are come beside it.
func Lookup(ctx context.Context, source work.Source, ids []work.ID) (work.Answers, error) {
	answers, err := source.Lookup(ctx, ids)
	for _, id := range ids {
		if answer := answers.Of(id); err == nil && answer.Status == work.Failed {
			err = answer.Err
		}
	}
	return answers, err
}
