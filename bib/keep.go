package bib

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"clipgraph/bib/citekey"
	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
)

// An existing entry is written as it was read: its type, its fields in order, the bytes of its
// values, and its macros. Facts from sources are appended; nothing is replaced.

// keep returns the existing entry of p, with fields of the generated entry that it lacks.
func (e entry) keep(p *work.Work) *Draft {
	kept := e.ownEntry(p.Entry, e.draft.Key)
	has := kept.Has
	venue := has("journal") || has("journaltitle") || has("booktitle") || has("crossref")
	for _, f := range Lacking(e.draft.Fields, has) {
		// the venue of a source is not mixed with that of the entry, and no note is added
		switch foldCase(f.Name) {
		case "author", "title", "year", "date", "eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass", "url":
		case "doi":
			if venue { // the DOI may belong to another version
				continue
			}
		default:
			continue
		}
		kept.Fields = append(kept.Fields, f)
	}
	return kept
}

// ownEntry returns an existing entry in the dialect.
func (e entry) ownEntry(original *work.Entry, key string) *Draft {
	d := &Draft{Type: original.Type, Key: key, Macros: original.Macros}
	names := map[string]bool{}
	for _, f := range original.Fields {
		names[foldCase(f.Name)] = true
	}
	safeMacros := !slices.ContainsFunc(original.Macros, func(m work.Macro) bool { return dangerous.MatchString(m.Text) || !latex.Balanced(m.Text) })
	for _, f := range original.Fields {
		if !isName(f.Name) {
			continue
		}
		for _, f := range e.translate(f, names) {
			if equalFold(f.Name, "author") || equalFold(f.Name, "editor") {
				f = e.plainNames(f, d)
			}
			if equalFold(f.Name, "author") {
				f = e.shorten(f, d)
			}
			if e.includes(f.Name) {
				d.Fields = append(d.Fields, e.safe(f, d, safeMacros))
			}
		}
	}
	if original.Parent != nil && citekey.Valid(original.ParentKey) {
		d.Parent = e.ownEntry(original.Parent, original.ParentKey)
	}
	for i := range original.XData {
		if x := &original.XData[i]; citekey.Valid(x.Key) {
			d.XData = append(d.XData, e.ownEntry(&x.Entry, x.Key))
		}
	}
	if d.Type = e.classicType(original.Type); !isName(d.Type) {
		d.Type = "misc"
	}
	d.Macros = slices.DeleteFunc(slices.Clone(d.Macros), func(m work.Macro) bool { return !isName(m.Name) || !latex.Balanced(m.Text) })
	return d
}

// isName reports whether BibTeX accepts s as the name of a type, field or macro (bibtex.web,
// id_class).
func isName(s string) bool {
	if s == "" || '0' <= s[0] && s[0] <= '9' {
		return false
	}
	for _, c := range []byte(s) {
		if !idByte[c] || c == '@' {
			return false
		}
	}
	return true
}

// plainNames converts biblatex's extended name format to the format that BibTeX reads.
func (e entry) plainNames(f work.Field, d *Draft) work.Field {
	if e.Dialect == BibLaTeX || !strings.Contains(f.Value, "=") {
		return f
	}
	value := d.text(f.Value)
	if !namelist.HasExtended(value) {
		return f
	}
	people, more := namelist.Parse(value)
	f.Value = "{" + namelist.Format(e.Dialect, people, more, 0) + "}"
	return f
}

// shorten shortens a list of authors if the options ask for it.
func (e entry) shorten(f work.Field, d *Draft) work.Field {
	if e.MaxAuthors == 0 {
		return f
	}
	if authors, _ := namelist.Parse(d.text(f.Value)); len(authors) > e.MaxAuthors {
		f.Value = "{" + namelist.Format(e.Dialect, authors, false, e.MaxAuthors) + "}"
	}
	return f
}

// safe returns a field that can harm neither the file nor a TeX run that reads it. A value that
// cannot be parsed or contains a dangerous command is written as escaped text. safeMacros reports
// whether the macros of the entry are harmless.
func (e entry) safe(f work.Field, d *Draft, safeMacros bool) work.Field {
	if e.ASCII && notASCII(f.Value) != 0 {
		f.Value = latex.ASCII(f.Value)
	}
	parts, whole := cutParts(f.Value)
	if whole && len(parts) > 0 && latex.Balanced(f.Value) && !dangerous.MatchString(f.Value) && safeMacros {
		return f
	}
	text := f.Value
	if whole {
		text = d.text(f.Value)
	}
	f.Value = "{" + e.Dialect.Escape(latex.Text(text)) + "}"
	return f
}

// dangerous matches commands that read or write files, define commands or end the document, and
// TeX's notation for characters, which can hide such a command (The TeXbook, chapters 7, 20 and
// 24).
var dangerous = regexp.MustCompile(`\\(?:input|include|openin|openout|read|write|immediate|special|catcode|csname|expandafter|[egx]?def|let|futurelet|(?:re)?newcommand|providecommand|` +
	`directlua|usepackage|documentclass|endinput|bye|stop|batchmode|nonstopmode|scrollmode|errorstopmode|typeout|message|errmessage|aftergroup|scantokens|everyjob|output|loop|ShellEscape|verbatiminput|lstinputlisting|includegraphics|pdf[a-z]+)(?:[^A-Za-z@]|$)|\\end\s*\{\s*document|\\end\s*(?:[^A-Za-z@{\s]|$)|\^\^`)

// translate returns the field in the dialect. For BibTeX, biblatex's names are replaced by
// BibTeX's equivalents (biblatex manual, 2.2.5). names holds the folded names of the entry's
// fields.
func (e entry) translate(f work.Field, names map[string]bool) []work.Field {
	name := foldCase(f.Name)
	if e.Dialect == BibLaTeX || !e.Translate {
		return []work.Field{f} // biblatex also reads BibTeX's names
	}
	if name == "date" {
		if names["year"] {
			return nil
		}
		return e.dateFields(f)
	}
	if classic, ok := classicNames[name]; ok && !names[foldCase(classic)] {
		return []work.Field{{Name: classic, Value: f.Value}}
	}
	return []work.Field{f}
}

// classicNames maps biblatex's names of fields to BibTeX's.
var classicNames = map[string]string{
	"journaltitle": "journal", "location": "address", "annotation": "annote", "eprinttype": "archivePrefix", "eprintclass": "primaryClass", "sortkey": "key",
}

// months are BibTeX's names of the months.
var months = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")

// IsMonth reports whether a name in lower case is BibTeX's name of a month, a macro that all
// styles define.
func IsMonth(name string) bool { return slices.Contains(months, name) }

var isoDate = regexp.MustCompile(`^\s*[{"]?\s*(\d{4})(?:-(\d\d))?(?:-(\d\d))?`)

// dateFields returns a date as BibTeX's year and month fields.
func (e entry) dateFields(f work.Field) []work.Field {
	m := isoDate.FindStringSubmatch(f.Value)
	if m == nil {
		return []work.Field{{Name: "year", Value: f.Value}}
	}
	fields := []work.Field{{Name: "year", Value: "{" + m[1] + "}"}}
	if n, err := strconv.Atoi(m[2]); err == nil && 1 <= n && n <= 12 {
		fields = append(fields, work.Field{Name: "month", Value: months[n-1]})
	}
	return fields
}

// classicTypes maps biblatex's types to BibTeX's (biblatex manual, 2.1.1 and 2.1.2).
var classicTypes = map[string]string{
	"online": "misc", "electronic": "misc", "www": "misc", "report": "techreport", "thesis": "phdthesis", "software": "misc", "dataset": "misc",
	"collection": "book", "mvbook": "book", "mvcollection": "book", "mvproceedings": "proceedings", "reference": "book", "mvreference": "book",
	"bookinbook": "inbook", "suppbook": "inbook", "suppcollection": "incollection", "inreference": "incollection",
	"periodical": "misc", "suppperiodical": "article", "patent": "misc", "artwork": "misc", "audio": "misc", "video": "misc", "image": "misc",
	"legislation": "misc", "legal": "misc", "jurisdiction": "misc", "letter": "misc", "movie": "misc", "music": "misc", "performance": "misc", "review": "article", "standard": "misc",
}

// classicType returns the type in the dialect.
func (e entry) classicType(kind string) string {
	if e.Dialect == BibTeX && e.Translate {
		if classic := classicTypes[foldCase(kind)]; classic != "" {
			return classic
		}
	}
	return kind
}

// Work returns the entry with what its values need from the file: macros, and the entries in
// parents that it refers to. parents may be nil.
func (e *Entry) Work(parents *Parents) *work.Entry { return e.work(parents, 0) }

func (e *Entry) work(parents *Parents, depth int) *work.Entry {
	w := &work.Entry{Type: e.Type, Fields: make([]work.Field, 0, len(e.Fields))}
	used := map[string]string{}
	for _, f := range e.Fields {
		w.Fields = append(w.Fields, work.Field{Name: f.Name, Value: f.file.Source[f.Start:f.End]})
		for _, p := range f.Parts() {
			if name := foldCase(p.Text); p.Kind == Macro && f.file.macros[name] != nil {
				if text, ok := f.file.macros.lookup(name, f.Start); ok { // else it is defined later
					used[name] = text
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(used)) {
		w.Macros = append(w.Macros, work.Macro{Name: name, Text: used[name]})
	}
	if parents == nil || len(parents.byKey) == 0 || depth == maxParents {
		return w
	}
	if p := parents.Find(e.Value("crossref")); p != nil && p != e {
		w.Parent, w.ParentKey = parents.work(p, depth+1), p.Key
	}
	seen := map[*Entry]bool{e: true}
	for _, key := range e.xdata() {
		if x := parents.Find(key); x != nil && !seen[x] {
			seen[x] = true
			w.XData = append(w.XData, work.XData{Key: x.Key, Entry: *parents.work(x, depth+1)})
		}
	}
	return w
}

// work returns e as referenced by another entry at the given depth. The result is cached.
func (p *Parents) work(e *Entry, depth int) *work.Entry {
	at := parentAt{e, depth}
	if p.works[at] == nil {
		p.works[at] = e.work(p, depth)
	}
	return p.works[at]
}
