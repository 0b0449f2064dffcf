package tagged

import (
	"testing"

	"clipgraph/bib/work"
)

func TestTaggedDate(t *testing.T) {
	for text, want := range map[string]work.Date{
		"2021/05/01/": work.NewDate(2021, 5, 1), "2021///Spring": work.NewDate(2021, 0, 0), "2021//": work.NewDate(2021, 0, 0), "2021-05": work.NewDate(2021, 5, 0),
		"20210503": work.NewDate(2021, 5, 3), "2021 May 3": work.NewDate(2021, 5, 3), "2021 May-Jun": work.NewDate(2021, 5, 0), "May 3, 2021": work.NewDate(2021, 5, 3),
		"Spring 2021": work.NewDate(2021, 0, 0), "1873": work.NewDate(1873, 0, 0), "2021/13/40": work.NewDate(2021, 0, 0), "in press": {}, "": {},
	} {
		if got := taggedDate(text); got != want {
			t.Errorf("%q is read as %v, want %v", text, got, want)
		}
	}
}
