package check

import (
	"fmt"
	"slices"
	"strings"

	"clipgraph/bib"
	"clipgraph/bib/citing"
)

// Rules for a LaTeX document together with its bibliographies.
const (
	undefinedRule = "undefined-key"
	uncitedRule   = "uncited-entry"
)

// Citations finds keys that a document cites but that are in no bibliography, and entries that it
// never cites. If some bibliographies are missing, it finds nothing.
func Citations(d *citing.Document, files []*bib.File, o Options) []Finding {
	if len(files) < len(d.Bibliographies) || len(files) == 0 {
		return nil
	}
	defined := map[string]bool{}
	for _, file := range files {
		for e := range file.Entries() {
			for _, key := range e.Keys() {
				defined[strings.ToLower(key)] = true
			}
		}
	}
	var findings []Finding
	for _, c := range d.Undefined(func(key string) bool { return defined[strings.ToLower(key)] }) {
		findings = append(findings, placed(undefinedRule, c.Place, "%q is cited but is in no bibliography", c.Name))
	}
	if o.Cited == nil {
		cites := d.Cites()
		for _, file := range files {
			findings = append(findings, uncited(file, cites)...)
		}
	}
	return o.count(findings)
}

// maxUncited is how many entries of one file are named: one of which most are never cited
// is somebody's whole collection.
const maxUncited = 50

// uncited finds the entries of a file that are never cited, nor refer others to them.
func uncited(file *bib.File, cites func(key string) bool) []Finding {
	var findings []Finding
	parents := file.Parents()
	entries := 0
	for e := range file.Entries() {
		entries++
		isParent := slices.ContainsFunc(e.Keys(), func(key string) bool { return parents.Find(key) == e })
		if e.Key != "" && !isParent && !slices.ContainsFunc(e.Keys(), cites) {
			findings = append(findings, placed(uncitedRule, citing.Place{File: file.Name, Line: e.Line, Col: e.Col}, "the entry %q is never cited", e.Key))
		}
	}
	if len(findings) > maxUncited {
		findings[0].Message = fmt.Sprintf("%d of %d entries are never cited, starting with this one", len(findings), entries)
		findings = findings[:1]
	}
	return findings
}
