package check

import (
	"context"
	"slices"
	"sort"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/graph/check/fields"
	"clipgraph/graph/check/reference"
	"clipgraph/graph/paper"
)

// The rules of package reference judge all entries of a bibliography together. Each rule of the
// table then reports its own faults, at the relevant field.

// judged is an entry of the list with its faults.
type judged struct {
	row    *row
	source *bib.Entry // as in the file; nil if it is not in a file
	faults []reference.Fault
}

// judge collects evidence about the list's entries and judges them. data is the file, because the
// list's text has no comments.
func (c *checker) judge(ctx context.Context, data []byte) error {
	var entries []*reference.Entry
	for i := range c.rows {
		if r := &c.rows[i]; r.IsEntry() && r.Work.Entry != nil {
			c.judged = append(c.judged, judged{row: r})
			entries = append(entries, reference.NewEntry(r.Work))
		}
	}
	evidence, err := reference.Gather(ctx, c.known.Indexes, entries, c.known.Year)
	if err != nil || len(entries) == 0 {
		return err
	}
	text := c.text
	if at := c.list.TextStart; at >= 0 && at+len(text) <= len(data) {
		text = string(data[at : at+len(text)])
	}
	c.source = fields.New(bib.Parse("", text), c.paper)
	file := slices.Collect(c.source.Entries())
	for i := range c.judged {
		j := &c.judged[i]
		c.addMetadata(j.row, &evidence[i])
		j.faults = reference.Judge(entries[i], evidence[i])
		if k := sort.Search(len(file), func(k int) bool { return file[k].End > j.row.start }); k < len(file) && file[k].Start <= j.row.start {
			j.source = file[k]
		}
	}
	return nil
}

// addMetadata adds the records for an entry's identifiers. Records of arXiv are added only if they
// have the entry's title, because wrong-id reports the others; records of a DOI are always added.
func (c *checker) addMetadata(r *row, evidence *reference.Evidence) {
	for _, id := range r.IDs() {
		answer := c.papers.Of(id)
		if answer.Work == nil {
			continue
		}
		record := reference.Record{Work: answer.Work, Source: sourceOf(id, answer)}
		if id.Kind == work.DOI {
			evidence.WithDOI = append(evidence.WithDOI, record)
		}
		if r.fold != "" && paper.SameTitle(r.Work.Title, answer.Work.Title) {
			evidence.Titled = append(evidence.Titled, record)
		}
	}
}

// sourceOf returns the name of the source of a work.
func sourceOf(id work.ID, answer work.Answer) string {
	if id.Kind == work.ArXiv {
		return reference.ArXiv
	}
	if answer.Source != "" {
		return answer.Source
	}
	return "its DOI"
}

// faultsOf returns a function that reports the faults of a rule.
func faultsOf(rule string) func(*checker) {
	return func(c *checker) {
		for i := range c.judged {
			for _, f := range c.judged[i].faults {
				if f.Rule == rule && f.Test != "unknown" && !(f.Test == "arxiv-form" && hasMalformed(c.judged[i].row)) {
					c.reportFault(&c.judged[i], f)
				}
			}
		}
	}
}

// hasMalformed reports whether malformed-id has a finding in a row.
func hasMalformed(r *row) bool {
	return slices.ContainsFunc(r.refs, func(m arxiv.Match) bool { return m.Err != nil })
}

var severities = map[reference.Certainty]Severity{reference.Odd: Notice, reference.Likely: Warning, reference.Certain: Error}

// reportFault reports a fault at its field or, without one, at the entry.
func (c *checker) reportFault(j *judged, f reference.Fault) {
	start, end := c.titlePlace(j.row)
	field, found := j.field(f.Field)
	if found {
		start, end = field.Start, field.End
	}
	finding := c.report(severities[f.Certainty], start, end, "%q: %s", short(j.row.Work.Title), f.Message)
	if parts := field.Parts(); f.Correct != "" && len(parts) == 1 && (parts[0].Kind == bib.Braced || parts[0].Kind == bib.Quoted) {
		c.edit(finding, parts[0].Start+1, parts[0].End-1, f.Correct)
	}
}

// fieldNames maps a property of an entry to the fields that may hold it, in order of preference.
var fieldNames = map[string][]string{
	"venue": {"booktitle", "journaltitle", "journal"}, "year": {"year", "date"}, "title": {"title"}, "author": {"author"}, "doi": {"doi", "url"},
}

func (j *judged) field(what string) (bib.Field, bool) {
	if j.source == nil {
		return bib.Field{}, false
	}
	for _, name := range fieldNames[what] {
		if f, ok := j.source.Get(name); ok && f.End > f.Start {
			return f, true
		}
	}
	return bib.Field{}, false
}

// doubtfulWork reports works that may not exist, and in one finding the number of works that are in
// no index.
func doubtfulWork(c *checker) {
	faultsOf(reference.Doubtful)(c)
	var unknown []*judged
	for i := range c.judged {
		if slices.ContainsFunc(c.judged[i].faults, func(f reference.Fault) bool { return f.Test == "unknown" }) {
			unknown = append(unknown, &c.judged[i])
		}
	}
	if len(unknown) == 0 {
		return
	}
	var keys []string
	for _, j := range unknown[:min(len(unknown), 5)] {
		keys = append(keys, j.row.Key)
	}
	more := ""
	if len(unknown) > len(keys) {
		more = " and others"
	}
	start, end := c.titlePlace(unknown[0].row)
	c.report(Notice, start, end, "%d of %d entries are in no index, which proves nothing: %s%s", len(unknown), len(c.judged), strings.Join(keys, ", "), more)
}
