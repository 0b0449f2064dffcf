package readlist

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// In Org mode a headline may be an entry whose properties say the rest of it.
func TestOrgProperties(t *testing.T) {
	list := read("x.org", []byte(`* Papers
** TODO A Net of Painted Maps
:PROPERTIES:
:ID: 31b2
:URL: https://arxiv.org/abs/1801.00001
:AUTHOR: Jane Doe and Richard Roe
:YEAR: 2018
:END:
** DONE Counting Folded Nets
:PROPERTIES:
:URL: https://arxiv.org/abs/1801.00002
:AUTHOR: Jane Doe
:YEAR: 2018
:END:
** TODO Slow Motion of Old Nets
:PROPERTIES:
:URL: https://arxiv.org/abs/1801.00003
:AUTHOR: Richard Roe and Ann Poe
:YEAR: 2018
:END:
** Reading Nets in the Dark
:PROPERTIES:
:ARXIV: arXiv:1801.00004
:AUTHOR: Ann Poe
:YEAR: 2018
:END:
`))
	want := []string{
		"2 A Net of Painted Maps |  | 1801.00001", "9 Counting Folded Nets |  | 1801.00002", "15 Slow Motion of Old Nets |  | 1801.00003",
		"21 Reading Nets in the Dark |  | 1801.00004",
	}
	if diff := cmp.Diff(want, briefs(list)); diff != "" {
		t.Error(diff)
	}
	if authors := list.Rows[0].Work.Authors; len(authors) != 2 || authors[1].Family != "Roe" {
		t.Errorf("authors %+v", authors)
	}
}
