package readlist

import (
	"testing"

	"clipgraph/bib/work"
)

// An identifier of any kind is read wherever a work has one: in a link of a list, in
// a field of a .bib that is called as its kind or whose archive it is, and in a
// record of a reference manager. A link beside the work is another's.
func TestKindsOfIdentifiers(t *testing.T) {
	examples := map[work.Kind]string{
		work.ACL: "2020.acl-main.1", work.OpenReview: "rJ4km2R5t7", work.PMID: "27160000", work.DBLP: "conf/nips/VaswaniSPUJGKP17", work.Bibcode: "2021ApJ...908L..13D",
	}
	for kind, value := range examples {
		id := work.ID{Kind: kind, Value: value}
		for name, list := range map[string]struct {
			file, text string
			want       bool
		}{
			"a title's link":       {"x.md", "- [A Work of Things](" + id.URL() + ") by Jane Doe", true},
			"a link beside it":     {"x.md", "- [A Work of Things](https://example.org/a.pdf) extends [Another Work of Things](" + id.URL() + ")", false},
			"a reference of LaTeX": {"x.tex", `\bibitem{a} J. Doe, \emph{A Work of Things}, \url{` + id.URL() + `}.`, true},
			"a field's address":    {"x.bib", "@misc{a, title={A Work of Things}, url={" + id.URL() + "}}", true},
			"a field of its name":  {"x.bib", "@misc{a, title={A Work of Things}, " + kind.String() + "={" + value + "}}", true},
			"an archive":           {"x.bib", "@misc{a, title={A Work of Things}, eprint={" + value + "}, eprinttype={" + kind.String() + "}}", true},
			"a record":             {"x.ris", "TY  - GEN\nTI  - A Work of Things\nUR  - " + id.URL() + "\n", true},
		} {
			rows := read(list.file, []byte(list.text)).Rows
			if len(rows) != 1 {
				t.Errorf("%v, %s: %d rows", kind, name, len(rows))
				continue
			}
			if got := rows[0].Work.Has(id); got != list.want {
				t.Errorf("%v, %s: it is found: %v; identifiers %v", kind, name, got, rows[0].Work.IDs)
			}
		}
	}
}
