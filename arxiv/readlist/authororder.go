package readlist

import (
	"strings"

	"clipgraph/arxiv/readlist/byline"
	"clipgraph/bib/work"
)

// authorOrders finds how a list writes names. "Doe, Roe" is one person where other
// entries have "Doe, Jane and Roe, Richard", and two where they have "Doe, Roe and
// Smith".
type authorOrders struct {
	counts [byline.Families + 1]int
	either []eitherAuthors
}

// eitherAuthors is a work whose authors are one or two.
type eitherAuthors struct {
	work  *work.Work
	field byline.Field
}

// note notes what the authors of a work tell, or that they do not.
func (a *authorOrders) note(w *work.Work, f byline.Field) {
	if f.Authors == nil {
		a.either = append(a.either, eitherAuthors{w, f})
		return
	}
	a.counts[f.Order]++
}

// settle sets the authors that may be one or two, if the list tells which.
func (a *authorOrders) settle() {
	order := a.order()
	for _, e := range a.either {
		if e.work.Authors = e.field.As(order); e.work.Authors == nil {
			e.work.MoreAuthors = false
		}
	}
	*a = authorOrders{}
}

// order returns the order that is by far the more common one. Where no entry tells,
// many names that stand in front in some entries and behind in others are family
// names.
func (a *authorOrders) order() byline.Order {
	first, families := a.counts[byline.FamilyFirst], a.counts[byline.Families]
	switch {
	case first+families < leastOrders:
	case first > clearOrder*families:
		return byline.FamilyFirst
	case families > clearOrder*first:
		return byline.Families
	default:
		return byline.Untold
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
	return byline.Untold
}

const (
	leastOrders = 3 // entries from which an order is known
	clearOrder  = 4 // times that it has to be more common
	sharedNames = 8 // of so many names behind a comma one that stands before others, too
)
