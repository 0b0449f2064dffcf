package readlist

import (
	"strings"

	"clipgraph/arxiv/readlist/byline"
	"clipgraph/bib/work"
)

// authorOrders finds out how a list writes names. "Doe, Roe" is one person if other
// entries have "Doe, Jane and Roe, Richard", and two if they have "Doe, Roe and Smith".
type authorOrders struct {
	counts [byline.Families + 1]int
	either []eitherAuthors
}

// eitherAuthors is a work with one or two authors.
type eitherAuthors struct {
	work  *work.Work
	field byline.Field
}

// note counts the order of the authors of a work, or keeps the work if the order is
// ambiguous.
func (a *authorOrders) note(w *work.Work, f byline.Field) {
	if f.Authors == nil {
		a.either = append(a.either, eitherAuthors{w, f})
		return
	}
	a.counts[f.Order]++
}

// settle sets the authors of the ambiguous works, if the list determines the order.
func (a *authorOrders) settle() {
	order := a.order()
	for _, e := range a.either {
		if e.work.Authors = e.field.As(order); e.work.Authors == nil {
			e.work.MoreAuthors = false
		}
	}
	*a = authorOrders{}
}

// order returns the order that is much more common than the other. If no entry determines
// it, names that come first in some entries and second in others are family names.
func (a *authorOrders) order() byline.Order {
	first, families := a.counts[byline.FamilyFirst], a.counts[byline.Families]
	switch {
	case first+families < leastOrders:
	case first > clearOrder*families:
		return byline.FamilyFirst
	case families > clearOrder*first:
		return byline.Families
	default:
		return byline.UnknownOrder
	}
	front := map[string]bool{}
	for _, e := range a.either {
		front[strings.ToLower(e.field.Either[0])] = true
	}
	behind := 0
	for _, e := range a.either {
		if front[strings.ToLower(e.field.Either[1])] {
			behind++
		}
	}
	if behind >= leastOrders && sharedNames*behind > len(a.either) {
		return byline.Families
	}
	return byline.UnknownOrder
}

const (
	leastOrders = 3 // the least number of entries that determine an order
	clearOrder  = 4 // how many times more common it must be
	sharedNames = 8 // at least one in this many names after a comma must also come first elsewhere
)
