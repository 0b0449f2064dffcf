package reference

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// counts has how many papers the main proceedings of a conference have in a year.
//
//go:embed counts.txt
var counts string

type venueYear struct {
	stream string
	year   int
}

var paperCounts = sync.OnceValue(func() map[venueYear]int {
	all := map[venueYear]int{}
	for line := range strings.Lines(counts) {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[0] == "#" {
			continue
		}
		for _, pair := range fields[1:] {
			year, n, _ := strings.Cut(pair, ":")
			y, _ := strconv.Atoi(year)
			count, _ := strconv.Atoi(n)
			all[venueYear{fields[0], y}] = count
		}
	}
	return all
})

// minWhole is the part of the papers of a conference that an index has if it has all: a few
// are withdrawn behind the count.
const minWhole = .995

// isWhole reports whether an index that has so many papers of a series in a year has all.
func isWhole(stream string, year, papers int) bool {
	n := paperCounts()[venueYear{stream, year}]
	return n > 0 && float64(papers) >= minWhole*float64(n)
}
