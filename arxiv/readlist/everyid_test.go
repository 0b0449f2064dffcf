package readlist

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"clipgraph/arxiv"
)

// TestEveryIdentifierIsARow reads public lists, and the lists of cases of many formats:
// what References finds is the own identifier of a row, each, or stands in an entry whose
// fields have names, as in its abstract, and is mentioned by its row.
func TestEveryIdentifierIsARow(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "lists", "*.md"))
	cases, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "cases", "*", "*.txtar"))
	if len(files)+len(cases) == 0 {
		t.Skip("the public lists are not there")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		everyIdentifier(t, file, data)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if IsList(f.Name) && !bytes.Contains(f.Data, []byte("@comment{")) { // which nobody lists
				everyIdentifier(t, f.Name, f.Data)
			}
		}
	}
	everyIdentifier(t, "x.bib", []byte("@misc{a, title={Reply to a Net}, eprint={1801.00001}, abstract={A reply to arXiv:1801.00002.}, note={See arXiv:1801.00003}}\n"))
}

func everyIdentifier(t *testing.T, file string, data []byte) {
	t.Helper()
	list := read(file, data)
	named := map[arxiv.ID]bool{}
	for i := range list.Rows {
		row := &list.Rows[i]
		named[row.ArXiv()] = true
		for _, ref := range row.Mentioned {
			named[ref.ID] = named[ref.ID] || row.IsEntry() || row.Key != ""
		}
	}
	for r := range References(file, bytes.NewReader(data)) {
		if r.Err == nil && !named[r.Ref.ID] {
			t.Errorf("%s: %v is no row's", filepath.Base(file), r.Ref.ID)
		}
	}
}
