package readlist

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/source"
	"clipgraph/internal/lines"
)

// Limits of a list. Exceeding one is a [Problem].
const (
	// MaxSize is the size of the largest list that [Read] accepts, in bytes.
	MaxSize = 1 << 30
	// maxProblems bounds the problems of one list.
	maxProblems = 1000
)

// Read reads the list data from the file of the given name into rows. Parts that it can't
// read become a [Problem]. The error is that of ctx, which is checked for each line and
// each record; the list is then empty.
func Read(ctx context.Context, file string, data []byte) (List, error) {
	return ReadAs(ctx, "", file, data)
}

// ReadAs is [Read] with a given format, one of [FormatNames]. If there is no format of
// that name, the file name and the text determine it.
func ReadAs(ctx context.Context, name, file string, data []byte) (List, error) {
	return readFile(ctx, name, file, data, false)
}

// ReadKeeping is [ReadAs], but keeps the tree and the identifiers of the list for the
// caller.
func ReadKeeping(ctx context.Context, name, file string, data []byte) (List, error) {
	return readFile(ctx, name, file, data, true)
}

func readFile(ctx context.Context, name, file string, data []byte, keeps bool) (List, error) {
	list := List{File: file, ctx: ctx, keeps: keeps}
	if len(data) > MaxSize {
		list.problem(1, 1, "the list is larger than %d MiB; only its beginning is read", MaxSize>>20)
		data = data[:MaxSize]
	}
	var format format
	var hidden hiddenIDs
	text := source.New(data, func(text []byte) {
		format = formatNamed(name, file, string(text[:min(len(text), source.HeadSize)]))
		if format.front != nil {
			format.front(text)
		}
		if format.cover != nil {
			format.cover(text, true, func(text []byte, start, end int) { hidden.add(text, start, end) })
		}
	})
	list.Format, list.text, list.Text, list.TextStart = format.name, text, text.Searched(), text.InFile(0)
	if source.UTF16(data[:min(len(data), source.HeadSize)]) != nil {
		list.TextStart = -1
	}
	if list.findReferences(text.Searched()); ctx.Err() != nil {
		return List{}, ctx.Err()
	}
	list.Hidden = hidden.count(&list.holds, func(r placedRef) (line, col int) { return text.Position(int(r.start)) })
	list.decodeAndRepair()
	if format.read(&list, text.String()); ctx.Err() != nil {
		return List{}, ctx.Err()
	}
	slices.SortStableFunc(list.Untitled, func(a, b Untitled) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col)) })
	if len(list.Untitled) > 0 {
		list.Problems = append(list.Problems, SumUntitled(list.Untitled, len(list.Rows)))
	}
	sortProblems(list.Problems)
	list.ctx, list.references, list.holds, list.text = nil, nil, arxiv.Set{}, nil // only used during reading
	return list, nil
}

// decodeAndRepair decodes and repairs the text, and reports it.
func (l *List) decodeAndRepair() {
	switch name, at := l.text.Decode(); name {
	case "":
	case "UTF-8":
		line, col := lines.NewIndex(l.Text).Position(at)
		l.problemOf(DamageProblem, line, col, "not valid UTF-8; invalid bytes are read as U+FFFD")
	default:
		line, col := lines.NewIndex(l.Text).Position(at)
		l.problemOf(EncodingProblem, line, col, "not UTF-8; read as %s, which is a guess", name)
	}
	if was, page, at := l.text.Repair(); was != "" {
		line, _ := l.text.Position(at)
		l.problemOf(DamageProblem, line, 1, "damaged text encoding (%s read as %s and saved again); repaired where possible, from this line on", was, page)
	}
}

// problem adds a problem of kind FormProblem.
func (l *List) problem(line, col int, format string, args ...any) {
	l.problemOf(FormProblem, line, col, format, args...)
}

// problemAt is problem at an offset of the text.
func (l *List) problemAt(at int, format string, args ...any) {
	line, col := l.text.Position(at)
	l.problem(line, col, format, args...)
}

func (l *List) problemOf(kind ProblemKind, line, col int, format string, args ...any) {
	if len(l.Problems) < maxProblems {
		l.add(l.problemText(kind, line, col, format, args...))
	}
}

func (l *List) problemText(kind ProblemKind, line, col int, format string, args ...any) Problem {
	return Problem{File: l.File, Line: line, Col: col, Message: fmt.Sprintf(format, args...), Kind: kind}
}

func (l *List) add(p Problem) {
	if len(l.Problems) < maxProblems {
		l.Problems = append(l.Problems, p)
	}
}

func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}
