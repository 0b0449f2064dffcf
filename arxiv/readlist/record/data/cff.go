package data

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/record"
)

// CITATION.cff says how to cite a program (Citation File Format 1.2.0). Its works are the
// article to cite instead of the program, and the references. The program itself is not a
// paper.

// LooksLikeCFF reports whether head contains a key that only such a file has.
func LooksLikeCFF(head string) bool {
	return strings.HasPrefix(head, "cff-version:") || strings.Contains(head, "\ncff-version:")
}

// renameCFF renames the fields of a work to the names of other formats.
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
			if m := &v.members[i]; m.kind == mappingValue { // walk handles a list of works in the same way
				m.value = value{kind: listValue, start: m.start, end: m.end, members: []member{{value: m.value}}}
				m.key = "references"
			}
			for j := range v.members[i].members {
				renameCFF(&v.members[i].members[j].value)
			}
		}
	})
}
