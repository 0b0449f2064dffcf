package arxiv

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestTableNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var table Table
		number := map[ID]int32{}
		var seen []ID
		for range rapid.IntRange(0, 60).Draw(t, "n") {
			id := drawID.Draw(t, "id")
			if _, there := number[id]; !there {
				number[id] = int32(len(seen))
				seen = append(seen, id)
			}
			if got := table.Number(id); got != number[id] {
				t.Fatalf("%v is %d, want %d", id, got, number[id])
			}
		}
		if !slices.Equal(table.IDs(), seen) {
			t.Fatal("other identifiers")
		}
	})
}

// parseCanonical reads what String writes, and agrees with Parse on the rest.
func TestParseCanonical(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := drawID.Draw(t, "id")
		if got, ok := parseCanonical([]byte(id.String())); !ok || got != id {
			t.Fatalf("%v is read as %v, %v", id, got, ok)
		}
		text := rapid.SliceOfN(rapid.SampledFrom([]byte("0123456789./-hepthmacsv")), 0, 16).Draw(t, "text")
		if got, ok := parseCanonical(text); ok {
			if ref, err := Parse(string(text)); err != nil || ref.ID != got || got.String() != string(text) {
				t.Fatalf("%q is read as %v; Parse says %v, %v", text, got, ref, err)
			}
		}
	})
	for _, text := range []string{"1706.3762", "1412.12345", "0706.12345", "1706.03762v2", "hep-th/9913001", "hepth/9901001", "econ/0101001", "", "/9901001", "1713.00001", "1706.00000"} {
		if got, ok := parseCanonical([]byte(text)); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

func BenchmarkParseID(b *testing.B) {
	text := []byte("1706.03762")
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := parseCanonical(text); !ok {
			b.Fatal("not read")
		}
	}
}
