package data

import (
	"slices"
	"strconv"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/bib/work"
	"clipgraph/internal/words"
)

// CSL-JSON (schema 1.0.2) is written by Zotero, pandoc and clipgraph. Its records are
// read like others, and in addition for the details of the work: venue, date, type.

// isCSL reports whether a record has a CSL type, and either a name, a date or a container
// in CSL's form or only CSL's fields.
func isCSL(v *value) bool {
	if _, known := cslTypes[v.get("type").text]; !known {
		return false
	}
	issued := v.get("issued")
	if v.get("id").kind == scalarValue && v.get("title").text != "" && !slices.ContainsFunc(v.members, func(m member) bool { return !cslVariables[m.key] }) {
		return true
	}
	return issued.get("date-parts").kind == listValue || issued.get("raw").kind == scalarValue || v.get("container-title").kind == scalarValue || len(cslNames(v.get("author"))) > 0
}

// cslVariables are the CSL fields that clipgraph writes.
var cslVariables = words.Set("id|type|title|author|editor|issued|container-title|collection-title|publisher|publisher-place|volume|issue|page|number|edition|chapter-number|genre|DOI|URL|ISBN|ISSN|note|abstract|status")

// cslTypes maps CSL types to biblatex types (CSL 1.0.2, appendix III).
var cslTypes = map[string]string{
	"article": "misc", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "paper-conference": "inproceedings",
	"book": "book", "chapter": "incollection", "entry-encyclopedia": "incollection", "entry-dictionary": "incollection", "thesis": "phdthesis", "report": "techreport",
	"manuscript": "unpublished", "webpage": "misc", "post-weblog": "misc", "software": "misc", "dataset": "misc", "document": "misc", "pamphlet": "booklet", "patent": "misc", "speech": "misc",
}

// CSLWork returns the work of a record of CSL-JSON, with the identifier that its address
// is, or nil if the text is not such a record.
func CSLWork(record string) *work.Work {
	v, err := newJSONDecoder(record, 0).value(0)
	if err != nil || !isCSL(&v) {
		return nil
	}
	w := cslWork(&v)
	if id, ok := work.FindID(v.get("URL").text); ok {
		w.AddID(id)
	}
	return w
}

// cslWork returns the work of a record.
func cslWork(v *value) *work.Work {
	text := func(name string) string { return strings.TrimSpace(v.get(name).text) }
	w := &work.Work{
		Title: text("title"), Type: cslTypes[text("type")], Published: cslDate(v.get("issued")), IDs: work.IDs(work.NewDOI(text("DOI"))), Abstract: inline.OneBlank(text("abstract")), OnlyListed: true,
		Authors: cslNames(v.get("author")), Editors: cslNames(v.get("editor")),
	}
	cslNote(w, v.get("note").text)
	if n := len(w.Authors); n > 0 && work.IsOthers(w.Authors[n-1].Family) && w.Authors[n-1].Given == "" {
		w.Authors, w.MoreAuthors = w.Authors[:n-1], true
	}
	if link.IsAddress(text("URL")) && !arxiv.Has(text("URL")) {
		w.URL = text("URL")
	}
	venue := work.Venue{
		Name: text("container-title"), Volume: text("volume"), Number: text("issue"), Pages: text("page"), Publisher: text("publisher"),
		Series: text("collection-title"), Place: text("publisher-place"), Edition: text("edition"), Chapter: text("chapter-number"), ISBN: text("ISBN"), ISSN: text("ISSN"), Year: int(w.Published.Year),
	}
	switch w.Type {
	case "article", "inproceedings":
		venue.Kind = w.Type
	case "phdthesis", "techreport":
		venue.Issuer, venue.Publisher = venue.Publisher, ""
		if venue.Number == "" {
			venue.Number = text("number")
		}
		if strings.Contains(strings.ToLower(text("genre")), "master") {
			w.Type = "mastersthesis"
		}
	}
	w.SetVenue(venue)
	return w
}

// cslNote sets the fields of w that clipgraph writes as labelled lines of a note, because
// CSL has no field for them. The other lines are the note.
func cslNote(w *work.Work, note string) {
	var own []string
	for line := range strings.Lines(note) {
		line = strings.TrimSpace(line)
		if text, ok := strings.CutPrefix(line, "Comment: "); ok && w.Comment == "" {
			w.Comment = text
		} else if text, ok := strings.CutPrefix(line, "Journal reference: "); ok && w.JournalRef == "" {
			w.JournalRef = text
		} else if line != "" {
			own = append(own, line)
		}
	}
	w.Note = strings.Join(own, "\n")
}

// cslDate returns a date with the precision of the record.
func cslDate(v *value) work.Date {
	if parts := v.get("date-parts").members; len(parts) > 0 && parts[0].kind == listValue {
		var numbers [3]int
		for i := range min(len(parts[0].members), len(numbers)) {
			numbers[i], _ = strconv.Atoi(parts[0].members[i].text)
		}
		return work.NewDate(numbers[0], numbers[1], numbers[2])
	}
	for _, name := range []string{"raw", "literal"} {
		text := v.get(name).text
		if date, err := work.ParseDate(text); err == nil {
			return date
		}
		if date, err := work.ParseDate(occasion.FirstYear(text)); err == nil {
			return date
		}
	}
	return work.Date{}
}

// cslNames returns the names of a list.
func cslNames(v *value) []work.Person {
	var people []work.Person
	for i := range v.members {
		n := &v.members[i].value
		family, particle := n.get("family").text, n.get("non-dropping-particle").text
		if particle == "" {
			particle = n.get("dropping-particle").text
		}
		p := work.Person{Given: n.get("given").text, Particle: particle, Family: family, Suffix: n.get("suffix").text}
		if family == "" {
			p = work.Person{Family: n.get("literal").text}
		} else if particle == "" {
			p = work.FromParts(family, p.Given, p.Suffix)
		}
		if p.Family != "" {
			people = append(people, p)
		}
	}
	return people
}
