package check

import (
	"fmt"
	"slices"
)

// maxApart is how many findings of one cause are told one by one, and maxEntries how many
// where each is an entry of a bibliography that somebody has to take out: more are a file
// that was joined of several.
const maxApart, maxEntries = 5, 30

// entriesTwice is the cause of entries that a bibliography has twice.
const entriesTwice = "entries"

// fold makes one finding, at the first place, of more than a few that have one cause: 500
// links with http are one habit of whoever keeps the list. The edits of all are its own.
func fold(findings []Finding) []Finding {
	type key struct {
		order int
		cause string
	}
	count, first := map[key]int{}, map[key]int{}
	for i := range findings {
		if f := &findings[i]; f.cause != "" {
			count[key{f.ruleOrder, f.cause}]++
		}
	}
	kept := slices.Clip(findings[:0])
	for _, f := range findings {
		k := key{f.ruleOrder, f.cause}
		most := maxApart
		if f.cause == entriesTwice {
			most = maxEntries
		}
		if n := count[k]; n <= most {
			kept = append(kept, f)
		} else if i, told := first[k]; told {
			kept[i].Edits = append(kept[i].Edits, f.Edits...)
		} else {
			first[k] = len(kept)
			f.Count = n
			f.Message += fmt.Sprintf("; %d more like it", n-1)
			kept = append(kept, f)
		}
	}
	return kept
}
