package indexes

import (
	"bytes"
	"context"
	"io"
	"os"
	"strconv"

	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/record/data"
	"clipgraph/bib"
	"clipgraph/cmd/files"
	"clipgraph/internal/fetched"
)

// A bibliography in a form that is not indexed as it stands, such as CSL-JSON or RIS, is
// written as BibTeX to the folder, and that is indexed.

// rewrite converts the records of a bibliography to BibTeX in the file to of the folder,
// and reports what could not be read.
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
	return dir.WriteFile(to, func(out io.Writer) error {
		w := bib.NewWriter(out)
		entries, lines := 0, 0
		for at, piece := range data.Pieces(content, pieceSize) {
			list, err := readlist.Read(ctx, name, piece)
			if err != nil {
				return err
			}
			for _, p := range list.Problems {
				p.Line += lines
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
			lines += bytes.Count(piece, []byte("\n"))
			m.indexing(int64(at), int64(len(content)))
		}
		return w.Flush()
	})
}

// pieceSize is how much of an array in JSON is read at once, in bytes. The values of a
// list are bounded in number, and such an array may have any number of records.
const pieceSize = 4 << 20
