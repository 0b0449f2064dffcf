// Package references holds who cites whom of some papers.
package references

import "slices"

// References are the citations among papers, which are numbered from 0. They are sorted and
// have no duplicates once [References.Sort] was called.
type References struct {
	Cited  [][]int32 // the papers that a paper cites
	Citing [][]int32 // the papers that cite it
}

// New returns the references of so many papers, none of which cites another yet.
func New(papers int) *References {
	return &References{make([][]int32, papers), make([][]int32, papers)}
}

// Add records that one paper cites another.
func (r *References) Add(citing, cited int) {
	r.Cited[citing] = append(r.Cited[citing], int32(cited))
	r.Citing[cited] = append(r.Citing[cited], int32(citing))
}

// Sort sorts the citations of each paper and removes duplicates.
func (r *References) Sort() {
	for _, rows := range [2][][]int32{r.Cited, r.Citing} {
		for i := range rows {
			slices.Sort(rows[i])
			rows[i] = slices.Compact(rows[i])
		}
	}
}

// Has reports whether b cites a. The time is logarithmic in the number of works that b
// cites.
func (r *References) Has(b, a int) bool {
	_, found := slices.BinarySearch(r.Cited[b], int32(a))
	return found
}

// Only returns which of papers b cites. ok is false if these are none or several.
func (r *References) Only(papers []int32, b int) (a int, ok bool) {
	for _, p := range papers {
		if r.Has(b, int(p)) {
			if ok {
				return 0, false
			}
			a, ok = int(p), true
		}
	}
	return a, ok
}
