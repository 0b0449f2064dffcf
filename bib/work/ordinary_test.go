package work

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestIsOrdinary(t *testing.T) {
	for _, text := range []string{"Ana", "Jean-Pierre", "C.-P.", "J. K.", "García Márquez", "Łukasz", "Ægir"} {
		if !IsOrdinary(text) {
			t.Errorf("%q is not ordinary", text)
		}
	}
	for _, text := range []string{"", " ", "Ana ", " Ana", "Ana  Maria", "van", "Van", "Jr.", "III", "Team", "Open-Team", "TEAM.", "AI", "Inc", "Ph.D.", "O'Neill", "A/B", "(Ana)", "0012",
		"José y Gasset", "Filho", "ana", "李", "Others", "Et Al", "And", "Ana,", "-Ana", ".", strings.Repeat("Aa", 30)} {
		if IsOrdinary(text) {
			t.Errorf("%q is ordinary", text)
		}
	}
}

// Names are the same whether they are recognised as ordinary or parsed.
func TestOrdinaryNamesAreReadAsParsed(t *testing.T) {
	pool := []string{"Ana", "C.", "Jean-Pierre", "P.-J.", "Ünal", "Le", "X", "V", "V.", "and"}
	for _, meaning := range []map[string]bool{particles, capitalParticles, conjunctions, generations, suffixes, degrees, companies, groups, others} {
		for w := range meaning {
			pool = append(pool, w, strings.ToUpper(w), strings.ToUpper(w[:1])+w[1:], "Ana-"+w, w+".")
		}
	}
	slices.Sort(pool)
	random := rand.New(rand.NewPCG(1, 1))
	text := func() string {
		all := make([]string, 1+random.IntN(3))
		for i := range all {
			if all[i] = pool[random.IntN(len(pool))]; random.IntN(3) > 0 {
				all[i] = []string{"Ana", "Kim-Lee", "J.", "Ñandú"}[random.IntN(4)]
			}
		}
		return strings.Join(all, " ")
	}
	ordinary := 0
	for range 100_000 {
		family, given := text(), text()
		for _, n := range []Name{{words(family)}, {words(family), words(given)}} {
			if got, want := n.Person(), n.parse(); got != want {
				t.Fatalf("%v is %+v, parsed %+v", n, got, want)
			}
			if _, ok := n.ordinary(); ok {
				ordinary++
			}
		}
		if got, want := FromParts(family, given, ""), (Name{words(family), words(given)}).parse(); got != want {
			t.Fatalf("%q, %q is %+v, parsed %+v", family, given, got, want)
		}
	}
	if ordinary < 10_000 {
		t.Errorf("only %d of the names are ordinary", ordinary)
	}
}

func BenchmarkFromParts(b *testing.B) {
	for name, parts := range map[string][2]string{"ordinary": {"García Márquez", "Jia"}, "particle": {"van den Oord", "Aaron"}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				FromParts(parts[0], parts[1], "")
			}
		})
	}
}
