package readlist

import (
	"strings"
	"testing"
)

func TestAnnounces(t *testing.T) {
	for text, want := range map[string]bool{
		"We release a new paper":                           true,
		"2024-01-03 We release the paper":                  true,
		"[2024/1/3] We have just updated the list":         true,
		"We recently released a":                           true,
		"Our survey on crates has been accepted to":        true,
		"2024.05.30: The Paper of BoxNet was Online":       true,
		"The first version of the paper is released on":    true,
		"The dataset of crates has been updated":           true,
		"2024.09.26: BoxUOT-1M was Accepted by":            true,
		"We have released":                                 true,
		"has been accepted by a conference on crates":      true,
		"Our new harbour work BoxNet":                      true,
		"Our grounding survey":                             true,
		"Survey accepted in the crates track":              true,
		"Check out our new work on crates":                 true,
		"2024/01/03: Add papers accepted by":               true,
		"If the list helps your harbour, please cite our":  true,
		"If you find crates missing, feel free to add":     true,
		"We Need to Talk about Crates":                     false,
		"Our Work BoxNet: Counting Crates in Harbours":     false,
		"Our Work on Crates Is Never Quite Done":           false,
		"Check Out the Crates: Counting in Harbours":       false,
		"Paper Accepted: Predicting the Fate of Crates":    false,
		"When Is a Crate Accepted? A Theory of Harbours":   false,
		"Please Tell Me More: Privacy of Crates":           false,
		"We Add Crates":                                    true,
		"MATE: Crates are Online Learners":                 false,
		"Our Crates: Counting What Has Been Released":      false,
		"Crates That Were Accepted":                        false,
		"Why the Paper Was Rejected":                       false,
		"2024 Crates Are Released":                         false,
		"Updated Crates for Our Harbours":                  false,
		"The Code of Crates: How a Survey Is Made Online?": false,
	} {
		if announces(text) != want {
			t.Errorf("%q announces: %v", text, !want)
		}
	}
}

// The news of a list don't give the papers that they link to a title, and are none without
// one.
func TestNewsAreNoTitles(t *testing.T) {
	const list = `# List

## Highlights

- 2024.05.30: We release the paper of BoxNet ([arXiv](https://arxiv.org/abs/2001.00001)).
- 2024.06.01: We release the crates ([Project](https://boxnet.example.org)).

## Papers

- BoxNet: Counting Crates in Harbours at Night [[Paper](https://arxiv.org/abs/2001.00001)]
- OarNet: Weighing Fish in Harbours at Noon [[Paper](https://arxiv.org/abs/2001.00002)]
`
	var titles []string
	read, err := Read(t.Context(), "l.md", []byte(list))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range read.Rows {
		titles = append(titles, row.Work.Title)
	}
	if got := strings.Join(titles, "; "); got != "; BoxNet: Counting Crates in Harbours at Night; OarNet: Weighing Fish in Harbours at Noon" {
		t.Error(got)
	}
}
