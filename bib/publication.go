package bib

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
)

// Paper returns what an entry says about its work, together with the entry. The entry inherits
// missing fields from parents, which may be nil: all fields from data containers, and all except
// author and title from the entry that crossref names. The venue has a kind only if the entry is an
// article in a journal or in proceedings.
func (e *Entry) Paper(parents *Parents) *work.Work {
	crossref, containers := parents.Find(e.Value("crossref")), parents.containers(e)
	const maxInherited = 2000 // longer texts are not copied into every work that inherits them
	text := func(names ...string) string {
		for i, e := range append([]*Entry{e}, containers...) {
			if t := e.text(names...); t != "" && (i == 0 || len(t) <= maxInherited) {
				return t
			}
		}
		for _, name := range names {
			if crossref != nil && name != "author" && name != "title" && name != "subtitle" {
				if t := latex.Text(crossref.Value(name)); t != "" && len(t) <= maxInherited {
					return t
				}
			}
		}
		return ""
	}
	p := &work.Work{
		Title: e.title(),
		Type:  typeOf(e.Type), Published: e.date(text), Note: text("note"), Abstract: e.text("abstract"), Entry: e.Work(parents), OnlyListed: true,
	}
	p.Authors, p.MoreAuthors = namelist.Parse(e.Value("author"))
	p.Editors, _ = namelist.Parse(e.Value("editor"))
	for _, x := range containers {
		p.Title = cmp.Or(p.Title, x.title())
		if len(p.Authors) == 0 {
			p.Authors, p.MoreAuthors = namelist.Parse(x.Value("author"))
		}
		if len(p.Editors) == 0 {
			p.Editors, _ = namelist.Parse(x.Value("editor"))
		}
	}
	v := work.Venue{
		Volume: text("volume"), Number: text("number", "issue"), Publisher: text("publisher"), Pages: text("pages"),
		Series: text("series"), Edition: text("edition"), Chapter: text("chapter"), Place: text("address", "location"),
		Issuer: text("school", "institution", "organization"), ISBN: text("isbn"), ISSN: text("issn"),
	}
	switch p.Type {
	case "article":
		v.Kind, v.Name = "article", text("journaltitle", "journal")
	case "inproceedings":
		v.Kind, v.Name = "inproceedings", text("booktitle")
	default:
		v.Name = text("booktitle", "journaltitle", "journal")
	}
	if v.Name == "" && crossref != nil {
		v.Name = latex.Text(crossref.Value("title"))
	}
	v.Year = int(p.Published.Year)
	p.SetVenue(v)
	return p
}

// typeOf returns biblatex's name of a type (biblatex manual, 2.1.2).
func typeOf(kind string) string {
	switch kind = foldCase(kind); kind {
	case "conference":
		return "inproceedings"
	case "electronic", "www":
		return "online"
	}
	return kind
}

// date returns the date of an entry, as precisely as it is given.
func (e *Entry) date(text func(...string) string) work.Date {
	number := func(digits string) int {
		n, _ := strconv.Atoi(digits)
		return n // 0 if there are no digits
	}
	if m := isoDate.FindStringSubmatch(text("date")); m != nil {
		return work.NewDate(number(m[1]), number(m[2]), number(m[3]))
	}
	return work.NewDate(number(fourDigits.FindString(text("year", "date"))), monthIn(text("month")), 0)
}

// monthIn returns the first month that a text names, as "10 January" and "Sept./Oct." do, or the
// month of a number; 0 if there is none.
func monthIn(text string) int {
	for word := range strings.FieldsFuncSeq(foldCase(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if i := slices.Index(months, word[:min(monthLetters, len(word))]); i >= 0 {
			return i + 1
		}
	}
	if n, err := strconv.Atoi(text); err == nil && 1 <= n && n <= len(months) {
		return n
	}
	return 0
}

const monthLetters = 3 // in BibTeX's names

var fourDigits = regexp.MustCompile(`\b\d{4}\b`)

// bareDOI returns a DOI without the address of a resolver and without TeX's escapes, which some
// publishers write: "10.1000/a\_b".
func bareDOI(value string) string {
	value = escapedInDOI.Replace(value)
	if i := strings.Index(value, "10."); i > 0 {
		return value[i:]
	}
	return value
}

var escapedInDOI = strings.NewReplacer(`{\_}`, "_", `\_`, "_", `\&`, "&", `\%`, "%", `\#`, "#")

// Publication returns the title and authors of an entry and where it appeared. It returns false
// unless the entry is an article in a journal or in proceedings other than arXiv and has a title,
// authors, a venue and a year.
func (e *Entry) Publication() (*work.Work, bool) {
	v := work.Venue{Kind: typeOf(e.Type)}
	switch v.Kind {
	case "article":
		v.Name = e.text("journaltitle", "journal")
	case "inproceedings":
		v.Name = e.text("booktitle")
	}
	if name := strings.ToLower(v.Name); name == "" || name == "corr" || strings.Contains(name, "arxiv") {
		return nil, false
	}
	p := &work.Work{Title: e.title()}
	if p.Authors, p.MoreAuthors = namelist.Parse(e.Value("author")); p.Title == "" || len(p.Authors) == 0 {
		return nil, false
	}
	if v.Year = int(e.date(e.text).Year); v.Year == 0 {
		return nil, false
	}
	v.Volume, v.Number, v.Publisher = e.text("volume"), e.text("number", "issue"), e.text("publisher")
	v.Pages = strings.NewReplacer("–", "-", "--", "-").Replace(e.text("pages"))
	p.SetVenue(v)
	p.AddID(work.NewDOI(bareDOI(e.Value("doi"))))
	return p, true
}

// text returns the plain text of the first of the named fields that has any.
func (e *Entry) text(names ...string) string {
	for _, name := range names {
		if t := latex.Text(e.Value(name)); t != "" && !strings.HasPrefix(t, "xdata=") { // the value is in a data container
			return t
		}
	}
	return ""
}

// title returns the title with its subtitle.
func (e *Entry) title() string {
	title := e.text("title")
	if sub := e.text("subtitle"); sub != "" && title != "" {
		title = strings.TrimRight(title, ": ") + ": " + sub
	}
	return title
}
