package bib

import (
	"regexp"
	"strings"

	"clipgraph/bib/work"
)

// Parents are the entries of a file that others inherit from: those that crossref
// names (btxdoc, 4), and the data containers that xdata names (biblatex manual,
// 3.13.6). The zero value has none.
type Parents struct {
	byKey map[string]*Entry // by key and biblatex's other keys, folded
	works map[parentAt]*work.Entry
}

// parentAt is an entry as one that stands depth references above another has it.
type parentAt struct {
	*Entry
	depth int
}

const (
	maxParents = 2  // references that are followed from one entry to the next
	maxXData   = 16 // containers that one entry names
)

// Parents returns the parents among the entries. The time is linear in the file.
func (f *File) Parents() *Parents {
	p := &Parents{byKey: map[string]*Entry{}, works: map[parentAt]*work.Entry{}}
	wanted := map[string]bool{}
	for e := range f.Entries() {
		wanted[keyOf(e.Value("crossref"))] = true
		for _, key := range e.xdata() {
			wanted[keyOf(key)] = true
		}
	}
	delete(wanted, "")
	if len(wanted) == 0 {
		return p
	}
	for e := range f.Entries() {
		for key := range strings.SplitSeq(e.Key+","+e.Value("ids"), ",") {
			if key = keyOf(key); wanted[key] && p.byKey[key] == nil {
				p.byKey[key] = e
			}
		}
	}
	return p
}

// Find returns the parent of a key; nil if there is none.
func (p *Parents) Find(key string) *Entry {
	if p == nil {
		return nil
	}
	return p.byKey[keyOf(key)]
}

// keyOf folds a key as BibTeX compares them.
func keyOf(key string) string { return strings.ToLower(strings.TrimSpace(key)) }

// granular is a value that is a field of a container, or an item of one, such as
// xdata=press-location.
var granular = regexp.MustCompile(`(?i)\bxdata\s*=\s*([^\s,={}"]+?)-[a-z]+(?:-\d+)?\b`)

// xdata returns the keys of the containers that the entry names, of the first
// maxXData.
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

// containers returns the data containers that e names, each before those that it names.
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
