package bib

import (
	"slices"
	"strings"

	"clipgraph/bib/work"
)

// Style is how entries are laid out, as the strings between their parts.
type Style struct {
	Comma  string // what stands before a comma, such as "\n  " where commas begin lines; "" mostly
	Before string // a field's name, behind the comma of what is before it, such as "\n  "
	Equals string // between a name and its value, such as " = "
	// Column is the least width of a name with the blanks behind it, so that
	// the values stand below one another; 0 for the width of the entry's
	// longest name, negative for none.
	Column int
	Close  string // from the last value to the closing brace, such as ",\n}"
	Gap    string // between two entries, such as "\n\n"

	fieldCase, typeCase nameCase // of the names of fields and of types
}

// defaultStyle is that of a file that has none.
var defaultStyle = Style{Before: "\n  ", Equals: " = ", Close: ",\n}", Gap: "\n\n"}

// Style returns how most entries of the file are laid out. The time is linear
// in the length of the file.
func (f *File) Style() Style {
	s := defaultStyle
	if n := strings.Count(f.Source, "\n"); n > 0 && strings.Count(f.Source, "\r\n")*2 > n {
		for _, part := range []*string{&s.Before, &s.Close, &s.Gap} {
			*part = strings.ReplaceAll(*part, "\n", "\r\n")
		}
	}
	return f.measure(f.Blocks, s)
}

// measure returns how most entries of blocks are laid out; what they do not
// show is as in s.
func (f *File) measure(blocks []Block, s Style) Style {
	var t layoutTally
	for i, b := range blocks {
		if i > 0 && i+1 < len(blocks) && blocks[i-1].Kind == EntryBlock && blocks[i+1].Kind == EntryBlock && isBlankText(f.Raw(b)) {
			t.gaps.add(f.Raw(b))
		}
		if b.Kind == EntryBlock && b.Entry != nil && len(b.Entry.Fields) > 0 && f.Source[b.End-1] == '}' {
			t.entry(f, b)
		}
	}
	return t.style(s)
}

// layoutTally counts how the parts of entries are laid out.
type layoutTally struct {
	commas, before, equals, closes, gaps tally[string]
	fieldCases, typeCases                tally[nameCase]
	columns                              []int // from where a field's name begins to the sign behind it
	aligned, measured                    int   // entries whose columns are all one, of those where that shows
}

func (t *layoutTally) entry(f *File, b Block) {
	e := b.Entry
	t.typeCases.add(caseOf(e.Type))
	last := e.Fields[len(e.Fields)-1]
	if tail := f.Source[last.End:b.End]; strings.Trim(tail, ", \t\r\n") == "}" {
		t.closes.add(tail)
	}
	columns, lengths := map[int]bool{}, map[int]bool{} // of the entry's fields that begin a line
	for _, field := range e.Fields {
		if column, ok := t.field(f, b.Start, field); ok {
			columns[column], lengths[len(field.Name)] = true, true
			t.columns = append(t.columns, column)
		}
	}
	if len(lengths) > 1 {
		if t.measured++; len(columns) == 1 {
			t.aligned++
		}
	}
}

// field counts a field of the entry at start, and returns its column if it begins a
// line.
func (t *layoutTally) field(f *File, start int, field Field) (column int, ok bool) {
	name, end, ok := f.nameOf(field)
	if !ok {
		return 0, false
	}
	t.fieldCases.add(caseOf(field.Name))
	gap := f.Source[end:field.Start]
	sign := strings.IndexByte(gap, '=')
	t.equals.add(" = "[:min(1, sign)] + gap[sign:])
	comma := strings.LastIndexByte(f.Source[start:name], ',')
	if comma < 0 {
		return 0, false
	}
	ahead, lead := f.Source[start:start+comma], f.Source[start+comma+1:name]
	ahead = ahead[len(strings.TrimRight(ahead, " \t\r\n")):]
	if isBlankText(lead) {
		t.commas.add(ahead)
		t.before.add(lead)
	}
	return end + sign - name, strings.ContainsAny(ahead+lead, "\r\n")
}

// style returns what was counted most often; what was not counted is as in s.
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
	return s
}

// Dialect returns the dialect that most of the file's entries are in, by the
// names of their fields; [BibTeX] where nothing tells.
func (f *File) Dialect() Dialect {
	classic, own := 0, 0
	for e := range f.Entries() {
		for _, field := range e.Fields {
			switch field.Folded() {
			case "journal", "year", "archiveprefix", "primaryclass":
				classic++
			case "journaltitle", "date", "eprinttype", "eprintclass":
				own++
			}
		}
	}
	if own > classic {
		return BibLaTeX
	}
	return BibTeX
}

// nameOf returns where the name of a field stands.
func (f *File) nameOf(field Field) (start, end int, ok bool) {
	head := strings.TrimRight(f.Source[:field.Start], " \t\r\n")
	head, ok = strings.CutSuffix(head, "=")
	head = strings.TrimRight(head, " \t\r\n")
	return len(head) - len(field.Name), len(head), ok && strings.HasSuffix(head, field.Name)
}

func isBlankText(s string) bool { return strings.Trim(s, " \t\r\n") == "" }

// nameCase is how a name is written.
type nameCase string

const (
	asIs    nameCase = "" // as it is usual, such as archivePrefix
	capital nameCase = "Capital"
	upper   nameCase = "UPPER"
)

func caseOf(name string) nameCase {
	switch {
	case len(name) > 1 && name == strings.ToUpper(name):
		return upper
	case name != "" && name[0] != lower(name[0]):
		return capital
	}
	return asIs
}

// write writes a name in the case.
func (c nameCase) write(name string) string {
	switch {
	case c == upper:
		return strings.ToUpper(name)
	case c == capital && name != "":
		return strings.ToUpper(name[:1]) + name[1:]
	}
	return name
}

// tally counts strings, to find the one that is there most often.
type tally[S ~string] struct {
	counts map[S]int
	best   S
}

// maxTallied bounds the strings that are told apart, and their lengths.
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

// most sets s to the string that was counted most often, the first of those
// where there are several, if any was.
func (t *tally[S]) most(s *S) {
	if len(t.counts) > 0 {
		*s = t.best
	}
}

// appendEntry appends e, laid out in s, without a gap around it. It refuses
// values whose braces do not match.
func (s Style) appendEntry(b []byte, e *Draft) ([]byte, error) {
	if err := e.check(); err != nil {
		return b, err
	}
	width := s.width(e.names())
	b = append(b, '@')
	b = append(b, s.typeCase.write(e.Type)...)
	b = append(b, '{')
	b = append(b, e.Key...)
	for _, f := range e.Fields {
		b = s.appendField(b, f, width)
	}
	return append(b, s.Close...), nil
}

// width is how wide the names of an entry's fields are made. Nothing stands below
// another where the fields stand on one line.
func (s Style) width(names []string) int {
	if !strings.ContainsAny(s.Comma+s.Before, "\r\n") {
		return 0
	}
	if s.Column != 0 {
		return max(s.Column, 0)
	}
	widest := 0
	for _, name := range names {
		widest = max(widest, len(name))
	}
	return widest
}

// appendField appends a field from what stands before its comma to its value.
func (s Style) appendField(b []byte, f work.Field, width int) []byte {
	b = append(append(b, s.Comma...), ',')
	b = append(b, s.Before...)
	b = append(b, s.fieldCase.write(f.Name)...)
	for range width - len(f.Name) {
		b = append(b, ' ')
	}
	b = append(b, s.Equals...)
	return append(b, f.Value...)
}
