package report

import (
	"io"
	"net/url"
	"path"
	"strings"

	"clipgraph/graph/check"
)

// The parts of SARIF 2.1.0 (OASIS) that reports use.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool       `json:"tool"`
		ColumnKind string          `json:"columnKind"`
		Artifacts  []sarifArtifact `json:"artifacts"`
		Results    []sarifResult   `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string             `json:"id"`
		Short         sarifMessage       `json:"shortDescription"`
		Configuration sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifArtifact struct {
		Location sarifURI `json:"location"`
	}
	sarifURI struct {
		URI string `json:"uri"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifURI    `json:"artifactLocation"`
		Region   sarifRegion `json:"region"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifFix struct {
		Changes []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifURI           `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifBytes   `json:"deletedRegion"`
		Inserted sarifMessage `json:"insertedContent"`
	}
	sarifBytes struct {
		Offset int `json:"byteOffset"`
		Length int `json:"byteLength"`
	}
)

// writeSARIF writes a log with one run. Columns are in characters.
func writeSARIF(w io.Writer, r Report) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Artifacts: []sarifArtifact{}, Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "clipgraph", Version: r.Version}
	index := map[string]int{}
	for i, rule := range check.Rules {
		index[rule.ID] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{rule.ID, sarifMessage{rule.Why}, sarifConfiguration{sarifLevel(rule.Severity)}})
	}
	for _, file := range r.Files {
		run.Artifacts = append(run.Artifacts, sarifArtifact{fileURI(file)})
	}
	for _, f := range r.Findings {
		result := sarifResult{RuleID: f.Rule, RuleIndex: index[f.Rule], Level: sarifLevel(f.Severity), Message: sarifMessage{withoutLinks(f.Message)}}
		result.Locations = []sarifLocation{{sarifPhysical{fileURI(f.File), sarifRegion{f.Line, f.Char, f.EndLine, f.EndChar}}}}
		if len(f.Edits) > 0 {
			change := sarifChange{Artifact: fileURI(f.File)}
			for _, e := range f.Edits {
				change.Replacements = append(change.Replacements, sarifReplacement{sarifBytes{e.Start, e.End - e.Start}, sarifMessage{e.Text}})
			}
			result.Fixes = []sarifFix{{[]sarifChange{change}}}
		}
		run.Results = append(run.Results, result)
	}
	return encode(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// withoutLinks returns text in which viewers do not recognise links of the form [text](address)
// (SARIF 2.1.0, 3.11.6), so that text from lists cannot lead elsewhere.
func withoutLinks(text string) string { return strings.ReplaceAll(text, "](", "] (") }

func sarifLevel(s check.Severity) string {
	if s == check.Notice {
		return "note"
	}
	return s.String()
}

// fileURI returns the name of a file as a URI. It is relative to the working directory if the name
// is. A list from the web already has a URI.
func fileURI(name string) sarifURI {
	if strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://") {
		return sarifURI{name}
	}
	name = strings.ReplaceAll(name, `\`, "/")
	u := url.URL{Path: path.Clean(name)}
	if path.IsAbs(name) {
		u.Scheme = "file"
	}
	return sarifURI{u.String()}
}
