package layout

import (
	"slices"
	"sort"
)

// Sizes in pixels.
const (
	nameSize    = 12.0 // font sizes
	bigSize     = 13.0
	freeSize    = 11.0
	writtenSize = 10.0

	rowPitch   = 22.0
	baseLine   = 12.0 // of a name, from the top of its row
	railHeight = 17.0 // of the rail, from the top of its row
	lineHeight = 13.0 // between the lines of a name

	margin = 14.0
	gutter = 150.0 // width of the titles of lanes
)

// interval is an occupied part of a row.
type interval struct{ from, to float64 }

// intervals are disjoint intervals in ascending order that do not touch.
type intervals []interval

// free reports whether the interval from from to to is at least gap away from all others.
func (s intervals) free(from, to, gap float64) bool {
	n := sort.Search(len(s), func(i int) bool { return s[i].to > from-gap })
	return n == len(s) || s[n].from >= to+gap
}

// put adds an interval and merges it with those that it touches.
func (s *intervals) put(from, to float64) {
	first := sort.Search(len(*s), func(i int) bool { return (*s)[i].to >= from })
	behind := first
	for behind < len(*s) && (*s)[behind].from <= to {
		from, to = min(from, (*s)[behind].from), max(to, (*s)[behind].to)
		behind++
	}
	*s = slices.Replace(*s, first, behind, interval{from, to})
}

// gap returns the first x at or after from with free space of the given width and distance to
// others.
func (s intervals) gap(from, width, gap float64) float64 {
	for n := sort.Search(len(s), func(i int) bool { return s[i].to > from-gap }); n < len(s) && s[n].from < from+width+gap; n++ {
		from = s[n].to + gap
	}
	return from
}

// row is the occupied space of a row: by names and rings, by lines that go up or down between them,
// and on its rail.
type row struct{ names, uprights, rails intervals }

// free reports whether there is space for a name between two x.
func (r *row) free(from, to float64) bool {
	return r.names.free(from, to, nameRoom) && r.uprights.free(from, to, nameRoom)
}

// columnWidth is the width of columns in pixels. mostMisses is the number of papers without space in a row
// and column after which the row counts as full there.
const (
	columnWidth = 16.0
	mostMisses  = 16
)

// column holds the rows of a lane that may have space for a paper in an interval of time. Since the
// failed tries of a row are limited, the number of tries for all papers is linear in their number.
type column struct {
	open []openRow
	seen int // number of rows of the lane that are or were in open
}

type openRow struct{ row, misses int }

// first returns the first row of the lane for which fits returns true, or -1. Only tries that count can
// make a row full.
func (c *column) first(rows int, counts bool, fits func(row int) bool) int {
	for ; c.seen < rows; c.seen++ {
		c.open = append(c.open, openRow{row: c.seen})
	}
	kept := c.open[:0]
	for at, o := range c.open {
		if fits(o.row) {
			c.open = append(kept, c.open[at:]...)
			return o.row
		}
		if counts {
			o.misses++
		}
		if o.misses < mostMisses {
			kept = append(kept, o)
		}
	}
	c.open = kept
	return -1
}

// spot is the position of a paper: its lane and row, and the side of its name. The lane of papers
// that are not placed is -1.
type spot struct {
	lane, row int
	linked    bool // it has edges and therefore a ring
	flipped   bool // the name is on the left
	lines     []string
	gloss     string // small text after the name
	size      float64
	bold      bool
	offset    float64 // from the centre of the ring to the name
	width     float64 // of the name, including the edge written after it
	shift     float64 // distance of the name from its usual place
}

// extent returns the extent of the name of a paper at x.
func (s *spot) extent(x float64) (from, to float64) {
	if s.flipped {
		return x - s.offset - s.shift - s.width, x - s.offset - s.shift
	}
	return x + s.offset + s.shift, x + s.offset + s.shift + s.width
}
