package readlist

// fewSet is a set that has few members mostly, which then take no map. The zero value
// is empty.
type fewSet[T comparable] struct {
	few  [8]T
	n    int
	many map[T]bool // the further members
}

func (s *fewSet[T]) has(v T) bool {
	for _, other := range s.few[:s.n] {
		if other == v {
			return true
		}
	}
	return s.many[v]
}

// add adds v, and reports whether the set did not have it.
func (s *fewSet[T]) add(v T) bool {
	switch {
	case s.has(v):
		return false
	case s.n < len(s.few):
		s.few[s.n] = v
		s.n++
	case s.many == nil:
		s.many = map[T]bool{v: true}
	default:
		s.many[v] = true
	}
	return true
}
