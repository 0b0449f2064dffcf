package readlist

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
)

// Records: rows of separated values, objects of JSON, mappings of YAML. Their
// fields have names as the columns of a table have headers, and mean the same:
// a record becomes the entry that such a row would be. A bare identifier counts
// where the field's name says that it is one of arXiv's, and nowhere else.

// fieldUse is what the name of a field says of its value.
type fieldUse struct {
	role    column
	label   string // of the links in it, as "code"; "" if the name tells none
	archive bool   // it names arXiv
	doi     bool
	known   bool // the name is known
}

// field is one value of a record.
type field struct {
	fieldUse
	text string
}

// maxFields bounds the fields of a record.
const maxFields = 1000

// Words of names that say little by themselves: those that others stand behind,
// those that stand behind others.
var (
	beforeNames = words("paper|papers|publication|pub|article|official|entry|item|work|bib|original|source|full|long")
	behindNames = words("name|names|list|text|title|string|str|info|s|en")
	addressWord = words("url|urls|link|links|href|uri|address|page|id|ids|www")
	recordWords = map[string]column{
		"ttl": titleColumn, "headline": titleColumn, "heading": titleColumn, "paper": titleColumn,
		"shortname": nameColumn, "short title": nameColumn, "short": nameColumn, "nick": nameColumn,
		"publisher": venueColumn, "booktitle": venueColumn, "proceedings": venueColumn, "journal ref": venueColumn, "journaltitle": venueColumn,
		"created": yearColumn, "publish": yearColumn, "pubdate": yearColumn, "yr": yearColumn, "datetime": yearColumn, "published at": yearColumn, "publish time": yearColumn,
		"writer": authorColumn, "writers": authorColumn, "creator": authorColumn, "creators": authorColumn,
		"group": sectionColumn, "subject": sectionColumn, "subtopic": sectionColumn, "subcategory": sectionColumn, "subsection": sectionColumn, "section": sectionColumn, "label": sectionColumn, "labels": sectionColumn, "keyword": sectionColumn,
		"desc": noteColumn, "details": noteColumn, "annotation": noteColumn, "takeaway": noteColumn, "takeaways": noteColumn,
		"references": noteColumn, "citations": noteColumn, "cites": noteColumn, "related": noteColumn, "related work": noteColumn, "related papers": noteColumn, "see also": noteColumn,
	}
)

// fieldWords cuts a name as programs write it into words in lower case:
// paper_title, paperTitle, "Paper Title", Author(s).
func fieldWords(name string) []string {
	var b strings.Builder
	before := ' '
	for _, r := range strings.TrimSuffix(strings.ReplaceAll(name, "(s)", "s"), "#") {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			b.WriteByte(' ')
		}
		before = r
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' && r != ';' && r != '.' {
			r = ' '
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(strings.ReplaceAll(b.String(), "ar xiv", "arxiv"))
}

// useOf says what a field of the name holds.
func useOf(name string) fieldUse {
	w := fieldWords(name)
	if len(w) == 0 || len(w) > 5 {
		return fieldUse{}
	}
	if slices.Contains(w, "arxiv") || slices.Contains(w, "arxivid") || slices.Contains(w, "eprint") {
		return fieldUse{role: linkColumn, label: "arxiv", archive: true, known: true}
	}
	if w[0] == "doi" || w[len(w)-1] == "doi" {
		return fieldUse{role: linkColumn, label: "doi", doi: true, known: true}
	}
	bare := slices.DeleteFunc(slices.Clone(w), func(s string) bool { return addressWord[s] })
	if len(bare) < len(w) || len(w) <= 2 && codeLabels[w[len(w)-1]] || w[0] == "pdf" {
		label := strings.Join(bare, " ")
		for len(bare) > 0 && !known(label) {
			bare = bare[1:]
			label = strings.Join(bare, " ")
		}
		if last := w[len(w)-1]; last == "id" || last == "ids" {
			return fieldUse{}
		}
		return fieldUse{role: linkColumn, label: label, known: true}
	}
	for from, to := 0, len(w); from < to; {
		text := strings.Join(w[from:to], " ")
		if role := cmpRole(columnWords[text], recordWords[text]); role != anyColumn {
			u := fieldUse{role: role, known: true}
			if role == linkColumn {
				u.label = text
			}
			return u
		}
		switch {
		case beforeNames[w[from]] && to-from > 1:
			from++
		case behindNames[w[to-1]]:
			to--
		default:
			to = from
		}
	}
	if label := strings.Join(w, " "); known(label) {
		return fieldUse{role: linkColumn, label: label}
	}
	return fieldUse{}
}

func cmpRole(a, b column) column {
	if a != anyColumn {
		return a
	}
	return b
}

// ofPapers tells whether records with such fields are of papers, whatever the
// fields hold: they have a title and what only a paper has.
func ofPapers(uses []fieldUse) bool {
	titled, paper := false, false
	for _, u := range uses {
		titled = titled || u.role == titleColumn
		paper = paper || u.archive || u.doi || u.role == authorColumn || u.role == venueColumn || u.label == "pdf" || u.label == "paper"
	}
	return titled && paper
}

// bareMatch finds the identifier in the value of a field that is named after
// arXiv, which may stand there without any mark. What has one, such as an
// address, is found as in any text.
func bareMatch(text string) (m arxiv.Match, ok bool) {
	const mark = "arXiv:"
	if len(text) == 0 || len(text) > maxBareID || strings.ContainsAny(text, " \t\n:") || len(arxiv.Find(text)) > 0 {
		return m, false
	}
	for m := range arxiv.All(mark + text) {
		whole := m.Start == 0 && m.End == len(mark)+len(text)
		if m.Err != nil && len(m.Err.Meant) == 0 { // what other archives have
			return m, false
		}
		m.Start, m.End = 0, len(text)
		return m, whole
	}
	return m, false
}

// maxBareID is the longest text that is read for a bare identifier, in bytes.
const maxBareID = 40

// recordReader makes entries of records.
type recordReader struct {
	collector
}

func newRecordReader(l *List) *recordReader {
	return &recordReader{collector{list: l}}
}

// lostZeros is an identifier that a program read as a number: 1706.10000 is 1706.1
// to it.
var lostZeros = regexp.MustCompile(`^\d{3,4}\.\d{1,3}$`)

// record adds the item of a record that begins as e.
func (r *recordReader) record(e entry, fields []field) {
	titled, linked := false, false
	for i := range fields {
		f := &fields[i]
		if f.role == titleColumn && isAddress(f.text) { // "paper": an address
			f.role, f.label = linkColumn, "paper"
		}
		titled = titled || f.role == titleColumn
	}
	for i := range fields {
		f := &fields[i]
		if f.role == nameColumn && !titled && !nameLike(f.text) {
			f.role, titled = titleColumn, true
		}
		if f.archive && lostZeros.MatchString(strings.TrimSpace(f.text)) {
			r.collector.list.problemAt(e.start, "%s is no identifier of arXiv: did a spreadsheet take zeros off the end of one?", strings.TrimSpace(f.text))
		}
		linked = linked || f.known && f.role != noteColumn && (f.archive || len(arxiv.Find(f.text)) > 0)
	}
	e.header = []column{}
	for _, f := range fields {
		if f.role == sectionColumn && (numberText.MatchString(f.text) || isLabel(f.text) || entryTypes[strings.ToLower(f.text)]) {
			continue
		}
		role, spans := f.role, r.spans(f)
		switch {
		case !titled:
		case role == linkColumn:
			spans = onlyLinks(spans)
		case role == anyColumn: // what else a record holds: its links count, its text is no remark
			spans = onlyLinks(spans)
			if role = linkColumn; linked {
				role = noteColumn
			}
		}
		e.header = append(e.header, role)
		e.cells = append(e.cells, spans)
	}
	r.add(e)
}

// entryTypes say what kind of publication a record is of, and file it under
// nothing.
var entryTypes = words("journal|conference|inproceedings|proceedings|misc|journal-article|proceedings-article|posted-content|article-journal|paper-conference|book|thesis|techreport|report")

// isAddress tells whether text is an address and nothing else.
func isAddress(text string) bool {
	return !strings.ContainsAny(text, " \t\n") && (strings.Contains(text, "://") || addressText.MatchString(text))
}

var (
	addressText = regexp.MustCompile(`^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S+$`)
)

// hasMarkup tells whether text has links of Markdown or HTML.
func hasMarkup(text string) bool {
	return strings.Contains(text, "](") || strings.Contains(text, "][") || strings.Contains(text, "<a ") || strings.Contains(text, "<a\n") || strings.Contains(text, "<a\t")
}

// spans returns the value as running text: Markdown or HTML if it has links of
// those, else plain text with addresses in it.
func (r *recordReader) spans(f field) []span {
	text := strings.TrimSpace(f.text)
	switch {
	case f.archive:
		switch m, ok := bareMatch(text); {
		case ok && m.Err != nil:
			return []span{{kind: textSpan, text: "arXiv:" + text}}
		case ok && r.list.holds.Has(m.Ref.ID):
			return []span{{kind: linkSpan, text: "arXiv", url: "https://arxiv.org/abs/" + m.Ref.String()}}
		}
	case f.doi && strings.HasPrefix(text, "10.") && !strings.ContainsAny(text, " \n"):
		return []span{{kind: linkSpan, text: "doi", url: "https://doi.org/" + text}}
	case f.role == authorColumn:
		return []span{{kind: textSpan, text: plainNames(text)}}
	case f.role == linkColumn && addressText.MatchString(text):
		text = "https://" + text
	}
	if hasMarkup(text) {
		return parseInline(text, nil)
	}
	var spans []span
	at := 0
	for _, found := range webAddress.FindAllStringIndex(text, -1) {
		address := text[found[0]:found[1]]
		spans = appendText(spans, text[at:found[0]], f.role)
		s := span{kind: linkSpan, text: address, url: address}
		if f.label != "" {
			s.text = f.label
		}
		spans = append(spans, s)
		at = found[1]
	}
	return appendText(spans, text[at:], f.role)
}

// appendText appends plain text. That of a title is bold, which says that it
// is all title.
func appendText(spans []span, text string, role column) []span {
	if strings.TrimSpace(text) == "" {
		return spans
	}
	return append(spans, span{kind: textSpan, text: text, bold: role == titleColumn})
}

// onlyLinks keeps the links of spans, and of the text the references.
func onlyLinks(spans []span) []span {
	var kept []span
	for _, s := range spans {
		if s.kind != textSpan {
			kept = append(kept, s)
			continue
		}
		for m := range arxiv.All(s.text) {
			kept = append(kept, span{kind: textSpan, text: s.text[m.Start:m.End]})
		}
	}
	return kept
}

var affiliation = regexp.MustCompile(`\s*\([^()]{3,}\)\*?`)

// plainNames writes a list of authors, "A and B" of BibTeX included, as names
// in reading order with semicolons between them. What is none is left as it
// is.
func plainNames(text string) string {
	text = affiliation.ReplaceAllString(text, "")
	if strings.Contains(text, ";") { // "Given Family, Institution; …"
		var names []string
		placed := true // "Family, Given; …" has family names of one word
		for part := range strings.SplitSeq(text, ";") {
			name, _, _ := strings.Cut(part, ",")
			placed = placed && (isPersonName(strings.Fields(name)) || strings.TrimSpace(part) == "")
		}
		for part := range strings.SplitSeq(text, ";") {
			if name, _, ok := strings.Cut(part, ","); ok && placed {
				part = name
			}
			if part = strings.TrimSpace(part); part != "" {
				names = append(names, part)
			}
		}
		return strings.Join(names, "; ")
	}
	if !strings.Contains(text, ",") || !strings.Contains(text, " and ") || strings.Contains(text, ", and ") {
		return text
	}
	var names []string
	for part := range strings.SplitSeq(text, " and ") {
		if strings.Count(part, ",") > 1 {
			return text // names in reading order, the last behind "and"
		}
		names = append(names, part)
	}
	names = names[:0]
	authors, more := namelist.Parse(text)
	for _, a := range authors {
		names = append(names, nameText(a))
	}
	if more {
		names = append(names, "et al.")
	}
	return strings.Join(names, "; ")
}

// nameText writes a name so that it is read again as it is.
func nameText(p work.Person) string {
	if text := p.String(); p.Given == "" || work.ParseName(text) == p {
		return text
	}
	if p.Suffix != "" {
		return p.Last() + ", " + p.Suffix + ", " + p.Given
	}
	return p.Last() + ", " + p.Given
}

// usesByContent tells what the columns of a table without header hold from
// its first records.
func usesByContent(d dialect, source string) []fieldUse {
	const sample = 50
	type tally struct{ filled, years, links, venues, names, texts, length int }
	var columns []tally
	var cuts []csvField
	for at, n := 0, 0; at < len(source) && n < sample; n++ {
		cuts, at = d.record(source, at, true, cuts[:0])
		for i, cut := range cuts[:min(len(cuts), maxFields)] {
			if i == len(columns) {
				columns = append(columns, tally{})
			}
			text := cut.text(source)
			if len(text) == 0 || len(text) > maxLine {
				continue
			}
			t := &columns[i]
			t.filled++
			t.length += len(text)
			switch {
			case yearText.MatchString(text) || dateText.MatchString(text):
				t.years++
			case strings.Contains(text, "://") || len(arxiv.Find(text)) > 0 || addressText.MatchString(text):
				t.links++
			case isVenueOrDate(text):
				t.venues++
			case areAuthors(text, 2):
				t.names++
			case len(strings.Fields(text)) > 2:
				t.texts++
			}
		}
	}
	uses := make([]fieldUse, len(columns))
	titled := false
	for i, t := range columns {
		most := func(n int) bool { return n > 0 && 5*n >= 3*t.filled }
		switch {
		case most(t.years):
			uses[i].role = yearColumn
		case most(t.links):
			uses[i].role = linkColumn
		case most(t.venues):
			uses[i].role = venueColumn
		case most(t.names):
			uses[i].role = authorColumn
		case most(t.texts) && !titled && t.length <= maxPlain*t.filled:
			uses[i].role, titled = titleColumn, true
		case most(t.texts):
			uses[i].role = noteColumn
		}
		uses[i].known = uses[i].role != anyColumn
	}
	return uses
}
