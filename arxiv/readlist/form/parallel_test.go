package form

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// longList returns a list of n rows and as many items, which are cut alike and not.
func longList(n int) string {
	var b strings.Builder
	b.WriteString("\n# Nets\n\n| Title | Year | Link |\n|---|---|---|\n")
	for i := range n {
		fmt.Fprintf(&b, "| **Net%d: a study of things of number %d** | 20%02d | [paper](https://arxiv.org/abs/2101.%05d) |\n", i, i, i%25, i+1)
	}
	b.WriteString("\n# Others\n\n")
	for i := range n {
		fmt.Fprintf(&b, "- Ada Holm, Bo Lind. Learning of %s things by number %d. CVPR 20%02d. [[pdf](https://arxiv.org/abs/2102.%05d)]\n", strings.Repeat("very ", i%3), i, i%25, i+1)
	}
	return b.String()
}

// manyShares is more entries than several processors take at a time.
const manyShares = 320

func TestAnyNumberOfProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	list := longList(manyShares)
	one := read(list)
	if len(one.Records) != 2*manyShares {
		t.Fatalf("%d records", len(one.Records))
	}
	for _, n := range []int{2, 7} {
		runtime.GOMAXPROCS(n)
		if several := read(list); show(list, several) != show(list, one) {
			t.Errorf("read otherwise by %d processors", n)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	list := longList(1000)
	b.SetBytes(int64(len(list)))
	b.ReportAllocs()
	for b.Loop() {
		read(list)
	}
}
