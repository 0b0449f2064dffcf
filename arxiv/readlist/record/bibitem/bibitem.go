package bibitem

import (
	"cmp"
	"regexp"
	"strings"

	"clipgraph/arxiv/readlist/byline"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
)

// References after \bibitem, written by people or by BibTeX styles.

var (
	bibOption  = regexp.MustCompile(`^\s*\[((?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\]`)
	bibQuoted  = regexp.MustCompile("(?s)(?:``|“|\")(.+?)(?:''|”|\")")
	bibItalics = regexp.MustCompile(`\\(?:emph|textit|textsl|enquote|bibinfo\s*\{(?:title|maintitle)\})\s*\{|\{\\(?:em|it|sl|itshape)\b`)
	bibInfo    = regexp.MustCompile(`\\bibinfo\s*\{\s*(title|year|journal|booktitle|author)\s*\}`)
	bibYear    = regexp.MustCompile(`(?:^|[^\d.:/])((?:19|20)\d\d)[a-z]?(?:$|[^\d.:/]|\.(?:$|\D))`)
)

// bibitem returns the record of a reference after \bibitem.
func (r *reference) bibitem() record.Record {
	body, option := r.body(), ""
	if found := bibOption.FindStringSubmatchIndex(body); found != nil {
		option, body = body[found[2]:found[3]], body[found[1]:]
	}
	key, end := braced(body, 0)
	body = body[max(0, end):]
	before, title, behind := cutReference(body)
	info := bibInfos(body)
	w := &work.Work{Title: strings.Trim(latex.Text(cmp.Or(info["title"], title)), " .,;“”"), OnlyListed: true}
	w.Authors, w.MoreAuthors = authors(cmp.Or(info["author"], before))
	for _, text := range []string{info["year"], option, behind, body} {
		if years := bibYear.FindAllStringSubmatch(latex.Text(text), -1); years != nil && w.Published.IsZero() {
			w.Published = yearDate(years[len(years)-1][1])
		}
	}
	w.SetVenue(work.Venue{Name: venue(cmp.Or(info["journal"], info["booktitle"]), behind)})
	rec := r.record(key, w)
	rec.Fields = append(rec.Fields, r.field(record.Identifier, "", body, r.end-len(body), false))
	if info["title"] == "" { // otherwise all parts are marked
		note := strings.Trim(inline.PlainText(onlyText(spans(behind))), " .,;[]()")
		rec.Fields = append(rec.Fields, record.Field{Role: record.Note, Spans: []inline.Span{{Text: note, Start: rec.Start, End: rec.End}}, Start: rec.Start, End: rec.End})
	}
	return rec
}

// cutReference splits a reference around its title: the second block of those that BibTeX
// styles write, else the quoted text, else the first text in italics that is long enough.
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
		open := at + found[0] // {\em …} opens here, \emph{…} after the command
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

// maxQuotedTitle is the length in bytes from which quoted text is not a title.
const maxQuotedTitle = 600

// bibInfos returns the arguments of REVTeX's \bibinfo by kind. Several authors are
// joined.
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

// authors parses the names before a title. Initials are separated by TeX's ~, and the
// last name may follow "and" or a comma.
func authors(tex string) (names []work.Person, more bool) {
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
	if names, others := byline.Parse(text); names != nil {
		return names, more || others
	}
	if strings.Contains(tex, " and ") && strings.Contains(tex, ",") && !strings.Contains(tex, ", and ") {
		return namelist.Parse(tex)
	}
	return nil, false
}

// venue returns the venue, unless it is arXiv: the one that is marked in the reference,
// or else the text in italics after the title.
func venue(named, behind string) string {
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
