package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"clipgraph/graph/check"
)

// sample is what is found in the lists with one fault of each rule, and in one whose name
// and texts are hostile.
func sample(t testing.TB) Report {
	archive, err := txtar.ParseFile("../testdata/faults.txtar")
	if err != nil {
		t.Fatal(err)
	}
	r := Report{Version: "v1.2.3"}
	add := func(name string, data []byte) {
		findings, err := check.File(t.Context(), name, data, check.Known{}, check.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r.Files, r.Findings = append(r.Files, name), append(r.Findings, findings...)
	}
	for _, file := range archive.Files {
		if strings.HasPrefix(file.Name, "list.") {
			add(file.Name, file.Data)
		}
	}
	list := "- 本文 [A \x1b[31m Net\u202e::error title=x::y ##[error]###[group]of 100% Nets](http://arxiv.org/abs/1706.03762) [p](https://arxiv.org/abs/1706.037620)\n"
	for _, name := range []string{hostile, "/tmp/an absolute/list.md", "https://example.org/list.md"} {
		add(name, []byte(list))
	}
	return r
}

const hostile = "lists/a b,c:d%0A::error::x.md"

func TestSARIFIsValid(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile("testdata/sarif-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]Report{"faults": sample(t), "nothing": {Files: []string{"list.md"}}, "no list": {}} {
		var out bytes.Buffer
		if err := writeSARIF(&out, r); err != nil {
			t.Fatal(err)
		}
		instance, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(instance); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := map[string]any{"version": "2.1.0", "runs": []any{map[string]any{}}}
	if schema.Validate(broken) == nil {
		t.Error("the schema takes a run without a tool")
	}
}

// TestSARIF checks what the schema does not: places, levels, and edits that
// are those of the finding.
func TestSARIF(t *testing.T) {
	r := sample(t)
	var out bytes.Buffer
	if err := writeSARIF(&out, r); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Tool.Driver.Rules) != len(check.Rules) || len(run.Results) != len(r.Findings) || len(run.Artifacts) != len(r.Files) {
		t.Fatalf("%d rules, %d results, %d artifacts", len(run.Tool.Driver.Rules), len(run.Results), len(run.Artifacts))
	}
	for i, result := range run.Results {
		f := &r.Findings[i]
		if run.Tool.Driver.Rules[result.RuleIndex].ID != f.Rule || result.RuleID != f.Rule {
			t.Errorf("result %d is of %s, at %d", i, result.RuleID, result.RuleIndex)
		}
		if region := result.Locations[0].Physical.Region; region.StartLine != f.Line || region.StartColumn != f.Char || region.EndColumn != f.EndChar {
			t.Errorf("%s is at %+v", f, region)
		}
		if (len(f.Edits) > 0) != (len(result.Fixes) > 0) || len(f.Edits) > 0 && len(result.Fixes[0].Changes[0].Replacements) != len(f.Edits) {
			t.Errorf("%s has the fixes %+v", f, result.Fixes)
		}
	}
	for _, want := range []string{"lists/a%20b,c:d%250A::error::x.md", "file:///tmp/an%20absolute/list.md", "https://example.org/list.md"} {
		if !slices.ContainsFunc(run.Artifacts, func(a sarifArtifact) bool { return a.Location.URI == want }) {
			t.Errorf("no artifact %s", want)
		}
	}
}

// TestLines checks that no text of a list adds a line, a command or an escape.
func TestLines(t *testing.T) {
	r := sample(t)
	for name, write := range map[string]func(io.Writer, Report) error{"text": writeText, "github": writeGitHub} {
		var out bytes.Buffer
		if err := write(&out, r); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if len(lines) != len(r.Findings) {
			t.Errorf("%s: %d lines for %d findings", name, len(lines), len(r.Findings))
		}
		for i, line := range lines {
			if strings.ContainsAny(line, "\x1b\u202e") {
				t.Errorf("%s: %q has what a terminal obeys", name, line)
			}
			if strings.Contains(line, "##[") {
				t.Errorf("%s: %q has a command of a CI service", name, line)
			}
			if severity := r.Findings[i].Severity.String(); name == "github" && !strings.HasPrefix(line, "::"+severity+" file=") {
				t.Errorf("%q is no annotation of a %s", line, severity)
			}
		}
	}
	var out bytes.Buffer
	if err := writeGitHub(&out, r); err != nil {
		t.Fatal(err)
	}
	const want = "::warning file=lists/a b%2Cc%3Ad%250A%3A%3Aerror%3A%3Ax.md,line=1,endLine=1,col="
	if !strings.Contains(out.String(), want) {
		t.Errorf("%s lacks %q", &out, want)
	}
}

// TestSARIFLinks checks that a title makes no link in the message that a viewer shows.
func TestSARIFLinks(t *testing.T) {
	var out bytes.Buffer
	if err := writeSARIF(&out, Report{Findings: []check.Finding{{Message: `the title "[log in](https://example.org)" is short`, Rule: "syntax"}}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `[log in] (https://example.org)`) {
		t.Error(out.String())
	}
}

// TestJSONInLog checks that no report in JSON has "##[", and that programs read it
// there all the same.
func TestJSONInLog(t *testing.T) {
	const text = "##[error] ###[group] ####[[ #"
	r := Report{Files: []string{text}, Findings: []check.Finding{{File: text, Message: text, Rule: "syntax", Edits: []check.Edit{{Start: 0, End: 1, Text: text}}}}}
	for name, write := range map[string]func(io.Writer, Report) error{"json": writeJSON, "sarif": writeSARIF} {
		var out bytes.Buffer
		if err := write(&out, r); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "##") {
			t.Errorf("%s: %s", name, &out)
		}
		var log sarifLog
		var report jsonReport
		if err := errors.Join(json.Unmarshal(out.Bytes(), &log), json.Unmarshal(out.Bytes(), &report)); err != nil {
			t.Fatal(err)
		}
		if name == "json" && (report.Findings[0].Message != text || report.Findings[0].Edits[0].Text != text) || name == "sarif" && log.Runs[0].Results[0].Message.Text != text {
			t.Errorf("%s has another text: %s", name, &out)
		}
	}
}

func TestJSON(t *testing.T) {
	r := sample(t)
	var out bytes.Buffer
	if err := writeJSON(&out, r); err != nil {
		t.Fatal(err)
	}
	var got jsonReport
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != 1 || got.Errors+got.Warnings+got.Notices != len(r.Findings) || len(got.Findings) != len(r.Findings) || got.Errors != r.Count(check.Error) {
		t.Errorf("%d, %d, %d of %d", got.Errors, got.Warnings, got.Notices, len(r.Findings))
	}
	if summary := r.Summary(); !strings.Contains(summary, " errors, ") || !strings.Contains(summary, "in 6 lists; --fix mends ") {
		t.Error(summary)
	}
	if summary := (&Report{Files: []string{"x"}}).Summary(); summary != "nothing found in 1 list" {
		t.Error(summary)
	}
}

// TestFailingWriter checks that every format tells that it could not write.
func TestFailingWriter(t *testing.T) {
	r := sample(t)
	for _, format := range Formats {
		if err := format.Write(failingWriter{}, r); !errors.Is(err, os.ErrClosed) {
			t.Errorf("%s: %v", format.Name, err)
		}
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, os.ErrClosed }

// The page has a row for each finding, and what lists say runs nothing in it.
func TestHTML(t *testing.T) {
	r := sample(t)
	r.Findings[0].Message += `<script>alert(1)</script>"><img src=x onerror=alert(1)>`
	var out bytes.Buffer
	if err := writeHTML(&out, r); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	if n := strings.Count(text, "<tr><td>"); n != len(r.Findings) {
		t.Errorf("%d rows, want %d", n, len(r.Findings))
	}
	for _, bad := range []string{"<script", "<img", "\x1b", "\u202e"} {
		if strings.Contains(text, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	for _, want := range []string{"errors</h2>", "warnings</h2>", "notices</h2>", "(clipgraph check --fix mends it)", check.RuleByID(r.Findings[0].Rule).Why[:40]} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	out.Reset()
	r.Mended = []check.Finding{{File: "list.md", Line: 3, Message: "mended & gone", Rule: "syntax", Count: 2, Edits: []check.Edit{{Start: 0, End: 1}}}}
	r.Findings = nil
	if err := writeHTML(&out, r); err != nil || !strings.Contains(out.String(), "<h2>2 mended</h2>") || !strings.Contains(out.String(), "mended &amp; gone") || strings.Contains(out.String(), "mends it") {
		t.Errorf("what was mended: %v %s", err, out.String())
	}
	out.Reset()
	if err := writeHTML(&out, Report{Files: []string{"refs.bib"}}); err != nil || strings.Contains(out.String(), "<table>") || !strings.Contains(out.String(), "nothing found in 1 list") {
		t.Errorf("nothing found: %v %s", err, out.String())
	}
}
