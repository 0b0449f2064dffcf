package data

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/record"
)

// CITATION.cff says how to cite a program (Citation File Format 1.2.0). Its works are
// the article to cite in the program's stead, and the references. What it says of the
// program itself is no paper.

// LooksLikeCFF reports whether a key that only such a file has is in the beginning.
func LooksLikeCFF(head string) bool {
	return strings.HasPrefix(head, "cff-version:") || strings.Contains(head, "\ncff-version:")
}

// renameCFF gives the fields of a work the names that other data have.
func renameCFF(work *value) {
	work.members = slices.DeleteFunc(work.members, func(m member) bool { return m.key == "type" })
	for i := range work.members {
		if m := &work.members[i]; m.key == "collection-title" || m.key == "conference" {
			m.key = "booktitle"
		}
	}
}

// ReadCFF reads the works of a CITATION.cff.
func ReadCFF(l record.List, source string) {
	readYAMLOf(l, source, func(v *value) {
		v.members = slices.DeleteFunc(v.members, func(m member) bool { return m.key != "preferred-citation" && m.key != "references" })
		for i := range v.members {
			if m := &v.members[i]; m.kind == mappingValue { // the walk takes a list of works alike
				m.value = value{kind: listValue, start: m.start, end: m.end, members: []member{{value: m.value}}}
				m.key = "references"
			}
			for j := range v.members[i].members {
				renameCFF(&v.members[i].members[j].value)
			}
		}
	})
}
