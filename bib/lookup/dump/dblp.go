package dump

import (
	"bytes"
	"encoding/xml"
	"html"
	"strings"

	"clipgraph/bib/venue"
	"clipgraph/bib/work"
	"clipgraph/internal/ascii"
	"clipgraph/internal/lazyregexp"
)

// The format of DBLP's dump (dblp.org/xml): one element per publication below <dblp>, with its key.

func isDBLP(start []byte) bool { return bytes.Contains(start, []byte("<dblp")) }

func nextDBLP(data []byte, at int) int {
	for at < len(data) {
		i := bytes.Index(data[at:], []byte(` key="`))
		if i < 0 {
			return -1
		}
		if start := bytes.LastIndexByte(data[:at+i], '<'); start >= at && ascii.IsLetter(data[start+1]) {
			return start
		}
		at += i + 1
	}
	return -1
}

func endDBLP(data []byte) int {
	name := data[1:max(1, bytes.IndexByte(data, ' '))]
	i := bytes.Index(data, append([]byte("</"), name...))
	if i < 0 {
		return -1
	}
	end := bytes.IndexByte(data[i:], '>')
	if end < 0 {
		return -1
	}
	return i + end + 1
}

func titleDBLP(entry []byte) []byte {
	if end := endDBLP(entry); end >= 0 {
		entry = entry[:end] // text between two records does not belong to the first
	}
	_, rest, found := bytes.Cut(entry, []byte("<title"))
	if !found {
		return nil
	}
	_, rest, found = bytes.Cut(rest, []byte(">"))
	if !found {
		return nil
	}
	title, _, found := bytes.Cut(rest, []byte("</title>"))
	if !found {
		return nil
	}
	return title
}

var tags = lazyregexp.New(`<[^<>]*>`)

// plainDBLP returns the text of a title, which may have italics, subscripts and
// entities, and ends in a period.
func plainDBLP(title []byte) string {
	text := html.UnescapeString(tags.ReplaceAllString(string(title), ""))
	if rest, ok := strings.CutSuffix(text, "."); ok && !strings.HasSuffix(rest, ".") {
		text = rest
	}
	return strings.Join(strings.Fields(text), " ")
}

// namesake matches the number by which DBLP distinguishes people with the same name.
var namesake = lazyregexp.New(` \d{4}$`)

func readDBLP(entry []byte) *work.Work {
	var record struct {
		XMLName   xml.Name
		Key       string   `xml:"key,attr"`
		Authors   []string `xml:"author"`
		Pages     string   `xml:"pages"`
		Year      int      `xml:"year"`
		Volume    string   `xml:"volume"`
		Number    string   `xml:"number"`
		Journal   string   `xml:"journal"`
		Booktitle string   `xml:"booktitle"`
		Publisher string   `xml:"publisher"`
		School    string   `xml:"school"`
		Addresses []string `xml:"ee"`
	}
	decoder := xml.NewDecoder(bytes.NewReader(entry))
	decoder.Strict, decoder.Entity = false, xml.HTMLEntity
	if decoder.Decode(&record) != nil {
		return nil
	}
	w := &work.Work{Title: plainDBLP(titleDBLP(entry)), Type: record.XMLName.Local, Published: work.NewDate(record.Year, 0, 0)}
	for _, name := range record.Authors {
		if people, _ := work.ParseNames(namesake.ReplaceAllString(name, "")); len(people) == 1 {
			w.Authors = append(w.Authors, people[0])
		}
	}
	v := work.Venue{Name: record.Booktitle, Year: record.Year, Volume: record.Volume, Number: record.Number, Pages: record.Pages, Publisher: record.Publisher, Issuer: record.School}
	switch record.XMLName.Local {
	case "article":
		v.Kind, v.Name = "article", record.Journal
	case "inproceedings":
		v.Kind = "inproceedings"
	case "book", "incollection", "phdthesis", "mastersthesis":
	default:
		return nil
	}
	if v.Name == "" {
		v.Kind = ""
	}
	if series, ok := venue.Parse(v.Name, v.Year); ok && series.Kind == v.Kind {
		v.Name, v.Short = series.Name, series.Short
	}
	w.SetVenue(v)
	for _, address := range record.Addresses {
		if id, ok := work.FindID(address); ok {
			w.AddID(id)
		}
	}
	w.AddID(work.ID{Kind: work.DBLP, Value: record.Key})
	setPreprint(w, v, strings.TrimPrefix(record.Volume, "abs/"))
	return w
}

// factsDBLP reads the elements of a record in order.
func factsDBLP(data []byte, at int, f *Facts) (end int) {
	*f = Facts{Authors: f.Authors[:0]}
	name := data[at+1:]
	name = name[:max(0, bytes.IndexByte(name, ' '))]
	endTag := append(append(make([]byte, 0, 24), "</"...), name...)
	if next := bytes.IndexAny(data[at+1:], "<>"); next >= 0 && data[at+1+next] == '<' { // the start tag is not terminated
		return at + 1 + next
	}
	var booktitle, journal []byte
	end = len(data)
	for i := at + 1; ; {
		next := bytes.IndexByte(data[i:], '<')
		if next < 0 {
			break
		}
		i += next + 1
		if i < len(data) && data[i] == '/' {
			if i++; bytes.HasPrefix(data[i:], name) && len(name) > 0 {
				end = i
				break
			}
			continue
		}
		close := bytes.IndexByte(data[i:], '>')
		if close < 0 {
			break
		}
		tag := data[i : i+close]
		if next := bytes.IndexByte(tag, '<'); next >= 0 { // nor is this tag
			end = i + next
			break
		}
		if bytes.Contains(tag, keyAttribute) { // the previous record is not terminated
			end = i - 1
			break
		}
		if space := bytes.IndexByte(tag, ' '); space >= 0 {
			tag = tag[:space]
		}
		i += close + 1
		length := bytes.IndexByte(data[i:], '<')
		if length < 0 {
			break
		}
		text := data[i : i+length]
		switch string(tag) {
		case "title":
			length := bytes.Index(data[i:min(len(data), i+MaxEntry)], []byte("</title>"))
			if length >= 0 && f.Title == nil && !bytes.Contains(data[i:i+length], endTag) {
				f.Title = data[i : i+length]
			}
		case "author":
			f.Authors = append(f.Authors, text)
		case "booktitle":
			setFirst(&booktitle, text)
		case "journal":
			setFirst(&journal, text)
		case "year":
			setFirst(&f.Year, text)
		case "ee":
			if _, doi, found := bytes.Cut(text, []byte("doi.org/")); found {
				setFirst(&f.DOI, unescaped(doi))
			}
		}
	}
	if f.Venue = booktitle; len(booktitle) == 0 {
		f.Venue = journal
	}
	return end
}

var keyAttribute = []byte(` key="`)

// unescaped returns a text with its entities decoded.
func unescaped(text []byte) []byte {
	if bytes.IndexByte(text, '&') < 0 {
		return text
	}
	return []byte(html.UnescapeString(string(text)))
}

func peopleDBLP(name string) []work.Person {
	return []work.Person{work.ParseName(html.UnescapeString(name))}
}
