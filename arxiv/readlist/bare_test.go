package readlist

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIdentifiersAlone(t *testing.T) {
	tests := map[string]struct {
		source   string
		want     []string
		problems int
	}{
		"one a line": {
			"# mine\n1706.03762\n\n  1810.04805v2\nhep-th/9901001\narXiv:2005.14165\nhttps://arxiv.org/pdf/1412.6980.pdf\n",
			[]string{"2  |  | 1706.03762", "4  |  | 1810.04805", "5  |  | hep-th/9901001", "6  |  | 2005.14165", "7  |  | 1412.6980"}, 0,
		},
		"ISBNs with wrong check digits": {"978-0-262-03561-4\n978-0-262-03561-5\n", nil, 0},
		"beside other text":             {"1706.03762\nA Title\n", nil, 0},
		"numbers":                       {"1706.03762\n3.14159\n", nil, 0},
		"empty":                         {"", nil, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			list := read("list.txt", []byte(test.source))
			if diff := cmp.Diff(test.want, briefs(list)); diff != "" {
				t.Error(diff)
			}
			if len(list.Problems) != test.problems {
				t.Error(list.Problems)
			}
		})
	}
}

// Bare identifiers of all archives whose forms tell them may stand in one list.
func TestIdentifiersOfSeveralArchives(t *testing.T) {
	list := read("list.txt", []byte("10.1103/PhysRevD.76.013009\n1706.03762\n978-0-262-03561-3\n2020.acl-main.1\n10.48550/arXiv.1810.04805\n10.1103/physrevd.76.013009\n"))
	var got []string
	for _, row := range list.Rows {
		got = append(got, fmt.Sprint(row.Line, row.IDs()))
	}
	want := []string{"1 [doi:10.1103/PhysRevD.76.013009]", "2 [arXiv:1706.03762]", "3 [isbn:9780262035613]", "4 [acl:2020.acl-main.1]", "5 [arXiv:1810.04805]"}
	if diff := cmp.Diff(want, got); diff != "" || len(list.Problems) > 0 {
		t.Error(diff, list.Problems)
	}
}

func FuzzIdentifiersAlone(f *testing.F) {
	f.Add("1706.03762\n# x\n hep-th/9901001v2 \r\narXiv:1706.3762\n1706.03762.pdf\n")
	f.Fuzz(func(t *testing.T, source string) { checkList(t, "f.txt", source) })
}
