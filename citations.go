package clipgraph

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/edgelist"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/cite"
)

// Citations come from a source that is asked, from files, and from lists that have
// them: graphs in JSON, and edge lists given as lists. Each becomes a list that has
// citations and no papers, or only those that it adds.

// Citations says where it is known which paper cites which.
type Citations struct {
	// Indexes are asked what the papers cite, by all of their identifiers.
	Indexes []cite.Source
	// Source is asked for the others, by the first identifier of each, as [cite.API]
	// knows; nil: none.
	Source cite.Source
	// Files have two identifiers a line, the citing paper first: see
	// [edgelist.Read]. Of one whose Size is not known, which may have no end, as
	// much is read as of a list.
	Files []Input
	// Archive is that of bare numbers in Files, as "hep-th"; "": that which a file names.
	Archive string
	// Add is the number of works that are added to the graph of those that the papers
	// cite most and no list has.
	Add int
}

// References asks source what papers cite. The error is why the first of ids that
// could not be asked for could not, or that of ctx; the answers that there are come
// beside it.
func References(ctx context.Context, source cite.Source, ids []work.ID) (cite.Answers, error) {
	answers, err := source.References(ctx, ids)
	for _, id := range ids {
		if answer := answers[id.Key()]; err == nil && answer.Status == work.Failed {
			err = answer.Err
		}
	}
	return answers, err
}

const (
	// sourceConfidence is that of a citation which a program read out of a paper:
	// such lists have some wrong entries.
	sourceConfidence = 0.95
	// fileConfidence is that of a file of the user's own.
	fileConfidence = 1
)

// cite adds the citations among the papers of the lists to these, with the works that
// are to be added, and notes how much is known.
func (m *Material) cite(ctx context.Context) error {
	o := m.config.Citations
	c := newCollector(m.citables(), o.Add > 0)
	for _, list := range m.Lists {
		for i := range list.Citations {
			if n, listed := c.paper[list.Citations[i].Citing.Key()]; listed {
				c.known[n] = true
			}
		}
	}
	for _, in := range o.Files {
		edges, err := m.readEdges(in)
		if err != nil {
			return err
		}
		c.addFile(in.Name, edges)
	}
	for _, index := range o.Indexes {
		if err := m.askCitations(ctx, c, index, c.ids); err != nil {
			return err
		}
	}
	if o.Source != nil {
		if err := m.askCitations(ctx, c, o.Source, c.open()); err != nil {
			return err
		}
	}
	if o.Source != nil || len(o.Indexes) > 0 || len(o.Files) > 0 {
		m.note(c.coverage())
	}
	m.Lists = append(m.Lists, c.lists...)
	if o.Add > 0 {
		m.Lists = append(m.Lists, readlist.List{Unlisted: mostCited(c.missing, o.Add)})
	}
	return nil
}

// askCitations adds what source says of papers. The error is that of ctx.
func (m *Material) askCitations(ctx context.Context, c *collector, source cite.Source, ids []work.ID) error {
	answers, err := References(ctx, source, ids)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		m.note(SourceFailed{Citations: true, Err: err})
	}
	c.addAnswers(answers)
	m.addAbstracts(answers)
	for id, answer := range answers {
		if answer.DOI != "" {
			m.citedDOIs[id] = append(m.citedDOIs[id], work.NewDOI(answer.DOI))
		}
	}
	return nil
}

// citables returns the identifiers of the lists' papers by which citations name them,
// a group for each paper: those of its rows, and those that sources know.
func (m *Material) citables() [][]work.ID {
	var groups [][]work.ID
	for _, list := range m.Lists {
		for i := range list.Rows {
			var ids []work.ID
			add := func(id work.ID) {
				if id.Kind == work.ArXiv || id.Kind == work.DOI {
					ids = append(ids, canonical(id))
				}
			}
			for _, id := range list.Rows[i].IDs() {
				add(id)
				if found := m.Report.Answers.Of(id).Work; found != nil && id.Kind == work.ArXiv {
					for _, other := range found.IDs {
						add(other)
					}
				}
			}
			if len(ids) > 0 {
				groups = append(groups, ids)
			}
		}
	}
	return groups
}

// canonical returns the key of an identifier, arXiv's in its one spelling.
func canonical(id work.ID) work.ID {
	if onArXiv, ok := arxiv.FromWork(id); ok {
		return onArXiv.WorkID()
	}
	return id.Key()
}

// collector collects the citations among listed papers.
type collector struct {
	ids    []work.ID       // of listed papers, each once, the first of a paper first
	paper  map[work.ID]int // the number of the paper that has each of ids
	papers int
	known  map[int]bool // papers whose references some source has
	// answered are those whose references were asked for and are there: of a paper with
	// several identifiers, the first answer counts.
	answered map[int]bool
	failed   map[int]bool // papers for which the source could not be asked
	works    bool         // collect missing ones
	missing  map[work.ID]*missingWork
	lists    []readlist.List
}

// newCollector returns a collector for the papers that have the identifiers: groups
// that share one are of one paper.
func newCollector(groups [][]work.ID, works bool) *collector {
	c := &collector{paper: map[work.ID]int{}, known: map[int]bool{}, answered: map[int]bool{}, failed: map[int]bool{}, works: works, missing: map[work.ID]*missingWork{}}
	for _, ids := range groups {
		n := c.papers
		for _, id := range ids {
			if other, there := c.paper[id]; there {
				n = other
				break
			}
		}
		c.papers = max(c.papers, n+1)
		for _, id := range ids {
			if _, there := c.paper[id]; !there {
				c.paper[id] = n
				c.ids = append(c.ids, id)
			}
		}
	}
	return c
}

// missingWork is a work that listed papers cite and no list has.
type missingWork struct {
	paper *work.Work
	by    map[int]bool
}

// add adds a citation by a listed paper of the work that cited describes.
func (c *collector) add(list *readlist.List, citation readlist.Citation, cited cite.Work) {
	ids := cited.IDs()
	for _, id := range ids {
		if _, listed := c.paper[id.Key()]; listed {
			citation.Cited = id.Key()
			list.Citations = append(list.Citations, citation)
			return
		}
	}
	if !c.works {
		return
	}
	w := c.missing[ids[0].Key()]
	if w == nil && len(ids) > 1 {
		w = c.missing[ids[1].Key()]
	}
	if w == nil {
		w = &missingWork{paper: &work.Work{IDs: ids, Title: cited.Title}, by: map[int]bool{}}
		w.paper.Published = work.NewDate(cited.Year, 0, 0)
	}
	for _, id := range ids {
		c.missing[id.Key()] = w
	}
	w.by[c.paper[citation.Citing]] = true
	citation.Cited = w.paper.IDs[0]
	list.Citations = append(list.Citations, citation)
}

// addFile adds the citations of an edge list by listed papers.
func (c *collector) addFile(name string, edges *edgelist.List) {
	listed := make([]bool, len(edges.IDs))
	for i := range edges.IDs {
		_, listed[i] = c.paper[edges.ID(int32(i)).Key()]
	}
	var list readlist.List
	for i, from := range edges.From {
		to := edges.To[i]
		if !listed[from] || !listed[to] && !c.works {
			continue
		}
		citing := edges.ID(from).Key()
		c.known[c.paper[citing]] = true
		citation := readlist.Citation{Citing: citing, Where: fmt.Sprintf("%s:%d", name, edges.Lines[i]), Confidence: fileConfidence}
		c.add(&list, citation, cite.Work{ArXiv: edges.IDs[to], DOI: edges.DOIs[to]})
	}
	c.lists = append(c.lists, list)
}

// addAnswers adds what a source says of listed papers.
func (c *collector) addAnswers(answers cite.Answers) {
	var list readlist.List
	for _, id := range c.ids {
		answer, n := answers[id], c.paper[id]
		if answer.Status == work.Failed {
			c.failed[n] = true
		}
		if answer.Status != work.Found || c.answered[n] {
			continue
		}
		c.known[n], c.answered[n] = true, true
		confidence := cmp.Or(answer.Confidence, sourceConfidence)
		for _, w := range answer.Works {
			c.add(&list, readlist.Citation{Citing: id, Where: answer.Source, Confidence: confidence}, w)
		}
	}
	c.lists = append(c.lists, list)
}

// open returns the first identifier of each paper whose references no answer has.
func (c *collector) open() []work.ID {
	var ids []work.ID
	named := map[int]bool{}
	for _, id := range c.ids {
		if n := c.paper[id]; !named[n] && !c.answered[n] {
			named[n] = true
			ids = append(ids, id)
		}
	}
	return ids
}

func (c *collector) coverage() Coverage {
	found := Coverage{Papers: c.papers}
	for n := range c.papers {
		switch {
		case c.known[n]:
			found.Known++
		case c.failed[n]:
			found.Failed++
		}
	}
	return found
}

// mostCited returns the works that most papers cite, of equal ones the earlier, and
// those of arXiv before others.
func mostCited(missing map[work.ID]*missingWork, most int) []*work.Work {
	var all []*missingWork
	for id, w := range missing {
		if id == w.paper.IDs[0].Key() {
			all = append(all, w)
		}
	}
	slices.SortFunc(all, func(a, b *missingWork) int {
		return cmp.Or(cmp.Compare(len(b.by), len(a.by)), cmp.Compare(a.paper.IDs[0].Kind, b.paper.IDs[0].Kind),
			arxiv.Of(a.paper).Compare(arxiv.Of(b.paper)), a.paper.IDs[0].Compare(b.paper.IDs[0]))
	})
	papers := []*work.Work{}
	for _, w := range all[:min(most, len(all))] {
		papers = append(papers, w.paper)
	}
	return papers
}

// readEdges reads a file of citations. Its lines that hold none are problems.
func (m *Material) readEdges(in Input) (*edgelist.List, error) {
	o := edgelist.Options{Archive: cmp.Or(m.config.Citations.Archive, edgelist.Archive(in.Name, nil)), Size: in.Size, Lines: true, DOIs: true}
	if in.Size <= 0 {
		o.MaxBytes = readlist.MaxSize
	}
	edges, err := edgelist.Read(in.Reader, o)
	if err != nil {
		return nil, &ReadError{Name: in.Name, Err: err, Citations: true}
	}
	for _, p := range edges.Problems {
		m.problem(readlist.Problem{File: in.Name, Line: p.Line, Col: 1, Message: p.Message})
	}
	if more := edges.Skipped - len(edges.Problems); more > 0 {
		m.note(SkippedLines{Name: in.Name, Lines: more})
	}
	return edges, nil
}

// addAbstracts gives the works that are found without an abstract the one that a
// source of citations has.
func (m *Material) addAbstracts(citations cite.Answers) {
	for id, citation := range citations {
		answer := m.Report.Answers.Of(id)
		if citation.Abstract != "" && answer.Work != nil && answer.Work.Abstract == "" {
			known := *answer.Work // the source's own is not changed
			known.Abstract = citation.Abstract
			answer.Work = &known
			m.Report.Answers[id] = answer
		}
	}
}
