package venue

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed series.txt
var seriesText string

// series is a conference or a journal, with one of its names.
type series struct {
	kind        string // of its papers: "inproceedings" or "article"
	short, full string
	since       int // first year of the name; 0 for any
	until       int // year in which the name was given up; 0 for never
	stream      string
	workshops   bool
}

// in reports whether the series had its name in year.
func (s *series) in(year int) bool {
	return year >= s.since && (s.until == 0 || year < s.until)
}

// name returns the name for an entry, with the short name of a conference.
func (s *series) name() string {
	if s.kind == "article" || s.short == s.full {
		return s.full
	}
	return s.full + " (" + s.short + ")"
}

// table maps names to series: short names as they are written, and names of more than three letters
// also in lower case.
var table = sync.OnceValue(func() map[string][]*series {
	table := map[string][]*series{}
	add := func(name string, s *series) {
		if !slices.Contains(table[name], s) {
			table[name] = append(table[name], s)
		}
	}
	for line := range strings.Lines(seriesText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, " | ")
		kind, full := "inproceedings", fields[2]
		if fields[0] == "j" {
			kind = "article"
		}
		main, _, _ := yearsOf(strings.Split(fields[1], ", ")[0])
		main = strings.TrimPrefix(main, "!")
		for alias := range strings.SplitSeq(fields[1], ", ") {
			name, since, until := yearsOf(alias)
			s := &series{kind: kind, short: main, full: full, since: since, until: until, stream: strings.TrimSpace(fields[3]), workshops: fields[0] == "w"}
			name, exact := strings.CutPrefix(name, "!")
			add(name, s)
			if !exact && len(name) > 3 {
				add(strings.ToLower(name), s)
			}
			add(strings.ToLower(full), s)
		}
	}
	return table
})

// yearsOf splits "NIPS<2018" into a name and its years.
func yearsOf(alias string) (name string, since, until int) {
	if name, year, ok := strings.Cut(alias, ">="); ok {
		since, _ = strconv.Atoi(year)
		return name, since, 0
	}
	if name, year, ok := strings.Cut(alias, "<"); ok {
		until, _ = strconv.Atoi(year)
		return name, 0, until
	}
	return alias, 0, 0
}

// find returns the series with a name in a year, or nil if there is none or more than
// one.
func find(name string, year int) *series {
	rows := table()[name]
	if rows == nil {
		rows = table()[strings.ToLower(name)]
	}
	var found *series
	for _, s := range rows {
		if !s.in(year) {
			continue
		}
		if found != nil && (found.full != s.full || found.kind != s.kind) {
			return nil
		}
		if found == nil {
			found = s
		}
	}
	return found
}
