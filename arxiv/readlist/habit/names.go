package habit

// Named is a text that stands where an entry may have its name.
type Named struct {
	Place, Text string
	IsName      bool // by itself
}

// namePlace counts the texts of a place where entries may have their names.
type namePlace struct {
	names, others int
	times         map[string]int // how often each of the others stands there
}

// addNames counts the texts that stand where an entry may have its name.
func (h *Habits) addNames(all []Named) {
	for _, n := range all {
		p := h.names[n.Place]
		if p == nil {
			p = &namePlace{times: map[string]int{}}
			h.names[n.Place] = p
		}
		if n.IsName {
			p.names++
		} else {
			p.others++
			p.times[n.Text]++
		}
	}
}

// IsName reports whether a text that is no name by itself, but a word such as "Star" or "Page",
// is one in its place: the texts there are names, and it does not recur as labels do.
func (h *Habits) IsName(place, text string) bool {
	if h == nil || h.names[place] == nil {
		return false
	}
	p := h.names[place]
	return p.times[text] == 1 && float64(p.names) >= weights.nameShare*float64(p.names+p.others)
}
