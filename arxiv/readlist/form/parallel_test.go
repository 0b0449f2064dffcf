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

func TestAnyNumberOfProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	list := longList(5 * share)
	one := read(list)
	if len(one.Records) != 2*5*share {
		t.Fatalf("%d records", len(one.Records))
	}
	for _, n := range []int{2, 7} {
		runtime.GOMAXPROCS(n)
		if several := read(list); show(list, several) != show(list, one) {
			t.Errorf("read otherwise by %d processors", n)
		}
	}
}

func TestInParallel(t *testing.T) {
	for _, n := range []int{0, 1, share, share + 1, 10*share - 1} {
		times := make([]int, n)
		inParallel(n, nothing, func(_ struct{}, i int) { times[i]++ })
		for i, k := range times {
			if k != 1 {
				t.Fatalf("%d of %d was done %d times", i, n, k)
			}
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
