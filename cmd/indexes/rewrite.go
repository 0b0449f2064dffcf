package indexes

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"strconv"

	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/record/data"
	"clipgraph/bib"
	"clipgraph/cmd/files"
	"clipgraph/internal/fetched"
	"clipgraph/internal/lines"
)

// A bibliography in a form that is not indexed as it stands is written to the folder, and
// that is indexed: CSL-JSON with a record on each line, others, such as RIS, as BibTeX.

// rewrite writes the records of a bibliography to the file to of the folder, and reports
// what could not be read.
func (m *Maker) rewrite(ctx context.Context, dir *fetched.Folder, name, to string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	in := []files.Input{files.File(name, info)}
	if err := m.Limit.ReadAll(ctx, in); err != nil {
		return err
	}
	content := in[0].Data
	broken := func(at int, err error) {
		line, col := lines.NewIndex(string(content)).Position(at)
		m.Problem(readlist.Problem{File: name, Line: line, Col: col, Message: fmt.Sprintf("invalid JSON from here on: %v; the rest is not indexed", err)})
	}
	records, isCSL := data.CSLRecords(content, broken)
	return dir.WriteFile(to, func(out io.Writer) error {
		if isCSL {
			return m.writeLines(ctx, out, records, len(content))
		}
		return m.writeBib(ctx, out, name, content)
	})
}

// writeLines writes each of records on a line.
func (m *Maker) writeLines(ctx context.Context, out io.Writer, records iter.Seq2[int, []byte], size int) error {
	w := bufio.NewWriter(out)
	n := 0
	for at, record := range records {
		if n++; n%1024 == 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			m.indexing(int64(at), int64(size))
		}
		_, _ = w.Write(bytes.ReplaceAll(record, []byte("\n"), []byte(" "))) // Flush returns the error
		_ = w.WriteByte('\n')
	}
	return w.Flush()
}

// writeBib writes the rows of a list as BibTeX.
func (m *Maker) writeBib(ctx context.Context, out io.Writer, name string, content []byte) error {
	w := bib.NewWriter(out)
	entries, before := 0, 0
	for at, piece := range data.Pieces(content, pieceSize) {
		list, err := readlist.Read(ctx, name, piece)
		if err != nil {
			return err
		}
		for _, p := range list.Problems {
			p.Line += before
			m.Problem(p)
		}
		for i := range list.Rows {
			row := list.Rows[i].Work
			if row.Title == "" || len(row.Authors) == 0 {
				continue
			}
			if err := w.Write(bib.NewEntry(row, "r"+strconv.Itoa(entries), bib.Options{})); err != nil {
				return err
			}
			entries++
		}
		before += bytes.Count(piece, []byte("\n"))
		m.indexing(int64(at), int64(len(content)))
	}
	return w.Flush()
}

// pieceSize is how much of an array in JSON is read at once, in bytes. The values of a
// list are bounded in number, and such an array may have any number of records.
const pieceSize = 4 << 20
