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

// An entry that somebody wrote goes out as it came in: its type, its fields in
// their order, the bytes of its values, its macros. What a source knows besides
// is added behind them, and nothing of it is replaced.

// keep returns the entry of p as its author has it, with the fields of the made
// one that it lacks, where a source knows the work.
func (e entry) keep(p *work.Work) *Draft {
	kept := e.ownEntry(p.Entry, e.draft.Key)
	has := kept.Has
	venue := has("journal") || has("journaltitle") || has("booktitle") || has("crossref")
	for _, f := range Lacking(e.draft.Fields, has) {
		// The venue of a source is not mixed with the author's own, nor is a remark of ours.
		switch foldCase(f.Name) {
		case "author", "title", "year", "date", "eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass", "url":
		case "doi":
			if venue { // the DOI may be that of another version
				continue
			}
		default:
			continue
		}
		kept.Fields = append(kept.Fields, f)
	}
	return kept
}

// ownEntry returns what is to be written of an entry in the dialect.
func (e entry) ownEntry(own *work.Entry, key string) *Draft {
	d := &Draft{Type: own.Type, Key: key, Macros: own.Macros}
	names := map[string]bool{}
	for _, f := range own.Fields {
		names[foldCase(f.Name)] = true
	}
	sound := !slices.ContainsFunc(own.Macros, func(m work.Macro) bool { return dangerous.MatchString(m.Text) || !latex.Balanced(m.Text) })
	for _, f := range own.Fields {
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
			if e.wants(f.Name) {
				d.Fields = append(d.Fields, e.safe(f, d, sound))
			}
		}
	}
	if own.Parent != nil && citekey.Valid(own.ParentKey) {
		d.Parent = e.ownEntry(own.Parent, own.ParentKey)
	}
	for i := range own.XData {
		if x := &own.XData[i]; citekey.Valid(x.Key) {
			d.XData = append(d.XData, e.ownEntry(&x.Entry, x.Key))
		}
	}
	if d.Type = e.classicType(own.Type); !isName(d.Type) {
		d.Type = "misc"
	}
	d.Macros = slices.DeleteFunc(slices.Clone(d.Macros), func(m work.Macro) bool { return !isName(m.Name) || !latex.Balanced(m.Text) })
	return d
}

// isName reports whether BibTeX reads s as the name of a type, a field or a
// macro (bibtex.web, id_class).
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

// plainNames writes biblatex's extended names as BibTeX reads names.
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

// shorten ends a list of authors where the options want that.
func (e entry) shorten(f work.Field, d *Draft) work.Field {
	if e.MaxAuthors == 0 {
		return f
	}
	if authors, _ := namelist.Parse(d.text(f.Value)); len(authors) > e.MaxAuthors {
		f.Value = "{" + namelist.Format(e.Dialect, authors, false, e.MaxAuthors) + "}"
	}
	return f
}

// safe returns a field that is no danger to the file or to the TeX run that
// reads it: a value that is none, or that holds a command which is no text, is
// written as text. sound reports whether the macros of the entry are no danger.
func (e entry) safe(f work.Field, d *Draft, sound bool) work.Field {
	if e.ASCII && notASCII(f.Value) != 0 {
		f.Value = latex.ASCII(f.Value)
	}
	parts, whole := cutParts(f.Value)
	if whole && len(parts) > 0 && latex.Balanced(f.Value) && !dangerous.MatchString(f.Value) && sound {
		return f
	}
	text := f.Value
	if whole {
		text = d.text(f.Value)
	}
	f.Value = "{" + e.Dialect.Escape(latex.Text(text)) + "}"
	return f
}

// dangerous is a command that reads or writes files, defines others, or ends the
// document; and TeX's notation for characters, which can hide one (The TeXbook,
// chapters 7, 20 and 24).
var dangerous = regexp.MustCompile(`\\(?:input|include|openin|openout|read|write|immediate|special|catcode|csname|expandafter|[egx]?def|let|futurelet|(?:re)?newcommand|providecommand|` +
	`directlua|usepackage|documentclass|endinput|bye|stop|batchmode|nonstopmode|scrollmode|errorstopmode|typeout|message|errmessage|aftergroup|scantokens|everyjob|output|loop|ShellEscape|verbatiminput|lstinputlisting|includegraphics|pdf[a-z]+)(?:[^A-Za-z@]|$)|\\end\s*\{\s*document|\\end\s*(?:[^A-Za-z@{\s]|$)|\^\^`)

// translate returns what a field is in the dialect: biblatex's names for
// BibTeX, where it has one that means the same (biblatex manual, 2.2.5). names
// has the names of the entry's fields, folded.
func (e entry) translate(f work.Field, names map[string]bool) []work.Field {
	name := foldCase(f.Name)
	if e.Dialect == BibLaTeX || !e.Translate {
		return []work.Field{f} // biblatex reads BibTeX's names as well
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

// classicNames are BibTeX's names of biblatex's fields.
var classicNames = map[string]string{
	"journaltitle": "journal", "location": "address", "annotation": "annote", "eprinttype": "archivePrefix", "eprintclass": "primaryClass", "sortkey": "key",
}

// months are BibTeX's names of the months.
var months = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")

var isoDate = regexp.MustCompile(`^\s*[{"]?\s*(\d{4})(?:-(\d\d))?(?:-(\d\d))?`)

// dateFields returns a date as BibTeX's year and month.
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

// classicTypes are BibTeX's types of biblatex's (biblatex manual, 2.1.1 and 2.1.2).
var classicTypes = map[string]string{
	"online": "misc", "electronic": "misc", "www": "misc", "report": "techreport", "thesis": "phdthesis", "software": "misc", "dataset": "misc",
	"collection": "book", "mvbook": "book", "mvcollection": "book", "mvproceedings": "proceedings", "reference": "book", "mvreference": "book",
	"bookinbook": "inbook", "suppbook": "inbook", "suppcollection": "incollection", "inreference": "incollection",
	"periodical": "misc", "suppperiodical": "article", "patent": "misc", "artwork": "misc", "audio": "misc", "video": "misc", "image": "misc",
	"legislation": "misc", "legal": "misc", "jurisdiction": "misc", "letter": "misc", "movie": "misc", "music": "misc", "performance": "misc", "review": "article", "standard": "misc",
}

// classicType returns what a type is in the dialect.
func (e entry) classicType(kind string) string {
	if e.Dialect == BibTeX && e.Translate {
		if classic := classicTypes[foldCase(kind)]; classic != "" {
			return classic
		}
	}
	return kind
}

// Work returns the entry as it stands, with what its values need of the file:
// macros, and the entries that it refers to, among parents, which may be nil.
func (e *Entry) Work(parents *Parents) *work.Entry { return e.work(parents, 0) }

func (e *Entry) work(parents *Parents, depth int) *work.Entry {
	w := &work.Entry{Type: e.Type, Fields: make([]work.Field, 0, len(e.Fields))}
	used := map[string]string{}
	for _, f := range e.Fields {
		w.Fields = append(w.Fields, work.Field{Name: f.Name, Value: f.file.Source[f.Start:f.End]})
		for _, p := range f.Parts() {
			if name := foldCase(p.Text); p.Kind == Macro && f.file.macros[name] != nil {
				used[name], _ = f.file.macros.lookup(name, f.Start)
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
	named := map[*Entry]bool{e: true}
	for _, key := range e.xdata() {
		if x := parents.Find(key); x != nil && !named[x] {
			named[x] = true
			w.XData = append(w.XData, work.XData{Key: x.Key, Entry: *parents.work(x, depth+1)})
		}
	}
	return w
}

// work returns e as it stands depth references above another entry. It is made once
// for all of these.
func (p *Parents) work(e *Entry, depth int) *work.Entry {
	at := parentAt{e, depth}
	if p.works[at] == nil {
		p.works[at] = e.work(p, depth)
	}
	return p.works[at]
}
