package readlist

import (
	"context"
	"iter"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/record/bibtex"
	"clipgraph/arxiv/readlist/record/data"
	"clipgraph/arxiv/readlist/source"
	"clipgraph/bib"
)

// Formats with named fields: their readers return records, which become rows like those
// of running text.

// recordList receives the records of a format.
type recordList struct {
	rowReader
	prose   *record.Prose
	whole   bool // some records are whole
	atOnce  int  // the number of records to take together; 0 to take each by itself
	waiting []*record.Record
}

// recordsAtOnce is the number of records of a file that are taken together, on all
// processors.
const recordsAtOnce = 1024

var _ record.List = (*recordList)(nil)

func newRecordList(l *List) *recordList {
	return &recordList{rowReader: rowReader{collector: collector{list: l}}}
}

func (r *recordList) Holds(id arxiv.ID) bool { return r.list.holds.Has(id) }

func (r *recordList) Take(rec record.Record) bool {
	r.whole = r.whole || rec.Whole
	if r.waiting = append(r.waiting, &rec); len(r.waiting) >= r.atOnce {
		r.takeWaiting()
	}
	return r.list.ctx.Err() == nil
}

// takeWaiting takes the records that wait for others.
func (r *recordList) takeWaiting() {
	r.takeAll(r.waiting, 0)
	clear(r.waiting)
	r.waiting = r.waiting[:0]
}

func (r *recordList) Prose(p *record.Prose) { r.prose = p }

func (r *recordList) Hide(start, end int) {
	start, end = r.inFile(start, end)
	r.list.references = slices.DeleteFunc(r.list.references, func(p placedRef) bool { return start <= int(p.start) && int(p.start) < end })
}

func (r *recordList) Malformed(at int, text string) {
	line, col := r.list.text.Position(at)
	r.list.problemOf(IdentifierProblem, line, col, "%q is not an arXiv identifier", text)
}

func (r *recordList) Problem(at int, format string, args ...any) {
	r.list.problemAt(at, format, args...)
}

// finish adds rows for text fields that are lists, and for the identifiers that no row
// has.
func (r *recordList) finish() {
	if r.prose != nil {
		r.hints = append(r.hints, r.list.readProse(r.prose)...)
	}
	if r.whole { // identifiers in other fields, such as the abstract, are only mentioned
		mentionRest(r.list)
	}
	r.addRest(r.whole)
	r.settleAll()
	r.list.reportUntitled()
	nameRows(r.list.Rows, r.hints)
}

// records returns a reader of lists from a reader of records.
func records(read func(to record.List, text string)) func(l *List, text string) {
	return func(l *List, text string) {
		r := newRecordList(l)
		r.atOnce = recordsAtOnce
		read(r, text)
		r.takeWaiting()
		r.finish()
	}
}

// readJSON reads JSON. If it is a graph, its rows have names already.
func readJSON(l *List, text string) {
	r := newRecordList(l)
	r.atOnce = recordsAtOnce
	isGraph := data.ReadJSON(r, text, func(source string, start int) bool {
		r.takeWaiting() // before the rows of a graph
		return l.graph(source, start)
	})
	r.takeWaiting()
	if !isGraph {
		r.finish()
	}
}

// Entries returns the rows of a parsed .bib file, each with its entry. Entries after a
// "%" on their line are left out.
func Entries(file *bib.File) iter.Seq2[*bib.Entry, *Row] {
	r := newRecordList(&List{ctx: context.Background(), File: file.Name, text: source.New([]byte(file.Source), nil)})
	var entries []*bib.Entry // of the rows
	bibtex.Entries(r, file, func(e *bib.Entry) {
		if len(r.list.Rows) > len(entries) {
			entries = append(entries, e)
		}
	})
	return func(yield func(*bib.Entry, *Row) bool) {
		for i, e := range entries {
			before := file.Source[strings.LastIndexByte(file.Source[:e.Start], '\n')+1 : e.Start]
			if !strings.HasPrefix(strings.TrimLeft(before, " \t"), "%") && !yield(e, &r.list.Rows[i]) {
				return
			}
		}
	}
}
