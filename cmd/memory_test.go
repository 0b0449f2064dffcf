package cmd

import (
	"bytes"
	"strings"
	"testing"
)

// A list that would not fit is refused before its structure is read.
func TestListsWithin(t *testing.T) {
	for free, want := range map[int64]int64{1: 1 << 20, memoryBase + 30*(5<<20): 5 << 20, 1 << 40: maxInput} {
		if got := listsWithin(free); got != want {
			t.Errorf("with %d bytes: %d, want %d", free, got, want)
		}
	}
	list := strings.Repeat("- a list of some length\n", 3<<20/24)
	for _, test := range []struct {
		free    int64 // 0: not known
		maxSize int64 // in MiB
		want    string
	}{
		{memoryBase + 30*(2<<20), 0, "the lists are larger than 2 MiB, which is what the memory that is free allows"},
		{memoryBase + 30*(4<<20), 0, ""},
		{memoryBase, 4, ""}, // the user knows better
		{1 << 40, 2, "the lists are larger than 2 MiB"},
		{0, 0, ""},
	} {
		a := &app{maxSize: test.maxSize, freeMemory: func() int64 { return test.free }, stdin: bytes.NewReader([]byte(list))}
		_, err := a.readInputs(t.Context(), []string{"-"})
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.HasSuffix(err.Error(), test.want)) {
			t.Errorf("%d bytes free, --max-size %d: %v", test.free, test.maxSize, err)
		}
	}
}
