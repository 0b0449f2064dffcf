package lookup

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"

	"clipgraph/bib/venue"
	"clipgraph/bib/work"
	"clipgraph/internal/offsetindex"
)

// Records of a bibliography for checking an entry: everything with its title, with its
// DOI and by its authors, and what is missing.

// Known returns for each of titles all entries that have it, by any author, and for each
// of dois all entries that have it. A title of fewer than 12 letters and digits has none,
// and neither has "". The error is that of ctx or of reading.
func (b *Bibliography) Known(ctx context.Context, titles, dois []string) (titled, withDOI [][]*work.Work, err error) {
	keys := make([]uint64, len(titles))
	folded := make([]string, len(titles))
	for i, title := range titles {
		if folded[i] = titleKey(title); len(folded[i]) >= minTitle {
			keys[i] = hash([]byte(folded[i]))
		}
	}
	r := reader{Bibliography: b} // most entries are found by both
	defer r.close()
	titled, err = r.records(ctx, keys, func(i int, w *work.Work) bool { return titleKey(w.Title) == folded[i] })
	if err != nil {
		return titled, nil, err
	}
	keys = make([]uint64, len(dois))
	for i, doi := range dois {
		if doi != "" {
			keys[i] = doiKey(doi)
		}
	}
	withDOI, err = r.records(ctx, keys, func(i int, w *work.Work) bool { return w.Has(work.NewDOI(dois[i])) })
	return titled, withDOI, err
}

// maxRecords is the maximum number of entries with the same title or DOI.
const maxRecords = 32

// records returns the entries of keys for which want returns true; the key 0 has none.
func (r *reader) records(ctx context.Context, keys []uint64, want func(int, *work.Work) bool) ([][]*work.Work, error) {
	found := make([][]*work.Work, len(keys))
	places, err := r.index.Find(keys, maxRecords)
	if err != nil {
		return found, err
	}
	for i, records := range places {
		if ctx.Err() != nil {
			return found, ctx.Err()
		}
		if keys[i] == 0 {
			continue
		}
		for _, record := range records {
			w, err := r.read(record)
			if err != nil {
				return found, err
			}
			if w != nil && want(i, w) {
				found[i] = append(found[i], w)
			}
		}
	}
	return found, nil
}

// Common is what a group of people published together.
type Common struct {
	// Pairs reports whether any two of them are in one entry, or there are too many
	// entries of people with such names to decide.
	Pairs bool
	Known int // how many of them have an entry at all
	// Works are entries by at least two thirds of them, those by the most of them first.
	Works []*work.Work
}

// Together returns what each of groups of people published together. People are
// considered the same if their family names and first initials are equal. The error is
// that of ctx or of reading.
func (b *Bibliography) Together(ctx context.Context, groups [][]work.Person) ([]Common, error) {
	common := make([]Common, len(groups))
	var keys []uint64
	for _, group := range groups {
		for _, p := range group[:min(len(group), maxAuthors)] {
			keys = append(keys, authorKey(p), authorKey(work.Person{Given: p.Family, Family: p.Given}))
		}
	}
	places, err := b.index.Find(keys, maxByOne)
	if err != nil {
		return common, err
	}
	r := reader{Bibliography: b}
	defer r.close()
	for i, group := range groups {
		if ctx.Err() != nil {
			return common, ctx.Err()
		}
		n := min(len(group), maxAuthors)
		var own [][]uint32
		for k := range n { // the name as it is, and inverted
			own = append(own, mergeSorted(places[2*k], places[2*k+1]))
		}
		places = places[2*n:]
		if common[i], err = r.common(group[:n], own); err != nil {
			return common, err
		}
	}
	return common, nil
}

const (
	maxByOne  = offsetindex.MostRecords // entries that are examined for people with the same name
	maxCommon = 6                       // entries by most of a group that are read
)

// common returns what the people of a group published together. own has the entries of each person.
func (r *reader) common(group []work.Person, recordsOf [][]uint32) (c Common, err error) {
	count := map[uint32]int{}
	for _, records := range recordsOf {
		c.Pairs = c.Pairs || len(records) >= maxByOne
		if len(records) > 0 {
			c.Known++
		}
		for _, record := range records {
			count[record]++
		}
	}
	var best []uint32
	for record, n := range count {
		c.Pairs = c.Pairs || n > 1
		if 3*n >= 2*len(recordsOf) {
			best = append(best, record)
		}
	}
	for k, records := range recordsOf {
		if c.Pairs || len(records) == 0 {
			continue // known, because an entry has this person and another one
		}
		if known, err := r.isBy(records[len(records)-1], group[k]); err != nil {
			return c, err
		} else if !known {
			c.Known-- // the key of something else
		}
	}
	slices.SortFunc(best, func(a, b uint32) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	if len(recordsOf) > 1 || len(best) > 8*maxCommon {
		best = best[:min(len(best), maxCommon)]
	}
	for _, record := range best {
		w, err := r.read(record)
		if err != nil {
			return c, err
		}
		if w != nil {
			c.Works = append(c.Works, w)
		}
	}
	return c, nil
}

// isBy reports whether a record is by a person with the given name, or its inversion.
func (r *reader) isBy(record uint32, p work.Person) (bool, error) {
	w, err := r.read(record)
	if w == nil || err != nil {
		return false, err
	}
	key, turned := authorKey(p), authorKey(work.Person{Given: p.Family, Family: p.Given})
	return slices.ContainsFunc(w.Authors, func(a work.Person) bool {
		k := authorKey(a)
		return k != 0 && (k == key || k == turned)
	}), nil
}

// mergeSorted returns the numbers of two sorted slices without duplicates.
func mergeSorted(a, b []uint32) []uint32 {
	if len(b) == 0 {
		return a
	}
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// Papers returns the number of entries of each of series in a year, without workshops and
// companion volumes. The error is that of reading.
func (b *Bibliography) Papers(series []venue.Series, years []int) ([]int, error) {
	keys := make([]uint64, len(series))
	for i, s := range series {
		keys[i] = seriesKey(s.Stream, years[i])
	}
	return b.index.Count(keys), nil
}

// reader reads entries of a bibliography and caches them.
type reader struct {
	*Bibliography
	file   *os.File
	buffer []byte
	seen   map[uint32]*work.Work
}

func (r *reader) close() {
	if r.file != nil {
		r.file.Close()
	}
}

func (r *reader) read(record uint32) (w *work.Work, err error) {
	if r.file == nil {
		if r.file, err = os.Open(r.Path()); err != nil {
			return nil, err
		}
		r.seen = map[uint32]*work.Work{}
	}
	if w, seen := r.seen[record]; seen {
		return w, nil
	}
	offset, err := r.index.Offsets([]uint32{record})
	if err != nil {
		return nil, err
	}
	if w, err = r.Bibliography.read(r.file, offset[0], &r.buffer); err != nil {
		return nil, fmt.Errorf("reading %s: %w", r.Path(), err)
	}
	r.seen[record] = w
	return w, nil
}
