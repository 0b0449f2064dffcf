package edgelist

import (
	"strings"
	"testing"
)

func TestIs(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             bool
	}{
		{"a table", "edges.csv", "source,target\n2203.05557,2109.01134\n", true},
		{"the cited paper first", "x", "cited,citing\n2109.01134,2203.05557\n", true},
		{"SNAP, named in a comment", "x.txt", "# Cit-HepTh.txt\n# FromNodeId\tToNodeId\n1001\t9304045\n", true},
		{"SNAP, named by the file", "cit-HepTh.txt.gz", "# FromNodeId\tToNodeId\n1001\t9304045\n", true},
		{"bare numbers of no archive", "x.txt", "# FromNodeId\tToNodeId\n1001\t9304045\n", false},
		{"edges between cite keys", "edges.csv", "source,target,relations\nradford2021clip,zhou2022coop,lineage\n", false},
		{"a table of papers", "papers.csv", "title,arxiv\nCoOp,2109.01134\n", false},
		{"no header", "x.csv", "2203.05557,2109.01134\n", false},
		{"a header alone", "x.csv", "source,target\n", false},
		{"a last line that is cut", "x.csv", "source,target\n" + strings.Repeat("2203.05557,2109.01134\n", HeadSize/22+1), true},
	}
	for _, test := range tests {
		if got := Is(test.file, []byte(test.text)); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestPair(t *testing.T) {
	for _, test := range []struct{ line, archive, want string }{
		{"2203.05557,2109.01134\n", "", "2203.05557 2109.01134"},
		{"  \"2203.05557\" ; https://arxiv.org/abs/2109.01134 ,x", "", "2203.05557 https://arxiv.org/abs/2109.01134"},
		{"1001\t9304045\r\n", "hep-th", "1001 9304045"},
		{"1001\t9304045", "", ""},
		{"# 2203.05557 2109.01134", "", ""},
		{"2203.05557", "", ""},
		{"", "", ""},
	} {
		pair, ok := Pair([]byte(test.line), test.archive)
		got := ""
		if ok {
			got = test.line[pair[0].Start:pair[0].End] + " " + test.line[pair[1].Start:pair[1].End]
		}
		if got != test.want {
			t.Errorf("%q: %q", test.line, got)
		}
	}
}

// Lines that are read one by one have the citations of the whole.
func FuzzPair(f *testing.F) {
	f.Add("source,target\n2203.05557,2109.01134\n\"2210.03117\" 2203.05557;x\n", "")
	f.Add("# x\n1001\t9304045\n", "hep-th")
	f.Fuzz(func(t *testing.T, text, archive string) {
		if archive != "" {
			archive = "hep-th"
		}
		list, err := Read(strings.NewReader(text), Options{Archive: archive})
		if err != nil || strings.Contains(strings.ToLower(text), "cit") || strings.HasPrefix(text, "\ufeff") {
			return // turned around, or of the archive of a comment
		}
		n := 0
		for line := range strings.Lines(text) {
			pair, ok := Pair([]byte(line), archive)
			if !ok {
				continue
			}
			if n == len(list.From) || pair[0].ID != list.IDs[list.From[n]] || pair[1].ID != list.IDs[list.To[n]] {
				t.Fatalf("%q is %v in %v", line, pair, list)
			}
			n++
		}
		if n != len(list.From) {
			t.Errorf("%d of %d citations", n, len(list.From))
		}
	})
}
