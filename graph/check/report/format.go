// Package report writes findings for people, as text or HTML, and for programs, as JSON, SARIF or
// GitHub Actions commands. [Formats] lists all formats.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"clipgraph/graph/check"
)

// Report is the findings in the form that formats write.
type Report struct {
	Version  string   // of the program
	Files    []string // that were checked
	Findings []check.Finding
	Mended   []check.Finding // corrected by [check.Fix], at their original positions
}

// CountMended returns the number of places that were corrected.
func (r *Report) CountMended() int {
	n := 0
	for i := range r.Mended {
		n += r.Mended[i].Count
	}
	return n
}

// Format is a way to write a report.
type Format struct {
	Name  string
	Doc   string // a line
	Write func(io.Writer, Report) error
}

// Formats are all formats. The first is for people.
var Formats = []Format{
	{"text", "file:line:col: severity: message [rule], as editors and compilers have it", writeText},
	{"json", "one object with all findings and the edits that mend them", writeJSON},
	{"sarif", "SARIF 2.1.0, as GitHub's code scanning and other tools read it", writeSARIF},
	{"github", "annotations of GitHub Actions", writeGitHub},
	{"html", "a page that co-authors can read", writeHTML},
}

// FormatNames returns the names of all formats, separated by commas.
func FormatNames() string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// FormatByName returns the format with the given name, or nil.
func FormatByName(name string) *Format {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &Formats[i]
}

// Count returns the number of findings with a severity.
func (r *Report) Count(s check.Severity) int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Severity == s {
			n++
		}
	}
	return n
}

// Summary returns a one-line summary of the report.
func (r *Report) Summary() string {
	var parts []string
	for s := check.Error; s >= check.Notice; s-- {
		if n := r.Count(s); n > 0 {
			parts = append(parts, count(n, s.String()))
		}
	}
	if len(parts) == 0 {
		return fmt.Sprintf("nothing found in %s", count(len(r.Files), "list"))
	}
	text := fmt.Sprintf("%s in %s", strings.Join(parts, ", "), count(len(r.Files), "list"))
	mends := 0
	for i := range r.Findings {
		if len(r.Findings[i].Edits) > 0 {
			mends++
		}
	}
	if mends > 0 {
		text += fmt.Sprintf("; --fix mends %d", mends)
	}
	return text
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
