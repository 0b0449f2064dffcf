package cmd

import (
	"maps"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// publications are works that appeared somewhere, by their titles and first
// authors.
type publications map[string][]*work.Work

// readPublications reads .bib files of published works, such as those of a
// conference or of DBLP.
func (a *app) readPublications(names []string) (publications, error) {
	all := publications{}
	for _, name := range names {
		source, err := a.readText("--published", name)
		if err != nil {
			return nil, err
		}
		file := bib.Parse(name, source)
		for e := range file.Entries() {
			p, ok := e.Publication()
			if key := workKey(p); ok && key != "" {
				all[key] = append(all[key], p)
			}
		}
	}
	return all, nil
}

// workKey is what the title and the first author of a work are compared by; ""
// where they are too little to tell works apart.
func workKey(p *work.Work) string {
	title := graph.FoldTitle(p.Title)
	if title == "" || len(p.Authors) == 0 {
		return ""
	}
	author := bib.FoldName(p.Authors[0].Last())
	if author == "" {
		return ""
	}
	return title + "\t" + author
}

// publish gives papers the publication that the table has for them, unless a
// source has told one. Of several that differ none is taken.
func (a *app) publish(answers map[arxiv.ID]arxiv.Answer, table publications) {
	for _, id := range slices.SortedFunc(maps.Keys(answers), arxiv.ID.Compare) {
		answer := answers[id]
		if answer.Paper == nil || answer.Paper.Venue.Kind != "" {
			continue
		}
		known := table[workKey(answer.Paper)]
		if len(known) == 0 {
			continue
		}
		first := known[0].Venue
		other := slices.IndexFunc(known, func(w *work.Work) bool {
			return w.Venue.Year != first.Year || !strings.EqualFold(w.Venue.Name, first.Name)
		})
		if other > 0 {
			venue := known[other].Venue
			a.note("arXiv:%v was published in %q (%d) and in %q (%d); neither is written", id, first.Name, first.Year, venue.Name, venue.Year)
			continue
		}
		published := *answer.Paper
		published.Venue = first
		for _, id := range known[0].IDs {
			published.AddID(id)
		}
		answer.Paper = &published
		answers[id] = answer
	}
}
