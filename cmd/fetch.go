package cmd

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"

	"github.com/spf13/cobra"

	"clipgraph"
	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/lookup"
	"clipgraph/bib/work"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/tell"
	"clipgraph/export/reference"
)

func newFetchCmd(a *app) *cobra.Command {
	var asJSON bool
	var citations citeOptions
	c := &cobra.Command{
		Use:     "fetch [LIST...]",
		Short:   "fetch the papers of the lists into the cache",
		GroupID: "other",
		Long: `Ask arXiv and registries for the papers of the lists that are not yet known, and
keep the answers in the cache, so that other commands need no network. Registries
are also asked where papers on arXiv were published, by the DOIs in their metadata
and, with --search, for the titles of papers without an identifier. If the run is
interrupted, its answers are kept and the next run continues from there.`,
		Example: "  clipgraph fetch README.md\n  clipgraph fetch --json README.md > report.jsonl\n  clipgraph fetch --search README.md",
		RunE:    func(c *cobra.Command, args []string) error { return a.runFetch(c.Context(), args, asJSON, &citations) },
	}
	a.addSourceFlags(c.Flags())
	a.addSearchFlag(c.Flags())
	citations.addSourceTo(c.Flags())
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object per identifier, with its status and its source")
	return c
}

// fetchRecord is an identifier in the output of "fetch --json", with its first position.
// A malformed one has its text instead of arxiv.
type fetchRecord struct {
	reference.Record
	Other   string `json:"id,omitempty"` // an identifier that is not arXiv's, as doi:10.1000/182
	Outcome string `json:"outcome"`      // found, unknown, malformed, withdrawn or failed
	Source  string `json:"source,omitempty"`
	Error   string `json:"error,omitempty"`
}

// take sets the fields of the record from the answers, and returns its status.
func (f *fetchRecord) take(answers work.Answers) work.Status {
	id := f.ID.WorkID()
	if f.Other != "" {
		id, _ = work.FindID(f.Other)
	}
	if id.IsZero() {
		return work.Malformed
	}
	answer := answers.Of(id)
	f.Outcome, f.Source = answer.Status.String(), answer.Source
	if answer.Err != nil {
		f.Error = answer.Err.Error()
	}
	return answer.Status
}

func (a *app) runFetch(ctx context.Context, args []string, asJSON bool, citations *citeOptions) error {
	if a.offline {
		return advice.Usage(advice.Hint(errors.New("--offline and fetch exclude each other"), "clipgraph fetch README.md"))
	}
	if _, err := openCache(); err != nil {
		return err
	}
	inputs, err := a.findInputs(ctx, args)
	if err != nil {
		return err
	}
	records, ids, err := a.identifiersOf(ctx, inputs)
	if err != nil {
		return err
	}
	lists, err := a.readWhole(inputs)
	if err != nil {
		return err
	}
	others, otherIDs, err := a.otherIdentifiers(ctx, lists)
	if err != nil {
		return err
	}
	if records = append(records, others...); len(records) == 0 && !a.registry.Search {
		return errNothingFound(inputs, identifiersFound)
	}
	_, answers, err := a.lookup(ctx, append(arxiv.WorkIDs(ids), otherIDs...))
	if err != nil {
		return err
	}
	counts := map[work.Status]int{}
	for i := range records {
		counts[records[i].take(answers)]++
	}
	if asJSON {
		if err := a.printRecords(records); err != nil {
			return err
		}
	}
	a.Note("%s", outcomes(counts, len(records)))
	if err := a.fetchFurther(ctx, lists, answers); err != nil {
		return err
	}
	if citations.ask {
		if err := a.fetchCitations(ctx, arxiv.WorkIDs(ids), citations); err != nil {
			return err
		}
	}
	if a.cacheFailed {
		return advice.Hint(errors.New("fetching: some answers could not be written to the cache"), "set CLIPGRAPH_CACHE to a writable folder")
	}
	if failed := counts[work.Failed] + a.Unanswered; failed > 0 {
		return advice.Hint(fmt.Errorf("fetching: %s could not be asked for", tell.Thousands(failed)), "run the command again: it continues from here")
	}
	return nil
}

// readWhole reads the inputs that can be read twice and are not too large.
func (a *app) readWhole(inputs []files.Input) (lists []files.Input, err error) {
	for _, in := range inputs {
		if in.Name == files.Stdio || in.Info != nil && !in.Info.Mode().IsRegular() {
			continue
		}
		if err := in.Read(a.inputLimit()); err == nil {
			lists = append(lists, in)
		} else if !errors.Is(err, files.ErrTooLarge) {
			return nil, err
		}
	}
	return lists, nil
}

// answered is a source that has some answers already, and asks next for the rest.
type answered struct {
	answers work.Answers
	next    work.Source
}

// Lookup implements [work.Source].
func (s answered) Lookup(ctx context.Context, ids []work.ID) (work.Answers, error) {
	var rest []work.ID
	known := work.Answers{}
	for _, id := range ids {
		if answer, ok := s.answers[id.Key()]; ok {
			known[id.Key()] = answer
		} else {
			rest = append(rest, id)
		}
	}
	if len(rest) == 0 {
		return known, nil
	}
	got, err := s.next.Lookup(ctx, rest)
	maps.Copy(known, got)
	return known, err
}

// fetchFurther asks for what the other commands would ask for in addition to the
// identifiers of the lists, whose answers are known: the publications of papers on arXiv,
// by the DOIs in their metadata, and with --search titles.
func (a *app) fetchFurther(ctx context.Context, lists []files.Input, known work.Answers) error {
	preferred, others, search, err := a.sources()
	if err != nil {
		return err
	}
	l := load{app: a, config: clipgraph.Config{Preferred: preferred, Sources: work.Chain{answered{known, others}}, MaxBytes: files.MaxInput}}
	if search != nil {
		l.config.Search = search
	}
	l.config.Note = func(n clipgraph.Note) {
		switch n.(type) {
		case clipgraph.SourceFailed, clipgraph.FoundByTitle:
			l.printNote(n)
		}
	}
	for _, in := range lists {
		l.inputs = append(l.inputs, clipgraph.Input{Name: in.Name, Format: string(a.inputFormat), Reader: bytes.NewReader(in.Data)})
	}
	m, err := clipgraph.Gather(ctx, l.inputs, l.config)
	a.EndLine()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if _, none := errors.AsType[*clipgraph.NoPapersError](err); err != nil && !none {
		return err
	}
	counts := map[work.Status]int{}
	for id, answer := range m.Report.Answers {
		if _, listed := known[id]; !listed && id.Kind == work.DOI {
			counts[answer.Status]++
		}
	}
	if asked := counts[work.Found] + counts[work.Unknown] + counts[work.Failed]; asked > 0 {
		a.Note("publications of papers on arXiv: %s", outcomes(counts, asked))
	}
	a.Unanswered += counts[work.Failed]
	return nil
}

// identifiersOf returns the identifiers of inputs without duplicates, and a record for
// each, including malformed ones.
func (a *app) identifiersOf(ctx context.Context, inputs []files.Input) (records []fetchRecord, ids []arxiv.ID, err error) {
	var seen arxiv.Set
	for i := range inputs {
		err := a.references(ctx, &inputs[i], func(r readlist.Reference) error {
			switch {
			case r.Err == nil && !seen.Add(r.Ref.ID):
				return nil
			case r.Err == nil:
				ids = append(ids, r.Ref.ID)
			}
			records = append(records, fetchRecord{Record: reference.NewRecord(inputs[i].Name, r), Outcome: work.Malformed.String()})
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return records, ids, nil
}

// otherIdentifiers returns the identifiers of the lists' rows that registries support,
// without duplicates, and a record for each.
func (a *app) otherIdentifiers(ctx context.Context, lists []files.Input) (records []fetchRecord, ids []work.ID, err error) {
	seen := map[work.ID]bool{}
	for _, in := range lists {
		list, err := readlist.ReadAs(ctx, string(a.inputFormat), in.Name, in.Data)
		if err != nil {
			return nil, nil, err
		}
		for j := range list.Rows {
			row := &list.Rows[j]
			for _, id := range row.IDs() {
				if id.Kind == work.ArXiv || seen[id.Key()] || !lookup.Knows(id) {
					continue
				}
				seen[id.Key()] = true
				ids = append(ids, id)
				records = append(records, fetchRecord{Record: reference.Record{File: row.File, Line: row.Line, Col: row.Col}, Other: id.String()})
			}
		}
	}
	return records, ids, nil
}

// outcomes returns the number of papers of each status as text.
func outcomes(counts map[work.Status]int, papers int) string {
	text := fmt.Sprintf("%s of %s papers found", tell.Thousands(counts[work.Found]+counts[work.Withdrawn]), tell.Thousands(papers))
	for _, status := range []work.Status{work.Withdrawn, work.Unknown, work.Malformed, work.Failed} {
		if n := counts[status]; n > 0 {
			text += fmt.Sprintf("; %s %s", tell.Thousands(n), status)
		}
	}
	return text
}

// fetchCitations asks for the works that the papers cite, and prints for how many papers
// they are known.
func (a *app) fetchCitations(ctx context.Context, ids []work.ID, o *citeOptions) error {
	source, err := a.citeSource(o)
	if err != nil {
		return err
	}
	answers, err := clipgraph.References(ctx, source, ids)
	a.EndLine()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		a.noteSourceFailed(clipgraph.SourceFailed{Citations: true, Err: err})
	}
	c := clipgraph.Coverage{Papers: len(ids)}
	for _, answer := range answers {
		switch answer.Status {
		case work.Found:
			c.Known++
		case work.Failed:
			c.Failed++
		}
	}
	a.NoteCoverage(c)
	if c.Failed > 0 {
		return advice.Hint(fmt.Errorf("fetching: the references of %s could not be asked for", tell.Thousands(c.Failed)), "run the command again: it continues from here")
	}
	return nil
}

func (a *app) printRecords(records []fetchRecord) error {
	out := bufio.NewWriter(a.stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for i := range records {
		if err := encoder.Encode(&records[i]); err != nil {
			return err
		}
	}
	return out.Flush()
}
