package tagged

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/bib/work"
	"clipgraph/internal/words"
)

// part is a part of a tagged record.
type part uint8

// The parts.
const (
	typePart  part = iota
	genrePart      // the kind of thesis
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
	otherIDPart // may contain an arXiv identifier
)

// work returns the work of a record, without its identifiers.
func (r *tagged) work() *work.Work {
	w := &work.Work{Title: r.title(), Type: r.biblatexType(), Published: r.date(), Note: r.note(), OnlyListed: true}
	w.Authors, w.MoreAuthors = people(r.all(authorPart), work.ParseName)
	if len(w.Authors) == 0 {
		w.Authors, w.MoreAuthors = people(r.all(shortAuthorPart), shortName)
	}
	for _, name := range r.all(groupPart) {
		w.Authors = append(w.Authors, work.Person{Family: inline.OneBlank(name.text)})
	}
	v := work.Venue{
		Name: r.plain(containerPart), Short: r.plain(shortPart), Series: r.plain(seriesPart), Volume: r.plain(volumePart), Number: r.plain(numberPart), Pages: r.pages(),
		Publisher: r.plain(publisherPart), Place: r.plain(placePart), Edition: r.plain(editionPart), Year: int(w.Published.Year),
	}
	for _, serial := range r.all(serialPart) {
		switch id, err := work.ParseID(work.ISBN, firstSerial(serial.text)); {
		case err == nil && v.ISBN == "":
			v.ISBN = id.Value
		case v.ISSN == "" && issn.MatchString(serial.text):
			v.ISSN = issn.FindString(serial.text)
		}
	}
	switch w.Type {
	case "article":
		v.Kind = w.Type
	case "inproceedings":
		v.Kind = w.Type
		if name := r.plain(proceedingsPart); name != "" {
			v.Name = name
		}
	case "book": // its container is a series
		if v.Series == "" {
			v.Series = v.Name
		}
		v.Name = ""
	case "phdthesis", "mastersthesis", "techreport":
		v.Issuer, v.Publisher = v.Publisher, ""
		if v.Number == "" {
			v.Number = r.plain(reportPart)
		}
	}
	if w.Type != "phdthesis" && w.Type != "mastersthesis" { // the editors of a thesis are advisors
		w.Editors, _ = people(r.all(editorPart), work.ParseName)
	}
	if v.Name == "" && v.Kind != "" {
		v.Name = v.Short
	}
	w.SetVenue(v)
	return w
}

// title returns the title without the final full stop of catalogues.
func (r *tagged) title() string {
	title := r.plain(titlePart)
	if bare, stopped := strings.CutSuffix(title, "."); r.stopped && stopped && !strings.HasSuffix(bare, ".") {
		return bare
	}
	return title
}

// biblatexType returns the biblatex type, "misc" if the type is not known.
func (r *tagged) biblatexType() string {
	kind := ""
	for _, name := range r.all(typePart) {
		if kind = r.types[strings.ToLower(name.text)]; kind != "" {
			break
		}
	}
	isMaster := func(v value) bool { return strings.Contains(strings.ToLower(v.text), "master") }
	if kind == "phdthesis" && slices.ContainsFunc(r.all(genrePart), isMaster) {
		return "mastersthesis"
	}
	return cmp.Or(kind, "misc")
}

// people parses names, one or several separated by semicolons in a value. A name that
// ends in a comma is that of an organisation.
func people(values []value, parse func(string) work.Person) (persons []work.Person, more bool) {
	for _, v := range values {
		for name := range strings.SplitSeq(v.text, ";") {
			name, others := work.CutOthers(strings.TrimSpace(name))
			more = more || others || work.IsOthers(name)
			if work.IsOthers(name) {
				continue
			}
			if whole, ok := strings.CutSuffix(name, ","); ok && !strings.Contains(whole, ",") {
				persons = append(persons, work.Person{Family: inline.OneBlank(whole)})
			} else if p := parse(name); p != (work.Person{}) {
				persons = append(persons, p)
			}
		}
	}
	return persons, more && len(persons) > 0
}

// shortName parses "Family GI" and "Family GI Jr".
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

// date returns the date with the precision of the record.
func (r *tagged) date() work.Date {
	var d work.Date
	for tag := range strings.FieldsSeq(r.tags[datePart]) { // the first tag determines the year, others may add the day
		for _, value := range r.values[tag] {
			if more := taggedDate(value.text); d.Year == 0 || d.Month == 0 && more.Year == d.Year {
				d = more
			}
		}
	}
	if d.Month == 0 && d.Year != 0 && len(r.all(dayPart)) > 0 {
		if more := taggedDate(strconv.Itoa(int(d.Year)) + " " + r.plain(dayPart)); more.Year == d.Year {
			return more
		}
	}
	return d
}

// taggedDate parses dates: "2021/05/01/season", "2021///", "2021-05-01", "20210501",
// "2021 May 3", "May 3, 2021", "2021 Spring", "2021".
func taggedDate(text string) work.Date {
	if len(text) == 8 && numberText.MatchString(text) {
		text = text[:4] + "/" + text[4:6] + "/" + text[6:]
	}
	if m := numberDate.FindStringSubmatch(text); m != nil {
		return work.NewDate(atoi(m[1]), atoi(m[2]), atoi(m[3]))
	}
	year, month, day := occasion.FirstYear(text), 0, 0
	for word := range strings.FieldsFuncSeq(text, words.IsSeparator) {
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

// numberDate matches a date in numbers, in which only the year is required.
var numberDate = regexp.MustCompile(`^\s*(\d{4})(?:[/-](\d{0,2})(?:[/-](\d{0,2})|$)|\s*$)`)

// atoi returns the value of digits, or 0.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// pages returns the pages. The first page may already be a range.
func (r *tagged) pages() string {
	from, to := r.plain(firstPagePart), r.plain(lastPagePart)
	if from == "" || to == "" || from == to || strings.ContainsAny(from, "-–") {
		return cmp.Or(from, to)
	}
	return from + "-" + to
}

// note returns the notes.
func (r *tagged) note() string {
	var notes []string
	for _, value := range r.all(notePart) {
		if note := withoutMarkup(value.text); note != "" && !slices.Contains(notes, note) && len(notes) < record.MaxFields {
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

var numberText = regexp.MustCompile(`^[\d.,/-]+$`)
