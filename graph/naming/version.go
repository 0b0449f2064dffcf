package naming

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Versions of a work. A name with a number continues the work with the same name and the
// next lower number. A name without a number is its own version 1.

// Version is one way to read a name as that of a version.
type Version struct {
	Stem   string // the fold of the name without its version
	Text   string // the stem as it is written
	Head   string // the text before the number
	Number float64
	Mark   Mark
	WithV  bool // written with a v, as Net-v2
}

// Mark is how a name marks its version.
type Mark int

const (
	NoMark    Mark = iota
	BareDigit      // Net2
	ClearMark      // Net-v2, Net 2, Net++, Net#, Net II, Net1.5
)

// maxVersion is the highest number without "v" that counts as a version: higher ones are
// sizes and years.
const maxVersion = 12

var (
	plusVersion  = regexp.MustCompile(`^(.*[\pL\d\])}])[-_ ^]?(\+{1,3}|--|#|(?i:plus ?plus))$`)
	romanVersion = regexp.MustCompile(`^(.*[\pL\d])[-_ ](II|III|IV)$`)
	// numberVersion matches the head, the separator, the number, and the text after a
	// number within a name: Net2-VL is a version of Net-VL.
	numberVersion = regexp.MustCompile(`^(.*?\pL\+?)([-_ ^]?)([vV]\.?[-_ ]?)?(\d{1,2}(?:\.\d{1,2})?)([-_ ].*)?$`)
)

var romans = map[string]float64{"II": 2, "III": 3, "IV": 4}

// The version numbers of names that end in signs.
var pluses = map[string]float64{"+": 1.5, "--": 1.5, "++": 2, "#": 2, "+++": 3}

// superscripts are digits that are no clear mark: they may say how often something is in the name.
var superscripts = strings.NewReplacer("²", "^2", "³", "^3")

// Versions returns the ways in which a name may be read as that of a version.
func Versions(name string) []Version {
	var all []Version
	add := func(stem, head string, number float64, m Mark, withV bool) {
		if fold := Fold(stem); utf8.RuneCountInString(fold) >= 2 || fold > string(unicode.MaxASCII) { // π0.5
			all = append(all, Version{fold, stem, head, number, m, withV})
		}
	}
	if !mayBeVersion(name) {
		return nil
	}
	name = superscripts.Replace(name)
	if m := plusVersion.FindStringSubmatch(name); m != nil {
		number := pluses[m[2]]
		if number == 0 { // PlusPlus
			number = 2
		}
		add(m[1], m[1], number, ClearMark, false)
	}
	if m := romanVersion.FindStringSubmatch(name); m != nil {
		add(m[1], m[1], romans[m[2]], ClearMark, false)
	}
	if m := numberVersion.FindStringSubmatch(name); m != nil && !saysWhatIsDone(m[5]) {
		number, _ := strconv.ParseFloat(m[4], 64)
		if number <= maxVersion || m[3] != "" {
			how := BareDigit
			if m[2] != "" && m[2] != "^" || m[3] != "" || strings.Contains(m[4], ".") {
				how = ClearMark
			}
			add(m[1]+m[5], m[1], number, how, m[3] != "")
		}
	}
	return all
}

// saysWhatIsDone reports whether the text behind a number says what is done with the version: the
// name of what is GPT-3-Powered is none of another version.
func saysWhatIsDone(behind string) bool {
	word, found := strings.CutPrefix(behind, "-")
	return found && isParticiple(word[:len(word)-len(strings.TrimLeftFunc(word, unicode.IsLetter))])
}

// IsOtherCase reports whether the name of a lower version is written with more than one
// letter in another case: Mem-1 is not a version of MEM.
func (v Version) IsOtherCase(lower string) bool {
	for _, w := range Versions(lower) {
		if w.Stem == v.Stem {
			lower = w.Text
		}
	}
	old, new, n := Squeeze(lower), Squeeze(v.Text), 0
	for i := 0; i < len(old) && len(old) == len(new); i++ {
		if old[i] != new[i] {
			n++
		}
	}
	return n > 1
}

// mayBeVersion reports whether a name has a digit or an ending that versions have. Most
// names have neither and skip the regular expressions.
func mayBeVersion(name string) bool {
	if name == "" {
		return false
	}
	return strings.IndexByte("+-#IVsS", name[len(name)-1]) >= 0 || strings.ContainsAny(name, "0123456789²³")
}

// IsVersion reports whether a word after a name is its version: V2, 2, 4.5.
func IsVersion(word string) bool {
	digits := strings.TrimPrefix(strings.ToLower(word), "v")
	return startsWithDigit(digits) && len(digits) <= 3 && strings.Trim(digits, "0123456789.") == ""
}

// beginsWithVersion reports whether a word after a name is its version, or a version with a
// part in capitals: 2, 2-AC, but not the 2-step of a sentence.
func beginsWithVersion(word string) bool {
	version, part, _ := strings.Cut(word, "-")
	return IsVersion(version) && part == strings.ToUpper(part)
}

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }
