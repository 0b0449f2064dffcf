package reference

import (
	"context"

	"clipgraph/bib/lookup"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
)

// Index is a bibliography that can be asked, as a [lookup.Bibliography].
type Index interface {
	Name() string
	// Known returns all works of each title, and all of each DOI, which is in small letters;
	// none for "".
	Known(ctx context.Context, titles, dois []string) (titled, withDOI [][]*work.Work, err error)
	// Together returns what people of each group published together.
	Together(ctx context.Context, groups [][]work.Person) ([]lookup.Common, error)
	// Papers returns how many papers it has of each series in a year.
	Papers(series []venue.Series, years []int) ([]int, error)
}

// Gather asks indexes for what bears on entries. year is this year; 0 if nobody says it. The
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

// minKnown is how many of some people an index has to have for it to say something that it
// has nothing by two of them: people of other fields are in none of its conferences.
const minKnown = 2

// near asks for what the authors of entries published together whose title is unknown.
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
				if readTitle(r.Title).letters == entries[unknown[k]].title.letters { // too short to be looked for alone
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
