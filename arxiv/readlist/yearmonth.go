package readlist

import (
	"strconv"
	"strings"

	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/bib/work"
)

// yearMonths finds out whether the dates of a list are years and months in four digits, as
// in identifiers of arXiv: "2003" is March 2020 if other dates are "2308" and "2411".
type yearMonths struct {
	months, years int // the numbers of dates that can only be the one or the other
	dated         []datedWork
}

// datedWork is a work with a year and a month, if its list writes such dates.
type datedWork struct {
	work        *work.Work
	year, month int
	asYear      int // the year that the digits are otherwise, or 0
}

// note keeps a work whose date may be a year and a month, and counts the date if it can be
// nothing else.
func (m *yearMonths) note(w *work.Work, date string) {
	date = strings.TrimSpace(date)
	number, err := strconv.Atoi(date)
	if err != nil || len(date) != 4 || number < 0 {
		return
	}
	d := datedWork{w, 2000 + number/100, number % 100, occasion.YearAlone(date)}
	isMonth := 1 <= d.month && d.month <= 12
	switch {
	case isMonth && d.asYear == 0:
		m.months++
	case !isMonth:
		m.years++
	}
	if isMonth {
		m.dated = append(m.dated, d)
	}
}

// settle sets the dates of the works that have no other year, if the list writes years and
// months.
func (m *yearMonths) settle() {
	if m.months >= leastOrders && m.months > clearOrder*m.years {
		for _, d := range m.dated {
			d.set()
		}
	}
	*m = yearMonths{}
}

func (d datedWork) set() {
	if v := d.work.Venue; v != nil && v.Year != 0 && v.Year == d.asYear {
		d.work.Venue = &work.Venue{Name: v.Name}
	}
	if year := d.work.Published.Year; year == 0 || int(year) == d.asYear {
		d.work.Published = work.NewDate(d.year, d.month, 0)
	}
}
