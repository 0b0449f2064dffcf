package readlist

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"clipgraph/arxiv"
)

// TestEveryIdentifierIsARow reads public lists: what References finds is the own
// identifier of a row, each.
func TestEveryIdentifierIsARow(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "lists", "*.md"))
	if len(files) == 0 {
		t.Skip("the public lists are not there")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		own := map[arxiv.ID]bool{}
		list := read(file, data)
		for i := range list.Rows {
			own[list.Rows[i].ArXiv()] = true
		}
		for r := range References(file, bytes.NewReader(data)) {
			if r.Err == nil && !own[r.Ref.ID] {
				t.Errorf("%s: %v is no row's", filepath.Base(file), r.Ref.ID)
			}
		}
	}
}
