package style

import (
	"slices"
	"strconv"
	"strings"

	"clipgraph/bib/work"
)

// Habits are how a file writes fields, apart from the layout: their order, the spelling of their
// names, and the delimiters of values.

// Dress returns the fields of a new entry as the file would write them. Values must be in braces or
// macros, as package bib writes them.
func (s Style) Dress(fields []work.Field) []work.Field {
	fields = s.sorted(fields)
	for i, f := range fields {
		fields[i] = s.Field(f)
	}
	return fields
}

// Field returns a field as the file would write it.
func (s Style) Field(f work.Field) work.Field {
	name := strings.ToLower(f.Name)
	if name == "month" {
		f.Value = s.month.write(f.Value)
	}
	f.Value = Delimit(f.Value, s.quotes)
	if text, ok := Inside(f.Value); ok && s.bare[name] && isDigits(text) {
		f.Value = text
	}
	if spelling := s.spellings[name]; spelling != "" {
		f.Name = spelling
	} else {
		f.Name = s.fieldCase.write(f.Name)
	}
	return f
}

// Delimit returns a value in braces or quotation marks with the other delimiters, if possible.
func Delimit(value string, quotes bool) string {
	text, ok := Inside(value)
	if !ok || quotes && strings.Contains(text, `"`) || quotes == (value[0] == '"') {
		return value
	}
	if quotes {
		return `"` + text + `"`
	}
	return "{" + text + "}"
}

// Inside returns the text of a value that is a single text in braces or quotation marks.
func Inside(value string) (text string, ok bool) {
	if len(value) < 2 {
		return "", false
	}
	switch depth := 0; value[0] {
	case '"':
		text = value[1 : len(value)-1]
		return text, value[len(value)-1] == '"' && !strings.Contains(text, `"`)
	case '{':
		for i := range len(value) {
			switch value[i] {
			case '{':
				depth++
			case '}':
				if depth--; depth == 0 {
					return value[1:i], i == len(value)-1
				}
			}
		}
	}
	return "", false
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// sorted returns the fields in the file's order: alphabetically, or each after those that the file
// has before it. Fields that the file does not have keep their usual place.
func (s Style) sorted(fields []work.Field) []work.Field {
	fields = slices.Clone(fields)
	if s.alphabetic {
		slices.SortStableFunc(fields, func(a, b work.Field) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
		return fields
	}
	if s.order == nil {
		return fields
	}
	for i := 1; i < len(fields); i++ {
		at := i // the first position before which the file has the field
		for j := i - 1; j >= 0; j-- {
			precedence := s.order.compare(fields[i].Name, fields[j].Name)
			if precedence > 0 {
				break
			}
			if precedence < 0 {
				at = j
			}
		}
		f := fields[i]
		copy(fields[at+1:i+1], fields[at:i])
		fields[at] = f
	}
	return fields
}

// order counts, for pairs of field names, how often one precedes the other.
type order struct {
	names  map[string]int
	before [maxOrdered][maxOrdered]int32
}

const (
	maxOrdered = 40   // names whose order is learned
	maxLearned = 2000 // entries from which it is learned
)

func (o *order) number(name string) (int, bool) {
	n, found := o.names[name]
	if !found && len(o.names) < maxOrdered {
		n, found = len(o.names), true
		o.names[name] = n
	}
	return n, found
}

// compare returns -1 if a precedes b in most entries, 1 if it follows b, and 0 if there is no
// evidence.
func (o *order) compare(a, b string) int {
	i, known := o.names[strings.ToLower(a)]
	j, found := o.names[strings.ToLower(b)]
	switch {
	case !known || !found || o.before[i][j] == o.before[j][i]:
		return 0
	case o.before[i][j] > o.before[j][i]:
		return -1
	}
	return 1
}

// habitTally counts the habits of entries.
type habitTally struct {
	quoted, braced int
	spellings      map[string]*tally[string] // by folded name
	numbers        map[string]int            // by folded name: bare numbers minus delimited ones
	months         tally[string]
	order          *order
	learned        int
	alphabetic     int // entries with alphabetic order
	sortable       int // entries with enough fields to tell
}

func (t *habitTally) entry(source string, e *Entry) {
	if t.order == nil {
		t.order = &order{names: map[string]int{}}
		t.spellings, t.numbers = map[string]*tally[string]{}, map[string]int{}
	}
	names := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		names[i] = strings.ToLower(f.Name)
		t.value(names[i], source[f.Start:f.End])
		if s := t.spellings[names[i]]; s != nil {
			s.add(f.Name)
		} else if len(t.spellings) < maxTallied {
			s = &tally[string]{}
			s.add(f.Name)
			t.spellings[names[i]] = s
		}
	}
	const some = 5
	if len(names) >= some {
		t.sortable++
		if slices.IsSorted(names) {
			t.alphabetic++
		}
	}
	if t.learned == maxLearned || len(names) > maxOrdered {
		return
	}
	t.learned++
	for i, a := range names {
		m, ok := t.order.number(a)
		if !ok {
			continue
		}
		for _, b := range names[i+1:] {
			if n, ok := t.order.number(b); ok {
				t.order.before[m][n]++
			}
		}
	}
}

// value counts how a value is delimited.
func (t *habitTally) value(name, value string) {
	text, ok := Inside(value)
	switch {
	case isDigits(value):
		t.numbers[name]++
	case ok && isDigits(text):
		t.numbers[name]--
	}
	switch {
	case ok && value[0] == '"':
		t.quoted++
	case ok:
		t.braced++
	}
	if name == "month" {
		t.months.add(string(formOfMonth(value)))
	}
}

func (t *habitTally) style(s Style) Style {
	if t.order == nil {
		return s
	}
	s.order = t.order
	if t.quoted+t.braced > 0 {
		s.quotes = t.quoted > t.braced
	}
	s.spellings, s.bare = map[string]string{}, map[string]bool{}
	for name, spelling := range t.spellings {
		s.spellings[name] = spelling.best
	}
	for name, more := range t.numbers {
		s.bare[name] = more > 0
	}
	s.alphabetic = t.alphabetic*5 > t.sortable*4
	if len(t.months.counts) > 0 {
		s.month = monthForm(t.months.best)
	}
	return s
}

// monthForm is how months are written.
type monthForm string

const (
	macroMonth  monthForm = ""     // jan, a macro of all styles
	fullMonth   monthForm = "full" // {January}
	shortMonth  monthForm = "Jan"  // {Jan}
	dottedMonth monthForm = "Jan." // {Jan.}
	numberMonth monthForm = "1"    // {1}
)

var monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

const monthLetters = 3 // in the names of the macros

func formOfMonth(value string) monthForm {
	text, ok := Inside(value)
	if !ok {
		text = value
	}
	switch {
	case isDigits(text):
		return numberMonth
	case !ok:
		return macroMonth
	case len(text) == monthLetters:
		return shortMonth
	case strings.HasSuffix(text, "."): // also Sept.
		return dottedMonth
	}
	return fullMonth
}

// write returns a month, given as a macro, in the form m.
func (m monthForm) write(value string) string {
	i := slices.IndexFunc(monthNames, func(name string) bool { return strings.EqualFold(name[:monthLetters], value) })
	if i < 0 {
		return value
	}
	name := monthNames[i]
	switch m {
	case fullMonth:
		return "{" + name + "}"
	case shortMonth:
		return "{" + name[:monthLetters] + "}"
	case dottedMonth:
		if name == "May" {
			return "{May}"
		}
		return "{" + name[:monthLetters] + ".}"
	case numberMonth:
		return "{" + strconv.Itoa(i+1) + "}"
	}
	return value
}
