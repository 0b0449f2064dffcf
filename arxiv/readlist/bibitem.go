package readlist

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/byline"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/shortname"
	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
)

// References of LaTeX's bibliographies: \bibitem as people and the styles of
// BibTeX write it, and \entry as biber does.

var (
	bibOption  = regexp.MustCompile(`^\s*\[((?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\]`)
	bibQuoted  = regexp.MustCompile("(?s)(?:``|“|\")(.+?)(?:''|”|\")")
	bibItalics = regexp.MustCompile(`\\(?:emph|textit|textsl|enquote|bibinfo\s*\{(?:title|maintitle)\})\s*\{|\{\\(?:em|it|sl|itshape)\b`)
	bibInfo    = regexp.MustCompile(`\\bibinfo\s*\{\s*(title|year|journal|booktitle|author)\s*\}`)
	bibYear    = regexp.MustCompile(`(?:^|[^\d.:/])((?:19|20)\d\d)[a-z]?(?:$|[^\d.:/]|\.(?:$|\D))`)
)

// bibitem takes the reference whose text, behind \bibitem, is body.
func (r *texReader) bibitem(body string) {
	start, stop := r.extent(body)
	option := ""
	if found := bibOption.FindStringSubmatchIndex(body); found != nil {
		option, body = body[found[2]:found[3]], body[found[1]:]
	}
	key, end := braced(body, 0)
	body = body[max(0, end):]
	before, title, behind := cutReference(body)
	info := bibInfos(body)
	row := Row{Key: strings.TrimSpace(key), Section: r.section(), Work: &work.Work{OnlyListed: true}}
	r.place(&row, start, stop)
	w := row.Work
	w.Title = strings.Trim(latex.Text(cmp.Or(info["title"], title)), " .,;“”")
	w.Authors, w.MoreAuthors = referenceAuthors(cmp.Or(info["author"], before))
	for _, text := range []string{info["year"], option, behind, body} {
		if years := bibYear.FindAllStringSubmatch(latex.Text(text), -1); years != nil && w.Published.IsZero() {
			w.Published = yearDate(years[len(years)-1][1])
		}
	}
	w.SetVenue(work.Venue{Name: referenceVenue(cmp.Or(info["journal"], info["booktitle"]), behind)})
	if info["title"] == "" { // else all there is has a name
		row.Note = strings.Trim(inline.PlainText(onlyText(texSpans(behind))), " .,;[]()")
	}
	r.reference(row, body)
}

// cutReference cuts a reference around its title: the second block of those
// that styles of BibTeX make, else the quoted text, else the first text in
// italics that is long enough for one.
func cutReference(body string) (before, title, behind string) {
	if blocks := strings.Split(body, `\newblock`); len(blocks) > 2 || len(blocks) == 2 && !bibQuoted.MatchString(body) {
		title, behind = blocks[1], strings.Join(blocks[2:], " ")
		return blocks[0], title, behind
	}
	if q := bibQuoted.FindStringSubmatchIndex(body); q != nil && q[3]-q[2] > 5 && q[3]-q[2] < maxQuotedTitle {
		return body[:q[0]], body[q[2]:q[3]], body[q[1]:]
	}
	for at := 0; at < len(body); {
		found := bibItalics.FindStringIndex(body[at:])
		if found == nil {
			break
		}
		open := at + found[0] // {\em …} opens there, \emph{…} behind
		if body[open] != '{' {
			open = at + found[1] - 1
		}
		inner, end := braced(body, open)
		if end == 0 {
			break
		}
		if len(strings.Fields(latex.Text(inner))) > 2 {
			return body[:at+found[0]], inner, body[end:]
		}
		at = end
	}
	return body, "", body
}

// maxQuotedTitle is the length from which text between quotation marks is no
// title, in bytes.
const maxQuotedTitle = 600

// bibInfos returns the arguments of REVTeX's \bibinfo by what they are; of
// authors all.
func bibInfos(body string) map[string]string {
	info := map[string]string{}
	for _, found := range bibInfo.FindAllStringSubmatchIndex(body, -1) {
		name := body[found[2]:found[3]]
		value, end := braced(body, found[1])
		switch {
		case end == 0:
		case info[name] == "":
			info[name] = value
		case name == "author":
			info[name] += " and " + value
		}
	}
	return info
}

// referenceAuthors reads the names before a title. Initials stand apart with
// ties, and the last name may be behind "and" or a comma.
func referenceAuthors(tex string) (authors []work.Person, more bool) {
	tex = strings.Trim(tex, " \t\r\n.,;:")
	text := latex.Text(tex)
	if tex == "" || len(text) > 20_000 || strings.Contains(text, "://") {
		return nil, false
	}
	if cut := bibYear.FindStringIndex(text); cut != nil { // "A. Author (2017)."
		text = strings.Trim(text[:cut[0]], " .,;:(")
	}
	text, _, more = strings.Cut(text, " et al")
	text = strings.TrimSuffix(strings.TrimSpace(text), ".")
	if authors, others := byline.Parse(text); authors != nil {
		return authors, more || others
	}
	if strings.Contains(tex, " and ") && strings.Contains(tex, ",") && !strings.Contains(tex, ", and ") {
		return namelist.Parse(tex)
	}
	return nil, false
}

// referenceVenue returns where a work appeared, unless that is arXiv itself:
// what its reference says so, else what is in italics behind the title.
func referenceVenue(named, behind string) string {
	name := latex.Text(named)
	if name == "" {
		if found := bibItalics.FindStringIndex(behind); found != nil {
			open := found[1] - 1
			if behind[found[0]] == '{' {
				open = found[0]
			}
			inner, _ := braced(behind, open)
			name = latex.Text(inner)
		}
	}
	if occasion.IsArchive(name) {
		return ""
	}
	return strings.Trim(name, " ,.;")
}

func onlyText(spans []inline.Span) []inline.Span {
	return slices.DeleteFunc(spans, func(s inline.Span) bool { return s.Kind == inline.Link })
}

// reference adds row with the links and the identifiers that its text tex names.
func (r *texReader) reference(row Row, tex string) {
	links := linker{doi: row.Work.DOI()}
	for _, s := range texSpans(tex) {
		if s.Kind == inline.Link && strings.Contains(s.URL, "://") && !links.has(s.URL) {
			links.add(Link{Text: s.Text, URL: s.URL}, true)
		}
	}
	row.Links, row.Repo = links.links, links.repo()
	var own arxiv.Ref
	for m := range arxiv.All(tex) {
		switch {
		case m.Err != nil || !r.list.holds.Has(m.Ref.ID):
		case own.ID.IsZero():
			own = m.Ref
		case m.Ref.ID != own.ID:
			row.Mentioned = append(row.Mentioned, m.Ref)
		default:
			own.Version = max(own.Version, m.Ref.Version)
		}
	}
	row.Work.IDs, row.Work.Version = append(work.IDs(own.ID.WorkID(), work.NewDOI(links.doi)), links.ids...), own.Version
	if row.Work.Title == "" && len(row.Work.IDs) == 0 {
		r.list.problem(row.Line, row.Col, "a reference with no title that can be made out and no identifier; it is left out")
		return
	}
	r.list.Rows = append(r.list.Rows, row)
	r.hints = append(r.hints, shortname.Hints{Repos: links.repos})
}

var (
	biberField = regexp.MustCompile(`\\(?:field|strng|list)\{(\w+)\}|\\verb\{(\w+)\}\s*\\verb ([^\n]*)`)
	biberName  = regexp.MustCompile(`\b(family|given|prefix|suffix)=\{`)
)

// biber takes the entry of biber whose text, behind \entry, is body.
func (r *texReader) biber(body string) {
	start, stop := r.extent(body)
	key, _ := braced(body, 0)
	fields := map[string]string{}
	for _, found := range biberField.FindAllStringSubmatchIndex(body, -1) {
		if found[2] >= 0 {
			name := body[found[2]:found[3]]
			if value, end := braced(body, found[1]); end > 0 && fields[name] == "" {
				fields[name] = value
			}
			continue
		}
		if name := body[found[4]:found[5]]; fields[name] == "" {
			fields[name] = strings.TrimSpace(body[found[6]:found[7]])
		}
	}
	w := &work.Work{
		Title: latex.Text(fields["title"]), Authors: biberAuthors(body), MoreAuthors: strings.Contains(body, `\true{moreauthor}`),
		Published: yearDate(occasion.FirstYear(cmp.Or(fields["year"], fields["date"]))), IDs: work.IDs(work.NewDOI(link.DOI("doi:" + fields["doi"]))), OnlyListed: true,
	}
	if sub := latex.Text(fields["subtitle"]); sub != "" {
		w.Title += ": " + sub
	}
	w.SetVenue(work.Venue{Name: referenceVenue(cmp.Or(fields["booktitle"], fields["journaltitle"]), "")})
	row := Row{Key: strings.TrimSpace(key), Section: r.section(), Note: latex.Text(fields["note"]), Work: w}
	r.place(&row, start, stop)
	tex := ""
	if m, ok := record.BareID(fields["eprint"]); ok && m.Err == nil && strings.EqualFold(fields["eprinttype"], "arxiv") {
		tex = "arXiv:" + m.Ref.String() + " "
	}
	for _, name := range []string{"eprint", "url", "doi", "note", "howpublished"} {
		if value := fields[name]; value != "" {
			if name == "url" {
				value = `\url{` + value + "}"
			}
			tex += name + ": " + value + "\n"
		}
	}
	r.reference(row, tex)
}

// biberAuthors returns the names of an entry's author list.
func biberAuthors(body string) []work.Person {
	_, names, ok := strings.Cut(body, `\name{author}`)
	if !ok {
		return nil
	}
	names, _, _ = strings.Cut(names, `\name{`)
	names, _, _ = strings.Cut(names, `\strng{`)
	var authors []work.Person
	prefix := "" // of the next family name: where it stands before it
	for _, found := range biberName.FindAllStringSubmatchIndex(names, -1) {
		value, end := braced(names, found[1]-1)
		if end == 0 {
			continue
		}
		text, last := latex.Text(value), len(authors)-1
		switch part := names[found[2]:found[3]]; {
		case part == "prefix":
			prefix = text
		case part == "family":
			authors = append(authors, work.Person{Family: strings.TrimSpace(prefix + " " + text)})
			prefix = ""
		case last >= 0 && part == "given":
			authors[last].Given = text
		case last >= 0:
			authors[last].Suffix = text
		}
	}
	for i, a := range authors {
		authors[i] = work.FromParts(a.Family, a.Given, a.Suffix)
	}
	return authors
}

// yearDate returns a year of four digits as a date; the zero date for "".
func yearDate(year string) work.Date {
	d, _ := work.ParseDate(year)
	return d
}
