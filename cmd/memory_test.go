package cmd

import (
	"bytes"
	"strings"
	"testing"
)

// A list that would not fit is refused before its structure is read.
func TestLargeLists(t *testing.T) {
	const base = 64 << 20 // that a run takes besides
	list := strings.Repeat("- a list of some length\n", 3<<20/24)
	for _, test := range []struct {
		free    int64 // 0: not known
		maxSize int64 // in MiB
		want    string
	}{
		{base + 40*(2<<20), 0, "the lists are larger than 2 MiB, the limit of the free memory"},
		{base + 40*(4<<20), 0, ""},
		{base, 4, ""}, // the user knows better
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
