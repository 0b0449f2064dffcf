package layout

import (
	"fmt"
	"math"
	"slices"

	"clipgraph/graph"
)

// Columns of a layout: periods of time. A year that holds many papers is
// divided into halves, quarters and months, and years that hold few are
// joined.

// period is a span of months; from and to are years, and first and last
// months, 0 where the period is of whole years. noMonth holds those papers of
// a divided year of which only the year is known.
type period struct {
	from, to    int
	first, last int
	noMonth     bool
	papers      int
}

var months = [...]string{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

func (p period) String() string {
	switch {
	case p.noMonth:
		return fmt.Sprintf("%d, no month", p.from)
	case p.from != p.to:
		return fmt.Sprintf("%d–%d", p.from, p.to)
	case p.first == 0:
		return fmt.Sprint(p.from)
	case p.first == p.last:
		return fmt.Sprintf("%d %s", p.from, months[p.first])
	}
	return fmt.Sprintf("%d %s–%s", p.from, months[p.first], months[p.last])
}

// columnsWanted is about how many columns n papers should have for a picture
// about as high as wide, in which somewhat more than a half of all cells is
// empty; shape is the height of a row by the width of a column.
func columnsWanted(n int, shape float64) float64 { return max(6, math.Sqrt(2*float64(n)*shape)) }

// setColumns chooses the periods and puts every paper into one.
func (l *grid) setColumns() {
	years := map[int]*[13]int{}
	dated := 0
	for _, p := range l.g.Papers() {
		if year, month := l.date(p); year != 0 {
			if years[year] == nil {
				years[year] = new([13]int)
			}
			years[year][month]++
			dated++
		}
	}
	wanted := columnsWanted(dated, l.shape)
	target := float64(dated) / wanted
	periods := periodsOf(years, target)
	for len(periods) > int(1.3*wanted) && target < float64(dated) {
		target *= 1.3
		periods = periodsOf(years, target)
	}
	at := map[[2]int]int{} // the column of a year and month
	for i, p := range periods {
		l.columns = append(l.columns, p.String())
		for year := p.from; year <= p.to; year++ {
			if years[year] == nil {
				continue
			}
			first, last := p.first, p.last
			if p.first == 0 && !p.noMonth {
				last = 12
			}
			for month := first; month <= last; month++ {
				at[[2]int{year, month}] = i
			}
		}
	}
	for i, p := range l.g.Papers() {
		if year, month := l.date(p); year != 0 {
			l.cells[i].Column = at[[2]int{year, month}]
		} else {
			l.cells[i].Column = -1
		}
	}
	if dated < len(l.g.Papers()) {
		l.addUndated()
	}
}

// date is the date of p with a month from 0, unknown, to 12.
func (l *grid) date(p *graph.Paper) (year, month int) {
	year, month = p.Date()
	if month < 0 || month > 12 {
		month = 0
	}
	return year, month
}

// addUndated makes the column of papers without a date: on the left, unless
// more edges lead to them than from them.
func (l *grid) addUndated() {
	leads := 0
	for _, e := range l.g.Edges() {
		if l.cells[e.From].Column < 0 {
			leads++
		}
		if l.cells[e.To].Column < 0 {
			leads--
		}
	}
	const label = "no date"
	if leads < 0 {
		l.columns = append(l.columns, label)
		for i := range l.cells {
			if l.cells[i].Column < 0 {
				l.cells[i].Column = len(l.columns) - 1
			}
		}
		return
	}
	l.columns = append([]string{label}, l.columns...)
	for i := range l.cells {
		l.cells[i].Column++
	}
}

// periodsOf divides and joins the years so that about target papers come into
// each period; months[0] of a year are the papers without a month.
func periodsOf(years map[int]*[13]int, target float64) []period {
	order := make([]int, 0, len(years))
	for year := range years {
		order = append(order, year)
	}
	slices.Sort(order)
	var all []period
	for _, year := range order {
		count := years[year]
		total := 0
		for _, n := range count {
			total += n
		}
		if divided := divide(year, count, 1, 12, target); len(divided) > 1 && float64(total) > crowded*target {
			all = append(all, divided...)
			if count[0] > 0 {
				all = append(all, period{from: year, to: year, noMonth: true, papers: count[0]})
			}
			continue
		}
		if n := len(all); n > 0 && all[n-1].first == 0 && !all[n-1].noMonth && float64(all[n-1].papers+total) <= target {
			all[n-1].to = year
			all[n-1].papers += total
			continue
		}
		all = append(all, period{from: year, to: year, papers: total})
	}
	return all
}

// crowded is how many times target a period may hold before it is divided.
const crowded = 1.5

// divide returns the periods of the months first to last of year that hold
// papers.
func divide(year int, count *[13]int, first, last int, target float64) []period {
	papers := 0
	for month := first; month <= last; month++ {
		papers += count[month]
	}
	length := last - first + 1
	switch {
	case papers == 0:
		return nil
	case float64(papers) <= crowded*target || length == 1:
		return []period{{from: year, to: year, first: first, last: last, papers: papers}}
	}
	parts := 2 // halves of a year, quarters of a half
	if length == 3 {
		parts = 3
	}
	var all []period
	for part := range parts {
		start := first + part*length/parts
		all = append(all, divide(year, count, start, start+length/parts-1, target)...)
	}
	return all
}
