package clipgraph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
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
	// Source is asked what the papers cite, as [cite.API] knows; nil: none.
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
func References(ctx context.Context, source cite.Source, ids []arxiv.ID) (map[arxiv.ID]cite.Answer, error) {
	answers, err := source.References(ctx, ids)
	for _, id := range ids {
		if answer := answers[id]; err == nil && answer.Status == work.Failed {
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

// cite adds the citations among the papers of ids to the lists, with the works that
// are to be added, and notes how much is known.
func (m *Material) cite(ctx context.Context, ids []arxiv.ID) error {
	o := m.config.Citations
	c := collector{works: o.Add > 0, listed: map[arxiv.ID]bool{}, known: map[arxiv.ID]bool{}, failed: map[arxiv.ID]bool{}, missing: map[arxiv.ID]*missingWork{}}
	for _, id := range ids {
		c.listed[id] = true
	}
	for _, list := range m.Lists {
		for _, citation := range list.Citations {
			c.known[citation.Citing] = true
		}
	}
	for _, in := range o.Files {
		edges, err := m.readEdges(in)
		if err != nil {
			return err
		}
		c.addFile(in.Name, edges)
	}
	if o.Source != nil {
		answers, err := References(ctx, o.Source, ids)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			m.note(SourceFailed{Citations: true, Err: err})
		}
		c.addAnswers(ids, answers)
		m.abstracts = abstractsOf(answers)
	}
	if o.Source != nil || len(o.Files) > 0 {
		m.note(c.coverage())
	}
	m.Lists = append(m.Lists, c.lists...)
	if o.Add > 0 {
		m.Lists = append(m.Lists, readlist.List{Unlisted: mostCited(c.missing, o.Add)})
	}
	return nil
}

// collector collects the citations among listed papers.
type collector struct {
	listed  map[arxiv.ID]bool
	known   map[arxiv.ID]bool // papers whose references some source has
	failed  map[arxiv.ID]bool // papers for which the source could not be asked
	works   bool              // collect missing ones
	missing map[arxiv.ID]*missingWork
	lists   []readlist.List
}

// missingWork is a work that listed papers cite and no list has.
type missingWork struct {
	paper *work.Work
	by    map[arxiv.ID]bool
}

// add adds a citation by a listed paper; title and year are what is said of the cited
// work.
func (c *collector) add(list *readlist.List, citation readlist.Citation, title string, year int) {
	switch {
	case !c.listed[citation.Citing]:
		return
	case !c.listed[citation.Cited] && !c.works:
		return
	case !c.listed[citation.Cited]:
		w := c.missing[citation.Cited]
		if w == nil {
			w = &missingWork{paper: &work.Work{IDs: work.IDs(citation.Cited.WorkID()), Title: title}, by: map[arxiv.ID]bool{}}
			w.paper.Published = work.NewDate(year, 0, 0)
			c.missing[citation.Cited] = w
		}
		w.by[citation.Citing] = true
	}
	list.Citations = append(list.Citations, citation)
}

func (c *collector) addFile(name string, edges *edgelist.List) {
	var list readlist.List
	for citation := range citationsOf(name, edges) {
		c.known[citation.Citing] = true
		c.add(&list, citation, "", 0)
	}
	c.lists = append(c.lists, list)
}

func (c *collector) addAnswers(ids []arxiv.ID, answers map[arxiv.ID]cite.Answer) {
	var list readlist.List
	for _, id := range ids {
		answer := answers[id]
		switch answer.Status {
		case work.Found:
			c.known[id] = true
		case work.Failed:
			c.failed[id] = true
		}
		for _, w := range answer.Works {
			c.add(&list, readlist.Citation{Citing: id, Cited: w.ID, Where: answer.Source, Confidence: sourceConfidence}, w.Title, w.Year)
		}
	}
	c.lists = append(c.lists, list)
}

func (c *collector) coverage() Coverage {
	found := Coverage{Papers: len(c.listed)}
	for id := range c.listed {
		switch {
		case c.known[id]:
			found.Known++
		case c.failed[id]:
			found.Failed++
		}
	}
	return found
}

// mostCited returns the works that most papers cite, of equal ones the earlier.
func mostCited(missing map[arxiv.ID]*missingWork, most int) []*work.Work {
	var all []*missingWork
	for _, w := range missing {
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b *missingWork) int {
		return cmp.Or(cmp.Compare(len(b.by), len(a.by)), arxiv.Of(a.paper).Compare(arxiv.Of(b.paper)))
	})
	papers := []*work.Work{}
	for _, w := range all[:min(most, len(all))] {
		papers = append(papers, w.paper)
	}
	return papers
}

// readEdges reads a file of citations. Its lines that hold none are problems.
func (m *Material) readEdges(in Input) (*edgelist.List, error) {
	o := edgelist.Options{Archive: cmp.Or(m.config.Citations.Archive, edgelist.Archive(in.Name, nil)), Size: in.Size, Lines: true}
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

// citationsOf returns the citations of an edge list, each with its place.
func citationsOf(name string, edges *edgelist.List) iter.Seq[readlist.Citation] {
	return func(yield func(readlist.Citation) bool) {
		for i, from := range edges.From {
			c := readlist.Citation{
				Citing: edges.IDs[from], Cited: edges.IDs[edges.To[i]],
				Where: fmt.Sprintf("%s:%d", name, edges.Lines[i]), Confidence: fileConfidence,
			}
			if !yield(c) {
				return
			}
		}
	}
}

// abstractsOf returns the abstracts that a source of citations gave beside them.
func abstractsOf(answers map[arxiv.ID]cite.Answer) map[arxiv.ID]string {
	abstracts := map[arxiv.ID]string{}
	for id, answer := range answers {
		if answer.Abstract != "" {
			abstracts[id] = answer.Abstract
		}
	}
	return abstracts
}

// addAbstracts gives the works that are found without an abstract the one that the
// source of citations has.
func (m *Material) addAbstracts(answers work.Answers) {
	for id, abstract := range m.abstracts {
		key := id.WorkID().Key()
		answer := answers[key]
		if answer.Work != nil && answer.Work.Abstract == "" {
			known := *answer.Work // the source's own is not changed
			known.Abstract = abstract
			answer.Work = &known
			answers[key] = answer
		}
	}
	m.abstracts = nil
}
