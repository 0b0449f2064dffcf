// Package data reads records of data: rows of CSV, mappings of JSON and YAML, works of
// CITATION.cff, cells of notebooks. Each format has a function that recognizes it, such
// as [LooksLikeCSV], and one that passes its records to a [record.List], such as
// [ReadCSV].
//
// The name of a field determines its role (fieldname.go), or else its value. A bare
// identifier counts if the field name says arXiv. Broken parts become problems, and the
// rest is read.
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

// Values of JSON and YAML. A mapping with a title or a link to a paper is a record. The
// keys of other mappings are the sections of the records below them.

// value is a value with its position in the list.
type value struct {
	kind       valueKind
	start, end int      // in the text
	text       string   // of a scalar
	members    []member // of a list, without keys, and of a mapping
}

// get returns the value under key, or the null value.
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

// dataReader converts data to records.
type dataReader struct {
	*recordMaker
	uses map[string]fieldUse // by the name of the field
	deep bool                // excessive nesting was reported
}

func newDataReader(l record.List, source string) *dataReader {
	return &dataReader{recordMaker: newRecordMaker(l, source), uses: map[string]fieldUse{}}
}

// use is a cached useOf.
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

// walk takes the records in v. Keys become sections, unless they are names of containers
// of papers.
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

// holdsPapers are names of containers of papers of any topic.
var holdsPapers = words.Set("papers|paper|items|entries|list|data|results|publications|articles|works|records|children|references|bibliography|docs|documents|content|contents|readings|resources|feed|rows|all|value|values")

// below returns path extended by title.
func (r *dataReader) below(path []string, title string) []string {
	title = strings.TrimSpace(title)
	if title == "" || len(title) > record.MaxSection || len(path) >= record.MaxPath {
		return path
	}
	return append(slices.Clip(path), title)
}

// members takes the records and texts of a list. If several records have fields that only
// papers have, all records are papers.
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

// isPaper reports whether the record v has a title and a field that only a paper has.
func (r *dataReader) isPaper(v *value) bool {
	uses := make([]fieldUse, 0, len(v.members))
	for i := range v.members {
		if m := &v.members[i]; m.kind != nullValue && (m.kind != scalarValue || m.text != "") {
			uses = append(uses, r.use(m.key))
		}
	}
	return ofPapers(uses)
}

// isRecord reports whether a mapping describes one work: it has a title, or a name and a
// link, or a link to a paper. A mapping with titled records below a name such as "papers"
// is a container.
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

// maxRecordText is the length of the longest field that is searched to classify a record.
const maxRecordText = 2000

// hasRecords reports whether the first value of a list is a titled record.
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

// heading returns the title of a mapping that contains others.
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

// take takes a record with the given key in its mapping.
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

// tooDeep reports, once, a value at an offset that is nested too deep. at is negative if
// there is none.
func (r *dataReader) tooDeep(at int) {
	if at < 0 || r.deep {
		return
	}
	r.deep = true
	r.list.Problem(at, "nested deeper than %d: what stands there is read for identifiers only", record.MaxDepth)
}

// keyTitle returns a key if it may be a title and is not an identifier or a number.
func keyTitle(key string) string {
	if _, err := arxiv.Parse(key); err == nil || numberText.MatchString(key) || len(key) > maxTitle || link.IsAddress(key) {
		return ""
	}
	return strings.TrimSpace(key)
}

// flatten appends the fields of v, with the name and use of u. Nested values become
// further fields: links, and values with names of their own if the outer name is not
// known.
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
			case record.Name: // such as "models": nested values are more than a name
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

// of returns the field with the given value and text.
func (u field) of(v *value, text string) field {
	u.text, u.start, u.end = text, v.start, v.end
	return u
}

// personNames returns the names of a list of authors: texts, or mappings with the parts
// of a name.
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

// text takes a text that is a paper of its own: an address under its title, or a line of
// a list in Markdown.
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
