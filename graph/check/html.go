package check

import (
	"fmt"
	"html/template"
	"io"

	"clipgraph/internal/console"
)

// page is a report that people read who have no program for it, such as co-authors: what is
// wrong, the most certain first, where it stands, and why it matters. It has no script, and
// loads nothing.
var page = template.Must(template.New("report").Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{.Title}}</title>
<style>
body { font: 16px/1.5 sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; color: #222; background: #fff }
h2 { margin-top: 2em; font-size: 1.2em }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .35em .8em .35em 0; border-top: 1px solid #ddd }
td:first-child { white-space: nowrap; color: #666 }
td { overflow-wrap: anywhere }
.why { color: #666; font-size: .9em }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
<p>{{.Summary}}.</p>
{{range .Sections}}
<h2>{{.Name}}</h2>
<p class="why">{{.Meaning}}</p>
<table>
<tr><th>where</th><th>what is wrong</th></tr>
{{range .Findings}}<tr><td>{{.Place}}</td><td>{{.Text}}{{if .Edits}} <span class="why">(clipgraph check --fix mends it)</span>{{end}}<br><span class="why">{{.Rule}}: {{.Why}}</span></td></tr>
{{end}}</table>
{{end}}
</body>
</html>
`))

// section has the findings of one severity.
type section struct {
	Name, Meaning string
	Findings      []explained
}

// explained is a finding with the reason of its rule, and texts that turn no line round.
type explained struct {
	*Finding
	Place, Text, Why string
}

// meanings say what each severity means.
var meanings = map[Severity]string{
	Error:   "These are wrong, whatever else is true.",
	Warning: "These are most likely wrong: look at each.",
	Notice:  "These are worth a look, and often right.",
}

// writeHTML writes a page.
func writeHTML(w io.Writer, r Report) error {
	title := "What clipgraph check found"
	if len(r.Files) == 1 {
		title += " in " + console.Log(r.Files[0])
	}
	var sections []section
	for s := Error; s >= Notice; s-- {
		part := section{Name: count(r.Count(s), s.String()), Meaning: meanings[s]}
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Severity == s {
				e := explained{Finding: f, Place: console.Log(fmt.Sprintf("%s:%d", f.File, f.Line)), Text: console.Log(f.Message)}
				if rule := RuleByID(f.Rule); rule != nil {
					e.Why = rule.Why
				}
				part.Findings = append(part.Findings, e)
			}
		}
		if len(part.Findings) > 0 {
			sections = append(sections, part)
		}
	}
	return page.Execute(w, struct {
		Title, Summary string
		Sections       []section
	}{title, r.Summary(), sections})
}
