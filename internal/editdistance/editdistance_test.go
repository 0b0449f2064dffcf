package editdistance

import (
	"math/rand/v2"
	"testing"
)

func TestWithin(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"same", "same", 0}, {"kitten", "sitting", 3}, {"Lou", "Luo", 1}, {"ca", "abc", 3}, {"müller", "muller", 1}, {"abcdef", "badcfe", 3},
	} {
		for most := range 8 {
			got := Within([]rune(test.a), []rune(test.b), most)
			if test.want <= most && got != test.want || test.want > most && got <= most {
				t.Errorf("%q and %q within %d: %d, want %d", test.a, test.b, most, got, test.want)
			}
		}
	}
}

// whole is the distance by the whole table.
func whole(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		for j := range rows[i] {
			switch {
			case i == 0 || j == 0:
				rows[i][j] = i + j
			case a[i-1] == b[j-1]:
				rows[i][j] = rows[i-1][j-1]
			default:
				rows[i][j] = 1 + min(rows[i-1][j-1], rows[i-1][j], rows[i][j-1])
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					rows[i][j] = min(rows[i][j], 1+rows[i-2][j-2])
				}
			}
		}
	}
	return rows[len(a)][len(b)]
}

// The diagonals within a bound are enough for every distance within it.
func TestWithinIsWhole(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() []rune {
		w := make([]rune, random.IntN(9))
		for i := range w {
			w[i] = rune('a' + random.IntN(3))
		}
		return w
	}
	for range 20_000 {
		a, b, most := word(), word(), random.IntN(7)
		got, want := Within(a, b, most), whole(a, b)
		if want <= most && got != want || want > most && got <= most {
			t.Fatalf("%q and %q within %d: %d, want %d", string(a), string(b), most, got, want)
		}
	}
}
