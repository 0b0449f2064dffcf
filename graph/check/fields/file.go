package fields

import (
	"slices"
	"strings"

	"clipgraph/bib"
)

// crossref checks a reference to an entry above. BibTeX inherits fields only from entries below
// (btxdoc, 2.1), biber from any. The correction moves the entry above after the last entry that
// refers to it.
func (j *judge) crossref() {
	f, ok := j.entry.Get("crossref")
	key := fold(f.Value())
	parent := j.first[key]
	if !ok || parent == nil || parent.Start >= j.entry.Start || j.dialect == bib.BibLaTeX {
		return
	}
	fault := j.report(f, "crossref names the entry in line %d, above this one: biber accepts that, but BibTeX inherits only from entries below", parent.Line)
	fault.Odd = true
	if behind := j.last[key]; j.standsAlone(parent) && behind.End > parent.End {
		end := j.blanks(parent.End)
		gap := j.Source[parent.End:end]
		if !strings.Contains(gap, "\n") {
			gap = "\n"
		}
		fault.Edits = []Edit{{parent.Start, end, ""}, {behind.End, behind.End, gap + j.Source[parent.Start:parent.End]}}
	}
}

// standsAlone reports whether an entry is terminated and only white space separates it from the
// previous block. A comment there may belong to it.
func (file *File) standsAlone(e *bib.Entry) bool {
	i, found := slices.BinarySearchFunc(file.Blocks, e.Start, func(b bib.Block, at int) int { return b.Start - at })
	if !found || file.Blocks[i].Kind != bib.EntryBlock {
		return false
	}
	return i == 0 || file.Blocks[i-1].Kind == bib.TextBlock && strings.TrimSpace(file.Raw(file.Blocks[i-1])) == ""
}

// blanks returns the end of the white space at an offset.
func (file *File) blanks(at int) int {
	return len(file.Source) - len(strings.TrimLeft(file.Source[at:], white))
}

const white = " \t\r\n"

// Repeats reports whether an entry with the key of an earlier one begins at an offset.
func (file *File) Repeats(at int) bool {
	e := file.starts[at]
	return e != nil && e.Key != "" && file.first[fold(e.Key)] != e
}

// Repair returns the edits that correct a problem that reading the file found at an offset, or nil
// if no correction is certain. It adds a missing comma before a field, braces around a bare address
// and macros for names of months, and removes an entry that repeats an earlier one word for word.
// The time is linear in the block.
func (file *File) Repair(at int) []Edit {
	src := file.Source
	if at < 0 || at >= len(src) {
		return nil
	}
	if e := file.starts[at]; e != nil {
		first := file.first[fold(e.Key)]
		if !file.Repeats(at) || first.Key != e.Key || !file.standsAlone(e) || !slices.Equal(strings.Fields(src[first.Start:first.End]), strings.Fields(src[e.Start:e.End])) {
			return nil
		}
		return []Edit{{e.Start, file.blanks(e.End), ""}}
	}
	end := at
	for end < len(src) && !strings.ContainsRune(white+",{}\"#=()'", rune(src[end])) {
		end++
	}
	word, before, behind := src[at:end], strings.TrimRight(src[:at], white), src[file.blanks(end):]
	last := before[max(0, len(before)-1):]
	switch {
	case last == "=" && monthMacro(word) != "":
		return file.macros(word, monthMacro(word))
	case last == "=" && (strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "http://")) && (strings.HasPrefix(behind, ",") || strings.HasPrefix(behind, "}")):
		return []Edit{{at, at, "{"}, {end, end, "}"}}
	case strings.HasPrefix(behind, "=") && !strings.Contains(",={(#", last) && word != "":
		return []Edit{{len(before), len(before), ","}}
	}
	return nil
}

// macros returns the edits that replace bare names of months with macros in all entries, because
// reading reports only the first.
func (file *File) macros(name, macro string) (edits []Edit) {
	for e := range file.Entries() {
		if month, ok := e.Get("month"); ok {
			for _, part := range month.Parts() {
				if part.Kind == bib.Macro && strings.EqualFold(part.Text, name) {
					edits = append(edits, Edit{part.Start, part.End, macro})
				}
			}
		}
	}
	return edits
}
