// Package data reads records of data: rows of CSV, mappings of JSON and YAML, works of
// CITATION.cff, cells of notebooks. Each format has a function that tells it by its
// beginning, such as [LooksLikeCSV], and one that gives a [record.List] what it holds,
// such as [ReadCSV].
//
// What a field says is told by its name (fieldname.go), and where that tells nothing by
// its value; a bare identifier counts where the name says that it is one of arXiv's.
// What is broken becomes a problem, and the rest is read.
package data

import (
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/byline"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/shortname"
	"clipgraph/bib/citekey"
	"clipgraph/bib/work"
	"clipgraph/internal/words"
)

// Data: the values that JSON and YAML write alike. A mapping that has a title
// or a link to a paper is a record; others file what is below them, and their
// keys are its sections.

// value is one value with its place in the list.
type value struct {
	kind       valueKind
	start, end int      // in the text
	text       string   // of a scalar
	members    []member // of a list, without keys, and of a mapping
}

// get returns the value under key; the null value if there is none.
func (v *value) get(key string) *value {
	for i := range v.members {
		if v.members[i].key == key && v.kind == mappingValue {
			return &v.members[i].value
		}
	}
	return &value{}
}

type member struct {
	key string
	value
}

type valueKind int

const (
	nullValue valueKind = iota
	scalarValue
	listValue
	mappingValue
)

// dataReader makes items of data.
type dataReader struct {
	*recordMaker
	uses map[string]fieldUse // by the name of the field
	deep bool                // it is said that something is nested too deep
}

func newDataReader(l record.List, source string) *dataReader {
	return &dataReader{recordMaker: newRecordMaker(l, source), uses: map[string]fieldUse{}}
}

// use is useOf, which is asked often for few names.
func (r *dataReader) use(name string) fieldUse {
	u, ok := r.uses[name]
	if !ok && len(name) <= maxFieldName {
		u = useOf(name)
		if len(r.uses) < 10_000 {
			r.uses[name] = u
		}
	}
	return u
}

// walk takes what v holds. Its key files it, unless it is the name of
// something that holds papers whatever they are about.
func (r *dataReader) walk(v *value, path []string) {
	switch v.kind {
	case listValue:
		r.members(v, path)
	case mappingValue:
		if r.isRecord(v) {
			r.take(v, "", path, record.ByPaper)
			return
		}
		path = r.below(path, r.heading(v))
		for i := range v.members {
			m := &v.members[i]
			switch {
			case r.full:
				return
			case m.kind == scalarValue:
				r.text(m, m.key, path)
			case m.kind == mappingValue && r.isRecord(&m.value):
				r.take(&m.value, m.key, path, record.ByPaper)
			case holdsPapers[strings.Join(fieldWords(m.key), " ")]:
				r.walk(&m.value, path)
			default:
				r.walk(&m.value, r.below(path, m.key))
			}
		}
	}
}

// holdsPapers are names of what holds records, whatever they are about.
var holdsPapers = words.Set("papers|paper|items|entries|list|data|results|publications|articles|works|records|children|references|bibliography|docs|documents|content|contents|readings|resources|feed|rows|all|value|values")

// below returns the path of what title files.
func (r *dataReader) below(path []string, title string) []string {
	title = strings.TrimSpace(title)
	if title == "" || len(title) > record.MaxSection || len(path) >= record.MaxPath {
		return path
	}
	return append(slices.Clip(path), title)
}

// members takes the records and texts of a list. Where several records have what
// only papers have, each of them is one.
func (r *dataReader) members(v *value, path []string) {
	papers := 0
	for i := range v.members {
		if m := &v.members[i]; m.kind == mappingValue && papers < 2 && r.isPaper(&m.value) {
			papers++
		}
	}
	for i := range v.members {
		switch m := &v.members[i]; {
		case r.full:
			return
		case m.kind == scalarValue:
			r.text(m, "", path)
		case m.kind == mappingValue && r.isRecord(&m.value):
			c := record.ByPaper
			if papers > 1 {
				c = record.ByLink
				if r.isPaper(&m.value) {
					c = record.ByTitle
				}
			}
			r.take(&m.value, "", path, c)
		default:
			r.walk(&m.value, path)
		}
	}
}

// isPaper reports whether the record v has a title and what only a paper has.
func (r *dataReader) isPaper(v *value) bool {
	uses := make([]fieldUse, 0, len(v.members))
	for i := range v.members {
		if m := &v.members[i]; m.kind != nullValue && (m.kind != scalarValue || m.text != "") {
			uses = append(uses, r.use(m.key))
		}
	}
	return ofPapers(uses)
}

// isRecord reports whether a mapping is about one thing: it has a title, or a
// name and a link, or a link to a paper. One that has titled records below a
// name such as "papers" is about them all.
func (r *dataReader) isRecord(v *value) bool {
	titled, named, linked, paper, holds := false, false, false, false, false
	for i := range v.members {
		m := &v.members[i]
		u := r.use(m.key)
		switch m.kind {
		case scalarValue:
			address := link.IsAddress(m.text)
			titled = titled || u.role == record.Title && !address
			named = named || u.role == record.Name
			linked = linked || address || u.archive || u.doi
			paper = paper || u.known && u.role != record.Note && len(m.text) <= maxRecordText && (address || u.archive) && arxiv.Has(m.text)
		case mappingValue:
			titled = titled || u.role == record.Title && r.isRecord(&m.value)
			linked = linked || u.role == record.Address
		case listValue:
			linked = linked || u.role == record.Address
			holds = holds || (holdsPapers[strings.Join(fieldWords(m.key), " ")] || !u.known) && r.hasRecords(&m.value)
		}
	}
	switch {
	case holds && !paper:
		return false
	}
	return titled || named && linked || paper
}

// maxRecordText is the longest text of a field that is searched to tell what
// its record is.
const maxRecordText = 2000

// hasRecords reports whether the first of a list's values is a titled record.
func (r *dataReader) hasRecords(v *value) bool {
	if len(v.members) == 0 || v.members[0].kind != mappingValue {
		return false
	}
	for i := range v.members[0].members {
		m := &v.members[0].members[i]
		if m.kind == scalarValue && r.use(m.key).role == record.Title && !link.IsAddress(m.text) {
			return true
		}
	}
	return false
}

// heading returns what a mapping that files others says of itself.
func (r *dataReader) heading(v *value) string {
	for _, role := range []record.Role{record.Title, record.Name, record.Section} {
		for i := range v.members {
			if m := &v.members[i]; m.kind == scalarValue && r.use(m.key).role == role && !link.IsAddress(m.text) {
				return m.text
			}
		}
	}
	return ""
}

// take takes a record, which stands under key in its mapping.
func (r *dataReader) take(v *value, key string, path []string, c record.Claim) {
	fields := r.fields(v)
	if len(fields) > record.MaxFields {
		r.tooWide(v, len(fields))
		return
	}
	titled := slices.ContainsFunc(fields, func(f field) bool { return f.role == record.Title })
	if title := keyTitle(key); title != "" && !titled {
		role := record.Title
		if shortname.Like(title) && slices.ContainsFunc(fields, func(f field) bool { return f.role == record.Name }) {
			role = record.Unknown
		}
		fields = append([]field{{fieldUse{role: role, known: true}, "title", title, v.start, v.start}}, fields...)
	}
	rec := record.Record{Section: path, Claim: c, Start: v.start, End: v.end}
	if isCSL(v) {
		rec.Claim, rec.Work = record.ByTitle, cslWork(v)
		if key := v.get("id").text; citekey.Valid(key) {
			rec.Key = key
		}
	}
	r.record(rec, fields)
}

func (r *dataReader) tooWide(v *value, n int) {
	r.list.Problem(v.start, "a record of %d fields is read for identifiers only", n)
}

// tooDeep says, once, where a value is nested deeper than what is read; at is
// negative if none is.
func (r *dataReader) tooDeep(at int) {
	if at < 0 || r.deep {
		return
	}
	r.deep = true
	r.list.Problem(at, "nested deeper than %d: what stands there is read for identifiers only", record.MaxDepth)
}

// keyTitle returns a key that may be a title; an identifier or a number is
// none.
func keyTitle(key string) string {
	if _, err := arxiv.Parse(key); err == nil || numberText.MatchString(key) || len(key) > maxTitle || link.IsAddress(key) {
		return ""
	}
	return strings.TrimSpace(key)
}

// flatten appends the fields that v makes, which has the name and the use of u. Values within
// it are further ones: links, and what their own names tell where the name
// above tells none.
func (r *dataReader) flatten(fields []field, u field, v *value, depth int) []field {
	if depth > record.MaxPath || len(fields) > record.MaxFields {
		return fields
	}
	switch v.kind {
	case scalarValue:
		if text := strings.TrimSpace(v.text); text != "" {
			fields = append(fields, u.of(v, text))
		}
	case listValue:
		if u.role == record.Authors {
			return append(fields, u.of(v, strings.Join(personNames(v), "; ")))
		}
		var texts []string
		for i := range v.members {
			switch m := &v.members[i]; {
			case m.kind == scalarValue && !strings.Contains(m.text, "://") && !u.archive && !u.doi:
				texts = append(texts, strings.TrimSpace(m.text))
			default:
				fields = r.flatten(fields, u, &m.value, depth+1)
			}
		}
		if len(texts) > 0 {
			fields = append(fields, u.of(v, strings.Join(texts, ", ")))
		}
	case mappingValue:
		if u.role == record.Authors {
			return append(fields, u.of(v, strings.Join(personNames(v), "; ")))
		}
		for i := range v.members {
			m := &v.members[i]
			inner := field{fieldUse: r.use(m.key), name: m.key}
			switch u.role {
			case record.Title:
			case record.Unknown, record.Address:
				if inner.role == record.Title || inner.role == record.Name {
					inner.fieldUse = fieldUse{}
				}
				if m.kind == scalarValue && link.IsAddress(m.text) && (inner.label == "" || u.label != "") {
					inner.fieldUse = fieldUse{role: record.Address, label: u.label, known: u.known}
				}
			case record.Name: // as of "models": what is within is more than a name
				inner.fieldUse = fieldUse{}
			default:
				named := inner.role == record.Title || inner.role == record.Name || inner.role == record.Unknown
				if named && !numberText.MatchString(m.text) && !strings.EqualFold(m.key, "id") {
					inner = u
				}
			}
			fields = r.flatten(fields, inner, &m.value, depth+1)
		}
	}
	return fields
}

// of returns the field that v has as text.
func (u field) of(v *value, text string) field {
	u.text, u.start, u.end = text, v.start, v.end
	return u
}

// personNames returns the names of a list of authors: texts, or mappings with
// the parts of a name.
func personNames(v *value) []string {
	switch v.kind {
	case scalarValue:
		return []string{strings.TrimSpace(v.text)}
	case mappingValue:
		parts := map[string]string{}
		for _, m := range v.members {
			if m.kind == scalarValue {
				parts[strings.Join(fieldWords(m.key), " ")] = strings.TrimSpace(m.text)
			}
		}
		for _, names := range [][2]string{{"given", "family"}, {"first", "last"}, {"given names", "family names"}, {"first name", "last name"}, {"forename", "surname"}} {
			if parts[names[1]] != "" {
				family := strings.TrimSpace(parts["name particle"] + parts["dropping particle"] + " " + parts["non dropping particle"] + " " + parts[names[1]])
				return []string{byline.Text(work.FromParts(family, parts[names[0]], parts["suffix"]+parts["name suffix"]))}
			}
		}
		for _, name := range []string{"name", "full name", "literal", "author"} {
			if parts[name] != "" {
				return []string{parts[name]}
			}
		}
		return nil
	case listValue:
		var all []string
		for i := range v.members {
			if m := &v.members[i]; m.kind != listValue {
				all = append(all, personNames(&m.value)...)
			}
		}
		return all
	}
	return nil
}

// text takes a text that stands for a paper by itself: an address under its
// title, or a line of a list in Markdown.
func (r *dataReader) text(m *member, key string, path []string) {
	text := strings.TrimSpace(m.text)
	if len(text) > record.MaxLine || !strings.Contains(text, "/") && !arxiv.Has(text) {
		return
	}
	u := r.use(key)
	if title := keyTitle(key); title != "" && !u.known && link.IsAddress(text) {
		r.record(record.Record{Section: path, Claim: record.ByPaper, Start: m.start, End: m.end}, []field{
			{fieldUse{role: record.Title, known: true}, "title", title, m.start, m.end},
			{fieldUse{role: record.Address, known: true}, "link", text, m.start, m.end},
		})
	} else if strings.HasPrefix(text, "|") || key == "" || u.role != record.Note {
		r.prose.Add(text, path, r.source, m.start, m.end)
	}
}
