package bib

import (
	"regexp"
	"strings"

	"clipgraph/bib/work"
)

// Parents are the entries of a file from which others inherit: those named by crossref (btxdoc,
// 4) and the data containers named by xdata (biblatex manual, 3.13.6). The zero value is empty.
type Parents struct {
	byKey map[string]*Entry // by folded key, including biblatex's aliases
	works map[parentAt]*work.Entry
}

// parentAt is an entry that is referenced at the given depth.
type parentAt struct {
	*Entry
	depth int
}

const (
	maxParents = 2  // length of a chain of references
	maxXData   = 16 // containers per entry
)

// Parents returns the entries that others inherit from. The time is linear in the file.
func (f *File) Parents() *Parents {
	p := &Parents{byKey: map[string]*Entry{}, works: map[parentAt]*work.Entry{}}
	referenced := map[string]bool{}
	for e := range f.Entries() {
		referenced[keyOf(e.Value("crossref"))] = true
		for _, key := range e.xdata() {
			referenced[keyOf(key)] = true
		}
	}
	delete(referenced, "")
	if len(referenced) == 0 {
		return p
	}
	for e := range f.Entries() {
		for key := range strings.SplitSeq(e.Key+","+e.Value("ids"), ",") {
			if key = keyOf(key); referenced[key] && p.byKey[key] == nil {
				p.byKey[key] = e
			}
		}
	}
	return p
}

// Find returns the parent with the given key, or nil if there is none.
func (p *Parents) Find(key string) *Entry {
	if p == nil {
		return nil
	}
	return p.byKey[keyOf(key)]
}

// keyOf folds a key in the way BibTeX compares keys.
func keyOf(key string) string { return strings.ToLower(strings.TrimSpace(key)) }

// granular matches a value that is a field of a container, or an item of one, such as
// xdata=press-location.
var granular = regexp.MustCompile(`(?i)\bxdata\s*=\s*([^\s,={}"]+?)-[a-z]+(?:-\d+)?\b`)

// xdata returns the keys of the first maxXData containers that the entry names.
func (e *Entry) xdata() (keys []string) {
	for _, f := range e.Fields {
		value := f.Value()
		if f.Folded() == "xdata" {
			for key := range strings.SplitSeq(value, ",") {
				keys = append(keys, strings.TrimSpace(key))
			}
		} else if strings.Contains(value, "=") {
			for _, m := range granular.FindAllStringSubmatch(value, maxXData) {
				keys = append(keys, m[1])
			}
		}
		if len(keys) > maxXData {
			return keys[:maxXData]
		}
	}
	return keys
}

// containers returns the data containers that e names, each followed by those that it names.
func (p *Parents) containers(e *Entry) (all []*Entry) {
	if p == nil || len(p.byKey) == 0 {
		return nil
	}
	for _, key := range e.xdata() {
		if x := p.Find(key); x != nil && x != e {
			all = append(all, x)
			for _, key := range x.xdata() {
				if y := p.Find(key); y != nil {
					all = append(all, y)
				}
			}
		}
	}
	return all
}
