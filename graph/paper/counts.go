package paper

// Counts counts papers by text. A paper counts once for each text; papers are added in
// order.
type Counts map[string]*count

type count struct {
	papers int32
	last   int32    // the paper that was counted last
	years  [2]int32 // the two earliest; 0 if none is known
	first  int32    // papers of the earliest year
}

// Add counts paper i, which has the text.
func (c Counts) Add(text []byte, i int32, p *Paper) {
	old := c[string(text)]
	if old == nil {
		old = &count{last: -1}
		c[string(text)] = old
	}
	if old.last == i {
		return
	}
	old.papers++
	old.last = i
	year, _ := p.Date()
	switch year := int32(year); {
	case year == 0:
	case old.years[0] == 0 || year < old.years[0]:
		old.years, old.first = [2]int32{year, old.years[0]}, 1
	case year == old.years[0]:
		old.first++
	case old.years[1] == 0 || year < old.years[1]:
		old.years[1] = year
	}
}

// Before returns how many papers with a text are earlier than a year, or all of them if
// that is after the second year in which there are some.
func (c Counts) Before(text string, year int) int32 {
	old := c[text]
	switch {
	case old == nil || old.years[0] == 0 || int(old.years[0]) >= year:
		return 0
	case old.years[1] == 0 || int(old.years[1]) >= year:
		return old.first
	}
	return old.papers
}

// With returns how many papers have a text.
func (c Counts) With(text string) int32 {
	if old := c[text]; old != nil {
		return old.papers
	}
	return 0
}
