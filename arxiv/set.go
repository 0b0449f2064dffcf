package arxiv

import "slices"

// Set is a set of identifiers. The zero value is empty and ready to use.
//
// Identifiers of the new scheme are dense, about 20,000 a month, so that a bit set is
// better than a hash table: a full month takes at most 12.5 KiB.
type Set struct {
	months [][]uint64 // bit sets of numbers, by month since firstMonth
	old    map[ID]struct{}
}

// firstMonth is the first month of the new scheme: April 2007.
const firstMonth = 2007*12 + 3

// Has reports whether id is in the set. It takes constant time.
func (s *Set) Has(id ID) bool {
	month := int(id.month) - firstMonth
	if id.archive != 0 || month < 0 {
		_, there := s.old[id]
		return there
	}
	word := int(id.number >> 6)
	return month < len(s.months) && word < len(s.months[month]) && s.months[month][word]&(1<<(id.number&63)) != 0
}

// Add adds id to the set and reports whether it was not in the set before. It takes
// constant time.
func (s *Set) Add(id ID) (added bool) {
	month := int(id.month) - firstMonth
	if id.archive != 0 || month < 0 {
		if _, there := s.old[id]; there {
			return false
		}
		if s.old == nil {
			s.old = map[ID]struct{}{}
		}
		s.old[id] = struct{}{}
		return true
	}
	if month >= len(s.months) {
		s.months = append(s.months, make([][]uint64, month+1-len(s.months))...)
	}
	word, bit := int(id.number>>6), uint64(1)<<(id.number&63)
	if bits := s.months[month]; word >= len(bits) {
		s.months[month] = append(slices.Grow(bits, word+1-len(bits)), make([]uint64, word+1-len(bits))...)
	}
	if s.months[month][word]&bit != 0 {
		return false
	}
	s.months[month][word] |= bit
	return true
}
