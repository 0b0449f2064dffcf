package arxiv

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"mime"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"clipgraph/bib/work"
)

// The Atom feed of arXiv's API ("arXiv API User's Manual", section 3.3). It is parsed
// leniently, so that an error in one entry does not affect the others.

// feed is the content of an answer of the API.
type feed struct {
	papers   []*work.Work
	untitled []ID     // identifiers of entries without a title
	refused  []string // texts that the API rejects as identifiers
	failure  string   // the message of another error
	entries  int      // the number of entries of any kind
	total    int      // opensearch:totalResults; -1 if missing
	page     int      // opensearch:itemsPerPage; 0 if missing
}

const atomSpace = "http://www.w3.org/2005/Atom"

type atomEntry struct {
	ID        string   `xml:"http://www.w3.org/2005/Atom id"`
	Title     string   `xml:"http://www.w3.org/2005/Atom title"`
	Summary   string   `xml:"http://www.w3.org/2005/Atom summary"`
	Published string   `xml:"http://www.w3.org/2005/Atom published"`
	Updated   string   `xml:"http://www.w3.org/2005/Atom updated"`
	Authors   []string `xml:"http://www.w3.org/2005/Atom author>name"`
	Category  []struct {
		Term string `xml:"term,attr"`
	} `xml:"http://www.w3.org/2005/Atom category"`
	Primary struct {
		Term string `xml:"term,attr"`
	} `xml:"http://arxiv.org/schemas/atom primary_category"`
	Comment    string `xml:"http://arxiv.org/schemas/atom comment"`
	JournalRef string `xml:"http://arxiv.org/schemas/atom journal_ref"`
	DOI        string `xml:"http://arxiv.org/schemas/atom doi"`
}

// errNoFeed is returned for an answer that is not a feed, such as an HTML page.
var errNoFeed = errors.New("the answer is not an Atom feed")

// parseFeed parses an answer of the API. If the answer is truncated, the complete entries
// are returned with the error. The time is linear in the length of the answer.
func parseFeed(body []byte, contentType string) (feed, error) {
	f := feed{total: -1}
	text, err := feedText(body, contentType)
	if err != nil {
		return f, err
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // already decoded
	depth := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && depth == 0 {
			return f, errNoFeed
		}
		if err != nil {
			return f, fmt.Errorf("the answer is truncated or damaged: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth == 0 {
				if t.Name.Space != atomSpace || t.Name.Local != "feed" {
					return f, fmt.Errorf("%w but begins with <%s>", errNoFeed, t.Name.Local)
				}
				depth++
				continue
			}
			if err := f.element(d, t); err != nil {
				return f, fmt.Errorf("the answer is truncated or damaged: %w", err)
			}
		case xml.EndElement:
			return f, nil // the end of the feed: other elements end within element
		}
	}
}

// element parses one child of the feed.
func (f *feed) element(d *xml.Decoder, start xml.StartElement) error {
	switch start.Name.Local {
	case "entry":
		var e atomEntry
		if err := d.DecodeElement(&e, &start); err != nil {
			return err
		}
		f.add(&e)
		return nil
	case "totalResults", "itemsPerPage":
		var text string
		if err := d.DecodeElement(&text, &start); err != nil {
			return err
		}
		n, err := strconv.Atoi(strings.TrimSpace(text))
		switch {
		case err != nil || n < 0:
		case start.Name.Local == "totalResults":
			f.total = n
		default:
			f.page = n
		}
		return nil
	}
	return d.Skip()
}

// apiError is part of the id, after http: or https:, of entries that report an error.
// Their title is "Error", but a paper may have that title too.
const apiError = "arxiv.org/api/errors"

const badFormat = "incorrect_id_format_for_"

func (f *feed) add(e *atomEntry) {
	f.entries++
	id := oneLine(e.ID)
	if at := strings.Index(id, apiError); at >= 0 {
		if _, name, found := strings.Cut(id[at:], badFormat); found {
			f.refused = append(f.refused, name)
		} else if f.failure = oneLine(e.Summary); f.failure == "" {
			f.failure = id
		}
		return
	}
	ref, err := Parse(id)
	if err != nil {
		return // not a paper: the API used to answer so for unknown identifiers
	}
	p := &work.Work{
		IDs: work.IDs(ref.ID.WorkID(), work.NewDOI(bareDOI(e.DOI))), Version: ref.Version,
		Title: oneLine(e.Title), Comment: oneLine(e.Comment), JournalRef: oneLine(e.JournalRef), Abstract: oneLine(e.Summary),
		Published: day(e.Published), Updated: day(e.Updated),
	}
	if p.Title == "" {
		f.untitled = append(f.untitled, ref.ID)
		return
	}
	for _, name := range e.Authors {
		switch name = oneLine(name); {
		case name == "" || name == ":":
		case work.IsOthers(name):
			p.MoreAuthors = true
		default:
			if person := work.ParseName(name); person.Family != "" {
				p.Authors = append(p.Authors, person)
			}
		}
	}
	if term := oneLine(e.Primary.Term); isCategory.MatchString(term) {
		p.PrimaryCategory = term
	}
	for _, c := range e.Category {
		if term := oneLine(c.Term); isCategory.MatchString(term) && !slices.Contains(p.Categories, term) {
			p.Categories = append(p.Categories, term)
		}
	}
	f.papers = append(f.papers, p)
}

// isCategory matches arXiv's categories. Entries also contain ACM and MSC codes.
var isCategory = regexp.MustCompile(`^[a-z]+(-[a-z]+)*(\.[A-Za-z-]+)?$`)

// oneLine joins hard-wrapped lines and removes control characters.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r == '\uFEFF' {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// bareDOI returns the first DOI of a field that may contain several, or links.
func bareDOI(s string) string {
	for _, word := range strings.Fields(oneLine(s)) {
		if at := strings.Index(word, "10."); at >= 0 && strings.Contains(word[at:], "/") {
			return strings.TrimRight(word[at:], ",;")
		}
	}
	return ""
}

// day returns the date of a time, or the zero Date if s is not a time.
func day(s string) work.Date {
	d, _ := work.ParseDate(strings.TrimSpace(s))
	if d.Day == 0 {
		return work.Date{}
	}
	return d
}

var (
	xmlEncoding  = regexp.MustCompile(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
	characterRef = regexp.MustCompile(`&#(?:x[0-9A-Fa-f]{1,8}|[0-9]{1,10});`)
)

// feedText returns the answer in UTF-8, without the characters that XML does not allow
// (XML 1.0, section 2.2). The encoding is that of the byte order mark, the XML
// declaration or the Content-Type, whichever comes first, or else UTF-8.
func feedText(body []byte, contentType string) (string, error) {
	name := "utf-8"
	if _, parameters, err := mime.ParseMediaType(contentType); err == nil && parameters["charset"] != "" {
		name = parameters["charset"]
	}
	if m := xmlEncoding.FindSubmatch(body[:min(len(body), 200)]); m != nil {
		name = string(m[1])
	}
	switch {
	case bytes.HasPrefix(body, []byte("\xEF\xBB\xBF")):
		name = "utf-8"
	case bytes.HasPrefix(body, []byte("\xFE\xFF")):
		name = "utf-16be"
	case bytes.HasPrefix(body, []byte("\xFF\xFE")):
		name = "utf-16le"
	}
	if !strings.EqualFold(name, "utf-8") {
		encoding, err := htmlindex.Get(name)
		if err != nil {
			return "", fmt.Errorf("the answer is in the unknown encoding %q", name)
		}
		if body, err = encoding.NewDecoder().Bytes(body); err != nil {
			return "", fmt.Errorf("the answer is not in the encoding %q that it names: %w", name, err)
		}
	}
	text := strings.Map(func(r rune) rune {
		if !isXML(r) {
			return -1
		}
		return r
	}, strings.TrimPrefix(string(bytes.ToValidUTF8(body, []byte(string(utf8.RuneError)))), "\uFEFF"))
	return characterRef.ReplaceAllStringFunc(text, func(ref string) string {
		digits, base := ref[2:len(ref)-1], 10
		if digits[0] == 'x' {
			digits, base = digits[1:], 16
		}
		if n, err := strconv.ParseInt(digits, base, 64); err != nil || n > unicode.MaxRune || !isXML(rune(n)) {
			return ""
		}
		return ref
	}), nil
}

// isXML reports whether XML allows the character r.
func isXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || 0x20 <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= unicode.MaxRune
}
