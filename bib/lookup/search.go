package lookup

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"clipgraph/arxiv"
	"clipgraph/bib/latex"
	"clipgraph/bib/work"
	"clipgraph/internal/polite"
)

// Search finds works by title at [Crossref], with one request per title. It searches only
// for works whose first author or year is known, because one of them must agree with the
// result, in addition to the whole title. Results are marked by [work.Work.Searched].
type Search struct {
	API   *API         // of Crossref; nil to ask nobody
	Store *arxiv.Store // stores the results for each title; nil to store nothing
	// Refresh searches again for stored titles.
	Refresh bool
	// Unkept, if set, is called with the error of storing each answer.
	Unkept func(error)
}

// NewSearchStore returns the store of search results in the cache in the folder dir;
// within is the subfolder of a mirror, see [arxiv.NewCache].
func NewSearchStore(dir, within string) arxiv.Store {
	return arxiv.NewStore(dir, path.Join(within, Crossref.Folder, "searched-1"))
}

// UnaskedError is the error if some titles could not be searched for. It unwraps to the
// reason.
type UnaskedError struct {
	Titles int
	Err    error
}

func (e *UnaskedError) Error() string {
	return fmt.Sprintf("searching %s for %d of the titles: %v", Crossref.Name, e.Titles, e.Err)
}

func (e *UnaskedError) Unwrap() error { return e.Err }

// Name returns the name of the source that is searched.
func (s *Search) Name() string { return Crossref.Name }

// Find returns the work for each of wanted, or nil if it is not found, could be several
// works, or too little is known about it. The error is that of ctx, or an
// [*UnaskedError]; the works that were found are returned with it.
func (s *Search) Find(ctx context.Context, wanted []Wanted) ([]*work.Work, error) {
	found := make([]*work.Work, len(wanted))
	known := map[string][]*work.Work{} // by the folded title
	var titles []string
	for _, w := range wanted {
		fold := titleKey(w.Title)
		if _, there := known[fold]; there || !isSearchable(w, fold) {
			continue
		}
		works, kept := s.kept(fold)
		if known[fold] = works; !kept && s.API != nil {
			titles = append(titles, plainTitle(w.Title))
		}
	}
	unasked := UnaskedError{}
	_ = s.API.search(ctx, titles, func(title string, works []*work.Work) {
		known[titleKey(title)] = works
		s.keep(titleKey(title), works)
	}, func(err error) { unasked.Titles, unasked.Err = unasked.Titles+1, err }) // of which this is told, too
	for i, w := range wanted {
		fold := titleKey(w.Title)
		if !isSearchable(w, fold) {
			continue
		}
		if best := choose(w, slices.Clone(known[fold])); best != nil {
			own := *best
			own.Searched = true
			found[i] = &own
		}
	}
	switch {
	case ctx.Err() != nil:
		return found, ctx.Err()
	case unasked.Titles > 0:
		return found, &unasked
	}
	return found, nil
}

// maxSearched is the longest title that is searched for, in bytes.
const maxSearched = 400

// isSearchable reports whether enough is known about a work to distinguish it from others
// with its title, which is folded.
func isSearchable(w Wanted, fold string) bool {
	return len(fold) >= minTitle && len(w.Title) <= maxSearched && (w.Surname+w.Address != "" || w.Year != 0 && len(strings.Fields(w.Title)) >= minAlone)
}

func plainTitle(title string) string { return strings.Join(strings.Fields(latex.Text(title)), " ") }

// titleKey reduces a title to letters and digits, formulas to those that they show.
func titleKey(title string) string { return work.Fold(latex.Shown(title)) }

// searched is the stored result for a title.
type searched struct {
	Title string       `json:"title"` // folded
	Asked time.Time    `json:"asked"` // in UTC
	Works []*work.Work `json:"works"` // of the title, whoever wrote them
}

// kept returns the stored result for a title, and whether it is valid: an empty one is
// valid for a day.
func (s *Search) kept(fold string) ([]*work.Work, bool) {
	var r searched
	if s.Store == nil || s.Refresh || !s.Store.Read(titleID(fold), &r, func() bool { return r.Title == fold && !slices.Contains(r.Works, nil) }) {
		return nil, false
	}
	age := time.Since(r.Asked)
	return r.Works, len(r.Works) > 0 || -arxiv.NegativeAge < age && age < arxiv.NegativeAge
}

func (s *Search) keep(fold string, works []*work.Work) {
	if s.Store == nil {
		return
	}
	err := s.Store.Write(titleID(fold), searched{fold, time.Now().UTC().Truncate(time.Second), works})
	if s.Unkept != nil {
		s.Unkept(err)
	}
}

// titleID returns the key of a title in a store: an identifier of no kind.
func titleID(fold string) work.ID { return work.ID{Value: fold} }

// search searches for titles one by one. It calls arrived with the works of each title,
// and failed with the reason why one could not be searched for. The error says why it had
// to stop.
func (a *API) search(ctx context.Context, titles []string, arrived func(title string, works []*work.Work), failed func(err error)) error {
	done := 0
	batches := polite.Batches[string]{
		Size: 1,
		Ask: func(ctx context.Context, batch []string, tries int) ([][]string, error) {
			works, err := a.titled(ctx, batch[0], tries)
			if err == nil {
				done++
				arrived(batch[0], works)
			}
			return nil, err
		},
		Fail: func(batch []string, err error) { failed(err) },
		Left: func(requests int) {
			if tell := a.options.Progress; tell != nil {
				tell(arxiv.Progress{Done: done, Total: len(titles), Requests: requests, Left: time.Duration(requests) * a.Interval})
			}
		},
	}
	return batches.Run(ctx, titles)
}

// candidates is the number of most similar works that are requested: those with the exact
// title are among the first.
const candidates = 5

// searchedTypes are the types of works. Parts, reviews and grants, which may have the
// same titles, are excluded.
var searchedTypes = []string{
	"journal-article", "proceedings-article", "posted-content", "book-chapter", "reference-entry", "book", "monograph", "edited-book", "reference-book", "dissertation", "report",
}

// titled returns the works of a title.
func (a *API) titled(ctx context.Context, title string, tries int) (works []*work.Work, err error) {
	query := a.query()
	query.Set("query.bibliographic", title)
	query.Set("filter", "type:"+strings.Join(searchedTypes, ",type:"))
	query.Set("rows", strconv.Itoa(candidates))
	query.Set("select", crossrefOf)
	err = a.do(ctx, polite.Request{URL: a.options.URL + encoded(query), Tries: tries}, func(body []byte) (err error) {
		works, err = readCrossref(body, nil)
		return err
	})
	fold := titleKey(title)
	return slices.DeleteFunc(works, func(w *work.Work) bool { return len(w.Authors) == 0 || titleKey(w.Title) != fold }), err
}
