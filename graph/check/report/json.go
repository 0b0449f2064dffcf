package report

import (
	"bytes"
	"encoding/json"
	"io"

	"clipgraph/graph/check"
)

// jsonReport is a report in JSON. Its names are a contract: later versions only add names.
type jsonReport struct {
	Schema   int           `json:"schema"`
	Files    []string      `json:"files"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Notices  int           `json:"notices"`
	Findings []jsonFinding `json:"findings"`
	Mended   []jsonFinding `json:"mended,omitempty"` // by --fix, at their original positions
}

type jsonFinding struct {
	Rule     string     `json:"rule"`
	Severity string     `json:"severity"`
	File     string     `json:"file"`
	Line     int        `json:"line"`
	Col      int        `json:"col"` // in bytes
	EndLine  int        `json:"end_line"`
	EndCol   int        `json:"end_col"`
	Message  string     `json:"message"`
	Count    int        `json:"count,omitempty"` // number of places with this cause; omitted if 1
	Edits    []jsonEdit `json:"edits,omitempty"`
}

// jsonEdit replaces bytes of the file; offsets start at 0.
type jsonEdit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// writeJSON writes the report as one object.
func writeJSON(w io.Writer, r Report) error {
	out := jsonReport{Schema: 1, Files: r.Files, Errors: r.Count(check.Error), Warnings: r.Count(check.Warning), Notices: r.Count(check.Notice), Findings: []jsonFinding{}}
	for i := range r.Findings {
		out.Findings = append(out.Findings, inJSON(&r.Findings[i]))
	}
	for i := range r.Mended {
		out.Mended = append(out.Mended, inJSON(&r.Mended[i]))
	}
	return encode(w, out)
}

func inJSON(f *check.Finding) jsonFinding {
	finding := jsonFinding{
		Rule: f.Rule, Severity: f.Severity.String(), File: f.File, Line: f.Line, Col: f.Col, EndLine: f.EndLine, EndCol: f.EndCol, Message: f.Message,
	}
	if f.Count > 1 {
		finding.Count = f.Count
	}
	for _, e := range f.Edits {
		finding.Edits = append(finding.Edits, jsonEdit(e))
	}
	return finding
}

// encode writes JSON. Reports are often printed in logs of CI jobs, some of which treat "##[" as a
// command, so "#" is escaped there. Both forms of "#" mean the same in a JSON string, and "#"
// occurs nowhere else.
func encode(w io.Writer, value any) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(bytes.ReplaceAll(out.Bytes(), []byte("##"), []byte(`#\u0023`)))
	return err
}
