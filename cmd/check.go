package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/document"
	"clipgraph/cmd/files"
	"clipgraph/cmd/process"
	"clipgraph/graph/check"
	"clipgraph/graph/check/report"
	"clipgraph/internal/wholefile"
)

type checkOptions struct {
	output, format string
	rules          bool
	disabled       []string
	severities     []string // as "rule=severity"
	failOn         string
	fix, diff      bool
	online, cited  bool
}

func newCheckCmd(a *app) *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:     "check LIST...",
		Short:   "find mistakes in lists, with their positions",
		GroupID: "ask",
		Long: `Print the mistakes in the lists: malformed and wrong identifiers, links and
pictures copied from other rows, broken rows, damaged text, and more.

The network is not used: papers are looked up among the embedded ones, in the
cache and in snapshots. With --online, arXiv is asked for the others, and
Crossref and DataCite for DOIs.

--fix corrects what is certain, and changes no other byte.`,
		Example: "  clipgraph check README.md\n  clipgraph check --fix README.md\n  clipgraph check --format github --fail-on warning README.md",
		RunE: func(c *cobra.Command, args []string) error {
			if o.rules {
				return a.printRules(o.output)
			}
			return a.runCheck(c.Context(), args, o)
		},
	}
	flags := c.Flags()
	flags.StringVarP(&o.output, "output", "o", "", "write to `FILE` instead of standard output")
	flags.StringVar(&o.format, "format", "text", "write as `FORMAT`: "+report.FormatNames())
	flags.BoolVar(&o.rules, "rules", false, "print the rules and exit")
	flags.StringSliceVar(&o.disabled, "disable", nil, "do not apply these `RULES`")
	flags.StringSliceVar(&o.severities, "severity", nil, "set the severity of a rule to error, warning or notice: `RULE=SEVERITY`")
	flags.StringVar(&o.failOn, "fail-on", "error", "exit with code 3 for findings of this `SEVERITY` or higher: error, warning, notice, never")
	flags.BoolVar(&o.fix, "fix", false, "correct in the files what is certain, and print the other findings")
	flags.BoolVar(&o.diff, "diff", false, "print the changes of --fix as a unified diff, without making them")
	flags.BoolVar(&o.online, "online", false, "ask arXiv and the registries of DOIs for works that are not in the cache or a snapshot")
	addCitedFlag(flags, &o.cited)
	a.addSourceFlags(flags)
	return c
}

// addCitedFlag adds the flag for only those entries that a document in LaTeX cites.
func addCitedFlag(flags *pflag.FlagSet, cited *bool) {
	flags.BoolVar(cited, "cited", false, "use only those entries of bibliographies that a .tex or .aux among the lists cites")
}

// errFound makes the command exit with code 3; the findings have been printed.
var errFound = errors.New("there are findings")

// checkPlan is the parsed options.
type checkPlan struct {
	rules  check.Options
	format *report.Format
	failOn check.Severity
}

func (o *checkOptions) plan(strict bool) (checkPlan, error) {
	p := checkPlan{format: report.FormatByName(o.format)}
	hint := "clipgraph check --rules"
	fail := func(format string, args ...any) (checkPlan, error) {
		return p, advice.Usage(advice.Hint(fmt.Errorf(format, args...), "%s", hint))
	}
	for _, id := range o.disabled {
		if check.RuleByID(id) == nil {
			return fail("--disable %s: there is no such rule", id)
		}
	}
	p.rules = check.Options{Disabled: o.disabled, Severity: map[string]check.Severity{}}
	for _, setting := range o.severities {
		id, name, _ := strings.Cut(setting, "=")
		severity, ok := check.ParseSeverity(name)
		if check.RuleByID(id) == nil || !ok {
			return fail("--severity %s: neither a rule and =error, =warning nor =notice", setting)
		}
		p.rules.Severity[id] = severity
	}
	hint = "clipgraph check --help"
	var ok bool
	switch p.failOn, ok = check.ParseSeverity(o.failOn); {
	case o.failOn == "never":
		p.failOn = check.Error + 1
	case !ok:
		return fail("--fail-on %s: must be error, warning, notice or never", o.failOn)
	}
	if strict {
		p.failOn = check.Notice
	}
	switch {
	case p.format == nil:
		return fail("--format %s: the formats are %s", o.format, report.FormatNames())
	case o.fix && o.diff:
		return fail("--fix and --diff exclude each other: --diff shows what --fix would do")
	case o.diff && o.format != "text":
		return fail("--diff prints a diff, and no findings as %s", o.format)
	}
	return p, nil
}

func (a *app) runCheck(ctx context.Context, args []string, o checkOptions) error {
	p, err := o.plan(a.strict)
	if err != nil {
		return err
	}
	switch {
	case o.online && a.offline:
		return advice.Usage(errors.New("--online and --offline exclude each other"))
	case len(args) == 0:
		return advice.Usage(advice.Hint(errors.New("check needs a LIST"), "clipgraph check README.md"))
	}
	if err := a.addOutput(o.output); err != nil {
		return err
	}
	inputs, err := a.readInputs(ctx, args)
	if err != nil {
		return err
	}
	inputs, documents, err := document.Expand(ctx, inputs, a.limit(), a.readBibliography)
	if err == nil && o.cited {
		p.rules.Cited, err = documents.OnlyCited()
	}
	if err != nil {
		return err
	}
	a.offline, p.rules.Format = !o.online, string(a.inputFormat)
	indexes, err := a.referenceIndexes()
	if err != nil {
		return err
	}
	found := report.Report{Version: process.Version()}
	var diffs strings.Builder
	rows := 0
	for i := range inputs {
		known, failure := a.known(ctx, indexes)
		mended, err := a.fixInput(ctx, &inputs[i], known, p, o, &diffs)
		if err != nil {
			return err
		}
		if o.fix {
			found.Mended = append(found.Mended, mended...)
		}
		n, err := a.addFindings(ctx, &found, &inputs[i], known, p.rules)
		if err := cmp.Or(failure(), err); err != nil {
			return err
		}
		rows += n
	}
	found.Findings = append(found.Findings, documents.Findings(p.rules)...)
	if rows == 0 && len(found.Findings) == 0 {
		return errNothingFound(inputs, papersFound)
	}
	err = a.emit(o.output, func(w io.Writer) error {
		if !o.diff {
			return p.format.Write(w, found)
		}
		_, err := io.WriteString(w, diffs.String())
		return err
	})
	if err != nil {
		return err
	}
	a.noteMended(&found)
	return a.judge(&found, p.failOn)
}

// noteMended prints how many places were mended, and with --verbose which.
func (a *app) noteMended(found *report.Report) {
	if a.Verbose {
		for i := range found.Mended {
			f := &found.Mended[i]
			a.Note("%s:%d:%d: mended: %s [%s]", f.File, f.Line, f.Col, f.Message, f.Rule)
		}
	}
	if n := found.CountMended(); n > 0 {
		a.Note("%d mended", n)
	}
}

// addFindings adds the findings of a list, reports what its comments hide, and returns
// the number of its rows.
func (a *app) addFindings(ctx context.Context, found *report.Report, in *files.Input, known check.Known, rules check.Options) (rows int, err error) {
	list, err := readlist.ReadKeeping(ctx, rules.Format, in.Name, in.Data)
	if err != nil {
		return 0, err
	}
	a.NoteHidden(in.Name, list.Hidden)
	findings, err := check.List(ctx, &list, in.Data, known, rules)
	found.Files, found.Findings = append(found.Files, in.Name), append(found.Findings, findings...)
	return len(list.Rows), err
}

// judge prints the number of findings. It returns [errFound] for findings of a severity
// that counts, or the error of an incomplete check.
func (a *app) judge(found *report.Report, failOn check.Severity) error {
	if len(found.Findings) > 0 || a.Unanswered == 0 {
		a.Note("%s", found.Summary())
	}
	for s := failOn; s <= check.Error; s++ {
		if found.Count(s) > 0 {
			return errFound
		}
	}
	if a.Unanswered > 0 {
		return a.unansweredError()
	}
	return nil
}

// known returns the available metadata, and a function that reports afterwards whether
// asking for it failed.
func (a *app) known(ctx context.Context, indexes []check.Index) (check.Known, func() error) {
	var failure error
	var sources work.Chain
	known := check.Known{
		Indexes: indexes, Year: time.Now().Year(), Registries: !a.offline,
		Lookup: func(ids []work.ID) work.Answers {
			asked, answers, err := a.lookup(ctx, ids)
			if err != nil {
				failure = err
				return nil
			}
			sources = asked
			for _, answer := range answers {
				if answer.Status == work.Failed {
					a.Unanswered++
				}
			}
			return answers
		},
		Papers: func(yield func(*work.Work) bool) { sources.All()(yield) },
	}
	return known, func() error { return errors.Join(failure, ctx.Err()) }
}

// referenceIndexes returns the bibliographies that were indexed.
func (a *app) referenceIndexes() ([]check.Index, error) {
	titles, err := a.indexes().Titles()
	var indexes []check.Index
	for _, t := range titles {
		if index, ok := t.(check.Index); ok {
			indexes = append(indexes, index)
		}
	}
	return indexes, err
}

// fixInput fixes a list in its file, or prints a diff with --diff. The remaining findings
// are then those of the fixed text.
func (a *app) fixInput(ctx context.Context, in *files.Input, known check.Known, p checkPlan, o checkOptions, diffs *strings.Builder) (mended []check.Finding, err error) {
	if !o.fix && !o.diff {
		return nil, nil
	}
	if o.diff {
		fixed, mended, err := check.Fix(ctx, in.Name, in.Data, known, p.rules)
		if len(mended) > 0 {
			diffs.WriteString(files.Diff(in.Name, string(in.Data), string(fixed)))
		}
		return mended, err
	}
	if in.Info == nil {
		return nil, advice.Usage(advice.Hint(fmt.Errorf("fixing %s: not a file", in.DisplayName()), "save it as a file, or print the changes with --diff"))
	}
	if err := a.paths.Edits(files.ListArgument, in.Name); err != nil {
		return nil, err
	}
	// Changes that an editor made since the list was read are fixed as well, and kept.
	err = wholefile.Edit(in.Name, a.inputLimit(), func(old []byte) ([]byte, error) {
		fixed, findings, err := check.Fix(ctx, in.Name, old, known, p.rules)
		if err != nil {
			return nil, err
		}
		in.Data, mended = fixed, findings
		return fixed, nil
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return mended, files.WriteError(in.Name, err)
}

// printRules prints the table of rules.
func (a *app) printRules(output string) error {
	return a.emit(output, check.WriteRules)
}
