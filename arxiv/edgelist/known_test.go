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
		{"DOIs", "edges.csv", "citing,cited\n10.1000/a,10.1000/b\n", true},
		{"columns before, as OpenCitations has them", "oci.csv", "oci,citing,cited,creation\n0200-1,10.1000/a,10.1000/b,2019-01\n", true},
		{"DOIs of papers and of what they are in", "x.csv", "doi,title\n10.1000/a,Kites\n", false},
		{"a last line that is cut", "x.csv", "source,target\n" + strings.Repeat("2203.05557,2109.01134\n", HeadSize/22+1), true},
	}
	for _, test := range tests {
		if got := Is(test.file, []byte(test.text)); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

// A list of citations without a header may be one, and does not say so.
func TestHasPairs(t *testing.T) {
	for text, want := range map[string]bool{
		"2203.05557,2109.01134\n":                  true,
		"10.1000/a 10.1000/b\n10.1000/a 10.1000/c": true,
		"citing,cited\n10.1000/a,10.1000/b\n":      false, // it says so
		"2203.05557\n2109.01134\n":                 false,
		"CoOp,2109.01134\nCLIP,2103.00020\n":       false,
		"":                                         false,
	} {
		if got := HasPairs("x.csv", []byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
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
		{"10.1000/A;b, 2109.01134", "", "10.1000/A;b 2109.01134"},
		{"doi:10.1000/a\t\"10.1000/b,c\"", "", "doi:10.1000/a 10.1000/b,c"},
		{"", "", ""},
	} {
		pair, ok := (&Lines{Archive: test.archive}).Pair([]byte(test.line))
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
	f.Add("oci,citing,cited\n1,10.1000/a,10.1000/b;c\n", "")
	f.Add("# x\n1001\t9304045\n", "hep-th")
	f.Fuzz(func(t *testing.T, text, archive string) {
		if archive != "" {
			archive = "hep-th"
		}
		list, err := Read(strings.NewReader(text), Options{Archive: archive, DOIs: true})
		if err != nil || strings.Contains(strings.ToLower(text), "cit-") {
			return // of the archive of a comment
		}
		n, lines := 0, Lines{Archive: archive}
		for line := range strings.Lines(text) {
			pair, ok := lines.Pair([]byte(line))
			if !ok {
				continue
			}
			first, second := pair[0], pair[1]
			if n < len(list.From) && !is(list, list.From[n], first) {
				first, second = second, first // the cited one stands first
			}
			if n == len(list.From) || !is(list, list.From[n], first) || !is(list, list.To[n], second) {
				t.Fatalf("%q is %v in %v", line, pair, list)
			}
			n++
		}
		if n != len(list.From) {
			t.Errorf("%d of %d citations", n, len(list.From))
		}
	})
}

// is reports whether a work of a list is the one that stands at a place.
func is(list *List, i int32, r Reference) bool {
	return list.IDs[i] == r.ID && list.DOIs[i] == r.DOI
}
