package layout

import (
	"slices"
	"sort"
)

// Sizes in pixels.
const (
	nameSize    = 12.0 // of fonts
	bigSize     = 13.0
	freeSize    = 11.0
	writtenSize = 10.0

	rowPitch   = 22.0
	baseLine   = 12.0 // of the name, from the top of its row
	railHeight = 17.0 // of the rail, from the top of its row
	lineHeight = 13.0 // between the two lines of a name

	margin = 14.0
	gutter = 150.0 // of the titles of lanes
)

// interval is a stretch of a row that is taken.
type interval struct{ from, to float64 }

// intervals are stretches in increasing order that do not touch each other.
type intervals []interval

// free reports whether none of the stretches comes as near to one as gap.
func (s intervals) free(from, to, gap float64) bool {
	n := sort.Search(len(s), func(i int) bool { return s[i].to > from-gap })
	return n == len(s) || s[n].from >= to+gap
}

// put adds a stretch, and joins what touches it.
func (s *intervals) put(from, to float64) {
	first := sort.Search(len(*s), func(i int) bool { return (*s)[i].to >= from })
	behind := first
	for behind < len(*s) && (*s)[behind].from <= to {
		from, to = min(from, (*s)[behind].from), max(to, (*s)[behind].to)
		behind++
	}
	*s = slices.Replace(*s, first, behind, interval{from, to})
}

// gap returns the first place at from or right of it that is as wide as width and as far
// from others as gap.
func (s intervals) gap(from, width, gap float64) float64 {
	for n := sort.Search(len(s), func(i int) bool { return s[i].to > from-gap }); n < len(s) && s[n].from < from+width+gap; n++ {
		from = s[n].to + gap
	}
	return from
}

// row is what is taken of a row: by names and rings, by the lines that go up or down
// between them, and on its rail.
type row struct{ names, uprights, rails intervals }

// free reports whether there is room for a name from x to x.
func (r *row) free(from, to float64) bool {
	return r.names.free(from, to, nameRoom) && r.uprights.free(from, to, nameRoom)
}

// columnWidth is the width in pixels of the columns in which rows are looked for, and
// mostMisses the number of papers that a row may have no room for in a column before it is
// full there.
const (
	columnWidth = 16.0
	mostMisses  = 16
)

// column has the rows of a lane that may have room for a paper in a part of time. Since a
// row is tried there in vain so often at most, all papers together try a number of rows
// that is linear in theirs.
type column struct {
	open []openRow
	seen int // the rows of the lane that are in open, or were
}

type openRow struct{ row, misses int }

// first returns the first of the lane's rows that has room, as fits says of each; -1 if
// none has. Only a try that counts makes a row full.
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

// spot is where a paper stands: in which row of which lane, and on which side of its ring
// or dot the name is. The lane of papers without a name is -1.
type spot struct {
	lane, row int
	linked    bool // it has a ring, for it has ties
	flipped   bool // the name stands left of it
	lines     []string
	gloss     string // small, behind the name
	size      float64
	bold      bool
	offset    float64 // from the middle of the ring to the name
	width     float64 // of the name, with the tie that is written behind it
	shift     float64 // how far the name stands apart from its usual place
}

// extent returns the x between which the name of a paper at x stands.
func (s *spot) extent(x float64) (from, to float64) {
	if s.flipped {
		return x - s.offset - s.shift - s.width, x - s.offset - s.shift
	}
	return x + s.offset + s.shift, x + s.offset + s.shift + s.width
}
