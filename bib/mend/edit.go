package mend

import (
	"errors"
	"slices"
	"strings"

	"clipgraph/bib"
	"clipgraph/bib/style"
	"clipgraph/bib/work"
)

// entryEdit changes an entry of a file into another one.
type entryEdit struct {
	source    string
	style     style.Style // of the entry
	old       *bib.Entry
	result    bib.Draft    // as it will be written
	oldIndex  []int        // for each field of the result its index in old, or -1
	newFields []work.Field // fields of the result with new bytes
}

// newEntryEdit prepares to change e into to.
func newEntryEdit(source string, s style.Style, e *bib.Entry, to *bib.Draft) *entryEdit {
	x := &entryEdit{source: source, style: s.Like(source, placesOf(e)), old: e, result: *to}
	x.result.Key, x.result.Fields = e.Key, slices.Clone(to.Fields)
	for i := range x.result.Fields {
		f := &x.result.Fields[i]
		at := slices.IndexFunc(e.Fields, func(own bib.Field) bool { return strings.EqualFold(own.Name, f.Name) })
		if isTaken := at >= 0 && slices.Contains(x.oldIndex, at); isTaken { // a repeated field
			at = slices.IndexFunc(e.Fields, func(own bib.Field) bool { return strings.EqualFold(own.Name, f.Name) && !x.has(own) })
		}
		x.oldIndex = append(x.oldIndex, at)
		if at >= 0 {
			f.Name = e.Fields[at].Name
			if f.Value == x.value(at) {
				continue
			}
			f.Value = withDelimitersOf(x.value(at), f.Value)
		} else {
			*f = x.style.Field(*f)
		}
		x.newFields = append(x.newFields, *f)
	}
	return x
}

// has reports whether the result already uses a field of the old entry.
func (x *entryEdit) has(f bib.Field) bool {
	return slices.ContainsFunc(x.oldIndex, func(at int) bool { return at >= 0 && x.old.Fields[at].Start == f.Start })
}

// value returns the bytes of a value of the old entry.
func (x *entryEdit) value(at int) string {
	return x.source[x.old.Fields[at].Start:x.old.Fields[at].End]
}

// withDelimitersOf returns value with the delimiters of old.
func withDelimitersOf(old, value string) string {
	text, ok := style.Inside(value)
	switch {
	case old == "" || !ok:
		return value
	case strings.Trim(old, "0123456789") == "" && strings.Trim(text, "0123456789") == "" && text != "":
		return text
	}
	return style.Delimit(value, old[0] == '"')
}

// changes reports whether the result differs from the old entry.
func (x *entryEdit) changes() bool {
	return len(x.newFields) > 0 || len(x.oldIndex) != len(x.old.Fields) || !strings.EqualFold(x.result.Type, x.old.Type)
}

// errTextBesideField says why an entry cannot be changed.
var errTextBesideField = errors.New("the entry is left as it is: a field that would be removed has other text next to it")

// append appends the changed entry to b.
func (x *entryEdit) append(b []byte) ([]byte, error) {
	e := x.old
	at := e.Start // the old entry is copied or skipped up to here
	if !strings.EqualFold(x.result.Type, e.Type) {
		word := strings.Index(x.source[e.Start:], e.Type) + e.Start
		b = append(append(b, x.source[at:word]...), x.style.Type(x.result.Type)...)
		at = word + len(e.Type)
	}
	if !x.onlyAdds() {
		end, ok := x.keyEnd()
		if !ok {
			return b, errTextBesideField
		}
		b = append(b, x.source[at:end]...)
		at = end
	}
	width := x.style.Width(x.newFields)
	next := 0 // next field of the old entry
	for i, from := range x.oldIndex {
		if from < 0 {
			b = x.style.AppendField(b, x.result.Fields[i], width)
			continue
		}
		if from < next {
			return b, errors.New("the order of its fields would change")
		}
		for ; next < from; next++ {
			if !x.plain(at, next) {
				return b, errTextBesideField
			}
			at = e.Fields[next].End
		}
		b = append(append(b, x.source[at:e.Fields[from].Start]...), x.result.Fields[i].Value...)
		at, next = e.Fields[from].End, from+1
	}
	for ; next < len(e.Fields); next++ {
		if !x.plain(at, next) {
			return b, errTextBesideField
		}
		at = e.Fields[next].End
	}
	return append(b, x.source[at:e.End]...), nil
}

// onlyAdds reports whether all old fields are kept and the new ones follow them.
func (x *entryEdit) onlyAdds() bool {
	for i := range x.old.Fields {
		if i >= len(x.oldIndex) || x.oldIndex[i] != i {
			return false
		}
	}
	return true
}

// keyEnd returns the end of the key. It returns false if no comma follows.
func (x *entryEdit) keyEnd() (end int, ok bool) {
	name, _, ok := placesOf(x.old).Fields[0].NameIn(x.source)
	if !ok {
		return 0, false
	}
	head, _, ok := strings.Cut(x.source[x.old.Start:name], ",")
	head = strings.TrimRight(head, " \t\r\n")
	return x.old.Start + len(head), ok && x.old.Key != "" && strings.HasSuffix(head, x.old.Key)
}

// plain reports whether only a comma separates at, the end of the text before a field, and the name
// of the field, so that the field can be removed.
func (x *entryEdit) plain(at, field int) bool {
	name, _, ok := placesOf(x.old).Fields[field].NameIn(x.source)
	return ok && name >= at && strings.Trim(x.source[at:name], " \t\r\n") == ","
}
