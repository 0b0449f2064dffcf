package report

import (
	"bufio"
	"fmt"
	"io"

	"clipgraph/graph/check"
	"clipgraph/internal/console"
	"clipgraph/internal/hypertext"
)

// head begins a report for people without a program for it, such as co-authors: what is wrong, the
// most certain findings first, where it is, and why it matters. It has no script and loads nothing.
const head = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>%[1]s</title>
<style>
body { font: 16px/1.5 sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; color: #222; background: #fff }
h2 { margin-top: 2em; font-size: 1.2em }
table { border-collapse: collapse; width: 100%% }
th, td { text-align: left; vertical-align: top; padding: .35em .8em .35em 0; border-top: 1px solid #ddd }
td:first-child { white-space: nowrap; color: #666 }
td { overflow-wrap: anywhere }
.why { color: #666; font-size: .9em }
</style>
</head>
<body>
<h1>%[1]s</h1>
<p>%[2]s.</p>
`

// section holds the findings of one severity.
type section struct {
	Name, Meaning string
	Findings      []explained
}

// explained is a finding with the reason for its rule, and text without bidirectional controls.
type explained struct {
	*check.Finding
	Place, Text, Why string
	Mended           bool
}

// meanings explain the severities.
var meanings = map[check.Severity]string{
	check.Error:   "These are wrong, whatever else is true.",
	check.Warning: "These are most likely wrong: look at each.",
	check.Notice:  "These are worth a look, and often right.",
}

// explain returns the chosen findings with the reasons for their rules.
func explain(findings []check.Finding, chosen func(*check.Finding) bool) []explained {
	var all []explained
	for i := range findings {
		f := &findings[i]
		if !chosen(f) {
			continue
		}
		e := explained{Finding: f, Place: console.Log(fmt.Sprintf("%s:%d", f.File, f.Line)), Text: console.Log(f.Message)}
		if rule := check.RuleByID(f.Rule); rule != nil {
			e.Why = rule.Why
		}
		all = append(all, e)
	}
	return all
}

// appendSection appends a section if it has findings.
func appendSection(all []section, s section) []section {
	if len(s.Findings) == 0 {
		return all
	}
	return append(all, s)
}

// writeHTML writes a page.
func writeHTML(w io.Writer, r Report) error {
	title := "What clipgraph check found"
	if len(r.Files) == 1 {
		title += " in " + console.Log(r.Files[0])
	}
	var sections []section
	for s := check.Error; s >= check.Notice; s-- {
		findings := explain(r.Findings, func(f *check.Finding) bool { return f.Severity == s })
		sections = appendSection(sections, section{count(r.Count(s), s.String()), meanings[s], findings})
	}
	mended := explain(r.Mended, func(*check.Finding) bool { return true })
	for i := range mended {
		mended[i].Mended = true
	}
	sections = appendSection(sections, section{fmt.Sprintf("%d mended", r.CountMended()), "These were wrong, and are mended in the file. The places are those before.", mended})
	out := bufio.NewWriter(w) // it keeps the first error
	hypertext.Write(out, head, title, r.Summary())
	for _, s := range sections {
		s.write(out)
	}
	out.WriteString("\n</body>\n</html>\n")
	return out.Flush()
}

// write writes the section.
func (s section) write(out *bufio.Writer) {
	hypertext.Write(out, "\n<h2>%s</h2>\n<p class=\"why\">%s</p>\n<table>\n<tr><th>where</th><th>what is wrong</th></tr>\n", s.Name, s.Meaning)
	for _, f := range s.Findings {
		hypertext.Write(out, "<tr><td>%s</td><td>%s", f.Place, f.Text)
		if len(f.Edits) > 0 && !f.Mended {
			out.WriteString(` <span class="why">(clipgraph check --fix mends it)</span>`)
		}
		hypertext.Write(out, `<br><span class="why">%s: %s</span></td></tr>`+"\n", f.Rule, f.Why)
	}
	out.WriteString("</table>\n")
}
