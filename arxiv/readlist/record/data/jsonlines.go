package data

import (
	"context"
	"iter"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/record"
	"clipgraph/internal/parallel"
)

// JSON Lines, one record on each line: parts of the text are read on all processors.

// The parts of a text.
const (
	partSize    = 256 << 10 // bytes, up to the end of a line
	partsAtOnce = 16        // that are read before the list receives their records
)

// jsonLines reads one record on each line.
func (r *dataReader) jsonLines(source string) {
	for starts := range slices.Chunk(slices.Collect(partStarts(source)), partsAtOnce) {
		parts := make([]part, len(starts))
		parallel.Each(context.Background(), len(starts), func(i int) {
			parts[i].List = r.list
			parts[i].read(source, starts[i])
		})
		for i := range parts {
			for _, do := range parts[i].later {
				if r.full {
					return
				}
				do(r)
			}
		}
	}
}

// partStarts yields the offsets at which parts begin.
func partStarts(source string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; at < len(source) && yield(at); at = partEnd(source, at) {
		}
	}
}

// partEnd returns the end of the part that begins at start.
func partEnd(source string, start int) int {
	if len(source)-start <= partSize {
		return len(source)
	}
	last := start + partSize - 1
	if n := strings.IndexByte(source[last:], '\n'); n >= 0 {
		return last + n + 1
	}
	return len(source)
}

// part is the list that the records of a part go to. It keeps what is to be done with the reader
// and its list for later, when the parts before it are done with.
type part struct {
	record.List // which identifiers it holds
	later       []func(*dataReader)
}

func (p *part) add(do func(*dataReader)) { p.later = append(p.later, do) }

func (p *part) Take(rec record.Record) bool {
	p.add(func(r *dataReader) { r.full = !r.list.Take(rec) })
	return true
}

func (p *part) Problem(at int, format string, args ...any) {
	p.add(func(r *dataReader) { r.list.Problem(at, format, args...) })
}

// read reads the part that begins at start.
func (p *part) read(source string, start int) {
	own := newDataReader(p, source)
	next := start
	for line := range strings.Lines(source[start:partEnd(source, start)]) {
		at := next
		next += len(line)
		if strings.TrimSpace(line) == "" {
			continue
		}
		if len(line) > record.MaxLine {
			p.Problem(at, "a line of %d MiB is read for identifiers only", len(line)>>20)
			continue
		}
		d := newJSONDecoder(line, at)
		v, err := d.value(0)
		if err != nil {
			p.Problem(at, "not a record in JSON: %v; only identifiers are read from this line", err)
			continue
		}
		if d.deep >= 0 {
			p.add(func(r *dataReader) { r.tooDeep(d.deep) })
		}
		switch {
		case v.kind != mappingValue || !own.isRecord(&v):
			p.add(func(r *dataReader) { r.walk(&v, nil) })
		case own.isPaper(&v):
			own.take(&v, "", nil, record.ByTitle)
		default:
			own.take(&v, "", nil, record.ByPaper)
		}
	}
}
