package style

import (
	"slices"
	"strings"
)

// Entry is the position of an entry in the source.
type Entry struct {
	Type       string // as written
	Start, End int
	Fields     []Field
}

// Field is a field in a file: its name as written, and the position of its value including
// delimiters.
type Field struct {
	Name       string
	Start, End int
}

// Measure returns the style of most entries of source, which must be in order. Properties without
// evidence are as in s. The time is linear in the length of the source.
func Measure(source string, entries []Entry, s Style) Style {
	var t layoutTally
	end := -1 // of the previous entry
	for i := range entries {
		e := &entries[i]
		if end >= 0 && end < e.Start && isBlank(source[end:e.Start]) {
			t.gaps.add(source[end:e.Start])
		}
		if end = e.End; len(e.Fields) > 0 && e.End > 0 && (source[e.End-1] == '}' || source[e.End-1] == ')') {
			t.entry(source, e)
		}
	}
	return t.style(s)
}

// Like returns s with the layout of the entry e.
func (s Style) Like(source string, e Entry) Style {
	own := Measure(source, []Entry{e}, s)
	s.Comma, s.Before, s.Equals, s.Column, s.fieldCase = own.Comma, own.Before, own.Equals, own.Column, own.fieldCase
	s.typeCase, s.quotes = own.typeCase, own.quotes
	return s
}

// layoutTally counts how entries are laid out.
type layoutTally struct {
	commas, before, equals, closes, gaps tally[string]
	fieldCases, typeCases                tally[nameCase]
	parentheses, braces                  int
	columns                              []int // distances from the start of a field's name to its equals sign
	aligned, measured                    int   // entries with aligned columns, among those where alignment can be seen
	habits                               habitTally
}

func (t *layoutTally) entry(source string, e *Entry) {
	t.typeCases.add(caseOf(e.Type))
	last := e.Fields[len(e.Fields)-1]
	tail := source[last.End:e.End]
	if source[e.End-1] == ')' {
		t.parentheses++
		tail = strings.TrimSuffix(tail, ")") + "}"
	} else {
		t.braces++
	}
	if strings.Trim(tail, ", \t\r\n") == "}" {
		t.closes.add(tail)
	}
	columns, lengths := map[int]bool{}, map[int]bool{} // of the fields that begin a line
	for _, field := range e.Fields {
		if column, ok := t.field(source, e.Start, field); ok {
			columns[column], lengths[len(field.Name)] = true, true
			t.columns = append(t.columns, column)
		}
	}
	if len(lengths) > 1 {
		if t.measured++; len(columns) == 1 {
			t.aligned++
		}
	}
	t.habits.entry(source, e)
}

// field counts a field of the entry at start. It returns the column of the field if it begins a
// line.
func (t *layoutTally) field(source string, start int, field Field) (column int, ok bool) {
	name, end, ok := field.NameIn(source)
	if !ok {
		return 0, false
	}
	t.fieldCases.add(caseOf(field.Name))
	gap := source[end:field.Start]
	sign := strings.IndexByte(gap, '=')
	t.equals.add(" = "[:min(1, sign)] + gap[sign:])
	comma := strings.LastIndexByte(source[start:name], ',')
	if comma < 0 {
		return 0, false
	}
	ahead, lead := source[start:start+comma], source[start+comma+1:name]
	ahead = ahead[len(strings.TrimRight(ahead, " \t\r\n")):]
	if isBlank(lead) {
		t.commas.add(ahead)
		t.before.add(lead)
	}
	return end + sign - name, strings.ContainsAny(ahead+lead, "\r\n")
}

// style returns the most frequent properties. Properties without evidence are as in s.
func (t *layoutTally) style(s Style) Style {
	t.commas.most(&s.Comma)
	t.before.most(&s.Before)
	t.equals.most(&s.Equals)
	t.closes.most(&s.Close)
	t.gaps.most(&s.Gap)
	if t.measured > 0 {
		s.Column = -1
		if t.aligned*2 > t.measured {
			slices.Sort(t.columns)
			s.Column = t.columns[len(t.columns)/2] - len(s.Equals) + len(strings.TrimLeft(s.Equals, " \t"))
		}
	}
	t.fieldCases.most(&s.fieldCase)
	t.typeCases.most(&s.typeCase)
	s.parentheses = t.parentheses > t.braces
	return t.habits.style(s)
}

// NameIn returns the position of the field's name in the source.
func (f Field) NameIn(source string) (start, end int, ok bool) {
	head := strings.TrimRight(source[:f.Start], " \t\r\n")
	head, ok = strings.CutSuffix(head, "=")
	head = strings.TrimRight(head, " \t\r\n")
	return len(head) - len(f.Name), len(head), ok && strings.HasSuffix(head, f.Name)
}

func isBlank(s string) bool { return strings.Trim(s, " \t\r\n") == "" }

// nameCase is the case of a name.
type nameCase string

const (
	asIs    nameCase = "" // the usual case, as in archivePrefix
	capital nameCase = "Capital"
	upper   nameCase = "UPPER"
)

func caseOf(name string) nameCase {
	switch {
	case len(name) > 1 && name == strings.ToUpper(name):
		return upper
	case name != "" && 'A' <= name[0] && name[0] <= 'Z':
		return capital
	}
	return asIs
}

// write returns a name in the given case.
func (c nameCase) write(name string) string {
	switch {
	case c == upper:
		return strings.ToUpper(name)
	case c == capital && name != "":
		return strings.ToUpper(name[:1]) + name[1:]
	}
	return name
}

// tally counts strings to find the most frequent one.
type tally[S ~string] struct {
	counts map[S]int
	best   S
}

// maxTallied limits the number of distinct strings and their lengths.
const maxTallied = 100

func (t *tally[S]) add(s S) {
	if t.counts == nil {
		t.counts = map[S]int{}
	}
	if n, known := t.counts[s]; len(s) <= maxTallied && (known || len(t.counts) < maxTallied) {
		t.counts[s] = n + 1
		if n+1 > t.counts[t.best] {
			t.best = s
		}
	}
}

// most sets s to the most frequent string, or to the first of several, if any was counted.
func (t *tally[S]) most(s *S) {
	if len(t.counts) > 0 {
		*s = t.best
	}
}
