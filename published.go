package clipgraph

import (
	"maps"
	"slices"
	"strings"

	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// Publications are works that appeared somewhere, by their titles and first authors:
// a table for papers whose source does not know that. The zero value is empty.
type Publications struct {
	works map[string][]*work.Work
}

// Add adds the published works of a .bib file, such as that of a conference or of
// DBLP.
func (t *Publications) Add(file *bib.File) {
	if t.works == nil {
		t.works = map[string][]*work.Work{}
	}
	for e := range file.Entries() {
		p, ok := e.Publication()
		if !ok {
			continue
		}
		if key := graph.FoldWork(p); key != "" {
			t.works[key] = append(t.works[key], p)
		}
	}
}

// publish gives papers the publication that the table has for them, unless a source
// has told one. Of several that differ none is taken.
func (m *Material) publish() {
	table := m.config.Published
	if table == nil {
		return
	}
	for _, id := range slices.SortedFunc(maps.Keys(m.Report.Answers), work.ID.Compare) {
		answer := m.Report.Answers[id]
		if answer.Work == nil || answer.Work.PublishedIn().Kind != "" {
			continue
		}
		works := table.works[graph.FoldWork(answer.Work)]
		if len(works) == 0 {
			continue
		}
		first := works[0].PublishedIn()
		differs := func(w *work.Work) bool {
			return w.PublishedIn().Year != first.Year || !strings.EqualFold(w.PublishedIn().Name, first.Name)
		}
		if i := slices.IndexFunc(works, differs); i > 0 {
			m.note(Differing{ID: id, First: first, Second: works[i].PublishedIn()})
			continue
		}
		published := *answer.Work
		published.SetVenue(first)
		for _, id := range works[0].IDs {
			published.AddID(id)
		}
		answer.Work = &published
		m.Report.Answers[id] = answer
	}
}
