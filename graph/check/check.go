// Package check finds errors in reading lists: malformed identifiers, identifiers of other papers,
// links and pictures that were copied from other rows, rows that break their table, and more.
// [Rules] lists all checks.
//
// Start with [File], or with [List] if the list has been read already. A [Finding] has a position
// and, if the correction is certain, the edits that make it; [Fix] applies them. Package report
// writes findings for people, programs and the logs of CI jobs.
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

// Severity is the importance of a finding, from Notice to Error.
type Severity int

// The severities. An error is certainly wrong. A warning is probably wrong, or harmless so far. A
// notice needs a person to look at it.
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

// ParseSeverity returns the severity with the given name; see String.
func ParseSeverity(name string) (Severity, bool) {
	i := slices.Index(severityNames[1:], name)
	return Severity(i + 1), i >= 0
}

// Finding is an error in a list.
type Finding struct {
	Rule     string // the ID of the rule
	Severity Severity
	File     string

	// The finding extends from Line and Col to just before EndLine and EndCol. Lines and columns
	// are counted from 1, and columns in bytes. Char and EndChar are the columns in characters.
	Line, Col       int
	EndLine, EndCol int
	Char, EndChar   int
	Message         string
	Edits           []Edit // the correction, to be applied as a whole; nil if none is certain
	// Count is the number of places with the same cause. If there are more than a few, they are one
	// finding at the first place.
	Count            int
	start, ruleOrder int
	cause            string // findings with the same cause may be merged; "" never
}

// String returns the finding as "file:line:col: severity: message [rule]".
func (f *Finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %v: %s [%s]", f.File, f.Line, f.Col, f.Severity, f.Message, f.Rule)
}

// Edit replaces the bytes from Start to End of a file with Text.
type Edit struct {
	Start, End int
	Text       string
}

// Known is the available metadata. Its functions may be nil.
type Known struct {
	// Lookup answers for identifiers as [work.Source] does.
	Lookup func([]work.ID) work.Answers
	// Registries says that Lookup asks the registries of DOIs for unknown ones.
	Registries bool
	// Papers are all known papers, which are searched by title. They are read only if the title of
	// a row is not that of its identifier.
	Papers iter.Seq[*work.Work]
	// Indexes are bibliographies with which entries are compared.
	Indexes []Index
	// Year is the current year, or 0 if unknown. Later years are errors.
	Year int
}

// Index is a bibliography that can be searched by title, DOI and author.
type Index = reference.Index

// Options select rules and set their severities. The zero value applies all rules unchanged.
type Options struct {
	Disabled []string            // rules that are not applied
	Severity map[string]Severity // of all findings of a rule
	// Cited, if not nil, reports whether a key is cited. Findings in entries that are not cited are
	// dropped.
	Cited  func(key string) bool
	Format string // of the list, as for [readlist.ReadAs]; "" means that it is detected
}

// maxFindings is the maximum number of findings in a list.
const maxFindings = 50_000

// File checks the list in data and returns the findings in the order of the list. file is its name.
// Unreadable text is a finding; the error is that of ctx. The time is linear in the list, except
// for sorting.
func File(ctx context.Context, file string, data []byte, known Known, o Options) ([]Finding, error) {
	list, err := readlist.ReadKeeping(ctx, o.Format, file, data)
	if err != nil {
		return nil, err
	}
	return List(ctx, &list, data, known, o)
}

// List is [File] for a list that was already read from data, preferably by [readlist.ReadKeeping].
// What that did not keep is read again.
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
		c := *c // each rule has its own findings
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

// count drops findings of disabled rules and sets the severities of the others.
func (o *Options) count(findings []Finding) []Finding {
	findings = slices.DeleteFunc(findings, func(f Finding) bool { return slices.Contains(o.Disabled, f.Rule) })
	for i := range findings {
		if s, set := o.Severity[findings[i].Rule]; set {
			findings[i].Severity = s
		}
	}
	return findings
}

// cited drops findings in entries whose keys are not cited.
func (c *checker) cited(findings []Finding, cites func(key string) bool) []Finding {
	if cites == nil {
		return findings
	}
	return slices.DeleteFunc(findings, func(f Finding) bool {
		i := c.rowAt(f.start)
		return i >= 0 && c.rows[i].IsEntry() && c.rows[i].Key != "" && !cites(c.rows[i].Key)
	})
}

// placed returns a finding of a rule at a position in a file that is not a list.
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

// edit adds to f the replacement of text[start:end], unless the encoding of the file makes offsets
// meaningless.
func (c *checker) edit(f *Finding, start, end int, text string) {
	if at := c.list.TextStart; at >= 0 {
		f.Edits = append(f.Edits, Edit{at + start, at + end, text})
	}
}

// position returns the line and the column of an offset. The column is given in bytes and in
// characters.
func (c *checker) position(at int) (line, col, char int) {
	line = c.lineOf(at)
	start := c.lines[line-1]
	if c.counted < start || c.counted > at { // otherwise count on from the last position, because lines may be long
		c.counted, c.chars = start, 0
	}
	c.chars += utf8.RuneCountInString(c.text[c.counted:at])
	c.counted = at
	return line, at - start + 1, c.chars + 1
}

// sortFindings sorts findings by position, then by rule, and removes duplicates.
func sortFindings(findings []Finding) []Finding {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.ruleOrder, b.ruleOrder), cmp.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(findings, func(a, b Finding) bool {
		return a.start == b.start && a.ruleOrder == b.ruleOrder && a.Message == b.Message
	})
}
