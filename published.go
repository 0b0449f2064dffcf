package clipgraph

import (
	"context"
	"maps"
	"slices"
	"strings"

	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// Publications is a table of published works by title and first author, for papers whose
// source does not know where they appeared. The zero value is empty.
type Publications struct {
	works map[string][]*work.Work
}

// Add adds the published works of a .bib file, such as that of a conference or of DBLP.
func (t *Publications) Add(file *bib.File) {
	if t.works == nil {
		t.works = map[string][]*work.Work{}
	}
	for e := range file.Entries() {
		p, ok := e.Publication()
		if !ok {
			continue
		}
		if key := paper.FoldWork(p); key != "" {
			t.works[key] = append(t.works[key], p)
		}
	}
}

// publish sets the publications of papers that no source has: those in the table, then
// those that sources of titles have. If publications in the table differ, none is used.
// The error is that of ctx.
func (m *Material) publish(ctx context.Context) error {
	ids := slices.SortedFunc(maps.Keys(m.Report.Answers), work.ID.Compare)
	if m.config.Published != nil {
		m.publishFrom(m.config.Published, ids)
	}
	if err := m.publishByTitle(ctx, ids); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		m.note(SourceFailed{Err: err})
	}
	return nil
}

// publishFrom sets the publications of papers from a table.
func (m *Material) publishFrom(table *Publications, ids []work.ID) {
	for _, id := range ids {
		answer := m.Report.Answers[id]
		if answer.Work == nil || answer.Work.PublishedIn().Kind != "" {
			continue
		}
		works := table.works[paper.FoldWork(answer.Work)]
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
		m.setPublished(id, works[0])
	}
}
