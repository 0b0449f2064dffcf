// Package check finds what is wrong with a reading list: identifiers that are
// malformed or another paper's, links and pictures copied from other rows, rows
// that break their table, and more. [Rules] has all of it.
//
// Start with [File], or with [List] where the list is read already. A [Finding] has its
// place, and the edits that mend it where the mend is certain; [Fix] applies them.
// Package report writes findings for people, for programs and for the log of a CI job.
package check

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/citing"
	"clipgraph/bib/work"
	"clipgraph/graph/check/reference"
	"clipgraph/internal/parallel"
)

// Severity says how much a finding matters, from Notice to Error.
type Severity int

// The severities. An error is certainly a fault; a warning is one most likely,
// or one that does no harm yet; a notice is for a person to look at.
const (
	Notice Severity = iota + 1
	Warning
	Error
)

var severityNames = [...]string{"", "notice", "warning", "error"}

// String returns the severity in one lower-case word.
func (s Severity) String() string {
	if s < Notice || s > Error {
		return fmt.Sprintf("severity(%d)", int(s))
	}
	return severityNames[s]
}

// ParseSeverity returns the severity of a name that String returns.
func ParseSeverity(name string) (Severity, bool) {
	i := slices.Index(severityNames[1:], name)
	return Severity(i + 1), i >= 0
}

// Finding is one thing that is wrong with a list.
type Finding struct {
	Rule     string // the ID of the rule that it offends
	Severity Severity
	File     string

	// From Line and Col to EndLine and EndCol, which is behind it; lines and
	// columns are from 1, and columns count bytes. Char and EndChar are the
	// columns in characters.
	Line, Col       int
	EndLine, EndCol int
	Char, EndChar   int
	Message         string
	Edits           []Edit // that mend it, all of them together; nil where no mend is certain
	// Count is how many places have this cause, from 1: more than a few are one finding,
	// at the first.
	Count            int
	start, ruleOrder int
	cause            string // what findings of the rule have in common that are told in one; "" for none
}

// String returns the finding as "file:line:col: severity: message [rule]".
func (f *Finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %v: %s [%s]", f.File, f.Line, f.Col, f.Severity, f.Message, f.Rule)
}

// Edit replaces the bytes from Start to End of a file by Text.
type Edit struct {
	Start, End int
	Text       string
}

// Known is the metadata at hand. Its functions may be nil, if there is none.
type Known struct {
	// Lookup answers for identifiers as [work.Source] does.
	Lookup func([]work.ID) work.Answers
	// Registries says that Lookup asks the registries of DOIs for what nothing else knows.
	Registries bool
	// Papers are all papers at hand, to find one by its title. They are asked
	// for only where a row has a title that is not its identifier's.
	Papers iter.Seq[*work.Work]
	// Indexes are bibliographies by which the entries of another are judged.
	Indexes []Index
	// Year is this year, after which nothing has appeared; 0 if nobody says it.
	Year int
}

// Index is a bibliography that can be asked for titles, DOIs and authors.
type Index = reference.Index

// Options say which rules count, and how much. The zero value is all of them
// as they are.
type Options struct {
	Disabled []string            // rules that are left out
	Severity map[string]Severity // of all findings of a rule
	// Cited, if not nil, reports whether a key is cited: of the entries of a bibliography
	// others do not count.
	Cited  func(key string) bool
	Format string // of the list, as [readlist.ReadAs] takes it; "": its file and text tell
}

// maxFindings bounds what is found in one list.
const maxFindings = 50_000

// File checks the list data, whose name is file, and returns what it finds in
// the order of the list. What can't be read is a finding; the error is that of ctx. The
// time is linear in the list, but for sorting.
func File(ctx context.Context, file string, data []byte, known Known, o Options) ([]Finding, error) {
	list, err := readlist.ReadKeeping(ctx, o.Format, file, data)
	if err != nil {
		return nil, err
	}
	return List(ctx, &list, data, known, o)
}

// List is [File] for a list that has been read from data, by [readlist.ReadKeeping] at
// best: what is not kept is read again.
func List(ctx context.Context, list *readlist.List, data []byte, known Known, o Options) ([]Finding, error) {
	c := newChecker(ctx, list, known)
	if err := c.judge(ctx, data); err != nil {
		return nil, err
	}
	directives := findDirectives(data)
	findings := make([][]Finding, len(Rules))
	parallel.Each(ctx, len(Rules), func(i int) {
		if slices.Contains(o.Disabled, Rules[i].ID) {
			return
		}
		c := *c // each rule looks at the same list
		c.rule, c.order = &Rules[i], i
		if c.rule.check(&c); c.rule.ID == directiveRule {
			directives.report(&c)
		}
		findings[i] = c.findings
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	all := slices.Concat(findings...)
	all = c.cited(all, o.Cited)
	found := fold(directives.filter(all[:min(len(all), maxFindings)]))
	return o.count(found), nil
}

// count returns the findings of the rules that count, each as much as it does.
func (o *Options) count(findings []Finding) []Finding {
	findings = slices.DeleteFunc(findings, func(f Finding) bool { return slices.Contains(o.Disabled, f.Rule) })
	for i := range findings {
		if s, set := o.Severity[findings[i].Rule]; set {
			findings[i].Severity = s
		}
	}
	return findings
}

// cited returns the findings but those in entries whose keys are not cited.
func (c *checker) cited(findings []Finding, cites func(key string) bool) []Finding {
	if cites == nil {
		return findings
	}
	return slices.DeleteFunc(findings, func(f Finding) bool {
		i := c.rowAt(f.start)
		return i >= 0 && c.rows[i].IsEntry() && c.rows[i].Key != "" && !cites(c.rows[i].Key)
	})
}

// placed makes a finding of a rule at a place of a file that is no list.
func placed(rule string, at citing.Place, format string, args ...any) Finding {
	return Finding{
		Rule: rule, Severity: RuleByID(rule).Severity, File: at.File, Message: fmt.Sprintf(format, args...),
		Line: at.Line, Col: at.Col, Char: at.Col, EndLine: at.Line, EndCol: at.Col + 1, EndChar: at.Col + 1, Count: 1,
	}
}

// report adds a finding at text[start:end].
func (c *checker) report(s Severity, start, end int, format string, args ...any) *Finding {
	if len(c.findings) >= maxFindings {
		return &Finding{}
	}
	f := Finding{Rule: c.rule.ID, Severity: s, File: c.list.File, Message: fmt.Sprintf(format, args...), start: start, ruleOrder: c.order, Count: 1}
	f.Line, f.Col, f.Char = c.position(start)
	f.EndLine, f.EndCol, f.EndChar = c.position(max(start, end))
	c.findings = append(c.findings, f)
	return &c.findings[len(c.findings)-1]
}

// edit adds to f that text[start:end] is to be replaced, if the file is not in
// an encoding in which that is no place.
func (c *checker) edit(f *Finding, start, end int, text string) {
	if at := c.list.TextStart; at >= 0 {
		f.Edits = append(f.Edits, Edit{at + start, at + end, text})
	}
}

// position returns the line and the column of an offset, the latter in bytes
// and in characters.
func (c *checker) position(at int) (line, col, char int) {
	line = c.lineOf(at)
	start := c.lines[line-1]
	if c.counted < start || c.counted > at { // else it goes on from the last place, which long lines need
		c.counted, c.chars = start, 0
	}
	c.chars += utf8.RuneCountInString(c.text[c.counted:at])
	c.counted = at
	return line, at - start + 1, c.chars + 1
}

// sortFindings orders findings by place, then by rule, and drops repeated ones.
func sortFindings(findings []Finding) []Finding {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.ruleOrder, b.ruleOrder), cmp.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(findings, func(a, b Finding) bool {
		return a.start == b.start && a.ruleOrder == b.ruleOrder && a.Message == b.Message
	})
}
