package work

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "clipgraph/internal/testkit" // a fixed seed
)

// A name is plain only if it is read as the parser of all names reads it.
func TestPlainName(t *testing.T) {
	words := []string{"Maria", "L.", "Jean-Luc", "C.", "Jones", "O", "Van", "van", "De", "Team", "Lee-Team", "Jr.", "III", "Y", "Filho", "Others", "Al", "Inc", "AI", "0012", "Ltd.", "PhD", "Müller", "J.-P.", "JONES", "A.B.", "IBM", "bell", "McKay", "Et", "Und", "-", "Jones,", "Lee,", "Van,", "Inc,"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 5).Draw(t, "words"), " ")
		if given, family, ok := PlainName(text); ok && ParseName(text) != (Person{Given: given, Family: family}) {
			t.Errorf("%q is %+v, not %q and %q", text, ParseName(text), given, family)
		}
	})
	for text, want := range map[string]string{
		"Maria Jones": "Maria|Jones", "Maria L. Jones": "Maria L.|Jones", "Jean-Luc C. Jones-Reed": "Jean-Luc C.|Jones-Reed",
		"": "", "Jones": "", "Maria  Jones": "", "Jones, Maria": "Maria|Jones", "Reed Jones, Maria L.": "Maria L.|Reed Jones", "Jones, Jr., Maria": "", "Jones,": "", "Jones, ": "", "Jones,Maria": "", "Maria van Jones": "", "Luc Van Gool": "", "Gemini Team": "", "Maria Jones Jr.": "", "Maria McJONES": "Maria|McJONES", "José Reed": "", "M. O'Reed": "", " Maria Jones": "", "Mari@ Jones": "", "@aria Jones": "", "[aria Jones": "", "Mari` Jones": "", "Mari{ Jones": "", "Mari[ Jones": "", "Zoe Az": "Zoe|Az", "A. Z.": "A.|Z.",
		"Maria J-": "", "Maria -J": "", "Maria J.L": "", "Maria .": "", "Maria Jones-.": "", "Maria Van-Jones": "Maria|Van-Jones", "Maria J--J": "", "Maria, Jones, J": "", "Maria Al": "", "Maria Others.": "", "Maria III": "", "Jo J-P.": "Jo|J-P.", "Maria Jones ": "",
		"Maria " + strings.Repeat("J", 1) + strings.Repeat("o", 40): "",
	} {
		given, family, ok := PlainName(text)
		if got := given + "|" + family; ok && got != want || !ok && want != "" {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func BenchmarkPlainName(b *testing.B) {
	for b.Loop() {
		PlainName("Maria L. Jones")
	}
}
