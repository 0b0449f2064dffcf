package mend

import (
	"errors"
	"slices"
	"strings"

	"clipgraph/bib"
	"clipgraph/bib/style"
	"clipgraph/bib/work"
)

// entryEdit is one entry of a file that becomes another one.
type entryEdit struct {
	source string
	style  style.Style // that of the entry
	old    *bib.Entry
	result bib.Draft    // as it is written
	from   []int        // of each field of the result, its place in old; -1 for a new one
	fresh  []work.Field // those of the result whose bytes are new
}

// newEntryEdit prepares e to become to.
func newEntryEdit(source string, s style.Style, e *bib.Entry, to *bib.Draft) *entryEdit {
	x := &entryEdit{source: source, style: s.Like(source, placesOf(e)), old: e, result: *to}
	x.result.Key, x.result.Fields = e.Key, slices.Clone(to.Fields)
	for i := range x.result.Fields {
		f := &x.result.Fields[i]
		at := slices.IndexFunc(e.Fields, func(own bib.Field) bool { return strings.EqualFold(own.Name, f.Name) })
		if taken := at >= 0 && slices.Contains(x.from, at); taken { // a field that is there twice
			at = slices.IndexFunc(e.Fields, func(own bib.Field) bool { return strings.EqualFold(own.Name, f.Name) && !x.has(own) })
		}
		x.from = append(x.from, at)
		if at >= 0 {
			f.Name = e.Fields[at].Name
			if f.Value == x.value(at) {
				continue
			}
			f.Value = like(x.value(at), f.Value)
		} else {
			*f = x.style.Field(*f)
		}
		x.fresh = append(x.fresh, *f)
	}
	return x
}

// has reports whether a field of the old entry is in the result so far.
func (x *entryEdit) has(f bib.Field) bool {
	return slices.ContainsFunc(x.from, func(at int) bool { return at >= 0 && x.old.Fields[at].Start == f.Start })
}

// value returns the bytes of a value of the old entry.
func (x *entryEdit) value(at int) string {
	return x.source[x.old.Fields[at].Start:x.old.Fields[at].End]
}

// like returns a value with the delimiters of another one.
func like(old, value string) string {
	text, ok := style.Inside(value)
	switch {
	case old == "" || !ok:
		return value
	case strings.Trim(old, "0123456789") == "" && strings.Trim(text, "0123456789") == "" && text != "":
		return text
	}
	return style.Delimit(value, old[0] == '"')
}

// changes reports whether the result is another entry than the old one.
func (x *entryEdit) changes() bool {
	return len(x.fresh) > 0 || len(x.from) != len(x.old.Fields) || !strings.EqualFold(x.result.Type, x.old.Type)
}

// errUnplain is why an entry is not changed.
var errUnplain = errors.New("it is not written plainly, and is left as it is: something stands beside a field that would go")

// append appends the entry as it is to be.
func (x *entryEdit) append(b []byte) ([]byte, error) {
	e := x.old
	at := e.Start // up to which the old entry is written or left out
	if !strings.EqualFold(x.result.Type, e.Type) {
		word := strings.Index(x.source[e.Start:], e.Type) + e.Start
		b = append(append(b, x.source[at:word]...), x.style.Type(x.result.Type)...)
		at = word + len(e.Type)
	}
	if !x.onlyAdds() {
		end, ok := x.keyEnd()
		if !ok {
			return b, errUnplain
		}
		b = append(b, x.source[at:end]...)
		at = end
	}
	width := x.style.Width(x.fresh)
	next := 0 // field of the old entry
	for i, from := range x.from {
		if from < 0 {
			b = x.style.AppendField(b, x.result.Fields[i], width)
			continue
		}
		if from < next {
			return b, errors.New("its fields would change their order")
		}
		for ; next < from; next++ {
			if !x.plain(at, next) {
				return b, errUnplain
			}
			at = e.Fields[next].End
		}
		b = append(append(b, x.source[at:e.Fields[from].Start]...), x.result.Fields[i].Value...)
		at, next = e.Fields[from].End, from+1
	}
	for ; next < len(e.Fields); next++ {
		if !x.plain(at, next) {
			return b, errUnplain
		}
		at = e.Fields[next].End
	}
	return append(b, x.source[at:e.End]...), nil
}

// onlyAdds reports whether all fields of the old entry stay, and new ones stand behind
// them.
func (x *entryEdit) onlyAdds() bool {
	for i := range x.old.Fields {
		if i >= len(x.from) || x.from[i] != i {
			return false
		}
	}
	return true
}

// keyEnd returns where the key ends. It returns false where no comma is behind it.
func (x *entryEdit) keyEnd() (end int, ok bool) {
	name, _, ok := placesOf(x.old).Fields[0].NameIn(x.source)
	if !ok {
		return 0, false
	}
	head, _, ok := strings.Cut(x.source[x.old.Start:name], ",")
	head = strings.TrimRight(head, " \t\r\n")
	return x.old.Start + len(head), ok && x.old.Key != "" && strings.HasSuffix(head, x.old.Key)
}

// plain reports whether nothing but a comma stands between at, where what is before a
// field ends, and its name: the field can be left out.
func (x *entryEdit) plain(at, field int) bool {
	name, _, ok := placesOf(x.old).Fields[field].NameIn(x.source)
	return ok && name >= at && strings.Trim(x.source[at:name], " \t\r\n") == ","
}
