package clipgraph

import (
	"context"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/bib/lookup"
	"clipgraph/bib/mend"
	"clipgraph/bib/upgrade"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// Upgrade is an entry of a file that becomes an entry of the published version of its
// work, or that gets the identifier of its preprint.
type Upgrade struct {
	Entry   *bib.Entry
	Becomes *bib.Draft
	Source  string // the source of the publication or the preprint
	Proof   Proof
}

// Proof is the evidence that two records are versions of one work.
type Proof string

// The kinds of evidence.
const (
	ByTitle      Proof = "title and authors"     // both agree
	ByDOI        Proof = "the DOI"               // in the entry or in arXiv's metadata
	ByJournalRef Proof = "the journal reference" // in arXiv's metadata
	BySource     Proof = "one record has both"   // the entry's DOI and the arXiv identifier
)

// Upgrades holds the known upgrades of the entries of a file.
type Upgrades struct {
	// Preprints is the number of entries of preprints, Left that of preprints without a
	// known publication.
	Preprints, Left int
	// byText has the upgrades by the text of their entries, so that they apply to a file
	// that is read again, except to entries that changed meanwhile.
	byText map[string]Upgrade
}

// apply adds the upgrades of the entries of file to the changes and returns them in the
// order of the file. Entries that can't be changed safely are left out.
func (u *Upgrades) apply(file *KnownEntries, c *mend.Changes) []Upgrade {
	if u == nil {
		return nil
	}
	var all []Upgrade
	for e := range file.Entries() {
		up, there := u.byText[file.Source[e.Start:e.End]]
		if !there || !mend.CanChange(file.File, e, up.Becomes) {
			continue
		}
		up.Entry = e
		c.Change(e, up.Becomes)
		all = append(all, up)
	}
	return all
}

// versionSource is a [TitleSource] that knows all versions of a work.
type versionSource interface {
	FindAll(ctx context.Context, queries []lookup.Wanted) ([][]*work.Work, error)
}

// upgrader finds the upgrades of the entries of one file.
type upgrader struct {
	*Material
	sources work.Chain
	file    *KnownEntries
	dialect bib.Dialect
	found   *Upgrades
	// The entries of preprints, and those of published works without an arXiv identifier.
	preprints, published []fileEntry
}

// fileEntry is an entry with the row it was read as.
type fileEntry struct {
	*bib.Entry
	row      *readlist.Row
	preprint bool
}

// Upgrades finds the publications of the preprints in a file, and the preprints of its
// published works, in the sources of m. Of several publications of a work it takes the
// earliest, workshops last. The error is that of ctx.
func (m *Material) Upgrades(ctx context.Context, file *KnownEntries, d bib.Dialect) (*Upgrades, error) {
	u := upgrader{Material: m, sources: slices.Concat(m.config.Preferred, m.config.Sources), file: file, dialect: d, found: &Upgrades{byText: map[string]Upgrade{}}}
	var ids []work.ID
	for e, row := range readlist.Entries(file.File) {
		row := *row
		ids = append(ids, row.IDs()...)
		switch {
		case row.Work.Title == "":
		case upgrade.IsPreprint(e, !row.ArXiv().IsZero()):
			u.preprints = append(u.preprints, fileEntry{e, &row, true})
		case row.ArXiv().IsZero() && row.Work.PublishedIn().Kind != "":
			u.published = append(u.published, fileEntry{e, &row, false})
		}
	}
	if err := m.lookup(ctx, u.sources, ids); err != nil && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err := m.lookup(ctx, u.sources, u.publicationDOIs()); err != nil && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	u.byDOI()
	if err := u.byTitle(ctx); err != nil && ctx.Err() == nil {
		m.note(SourceFailed{Err: err})
	}
	u.preprintsByTitle()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	u.byJournalRef()
	u.found.Preprints, u.found.Left = len(u.preprints), len(u.preprints)
	for _, e := range u.preprints {
		if u.has(e) {
			u.found.Left--
		}
	}
	return u.found, nil
}

func (u *upgrader) text(e fileEntry) string { return u.file.Source[e.Start:e.End] }

func (u *upgrader) has(e fileEntry) bool {
	_, there := u.found.byText[u.text(e)]
	return there
}

// publish upgrades e to an entry of the publication, if that is certain and of the same
// work.
func (u *upgrader) publish(e fileEntry, published *work.Work, source string, proof Proof) {
	if u.has(e) || !paper.AuthorsAgree(e.row.Work, published) || !paper.TitlesAgree(e.row.Work.Title, published.Title) {
		return
	}
	if becomes, ok := upgrade.Entry(e.Entry, published, e.row.ArXiv(), u.dialect); ok {
		u.found.byText[u.text(e)] = Upgrade{Becomes: becomes, Source: source, Proof: proof}
	}
}

// onArXiv adds the identifier of the preprint to e.
func (u *upgrader) onArXiv(e fileEntry, preprint *work.Work, source string, proof Proof) {
	if u.has(e) || !paper.AuthorsAgree(e.row.Work, preprint) || !paper.TitlesAgree(e.row.Work.Title, preprint.Title) {
		return
	}
	if becomes, ok := upgrade.WithEprint(e.Entry, arxiv.Of(preprint), u.dialect); ok {
		u.found.byText[u.text(e)] = Upgrade{Becomes: becomes, Source: source, Proof: proof}
	}
}

// publicationDOIs returns the DOIs of the publications of the preprints.
func (u *upgrader) publicationDOIs() []work.ID {
	var dois []work.ID
	for _, e := range u.preprints {
		dois = append(dois, u.doisOf(e)...)
	}
	return dois
}

// doisOf returns the DOIs in arXiv's metadata and in the entry.
func (u *upgrader) doisOf(e fileEntry) []work.ID {
	ids := e.row.IDs()
	if known := u.Report.Answers.Of(e.row.ArXiv().WorkID()).Work; known != nil {
		ids = slices.Concat(known.IDs, ids)
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id work.ID) bool { return id.Kind != work.DOI })
}

// byDOI upgrades entries by what sources have for the DOIs.
func (u *upgrader) byDOI() {
	for _, e := range u.preprints {
		for _, doi := range u.doisOf(e) {
			answer := u.Report.Answers.Of(doi)
			if answer.Work != nil && answer.Source != ListsName && venue.Of(answer.Work).Kind != "" && arxiv.Of(answer.Work).IsZero() {
				u.publish(e, answer.Work, answer.Source, ByDOI)
			}
		}
	}
	for _, e := range u.published {
		for _, id := range e.row.IDs() {
			if answer := u.Report.Answers.Of(id); answer.Work != nil && answer.Source != ListsName {
				u.onArXiv(e, answer.Work, answer.Source, BySource)
			}
		}
	}
}

// byTitle upgrades entries by the table of publications and the sources of titles.
func (u *upgrader) byTitle(ctx context.Context) error {
	if table := u.config.Published; table != nil {
		for _, e := range u.preprints {
			u.publishFirst(e, table.works[paper.FoldWork(e.row.Work)], "--published")
		}
	}
	sources := u.config.Titles
	if u.config.Search != nil {
		sources = append(sources[:len(sources):len(sources)], u.config.Search)
	}
	for _, source := range sources {
		asked := slices.Concat(u.preprints, u.published)
		asked = slices.DeleteFunc(asked, func(e fileEntry) bool { return u.has(e) || len(e.row.Work.Authors) == 0 })
		queries := make([]lookup.Wanted, len(asked))
		for i, e := range asked {
			queries[i] = lookup.Wanted{Title: e.row.Work.Title, Surname: e.row.Work.Authors[0].Last()}
		}
		found, err := findAll(ctx, source, queries)
		if err != nil {
			return err
		}
		for i, e := range asked {
			if e.preprint {
				u.publishFirst(e, found[i], source.Name())
				continue
			}
			for _, w := range found[i] {
				if !arxiv.Of(w).IsZero() {
					u.onArXiv(e, w, source.Name(), ByTitle)
				}
			}
		}
	}
	return nil
}

// findAll returns the works that a source has for each query.
func findAll(ctx context.Context, source TitleSource, queries []lookup.Wanted) ([][]*work.Work, error) {
	if all, ok := source.(versionSource); ok {
		return all.FindAll(ctx, queries)
	}
	found, err := source.Find(ctx, queries)
	all := make([][]*work.Work, len(queries))
	for i, w := range found {
		if w != nil {
			all[i] = []*work.Work{w}
		}
	}
	return all, err
}

// publishFirst upgrades e to the earliest of the publications of its work, workshops
// last.
func (u *upgrader) publishFirst(e fileEntry, works []*work.Work, source string) {
	works = slices.DeleteFunc(slices.Clone(works), func(w *work.Work) bool {
		v := venue.Of(w)
		return v.Kind == "" || v.Year == 0 || !paper.AuthorsAgree(e.row.Work, w)
	})
	slices.SortStableFunc(works, func(a, b *work.Work) int {
		v, w := venue.Of(a), venue.Of(b)
		if x, y := isWorkshop(v), isWorkshop(w); x != y {
			if x {
				return 1
			}
			return -1
		}
		return v.Year - w.Year
	})
	if len(works) > 0 {
		u.publish(e, works[0], source, ByTitle)
	}
}

func isWorkshop(v work.Venue) bool { return strings.Contains(strings.ToLower(v.Name), "workshop") }

// preprintsByTitle finds the preprints of published works among the arXiv papers at hand.
func (u *upgrader) preprintsByTitle() {
	var titles paper.TitleIndex
	for _, e := range u.published {
		if !u.has(e) {
			titles.Want(e.row.Work.Title)
		}
	}
	if titles.Empty() {
		return
	}
	u.addAtHand(&titles, u.sources)
	for _, e := range u.published {
		if w := titles.Find(e.row.Work); w != nil {
			u.onArXiv(e, w, "arXiv's metadata", ByTitle)
		}
	}
}

// byJournalRef upgrades entries by the journal references in arXiv's metadata, where they
// are parsed with certainty.
func (u *upgrader) byJournalRef() {
	for _, e := range u.preprints {
		answer := u.Report.Answers.Of(e.row.ArXiv().WorkID())
		if answer.Work == nil || answer.Source == ListsName {
			continue
		}
		if v, ok := venue.ParseJournalRef(answer.Work.JournalRef); ok {
			published := *answer.Work
			published.SetVenue(v)
			u.publish(e, &published, answer.Source, ByJournalRef)
		}
	}
}
