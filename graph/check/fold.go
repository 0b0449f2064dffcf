package check

import (
	"fmt"
	"slices"
)

// maxApart is the number of findings with the same cause that are reported separately, and
// maxEntries the number for entries that a person must remove from a bibliography. If there are
// more, the file was probably joined from several.
const maxApart, maxEntries = 5, 30

// entriesTwice is the cause of repeated entries in a bibliography.
const entriesTwice = "entries"

// fold merges findings with the same cause into one, at the first place, if there are more than a
// few: 500 links with http are a single habit. The merged finding has all edits.
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
