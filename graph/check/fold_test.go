package check

import (
	"fmt"
	"strings"
	"testing"
)

// More than five findings of one cause are one line, with a count and all edits; a few
// are told one by one. What is switched off does not count.
func TestFold(t *testing.T) {
	list := func(n int, line string) string {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, line+"\n", 1000+i, 1000+i)
		}
		return text.String()
	}
	const old, http = "- [A Title of Some Length, Number %d](https://arxiv.org/abs/2301.0%dv1)", "- [A Title of Some Length, Number %d](http://arxiv.org/abs/2301.0%d)"
	for _, test := range []struct {
		name, list, rule string
		findings, count  int
		message          string
	}{
		{"five", list(maxApart, http), "arxiv-host", maxApart, 1, "should be https://arxiv.org"},
		{"six", list(maxApart+1, http), "arxiv-host", 1, maxApart + 1, "should be https://arxiv.org; 5 more like it"},
		{"two causes", list(maxApart+1, http) + "- [Another](http://export.arxiv.org/abs/2302.00001)\n", "arxiv-host", 2, maxApart + 1, "5 more like it"},
		{"one is switched off", list(maxApart, http) + "- [Another](http://arxiv.org/abs/2302.00001) <!-- clipgraph-disable-line -->\n", "arxiv-host", maxApart, 1, "should be https://arxiv.org"},
		{"versions", list(300, old), "old-version", 1, 300, "299 more like it"},
		{"rows under two headings", list(9, old) + "\n## More\n\n" + list(9, old), "duplicate-row", 1, 9, "8 more like it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var found []Finding
			for _, f := range findingsOf("list.md", []byte(test.list), Known{}, Options{}) {
				if f.Rule == test.rule {
					found = append(found, f)
				}
			}
			if len(found) != test.findings || found[0].Count != test.count || !strings.Contains(found[0].Message, test.message) {
				t.Fatalf("%d findings, the first %d times: %v", len(found), found[0].Count, &found[0])
			}
			if test.rule == "arxiv-host" {
				if fixed, _ := fixOf("list.md", []byte(test.list), Known{}, Options{Disabled: []string{"old-version"}}); strings.Count(string(fixed), "http://") > strings.Count(test.list, "disable") {
					t.Errorf("left over: %s", fixed)
				}
			}
		})
	}
}

// The year of a row is no year where it is the front of an identifier, before arXiv, or
// where many rows of the list disagree.
func TestOddYears(t *testing.T) {
	row := func(year, i int) string {
		return fmt.Sprintf("## %d\n\n- [A Title of Some Length, Number %d](https://arxiv.org/abs/2301.0%d)\n\n", year, i, 1000+i)
	}
	var few, many string
	for i := range 9 {
		few += row(2023, 100+i) + row(2023, 200+i) + row(2023, 300+i) + row(2023, 400+i)
		many += row(2015, i) + row(2023, 100+i)
	}
	for i := range manyOdd {
		few += row(2015, i)
	}
	for name, test := range map[string]struct {
		list string
		want int
	}{
		"few": {few, manyOdd}, "many": {many, 0}, "long ago": {row(1977, 1), 0}, "one": {row(2015, 1), 1},
		"an identifier": {"## 2004\n\n- [A Title of Some Length](https://arxiv.org/abs/2004.05682)\n", 0},
	} {
		n := 0
		for _, f := range findingsOf("list.md", []byte(test.list), Known{}, Options{}) {
			if f.Rule == "year" {
				n++
			}
		}
		if n != test.want {
			t.Errorf("%s: %d findings, want %d", name, n, test.want)
		}
	}
}
