package work

import (
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"muller2": "muller2", "Müller": "muller", "MÜLLER 2": "muller2", "a-z, 0-9": "az09", "A'Z": "az", "{|`:/": "",
		"Ångström": "angstrom", "Nguyễn": "nguyen", "ﬁn": "fin", "①": "1", "王": "", "Ж": "", "": "",
		"Łódź Øre Đà Ðorn Þór Straße Æsop Œuvre Diyarbakır Ħal Ŋa Ŧa": "lodzoredadornthorstrasseaesopoeuvrediyarbakirhalnata",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSameFamily(t *testing.T) {
	for names, want := range map[string]bool{
		"Ann Müller|A. Muller":          true, // given names do not count
		"Aaron van den Oord|A. Oord":    true,
		"Oord, A. van den|den Oord, A.": true,
		"García Lopez, Ana|Ana López":   true,
		"Lopez García, Ana|Ana Lopez":   false, // the second half is never left out
		"Ann Millar|Ann Muller":         false,
		"Van Li, Ann|Ann Li":            false, // two letters end many names
		"Van Liu, Ann|Ann Liu":          true,
		"王 小明|王 伟":                      true,
		"王 小明|李 伟":                      false,
		"王 小明|Ann Wang":                 false,
		"Ann Wang|王 小明":                 false,
		"|":                             false,
	} {
		x, y, _ := strings.Cut(names, "|")
		if got := SameFamily(ParseName(x), ParseName(y)); got != want {
			t.Errorf("%s: %v", names, got)
		}
		if got := SameFamily(ParseName(y), ParseName(x)); got != want {
			t.Errorf("%s, the other way round: %v", names, got)
		}
	}
}

func TestSameFirstAuthor(t *testing.T) {
	by := func(text string) *Work {
		people, _ := ParseNames(text)
		return &Work{Authors: people}
	}
	for authors, want := range map[string]bool{
		"Ann Roe, Max Doe|A. Roe": true, "Ann Roe, Max Doe|M. Doe": false, "Ann Roe|": false, "|Ann Roe": false, "|": false,
	} {
		x, y, _ := strings.Cut(authors, "|")
		if got := SameFirstAuthor(by(x), by(y)); got != want {
			t.Errorf("%s: %v", authors, got)
		}
	}
}

func TestFillers(t *testing.T) {
	for word, want := range map[string]bool{"The": true, "towards": true, "Net": false, "": false} {
		if IsFiller(word) != want {
			t.Errorf("%q is a filler: %v", word, !want)
		}
	}
}
