package clipgraph

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"

	"clipgraph/arxiv/edgelist"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/citing"
)

// ReadError says that an input could not be read to its end, or that its content is
// invalid.
type ReadError struct {
	Name string
	Err  error
	// Citations is set for a file of citations, not a list.
	Citations bool
}

func (e *ReadError) Error() string { return fmt.Sprintf("reading %s: %v", e.Name, e.Err) }

// Unwrap returns the underlying error.
func (e *ReadError) Unwrap() error { return e.Err }

// TooLargeError says that the lists up to and including Name have more than Limit bytes.
type TooLargeError struct {
	Name  string
	Limit int64
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("reading %s: the lists are larger than %d bytes", e.Name, e.Limit)
}

// NoPapersError says that no paper was found in any of the inputs.
type NoPapersError struct {
	// Blank is set if the first input is empty.
	Blank bool
	// Bibliographies are the .bib files that the first input, a LaTeX document, names.
	Bibliographies []string
	// Pairs is set if lines of the first input hold two identifiers, as in a list of
	// citations.
	Pairs bool
}

func (e *NoPapersError) Error() string { return "no paper was found in the lists" }

// read reads the inputs as lists.
func (m *Material) read(ctx context.Context, inputs []Input) error {
	limit := m.config.MaxBytes
	if limit <= 0 {
		limit = readlist.MaxSize
	}
	var empty []int
	none := &NoPapersError{}
	papers, left := 0, limit
	for i, in := range inputs {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		data, err := readAll(in, left)
		switch {
		case err != nil:
			return &ReadError{Name: in.Name, Err: err}
		case int64(len(data)) > left:
			return &TooLargeError{in.Name, limit}
		}
		left -= int64(len(data))
		lists, err := m.readLists(ctx, in.Format, in.Name, data)
		if err != nil {
			return err
		}
		before := papers
		for _, list := range lists {
			papers += len(list.Rows)
		}
		if papers == before {
			empty = append(empty, i)
		}
		if i == 0 {
			none.Blank, none.Bibliographies = len(bytes.TrimSpace(data)) == 0, Bibliographies(in.Name, data)
			none.Pairs = edgelist.HasPairs(in.Name, data)
		}
		m.Lists = append(m.Lists, lists...)
	}
	if m.config.OnlyCited {
		if err := m.keepCited(); err != nil {
			return err
		}
	}
	if papers == 0 {
		return none
	}
	for _, i := range empty {
		m.note(Empty{Index: i, Name: inputs[i].Name})
	}
	return nil
}

// readAll reads an input, up to limit+1 bytes.
func readAll(in Input, limit int64) ([]byte, error) {
	if buffer, ok := in.Reader.(*bytes.Buffer); ok {
		data := buffer.Bytes()
		*buffer = bytes.Buffer{}
		return data, nil
	}
	var data bytes.Buffer
	data.Grow(int(min(max(in.Size, 0), limit)) + bytes.MinRead)
	_, err := data.ReadFrom(io.LimitReader(in.Reader, limit+1))
	return data.Bytes(), err
}

// readLists reads one input. It yields several lists if it is a LaTeX document whose
// references are in other files.
func (m *Material) readLists(ctx context.Context, format, name string, data []byte) ([]readlist.List, error) {
	if format == "" && citing.Is(name) && !HasReferences(data) {
		lists, err := m.readDocument(ctx, name, data)
		if err != nil || len(lists) > 0 || !citing.IsSource(name) {
			return lists, err
		}
	}
	list, err := m.readList(ctx, format, name, data)
	return []readlist.List{list}, err
}

func (m *Material) readList(ctx context.Context, format, name string, data []byte) (readlist.List, error) {
	list, err := readlist.ReadAs(ctx, format, name, data)
	if err != nil {
		return list, err
	}
	for _, p := range list.Problems {
		if p.Kind != readlist.UntitledProblem {
			m.problem(p)
		}
	}
	if list.Skipped > 0 {
		m.note(SkippedLines{Name: name, Lines: list.Skipped})
	}
	if list.Hidden.Count > 0 {
		m.note(Hidden{Name: name, Hidden: list.Hidden})
	}
	return list, nil
}

// reportUntitled reports the papers that have a title neither in a list nor from a
// source.
func (m *Material) reportUntitled() {
	for i := range m.Lists {
		list := &m.Lists[i]
		left := slices.DeleteFunc(slices.Clone(list.Untitled), func(u readlist.Untitled) bool {
			answer := m.Report.Answers.Of(u.ID)
			return answer.Work != nil && answer.Work.Title != ""
		})
		if len(left) > 0 {
			m.problem(readlist.SumUntitled(left, len(list.Rows)))
		}
	}
}
