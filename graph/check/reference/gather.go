package reference

import (
	"context"

	"clipgraph/bib/lookup"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
)

// Index is a bibliography that can be queried, such as [lookup.Bibliography].
type Index interface {
	Name() string
	// Known returns all works with each title and with each DOI, which is in lower case. It returns
	// none for "".
	Known(ctx context.Context, titles, dois []string) (titled, withDOI [][]*work.Work, err error)
	// Together returns what the people of each group published together.
	Together(ctx context.Context, groups [][]work.Person) ([]lookup.Common, error)
	// Papers returns the number of papers of each series in a year.
	Papers(series []venue.Series, years []int) ([]int, error)
}

// Gather queries indexes for evidence about entries. year is the current year, or 0 if unknown. The
// error is that of ctx or of an index.
func Gather(ctx context.Context, indexes []Index, entries []*Entry, year int) ([]Evidence, error) {
	all := make([]Evidence, len(entries))
	titles, dois := make([]string, len(entries)), make([]string, len(entries))
	series, years := make([]venue.Series, len(entries)), make([]int, len(entries))
	for i, e := range entries {
		all[i] = Evidence{Now: year, Asked: len(indexes) > 0}
		titles[i], dois[i], series[i], years[i] = e.Work.Title, e.DOI, e.Series, e.Year
	}
	for _, index := range indexes {
		titled, withDOI, err := index.Known(ctx, titles, dois)
		if err != nil {
			return nil, err
		}
		papers, err := index.Papers(series, years)
		if err != nil {
			return nil, err
		}
		for i := range all {
			all[i].Titled = append(all[i].Titled, records(index, titled[i])...)
			all[i].WithDOI = append(all[i].WithDOI, records(index, withDOI[i])...)
			all[i].Papers = max(all[i].Papers, papers[i])
			if !series[i].Workshops && isWhole(series[i].Stream, years[i], papers[i]) {
				all[i].Whole = index.Name()
			}
		}
	}
	return all, near(ctx, indexes, entries, all)
}

func records(index Index, works []*work.Work) []Record {
	var all []Record
	for _, w := range works {
		all = append(all, Record{w, index.Name()})
	}
	return all
}

// minKnown is the number of people that an index must know for the absence of joint works to be
// significant. It does not know people from other fields.
const minKnown = 2

// near looks up joint works of the authors of entries whose title is unknown.
func near(ctx context.Context, indexes []Index, entries []*Entry, all []Evidence) error {
	var unknown []int
	var groups [][]work.Person
	for i, e := range entries {
		if len(all[i].Titled) == 0 && len(e.Work.Authors) > 0 {
			unknown, groups = append(unknown, i), append(groups, e.Work.Authors)
			all[i].Strangers = mayBeStrangers(e)
		}
	}
	for _, index := range indexes {
		common, err := index.Together(ctx, groups)
		if err != nil {
			return err
		}
		for k, c := range common {
			evidence := &all[unknown[k]]
			for _, r := range records(index, c.Works) {
				if readTitle(r.Title).letters == entries[unknown[k]].title.letters { // too short to be looked up by itself
					evidence.Titled = append(evidence.Titled, r)
				} else if r.Title != "" {
					evidence.Near = append(evidence.Near, r)
				}
			}
			all[unknown[k]].Strangers = all[unknown[k]].Strangers && !c.Pairs && c.Known >= minKnown
		}
	}
	return nil
}
