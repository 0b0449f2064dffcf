package readlist

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What stands at the front of a page is a record where it has a title and the
// identifier or the paper of a work; else it is no part of the list.
func TestFrontMatter(t *testing.T) {
	const list = "\n# Maps\n\n- [A Net of Maps](https://arxiv.org/abs/1810.04805)\n"
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"Jekyll":           {"---\nlayout: paper\ntags: [a, b]\ntitle: \"A Net of Nets\"\nlinks:\n  - {name: arXiv, url: \"https://arxiv.org/abs/1706.03762\"}\n---\n", []string{"2 A Net of Nets |  | 1706.03762"}},
		"Obsidian":         {"---\ntitle: A Net: of Nets\narxiv: 1706.03762\n---\n", []string{"2 A Net: of Nets |  | 1706.03762"}},
		"Logseq":           {"title:: A Net of Nets\nurl:: https://arxiv.org/abs/1706.03762\n", []string{"1 A Net of Nets |  | 1706.03762"}},
		"a DOI":            {"---\ntitle: A Net of Nets\ndoi: 10.1000/1\n---\n", []string{"2 A Net of Nets |  | "}},
		"of a site":        {"---\ntitle: Maps\nref: arXiv:1706.03762\nbanner: https://arxiv.org/abs/1706.03763\n---\n", nil},
		"without title":    {"---\nurl: https://arxiv.org/abs/1706.03762\n---\n", nil},
		"TOML":             {"+++\ntitle = \"A\"\nurl = \"https://arxiv.org/abs/1706.03762\"\n+++\n", nil},
		"Logseq, no paper": {"alias:: maps\nsee:: https://arxiv.org/abs/1706.03762\n", nil},
		"broken":           {"---\ntags: [a\n\tb: }\n---\n", nil},
		"two rules":        {"---\n- [A Net of Nets](https://arxiv.org/abs/1706.03762)\n---\n", []string{"2 A Net of Nets |  | 1706.03762"}},
		"a heading":        {"---\nMaps: a list\n\n* **A Net of Nets**, https://arxiv.org/abs/1706.03762\n---\n", []string{"4 A Net of Nets |  | 1706.03762"}},
		"numbers":          {"---\n1. A Net: of Nets. https://arxiv.org/abs/1706.03762\n---\n", []string{"2 A Net: of Nets |  | 1706.03762"}},
		"never closed":     {"---\ntitle: A\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			read := read("x.md", []byte(test.text+list))
			want := append(test.want, "")[:len(test.want)]
			var got []string
			for i, brief := range briefs(read) {
				if !strings.Contains(brief, "1810.04805") {
					got = append(got, brief)
				} else if i != len(read.Rows)-1 {
					t.Errorf("the list's own entry is row %d", i)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" && len(want)+len(got) > 0 {
				t.Error(diff)
			}
			ids := map[string]bool{}
			for r, err := range References("x.md", strings.NewReader(test.text+list)) {
				if err == nil && r.Err == nil {
					ids[r.Ref.ID.String()] = true
				}
			}
			for i := range read.Rows {
				if id := read.Rows[i].ArXiv(); !id.IsZero() && !ids[id.String()] {
					t.Errorf("%s is of a row, and no reference", id)
				}
				delete(ids, read.Rows[i].ArXiv().String())
			}
			if len(ids) > 0 {
				t.Errorf("references of no row: %v", ids)
			}
		})
	}
}
