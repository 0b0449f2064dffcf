// Package arxiv parses arXiv identifiers, finds them in running text, and fetches the
// metadata of papers from arXiv's API.
//
// Start with [Parse] for one identifier and [Find] for those in a text. [NewAPI] and
// [NewCache], which keeps the API's answers, return sources of metadata; both implement
// [work.Source]. Package snapshot has a third, which needs no network.
package arxiv

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// ID is an arXiv identifier without a version, of the old scheme ("hep-th/9901001") or
// the new one ("1706.03762"). IDs are comparable with ==. The zero ID means no
// identifier.
//
// The grammar is that of arXiv's help page "Understanding the arXiv identifier": since
// April 2007 a month and a number, of four digits until 2014 and of five since 2015;
// before that an archive, a month and a number of three digits. A subject class
// ("math.GT/0309136") is not part of the identifier.
type ID struct {
	archive archive // of the old scheme; 0 in the new
	month   int16   // months since year 0, so that IDs order by date
	number  int32   // from 1
}

// Ref is a reference to a paper: an identifier with an optional version.
type Ref struct {
	ID      ID
	Version int // from 1; 0 if the reference has none
}

// String returns the reference in canonical form, such as "1706.03762v7".
func (r Ref) String() string {
	text, _ := r.AppendText(nil)
	return string(text)
}

// AppendText implements [encoding.TextAppender].
func (r Ref) AppendText(b []byte) ([]byte, error) {
	b, err := r.ID.AppendText(b)
	if r.Version != 0 {
		b = strconv.AppendInt(append(b, 'v'), int64(r.Version), 10)
	}
	return b, err
}

// firstWide is the month from which numbers have five digits: January 2015.
const firstWide = 2015 * 12

// String returns the canonical form, and "" for the zero ID.
func (id ID) String() string {
	var room [maxLength]byte
	text, _ := id.AppendText(room[:0])
	return string(text)
}

// maxLength bounds the length of an identifier without its version.
const maxLength = 32

// AppendText implements [encoding.TextAppender]. The zero ID is empty text.
func (id ID) AppendText(b []byte) ([]byte, error) {
	if id.IsZero() {
		return b, nil
	}
	yymm, number := id.Year()%100*100+id.Month(), int(id.number)
	switch {
	case id.archive != 0:
		b = append(append(b, archives[id.archive]...), '/')
		return appendDigits(appendDigits(b, yymm, 4), number, 3), nil
	case id.month >= firstWide:
		return appendDigits(append(appendDigits(b, yymm, 4), '.'), number, 5), nil
	}
	return appendDigits(append(appendDigits(b, yymm, 4), '.'), number, 4), nil
}

// appendDigits appends n with width digits, padded with zeros.
func appendDigits(b []byte, n, width int) []byte {
	b = append(b, "00000"[:width]...)
	for i := len(b) - 1; width > 0; i, width = i-1, width-1 {
		b[i] = '0' + byte(n%10)
		n /= 10
	}
	return b
}

// IsZero reports whether id is the zero ID.
func (id ID) IsZero() bool { return id == ID{} }

// Year returns the year in the identifier, from 1991 to 2106, or 0 for the zero ID. It is
// that of the submission, give or take a month.
func (id ID) Year() int { return int(id.month) / 12 }

// Month returns the month in the identifier, from 1 to 12, or 0 for the zero ID.
func (id ID) Month() int {
	if id.IsZero() {
		return 0
	}
	return int(id.month)%12 + 1
}

// URL returns the address of the abstract page, to which arXiv asks to link, or "" for
// the zero ID.
func (id ID) URL() string {
	if id.IsZero() {
		return ""
	}
	return "https://arxiv.org/abs/" + id.String()
}

// Compare compares identifiers by month, then archive with the new scheme first, then
// number. It returns -1, 0 or +1.
func (id ID) Compare(other ID) int {
	return cmp.Or(
		cmp.Compare(id.month, other.month),
		cmp.Compare(id.archive, other.archive),
		cmp.Compare(id.number, other.number),
	)
}

// Uint64 packs the identifier into a number. Numbers sort like identifiers. The encoding
// is stable, so that files may store it.
func (id ID) Uint64() uint64 {
	return uint64(uint16(id.month))<<40 | uint64(id.archive)<<32 | uint64(uint32(id.number))
}

// FromUint64 is the inverse of [ID.Uint64]. It reports whether n encodes an identifier.
func FromUint64(n uint64) (ID, bool) {
	id := ID{archive(n >> 32), int16(n >> 40), int32(uint32(n))}
	return id, n>>56 == 0 && int(id.archive) < len(archives) && id.month >= 1991*12 && id.number > 0
}

// MarshalText implements [encoding.TextMarshaler]. The zero ID is empty text.
func (id ID) MarshalText() ([]byte, error) { return id.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler]. It accepts what [Parse] accepts,
// ignoring the version, and empty text for the zero ID.
func (id *ID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = ID{}
		return nil
	}
	ref, err := Parse(string(text))
	if err != nil {
		return err
	}
	*id = ref.ID
	return nil
}

// MalformedError says why a text is not a valid identifier.
type MalformedError struct {
	Text   string // as written
	Reason string
	// Meant are the identifiers that the text may have meant, best first.
	Meant []ID
}

// Error returns the text, the reason and the suggestions.
func (e *MalformedError) Error() string {
	text := fmt.Sprintf("%q is not an arXiv identifier: %s", e.Text, e.Reason)
	if len(e.Meant) > 0 {
		names := make([]string, len(e.Meant))
		for i, id := range e.Meant {
			names[i] = id.String()
		}
		text += " (" + strings.Join(names, " or ") + "?)"
	}
	return text
}

// newID checks an identifier of the new scheme: yymm and a number with the given count of
// digits.
func newID(yymm, number, digits int) (ID, string) {
	year, month := 2000+yymm/100, yymm%100
	if yymm/100 < 7 { // arXiv: "potentially up to 06 = 2106"
		return ID{}, "the scheme of a month and a number began in April 2007"
	}
	switch {
	case month < 1 || month > 12:
		return ID{}, fmt.Sprintf("there is no month %02d", month)
	case yymm < 704:
		return ID{}, "the scheme of a month and a number began in April 2007"
	case digits < 4:
		return ID{}, fmt.Sprintf("%d digits after the point", digits)
	case digits > 5:
		return ID{}, fmt.Sprintf("%d digits after the point", digits)
	case number == 0:
		return ID{}, "numbers begin at 1"
	case yymm < 1501 && number > 9999:
		return ID{}, "numbers had four digits before 2015"
	}
	return ID{month: int16(year*12 + month - 1), number: int32(number)}, ""
}

// oldID checks an identifier of the old scheme: archive and yymmnnn.
func oldID(archive archive, digits int) (ID, string) {
	yy, month, number := digits/100_000, digits/1000%100, digits%1000
	year := 1900 + yy
	if yy < 91 {
		year += 100
	}
	at := year*12 + month - 1
	switch {
	case month < 1 || month > 12:
		return ID{}, fmt.Sprintf("there is no month %02d", month)
	case at < 1991*12+7 || at > 2007*12+2:
		return ID{}, "identifiers with an archive ran from August 1991 to March 2007"
	case number == 0:
		return ID{}, "numbers begin at 1"
	}
	return ID{archive: archive, month: int16(at), number: int32(number)}, ""
}

// archive is the archive of an identifier of the old scheme, as an index into archives.
type archive uint8

// archives are the archives of the old scheme in alphabetical order. The first element
// stands for none. Archives that began after March 2007 (econ, eess, q-fin, stat) are not
// among them.
var archives = strings.Fields(`- acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph
	cmp-lg comp-gas cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th
	nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con test`)

// archiveByLetters maps archives without hyphens, since lists also write "hepth/9901001".
var archiveByLetters = func() map[string]archive {
	byLetters := make(map[string]archive, len(archives))
	for i, name := range archives[1:] {
		byLetters[strings.ReplaceAll(name, "-", "")] = archive(i + 1)
	}
	return byLetters
}()
