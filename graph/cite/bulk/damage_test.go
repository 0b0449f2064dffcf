package bulk

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"clipgraph/bib/work"
)

// A file of any bytes is refused, or is an index that answers or says that it is
// damaged.
func FuzzOpen(f *testing.F) {
	var b bytes.Buffer
	if _, err := Write(f.Context(), &b, inputs("2001.00001,2001.00002\n2001.00003,10.1000/1\n"), Options{}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(Magic))
	f.Fuzz(func(t *testing.T, content []byte) {
		name := filepath.Join(t.TempDir(), "x.idx")
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
		x, err := Open(name)
		if err != nil {
			return
		}
		defer x.Close()
		answers, err := x.References(t.Context(), inIndex)
		if err != nil && len(answers) > 0 {
			t.Errorf("answers beside %v", err)
		}
		for _, a := range answers {
			for _, w := range a.Works {
				_ = w.IDs()
			}
		}
	})
}

var inIndex = []work.ID{arXiv("2001.00001"), arXiv("2001.00003"), work.NewDOI("10.1000/1")}
