package readlist

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/bib/work"
)

// part is a part of a tagged record.
type part uint8

// The parts.
const (
	typePart  part = iota
	genrePart      // what kind of thesis it is
	keyPart
	titlePart
	authorPart
	shortAuthorPart // authors as "Family GI"
	groupPart       // authors that are organisations
	editorPart
	datePart // a year, or more
	dayPart  // the month and the day of that year
	proceedingsPart
	containerPart
	shortPart // the container's name, abbreviated
	seriesPart
	volumePart
	numberPart
	reportPart // the number of a report
	firstPagePart
	lastPagePart
	publisherPart
	placePart
	editionPart
	serialPart // ISBN or ISSN
	doiPart
	pmidPart
	linkPart
	notePart
	otherIDPart // what may be an identifier of arXiv, beside a DOI, a link and a container
)

// work returns what a record says of its work, but for its identifiers.
func (r *tagged) work() *work.Work {
	w := &work.Work{Title: r.title(), Type: r.typed(), Published: r.date(), Note: r.note(), OnlyListed: true}
	w.Authors, w.MoreAuthors = people(r.all(authorPart), work.ParseName)
	if len(w.Authors) == 0 {
		w.Authors, w.MoreAuthors = people(r.all(shortAuthorPart), shortName)
	}
	for _, name := range r.all(groupPart) {
		w.Authors = append(w.Authors, work.Person{Family: markup.OneBlank(name)})
	}
	v := work.Venue{
		Name: r.text(containerPart), Short: r.text(shortPart), Series: r.text(seriesPart), Volume: r.text(volumePart), Number: r.text(numberPart), Pages: r.pages(),
		Publisher: r.text(publisherPart), Place: r.text(placePart), Edition: r.text(editionPart), Year: int(w.Published.Year),
	}
	for _, serial := range r.all(serialPart) {
		switch id, err := work.ParseID(work.ISBN, firstSerial(serial)); {
		case err == nil && v.ISBN == "":
			v.ISBN = id.Value
		case v.ISSN == "" && issn.MatchString(serial):
			v.ISSN = issn.FindString(serial)
		}
	}
	switch w.Type {
	case "article":
		v.Kind = w.Type
	case "inproceedings":
		v.Kind = w.Type
		if name := r.text(proceedingsPart); name != "" {
			v.Name = name
		}
	case "book": // what it is part of is a series
		if v.Series == "" {
			v.Series = v.Name
		}
		v.Name = ""
	case "phdthesis", "mastersthesis", "techreport":
		v.Issuer, v.Publisher = v.Publisher, ""
		if v.Number == "" {
			v.Number = r.text(reportPart)
		}
	}
	if w.Type != "phdthesis" && w.Type != "mastersthesis" { // whose second authors are advisors
		w.Editors, _ = people(r.all(editorPart), work.ParseName)
	}
	if v.Name == "" && v.Kind != "" {
		v.Name = v.Short
	}
	w.SetVenue(v)
	return w
}

// title returns the title without the full stop of catalogues.
func (r *tagged) title() string {
	title := r.text(titlePart)
	if bare, stopped := strings.CutSuffix(title, "."); r.stopped && stopped && !strings.HasSuffix(bare, ".") {
		return bare
	}
	return title
}

// typed returns biblatex's name of the type; "misc" for one that is not known.
func (r *tagged) typed() string {
	kind := ""
	for _, name := range r.all(typePart) {
		if kind = r.types[strings.ToLower(name)]; kind != "" {
			break
		}
	}
	if kind == "phdthesis" && strings.Contains(strings.ToLower(strings.Join(r.all(genrePart), " ")), "master") {
		return "mastersthesis"
	}
	return cmp.Or(kind, "misc")
}

// people reads names, one a value, or several with semicolons between them. A name
// that ends in a comma is that of an organisation.
func people(values []string, parse func(string) work.Person) (persons []work.Person, more bool) {
	for _, value := range values {
		for name := range strings.SplitSeq(value, ";") {
			name, others := work.CutOthers(strings.TrimSpace(name))
			more = more || others || work.IsOthers(name)
			if work.IsOthers(name) {
				continue
			}
			if whole, ok := strings.CutSuffix(name, ","); ok && !strings.Contains(whole, ",") {
				persons = append(persons, work.Person{Family: markup.OneBlank(whole)})
			} else if p := parse(name); p != (work.Person{}) {
				persons = append(persons, p)
			}
		}
	}
	return persons, more && len(persons) > 0
}

// shortName reads "Family GI" and "Family GI Jr".
func shortName(text string) work.Person {
	words := strings.Fields(text)
	n, suffix := len(words), ""
	if n > 2 && work.IsSuffix(words[n-1]) {
		n, suffix = n-1, words[n-1]
	}
	if n < 2 || !shortInitials.MatchString(words[n-1]) {
		return work.ParseName(text)
	}
	return work.FromParts(strings.Join(words[:n-1], " "), words[n-1], suffix)
}

var shortInitials = regexp.MustCompile(`^\p{Lu}{1,3}$`)

// date returns the date, as precise as the record has it.
func (r *tagged) date() work.Date {
	var d work.Date
	for tag := range strings.FieldsSeq(r.tags[datePart]) { // the year is that of the first, the day may be another's
		for _, value := range r.values[tag] {
			if more := taggedDate(value); d.Year == 0 || d.Month == 0 && more.Year == d.Year {
				d = more
			}
		}
	}
	if d.Month == 0 && d.Year != 0 && len(r.all(dayPart)) > 0 {
		if more := taggedDate(strconv.Itoa(int(d.Year)) + " " + r.text(dayPart)); more.Year == d.Year {
			return more
		}
	}
	return d
}

// taggedDate reads the forms of dates: "2021/05/01/season", "2021///", "2021-05-01",
// "20210501", "2021 May 3", "May 3, 2021", "2021 Spring", "2021".
func taggedDate(text string) work.Date {
	if len(text) == 8 && numberText.MatchString(text) {
		text = text[:4] + "/" + text[4:6] + "/" + text[6:]
	}
	if m := numberDate.FindStringSubmatch(text); m != nil {
		return work.NewDate(atoi(m[1]), atoi(m[2]), atoi(m[3]))
	}
	year, month, day := firstYear.FindString(text), 0, 0
	for word := range strings.FieldsFuncSeq(text, isNoWordRune) {
		switch {
		case word == year:
		case month == 0 && len(word) >= 3 && strings.Contains(monthNames, strings.ToLower(word[:3])):
			month = strings.Index(monthNames, strings.ToLower(word[:3]))/4 + 1
		case day == 0 && len(word) <= 2:
			day = atoi(word)
		}
	}
	return work.NewDate(atoi(year), month, day)
}

const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec"

// numberDate is a date in numbers, any of which but the year may be left out.
var numberDate = regexp.MustCompile(`^\s*(\d{4})(?:[/-](\d{0,2})(?:[/-](\d{0,2})|$)|\s*$)`)

// atoi returns the number that digits write; 0 for none.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// pages returns the pages: the first may have the last behind it already.
func (r *tagged) pages() string {
	from, to := r.text(firstPagePart), r.text(lastPagePart)
	if from == "" || to == "" || from == to || strings.ContainsAny(from, "-–") {
		return cmp.Or(from, to)
	}
	return from + "-" + to
}

// note returns the remarks.
func (r *tagged) note() string {
	var notes []string
	for _, value := range r.all(notePart) {
		if note := withoutMarkup(value); note != "" && !slices.Contains(notes, note) && len(notes) < maxFields {
			notes = append(notes, note)
		}
	}
	return strings.Join(notes, "; ")
}

// firstSerial returns the number before a remark such as "(Electronic)".
func firstSerial(text string) string {
	text, _, _ = strings.Cut(text, "(")
	return strings.TrimSpace(text)
}

var issn = regexp.MustCompile(`\b\d{4}-?\d{3}[\dXx]\b`)

// taggedRow makes a row of a record.
type taggedRow struct {
	*tagged
	row   Row
	links linker
}

// findIDs finds the identifiers of the work. What a note names of arXiv's beside
// one, or says of another work, is mentioned.
func (b *taggedRow) findIDs(l *List) {
	w := b.row.Work
	for _, p := range [...]part{linkPart, doiPart, otherIDPart, containerPart, notePart} {
		for _, value := range b.everyTag(p) {
			for _, match := range arxiv.Find(value) {
				switch {
				case match.Err != nil || !l.holds.Has(match.Ref.ID):
				case p == notePart && (!arxiv.Of(w).IsZero() || !isOwnNote(value)):
					if match.Ref.ID != arxiv.Of(w) {
						b.row.Mentioned = append(b.row.Mentioned, match.Ref)
					}
				case arxiv.Of(w).IsZero():
					w.AddID(match.Ref.ID.WorkID())
					w.Version = match.Ref.Version
				}
			}
		}
	}
	for _, value := range b.everyTag(doiPart) {
		value, _, _ = strings.Cut(value, " ")
		if b.links.doi == "" {
			b.links.doi = cmp.Or(doi(value), doi("doi:"+value))
		}
	}
	if v := w.PublishedIn(); !arxiv.Of(w).IsZero() && (w.Type == "unpublished" || isArchive(v.Name) && v.Name != "") {
		w.Type = "misc" // a preprint, which has no venue
		w.SetVenue(work.Venue{Year: v.Year})
	}
}

// everyTag returns the values of a part under all of its tags.
func (b *taggedRow) everyTag(p part) (values []string) {
	for tag := range strings.FieldsSeq(b.tags[p]) {
		values = append(values, b.values[tag]...)
	}
	return values
}

// findLinks collects the addresses, and that of the DOI.
func (b *taggedRow) findLinks() {
	w := b.row.Work
	seen := map[string]bool{}
	add := func(label, value string) {
		for _, found := range webAddress.FindAllString(value, -1) {
			if found = cleanURL(found); !seen[found] {
				seen[found] = true
				b.links.add(Link{Text: label, URL: found}, true)
			}
		}
	}
	for _, value := range b.everyTag(linkPart) {
		if addressText.MatchString(value) {
			value = "https://" + value
		}
		add("url", value)
	}
	if b.links.doi != "" {
		add("doi", work.NewDOI(b.links.doi).URL())
	}
	w.AddID(work.NewDOI(b.links.doi))
	if id, err := work.ParseID(work.PMID, b.text(pmidPart)); err == nil {
		w.AddID(id)
	}
	for _, id := range b.links.ids {
		if w.ID(id.Kind).IsZero() {
			w.AddID(id)
		}
	}
	for _, link := range b.links.links {
		if w.URL == "" && doi(link.URL) == "" && len(arxiv.Find(link.URL)) == 0 {
			w.URL = link.URL
		}
	}
	b.row.Links, b.row.Repo = b.links.links, b.links.repo()
}
