package wording

import (
	"fmt"
	"strings"
	"testing"
)

// TestCuts cuts the lines of testdata, each of which is followed by its pieces with their
// kinds.
func TestCuts(t *testing.T) {
	golden(t, "testdata/cuts.tsv", func(data string) string { return cuts(data, nil, 0) })
}

// TestCutsWherePersonsLack cuts lines of a list most of whose entries have persons.
func TestCutsWherePersonsLack(t *testing.T) {
	golden(t, "testdata/lacking.tsv", func(data string) string { return cuts(data, nil, Persons) })
}

// noHabit has the cut between a title and persons behind a comma.
var noHabit = map[Cut]bool{{Whole, Persons, ","}: true}

// TestCutsThatAreNoHabit cuts lines of a list few of whose entries have persons behind a comma.
func TestCutsThatAreNoHabit(t *testing.T) {
	golden(t, "testdata/nohabit.tsv", func(data string) string { return cuts(data, noHabit, 0) })
}

func cuts(data string, veto map[Cut]bool, lacks Kind) string {
	var b strings.Builder
	for line := range strings.Lines(data) {
		text, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(text)
		pieces, _ := New(text).Cut(veto, lacks)
		for _, p := range pieces {
			fmt.Fprintf(&b, "\t%c %s", p.Kind, text[p.From:p.To])
		}
		b.WriteString("\n")
	}
	return b.String()
}

// A venue may be joined to its year, and a year may stand alone.
func TestYearOfVenue(t *testing.T) {
	for text, want := range map[string]bool{"2021-ICSE": true, "2021-Stone": false, "2021": false, "2021-": false, "ICSE": false, "2021-ICSE old": false, "": false} {
		if got := New(text).isYearOfVenue(); got != want {
			t.Errorf("%q: a venue with its year %v", text, got)
		}
	}
}
