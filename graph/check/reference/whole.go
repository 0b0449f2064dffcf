package reference

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// counts has the numbers of papers in the main proceedings of conferences, by year.
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

// minWhole is the part of the papers of a conference from which an index is considered complete. A
// few papers are withdrawn after the count.
const minWhole = .995

// isWhole reports whether an index with this number of papers of a series in a year is complete.
func isWhole(stream string, year, papers int) bool {
	n := paperCounts()[venueYear{stream, year}]
	return n > 0 && float64(papers) >= minWhole*float64(n)
}
