package data

import (
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/internal/lines"
)

// Front matter precedes a page, for the program that shows it: YAML between lines of
// "---" (Jekyll, Obsidian), TOML between "+++", or lines "key:: value" (Logseq). In a
// note on a paper it is a record.

// MaxFront bounds the length of front matter, in bytes.
const MaxFront = 16 << 10

var property = regexp.MustCompile(`^([\w-]+)::[ \t]+(\S.*?)\s*$`)

// assignment matches the first line of YAML or TOML with a value or a mapping.
var assignment = regexp.MustCompile(`^(?:\s*(?:#.*|\[[^\]]*\]\s*)?\n)*\s*["A-Za-z_][\w .-]*"?\s*(?::\s|:$|=)`)

// pageLine matches a line of a page that does not occur in YAML and TOML: a list item
// that begins with a link or bold text.
var pageLine = regexp.MustCompile(`(?m)^\s*(?:[-+*]|\d+[.)])\s+(?:!?\[[^\]\n]*\]\(|\*\*)`)

// Front returns the end of a page's front matter, or 0 if it has none. is reports whether
// it is a record: it has a title, and an identifier or a link to a paper in a known
// field.
func Front(text string) (end int, is bool) {
	r, v, end := front(nowhere{}, text)
	if v.kind != mappingValue {
		return end, false
	}
	titled, paper := false, false
	for _, f := range r.fields(&v) {
		titled = titled || f.role == record.Title && !link.IsAddress(f.text)
		_, bare := record.BareID(f.text)
		paper = paper || f.known && f.role != record.Note && f.role != record.Title &&
			(f.archive && bare || f.doi || arxiv.Has(f.text) || link.IsAddress(f.text) && link.KindOf(f.label, f.text) == link.Paper)
	}
	return end, titled && paper
}

// ReadFront reads front matter that is a record.
func ReadFront(to record.List, text string) {
	r, v, _ := front(to, text)
	r.take(&v, "", nil, record.ByPaper)
}

// fields returns the fields of a mapping.
func (r *dataReader) fields(v *value) (fields []field) {
	for i := range v.members {
		m := &v.members[i]
		fields = r.flatten(fields, field{fieldUse: r.use(m.key), name: m.key}, &m.value, 0)
	}
	return fields
}

// front returns the value of a page's front matter, null if it can't be read, and its
// end.
func front(to record.List, text string) (r *yamlReader, v value, end int) {
	text = text[:min(len(text), MaxFront)]
	r = &yamlReader{dataReader: newDataReader(to, text), starts: lines.NewIndex(text)}
	all := slices.Collect(strings.Lines(text))
	if len(all) == 0 {
		return r, v, 0
	}
	mark := strings.TrimRight(all[0], "\r\n")
	if mark != "---" && mark != "+++" {
		v, end = properties(all)
		return r, v, end
	}
	end = len(all[0])
	for _, line := range all[1:] {
		end += len(line)
		if strings.TrimRight(line, "\r\n") != mark {
			continue
		}
		body := text[len(all[0]) : end-len(line)]
		if mark == "---" {
			v = r.read(yamlPiece{body, 2, 1}, 0)
			r.close(&v, end-len(line))
		}
		if !assignment.MatchString(body) || pageLine.MatchString(body) { // horizontal rules of a page
			return r, value{}, 0
		}
		return r, v, end
	}
	return r, v, 0
}

// properties reads lines in Logseq's form.
func properties(all []string) (v value, end int) {
	for _, line := range all {
		found := property.FindStringSubmatchIndex(line)
		if found == nil {
			break
		}
		v.kind = mappingValue
		v.members = append(v.members, member{line[found[2]:found[3]], value{kind: scalarValue, text: line[found[4]:found[5]], start: end + found[4], end: end + found[5]}})
		end += len(line)
		v.end = end
	}
	return v, end
}

// nowhere is a list that ignores everything.
type nowhere struct{}

func (nowhere) Holds(arxiv.ID) bool         { return true }
func (nowhere) Take(record.Record) bool     { return false }
func (nowhere) Prose(*record.Prose)         {}
func (nowhere) Hide(int, int)               {}
func (nowhere) Malformed(int, string)       {}
func (nowhere) Problem(int, string, ...any) {}
