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

// Citations come from online sources, from files, and from inputs that contain them:
// graphs in JSON and edge lists. Each source becomes a list with citations and without
// papers, except those it adds.

// Citations configures where citations are taken from.
type Citations struct {
	// Indexes are asked for the references of papers by all of their identifiers.
	Indexes []cite.Source
	// Source, such as a [cite.API], is asked for the references of the remaining papers
	// by the first identifier of each; nil means none.
	Source cite.Source
	// Files have two identifiers a line, the citing paper first: see [edgelist.Read]. A
	// file of unknown Size may be endless, so at most 256 MiB of it are read.
	Files []Input
	// Archive is the archive of bare numbers in Files, such as "hep-th"; "" means the one
	// that the file name contains.
	Archive string
	// Add is the number of works to add to the graph: those that are in no list and that
	// most listed papers cite.
	Add int
}

// References asks source for the references of papers. The error is that of the first of
// ids that could not be asked for, or that of ctx. The answers received so far are
// returned with the error.
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
	// sourceConfidence is the confidence in a citation that a program extracted from a
	// paper. Some of these are wrong.
	sourceConfidence = 0.95
	// fileConfidence is the confidence in a citation from a file of the user.
	fileConfidence = 1
	// maxEndless is the part of a file of citations of unknown size that is read, in bytes.
	maxEndless = 256 << 20
)

// cite appends the citations among the listed papers to m.Lists, with the works to add,
// and notes the coverage.
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

// askCitations adds the references that source has for papers. The error is that of ctx.
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

// citables returns the identifiers by which citations may refer to the listed papers, a
// group for each row: those of the row and those that sources know.
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

// canonical returns the key of an identifier, with arXiv identifiers in canonical form.
func canonical(id work.ID) work.ID {
	if onArXiv, ok := arxiv.FromWork(id); ok {
		return onArXiv.WorkID()
	}
	return id.Key()
}

// collector collects the citations among listed papers.
type collector struct {
	ids    []work.ID       // of listed papers, each once, the first of a paper first
	paper  map[work.ID]int // the number of the paper of each of ids
	papers int
	known  map[int]bool // papers whose references are known from any source
	// answered are the papers whose references a source returned. If a paper has several
	// identifiers, the first answer counts.
	answered map[int]bool
	failed   map[int]bool // papers for which asking a source failed
	works    bool         // also collect the works that no list has
	missing  map[work.ID]*missingWork
	lists    []readlist.List
}

// newCollector returns a collector for the papers with the given identifiers. Groups that
// share an identifier belong to one paper.
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
	paper   *work.Work
	citedBy map[int]bool // listed papers
}

// add adds to list a citation by a listed paper of the work cited.
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
		w = &missingWork{paper: &work.Work{IDs: ids, Title: cited.Title}, citedBy: map[int]bool{}}
		w.paper.Published = work.NewDate(cited.Year, 0, 0)
	}
	for _, id := range ids {
		c.missing[id.Key()] = w
	}
	w.citedBy[c.paper[citation.Citing]] = true
	citation.Cited = w.paper.IDs[0]
	list.Citations = append(list.Citations, citation)
}

// addFile adds the citations that an edge list has for listed papers.
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

// addAnswers adds the references that a source has for listed papers.
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

// open returns the first identifier of each paper whose references no source returned.
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

// mostCited returns the works that most papers cite. Works of equal count are sorted by
// identifier, those on arXiv first.
func mostCited(missing map[work.ID]*missingWork, most int) []*work.Work {
	var all []*missingWork
	for id, w := range missing {
		if id == w.paper.IDs[0].Key() {
			all = append(all, w)
		}
	}
	slices.SortFunc(all, func(a, b *missingWork) int {
		return cmp.Or(cmp.Compare(len(b.citedBy), len(a.citedBy)), cmp.Compare(a.paper.IDs[0].Kind, b.paper.IDs[0].Kind),
			arxiv.Of(a.paper).Compare(arxiv.Of(b.paper)), a.paper.IDs[0].Compare(b.paper.IDs[0]))
	})
	papers := []*work.Work{}
	for _, w := range all[:min(most, len(all))] {
		papers = append(papers, w.paper)
	}
	return papers
}

// readEdges reads a file of citations. Lines without a citation become problems.
func (m *Material) readEdges(in Input) (*edgelist.List, error) {
	o := edgelist.Options{Archive: cmp.Or(m.config.Citations.Archive, edgelist.Archive(in.Name, nil)), Size: in.Size, Lines: true, DOIs: true}
	if in.Size <= 0 {
		o.MaxBytes = maxEndless
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

// addAbstracts fills in missing abstracts from a source of citations.
func (m *Material) addAbstracts(citations cite.Answers) {
	for id, citation := range citations {
		answer := m.Report.Answers.Of(id)
		if citation.Abstract != "" && answer.Work != nil && answer.Work.Abstract == "" {
			known := *answer.Work // a copy: the source's work stays unchanged
			known.Abstract = citation.Abstract
			answer.Work = &known
			m.Report.Answers[id] = answer
		}
	}
}
