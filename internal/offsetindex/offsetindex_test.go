package offsetindex

import (
	"clipgraph/internal/testkit"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// built is the index of a file of n lines. Line i has the keys of keysOf(i), and counts 7.
func built(t testing.TB, layout Layout, n int, keysOf func(i int) []uint64) (x *Index, offsets []uint64) {
	t.Helper()
	dir := t.TempDir()
	var text strings.Builder
	all := Part{Counts: map[uint64]uint64{7: uint64(n)}}
	for i := range n {
		all.Offsets = append(all.Offsets, uint64(text.Len()))
		for _, key := range keysOf(i) {
			all.Rows = append(all.Rows, Row{key, uint32(i)})
		}
		text.WriteString(strings.Repeat("x", i%50) + "\n")
	}
	path, index := filepath.Join(dir, "file"), filepath.Join(dir, "index")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	scan := func(io.ReaderAt, int64, int64) (Part, error) { return all, nil } // the file is less than a part
	if got, err := layout.Build(t.Context(), path, index, "note", scan, nil); err != nil || got != n {
		t.Fatalf("%d records (%v)", got, err)
	}
	x, err := layout.Open(index)
	if err != nil {
		t.Fatal(err)
	}
	return x, all.Offsets
}

// What is asked for is found, with its offsets, however many keys there are and however
// many records a key has; of too many the last ones.
func TestFind(t *testing.T) {
	mixed := func(i int) uint64 { return rand.New(rand.NewPCG(uint64(i), 1)).Uint64() }
	for _, n := range []int{1, 2, blockSize - 1, blockSize, blockSize + 1, 3 * blockSize, 6000} {
		for _, layout := range []Layout{{"hashed", true}, {"exact", false}} {
			t.Run(fmt.Sprint(layout.Name, n), func(t *testing.T) {
				keysOf := func(i int) []uint64 { return []uint64{mixed(i), mixed(-1 - i/3), 1 << 63} }
				if !layout.Hashed { // in clusters
					keysOf = func(i int) []uint64 { return []uint64{uint64(i%4)<<50 | uint64(i), 1 << 60, 1 << 60} }
				}
				x, offsets := built(t, layout, n, keysOf)
				want := map[uint64][]uint32{}
				var keys []uint64
				for i := range n {
					for _, key := range slices.Compact(keysOf(i)) {
						want[key] = append(want[key], uint32(i))
						keys = append(keys, key)
					}
				}
				found, err := x.Find(keys, MostRecords)
				if err != nil {
					t.Fatal(err)
				}
				for i, key := range keys {
					found[i] = slices.DeleteFunc(slices.Clone(found[i]), func(r uint32) bool { return !slices.Contains(keysOf(int(r)), key) }) // of another key
					if all := want[key]; !slices.Equal(found[i], all[max(0, len(all)-MostRecords):]) {
						t.Fatalf("key %x: %v, want %v", key, found[i], all)
					}
				}
				if last, err := x.Find(keys, 1); err != nil || len(last[0]) != 1 || !layout.Hashed && last[0][0] != want[keys[0]][len(want[keys[0]])-1] {
					t.Errorf("the last of %x: %v (%v)", keys[0], last[0], err)
				}
				var records []uint32
				for i := range n {
					records = append(records, uint32(i))
				}
				got, err := x.Offsets(records)
				if err != nil {
					t.Fatal(err)
				}
				for i := range got {
					if uint64(got[i]) != offsets[i] {
						t.Fatalf("record %d is at %d, want %d", i, got[i], offsets[i])
					}
				}
				if _, err := x.Offsets([]uint32{uint32(n)}); err == nil {
					t.Error("a record that is not there has an offset")
				}
				if counts := x.Count([]uint64{7, 8}); !slices.Equal(counts, []int{n, 0}) || x.Note() != "note" {
					t.Errorf("counts %v, note %q", counts, x.Note())
				}
			})
		}
	}
}

// Few keys that nothing has are taken for others, and an index is small.
func TestHashedKeys(t *testing.T) {
	const n = 20_000
	random := rand.New(rand.NewPCG(1, 2))
	x, _ := built(t, Layout{"hashed", true}, n, func(int) []uint64 { return []uint64{random.Uint64()} })
	strange := make([]uint64, n)
	for i := range strange {
		strange[i] = random.Uint64()
	}
	found, err := x.Find(strange, 1)
	if err != nil {
		t.Fatal(err)
	}
	if wrong := n - len(slices.DeleteFunc(slices.Clone(found), func(f []uint32) bool { return f != nil })); wrong > n/64 {
		t.Errorf("%d of %d strange keys are found", wrong, n)
	}
	info, err := os.Stat(x.name)
	if err != nil {
		t.Fatal(err)
	}
	if each := float64(info.Size()-headerSize) / n; each > 4.3 { // 15 bits of the number, 9 of the key, 7 of the offset, and what finds a block
		t.Errorf("%.1f bytes a key", each)
	}
}

// An index of another version says which file is to be indexed again, and what is broken
// is an error whatever it is read for.
func TestNotTrusted(t *testing.T) {
	testkit.PlainOnly(t)
	layout := Layout{"hashed", true}
	x, _ := built(t, layout, 1000, func(i int) []uint64 { return []uint64{uint64(i) << 40} })
	data, err := os.ReadFile(x.name)
	if err != nil {
		t.Fatal(err)
	}
	old := strings.Replace(string(data), fmt.Sprint(" index ", version), " index 1", 1)
	if err := os.WriteFile(x.name, []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = layout.Open(x.name)
	if stale, ok := errors.AsType[*StaleError](err); !ok || !stale.Version || stale.Path != x.Path() {
		t.Errorf("of another version: %v", err)
	}
	keys := make([]uint64, 1000)
	for i := range keys {
		keys[i] = uint64(i) << 40
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 { // nothing hangs or panics
		broken := slices.Clone(data)
		for range 20 {
			broken[headerSize+random.IntN(len(broken)-headerSize)] = byte(random.Uint32())
		}
		if err := os.WriteFile(x.name, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if y, err := layout.Open(x.name); err == nil {
			found, _ := y.Find(keys, 5)
			for _, records := range found {
				_, _ = y.Offsets(records)
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	mixed := func(i int) uint64 { return uint64(i+1) * 0x9e3779b97f4a7c15 }
	x, _ := built(b, Layout{"hashed", true}, 100_000, func(i int) []uint64 { return []uint64{mixed(i), mixed(-i / 8)} })
	keys := make([]uint64, 1000)
	for i := range keys {
		keys[i] = mixed(i * 97)
	}
	for b.Loop() {
		found, err := x.Find(keys, 8)
		if err != nil {
			b.Fatal(err)
		}
		for _, records := range found {
			if _, err := x.Offsets(records); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkSort(b *testing.B) {
	random := rand.New(rand.NewPCG(5, 6))
	rows := make([]Row, 1<<20)
	for i := range rows {
		rows[i] = Row{random.Uint64() >> 30, uint32(i)}
	}
	from, scratch := make([]Row, len(rows)), make([]Row, len(rows))
	for b.Loop() {
		copy(from, rows)
		sortRows(from, scratch)
	}
}
