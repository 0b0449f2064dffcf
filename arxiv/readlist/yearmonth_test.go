package readlist

import (
	"fmt"
	"strings"
	"testing"
)

// TestYearMonths reads tables whose dates may be years and months in four digits: the date
// of the last row of each.
func TestYearMonths(t *testing.T) {
	for _, c := range []struct{ name, dates, want string }{
		{"years and months", "2308 2411 2105 2003", "2020-03"},
		{"no year by itself", "2308 2411 2105 2203", "2022-03"},
		{"months only where a year may be", "2003 2010 2007 2003", "2003"},
		{"too few", "2308 2411 2010 2003", "2003"},
		{"years among them", "2308 2411 2105 2019 2003", "2003"},
		{"years", "2018 2021 2019 2003", "2003"},
		{"no months", "2308 2411 2105 2313", ""},
	} {
		var list strings.Builder
		list.WriteString("| Date | Venue | Paper |\n|---|---|---|\n")
		for i, date := range strings.Fields(c.dates) {
			fmt.Fprintf(&list, "| %s | ACL | [A Net of %c Old Nets](https://aclanthology.org/P19-%d/) |\n", date, 'A'+i, 1000+i)
		}
		l := read("list.md", []byte(list.String()))
		w := l.Rows[len(l.Rows)-1].Work
		if got := w.Published.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if y := w.Venue.Year; y != 0 && !strings.HasPrefix(c.want, fmt.Sprint(y)) {
			t.Errorf("%s: the venue is of %d", c.name, y)
		}
	}
}
