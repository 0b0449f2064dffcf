package work

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Kind is a kind of identifier. The zero Kind means that there is none.
type Kind uint8

// The kinds. If a work has several identifiers, the first of these is the principal one.
const (
	ArXiv      Kind = iota + 1
	DOI             // Digital Object Identifier (ISO 26324)
	ACL             // of the ACL Anthology, as "2020.acl-main.1" and "P19-1001"
	OpenReview      // of a forum of openreview.net
	PMID            // of PubMed
	ISBN            // of a book, as 13 digits (ISO 2108)
	DBLP            // a key of dblp.org, as "conf/nips/VaswaniSPUJGKP17"
	Bibcode         // of NASA's Astrophysics Data System, 19 characters
)

// ErrMalformed is the error for text that is not an identifier.
var ErrMalformed = errors.New("no identifier")

// kinds describes the kinds of identifiers, by number: a new kind is a constant and a
// row.
var kinds = [...]struct {
	name  string                           // in JSON, as biblatex's eprinttype, and before a colon
	parse func(text string) (string, bool) // parses the bare value and returns its canonical text
	page  string                           // the prefix of the address of the work's page
	at    []string                         // prefixes of addresses before a value, in lower case without "https://www."
	ends  string                           // characters that end a value in an address
	drop  []string                         // endings of such an address that are not part of the value
	year  func(value string) int           // the year in a value; nil if it has none
}{
	{parse: func(string) (string, bool) { return "", false }},
	ArXiv: {
		name: "arxiv", parse: parseArXiv, page: "https://arxiv.org/abs/",
		at:   []string{"arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "export.arxiv.org/abs/"},
		ends: "?#", drop: []string{".pdf"}, year: arxivYear,
	},
	DOI: {
		name: "doi", parse: parseDOI, page: "https://doi.org/",
		at: []string{"doi.org/", "dx.doi.org/", "doi.org/doi:", "dx.doi.org/doi:"}, ends: "?",
	},
	ACL: {
		name: "acl", parse: parseACL, page: "https://aclanthology.org/",
		at:   []string{"aclanthology.org/", "aclweb.org/anthology/papers/", "aclweb.org/anthology/", "aclanthology.info/papers/", "aclanthology.coli.uni-saarland.de/papers/"},
		ends: "?#/", drop: []string{".pdf", ".bib"},
	},
	OpenReview: {
		name: "openreview", parse: form(`^[A-Za-z0-9_-]{6,40}$`), page: "https://openreview.net/forum?id=",
		at: []string{"openreview.net/forum?id=", "openreview.net/pdf?id=", "openreview.net/attachment?id="}, ends: "&#",
	},
	PMID: {
		name: "pmid", parse: form(`^[1-9][0-9]{0,8}$`), page: "https://pubmed.ncbi.nlm.nih.gov/",
		at: []string{"pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/"}, ends: "?#/",
	},
	ISBN: {
		name: "isbn", parse: parseISBN, page: "https://openlibrary.org/isbn/",
		at: []string{"openlibrary.org/isbn/", "worldcat.org/isbn/"}, ends: "?#/",
	},
	DBLP: {
		name: "dblp", parse: form(`^(?:conf|journals|books|series|phd|reference|tr|data|homepages|persons|www)/[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)+$`), page: "https://dblp.org/rec/",
		at:   []string{"dblp.org/rec/html/", "dblp.org/rec/bibtex/", "dblp.org/rec/", "dblp.uni-trier.de/rec/html/", "dblp.uni-trier.de/rec/bibtex/", "dblp.uni-trier.de/rec/", "dblp.dagstuhl.de/rec/"},
		ends: "?#", drop: []string{".html", ".bib", ".xml", ".rdf"},
	},
	Bibcode: {
		name: "bibcode", parse: form(`^[0-9]{4}[A-Za-z&.][A-Za-z0-9&.]{4}[A-Za-z0-9.]{9}[A-Z.:]$`), page: "https://ui.adsabs.harvard.edu/abs/",
		at: []string{"ui.adsabs.harvard.edu/abs/", "ui.adsabs.harvard.edu/#abs/", "adsabs.harvard.edu/abs/"}, ends: "?#/", year: leadingYear,
	},
}

// Kinds returns all kinds, in order.
func Kinds() []Kind {
	all := make([]Kind, 0, len(kinds)-1)
	for k := 1; k < len(kinds); k++ {
		all = append(all, Kind(k))
	}
	return all
}

// String returns the name of the kind, such as "arxiv" and "doi", or "".
func (k Kind) String() string {
	if int(k) < len(kinds) {
		return kinds[k].name
	}
	return fmt.Sprintf("kind(%d)", k)
}

// kindNamed returns the kind with a name, ignoring case, or 0.
func kindNamed(name string) Kind {
	if strings.EqualFold(name, "isbn-13") || strings.EqualFold(name, "isbn-10") {
		return ISBN
	}
	for k := 1; k < len(kinds); k++ {
		if strings.EqualFold(name, kinds[k].name) {
			return Kind(k)
		}
	}
	return 0
}

// KindNamed returns the kind with the given [Kind.String], ignoring case.
func KindNamed(name string) (Kind, bool) {
	k := kindNamed(name)
	return k, k != 0
}

// findAddress returns the identifier that an address leads to.
func findAddress(address string) (ID, bool) {
	text, hasScheme := cutPrefixFold(address, "https://")
	if !hasScheme {
		text, hasScheme = cutPrefixFold(address, "http://")
	}
	text, _ = cutPrefixFold(text, "www.")
	for k := range kinds {
		for _, at := range kinds[k].at {
			rest, ok := cutPrefixFold(text, at)
			if !ok {
				continue
			}
			if i := strings.IndexAny(rest, kinds[k].ends); i >= 0 {
				rest = rest[:i]
			}
			for _, end := range kinds[k].drop {
				rest = strings.TrimSuffix(rest, end)
			}
			if plain, err := url.PathUnescape(rest); err == nil {
				rest = plain
			}
			if value, ok := kinds[k].parse(strings.TrimSpace(rest)); ok {
				return ID{Kind(k), value}.toArXiv(), true
			}
		}
	}
	if value, ok := publisherDOI(text); ok && hasScheme {
		return ID{DOI, value}.toArXiv(), true
	}
	return ID{}, false
}

// form returns a parser of values that match a pattern.
func form(pattern string) func(string) (string, bool) {
	re := regexp.MustCompile(pattern)
	return func(text string) (string, bool) { return text, re.MatchString(text) }
}

// parseArXiv parses an arXiv identifier by its form, and drops its version.
func parseArXiv(text string) (string, bool) {
	m := arxivForm.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	return m[1], true
}

var arxivForm = regexp.MustCompile(`^([0-9]{4}\.[0-9]{4,5}|[a-z]+(?:-[a-z]+)?/[0-9]{7})(?:v[0-9]+)?$`)

// arxivYear returns the year of an identifier. Identifiers without an archive exist since 2007.
func arxivYear(value string) int {
	_, number, old := strings.Cut(value, "/")
	if !old {
		number = value
	}
	twoDigits, err := strconv.Atoi(number[:min(2, len(number))])
	if err != nil {
		return 0
	}
	year := 2000 + twoDigits
	if old && year >= 2091 {
		year -= 100
	}
	return year
}

// parseDOI parses a DOI: "10.", the prefix of a registrant, a slash and any text without
// blanks (DOI Handbook, 2.2).
func parseDOI(text string) (string, bool) {
	prefix, suffix, ok := strings.Cut(text, "/")
	number, isDOI := strings.CutPrefix(prefix, "10.")
	if !ok || !isDOI || suffix == "" || strings.ContainsFunc(suffix, isBlank) {
		return "", false
	}
	for part := range strings.SplitSeq(number, ".") {
		if part == "" || strings.Trim(part, "0123456789") != "" {
			return "", false
		}
	}
	return text, true
}

func isBlank(r rune) bool { return r <= ' ' || r == 0x7f || r == 0xa0 || r == 0xfffd }

// publisherDOI returns the DOI in the path of a publisher's page, as in
// dl.acm.org/doi/abs/10.1145/3292500.3330701.
func publisherDOI(text string) (string, bool) {
	if rest, ok := cutPrefixFold(text, "nature.com/articles/"); ok { // whose DOIs are the publisher's prefix and the article's number
		if m := natureArticle.FindStringSubmatch(rest); m != nil {
			return parseDOI("10.1038/" + m[1])
		}
		if m := natureYear.FindStringSubmatch(rest); m != nil {
			return parseDOI("10.1038/" + m[1] + "." + m[2] + "." + m[3])
		}
	}
	if !strings.Contains(text, "10.") {
		return "", false
	}
	m := inPath.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	value := m[2]
	if plain, err := url.PathUnescape(value); err == nil {
		value = plain
	}
	value = strings.TrimRight(value, "/")
	for again := true; again; {
		again = false
		for _, end := range pageEnds {
			if rest, ok := strings.CutSuffix(value, end); ok {
				value, again = rest, true
			}
		}
	}
	if strings.HasPrefix(value, "10.1101/") { // bioRxiv and medRxiv: their version
		value = versionEnd.ReplaceAllString(value, "")
	}
	if strings.Count(value, "/") == 0 || slices.Contains(notPublishers, strings.ToLower(m[1])) {
		return "", false
	}
	return parseDOI(value)
}

var (
	inPath        = regexp.MustCompile(`^([A-Za-z0-9.-]+)/(?:[^?#]*/)??(?:doi:)?(10\.[0-9]{4,9}/[^?#]+)`)
	natureArticle = regexp.MustCompile(`^(s[0-9]{5}-[0-9]{3}-[0-9]{4,5}-[0-9a-z]|(?:nature|ncomms|srep)[0-9]{4,5}|[a-z]{2,8}[0-9]{4}|[a-z]{2,8}\.[.0-9]{1,12}[0-9])(?:[^0-9a-z_-]|$)`)
	// natureYear matches the articles whose addresses leave out the dots of their DOIs:
	// sdata201635 is sdata.2016.35.
	natureYear = regexp.MustCompile(`^([a-z]{2,8})(20[01][0-9])([0-9]{1,4})(?:[^0-9a-z_-]|$)`)
	versionEnd = regexp.MustCompile(`v[0-9]+$`)
	// pageEnds are endings of publishers' addresses after a DOI.
	pageEnds = []string{"/full", "/full/html", "/html", "/fulltext", "/abstract", "/abs", "/pdf", "/epdf", "/epub", "/meta", "/summary", "/references", "/citations", ".full", ".pdf", ".full.pdf", ".html", ".svg"}
	// notPublishers are hosts where 10.1234/ is a version or a folder.
	notPublishers = []string{"github.com", "gitlab.com", "raw.githubusercontent.com", "huggingface.co"}
)

var (
	aclOld = regexp.MustCompile(`^([A-Za-z][0-9]{2}-[0-9]{4})(?:v[0-9]+)?$`)
	aclNew = regexp.MustCompile(`^([0-9]{4}\.[A-Za-z0-9_]+-[A-Za-z0-9_]+\.[0-9]+)(?:v[0-9]+)?$`)
)

// parseACL parses an identifier of the ACL Anthology ("Anthology Identifiers", in its
// documentation) and drops the version of its file.
func parseACL(text string) (string, bool) {
	if m := aclOld.FindStringSubmatch(text); m != nil {
		return strings.ToUpper(m[1]), true
	}
	if m := aclNew.FindStringSubmatch(text); m != nil {
		return strings.ToLower(m[1]), true
	}
	return "", false
}

// parseISBN parses an ISBN of 10 or 13 digits with a correct check digit, which may
// contain hyphens or blanks, and returns it with 13 digits (ISBN Users' Manual, 4 and
// appendix 1).
func parseISBN(text string) (string, bool) {
	digits := make([]byte, 0, 13)
	for i := range len(text) {
		switch c := text[i]; {
		case c == '-' || c == ' ':
		case len(digits) == 13:
			return "", false
		case '0' <= c && c <= '9', (c == 'X' || c == 'x') && len(digits) == 9:
			digits = append(digits, c)
		default:
			return "", false
		}
	}
	switch len(digits) {
	case 10:
		ok := addsUp(digits)
		digits = append([]byte("978"), digits[:9]...)
		return string(append(digits, checkDigit(digits))), ok
	case 13:
		ok := string(digits[:3]) == "978" || string(digits[:3]) == "979"
		return string(digits), ok && digits[12] == checkDigit(digits[:12])
	}
	return "", false
}

// addsUp reports whether 10 digits are a valid ISBN: with weights from 10 down to 1 their sum is a
// multiple of 11. X stands for 10.
func addsUp(digits []byte) bool {
	sum := 0
	for i, c := range digits {
		n := int(c - '0')
		if c == 'X' || c == 'x' {
			n = 10
		}
		sum += (10 - i) * n
	}
	return sum%11 == 0
}

// checkDigit returns the last of 13 digits, which makes the sum with alternating weights 1 and 3 a
// multiple of 10.
func checkDigit(digits []byte) byte {
	sum := 0
	for i, c := range digits {
		sum += int(c-'0') * (1 + i%2*2)
	}
	return '0' + byte((10-sum%10)%10)
}

// escapePath escapes a value as a part of an address. Slashes are kept.
func escapePath(value string) string { return (&url.URL{Path: "/" + value}).EscapedPath()[1:] }

// cutPrefixFold is like strings.CutPrefix but ignores the case of s. prefix must be lower-case
// ASCII.
func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
